/* Text from anywhere as UTF-8. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *lt_encoding_decode (const char *data, gsize length, const char *name, gsize *decoded, const char **encoding, GError **error);

G_END_DECLS
