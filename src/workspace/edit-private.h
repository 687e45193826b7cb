#pragma once

#include "workspace/database.h"
#include "workspace/edit.h"
#include "workspace/recording.h"

G_BEGIN_DECLS

typedef void (*LtEditProgress) (double fraction, gpointer user_data);

LtEdit *lt_edit_new  (sqlite3 *db, LtRecording *recording, GCancellable *cancellable, LtEditProgress progress, gpointer progress_data);
void    lt_edit_free (LtEdit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtEdit, lt_edit_free)

G_END_DECLS
