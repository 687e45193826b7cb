#include "config.h"
#include "app/gaps-private.h"

#include "analysis/format.h"
#include "app/gap-columns.h"
#include "app/lacking.h"
#include "app/override-dialog.h"
#include "app/rules-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (LtGapsView, lt_gaps_view, GTK_TYPE_WIDGET)

gboolean
lt_gaps_view_is_matrix (LtGapsView *self)
{
  return !gtk_toggle_button_get_active (self->as_list);
}

/* --- What one looks at --- */

/** lt_gaps_view_get_place: the segment at hand, and from which region; in a matrix that is computed anew there is none. */
gboolean
lt_gaps_view_get_place (LtGapsView *self, gint64 *segment, gint64 *region)
{
  LtGapLine *line = lt_gaps_view_is_matrix (self) ? NULL : lt_gaps_list_get_selected (self->list);

  if (self->lines == NULL)
    return FALSE;
  if (lt_gaps_view_is_matrix (self))
    return lt_matrix_view_get_cursor (lt_gaps_matrix_get_view (self->matrix), segment, region);
  *segment = line != NULL ? lt_gap_line_get_segment (line) : 0;
  *region = lt_view_state_get_viewpoint (self->state);
  return *segment != 0;
}

/** lt_gaps_view_get_lacking: returns (transfer none) (nullable): the line of what a template has and a chain lacks */
LtGapLine *
lt_gaps_view_get_lacking (LtGapsView *self)
{
  LtGapLine *line = self->lines != NULL && !lt_gaps_view_is_matrix (self) ? lt_gaps_list_get_selected (self->list) : NULL;

  return line != NULL && lt_gap_line_get_template (line) != NULL ? line : NULL;
}

static char *
describe_place (LtGapsView *self)
{
  LtModel *model = lt_view_state_get_model (self->state);
  LtGapLine *line = lt_gaps_view_is_matrix (self) ? NULL : lt_gaps_list_get_selected (self->list);
  LtMatrix *matrix = lt_gaps_view_is_matrix (self) ? lt_gaps_matrix_get_matrix (self->matrix) : NULL;
  gint64 segment, region;
  g_autofree char *words = NULL;
  g_auto(GStrv) parts = NULL;

  if (line != NULL)
    return lt_gap_line_describe (line, self->state);
  if (matrix == NULL || !lt_gaps_view_get_place (self, &segment, &region))
    return g_strdup ("");
  words = lt_matrix_explain (matrix, model, (guint) lt_matrix_find_segment (matrix, segment),
                             (guint) lt_matrix_find_region (matrix, region));
  parts = g_strsplit (words, "\n", -1);
  return g_strjoinv (" · ", parts);
}

static void
update_bar (LtGapsView *self)
{
  const gboolean writable = self->state != NULL && lt_editor_can_edit (lt_view_state_get_editor (self->state));
  gint64 segment, region;
  const gboolean placed = lt_gaps_view_get_place (self, &segment, &region), lacking = lt_gaps_view_get_lacking (self) != NULL;
  g_autofree char *words = self->lines != NULL ? describe_place (self) : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "gaps.go", placed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "gaps.set-by-hand", placed && writable && region != 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "gaps.take", lacking && writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "gaps.take-all", lacking && writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "gaps.rules", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "gaps.why", placed || lacking);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "gaps.copy-reasons", placed || lacking);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "gaps.add-target", placed && writable);
  gtk_widget_set_visible (self->go, placed);
  gtk_widget_set_visible (self->set, placed);
  gtk_widget_set_visible (self->take, lacking);
  gtk_widget_set_visible (self->take_all, lacking);
  gtk_widget_set_visible (self->bar, placed || lacking);
  gtk_label_set_label (self->about, words != NULL ? words : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->about), words);
}

/* --- What there is --- */

static gboolean
is_filtered (LtGapsView *self)
{
  LtGapFilter filter;

  lt_gap_filter_init (&filter);
  lt_gaps_filter_read (self->filter, &filter);
  return *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0' || lt_gap_filter_count (&filter) > 0;
}

