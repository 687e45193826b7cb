/* Which steps there are, which can be undone, which redone: computed from the history's rows alone. Private to workspace/. */
#pragma once

#include "workspace/workspace.h"

G_BEGIN_DECLS

typedef struct _LtHistory LtHistory;

/* What one undo (or redo) takes back: the rows of the history to invert, oldest first, and the step's own key. */
typedef struct {
  gint64  step;
  GArray *rows;              /* gint64 */
} LtHistoryGroup;

LtHistory            *lt_history_new   (void);
void                  lt_history_free  (LtHistory *self);
LtHistoryEntry       *lt_history_entry_copy (const LtHistoryEntry *entry);
void                  lt_history_entry_free (LtHistoryEntry *entry);
/* Takes the entry; entries must come in the order of their keys. */
void                  lt_history_add   (LtHistory *self, LtHistoryEntry *entry);
const GPtrArray      *lt_history_get_entries (LtHistory *self);
const LtHistoryGroup *lt_history_peek_undo   (LtHistory *self);      /* (nullable) */
const LtHistoryGroup *lt_history_peek_redo   (LtHistory *self);      /* (nullable) */
const LtHistoryEntry *lt_history_find  (LtHistory *self, gint64 id);
/* LtStep: what can be jumped to, and what was before the first of them. */
GPtrArray            *lt_history_list_steps (LtHistory *self);
/* How many steps must be undone, or redone, to be just after one; 0: before the first. FALSE: it is not among them. */
gboolean              lt_history_find_way (LtHistory *self, gint64 step, gboolean *undo, guint *n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtHistory, lt_history_free)

G_END_DECLS
