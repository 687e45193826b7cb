/* Dragging a cargo out of a widget: what is dragged in words beside the pointer, and what letting go would do. */
#pragma once

#include "app/cargo.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* (transfer full) (nullable): what a drag that begins at a pixel of the widget takes; NULL: nothing */
typedef LtCargo *(*LtCargoFunc) (GtkWidget *widget, double x, double y, gpointer data);

void lt_cargo_drag_add   (GtkWidget *widget, LtCargoFunc func, gpointer data);
/* A drag that a gesture has turned into; it shows itself and goes when it ends. Returns whether it has begun. */
gboolean lt_cargo_drag_begin (GtkGesture *gesture, LtCargo *cargo, double x, double y);
/* drop: (nullable): of this process, or nothing is shown. hint: (nullable) */
void lt_cargo_drag_hint  (GdkDrop *drop, const char *hint, gboolean refused);

G_END_DECLS
