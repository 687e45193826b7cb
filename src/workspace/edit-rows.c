#include "config.h"
#include "workspace/edit-rows.h"

#include "workspace/edit-checks.h"

char *
lt_edit_free_name (LtEdit *edit, LtTable table, const char *column, gint64 key, const char *name, const char *numbered, GError **error)
{
  g_autoptr(GHashTable) names = lt_edit_names (edit, table, column, key, NULL, 0, error);
  char *found;

  if (names == NULL)
    return NULL;
  found = g_strdup (name);
  for (guint i = 2; lt_names_has (names, found); i++)
    {
      g_free (found);
      found = g_strdup_printf (numbered, i);
    }
  return found;
}

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
