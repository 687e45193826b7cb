#include "config.h"
#include "workspace/edit-rows.h"

/**
 * lt_edit_delete_all:
 * @ids: (array length=n): rows of @table; one that is gone already is passed over
 *
 * Deletes rows with all that refers to them, as lt_edit_delete() does.
 */
gboolean
lt_edit_delete_all (LtEdit *edit, LtTable table, const gint64 *ids, guint n, GError **error)
{
  g_return_val_if_fail ((guint) table < LT_N_TABLES, FALSE);

  for (guint i = 0; i < n; i++)
    if (!lt_edit_delete (edit, table, ids[i], error))
      return FALSE;
  return TRUE;
}
