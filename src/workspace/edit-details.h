/* The single things that are known of a row, by name: what a form shows, and what an edit changes one at a time. */
#pragma once

#include "workspace/edit.h"
#include "workspace/model.h"

G_BEGIN_DECLS

typedef enum {
  /* Texts */
  LT_DETAIL_CHAIN_NAME,
  LT_DETAIL_CHAIN_CHIEF,
  LT_DETAIL_CHAIN_UNIT,
  LT_DETAIL_CHAIN_LEADER,
  LT_DETAIL_CHAIN_ALLIANCE,
  LT_DETAIL_SEGMENT_NAME,
  LT_DETAIL_SEGMENT_KEYWORDS,
  LT_DETAIL_SEGMENT_CODES,
  LT_DETAIL_SEGMENT_NOTE,
  LT_DETAIL_PRODUCT_NAME,
  LT_DETAIL_FLOW_NOTE,
  LT_DETAIL_ENTERPRISE_NAME,
  /* Numbers: one of a list, or the key of another row */
  LT_DETAIL_CHAIN_ROLE,
  LT_DETAIL_CHAIN_PARENT,
  LT_DETAIL_SEGMENT_CHAIN,
  LT_DETAIL_SEGMENT_POSITION,
  LT_DETAIL_SEGMENT_CRITICALITY,
  LT_DETAIL_FLOW_KIND,
  LT_DETAIL_PARTICIPATION_ROLE,
} LtDetail;
#define LT_N_DETAILS (LT_DETAIL_PARTICIPATION_ROLE + 1)

LtTable     lt_detail_get_table  (LtDetail detail);
gboolean    lt_detail_is_text    (LtDetail detail);
/* Whether a text may have several lines. */
gboolean    lt_detail_is_note    (LtDetail detail);
/* Of a row that is in the model. Text: (nullable), the model's. */
const char *lt_detail_get_text   (LtModel *model, LtDetail detail, gint64 id);
gint64      lt_detail_get_number (LtModel *model, LtDetail detail, gint64 id);

gboolean    lt_edit_set_text     (LtEdit *edit, LtDetail detail, gint64 id, const char *text, GError **error);
gboolean    lt_edit_set_number   (LtEdit *edit, LtDetail detail, const gint64 *ids, guint n, gint64 number, GError **error);

G_END_DECLS
