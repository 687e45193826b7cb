#include "config.h"
#include "app/history-list.h"

#include "app/history-line.h"
#include "app/list-scroll.h"
#include "workspace/text.h"

#include <glib/gi18n-lib.h>

#define FEW 8                      /* lines that need no search */
#define PATIENCE 200               /* milliseconds of an edit before the list says that one must wait */
#define FRAMES 4                   /* until the list has laid out its rows and scrolled */

struct _LtHistoryList {
  GtkWidget           parent_instance;

  /* Template */
  GtkWidget          *entry;
  GtkWidget          *nothing;
  GtkWidget          *scroller;
  GtkListView        *list;
  GtkWidget          *hint;

  LtWorkspace        *workspace;
  GListStore         *lines;         /* LtHistoryLine, newest first */
  GtkFilter          *filter;
  GtkSingleSelection *selection;
  GHashTable         *bound;         /* GtkListItem → itself: rows on screen */
  char               *needle;        /* (nullable) folded */
  guint               busy_source;
  guint               focus_tick, focus_frames;
};

G_DEFINE_FINAL_TYPE (LtHistoryList, lt_history_list, GTK_TYPE_WIDGET)

static gboolean
can_jump (LtHistoryList *self)
{
  return self->workspace != NULL && !lt_workspace_is_read_only (self->workspace) && lt_workspace_get_notice (self->workspace) == NULL;
}

/* --- Rows --- */

static void
fill_row (LtHistoryList *self, GtkListItem *list_item)
{
  LtHistoryLine *line = gtk_list_item_get_item (list_item);
  GtkWidget *box = gtk_list_item_get_child (list_item), *row = gtk_widget_get_parent (box);
  GtkWidget *mark = gtk_widget_get_first_child (box), *texts = gtk_widget_get_next_sibling (mark), *badge = gtk_widget_get_last_child (box);
  GtkWidget *title = gtk_widget_get_first_child (texts), *detail = gtk_widget_get_last_child (texts);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = lt_history_line_title (line), *facts = lt_history_line_detail (line, now), *all = lt_history_line_describe (line, now);
  LtLineState state = lt_history_line_get_state (line);

  gtk_label_set_label (GTK_LABEL (title), name);
  gtk_label_set_label (GTK_LABEL (detail), facts);
  gtk_widget_set_visible (detail, *facts != '\0');
  gtk_image_set_from_icon_name (GTK_IMAGE (mark), state == LT_LINE_NOW ? "object-select-symbolic" : "edit-undo-symbolic");
  gtk_widget_set_opacity (mark, state == LT_LINE_DONE ? 0 : 1);
  gtk_widget_set_visible (badge, state == LT_LINE_NOW);
  if (state == LT_LINE_UNDONE)
    gtk_widget_add_css_class (box, "undone");
  else
    gtk_widget_remove_css_class (box, "undone");
  gtk_list_item_set_activatable (list_item, can_jump (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, all, -1);
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, all, -1);
}

static GtkWidget *
add_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, LtHistoryList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *badge = gtk_label_new (C_("step", "Now")), *title;

  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  title = add_label (texts, "step");
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (title), 2);
  add_label (texts, "caption");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (badge, "now");
  gtk_box_append (GTK_BOX (box), badge);
  gtk_list_item_set_child (list_item, box);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, LtHistoryList *self)
{
  g_hash_table_add (self->bound, list_item);
  fill_row (self, list_item);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *list_item, LtHistoryList *self)
{
  g_hash_table_remove (self->bound, list_item);
}

static void
fill_rows (LtHistoryList *self)
{
  GHashTableIter iter;
  gpointer list_item;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    fill_row (self, list_item);
}

/* --- The lines --- */

/* How many of the oldest lines are of the same steps still. */
static guint
count_kept (LtHistoryList *self, const GPtrArray *steps)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->lines)), kept = 0;

  while (kept < MIN (n, steps->len))
    {
      g_autoptr(LtHistoryLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), n - 1 - kept);

      if (lt_history_line_get_id (line) != ((const LtStep *) steps->pdata[kept])->id)
        break;
      kept++;
    }
  return kept;
}