static void
describe_nothing (LtGapsView *self)
{
  LtModel *model = lt_view_state_get_model (self->state);
  const gboolean any = lt_model_count (model, LT_TABLE_SEGMENT) > 0, placed = lt_view_state_get_viewpoint (self->state) != 0;
  const gboolean filtered = any && placed && is_filtered (self);

  gtk_widget_set_visible (self->clear, filtered);
  gtk_widget_set_visible (self->choose, any && !placed);
  gtk_widget_set_visible (self->import, !any);
  adw_status_page_set_title (self->nothing, !any ? _("No Segments Yet") : !placed ? _("No Viewpoint")
                                            : filtered ? _("Nothing Found") : _("No Gaps Here"));
  adw_status_page_set_description (self->nothing, !any
                                   ? _("Gaps are found in chains: import one, or add it from a reference chain.")
                                                  : !placed ? _("Gaps are seen from a region. Choose one to look from.")
                                                  : filtered ? _("Nothing matches the filter")
                                                             : _("Every segment is covered well at this viewpoint."));
}

static void
update_count (LtGapsView *self, guint listed)
{
  const guint all = lt_gap_lines_count_all (self->lines), lacking = lt_gap_lines_count_lacking (self->lines), gaps = all - lacking;
  g_autofree char *words = g_strdup_printf (ngettext ("%u gap", "%u gaps", gaps), gaps);
  g_autofree char *text = lt_gaps_view_is_matrix (self) ? g_strdup ("")
                          : listed < all ? g_strdup_printf (_("%u of %u"), listed, all)
                          /* Translators: a number of gaps, and of what templates have and the chains lack */
                          : lacking > 0 ? g_strdup_printf (_("%s · %u from templates"), words, lacking) : g_strdup (words);

  gtk_label_set_label (self->count, text);
}

static gboolean
has_anything (LtGapsView *self, guint listed)
{
  if (lt_model_count (lt_view_state_get_model (self->state), LT_TABLE_SEGMENT) == 0
      || lt_view_state_get_viewpoint (self->state) == 0)
    return FALSE;
  return lt_gaps_view_is_matrix (self) || listed > 0 || !lt_gap_lines_is_settled (self->lines);
}

static void
update (LtGapsView *self)
{
  guint listed = self->lines != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->lines)) : 0;

  if (self->lines == NULL)
    return;
  update_count (self, listed);
  if (!has_anything (self, listed))
    describe_nothing (self);
  gtk_stack_set_visible_child_name (self->stack, !has_anything (self, listed) ? "nothing"
                                                 : lt_gaps_view_is_matrix (self) ? "matrix" : "list");
  gtk_widget_set_visible (GTK_WIDGET (self->regions), lt_gaps_view_is_matrix (self));
  update_bar (self);
}

static void
filter (LtGapsView *self)
{
  LtGapFilter conditions;

  if (self->lines == NULL)
    return;
  lt_gap_filter_init (&conditions);
  lt_gaps_filter_read (self->filter, &conditions);
  conditions.text = (char *) gtk_editable_get_text (GTK_EDITABLE (self->entry));
  lt_gap_lines_filter (self->lines, &conditions);
  lt_gaps_matrix_filter (self->matrix, &conditions);
  update (self);
}

static void
on_filter_changed (LtGapsView *self)
{
  filter (self);
  lt_gaps_list_scroll_up (self->list);
}

static void
on_stop_search (GtkSearchEntry *entry, LtGapsView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
}

/* The button goes with the filter: the keyboard stays near. */
static void
on_clear (LtGapsView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  lt_gaps_filter_clear (self->filter);
}

static void
on_presentation (LtGapsView *self)
{
  update (self);
}

/* --- What is selected --- */

static void
on_selected (LtGapsView *self)
{
  LtGapLine *line = lt_gaps_list_get_selected (self->list);
  LtLacking lacking;

  if (line != NULL && lt_gap_line_get_lacking (line, &lacking))
    lt_view_state_select_lacking (self->state, &lacking);
  else if (line != NULL)
    lt_view_state_select (self->state, LT_TABLE_SEGMENT, lt_gap_line_get_segment (line));
  update_bar (self);
}

static void
on_cursor (LtGapsView *self)
{
  gint64 segment, region;

  if (lt_matrix_view_get_cursor (lt_gaps_matrix_get_view (self->matrix), &segment, &region))
    lt_view_state_select (self->state, LT_TABLE_SEGMENT, segment);
  update_bar (self);
}

