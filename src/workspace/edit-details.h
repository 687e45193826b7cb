/* The single things that are known of a row, by name: what a form shows, and what an edit changes one at a time. */
#pragma once

#include "workspace/edit.h"
#include "workspace/model.h"

G_BEGIN_DECLS

typedef enum {
  /* Texts */
  LT_FACT_CHAIN_NAME,
  LT_FACT_CHAIN_CHIEF,
  LT_FACT_CHAIN_UNIT,
  LT_FACT_CHAIN_LEADER,
  LT_FACT_CHAIN_ALLIANCE,
  LT_FACT_SEGMENT_NAME,
  LT_FACT_SEGMENT_KEYWORDS,
  LT_FACT_SEGMENT_CODES,
  LT_FACT_SEGMENT_NOTE,
  LT_FACT_PRODUCT_NAME,
  LT_FACT_FLOW_NOTE,
  LT_FACT_ENTERPRISE_NAME,
  LT_FACT_TARGET_PRODUCT,
  LT_FACT_TARGET_REASON,
  LT_FACT_ENTERPRISE_CREDIT,
  LT_FACT_ENTERPRISE_PRODUCTS,
  LT_FACT_ENTERPRISE_CODES,
  LT_FACT_ENTERPRISE_HOME_TIE,
  LT_FACT_INSTITUTION_NAME,
  LT_FACT_INSTITUTION_KIND,
  /* Numbers: one of a list, or the key of another row */
  LT_FACT_CHAIN_ROLE,
  LT_FACT_CHAIN_PARENT,
  LT_FACT_SEGMENT_CHAIN,
  LT_FACT_SEGMENT_POSITION,
  LT_FACT_SEGMENT_CRITICALITY,
  LT_FACT_FLOW_KIND,
  LT_FACT_PARTICIPATION_ROLE,
  LT_FACT_TARGET_METHOD,
  LT_FACT_TARGET_STATUS,
  LT_FACT_ENTERPRISE_REGION,
  LT_FACT_ENTERPRISE_STATUS,
  LT_FACT_ENTERPRISE_PARENT,
  LT_FACT_INSTITUTION_REGION,
} LtFact;
#define LT_N_FACTS (LT_FACT_INSTITUTION_REGION + 1)

LtTable     lt_fact_get_table  (LtFact fact);
gboolean    lt_fact_is_text    (LtFact fact);
/* Whether a text may have several lines. */
gboolean    lt_fact_is_note    (LtFact fact);
/* Of a row that is in the model. Text: (nullable), the model's. */
const char *lt_fact_get_text   (LtModel *model, LtFact fact, gint64 id);
gint64      lt_fact_get_number (LtModel *model, LtFact fact, gint64 id);

gboolean    lt_edit_set_text     (LtEdit *edit, LtFact fact, gint64 id, const char *text, GError **error);
gboolean    lt_edit_set_number   (LtEdit *edit, LtFact fact, const gint64 *ids, guint n, gint64 number, GError **error);

G_END_DECLS
