#include "config.h"
#include "workspace/edit-supply.h"

#include "workspace/edit-checks.h"
#include "workspace/row-list.h"

#include <glib/gi18n-lib.h>

/* Refuses a second relation between the two, whatever is supplied. */
static gboolean
check_new (LtEdit *edit, const LtEnterprise *supplier, const LtEnterprise *buyer, GError **error)
{
  g_autoptr(LtRowList) there = lt_row_list_read (edit, LT_TABLE_SUPPLY, "supplier", supplier->id, error);

  if (there == NULL)
    return FALSE;
  for (guint i = 0; i < there->n; i++)
    if (((const LtSupply *) there->rows[i])->buyer == buyer->id)
      return lt_edit_refuse (error, _("“%s” supplies “%s” already. Change what it supplies instead."), supplier->name, buyer->name);
  return TRUE;
}

/**
 * lt_edit_add_supply:
 * @supplier: the enterprise that supplies
 * @buyer: another enterprise
 * @product: (nullable): what it supplies; several are separated as in a cell of a table
 * @id: (out) (optional): the new relation
 *
 * Says that an enterprise supplies another one. There is one relation at most from one to another.
 */
gboolean
lt_edit_add_supply (LtEdit *edit, gint64 supplier, gint64 buyer, const char *product, gint64 *id, GError **error)
{
  g_autoptr(LtEnterprise) from = lt_edit_need (edit, LT_TABLE_ENTERPRISE, supplier, error);
  g_autoptr(LtEnterprise) to = from != NULL ? lt_edit_need (edit, LT_TABLE_ENTERPRISE, buyer, error) : NULL;
  g_autofree char *tidy = NULL;
  LtSupply row = { 0, supplier, buyer, NULL };

  if (to == NULL || !lt_edit_tidy_list (product, &tidy, error))
    return FALSE;
  if (supplier == buyer)
    return lt_edit_refuse (error, _("An enterprise cannot supply itself. Choose another enterprise."));
  row.product = tidy;
  if (!check_new (edit, from, to, error) || !lt_edit_insert (edit, LT_TABLE_SUPPLY, &row, error))
    return FALSE;
  if (id != NULL)
    *id = row.id;
  return TRUE;
}

/** lt_edit_set_supply_product: @product: (nullable): what is supplied, all of it; %NULL: nobody knows */
gboolean
lt_edit_set_supply_product (LtEdit *edit, gint64 id, const char *product, GError **error)
{
  g_autoptr(LtSupply) row = lt_edit_need (edit, LT_TABLE_SUPPLY, id, error);
  char *tidy = NULL;

  if (row == NULL || !lt_edit_tidy_list (product, &tidy, error))
    return FALSE;
  g_free (row->product);
  row->product = tidy;
  return lt_edit_update (edit, LT_TABLE_SUPPLY, row, error);
}
