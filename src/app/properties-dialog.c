/* What a workspace is called and whose it is. Every choice is an edit at once, as the window's undo knows it. */
#include "config.h"
#include "app/properties-dialog.h"

#include "analysis/candidates.h"
#include "app/drop-down.h"
#include "exchange/properties.h"
#include "exchange/words.h"
#include "workspace/edit-target.h"
#include "workspace/region.h"

#include <glib/gi18n-lib.h>

struct _LtPropertiesDialog {
  AdwPreferencesWindow parent_instance;

  /* Template */
  AdwEntryRow  *title_row;
  GtkDropDown  *choice;
  AdwEntryRow  *name_row;
  AdwComboRow  *kind_row;
  GtkWidget    *add;
  AdwPreferencesGroup *sources;
  GtkWidget    *more_sources;     /* the row that adds one */
  GtkDropDown  *source;

  LtWorkspace  *workspace;
  GPtrArray    *source_rows;      /* AdwActionRow */
  GArray       *keys;             /* gint64: of the regions as they are listed; the first is none's */
  gboolean      kind_chosen;      /* by hand; until then it follows the name */
  gboolean      filling;          /* what changes is not the user's doing */
};

G_DEFINE_FINAL_TYPE (LtPropertiesDialog, lt_properties_dialog, ADW_TYPE_PREFERENCES_WINDOW)

/* The list has no "none" to choose. */
#define FIRST_KIND LT_REGION_PROVINCE
#define LAST_KIND  LT_REGION_ZONE

/* --- Showing --- */

static void
show_title (LtPropertiesDialog *self)
{
  const char *title = lt_model_get_meta (lt_workspace_get_model (self->workspace), "title");

  /* The row would take a text that it is given for one to apply. */
  adw_entry_row_set_show_apply_button (self->title_row, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->title_row), title != NULL ? title : "");
  adw_entry_row_set_show_apply_button (self->title_row, TRUE);
}

/* Its own name first: that is what one looks for. */
static char *
describe (LtModel *model, const LtRegion *region)
{
  g_autofree char *above = region->parent != 0 ? lt_region_path (model, region->parent) : NULL;

  return above != NULL && *above != '\0' ? g_strdup_printf ("%s · %s", region->name, above) : g_strdup (region->name);
}

static int
compare_regions (gconstpointer a, gconstpointer b)
{
  const LtRegion *x = *(const LtRegion *const *) a, *y = *(const LtRegion *const *) b;
  /* Those that did not say their kind come last. */
  int kinds = (int) (x->kind != 0 ? x->kind : G_MAXINT16) - (int) (y->kind != 0 ? y->kind : G_MAXINT16);

  return kinds != 0 ? kinds : lt_model_compare (LT_TABLE_REGION, x, y);
}

static void
show_regions (LtPropertiesDialog *self)
{
  LtModel *model = lt_workspace_get_model (self->workspace);
  g_autoptr(GPtrArray) rows = lt_model_sorted (model, LT_TABLE_REGION);
  g_autoptr(GtkStringList) list = gtk_string_list_new (NULL);
  gint64 home = lt_model_get_home (model), none = 0;
  guint selected = 0;

  g_ptr_array_sort (rows, compare_regions);
  g_array_set_size (self->keys, 0);
  g_array_append_val (self->keys, none);
  gtk_string_list_append (list, C_("region", "None"));
  for (guint i = 0; i < rows->len; i++)
    {
      const LtRegion *region = rows->pdata[i];

      if (region->id == home)
        selected = self->keys->len;
      g_array_append_val (self->keys, region->id);
      gtk_string_list_take (list, describe (model, region));
    }
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->choice, selected);
  gtk_drop_down_set_model (self->source, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->source, 0);
}

static void on_source_removed (GtkButton *button, LtPropertiesDialog *self);

