/* How the workspace fills and follows the model. */
#pragma once

#include "workspace/changeset.h"
#include "workspace/database.h"
#include "workspace/model.h"

G_BEGIN_DECLS

LtModel   *lt_model_new   (void);
void       lt_model_free  (LtModel *self);
gboolean   lt_model_load  (LtModel *self, sqlite3 *db, GError **error);
/* Takes a changeset in, and its rows from the decoded; returns what it did. NULL with an error if it does not fit, with the
 * model as it was. */
LtChanges *lt_model_apply (LtModel *self, LtDecoded *decoded, GError **error);
void       lt_changes_free (LtChanges *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtModel, lt_model_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtChanges, lt_changes_free)

G_END_DECLS
