/* One step of a document's history, as a list shows it. */
#pragma once

#include "workspace/workspace.h"

G_BEGIN_DECLS

typedef enum {
  LT_LINE_DONE,
  LT_LINE_NOW,                   /* the last that is done: where the document is */
  LT_LINE_UNDONE,
} LtLineState;

#define LT_TYPE_HISTORY_LINE (lt_history_line_get_type ())
G_DECLARE_FINAL_TYPE (LtHistoryLine, lt_history_line, LT, HISTORY_LINE, GObject)

/* step: (transfer full) */
LtHistoryLine *lt_history_line_new       (LtStep *step, gboolean now);
void           lt_history_line_update    (LtHistoryLine *self, LtStep *step, gboolean now);
gint64         lt_history_line_get_id    (LtHistoryLine *self);
LtLineState    lt_history_line_get_state (LtHistoryLine *self);
gboolean       lt_history_line_matches   (LtHistoryLine *self, const char *folded);
/* (transfer full): what was done; when, by whom, how much; all of it in words, for who does not see it. now: the local time */
char          *lt_history_line_title     (LtHistoryLine *self);
char          *lt_history_line_detail    (LtHistoryLine *self, GDateTime *now);
char          *lt_history_line_describe  (LtHistoryLine *self, GDateTime *now);

G_END_DECLS
