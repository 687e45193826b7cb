/* Editing by menu: what a chain consists of, how chains hang together, how cards line up. */
#include "config.h"
#include "app/canvas-private.h"

#include "app/align.h"
#include "app/split-dialog.h"

#include <glib/gi18n-lib.h>

static const gint64 *
keys_of (GArray *ids)
{
  return (const gint64 *) (gpointer) ids->data;
}

static gboolean
is_overview (LtCanvas *self)
{
  return lt_view_state_get_kind (self->state) == LT_DIAGRAM_OVERVIEW;
}

/* What an action is about: (transfer full) (nullable): own cards of a diagram of segments, or of chains. */
static GArray *
get_ready (LtCanvas *self, gboolean chains)
{
  if (!lt_canvas_can_edit (self) || is_overview (self) != chains)
    return NULL;
  lt_canvas_flush_nudge (self);
  return lt_canvas_get_own (self);
}

/* --- Segments --- */

static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtCanvas *self = LT_CANVAS (widget);
  g_autoptr(GArray) own = get_ready (self, FALSE);

  if (own != NULL && own->len < 2)
    lt_editor_refuse (lt_view_state_get_editor (self->state), _("Select two or more segments to merge: the first one stays."));
  else if (own != NULL)
    lt_editor_merge (lt_view_state_get_editor (self->state), keys_of (own), own->len);
}

static void
split_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtCanvas *self = LT_CANVAS (widget);
  g_autoptr(GArray) own = get_ready (self, FALSE);

  if (own != NULL && own->len == 1)
    lt_split_dialog_show (GTK_WINDOW (gtk_widget_get_root (widget)), self->state, keys_of (own)[0]);
}

static void
move_to_position_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtCanvas *self = LT_CANVAS (widget);
  g_autoptr(GArray) own = get_ready (self, FALSE);

  if (own != NULL)
    lt_editor_move_segments (lt_view_state_get_editor (self->state), keys_of (own), own->len, 0, g_variant_get_int32 (parameter));
}

static void
move_to_chain_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtCanvas *self = LT_CANVAS (widget);
  g_autoptr(GArray) own = get_ready (self, FALSE);

  if (own != NULL)
    lt_editor_move_segments (lt_view_state_get_editor (self->state), keys_of (own), own->len, g_variant_get_int64 (parameter), -1);
}

static void
reverse_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtCanvas *self = LT_CANVAS (widget);
  LtThing selected = lt_canvas_can_edit (self) ? lt_view_state_get_selection (self->state) : (LtThing) { LT_TABLE_META, 0 };

  if (selected.table == LT_TABLE_FLOW)
    lt_editor_reverse_flow (lt_view_state_get_editor (self->state), selected.id);
}

/* --- Chains --- */

static void
set_role_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtCanvas *self = LT_CANVAS (widget);
  g_autoptr(GArray) own = get_ready (self, TRUE);

  if (own != NULL && own->len > 0)
    lt_editor_set_chain_role (lt_view_state_get_editor (self->state), keys_of (own), own->len, g_variant_get_int32 (parameter));
}

static void
nest_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtCanvas *self = LT_CANVAS (widget);
  g_autoptr(GArray) own = get_ready (self, TRUE);

  if (own != NULL && own->len > 0)
    lt_editor_nest_chains (lt_view_state_get_editor (self->state), keys_of (own), own->len, g_variant_get_int64 (parameter));
}

static void
reorder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtCanvas *self = LT_CANVAS (widget);
  g_autoptr(GArray) own = get_ready (self, TRUE);

  if (own != NULL && own->len == 1)
    lt_editor_step_chain (lt_view_state_get_editor (self->state), keys_of (own)[0], g_variant_get_int32 (parameter));
}

/* --- Where cards stand --- */

static void
align_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtCanvas *self = LT_CANVAS (widget);
  gint how = lt_alignment_from_nick (g_variant_get_string (parameter, NULL));
  g_autoptr(GArray) own = get_ready (self, self->state != NULL && is_overview (self)), nodes = NULL;
  g_autofree LtPoint *corners = NULL;
  g_autofree char *label = NULL;
  const char *refusal;

  if (own == NULL || how < 0)
    return;
  nodes = g_array_sized_new (FALSE, FALSE, sizeof (guint), own->len);
  for (guint i = 0; i < own->len; i++)
    {
      guint index;

      if (lt_graph_find (lt_scene_get_graph (self->scene), keys_of (own)[i], &index))
        g_array_append_val (nodes, index);
    }
  corners = g_new (LtPoint, nodes->len + 1);
  label = lt_alignment_describe (how, nodes->len);
  if (!lt_align (self->scene, (const guint *) (gpointer) nodes->data, nodes->len, how, corners, &refusal))
    lt_editor_refuse (lt_view_state_get_editor (self->state), refusal);
  else
    lt_editor_place_cards (lt_view_state_get_editor (self->state), self->scene, keys_of (own), corners, own->len, label);
}

static void
tidy_selection_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtCanvas *self = LT_CANVAS (widget);
  g_autoptr(GArray) own = get_ready (self, self->state != NULL && is_overview (self));

  if (own != NULL && own->len > 0)
    lt_diagram_tidy (self->diagram, keys_of (own), own->len);
}

void
lt_canvas_install_structure (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "canvas.merge", NULL, merge_action);
  gtk_widget_class_install_action (class, "canvas.split", NULL, split_action);
  gtk_widget_class_install_action (class, "canvas.move-to-position", "i", move_to_position_action);
  gtk_widget_class_install_action (class, "canvas.move-to-chain", "x", move_to_chain_action);
  gtk_widget_class_install_action (class, "canvas.reverse", NULL, reverse_action);
  gtk_widget_class_install_action (class, "canvas.set-role", "i", set_role_action);
  gtk_widget_class_install_action (class, "canvas.nest", "x", nest_action);
  gtk_widget_class_install_action (class, "canvas.reorder", "i", reorder_action);
  gtk_widget_class_install_action (class, "canvas.align", "s", align_action);
  gtk_widget_class_install_action (class, "canvas.tidy-selection", NULL, tidy_selection_action);
}
