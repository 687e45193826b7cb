/* The closed lists of the document in the words people use for them. */
#pragma once

#include "workspace/schema.h"

G_BEGIN_DECLS

gboolean lt_words_find        (LtTable table, const char *column, const char *cell, gint *value, GError **error);
char    *lt_words_list        (LtTable table, const char *column);
gint     lt_words_region_kind (const char *cell);
char    *lt_words_honour      (const char *cell, gboolean *known);

G_END_DECLS
