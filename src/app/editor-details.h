/* What the inspector's fields and buttons change, each in one edit of the editor's. */
#pragma once

#include "app/editor.h"
#include "workspace/edit-details.h"

G_BEGIN_DECLS

/* Called when the edit is over, unless whoever asked is gone by then. refused: (nullable): why nothing was changed, which
 * the window says too ("failed"). */
typedef void (*LtEditorDone) (gpointer who, const char *refused);

/* who: a GObject, or NULL with done NULL */
void lt_editor_set_text      (LtEditor *self, LtFact fact, gint64 id, const char *text, LtEditorDone done, gpointer who);
void lt_editor_set_number    (LtEditor *self, LtFact fact, const gint64 *ids, guint n, gint64 number, LtEditorDone done,
                              gpointer who);
void lt_editor_add_products  (LtEditor *self, gint64 segment, const char *names, LtEditorDone done, gpointer who);
/* source: (nullable): a new one, which is cited instead of the citation's */
void lt_editor_cite          (LtEditor *self, LtThing backed, const LtCitation *citation, const LtSource *source, LtEditorDone done,
                              gpointer who);

/* What belongs to another row: a product, a participation, what an institution works on, a target, an entry
 * of its ledger, a citation. */
void lt_editor_remove        (LtEditor *self, LtThing part);

G_END_DECLS
