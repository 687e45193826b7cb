#include "config.h"
#include "app/legend.h"

#include "app/canvas-private.h"
#include "diagram/legend.h"

#include <glib/gi18n-lib.h>

#define MOST_HEIGHT 640      /* of a screen of 768, which bars of the desktop share */

static void
draw_sign (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer sign)
{
  LtPen *pen = lt_pen_new_cairo (cr);

  lt_sign_draw (*(const LtSign *) sign, pen, (LtPoint) { 1, height / 2.0 }, lt_canvas_get_palette ());
  lt_pen_free (pen);
}

static GtkWidget *
make_sign (const LtSign *sign)
{
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), (int) lt_sign_get_width (*sign) + 3);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), (int) LT_SIGN_HEIGHT + 2);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_sign, (gpointer) sign, NULL);
  gtk_widget_set_halign (area, GTK_ALIGN_START);
  gtk_widget_set_valign (area, GTK_ALIGN_CENTER);
  return area;
}

static const char *
tone_heading (LtLayer layer)
{
  switch (layer)
    {
    case LT_LAYER_INNOVATION:
      return C_("legend", "Innovation platforms that work on a segment");
    case LT_LAYER_SUPPLY:
      return C_("legend", "Local companies with known suppliers or buyers");
    case LT_LAYER_RECRUITMENT:
      return C_("legend", "How far recruitment for a gap has come");
    case LT_LAYER_INDUSTRY:
    default:
      return C_("legend", "How the viewpoint covers a segment");
    }
}

static const char *
heading_of (LtSignKind kind, LtLayer layer)
{
  switch (kind)
    {
    case LT_SIGN_TONE:
      return tone_heading (layer);
    case LT_SIGN_ACTION:
      return C_("legend", "What a gap calls for");
    default:
      return C_("legend", "On cards and between them");
    }
}

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

/** lt_legend_popover_new: Returns: (transfer floating): a popover that explains every sign of a layer. */
GtkWidget *
lt_legend_popover_new (LtLayer layer)
{
  GtkWidget *popover = gtk_popover_new (), *scroller = gtk_scrolled_window_new (), *grid = gtk_grid_new ();
  const char *before = NULL;
  int row = 0;
  guint n;
  const LtSign *signs = lt_legend_get (layer, &n);

  gtk_grid_set_column_spacing (GTK_GRID (grid), 10);
  for (guint i = 0; i < n; i++)
    {
      const char *heading = heading_of (signs[i].kind, layer);
      g_autofree char *text = lt_sign_describe (signs[i]);

      if (heading != before)
        gtk_grid_attach (GTK_GRID (grid), make_label (heading, "legend-heading"), 0, row++, 2, 1);
      gtk_grid_attach (GTK_GRID (grid), make_sign (&signs[i]), 0, row, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), make_label (text, NULL), 1, row++, 1, 1);
      before = heading;
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MOST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), grid);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_widget_add_css_class (popover, "legend");
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Legend"), -1);
  return popover;
}
