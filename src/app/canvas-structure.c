/* Editing by menu: what a chain consists of, how chains hang together, how cards line up. */
#include "config.h"
#include "app/canvas-private.h"

#include "app/align.h"
#include "app/editor-details.h"
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

static void
set_number (LtCanvas *self, LtFact fact, GArray *own, gint64 number)
{
  if (own->len > 0)
    lt_editor_set_number (lt_view_state_get_editor (self->state), fact, keys_of (own), own->len, number, NULL, NULL);
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
    set_number (self, LT_FACT_SEGMENT_POSITION, own, g_variant_get_int32 (parameter));
}

static void
move_to_chain_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtCanvas *self = LT_CANVAS (widget);
  g_autoptr(GArray) own = get_ready (self, FALSE);

  if (own != NULL)
    set_number (self, LT_FACT_SEGMENT_CHAIN, own, g_variant_get_int64 (parameter));
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

  if (own != NULL)
    set_number (self, LT_FACT_CHAIN_ROLE, own, g_variant_get_int32 (parameter));
}

static void
nest_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtCanvas *self = LT_CANVAS (widget);
  g_autoptr(GArray) own = get_ready (self, TRUE);

  if (own != NULL)
    set_number (self, LT_FACT_CHAIN_PARENT, own, g_variant_get_int64 (parameter));
}

static void
reorder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtCanvas *self = LT_CANVAS (widget);
  g_autoptr(GArray) own = get_ready (self, TRUE);

  if (own != NULL && own->len == 1)
    lt_editor_step_chain (lt_view_state_get_editor (self->state), keys_of (own)[0], g_variant_get_int32 (parameter));
}

static gboolean
has_parts (LtCanvas *self, gint64 chain)
{
  return lt_model_refs (lt_view_state_get_model (self->state), LT_TABLE_CHAIN, "parent", chain)->len > 0;
}

/** lt_canvas_can_fold: whether a chain has parts that are shown, or (unfold) folded ones. */
gboolean
lt_canvas_can_fold (LtCanvas *self, gint64 chain, gboolean unfold)
{
  return self->state != NULL && is_overview (self) && has_parts (self, chain) && lt_view_state_is_folded (self->state, chain) == unfold;
}

/* A way of looking at them, not a change of the document. */
static void
fold_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtCanvas *self = LT_CANVAS (widget);
  gboolean unfold = g_str_equal (name, "canvas.unfold");
  g_autoptr(GArray) own = self->state != NULL ? lt_canvas_get_own (self) : NULL;

  for (guint i = 0; own != NULL && i < own->len; i++)
    if (lt_canvas_can_fold (self, keys_of (own)[i], unfold))
      lt_view_state_set_folded (self->state, keys_of (own)[i], !unfold);
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
  gtk_widget_class_install_action (class, "canvas.fold", NULL, fold_action);
  gtk_widget_class_install_action (class, "canvas.unfold", NULL, fold_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_KP_Subtract, 0, "canvas.fold", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_minus, 0, "canvas.fold", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_KP_Add, 0, "canvas.unfold", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_plus, 0, "canvas.unfold", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_plus, GDK_SHIFT_MASK, "canvas.unfold", NULL);
  gtk_widget_class_install_action (class, "canvas.reorder", "i", reorder_action);
  gtk_widget_class_install_action (class, "canvas.align", "s", align_action);
  gtk_widget_class_install_action (class, "canvas.tidy-selection", NULL, tidy_selection_action);
}
