/* A figure with a bar under it that says how much of the whole it is. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LT_TYPE_METER (lt_meter_get_type ())
G_DECLARE_FINAL_TYPE (LtMeter, lt_meter, LT, METER, GtkWidget)

GtkWidget *lt_meter_new (void);
/* fraction: 0 to 1, or LT_UNKNOWN: without a bar */
void       lt_meter_set (LtMeter *self, double fraction, const char *text);

G_END_DECLS
