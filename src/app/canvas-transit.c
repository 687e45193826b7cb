/* Cards that another scene has elsewhere go there before one's eyes: after undo, tidying, aligning. What is new is drawn at
 * once, not when its tiles are painted. */
#include "config.h"
#include "app/canvas-private.h"

#define MOST_CARDS 150             /* on their way at once, each drawn anew for every frame */
#define MOST_BLOCKS 600            /* likewise, without texts */

/** (nullable): cards that are drawn on their way, not in tiles */
GHashTable *
lt_canvas_get_moving (LtCanvas *self)
{
  return self->transit != NULL && !self->transit_landed ? lt_transit_get_moving (self->transit) : NULL;
}

static void
on_progress (double value, LtCanvas *self)
{
  self->transit_share = value;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* They are drawn until tiles show them where they are now. */
static void
on_arrived (LtCanvas *self)
{
  self->transit_landed = TRUE;
  self->transit_share = 1;
  lt_canvas_update_look (self, TRUE);
}

/** lt_canvas_end_transit: everything is where it belongs. */
void
lt_canvas_end_transit (LtCanvas *self)
{
  gboolean hid = lt_canvas_get_moving (self) != NULL;

  if (self->transit_animation != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->transit_animation, self);
      adw_animation_pause (self->transit_animation);
    }
  g_clear_object (&self->transit_animation);
  g_clear_pointer (&self->transit, lt_transit_free);
  if (hid && self->layer != NULL)
    lt_canvas_update_look (self, TRUE);
}

static void
play (LtCanvas *self)
{
  self->transit_animation = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, LT_CANVAS_DURATION,
                                                     adw_callback_animation_target_new ((AdwAnimationTargetFunc) on_progress, self, NULL));
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->transit_animation), ADW_EASE_IN_OUT_CUBIC);
  g_signal_connect_swapped (self->transit_animation, "done", G_CALLBACK (on_arrived), self);
  adw_animation_play (self->transit_animation);
}

static guint
most_cards (LtCanvas *self)
{
  return lt_painter_detail_at (lt_viewport_get_scale (self->viewport)) == LT_DETAIL_BLOCK ? MOST_BLOCKS : MOST_CARDS;
}

/** lt_canvas_start_transit: a scene has taken the place of @before, and its tiles are not asked for yet. */
void
lt_canvas_start_transit (LtCanvas *self, LtScene *before)
{
  GtkWidget *widget = GTK_WIDGET (self);
  LtRect seen = lt_viewport_get_visible (self->viewport);

  /* Only colours are others: what is on its way goes on. */
  if (before != NULL && self->scene != NULL && lt_scene_get_layout (before) == lt_scene_get_layout (self->scene))
    return;
  lt_canvas_end_transit (self);
  if (self->hand.kind == LT_HAND_CARDS || !lt_canvas_is_same_diagram (before, self->scene)
      || !gtk_widget_get_mapped (widget))
    return;
  self->transit = lt_transit_new (before, self->scene, &seen, adw_get_enable_animations (widget) ? most_cards (self) : 0);
  if (self->transit == NULL)
    return;
  self->transit_landed = g_hash_table_size (lt_transit_get_moving (self->transit)) == 0;
  self->transit_share = self->transit_landed ? 1 : 0;
  if (!self->transit_landed)
    play (self);
}

/** lt_canvas_draw_transit: what is on its way, as far as it is within @visible. */
void
lt_canvas_draw_transit (LtCanvas *self, cairo_t *cr, LtPen *pen, const LtRect *visible, const LtPalette *palette, LtDetail detail)
{
  GArray *nodes = self->transit != NULL ? lt_transit_get_nodes (self->transit) : NULL;
  GArray *edges = self->transit != NULL ? lt_transit_get_edges (self->transit) : NULL;

  for (guint i = 0; edges != NULL && i < edges->len; i++)
    {
      LtCurve curve = lt_transit_curve (self->transit, i, self->transit_share);
      LtRect bounds = lt_curve_get_bounds (&curve);

      if (lt_rect_intersects (visible, &bounds))
        lt_painter_paint_flow (self->scene, pen, g_array_index (edges, guint, i), &curve, palette, detail, FALSE);
      lt_curve_clear (&curve);
    }
  for (guint i = 0; nodes != NULL && i < nodes->len; i++)
    {
      guint node = g_array_index (nodes, guint, i);
      LtPoint offset = lt_transit_offset (self->transit, i, self->transit_share);
      LtRect card = lt_scene_card_rect (self->scene, node);

      card.x += offset.x;
      card.y += offset.y;
      card = lt_rect_grow (&card, LT_CARD_SURROUNDINGS);
      if (!lt_rect_intersects (visible, &card))
        continue;
      cairo_save (cr);
      cairo_translate (cr, offset.x, offset.y);
      lt_painter_paint_cards (self->scene, pen, &node, 1, palette, detail, FALSE);
      cairo_restore (cr);
    }
}
