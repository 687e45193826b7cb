/* By what the window is drawn: decided before GTK starts. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The renderer's name as GTK wants it. asked: (nullable): by the environment; devices: as a %NULL-terminated list of paths.
 * %NULL: GTK chooses. */
const char *lt_renderer_choose     (const char *asked, const char *const *devices);
/* As gtk_init_check(), which it calls. Before there is a second thread. */
gboolean    lt_renderer_init_check (void);

G_END_DECLS
