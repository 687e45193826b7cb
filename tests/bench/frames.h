/* What a frame costs: the main thread's time for it, and the display server's. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Called before each of n frames. */
typedef void (*FrameStep) (guint frame, guint n, gpointer data);

/* Prints for every frame "NAME", what it cost, and "NAME-interval", the time since the one before; and "NAME-turn", the
 * longest turn of the main loop meanwhile; in milliseconds. */
void       frames_run             (GtkWidget *widget, const char *name, guint n, FrameStep step, gpointer data);
void       frames_set_quiet       (gboolean quiet);

/* A turn is from the end of one wait for events to the beginning of the next. */
void       frames_watch_turns     (void);
double     frames_longest_turn_ms (void);

/* A window that only paints its background, and a step that makes it do so. */
GtkWidget *frames_blank_new       (int width, int height);
void       frames_blank_step      (guint frame, guint n, gpointer widget);

G_END_DECLS
