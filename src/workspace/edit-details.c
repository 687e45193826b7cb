#include "config.h"
#include "workspace/edit-details.h"

#include "workspace/edit-chain.h"
#include "workspace/edit-checks.h"
#include "workspace/edit-enterprise.h"
#include "workspace/edit-flow.h"
#include "workspace/edit-participation.h"
#include "workspace/edit-segment.h"
#include "workspace/edit-target.h"
#include "workspace/industry-code.h"
#include "workspace/text.h"

#include <glib/gi18n-lib.h>

typedef enum { IS_NAME, IS_LINE, IS_NOTE, IS_LIST, IS_CODES, IS_NUMBER } Kind;

static const struct {
  LtTable     table;
  const char *column;
  Kind        kind;
} facts[LT_N_FACTS] = {
  [LT_FACT_CHAIN_NAME]          = { LT_TABLE_CHAIN, "name", IS_NAME },
  [LT_FACT_CHAIN_CHIEF]         = { LT_TABLE_CHAIN, "chief", IS_LINE },
  [LT_FACT_CHAIN_UNIT]          = { LT_TABLE_CHAIN, "unit", IS_LINE },
  [LT_FACT_CHAIN_LEADER]        = { LT_TABLE_CHAIN, "leader", IS_LINE },
  [LT_FACT_CHAIN_ALLIANCE]      = { LT_TABLE_CHAIN, "alliance", IS_LINE },
  [LT_FACT_SEGMENT_NAME]        = { LT_TABLE_SEGMENT, "name", IS_NAME },
  [LT_FACT_SEGMENT_KEYWORDS]    = { LT_TABLE_SEGMENT, "keywords", IS_LIST },
  [LT_FACT_SEGMENT_CODES]       = { LT_TABLE_SEGMENT, "codes", IS_CODES },
  [LT_FACT_SEGMENT_NOTE]        = { LT_TABLE_SEGMENT, "note", IS_NOTE },
  [LT_FACT_PRODUCT_NAME]        = { LT_TABLE_PRODUCT, "name", IS_NAME },
  [LT_FACT_FLOW_NOTE]           = { LT_TABLE_FLOW, "note", IS_NOTE },
  [LT_FACT_ENTERPRISE_NAME]     = { LT_TABLE_ENTERPRISE, "name", IS_NAME },
  [LT_FACT_TARGET_PRODUCT]      = { LT_TABLE_TARGET, "product", IS_LINE },
  [LT_FACT_TARGET_REASON]       = { LT_TABLE_TARGET, "reason", IS_LINE },
  [LT_FACT_ENTERPRISE_CREDIT]   = { LT_TABLE_ENTERPRISE, "credit", IS_NAME },
  [LT_FACT_ENTERPRISE_PRODUCTS] = { LT_TABLE_ENTERPRISE, "products", IS_LIST },
  [LT_FACT_ENTERPRISE_CODES]    = { LT_TABLE_ENTERPRISE, "codes", IS_CODES },
  [LT_FACT_ENTERPRISE_HOME_TIE] = { LT_TABLE_ENTERPRISE, "home_tie", IS_LINE },
  [LT_FACT_INSTITUTION_NAME]    = { LT_TABLE_INSTITUTION, "name", IS_NAME },
  [LT_FACT_INSTITUTION_KIND]    = { LT_TABLE_INSTITUTION, "kind", IS_LINE },
  [LT_FACT_CHAIN_ROLE]          = { LT_TABLE_CHAIN, "role", IS_NUMBER },
  [LT_FACT_CHAIN_PARENT]        = { LT_TABLE_CHAIN, "parent", IS_NUMBER },
  [LT_FACT_SEGMENT_CHAIN]       = { LT_TABLE_SEGMENT, "chain", IS_NUMBER },
  [LT_FACT_SEGMENT_POSITION]    = { LT_TABLE_SEGMENT, "position", IS_NUMBER },
  [LT_FACT_SEGMENT_CRITICALITY] = { LT_TABLE_SEGMENT, "criticality", IS_NUMBER },
  [LT_FACT_FLOW_KIND]           = { LT_TABLE_FLOW, "kind", IS_NUMBER },
  [LT_FACT_PARTICIPATION_ROLE]  = { LT_TABLE_PARTICIPATION, "role", IS_NUMBER },
  [LT_FACT_TARGET_METHOD]       = { LT_TABLE_TARGET, "method", IS_NUMBER },
  [LT_FACT_TARGET_STATUS]       = { LT_TABLE_TARGET, "status", IS_NUMBER },
  [LT_FACT_ENTERPRISE_REGION]   = { LT_TABLE_ENTERPRISE, "region", IS_NUMBER },
  [LT_FACT_ENTERPRISE_STATUS]   = { LT_TABLE_ENTERPRISE, "status", IS_NUMBER },
  [LT_FACT_ENTERPRISE_PARENT]   = { LT_TABLE_ENTERPRISE, "parent", IS_NUMBER },
  [LT_FACT_INSTITUTION_REGION]  = { LT_TABLE_INSTITUTION, "region", IS_NUMBER },
};

