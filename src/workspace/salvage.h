/* Reading a damaged database row by row, past what cannot be read. Private to workspace/. */
#pragma once

#include "workspace/snapshot.h"

G_BEGIN_DECLS

typedef struct {
  GHashTable *rows[LT_N_TABLES];      /* key → row, owned */
  GHashTable *lost[LT_N_TABLES];      /* keys of rows that were there */
  gboolean    broken[LT_N_TABLES];    /* reading it through failed */
  gboolean    grafted;                /* the schema is that of a new document, made in the version of the damaged one */
  gboolean    certain;
  gboolean    history_whole;
  guint       from_history;
} LtSalvage;

LtSalvage  *lt_salvage_new  (void);
void        lt_salvage_free (LtSalvage *self);
/* `scratch`: an empty document in memory, which the history is played into. */
void        lt_salvage_read (LtSalvage *self, sqlite3 *db, sqlite3 *scratch);
/* Takes away what cannot stand without what is lost. */
void        lt_salvage_mend (LtSalvage *self, sqlite3 *scratch);
/* (transfer full): moves the rows out */
LtSnapshot *lt_salvage_take (LtSalvage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtSalvage, lt_salvage_free)

G_END_DECLS
