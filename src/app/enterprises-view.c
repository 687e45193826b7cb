#include "config.h"
#include "app/enterprises-private.h"

#include "analysis/format.h"
#include "app/cargo-drag.h"
#include "app/drop-down.h"
#include "app/list-scroll.h"
#include "app/row-menu.h"

#include <glib/gi18n-lib.h>

/* How long what is made in passing may keep the main loop, in microseconds. */
#define SLICE_US 6000

G_DEFINE_FINAL_TYPE (LtEnterprisesView, lt_enterprises_view, GTK_TYPE_WIDGET)

LtModel *
lt_enterprises_view_get_model (LtEnterprisesView *self)
{
  return lt_view_state_get_model (self->state);
}

LtTable
lt_enterprises_view_get_table (LtEnterprisesView *self)
{
  return self->query->subject;
}

gint64
lt_enterprises_view_get_id (LtEnterprisesView *self, guint position)
{
  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
}

static gboolean
is_firms (LtEnterprisesView *self)
{
  return lt_enterprises_view_get_table (self) == LT_TABLE_ENTERPRISE;
}

/* --- What is listed --- */

static void
describe_nothing (LtEnterprisesView *self)
{
  gboolean any = lt_model_count (lt_enterprises_view_get_model (self), lt_enterprises_view_get_table (self)) > 0;

  gtk_widget_set_visible (self->clear, any);
  gtk_widget_set_visible (self->import, !any);
  adw_status_page_set_icon_name (self->nothing, is_firms (self) ? "org.liantu.Liantu-enterprise-symbolic"
                                                : "org.liantu.Liantu-institution-symbolic");
  adw_status_page_set_description (self->nothing, any ? _("Nothing matches the search and the conditions")
                                                  : is_firms (self) ? _("No enterprise is recorded yet. Import a table of them.")
                                                  : _("No innovation platform is recorded yet. Import a table of them."));
}

/* "1,234 of 100,000 enterprises · revenue 35 × 10⁸ CNY, recorded of 1,100" */
static void
describe_count (LtEnterprisesView *self, guint n, const LtDirectoryTotal *total)
{
  guint all = lt_model_count (lt_enterprises_view_get_model (self), lt_enterprises_view_get_table (self));
  g_autofree char *some = lt_format_count (n), *whole = lt_format_count (all), *recorded = lt_format_count (total->revenues);
  g_autofree char *money = lt_format_money_wan (total->revenue_wan), *text = NULL, *revenue = NULL;

  if (is_firms (self))
    text = g_strdup_printf (ngettext ("%s of %s enterprise", "%s of %s enterprises", all), some, whole);
  else
    text = g_strdup_printf (ngettext ("%s of %s innovation platform", "%s of %s innovation platforms", all), some, whole);
  if (is_firms (self) && total->revenues > 0)
    revenue = g_strdup_printf (_("%s · revenue %s, recorded for %s"), text, money, recorded);
  gtk_label_set_label (self->count, revenue != NULL ? revenue : text);
}

/* What is selected in the window is selected here, where it is listed. */
static void
show_selection (LtEnterprisesView *self)
{
  guint n;
  const gint64 *selected = lt_enterprises_view_get_selected (self, &n);
  g_autoptr(GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr(GtkBitset) positions = gtk_bitset_new_empty (), all = NULL;

  if (self->places == NULL)
    return;
  for (guint i = 0; i < n; i++)
    g_hash_table_add (wanted, (gpointer) &selected[i]);
  for (guint i = 0; n > 0 && i < self->ids->len; i++)
    if (g_hash_table_contains (wanted, &g_array_index (self->ids, gint64, i)))
      gtk_bitset_add (positions, i);
  all = gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (self->places)));
  self->syncing = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), positions, all);
  self->syncing = FALSE;
}

static void
list (LtEnterprisesView *self)
{
  LtDirectory *directory = lt_directory_of (lt_enterprises_view_get_model (self), lt_enterprises_view_get_table (self));
  LtDirectoryTotal total;

  g_array_unref (self->ids);
  self->ids = lt_directory_list (directory, lt_view_state_get_search (self->state), self->query, lt_view_state_get_viewpoint (self->state),
                                 self->sort, self->descending, &total);
  self->stale = FALSE;
  self->syncing = TRUE;
  lt_place_list_set (self->places, self->ids->len);
  self->syncing = FALSE;
  lt_enterprises_columns_refill (self);
  show_selection (self);
  describe_count (self, self->ids->len, &total);
  if (self->ids->len == 0)
    describe_nothing (self);
  gtk_stack_set_visible_child_name (self->stack, self->ids->len > 0 ? "table" : "nothing");
}

