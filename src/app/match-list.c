#include "config.h"
#include "app/match-list.h"

#include "analysis/format.h"
#include "app/dialog-window.h"
#include "app/drop-down.h"
#include "app/editor-recruit.h"
#include "app/match-item.h"

#include <glib/gi18n-lib.h>

/* Who wants more takes up those first, or looks at one chain. */
#define MOST 200
/* Microseconds of a turn of the main loop that the search may take. */
#define SLICE 8000

struct _LtMatchList {
  GtkWidget        parent_instance;

  /* Template */
  AdwToastOverlay *toasts;
  GtkDropDown     *choice;
  GtkLabel        *status;
  GtkStack        *pages;
  GtkListView     *list;

  LtViewState     *state;
  GArray          *chains;         /* gint64: as they are listed; the first, 0, is all of them */
  GListStore      *items;          /* LtMatchItem */
  GHashTable      *bound;          /* GtkListItem */
  LtMatching      *matching;       /* (nullable): while it searches */
  guint            source;
  gboolean         filling;        /* what changes is not the user's doing */
};

G_DEFINE_FINAL_TYPE (LtMatchList, lt_match_list, GTK_TYPE_WIDGET)

/* --- Taking one up --- */

static void
on_accepted (gpointer who, const char *refused)
{
  LtMatchList *self = who;
  LtWorkspace *workspace = lt_view_state_get_workspace (self->state);
  AdwToast *toast = adw_toast_new ("");
  g_autofree char *shown = g_markup_escape_text (refused != NULL ? refused : lt_workspace_get_undo_label (workspace), -1);

  /* Names come from the document: a toast's title is markup. */
  adw_toast_set_title (toast, shown);
  if (refused == NULL)
    {
      adw_toast_set_button_label (toast, _("_Undo"));
      adw_toast_set_action_name (toast, "matches.undo");
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* Of what has just gone nothing is left to say; the next search leaves it out. */
static gboolean
is_there (LtMatchList *self, const LtMatch *match)
{
  LtModel *model = lt_view_state_get_model (self->state);

  return lt_model_get (model, LT_TABLE_FLOW, match->flow) != NULL && lt_model_get_enterprise (model, match->supplier) != NULL
         && lt_model_get_enterprise (model, match->buyer) != NULL;
}

static void
accept (LtMatchList *self, LtMatchItem *item)
{
  const LtMatch *match = lt_match_item_get (item);
  LtEditor *editor = lt_view_state_get_editor (self->state);
  g_autofree char *product = is_there (self, match) ? lt_match_find_product (lt_view_state_get_model (self->state), match) : NULL;

  if (lt_editor_can_edit (editor))
    lt_editor_accept_match (editor, match->supplier, match->buyer, product, on_accepted, self);
}

static void
on_clicked (GtkButton *button, GtkListItem *list_item)
{
  LtMatchList *self = LT_MATCH_LIST (gtk_widget_get_ancestor (GTK_WIDGET (button), LT_TYPE_MATCH_LIST));
  LtMatchItem *item = gtk_list_item_get_item (list_item);

  if (self != NULL && item != NULL)
    accept (self, item);
}

static void
on_activate (GtkListView *list, guint position, LtMatchList *self)
{
  g_autoptr(LtMatchItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  if (item != NULL)
    accept (self, item);
}

/* The window's: what the history has is all of the window's doing. */
static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (gtk_widget_get_root (widget)));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.undo", NULL);
}

/* --- Rows --- */

static const char *
name_of (LtMatchList *self, gint64 enterprise)
{
  const char *name = lt_thing_get_name (lt_view_state_get_model (self->state), (LtThing) { LT_TABLE_ENTERPRISE, enterprise });

  return name != NULL ? name : "";
}

static GtkWidget *
make_label (const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, class);
  return label;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, LtMatchList *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *button = gtk_button_new_with_label (C_("match", "Accept")), *score = gtk_label_new (NULL);

  gtk_widget_add_css_class (score, "numeric");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), make_label ("heading"));
  gtk_box_append (GTK_BOX (texts), make_label ("caption"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "clicked", G_CALLBACK (on_clicked), list_item);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), score);
  gtk_box_append (GTK_BOX (row), button);
  gtk_list_item_set_child (list_item, row);
}