/* Where the document is: the newest step that is done. */
static guint
find_now (const GPtrArray *steps)
{
  guint now = steps->len - 1;

  while (now > 0 && !((const LtStep *) steps->pdata[now])->done)
    now--;
  return now;
}

/* What stays keeps its row, and the focus that is on it. */
static void
list_steps (LtHistoryList *self)
{
  g_autoptr(GPtrArray) steps = lt_workspace_list_steps (self->workspace), fresh = g_ptr_array_new_with_free_func (g_object_unref);
  guint now = find_now (steps), kept = count_kept (self, steps), n = g_list_model_get_n_items (G_LIST_MODEL (self->lines));

  g_ptr_array_set_free_func (steps, NULL);      /* each of them goes to its line */
  for (guint i = steps->len; i-- > kept;)
    g_ptr_array_add (fresh, lt_history_line_new (steps->pdata[i], i == now));
  for (guint i = 0; i < kept; i++)
    {
      g_autoptr(LtHistoryLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), n - 1 - i);

      lt_history_line_update (line, steps->pdata[i], i == now);
    }
  if (fresh->len > 0 || n > kept)
    g_list_store_splice (self->lines, 0, n - kept, fresh->pdata, fresh->len);
}

static void
refresh (LtHistoryList *self)
{
  if (self->workspace == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  list_steps (self);
  gtk_widget_set_visible (self->entry, g_list_model_get_n_items (G_LIST_MODEL (self->lines)) > FEW);
  gtk_widget_set_visible (self->hint, !can_jump (self));
  fill_rows (self);
}

/* --- Looking for one --- */

static gboolean
matches (gpointer line, gpointer user_data)
{
  LtHistoryList *self = user_data;

  return self->needle == NULL || lt_history_line_matches (line, self->needle);
}

static void
update_nothing (LtHistoryList *self)
{
  gboolean nothing = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0;

  gtk_widget_set_visible (self->nothing, nothing && self->needle != NULL);
  gtk_widget_set_visible (self->scroller, !nothing);
}

static void
on_search_changed (GtkSearchEntry *entry, LtHistoryList *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  g_clear_pointer (&self->needle, g_free);
  if (*text != '\0')
    self->needle = lt_text_fold (text);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
focus_row (LtHistoryList *self, guint position)
{
  GHashTableIter iter;
  gpointer list_item;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    if (gtk_list_item_get_position (list_item) == position)
      {
        gtk_widget_grab_focus (gtk_widget_get_parent (gtk_list_item_get_child (list_item)));
        return;
      }
}

/* Enter leads to what was found; there it is looked at before one jumps. */
static void
on_entry_activate (GtkSearchEntry *entry, LtHistoryList *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return;
  gtk_single_selection_set_selected (self->selection, 0);
  focus_row (self, 0);
}

static void
on_stop_search (GtkSearchEntry *entry, LtHistoryList *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);

  if (self->needle != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  else if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

/* --- Jumping --- */

static void
on_activate (GtkListView *list, guint position, LtHistoryList *self)
{
  g_autoptr(LtHistoryLine) line = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  gboolean busy = TRUE;

  if (line == NULL || !can_jump (self))
    return;
  g_object_get (self->workspace, "busy", &busy, NULL);
  if (busy)
    return;
  gtk_single_selection_set_selected (self->selection, position);
  focus_row (self, position);
  if (lt_history_line_get_state (line) != LT_LINE_NOW)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.jump", "x", lt_history_line_get_id (line));
}

static gboolean
show_busy (gpointer data)
{
  LtHistoryList *self = data;

  self->busy_source = 0;
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), FALSE);
  return G_SOURCE_REMOVE;
}

/* Most edits are over before one could see a list that waits for them. */
static void
on_busy (LtHistoryList *self)
{
  gboolean busy = FALSE;

  if (self->workspace != NULL)
    g_object_get (self->workspace, "busy", &busy, NULL);
  g_clear_handle_id (&self->busy_source, g_source_remove);
  if (busy)
    self->busy_source = g_timeout_add (PATIENCE, show_busy, self);
  else if (!gtk_widget_get_sensitive (GTK_WIDGET (self->list)))
    {
      gtk_widget_set_sensitive (GTK_WIDGET (self->list), TRUE);
      focus_row (self, gtk_single_selection_get_selected (self->selection));
    }
}

/* --- In sight --- */

static guint
find_line_of_now (LtHistoryList *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    {
      g_autoptr(LtHistoryLine) line = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (lt_history_line_get_state (line) == LT_LINE_NOW)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static gboolean
on_tick (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  LtHistoryList *self = data;

  if (++self->focus_frames <= FRAMES)
    return G_SOURCE_CONTINUE;
  self->focus_tick = 0;
  focus_row (self, gtk_single_selection_get_selected (self->selection));
  return G_SOURCE_REMOVE;
}

static void
stop_tick (LtHistoryList *self)
{
  if (self->focus_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->list), self->focus_tick);
  self->focus_tick = 0;
}

/* Listed anew each time it opens: following every change for a closed list would cost each edit something. */
static void
lt_history_list_map (GtkWidget *widget)
{
  LtHistoryList *self = LT_HISTORY_LIST (widget);
  guint now;

  GTK_WIDGET_CLASS (lt_history_list_parent_class)->map (widget);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  refresh (self);
  now = find_line_of_now (self);
  gtk_single_selection_set_selected (self->selection, now);
  if (now == GTK_INVALID_LIST_POSITION)
    return;
  lt_list_scroll_later (self->list, now, FALSE);
  stop_tick (self);
  self->focus_frames = 0;
  self->focus_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->list), on_tick, self, NULL);
}