/* What the list cannot do without; then, while nobody waits, what the other columns are sorted by. */
static gboolean
prepare (LtEnterprisesView *self, gint64 until)
{
  LtTable table = lt_enterprises_view_get_table (self);
  LtDirectory *directory = lt_directory_of (lt_enterprises_view_get_model (self), table);

  if (self->stale)
    return lt_directory_prepare (directory, LT_DIRECTORY_NAME, until) && lt_directory_prepare (directory, LT_DIRECTORY_REVENUE, until)
           && (self->sort == LT_DIRECTORY_BEST || lt_directory_prepare (directory, self->sort, until));
  for (guint c = 0; c < LT_N_DIRECTORY_COLUMNS; c++)
    if (lt_directory_has (table, c) && gtk_column_view_column_get_visible (self->columns[c]) && !lt_directory_prepare (directory, c, until))
      return FALSE;
  return lt_enterprises_columns_fill_rest (self, until);
}

static gboolean
on_work (gpointer data)
{
  LtEnterprisesView *self = data;

  if (!prepare (self, g_get_monotonic_time () + SLICE_US))
    return G_SOURCE_CONTINUE;
  if (self->stale)
    {
      list (self);
      return G_SOURCE_CONTINUE;
    }
  self->work = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
is_seen (LtEnterprisesView *self)
{
  return self->state != NULL && gtk_widget_get_mapped (GTK_WIDGET (self));
}

static void on_selection_changed (LtEnterprisesView *self);

/* What was not there yet can be selected. */
static void
on_places (LtEnterprisesView *self)
{
  if (!self->syncing && lt_place_list_is_settled (self->places))
    show_selection (self);
}

/* Not before somebody looks. */
static void
make_lines (LtEnterprisesView *self)
{
  if (self->places != NULL)
    return;
  self->places = lt_place_list_new ();
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->places)));
  g_signal_connect_swapped (self->places, "items-changed", G_CALLBACK (on_places), self);
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (on_selection_changed), self);
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (self->selection));
}

/**
 * lt_enterprises_view_relist:
 *
 * What is listed may be others, or in another order. It is listed at once where that takes no longer than a frame, else when
 * what it needs is made.
 */
void
lt_enterprises_view_relist (LtEnterprisesView *self)
{
  self->stale = TRUE;
  if (!is_seen (self))
    return;
  make_lines (self);
  if (prepare (self, g_get_monotonic_time () + SLICE_US))
    list (self);
  else if (self->ids->len == 0)
    gtk_stack_set_visible_child_name (self->stack, "busy");
  if (self->work == 0)
    self->work = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_work, self, NULL);
}

/* What is found is read from its beginning. */
static void
scroll_up (LtEnterprisesView *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->table));

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_lower (adjustment));
}

static gboolean
search (gpointer data)
{
  LtEnterprisesView *self = data;

  self->search_work = 0;
  scroll_up (self);
  lt_enterprises_view_relist (self);
  return G_SOURCE_REMOVE;
}

/* To put one text for another is two changes. What is found is listed once for all of them, before the next frame. */
static void
on_search (LtEnterprisesView *self)
{
  if (self->state == NULL || self->syncing)
    return;
  lt_query_set_text (self->query, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  self->stale = TRUE;
  if (self->search_work == 0)
    self->search_work = g_idle_add_full (G_PRIORITY_HIGH_IDLE, search, self, NULL);
}

static void
on_stop_search (GtkSearchEntry *entry, LtEnterprisesView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
}

/* Down goes from the search to what it finds. */
static void
on_search_activate (LtEnterprisesView *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->table), GTK_DIR_TAB_FORWARD);
}

static void
on_clear (LtEnterprisesView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  lt_enterprises_filter_reset (self);
}

/* --- What is selected --- */

const gint64 *
lt_enterprises_view_get_selected (LtEnterprisesView *self, guint *n)
{
  LtTable table;
  const gint64 *ids = lt_view_state_get_selected (self->state, &table, n);

  if (table != lt_enterprises_view_get_table (self))
    *n = 0;
  return ids;
}