static void
on_selection (LtGapsView *self)
{
  if (self->lines == NULL)
    return;
  lt_gaps_list_follow (self->list);
  lt_gaps_matrix_follow (self->matrix);
  update_bar (self);
}

/* --- Actions --- */

static void
go_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtGapsView *self = LT_GAPS_VIEW (widget);
  gint64 segment, region;

  if (!lt_gaps_view_get_place (self, &segment, &region))
    return;
  if (region != 0)
    lt_view_state_set_viewpoint (self->state, region);
  lt_view_state_go_to (self->state, LT_TABLE_SEGMENT, segment);
}

static void
set_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtGapsView *self = LT_GAPS_VIEW (widget);
  gint64 segment, region;

  if (lt_gaps_view_get_place (self, &segment, &region) && region != 0)
    lt_override_dialog_show (GTK_WINDOW (gtk_widget_get_root (widget)), self->state, region, segment);
}

static void
take_over (LtGapsView *self, gboolean all)
{
  LtGapLine *line = lt_gaps_view_get_lacking (self);
  LtLacking lacking;

  if (line != NULL && lt_gap_line_get_lacking (line, &lacking))
    lt_lacking_take (self->state, &lacking, all);
}

static void
take_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  take_over (LT_GAPS_VIEW (widget), FALSE);
}

static void
take_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  take_over (LT_GAPS_VIEW (widget), TRUE);
}

static void
rules_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtGapsView *self = LT_GAPS_VIEW (widget);

  if (self->state != NULL)
    lt_rules_dialog_show (GTK_WINDOW (gtk_widget_get_root (widget)), self->state);
}

static void
on_activated (LtGapsView *self)
{
  if (lt_gaps_view_get_lacking (self) == NULL)
    go_action (GTK_WIDGET (self), NULL, NULL);
}

/* --- In step --- */

static void
on_refreshed (LtGapsView *self)
{
  filter (self);
  on_selection (self);
  if (self->to_focus && g_list_model_get_n_items (G_LIST_MODEL (self->lines)) > 0)
    {
      self->to_focus = FALSE;
      if (gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
        gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
    }
}

static void
clear_lines (LtGapsView *self)
{
  if (self->lines != NULL)
    g_signal_handlers_disconnect_by_data (self->lines, self);
  lt_gaps_regions_set_matrix (self->regions, NULL, NULL);
  lt_gaps_matrix_set_lines (self->matrix, NULL, NULL);
  lt_gaps_list_set_lines (self->list, NULL, NULL);
  g_clear_object (&self->lines);
}

/* Not before somebody looks. */
static void
make_lines (LtGapsView *self)
{
  if (self->state == NULL || self->lines != NULL)
    return;
  self->lines = lt_gap_lines_new (self->state);
  lt_gaps_list_set_lines (self->list, self->state, self->lines);
  lt_gaps_matrix_set_lines (self->matrix, self->state, self->lines);
  lt_gaps_regions_set_matrix (self->regions, self->state, self->matrix);
  g_signal_connect_swapped (self->lines, "refreshed", G_CALLBACK (on_refreshed), self);
  on_refreshed (self);
}

/* --- The widget --- */

gboolean
lt_gaps_view_is_settled (LtGapsView *self)
{
  return self->lines != NULL && lt_gap_lines_is_settled (self->lines) && lt_gaps_matrix_is_settled (self->matrix);
}

void
lt_gaps_view_show_matrix (LtGapsView *self, gboolean matrix)
{
  g_return_if_fail (LT_IS_GAPS_VIEW (self));
  gtk_toggle_button_set_active (matrix ? self->as_matrix : self->as_list, TRUE);
}

LtGapsList *
lt_gaps_view_get_list (LtGapsView *self)
{
  return self->list;
}

LtGapsMatrix *
lt_gaps_view_get_matrix (LtGapsView *self)
{
  return self->matrix;
}

void
lt_gaps_view_set_state (LtGapsView *self, LtViewState *state)
{
  g_return_if_fail (LT_IS_GAPS_VIEW (self));
  if (self->state != NULL)
    g_signal_handlers_disconnect_by_data (self->state, self);
  clear_lines (self);
  lt_gaps_filter_set_state (self->filter, state);
  g_set_object (&self->state, state);
  update_bar (self);
  if (state == NULL)
    return;
  g_signal_connect_swapped (state, "selection", G_CALLBACK (on_selection), self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    make_lines (self);
}

static void
map (GtkWidget *widget)
{
  make_lines (LT_GAPS_VIEW (widget));
  GTK_WIDGET_CLASS (lt_gaps_view_parent_class)->map (widget);
}

/* Who comes here comes for the gaps; the tools are one step back. */
static gboolean
focus (GtkWidget *widget, GtkDirectionType direction)
{
  LtGapsView *self = LT_GAPS_VIEW (widget);
  const gboolean comes = gtk_widget_get_focus_child (widget) == NULL && direction == GTK_DIR_TAB_FORWARD;

  if (comes && self->lines != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->lines)) == 0)
    self->to_focus = !lt_gap_lines_is_settled (self->lines);
  else if (comes && gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), direction))
    return TRUE;
  return GTK_WIDGET_CLASS (lt_gaps_view_parent_class)->focus (widget, direction);
}

