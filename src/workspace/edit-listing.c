#include "config.h"
#include "workspace/edit-listing.h"

#include "workspace/edit-checks.h"
#include "workspace/row-list.h"

#include <glib/gi18n-lib.h>

/* A list is told from others of its subject by its name. */
static gboolean
check_name (LtEdit *edit, const LtListing *row, GError **error)
{
  g_autoptr(LtRowList) rows = lt_row_list_read (edit, LT_TABLE_LISTING, NULL, 0, error);
  g_autoptr(GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->n; i++)
    {
      const LtListing *other = rows->rows[i];

      if (other->id != row->id && g_str_equal (other->subject, row->subject))
        lt_names_add (taken, other->name);
    }
  return !lt_names_has (taken, row->name)
         || lt_edit_refuse (error, _("There is a list “%s” already. Choose another name, or replace that list."), row->name);
}

/* (transfer full) (nullable): what is stored is what can be read again. */
static char *
check_query (const LtQuery *query, GError **error)
{
  g_autofree char *json = lt_query_to_json (query);
  g_autoptr(LtQuery) again = lt_query_from_json (query->subject, json, error);

  return again != NULL ? g_steal_pointer (&json) : NULL;
}

/**
 * lt_edit_add_listing:
 * @id: (out) (optional): the new list
 *
 * Gives a query a name, by which it is found again.
 */
gboolean
lt_edit_add_listing (LtEdit *edit, const char *name, const LtQuery *query, gint64 *id, GError **error)
{
  g_autofree char *tidy = lt_edit_tidy_name (name, error), *json = tidy != NULL ? check_query (query, error) : NULL;
  LtListing row = { 0, tidy, (char *) lt_table_get_info (query->subject)->name, json, 0 };

  if (json == NULL || !check_name (edit, &row, error) || !lt_edit_next_ordinal (edit, LT_TABLE_LISTING, NULL, 0, &row.ordinal, error)
      || !lt_edit_insert (edit, LT_TABLE_LISTING, &row, error))
    return FALSE;
  if (id != NULL)
    *id = row.id;
  return TRUE;
}

gboolean
lt_edit_rename_listing (LtEdit *edit, gint64 id, const char *name, GError **error)
{
  g_autoptr(LtListing) row = lt_edit_need (edit, LT_TABLE_LISTING, id, error);
  char *tidy = row != NULL ? lt_edit_tidy_name (name, error) : NULL;

  if (tidy == NULL)
    return FALSE;
  g_free (row->name);
  row->name = tidy;
  return check_name (edit, row, error) && lt_edit_update (edit, LT_TABLE_LISTING, row, error);
}

gboolean
lt_edit_replace_listing (LtEdit *edit, gint64 id, const LtQuery *query, GError **error)
{
  g_autoptr(LtListing) row = lt_edit_need (edit, LT_TABLE_LISTING, id, error);
  char *json = row != NULL ? check_query (query, error) : NULL;

  if (json == NULL)
    return FALSE;
  g_free (row->query);
  row->query = json;
  g_free (row->subject);
  row->subject = g_strdup (lt_table_get_info (query->subject)->name);
  return check_name (edit, row, error) && lt_edit_update (edit, LT_TABLE_LISTING, row, error);
}