static GtkWidget *
make_source (LtPropertiesDialog *self, gint64 region)
{
  LtModel *model = lt_workspace_get_model (self->workspace);
  GtkWidget *row = adw_action_row_new (), *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *name = describe (model, lt_model_get_region (model, region)), *label = g_strdup_printf (_("Remove “%s”"), name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (remove), "region", g_memdup2 (&region, sizeof region), g_free);
  g_signal_connect (remove, "clicked", G_CALLBACK (on_source_removed), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  return row;
}

/* Those that are chosen, and below them the row that adds one. */
static void
show_sources (LtPropertiesDialog *self)
{
  g_autoptr(GArray) regions = lt_candidates_get_source_regions (lt_workspace_get_model (self->workspace));

  for (guint i = 0; i < self->source_rows->len; i++)
    adw_preferences_group_remove (self->sources, self->source_rows->pdata[i]);
  g_ptr_array_set_size (self->source_rows, 0);
  g_object_ref (self->more_sources);
  adw_preferences_group_remove (self->sources, self->more_sources);
  for (guint i = 0; i < regions->len; i++)
    {
      GtkWidget *row = make_source (self, g_array_index (regions, gint64, i));

      g_ptr_array_add (self->source_rows, row);
      adw_preferences_group_add (self->sources, row);
    }
  adw_preferences_group_add (self->sources, self->more_sources);
  g_object_unref (self->more_sources);
}

static void
show_all (LtPropertiesDialog *self)
{
  self->filling = TRUE;
  show_title (self);
  show_regions (self);
  show_sources (self);
  self->filling = FALSE;
}

static void
on_changed (LtWorkspace *workspace, const LtChanges *changes, LtPropertiesDialog *self)
{
  if (lt_changes_touch (changes, LT_TABLE_META) || lt_changes_touch (changes, LT_TABLE_REGION))
    show_all (self);
}

/* --- Rows of the list --- */

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer in_button)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (in_button != NULL)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
    }
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer in_button)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/* Not in the template, which connects what it names when all of it is made: the button would be set up by nobody. */
static GtkListItemFactory *
make_factory (gboolean in_button)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), GINT_TO_POINTER (in_button));
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), GINT_TO_POINTER (in_button));
  return factory;
}

/* --- Editing --- */

typedef struct {
  char   *text;                   /* (nullable): a title, or a region's name */
  gint64  region;
  gint    kind;
  GArray *regions;                /* (nullable): gint64 */
} Wish;

static void
wish_free (gpointer data)
{
  g_free (((Wish *) data)->text);
  g_clear_pointer (&((Wish *) data)->regions, g_array_unref);
  g_free (data);
}

static gboolean
title_edit (LtEdit *edit, gpointer data, GError **error)
{
  return lt_properties_set_title (edit, ((Wish *) data)->text, error);
}

static gboolean
choice_edit (LtEdit *edit, gpointer data, GError **error)
{
  return lt_properties_set_home (edit, ((Wish *) data)->region, error);
}

static gboolean
name_edit (LtEdit *edit, gpointer data, GError **error)
{
  return lt_properties_name_home (edit, ((Wish *) data)->text, ((Wish *) data)->kind, error);
}

static gboolean
sources_edit (LtEdit *edit, gpointer data, GError **error)
{
  GArray *regions = ((Wish *) data)->regions;

  return lt_edit_set_source_regions (edit, (const gint64 *) (gpointer) regions->data, regions->len, error);
}

static void
on_edited (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LtPropertiesDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  GtkWidget *dialog;

  /* Closed in the meantime, it has nowhere to say it; the edit is whole or not there. */
  if (lt_workspace_edit_finish (LT_WORKSPACE (source), result, &error) || self->workspace == NULL)
    return;
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Nothing Was Changed"), error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
  show_all (self);
}

static void
on_named (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LtPropertiesDialog *self = user_data;

  if (self->workspace != NULL && !g_task_had_error (G_TASK (result)))
    gtk_editable_set_text (GTK_EDITABLE (self->name_row), "");
  on_edited (source, result, self);
}

static void
edit (LtPropertiesDialog *self, const char *label, LtEditFunc func, Wish wish, GAsyncReadyCallback callback)
{
  lt_workspace_edit_async (self->workspace, label, LT_EDIT_DEFAULT, func, g_memdup2 (&wish, sizeof wish), wish_free,
                           NULL, NULL, NULL, callback, g_object_ref (self));
}

static void
on_title_apply (LtPropertiesDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->title_row));

  edit (self, _("Set the title"), title_edit, (Wish) { .text = g_strdup (text) }, on_edited);
}

static void
on_choice (LtPropertiesDialog *self)
{
  guint selected = gtk_drop_down_get_selected (self->choice);
  gint64 region;

  if (self->filling || selected >= self->keys->len)
    return;
  region = g_array_index (self->keys, gint64, selected);
  if (region != lt_model_get_home (lt_workspace_get_model (self->workspace)))
    edit (self, _("Set the home region"), choice_edit, (Wish) { .region = region }, on_edited);
}

static void
set_sources (LtPropertiesDialog *self, GArray *regions)
{
  edit (self, _("Set the preferred source regions"), sources_edit, (Wish) { .regions = regions }, on_edited);
}

static guint
find_region (GArray *regions, gint64 region)
{
  for (guint i = 0; i < regions->len; i++)
    if (g_array_index (regions, gint64, i) == region)
      return i;
  return regions->len;
}

static void
on_source_removed (GtkButton *button, LtPropertiesDialog *self)
{
  gint64 region = *(gint64 *) g_object_get_data (G_OBJECT (button), "region");
  GArray *regions = lt_candidates_get_source_regions (lt_workspace_get_model (self->workspace));
  guint at = find_region (regions, region);

  if (at < regions->len)
    g_array_remove_index (regions, at);
  set_sources (self, regions);
}