static void
on_selection_changed (LtEnterprisesView *self)
{
  g_autoptr(GtkBitset) positions = NULL;
  g_autoptr(GArray) selected = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkBitsetIter iter;
  guint position;

  if (self->syncing || self->state == NULL)
    return;
  positions = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  if (gtk_bitset_iter_init_first (&iter, positions, &position))
    do
      {
        gint64 id = lt_enterprises_view_get_id (self, position);

        if (id != 0)
          g_array_append_val (selected, id);
      }
    while (gtk_bitset_iter_next (&iter, &position));
  self->syncing = TRUE;
  lt_view_state_select_all (self->state, lt_enterprises_view_get_table (self), (const gint64 *) (gpointer) selected->data, selected->len);
  self->syncing = FALSE;
}

static void
on_state_selection (LtEnterprisesView *self)
{
  if (!self->syncing && is_seen (self))
    show_selection (self);
}

static GtkListView *
find_list (LtEnterprisesView *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->table));

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  return GTK_LIST_VIEW (child);
}

static void
on_reveal (LtEnterprisesView *self)
{
  guint n;
  const gint64 *selected = lt_enterprises_view_get_selected (self, &n);

  if (!is_seen (self) || n == 0 || self->places == NULL)
    return;
  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == selected[0])
      {
        lt_list_scroll_later (find_list (self), i, FALSE);
        return;
      }
}

LtCargo *
lt_enterprises_view_take (LtEnterprisesView *self, guint position)
{
  guint n;
  const gint64 *selected = lt_enterprises_view_get_selected (self, &n), id = lt_enterprises_view_get_id (self, position);

  if (id == 0)
    return NULL;
  return gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position)
         ? lt_cargo_new_rows (lt_view_state_get_workspace (self->state), lt_enterprises_view_get_table (self), selected, n)
         : lt_cargo_new_rows (lt_view_state_get_workspace (self->state), lt_enterprises_view_get_table (self), &id, 1);
}

static LtCargo *
take (GtkWidget *table, double x, double y, gpointer view)
{
  LtEnterprisesView *self = view;
  GtkListItem *line = lt_row_find_at (table, self->rows, x, y, NULL);

  return line != NULL ? lt_enterprises_view_take (self, gtk_list_item_get_position (line)) : NULL;
}

/* --- In step --- */

static void
on_refreshed (LtEnterprisesView *self)
{
  lt_enterprises_view_relist (self);
  if (is_seen (self))
    lt_enterprises_filter_update (self);
}

static void
clear_lines (LtEnterprisesView *self)
{
  g_clear_handle_id (&self->search_work, g_source_remove);
  g_clear_handle_id (&self->work, g_source_remove);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  gtk_column_view_set_model (self->table, NULL);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->places != NULL)
    g_signal_handlers_disconnect_by_data (self->places, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->places);
  g_array_set_size (self->ids, 0);
}

/* Everything is looked at anew: another table, or another workspace. */
static void
start (LtEnterprisesView *self, LtTable table)
{
  clear_lines (self);
  lt_query_free (self->query);
  self->query = lt_query_new (table);
  self->listing = 0;
  self->column = LT_DIRECTORY_NAME;
  self->syncing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_drop_down_set_selected (self->subject, table == LT_TABLE_INSTITUTION);
  self->syncing = FALSE;
  if (self->state == NULL)
    return;
  lt_enterprises_columns_recall (self);
  lt_enterprises_filter_update (self);
  lt_enterprises_view_relist (self);
}

static void
on_subject (LtEnterprisesView *self)
{
  if (!self->syncing && self->state != NULL)
    start (self, gtk_drop_down_get_selected (self->subject) == 0 ? LT_TABLE_ENTERPRISE : LT_TABLE_INSTITUTION);
}

/** lt_enterprises_view_set_state: @state: (nullable): whose workspace to list. */
void
lt_enterprises_view_set_state (LtEnterprisesView *self, LtViewState *state)
{
  g_return_if_fail (LT_IS_ENTERPRISES_VIEW (self));
  if (self->state != NULL)
    g_signal_handlers_disconnect_by_data (self->state, self);
  g_set_object (&self->state, state);
  if (state != NULL)
    {
      g_signal_connect_swapped (state, "refreshed", G_CALLBACK (on_refreshed), self);
      g_signal_connect_swapped (state, "selection", G_CALLBACK (on_state_selection), self);
      g_signal_connect_swapped (state, "reveal", G_CALLBACK (on_reveal), self);
    }
  start (self, LT_TABLE_ENTERPRISE);
}

