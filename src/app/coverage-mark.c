#include "config.h"
#include "app/coverage-mark.h"

#include "app/canvas-private.h"

#define SIZE 16

struct _LtCoverageMark {
  GtkWidget  parent_instance;
  LtTone     tone;
};

G_DEFINE_FINAL_TYPE (LtCoverageMark, lt_coverage_mark, GTK_TYPE_WIDGET)

static void
snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LtCoverageMark *self = LT_COVERAGE_MARK (widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  LtPen *pen = lt_pen_new_cairo (cr);

  lt_painter_tone_mark (pen, self->tone, (LtPoint) { width / 2, height / 2 }, SIZE - 4, lt_canvas_get_palette ());
  lt_pen_free (pen);
  cairo_destroy (cr);
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
lt_coverage_mark_class_init (LtCoverageMarkClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->snapshot = snapshot;
  widget_class->measure = measure;
  gtk_widget_class_set_css_name (widget_class, "coverage-mark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
lt_coverage_mark_init (LtCoverageMark *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
lt_coverage_mark_new (LtCoverage coverage)
{
  return lt_coverage_mark_new_for_tone ((LtTone) coverage);
}

GtkWidget *
lt_coverage_mark_new_for_tone (LtTone tone)
{
  LtCoverageMark *self = g_object_new (LT_TYPE_COVERAGE_MARK, NULL);

  self->tone = tone;
  return GTK_WIDGET (self);
}

void
lt_coverage_mark_set_tone (LtCoverageMark *self, LtTone tone)
{
  self->tone = tone;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
