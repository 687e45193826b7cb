/* What a transaction does, as a changeset: SQLite's session records single changes, and rows that go in by the thousand are
 * written down as they go in, which takes a fifth of the time. Private to workspace/. */
#pragma once

#include "workspace/database.h"

G_BEGIN_DECLS

typedef struct _LtRecording LtRecording;

LtRecording *lt_recording_start  (sqlite3 *db, GError **error);
gboolean     lt_recording_insert (LtRecording *self, LtTable table, gconstpointer const *rows, guint n, GError **error);
/* Whether rows of a table went in that way: from then on the session must not see any of them. */
gboolean     lt_recording_has    (LtRecording *self, LtTable table);
/* @changeset: (out) (nullable): sqlite3_free() */
gboolean     lt_recording_finish (LtRecording *self, gpointer *changeset, int *length, GError **error);
void         lt_recording_free   (LtRecording *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtRecording, lt_recording_free)

G_END_DECLS