static void
fill_row (LtMatchList *self, GtkListItem *list_item)
{
  const LtMatch *match = lt_match_item_get (gtk_list_item_get_item (list_item));
  LtModel *model = lt_view_state_get_model (self->state);
  GtkWidget *row = gtk_list_item_get_child (list_item), *texts = gtk_widget_get_first_child (row);
  GtkWidget *title = gtk_widget_get_first_child (texts), *button = gtk_widget_get_last_child (row);
  g_autofree char *pair = g_strdup_printf ("%s → %s", name_of (self, match->supplier), name_of (self, match->buyer));
  g_autofree char *points = lt_format_number (match->score, 1), *why = NULL, *tooltip = NULL, *words = NULL;
  g_autofree char *product = NULL;

  if (!is_there (self, match))
    return;
  why = lt_match_explain (model, match);
  product = lt_match_find_product (model, match);
  tooltip = product == NULL ? g_strdup_printf (_("Note that “%s” supplies “%s”"), name_of (self, match->supplier),
                                               name_of (self, match->buyer))
                            : g_strdup_printf (_("Note that “%s” supplies “%s” with “%s”"), name_of (self, match->supplier),
                                               name_of (self, match->buyer), product);
  words = g_strdup_printf (_("%s, %s of 100 points: %s"), pair, points, why);
  gtk_label_set_label (GTK_LABEL (title), pair);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (title)), why);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (texts)), points);
  gtk_widget_set_tooltip_text (gtk_widget_get_next_sibling (texts), _("Points of 100"));
  gtk_widget_set_sensitive (button, lt_editor_can_edit (lt_view_state_get_editor (self->state)));
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tooltip, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, LtMatchList *self)
{
  g_hash_table_add (self->bound, list_item);
  fill_row (self, list_item);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *list_item, LtMatchList *self)
{
  g_hash_table_remove (self->bound, list_item);
}

/* Names may have changed. */
static void
refill_rows (LtMatchList *self)
{
  GHashTableIter iter;
  gpointer list_item;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    fill_row (self, list_item);
}

/* --- What is found --- */

static gboolean
is_same (GListStore *items, guint position, const LtMatch *match)
{
  g_autoptr(LtMatchItem) item = g_list_model_get_item (G_LIST_MODEL (items), position);
  const LtMatch *shown = lt_match_item_get (item);

  return shown->supplier == match->supplier && shown->buyer == match->buyer && shown->flow == match->flow && shown->score == match->score;
}

/* What is the same at both ends of the list stays: the place in it is not lost when a pair was taken up. */
static void
show_found (LtMatchList *self, GArray *found)
{
  const LtMatch *matches = (const LtMatch *) (gpointer) found->data;
  guint old = g_list_model_get_n_items (G_LIST_MODEL (self->items)), first = 0, last = 0;
  g_autoptr(GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);

  while (first < MIN (old, found->len) && is_same (self->items, first, &matches[first]))
    first++;
  while (last < MIN (old, found->len) - first && is_same (self->items, old - last - 1, &matches[found->len - last - 1]))
    last++;
  for (guint i = first; i < found->len - last; i++)
    g_ptr_array_add (added, lt_match_item_new (&matches[i]));
  g_list_store_splice (self->items, first, old - first - last, added->pdata, added->len);
}

static void
show_status (LtMatchList *self, gboolean capped)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  const char *viewpoint = lt_view_state_get_viewpoint_name (self->state);
  g_autofree char *count = n == MOST || capped ? g_strdup_printf (_("The best %u pairs"), n)
                           : g_strdup_printf (ngettext ("%u pair", "%u pairs", n), n);
  g_autofree char *text = g_strdup_printf (C_("pairs, region", "%s in %s"), count, viewpoint != NULL ? viewpoint : "");

  gtk_label_set_label (self->status, n > 0 ? text : "");
  gtk_stack_set_visible_child_name (self->pages, n > 0 ? "list" : viewpoint != NULL ? "nothing" : "nowhere");
}

static gboolean
on_slice (gpointer data)
{
  LtMatchList *self = data;

  if (!lt_matching_step (self->matching, SLICE))
    return G_SOURCE_CONTINUE;
  self->source = 0;
  show_found (self, lt_matching_get (self->matching));
  show_status (self, lt_matching_is_capped (self->matching));
  g_clear_pointer (&self->matching, lt_matching_free);
  refill_rows (self);
  return G_SOURCE_REMOVE;
}

static gint64
get_chain (LtMatchList *self)
{
  guint selected = gtk_drop_down_get_selected (self->choice);

  return selected < self->chains->len ? g_array_index (self->chains, gint64, selected) : 0;
}

