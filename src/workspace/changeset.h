/* Reads a changeset of SQLite's session extension without copying it, as changes of the document's tables. Its values are
 * checked as those of a file are: the record that an undo reads may be forged. Private to workspace/. */
#pragma once

#include "workspace/changes.h"
#include "workspace/database.h"

G_BEGIN_DECLS

/* What a changeset does, decoded on the writer's thread, for the model to take in on the owner's: rows of inserts are
 * whole, of a delete only the key is known, and what an update sets is read when the row is there. */
typedef struct {
  GArray       *items;       /* LtChange: `before` is not known yet, `after` belongs to the changes */
  GArray       *records;     /* gconstpointer for each: where an update's new values lie in the changeset */
  gconstpointer end;         /* of the changeset */
} LtDecoded;

LtDecoded *lt_changeset_decode (gconstpointer changeset, gsize length, GError **error);
void       lt_decoded_free     (LtDecoded *self);
/* Sets the columns that update `index` changes in a row that is a copy of the one before. */
void       lt_decoded_update   (LtDecoded *self, guint index, gpointer row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtDecoded, lt_decoded_free)

G_END_DECLS