static const LtColumn *
column_of (LtFact fact)
{
  LtTable table = facts[fact].table;

  return &lt_table_get_info (table)->columns[lt_table_find_column (table, facts[fact].column)];
}

/* --- Reading --- */

LtTable
lt_fact_get_table (LtFact fact)
{
  return facts[fact].table;
}

gboolean
lt_fact_is_text (LtFact fact)
{
  return facts[fact].kind != IS_NUMBER;
}

gboolean
lt_fact_is_note (LtFact fact)
{
  return facts[fact].kind == IS_NOTE;
}

const char *
lt_fact_get_text (LtModel *model, LtFact fact, gint64 id)
{
  const char *row = lt_model_get (model, facts[fact].table, id);

  g_return_val_if_fail (lt_fact_is_text (fact), NULL);
  return row != NULL ? *(char *const *) (row + column_of (fact)->offset) : NULL;
}

/** lt_fact_get_number: returns the value of a list, %LT_UNKNOWN_INT included, or a key; 0: none */
gint64
lt_fact_get_number (LtModel *model, LtFact fact, gint64 id)
{
  const char *row = lt_model_get (model, facts[fact].table, id);
  const LtColumn *column = column_of (fact);

  g_return_val_if_fail (!lt_fact_is_text (fact), 0);
  if (row == NULL)
    return 0;
  return column->type == LT_COLUMN_KEY ? *(const gint64 *) (row + column->offset) : *(const gint *) (row + column->offset);
}

/* --- Texts --- */

static gboolean
tidy_codes (const char *text, char **tidy, GError **error)
{
  g_autofree char *list = NULL, *codes = NULL;
  g_auto(GStrv) parts = NULL;

  if (!lt_edit_tidy_list (text, &list, error))
    return FALSE;
  parts = lt_text_split (list);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *code = lt_industry_code (parts[i]), *before = g_steal_pointer (&codes);

      if (code == NULL)
        return lt_edit_refuse (error, _("“%s” is not a code of GB/T 4754, such as C3973. Write a semicolon between two codes."),
                               parts[i]);
      codes = lt_text_add_values (before, code);
    }
  *tidy = g_steal_pointer (&codes);
  return TRUE;
}

static gboolean
tidy (Kind kind, const char *text, char **tidied, GError **error)
{
  *tidied = NULL;
  switch (kind)
    {
    case IS_NOTE:
      return lt_edit_tidy_note (text, tidied, error);
    case IS_LIST:
      return lt_edit_tidy_list (text, tidied, error);
    case IS_CODES:
      return tidy_codes (text, tidied, error);
    default:
      return lt_edit_tidy_text (text, tidied, error);
    }
}