static void
on_source (LtPropertiesDialog *self)
{
  guint selected = gtk_drop_down_get_selected (self->source);
  gint64 region = selected > 0 && selected < self->keys->len ? g_array_index (self->keys, gint64, selected) : 0;
  GArray *regions;

  if (self->filling || region == 0)
    return;
  regions = lt_candidates_get_source_regions (lt_workspace_get_model (self->workspace));
  if (find_region (regions, region) == regions->len)
    g_array_append_val (regions, region);
  set_sources (self, regions);
}

static void
on_add (LtPropertiesDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->name_row));
  gint kind = FIRST_KIND + adw_combo_row_get_selected (self->kind_row);

  if (*text != '\0')
    edit (self, _("Set the home region"), name_edit, (Wish) { .text = g_strdup (text), .kind = kind }, on_named);
}

/* What a name ends with tells a county from a park, mostly. */
static void
on_name_changed (LtPropertiesDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->name_row));
  gint kind = lt_words_region_kind (text);

  gtk_widget_set_sensitive (self->add, *text != '\0');
  if (*text == '\0')
    self->kind_chosen = FALSE;
  if (kind == LT_REGION_NONE || self->kind_chosen)
    return;
  /* The gazetteer has every prefecture: a city that is new is one of a county's rank. */
  if (kind == LT_REGION_CITY)
    kind = LT_REGION_COUNTY;
  self->filling = TRUE;
  adw_combo_row_set_selected (self->kind_row, kind - FIRST_KIND);
  self->filling = FALSE;
}

static void
on_kind (LtPropertiesDialog *self)
{
  self->kind_chosen = self->kind_chosen || !self->filling;
}

/* --- The window --- */

static void
lt_properties_dialog_dispose (GObject *object)
{
  LtPropertiesDialog *self = LT_PROPERTIES_DIALOG (object);

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (lt_properties_dialog_parent_class)->dispose (object);
}

static void
lt_properties_dialog_finalize (GObject *object)
{
  g_array_unref (LT_PROPERTIES_DIALOG (object)->keys);
  g_ptr_array_unref (LT_PROPERTIES_DIALOG (object)->source_rows);
  G_OBJECT_CLASS (lt_properties_dialog_parent_class)->finalize (object);
}

static void
lt_properties_dialog_class_init (LtPropertiesDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = lt_properties_dialog_dispose;
  G_OBJECT_CLASS (class)->finalize = lt_properties_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/liantu/Liantu/properties-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LtPropertiesDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, LtPropertiesDialog, choice);
  gtk_widget_class_bind_template_child (widget_class, LtPropertiesDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, LtPropertiesDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, LtPropertiesDialog, add);
  gtk_widget_class_bind_template_child (widget_class, LtPropertiesDialog, sources);
  gtk_widget_class_bind_template_child (widget_class, LtPropertiesDialog, more_sources);
  gtk_widget_class_bind_template_child (widget_class, LtPropertiesDialog, source);
  gtk_widget_class_bind_template_callback (widget_class, on_title_apply);
  gtk_widget_class_bind_template_callback (widget_class, on_choice);
  gtk_widget_class_bind_template_callback (widget_class, on_source);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_kind);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
}

static void
lt_properties_dialog_init (LtPropertiesDialog *self)
{
  g_autoptr(GtkStringList) kinds = gtk_string_list_new (NULL);
  g_autoptr(GtkExpression) text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  g_autoptr(GtkListItemFactory) in_button = make_factory (TRUE), in_list = make_factory (FALSE);

  self->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->source_rows = g_ptr_array_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  lt_drop_down_name_button (self->choice);
  lt_drop_down_name_button (self->source);
  gtk_drop_down_set_factory (self->choice, in_button);
  gtk_drop_down_set_list_factory (self->choice, in_list);
  gtk_drop_down_set_expression (self->choice, text);
  gtk_drop_down_set_factory (self->source, in_button);
  gtk_drop_down_set_list_factory (self->source, in_list);
  gtk_drop_down_set_expression (self->source, text);
  for (gint kind = FIRST_KIND; kind <= LAST_KIND; kind++)
    gtk_string_list_append (kinds, lt_enum_label (LT_TABLE_REGION, "kind", kind));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (kinds));
  adw_combo_row_set_selected (self->kind_row, LT_REGION_COUNTY - FIRST_KIND);
  self->filling = FALSE;
}

/**
 * lt_properties_dialog_show:
 * @parent: the window it belongs to
 * @workspace: one that can be written
 *
 * Returns: (transfer none): the dialog, which goes when it is closed
 */
LtPropertiesDialog *
lt_properties_dialog_show (GtkWindow *parent, LtWorkspace *workspace)
{
  LtPropertiesDialog *self = g_object_new (LT_TYPE_PROPERTIES_DIALOG, "transient-for", parent, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect (workspace, "changed", G_CALLBACK (on_changed), self);
  show_all (self);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