static void
map (GtkWidget *widget)
{
  LtEnterprisesView *self = LT_ENTERPRISES_VIEW (widget);

  GTK_WIDGET_CLASS (lt_enterprises_view_parent_class)->map (widget);
  if (self->state != NULL && self->stale)
    on_refreshed (self);
}

static void
unmap (GtkWidget *widget)
{
  LtEnterprisesView *self = LT_ENTERPRISES_VIEW (widget);

  g_clear_handle_id (&self->search_work, g_source_remove);
  g_clear_handle_id (&self->work, g_source_remove);
  GTK_WIDGET_CLASS (lt_enterprises_view_parent_class)->unmap (widget);
}

/* --- The widget --- */

static gboolean
is_busy (LtEnterprisesView *self, const char *page)
{
  return g_strcmp0 (page, "busy") == 0;
}

static void
lt_enterprises_view_dispose (GObject *object)
{
  LtEnterprisesView *self = LT_ENTERPRISES_VIEW (object);
  GtkWidget *child;

  if (self->table != NULL)
    lt_enterprises_view_set_state (self, NULL);
  self->table = NULL;
  g_clear_object (&self->actions);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (lt_enterprises_view_parent_class)->dispose (object);
}

static void
lt_enterprises_view_finalize (GObject *object)
{
  LtEnterprisesView *self = LT_ENTERPRISES_VIEW (object);

  g_hash_table_unref (self->bound);
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->unfilled);
  g_array_unref (self->ids);
  lt_query_free (self->query);
  G_OBJECT_CLASS (lt_enterprises_view_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *class)
{
  gtk_widget_class_set_template_from_resource (class, "/org/liantu/Liantu/enterprises-view.ui");
  gtk_widget_class_bind_template_child (class, LtEnterprisesView, subject);
  gtk_widget_class_bind_template_child (class, LtEnterprisesView, entry);
  gtk_widget_class_bind_template_child (class, LtEnterprisesView, lists_button);
  gtk_widget_class_bind_template_child (class, LtEnterprisesView, columns_button);
  gtk_widget_class_bind_template_child (class, LtEnterprisesView, filters);
  gtk_widget_class_bind_template_child (class, LtEnterprisesView, stack);
  gtk_widget_class_bind_template_child (class, LtEnterprisesView, table);
  gtk_widget_class_bind_template_child (class, LtEnterprisesView, nothing);
  gtk_widget_class_bind_template_child (class, LtEnterprisesView, clear);
  gtk_widget_class_bind_template_child (class, LtEnterprisesView, import);
  gtk_widget_class_bind_template_child (class, LtEnterprisesView, count);
  gtk_widget_class_bind_template_callback (class, on_subject);
  gtk_widget_class_bind_template_callback (class, on_search);
  gtk_widget_class_bind_template_callback (class, on_stop_search);
  gtk_widget_class_bind_template_callback (class, on_search_activate);
  gtk_widget_class_bind_template_callback (class, on_clear);
  gtk_widget_class_bind_template_callback (class, is_busy);
}

static void
lt_enterprises_view_class_init (LtEnterprisesViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = lt_enterprises_view_dispose;
  G_OBJECT_CLASS (class)->finalize = lt_enterprises_view_finalize;
  widget_class->map = map;
  widget_class->unmap = unmap;
  bind_template (widget_class);
  lt_enterprises_columns_install (widget_class);
  lt_enterprises_arrangement_install (widget_class);
  lt_enterprises_lists_install (widget_class);
  lt_enterprises_edit_install (widget_class);
  lt_enterprises_rows_install (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "enterprises");
}

static void
lt_enterprises_view_init (LtEnterprisesView *self)
{
  self->bound = g_hash_table_new (NULL, NULL);
  self->rows = g_hash_table_new (NULL, NULL);
  self->unfilled = g_hash_table_new (NULL, NULL);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->query = lt_query_new (LT_TABLE_ENTERPRISE);
  self->sort = LT_DIRECTORY_BEST;
  gtk_widget_init_template (GTK_WIDGET (self));
  lt_drop_down_name_button (self->subject);
  lt_enterprises_columns_add (self);
  lt_enterprises_filter_add (self);
  lt_enterprises_lists_add (self);
  lt_enterprises_edit_add (self);
  lt_enterprises_rows_add (self);
  lt_cargo_drag_add (GTK_WIDGET (self->table), take, self);
}
