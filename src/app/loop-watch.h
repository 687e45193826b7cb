/* How long the main loop is away from waiting: what a person feels as a window that does not answer. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From the main thread; stays on. */
void   lt_loop_watch_start       (void);
/* In milliseconds; starting over forgets. */
double lt_loop_watch_get_longest (void);
double lt_loop_watch_get_recent  (void);
void   lt_loop_watch_start_over  (void);

G_END_DECLS