static void
lt_gaps_view_dispose (GObject *object)
{
  LtGapsView *self = LT_GAPS_VIEW (object);
  GtkWidget *child;

  if (self->list != NULL)
    lt_gaps_view_set_state (self, NULL);
  self->list = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (lt_gaps_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *class)
{
  gtk_widget_class_set_template_from_resource (class, "/org/liantu/Liantu/gaps-view.ui");
  gtk_widget_class_bind_template_child (class, LtGapsView, as_list);
  gtk_widget_class_bind_template_child (class, LtGapsView, as_matrix);
  gtk_widget_class_bind_template_child (class, LtGapsView, entry);
  gtk_widget_class_bind_template_child (class, LtGapsView, filter);
  gtk_widget_class_bind_template_child (class, LtGapsView, regions);
  gtk_widget_class_bind_template_child (class, LtGapsView, count);
  gtk_widget_class_bind_template_child (class, LtGapsView, stack);
  gtk_widget_class_bind_template_child (class, LtGapsView, list);
  gtk_widget_class_bind_template_child (class, LtGapsView, matrix);
  gtk_widget_class_bind_template_child (class, LtGapsView, nothing);
  gtk_widget_class_bind_template_child (class, LtGapsView, clear);
  gtk_widget_class_bind_template_child (class, LtGapsView, choose);
  gtk_widget_class_bind_template_child (class, LtGapsView, import);
  gtk_widget_class_bind_template_child (class, LtGapsView, bar);
  gtk_widget_class_bind_template_child (class, LtGapsView, go);
  gtk_widget_class_bind_template_child (class, LtGapsView, set);
  gtk_widget_class_bind_template_child (class, LtGapsView, take);
  gtk_widget_class_bind_template_child (class, LtGapsView, take_all);
  gtk_widget_class_bind_template_child (class, LtGapsView, about);
  gtk_widget_class_bind_template_callback (class, on_presentation);
  gtk_widget_class_bind_template_callback (class, on_filter_changed);
  gtk_widget_class_bind_template_callback (class, on_stop_search);
  gtk_widget_class_bind_template_callback (class, on_selected);
  gtk_widget_class_bind_template_callback (class, on_activated);
  gtk_widget_class_bind_template_callback (class, on_cursor);
  gtk_widget_class_bind_template_callback (class, on_clear);
  gtk_widget_class_bind_template_callback (class, update);
}

static void
lt_gaps_view_class_init (LtGapsViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = lt_gaps_view_dispose;
  widget_class->map = map;
  widget_class->focus = focus;
  g_type_ensure (LT_TYPE_GAPS_FILTER);
  g_type_ensure (LT_TYPE_GAPS_REGIONS);
  g_type_ensure (LT_TYPE_GAPS_LIST);
  g_type_ensure (LT_TYPE_GAPS_MATRIX);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "gaps.go", NULL, go_action);
  gtk_widget_class_install_action (widget_class, "gaps.set-by-hand", NULL, set_action);
  gtk_widget_class_install_action (widget_class, "gaps.take", NULL, take_action);
  gtk_widget_class_install_action (widget_class, "gaps.take-all", NULL, take_all_action);
  gtk_widget_class_install_action (widget_class, "gaps.rules", NULL, rules_action);
  lt_gaps_menu_install (widget_class);
  /* The menu names the last. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "gaps.take", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "gaps.take", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "gaps-view");
}

static void
lt_gaps_view_init (LtGapsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lt_gaps_menu_add (self);
}
