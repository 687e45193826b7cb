/* A stored changeset, looked at before SQLite reads it: the file may be a stranger's. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean lt_changeset_is_sound (gconstpointer data, gsize length);

G_END_DECLS
