#include "config.h"
#include "app/sources-popover.h"

#include "app/editor-details.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _LtSourcesPopover {
  GtkPopover     parent_instance;

  /* Template */
  GtkListBox    *cited;
  GtkDropDown   *choice;
  GtkEditable   *title, *key;        /* of a document that is not listed */
  GtkEditable   *place, *note;
  GtkWidget     *stated;             /* about a document, rather than none */
  GtkSwitch     *judgement;
  GtkLabel      *refusal;

  LtViewState   *state;              /* (weak) */
  LtThing        backed;
  GArray        *keys;               /* gint64: of the sources as they are listed */
};

G_DEFINE_FINAL_TYPE (LtSourcesPopover, lt_sources_popover, GTK_TYPE_POPOVER)

/* In the list before the sources. */
enum { NEW, NONE, FIRST };

/* --- A citation in words --- */

/** lt_citation_get_title: the document, or that it is a judgement. */
char *
lt_citation_get_title (LtModel *model, const LtCitation *citation)
{
  const LtSource *source = lt_model_get (model, LT_TABLE_SOURCE, citation->source);

  return g_strdup (source == NULL ? _("Judgement") : source->title != NULL ? source->title : source->key);
}

/** lt_citation_get_words: what there is to say beside the title; "" where nothing is. */
char *
lt_citation_get_words (LtModel *model, const LtCitation *citation)
{
  const LtSource *source = lt_model_get (model, LT_TABLE_SOURCE, citation->source);
  /* Without a document the title says what it is. */
  const char *parts[] = {
    source != NULL ? lt_enum_label (LT_TABLE_CITATION, "basis", citation->basis) : NULL, citation->place,
    source != NULL ? source->publisher : NULL, source != NULL ? source->dated : NULL, citation->note,
  };
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", parts[i]);
  return g_string_free (words, FALSE);
}

/* --- What is cited --- */

static void
on_remove (GtkButton *button, LtSourcesPopover *self)
{
  gint64 id = *(gint64 *) g_object_get_data (G_OBJECT (button), "id");

  if (self->state == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->choice));
  lt_editor_remove (lt_view_state_get_editor (self->state), (LtThing) { LT_TABLE_CITATION, id });
}

static void
add_citation (LtSourcesPopover *self, const LtCitation *citation)
{
  LtModel *model = lt_view_state_get_model (self->state);
  g_autofree char *title = lt_citation_get_title (model, citation), *words = lt_citation_get_words (model, citation);
  g_autofree char *label = g_strdup_printf (_("Remove the source “%s”"), title);
  GtkWidget *row = adw_action_row_new (), *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (*words != '\0')
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (remove), "id", g_memdup2 (&citation->id, sizeof citation->id), g_free);
  g_signal_connect (remove, "clicked", G_CALLBACK (on_remove), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  gtk_list_box_append (self->cited, row);
}

static void
list_cited (LtSourcesPopover *self)
{
  g_autoptr(GPtrArray) rows = lt_model_citations (lt_view_state_get_model (self->state), self->backed.table, self->backed.id);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->cited, 0)) != NULL)
    gtk_list_box_remove (self->cited, GTK_WIDGET (row));
  for (guint i = 0; i < rows->len; i++)
    add_citation (self, rows->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->cited), rows->len > 0);
}

/* --- One more --- */

static void
on_choice (LtSourcesPopover *self)
{
  guint selected = gtk_drop_down_get_selected (self->choice);

  gtk_widget_set_visible (GTK_WIDGET (self->title), selected == NEW);
  gtk_widget_set_visible (GTK_WIDGET (self->key), selected == NEW);
  gtk_widget_set_visible (self->stated, selected != NONE);
}

static gint64
get_chosen (LtSourcesPopover *self)
{
  guint selected = gtk_drop_down_get_selected (self->choice);

  return selected < self->keys->len ? g_array_index (self->keys, gint64, selected) : 0;
}