/* --- The widget --- */

GListModel *
lt_history_list_get_lines (LtHistoryList *self)
{
  return G_LIST_MODEL (self->selection);
}

void
lt_history_list_set_workspace (LtHistoryList *self, LtWorkspace *workspace)
{
  g_return_if_fail (LT_IS_HISTORY_LIST (self));
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_list_store_remove_all (self->lines);
  g_set_object (&self->workspace, workspace);
  if (workspace != NULL)
    {
      g_signal_connect_swapped (workspace, "changed", G_CALLBACK (refresh), self);
      g_signal_connect_swapped (workspace, "notify::notice", G_CALLBACK (refresh), self);
      g_signal_connect_swapped (workspace, "notify::busy", G_CALLBACK (on_busy), self);
    }
  on_busy (self);
  refresh (self);
}

static void
lt_history_list_dispose (GObject *object)
{
  LtHistoryList *self = LT_HISTORY_LIST (object);
  GtkWidget *child;

  g_clear_handle_id (&self->busy_source, g_source_remove);
  if (self->list != NULL)
    {
      lt_history_list_set_workspace (self, NULL);
      stop_tick (self);
    }
  self->list = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (lt_history_list_parent_class)->dispose (object);
}

static void
lt_history_list_finalize (GObject *object)
{
  LtHistoryList *self = LT_HISTORY_LIST (object);

  g_clear_object (&self->lines);
  g_clear_object (&self->filter);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->needle, g_free);
  g_hash_table_unref (self->bound);
  G_OBJECT_CLASS (lt_history_list_parent_class)->finalize (object);
}

static void
lt_history_list_class_init (LtHistoryListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = lt_history_list_dispose;
  G_OBJECT_CLASS (class)->finalize = lt_history_list_finalize;
  widget_class->map = lt_history_list_map;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/liantu/Liantu/history-list.ui");
  gtk_widget_class_bind_template_child (widget_class, LtHistoryList, entry);
  gtk_widget_class_bind_template_child (widget_class, LtHistoryList, nothing);
  gtk_widget_class_bind_template_child (widget_class, LtHistoryList, scroller);
  gtk_widget_class_bind_template_child (widget_class, LtHistoryList, list);
  gtk_widget_class_bind_template_child (widget_class, LtHistoryList, hint);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
lt_history_list_init (LtHistoryList *self)
{
  GtkFilterListModel *found;

  self->bound = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->lines = g_list_store_new (LT_TYPE_HISTORY_LINE);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  found = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->lines)), g_object_ref (self->filter));
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (found));
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (update_nothing), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->entry), GTK_WIDGET (self));
  g_object_unref (found);
}
