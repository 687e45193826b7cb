#include "config.h"
#include "workspace/edit-flow.h"

#include "workspace/edit-checks.h"
#include "workspace/row-list.h"

#include <glib/gi18n-lib.h>

static gboolean
check_kind (gint kind, GError **error)
{
  return (kind >= LT_FLOW_NONE && kind <= LT_FLOW_PRODUCT)
         || lt_edit_refuse (error,
                            _("There is no such kind of flow. Choose material, component, equipment, service or product."));
}

/** lt_edit_is_connected: @found: (out): whether there is a flow from a segment to another; %FALSE with an error if it cannot be told */
gboolean
lt_edit_is_connected (LtEdit *edit, gint64 supplier, gint64 buyer, gboolean *found, GError **error)
{
  g_autoptr(LtRowList) flows = lt_row_list_read (edit, LT_TABLE_FLOW, "supplier", supplier, error);

  if (flows == NULL)
    return FALSE;
  *found = FALSE;
  for (guint i = 0; i < flows->n; i++)
    *found |= ((const LtFlow *) flows->rows[i])->buyer == buyer;
  return TRUE;
}

/**
 * lt_edit_connect:
 * @supplier: the segment that supplies
 * @buyer: another segment, of any chain
 * @id: (out) (optional): the new flow
 *
 * Adds a flow. There is one at most from a segment to another, whatever its kind; flows may form rings.
 */
gboolean
lt_edit_connect (LtEdit *edit, gint64 supplier, gint64 buyer, LtFlowKind kind, gint64 *id, GError **error)
{
  g_autoptr(LtSegment) from = lt_edit_need (edit, LT_TABLE_SEGMENT, supplier, error);
  g_autoptr(LtSegment) to = from != NULL ? lt_edit_need (edit, LT_TABLE_SEGMENT, buyer, error) : NULL;
  LtFlow row = { 0, supplier, buyer, kind, NULL };
  gboolean found;

  if (to == NULL || !check_kind (kind, error))
    return FALSE;
  if (supplier == buyer)
    return lt_edit_refuse (error, _("A segment cannot supply itself. Choose another segment."));
  if (!lt_edit_is_connected (edit, supplier, buyer, &found, error))
    return FALSE;
  if (found)
    return lt_edit_refuse (error, _("“%s” supplies “%s” already. Change that flow instead."), from->name, to->name);
  if (!lt_edit_insert (edit, LT_TABLE_FLOW, &row, error))
    return FALSE;
  if (id != NULL)
    *id = row.id;
  return TRUE;
}

gboolean
lt_edit_set_flow_kind (LtEdit *edit, gint64 id, LtFlowKind kind, GError **error)
{
  g_autoptr(LtFlow) row = lt_edit_need (edit, LT_TABLE_FLOW, id, error);

  if (row == NULL || !check_kind (kind, error))
    return FALSE;
  row->kind = kind;
  return lt_edit_update (edit, LT_TABLE_FLOW, row, error);
}

/** lt_edit_reverse_flow: makes the supplier the buyer and the buyer the supplier. */
gboolean
lt_edit_reverse_flow (LtEdit *edit, gint64 id, GError **error)
{
  g_autoptr(LtFlow) row = lt_edit_need (edit, LT_TABLE_FLOW, id, error);
  gint64 supplier;
  gboolean found;

  if (row == NULL || !lt_edit_is_connected (edit, row->buyer, row->supplier, &found, error))
    return FALSE;
  if (found)
    return lt_edit_refuse (error, _("There are flows both ways between the two already. Delete one of them instead."));
  supplier = row->supplier;
  row->supplier = row->buyer;
  row->buyer = supplier;
  return lt_edit_update (edit, LT_TABLE_FLOW, row, error);
}