/* What was chosen stays chosen while the list changes. */
static void
list_sources (LtSourcesPopover *self)
{
  const GPtrArray *rows = lt_model_get_sorted (lt_view_state_get_model (self->state), LT_TABLE_SOURCE);
  g_autoptr(GtkStringList) list = gtk_string_list_new ((const char *const []) { _("New Source…"), _("Judgement"), NULL });
  gint64 chosen = get_chosen (self), none = 0;
  guint selected = self->keys->len > 0 ? gtk_drop_down_get_selected (self->choice) : rows->len > 0 ? FIRST : NEW;

  g_array_set_size (self->keys, 0);
  g_array_append_val (self->keys, none);
  g_array_append_val (self->keys, none);
  for (guint i = 0; i < rows->len; i++)
    {
      const LtSource *row = rows->pdata[i];

      if (row->id == chosen)
        selected = self->keys->len;
      g_array_append_val (self->keys, row->id);
      gtk_string_list_append (list, row->title != NULL ? row->title : row->key);
    }
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->choice, MIN (selected, self->keys->len - 1));
  on_choice (self);
}

static void
on_refreshed (LtSourcesPopover *self)
{
  list_cited (self);
  list_sources (self);
}

static void
on_added (gpointer who, const char *refused)
{
  LtSourcesPopover *self = who;
  GtkEditable *texts[] = { self->title, self->key, self->place, self->note };

  gtk_label_set_label (self->refusal, refused != NULL ? refused : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), refused != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (texts) && refused == NULL; i++)
    gtk_editable_set_text (texts[i], "");
}

static void
on_add (LtSourcesPopover *self)
{
  guint selected = gtk_drop_down_get_selected (self->choice);
  LtSource source = { 0, (char *) gtk_editable_get_text (self->key), (char *) gtk_editable_get_text (self->title), NULL, NULL, NULL, NULL };
  LtCitation citation = { .source = get_chosen (self), .place = (char *) gtk_editable_get_text (self->place),
                          .note = (char *) gtk_editable_get_text (self->note) };

  if (self->state == NULL)
    return;
  citation.basis = selected == NONE || gtk_switch_get_active (self->judgement) ? LT_BASIS_JUDGEMENT : LT_BASIS_SOURCE;
  lt_editor_cite (lt_view_state_get_editor (self->state), self->backed, &citation, selected == NEW ? &source : NULL, on_added, self);
}

/* --- The popover --- */

static void
lt_sources_popover_dispose (GObject *object)
{
  LtSourcesPopover *self = LT_SOURCES_POPOVER (object);

  g_clear_weak_pointer (&self->state);
  G_OBJECT_CLASS (lt_sources_popover_parent_class)->dispose (object);
}

static void
lt_sources_popover_finalize (GObject *object)
{
  g_array_unref (LT_SOURCES_POPOVER (object)->keys);
  G_OBJECT_CLASS (lt_sources_popover_parent_class)->finalize (object);
}

static void
lt_sources_popover_class_init (LtSourcesPopoverClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = lt_sources_popover_dispose;
  G_OBJECT_CLASS (class)->finalize = lt_sources_popover_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/liantu/Liantu/sources-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, LtSourcesPopover, cited);
  gtk_widget_class_bind_template_child (widget_class, LtSourcesPopover, choice);
  gtk_widget_class_bind_template_child (widget_class, LtSourcesPopover, title);
  gtk_widget_class_bind_template_child (widget_class, LtSourcesPopover, key);
  gtk_widget_class_bind_template_child (widget_class, LtSourcesPopover, place);
  gtk_widget_class_bind_template_child (widget_class, LtSourcesPopover, note);
  gtk_widget_class_bind_template_child (widget_class, LtSourcesPopover, stated);
  gtk_widget_class_bind_template_child (widget_class, LtSourcesPopover, judgement);
  gtk_widget_class_bind_template_child (widget_class, LtSourcesPopover, refusal);
  gtk_widget_class_bind_template_callback (widget_class, on_choice);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
}

static void
lt_sources_popover_init (LtSourcesPopover *self)
{
  g_autoptr(GtkExpression) text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_expression (self->choice, text);
}

GtkWidget *
lt_sources_popover_new (LtViewState *state, LtThing backed)
{
  LtSourcesPopover *self = g_object_new (LT_TYPE_SOURCES_POPOVER, NULL);

  g_set_weak_pointer (&self->state, state);
  self->backed = backed;
  g_signal_connect_object (state, "refreshed", G_CALLBACK (on_refreshed), self, G_CONNECT_SWAPPED);
  on_refreshed (self);
  return GTK_WIDGET (self);
}
