/* Rows of a table, copied out of the document inside an edit. Private to the operations. */
#pragma once

#include "workspace/edit.h"

G_BEGIN_DECLS

typedef struct {
  LtTable   table;
  guint     n;
  gpointer *rows;
} LtRowList;

LtRowList *lt_row_list_read (LtEdit *edit, LtTable table, const char *column, gint64 key, GError **error);
void       lt_row_list_free (LtRowList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtRowList, lt_row_list_free)

gboolean lt_row_list_renumber (const LtRowList *self, LtEdit *edit, GError **error);
gboolean lt_edit_next_ordinal (LtEdit *edit, LtTable table, const char *column, gint64 key, gint *ordinal, GError **error);

/* One row that frees itself. */
#define LT_DEFINE_ROW_CLEANUP(Type, table) \
  static inline void Type##_free_row (Type *row) { lt_row_free (table, row); } \
  G_DEFINE_AUTOPTR_CLEANUP_FUNC (Type, Type##_free_row)
LT_DEFINE_ROW_CLEANUP (LtChain, LT_TABLE_CHAIN)
LT_DEFINE_ROW_CLEANUP (LtSegment, LT_TABLE_SEGMENT)
LT_DEFINE_ROW_CLEANUP (LtProduct, LT_TABLE_PRODUCT)
LT_DEFINE_ROW_CLEANUP (LtFlow, LT_TABLE_FLOW)
LT_DEFINE_ROW_CLEANUP (LtEnterprise, LT_TABLE_ENTERPRISE)
LT_DEFINE_ROW_CLEANUP (LtFigure, LT_TABLE_FIGURE)
LT_DEFINE_ROW_CLEANUP (LtParticipation, LT_TABLE_PARTICIPATION)
LT_DEFINE_ROW_CLEANUP (LtInstitution, LT_TABLE_INSTITUTION)
LT_DEFINE_ROW_CLEANUP (LtSupply, LT_TABLE_SUPPLY)
LT_DEFINE_ROW_CLEANUP (LtTarget, LT_TABLE_TARGET)
LT_DEFINE_ROW_CLEANUP (LtOverride, LT_TABLE_OVERRIDE)
LT_DEFINE_ROW_CLEANUP (LtLedger, LT_TABLE_LEDGER)
LT_DEFINE_ROW_CLEANUP (LtListing, LT_TABLE_LISTING)
LT_DEFINE_ROW_CLEANUP (LtSource, LT_TABLE_SOURCE)
LT_DEFINE_ROW_CLEANUP (LtCitation, LT_TABLE_CITATION)

G_END_DECLS
