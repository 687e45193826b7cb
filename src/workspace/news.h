/* What another process added to a document since it was read here: the rows of its history. Private to workspace/. */
#pragma once

#include "workspace/whereabouts.h"

G_BEGIN_DECLS

typedef struct {
  LtLoss     loss;
  GPtrArray *entries;          /* LtHistoryEntry, oldest first */
  GPtrArray *changesets;       /* GBytes, one for each */
} LtNews;

/* `last`: (nullable) the newest entry known here. */
LtNews *lt_news_read (const LtWhereabouts *where, const LtHistoryEntry *last, GError **error);
void    lt_news_free (LtNews *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtNews, lt_news_free)

G_END_DECLS