static void
search (LtMatchList *self)
{
  g_clear_pointer (&self->matching, lt_matching_free);
  self->matching = lt_matching_new (lt_view_state_get_model (self->state), lt_view_state_get_viewpoint (self->state),
                                    get_chain (self), MOST);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) == 0)
    gtk_stack_set_visible_child_name (self->pages, "searching");
  if (self->source == 0)
    self->source = g_idle_add (on_slice, self);
}

/* --- The chains to choose from --- */

static void
list_chains (LtMatchList *self, gint64 chosen)
{
  const GPtrArray *rows = lt_model_get_sorted (lt_view_state_get_model (self->state), LT_TABLE_CHAIN);
  g_autoptr(GtkStringList) list = gtk_string_list_new ((const char *const []) { _("All Chains"), NULL });
  gint64 all = 0;
  guint selected = 0;

  g_array_set_size (self->chains, 0);
  g_array_append_val (self->chains, all);
  for (guint i = 0; i < rows->len; i++)
    {
      const LtChain *row = rows->pdata[i];

      if (row->id == chosen)
        selected = self->chains->len;
      g_array_append_val (self->chains, row->id);
      gtk_string_list_append (list, row->name);
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->choice, selected);
  self->filling = FALSE;
}

static void
on_choice (LtMatchList *self)
{
  if (!self->filling && self->state != NULL)
    search (self);
}

static void
on_refreshed (LtMatchList *self)
{
  list_chains (self, get_chain (self));
  search (self);
}

/* --- The list --- */

static void
lt_match_list_dispose (GObject *object)
{
  LtMatchList *self = LT_MATCH_LIST (object);
  GtkWidget *child;

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->matching, lt_matching_free);
  if (self->state != NULL)
    g_signal_handlers_disconnect_by_data (self->state, self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (lt_match_list_parent_class)->dispose (object);
}

static void
lt_match_list_finalize (GObject *object)
{
  LtMatchList *self = LT_MATCH_LIST (object);

  g_clear_object (&self->state);
  g_array_unref (self->chains);
  g_object_unref (self->items);
  g_hash_table_unref (self->bound);
  G_OBJECT_CLASS (lt_match_list_parent_class)->finalize (object);
}

static void
lt_match_list_class_init (LtMatchListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = lt_match_list_dispose;
  G_OBJECT_CLASS (class)->finalize = lt_match_list_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/liantu/Liantu/match-list.ui");
  gtk_widget_class_bind_template_child (widget_class, LtMatchList, toasts);
  gtk_widget_class_bind_template_child (widget_class, LtMatchList, choice);
  gtk_widget_class_bind_template_child (widget_class, LtMatchList, status);
  gtk_widget_class_bind_template_child (widget_class, LtMatchList, pages);
  gtk_widget_class_bind_template_child (widget_class, LtMatchList, list);
  gtk_widget_class_bind_template_callback (widget_class, on_choice);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_install_action (widget_class, "matches.undo", NULL, undo_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
lt_match_list_init (LtMatchList *self)
{
  g_autoptr(GtkExpression) text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkNoSelection *selection;

  self->chains = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->items = g_list_store_new (LT_TYPE_MATCH_ITEM);
  self->bound = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  lt_drop_down_name_button (self->choice);
  gtk_drop_down_set_expression (self->choice, text);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
}

GtkWidget *
lt_match_list_new (LtViewState *state)
{
  LtMatchList *self = g_object_new (LT_TYPE_MATCH_LIST, NULL);

  self->state = g_object_ref (state);
  g_signal_connect_swapped (state, "refreshed", G_CALLBACK (on_refreshed), self);
  list_chains (self, lt_view_state_get_kind (state) == LT_DIAGRAM_CHAIN ? lt_view_state_get_chain (state) : 0);
  search (self);
  return GTK_WIDGET (self);
}

GListModel *
lt_match_list_get_items (LtMatchList *self)
{
  return G_LIST_MODEL (self->items);
}

gboolean
lt_match_list_is_searching (LtMatchList *self)
{
  return self->source != 0;
}

/** lt_match_dialog_show: beside the window, in which one goes on looking and undoing. */
GtkWindow *
lt_match_dialog_show (GtkWindow *parent, LtViewState *state)
{
  GtkWidget *dialog = lt_dialog_window_new (parent, _("Match Suppliers and Buyers"), lt_match_list_new (state), 680, 600);

  gtk_window_set_modal (GTK_WINDOW (dialog), FALSE);
  gtk_window_present (GTK_WINDOW (dialog));
  return GTK_WINDOW (dialog);
}
