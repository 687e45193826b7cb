#include "config.h"
#include "workspace/edit-segment.h"

#include "workspace/edit-checks.h"
#include "workspace/row-list.h"

static void
free_names (gpointer names)
{
  g_hash_table_unref (names);
}

/* chain → the names that are taken in it */
static GHashTable *
names_in (LtEdit *edit, GHashTable *by_chain, gint64 chain, GError **error)
{
  GHashTable *names = g_hash_table_lookup (by_chain, &chain);

  if (names == NULL)
    {
      names = lt_edit_names (edit, LT_TABLE_SEGMENT, "chain", chain, NULL, 0, error);
      if (names != NULL)
        g_hash_table_insert (by_chain, g_memdup2 (&chain, sizeof chain), names);
    }
  return names;
}

static gboolean
copy_products (LtEdit *edit, gint64 from, gint64 to, GError **error)
{
  g_autoptr(LtRowList) products = lt_row_list_read (edit, LT_TABLE_PRODUCT, "segment", from, error);

  if (products == NULL)
    return FALSE;
  for (guint i = 0; i < products->n; i++)
    {
      LtProduct copy = *(const LtProduct *) products->rows[i];

      copy.id = 0;
      copy.segment = to;
      if (!lt_edit_insert (edit, LT_TABLE_PRODUCT, &copy, error))
        return FALSE;
    }
  return TRUE;
}

/* @copies: segment → its copy; a segment that is named twice is copied once. */
static gboolean
copy_segment (LtEdit *edit, gint64 id, GHashTable *by_chain, GHashTable *copies, GArray *created, GError **error)
{
  g_autoptr(LtSegment) row = NULL;
  GHashTable *names;
  char *name;

  if (g_hash_table_contains (copies, &id))
    return TRUE;
  row = lt_edit_need (edit, LT_TABLE_SEGMENT, id, error);
  names = row != NULL ? names_in (edit, by_chain, row->chain, error) : NULL;
  if (names == NULL)
    return FALSE;
  name = lt_names_take_copy (names, row->name);
  g_free (row->name);
  row->name = name;
  row->id = 0;
  /* The ordinal stays: rows of one ordinal stand side by side. */
  if (!lt_edit_insert (edit, LT_TABLE_SEGMENT, row, error))
    return FALSE;
  g_hash_table_insert (copies, g_memdup2 (&id, sizeof id), g_memdup2 (&row->id, sizeof row->id));
  g_array_append_val (created, row->id);
  return copy_products (edit, id, row->id, error);
}

static gboolean
copy_flows_among (LtEdit *edit, gint64 supplier, GHashTable *copies, GError **error)
{
  g_autoptr(LtRowList) flows = lt_row_list_read (edit, LT_TABLE_FLOW, "supplier", supplier, error);
  const gint64 *from = g_hash_table_lookup (copies, &supplier);

  if (flows == NULL)
    return FALSE;
  for (guint i = 0; i < flows->n; i++)
    {
      LtFlow copy = *(const LtFlow *) flows->rows[i];
      const gint64 *to = g_hash_table_lookup (copies, &copy.buyer);

      if (to == NULL || to == from)
        continue;
      copy.id = 0;
      copy.supplier = *from;
      copy.buyer = *to;
      if (!lt_edit_insert (edit, LT_TABLE_FLOW, &copy, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * lt_edit_duplicate_segments:
 * @ids: (array length=n): the segments
 * @created: (element-type gint64): the copies are appended, in the order of @ids
 *
 * Copies segments with their products and the flows among them; each copy stands beside the original and is called after
 * it. Enterprises, projects and sources stay with the original alone.
 */
gboolean
lt_edit_duplicate_segments (LtEdit *edit, const gint64 *ids, guint n, GArray *created, GError **error)
{
  g_autoptr(GHashTable) by_chain = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_names);
  g_autoptr(GHashTable) copies = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr(GHashTable) done = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < n; i++)
    if (!copy_segment (edit, ids[i], by_chain, copies, created, error))
      return FALSE;
  for (guint i = 0; i < n; i++)
    if (g_hash_table_add (done, (gpointer) &ids[i]) && !copy_flows_among (edit, ids[i], copies, error))
      return FALSE;
  return TRUE;
}