static gboolean
set_plain (LtEdit *edit, LtFact fact, gint64 id, const char *text, GError **error)
{
  const LtTable table = facts[fact].table;
  gpointer row = lt_edit_need (edit, table, id, error);
  char *tidied = NULL;
  gboolean fine;

  if (row == NULL)
    return FALSE;
  fine = tidy (facts[fact].kind, text, &tidied, error);
  if (fine)
    {
      char **at = (char **) ((char *) row + column_of (fact)->offset);

      g_free (*at);
      *at = tidied;
      fine = lt_edit_update (edit, table, row, error);
    }
  lt_row_free (table, row);
  return fine;
}

/**
 * lt_edit_set_text:
 * @text: (nullable): as somebody typed it; nothing but white space takes the fact back, unless it is a name
 *
 * Changes one text of a row. Lists are typed with ；, 、 or lines between their values; industry codes must look like codes
 * of GB/T 4754.
 */
gboolean
lt_edit_set_text (LtEdit *edit, LtFact fact, gint64 id, const char *text, GError **error)
{
  g_return_val_if_fail (lt_fact_is_text (fact), FALSE);

  switch (fact)
    {
    case LT_FACT_CHAIN_NAME:
      return lt_edit_rename_chain (edit, id, text, error);
    case LT_FACT_SEGMENT_NAME:
      return lt_edit_rename_segment (edit, id, text, error);
    case LT_FACT_PRODUCT_NAME:
      return lt_edit_rename_product (edit, id, text, error);
    case LT_FACT_ENTERPRISE_NAME:
      return lt_edit_rename_enterprise (edit, id, text, error);
    case LT_FACT_ENTERPRISE_CREDIT:
      return lt_edit_set_credit (edit, id, text, error);
    case LT_FACT_INSTITUTION_NAME:
      return lt_edit_rename_institution (edit, id, text, error);
    default:
      return set_plain (edit, fact, id, text, error);
    }
}

/* --- Numbers --- */

static gboolean
set_each (LtEdit *edit, LtFact fact, gint64 id, gint64 number, GError **error)
{
  switch (fact)
    {
    case LT_FACT_CHAIN_ROLE:
      return lt_edit_set_chain_role (edit, id, number, error);
    case LT_FACT_CHAIN_PARENT:
      return lt_edit_nest_chain (edit, id, number, error);
    case LT_FACT_SEGMENT_CRITICALITY:
      return lt_edit_set_criticality (edit, id, number, error);
    case LT_FACT_FLOW_KIND:
      return lt_edit_set_flow_kind (edit, id, number, error);
    case LT_FACT_PARTICIPATION_ROLE:
      return lt_edit_set_role (edit, id, number, error);
    case LT_FACT_TARGET_METHOD:
      return lt_edit_set_target_method (edit, id, number, error);
    case LT_FACT_TARGET_STATUS:
      return lt_edit_set_target_status (edit, id, number, NULL, error);
    case LT_FACT_ENTERPRISE_STATUS:
      return lt_edit_set_status (edit, id, number, error);
    case LT_FACT_ENTERPRISE_PARENT:
      return lt_edit_set_parent (edit, id, number, error);
    case LT_FACT_ENTERPRISE_REGION:
    case LT_FACT_INSTITUTION_REGION:
      return lt_edit_set_home (edit, facts[fact].table, id, number, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * lt_edit_set_number:
 * @ids: (array length=n): the rows
 * @number: what all of them get: a value of the fact's list, or a key
 *
 * Changes one fact of rows that is chosen rather than typed.
 */
gboolean
lt_edit_set_number (LtEdit *edit, LtFact fact, const gint64 *ids, guint n, gint64 number, GError **error)
{
  g_return_val_if_fail (!lt_fact_is_text (fact), FALSE);

  if (fact == LT_FACT_SEGMENT_CHAIN)
    return number != 0 ? lt_edit_move_segments (edit, ids, n, number, LT_POSITION_STAYS, error)
                       : lt_edit_refuse (error, _("A segment is always in a chain. Choose one."));
  if (fact == LT_FACT_SEGMENT_POSITION)
    return lt_edit_move_segments (edit, ids, n, 0, number, error);
  for (guint i = 0; i < n; i++)
    if (!set_each (edit, fact, ids[i], number, error))
      return FALSE;
  return TRUE;
}
