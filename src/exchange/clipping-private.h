/* What copying writes and pasting takes. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define LT_CLIPPING_FORMAT "liantu-segments"
#define LT_CLIPPING_VERSION 1
/* Bounds that no copying by hand reaches. */
#define LT_CLIPPING_MAX_BYTES (8 * 1024 * 1024)
#define LT_CLIPPING_MAX_SEGMENTS 1000

/* FALSE with a refusal: what is there cannot be read; there is too much of it. */
gboolean lt_clipping_refuse_foreign (GError **error);
gboolean lt_clipping_refuse_much    (GError **error);

/* text: (nullable): then nothing is added */
void     lt_clipping_add_text       (JsonBuilder *json, const char *member, const char *text);

G_END_DECLS
