/* One running layout helper, seen from our side: a frame in, a frame out, one at a time. Knows
 * nothing of queues: layout-service.c owns it. */
#pragma once

#include "diagram/layout-service.h"

G_BEGIN_DECLS

typedef struct _LtHelperProcess LtHelperProcess;

/**
 * LtHelperAnswered:
 * @body: (nullable): what followed the answer's header
 * @error: (nullable): %LT_LAYOUT_ERROR_CRASHED, _PROTOCOL or _TIMED_OUT; the process is dead then
 */
typedef void (*LtHelperAnswered) (LtHelperProcess *process, GBytes *body, const GError *error, gpointer user_data);

LtHelperProcess *lt_helper_process_start (GError **error);
/* Asks; @answered is called once, from the main context that this was called in, unless the process
 * is dropped before. */
void     lt_helper_process_ask      (LtHelperProcess *self, GBytes *frame, guint time_limit_ms,
                                     LtHelperAnswered answered, gpointer user_data);
gboolean lt_helper_process_is_alive (LtHelperProcess *self);
/* Kills it and forgets it, without a further call of anything. */
void     lt_helper_process_drop     (LtHelperProcess *self);

G_END_DECLS
