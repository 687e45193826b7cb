#include "config.h"
#include "app/canvas-private.h"

#include "app/card-proxy.h"

#define RING_RADIUS 10.0

/** lt_canvas_get_palette: the palette that goes with the application's style. */
const LtPalette *
lt_canvas_get_palette (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (style);

  if (adw_style_manager_get_high_contrast (style))
    return lt_palette_get (dark ? LT_PALETTE_DARK_CONTRAST : LT_PALETTE_LIGHT_CONTRAST);
  return lt_palette_get (dark ? LT_PALETTE_DARK : LT_PALETTE_LIGHT);
}

/* A line around a card, as wide on screen at every zoom. */
static void
draw_ring (LtCanvas *self, LtPen *pen, guint node, LtColour colour, double pixels, double gap)
{
  double scale = lt_viewport_get_scale (self->viewport);
  LtRect card = lt_scene_card_rect (self->scene, node);
  LtRect ring = lt_rect_grow (&card, gap / scale);
  LtPaint paint = { .fill = { 0, 0, 0, 0 }, .stroke = colour, .stroke_width = pixels / scale };

  lt_pen_rect (pen, &ring, RING_RADIUS + gap / scale, &paint);
}

/* What changes without the diagram changing: what is pointed at, selected, focused. */
static void
draw_live (LtCanvas *self, LtPen *pen, const LtPalette *palette, LtDetail detail)
{
  gint focused = lt_canvas_get_focused (self);
  gboolean on_card = self->hover.kind == LT_HIT_CARD || self->hover.kind == LT_HIT_BADGE;

  if (self->hover.kind == LT_HIT_EDGE)
    {
      LtCurve *curve = lt_layout_curve (lt_scene_get_layout (self->scene), self->hover.index);
      LtPaint paint = { .fill = { 0, 0, 0, 0 }, .stroke = palette->edge_highlight, .stroke_width = 2 };

      lt_pen_curve (pen, curve, &paint);
    }
  if (self->selected >= 0)
    lt_painter_paint_selection (self->scene, pen, self->selected, palette, detail);
  if (on_card && (gint) self->hover.index != self->selected)
    {
      LtColour colour = palette->selection;

      colour.alpha *= 0.5;
      draw_ring (self, pen, self->hover.index, colour, 1.5, 1.5);
    }
  if (focused >= 0)
    draw_ring (self, pen, focused, palette->focus, 2, 5);
}

static void
draw_diagram (LtCanvas *self, cairo_t *cr, const LtPalette *palette)
{
  LtRect clip = lt_viewport_get_visible (self->viewport);
  double scale = lt_viewport_get_scale (self->viewport);
  LtPaintOptions options = {
    .palette = palette,
    .detail = lt_painter_detail_at (scale),
    .clip = &clip,
    .highlight = self->highlight,
    .selected = -1,
  };
  LtPen *pen;

  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -clip.x, -clip.y);
  pen = lt_pen_new_cairo (cr);
  lt_painter_paint (self->scene, pen, &options);
  draw_live (self, pen, palette, options.detail);
  lt_pen_free (pen);
}

void
lt_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LtCanvas *self = LT_CANVAS (widget);
  const LtPalette *palette = lt_canvas_get_palette ();
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  GdkRGBA background = { palette->background.red, palette->background.green, palette->background.blue, 1 };
  cairo_t *cr;

  gtk_snapshot_append_color (snapshot, &background, &area);
  if (self->scene == NULL)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &area);
  draw_diagram (self, cr, palette);
  cairo_destroy (cr);
}
