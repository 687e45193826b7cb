/* What hands change about targets: who is wanted for a gap, and what was done about it. */
#pragma once

#include "app/editor-details.h"

G_BEGIN_DECLS

/* Enterprises become targets for a segment, none of them is one yet; others, of the same hand, go into it. method: for all
 * of them, or %LT_METHOD_NONE */
void lt_editor_add_targets (LtEditor *self, gint64 segment, const gint64 *enterprises, guint n, LtMethod method,
                            const gint64 *others, guint n_others);
/* What was suggested is noted: the one supplies the other. product: (nullable): with what */
void lt_editor_accept_match (LtEditor *self, gint64 supplier, gint64 buyer, const char *product, LtEditorDone done, gpointer who);
/* entry: copied; of a target */
void lt_editor_add_ledger  (LtEditor *self, const LtLedger *entry, LtEditorDone done, gpointer who);

G_END_DECLS
