/* The texts in which the search looks, packed into one buffer, and the order in which what is found is shown. */
#pragma once

#include "workspace/search.h"

G_BEGIN_DECLS

typedef struct _LtSearchIndex LtSearchIndex;

LtSearchIndex *lt_search_index_new        (void);
void           lt_search_index_free       (LtSearchIndex *self);
void           lt_search_index_clear      (LtSearchIndex *self);
void           lt_search_index_add        (LtSearchIndex *self, guint group, LtTable table, gint64 id, const char *name,
                                           const char *initials, const char *others);
guint          lt_search_index_remove     (LtSearchIndex *self, gboolean (*is_gone) (LtTable table, gint64 id, gpointer data), gpointer data);
gboolean       lt_search_index_sort       (LtSearchIndex *self, gint64 until);
GArray        *lt_search_index_find       (LtSearchIndex *self, const char *needle, guint limit);
gboolean       lt_search_index_is_worn    (LtSearchIndex *self);     /* it holds more of rows that are gone than of others */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtSearchIndex, lt_search_index_free)

G_END_DECLS
