#include "config.h"
#include "app/meter.h"

#include "workspace/rows.h"

#define BAR 3

struct _LtMeter {
  GtkWidget  parent_instance;
  GtkWidget *label;
  double     fraction;
};

G_DEFINE_FINAL_TYPE (LtMeter, lt_meter, GTK_TYPE_WIDGET)

/* In the text's own colour, so that it is seen on whatever is behind it. */
static void
snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LtMeter *self = LT_METER (widget);
  const float width = gtk_widget_get_width (widget), y = gtk_widget_get_height (widget) - BAR;
  GdkRGBA colour, trough;

  GTK_WIDGET_CLASS (lt_meter_parent_class)->snapshot (widget, snapshot);
  if (!lt_known (self->fraction))
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  trough = colour;
  trough.alpha *= 0.18f;
  gtk_snapshot_append_color (snapshot, &trough, &GRAPHENE_RECT_INIT (0, y, width, BAR));
  if (self->fraction > 0)
    gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (0, y, width * (float) CLAMP (self->fraction, 0, 1), BAR));
}

static void
lt_meter_dispose (GObject *object)
{
  g_clear_pointer (&LT_METER (object)->label, gtk_widget_unparent);
  G_OBJECT_CLASS (lt_meter_parent_class)->dispose (object);
}

static void
lt_meter_class_init (LtMeterClass *class)
{
  G_OBJECT_CLASS (class)->dispose = lt_meter_dispose;
  GTK_WIDGET_CLASS (class)->snapshot = snapshot;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "meter");
}

static void
lt_meter_init (LtMeter *self)
{
  self->fraction = LT_UNKNOWN;
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 1);
  gtk_widget_set_margin_bottom (self->label, BAR + 1);
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
lt_meter_new (void)
{
  return g_object_new (LT_TYPE_METER, NULL);
}

void
lt_meter_set (LtMeter *self, double fraction, const char *text)
{
  g_return_if_fail (LT_IS_METER (self));
  gtk_label_set_label (GTK_LABEL (self->label), text);
  self->fraction = fraction;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
