#include "config.h"
#include "workspace/edit-segment.h"

#include "workspace/edit-checks.h"
#include "workspace/row-list.h"
#include "workspace/text.h"

#include <glib/gi18n-lib.h>

/* Folded name → tidy name, and the tidy names in order; NULL with an error. */
static GPtrArray *
read_names (const char *const *names, GError **error)
{
  g_autoptr(GPtrArray) tidy = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      char *name = lt_edit_tidy_name (names[i], error);

      if (name == NULL)
        return NULL;
      g_ptr_array_add (tidy, name);
      if (lt_names_has (seen, name))
        {
          lt_edit_refuse (error, _("“%s” is in the list twice. Write it once."), name);
          return NULL;
        }
      lt_names_add (seen, name);
    }
  return g_steal_pointer (&tidy);
}

/* Folded name → row of the list */
static GHashTable *
index_by_name (const LtRowList *rows)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < rows->n; i++)
    g_hash_table_insert (index, lt_text_fold (((LtProduct *) rows->rows[i])->name), rows->rows[i]);
  return index;
}

/* The row that has the name already is written over, and leaves the index. */
static gboolean
put (LtEdit *edit, GHashTable *old, gint64 segment, const char *name, gint ordinal, GError **error)
{
  g_autofree char *folded = lt_text_fold (name);
  LtProduct *kept = g_hash_table_lookup (old, folded);
  LtProduct row = { kept != NULL ? kept->id : 0, segment, (char *) name, ordinal };

  g_hash_table_remove (old, folded);
  return kept != NULL ? lt_edit_update (edit, LT_TABLE_PRODUCT, &row, error)
                      : lt_edit_insert (edit, LT_TABLE_PRODUCT, &row, error);
}

static gboolean
delete_others (LtEdit *edit, const LtRowList *rows, GHashTable *kept, GError **error)
{
  for (guint i = 0; i < rows->n; i++)
    if (!g_hash_table_contains (kept, rows->rows[i])
        && !lt_edit_delete (edit, LT_TABLE_PRODUCT, ((LtRow *) rows->rows[i])->id, error))
      return FALSE;
  return TRUE;
}

/**
 * lt_edit_set_products:
 * @names: (array zero-terminated=1): all products of the segment, in order
 *
 * Sets the list as a whole: a product that is on it keeps its key and what cites it, though it be spelled otherwise; those
 * that are not on it go.
 */
gboolean
lt_edit_set_products (LtEdit *edit, gint64 segment, const char *const *names, GError **error)
{
  g_autoptr(LtSegment) owner = lt_edit_need (edit, LT_TABLE_SEGMENT, segment, error);
  g_autoptr(GPtrArray) tidy = owner != NULL ? read_names (names, error) : NULL;
  g_autoptr(LtRowList) rows = tidy != NULL ? lt_row_list_read (edit, LT_TABLE_PRODUCT, "segment", segment, error) : NULL;
  g_autoptr(GHashTable) old = NULL, kept = g_hash_table_new (NULL, NULL);

  if (rows == NULL)
    return FALSE;
  old = index_by_name (rows);
  for (guint i = 0; i < tidy->len; i++)
    {
      g_autofree char *folded = lt_text_fold (tidy->pdata[i]);
      gpointer row = g_hash_table_lookup (old, folded);

      if (row != NULL)
        g_hash_table_add (kept, row);
    }
  if (!delete_others (edit, rows, kept, error))
    return FALSE;
  for (guint i = 0; i < tidy->len; i++)
    if (!put (edit, old, segment, tidy->pdata[i], i + 1, error))
      return FALSE;
  return TRUE;
}

/**
 * lt_edit_add_products:
 * @names: as somebody typed or pasted them: with ；, 、 or lines between them
 *
 * Adds those that the segment lacks, behind the others.
 */
gboolean
lt_edit_add_products (LtEdit *edit, gint64 segment, const char *names, GError **error)
{
  g_autoptr(LtSegment) owner = lt_edit_need (edit, LT_TABLE_SEGMENT, segment, error);
  g_autoptr(GHashTable) taken = owner != NULL ? lt_edit_names (edit, LT_TABLE_PRODUCT, "segment", segment, NULL, 0, error) : NULL;
  g_auto(GStrv) parts = taken != NULL ? lt_text_split (names) : NULL;
  gint ordinal;

  if (parts == NULL || !lt_edit_next_ordinal (edit, LT_TABLE_PRODUCT, "segment", segment, &ordinal, error))
    return FALSE;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *name = lt_edit_tidy_name (parts[i], error);
      LtProduct row = { 0, segment, name, ordinal };

      if (name == NULL)
        return FALSE;
      if (lt_names_has (taken, name))
        continue;
      lt_names_add (taken, name);
      if (!lt_edit_insert (edit, LT_TABLE_PRODUCT, &row, error))
        return FALSE;
      ordinal++;
    }
  return parts[0] != NULL || lt_edit_refuse (error, _("The name is empty. Type one."));
}

/** lt_edit_rename_product: gives a product another name; its key, and what cites it, stay. */
gboolean
lt_edit_rename_product (LtEdit *edit, gint64 id, const char *name, GError **error)
{
  g_autoptr(LtProduct) row = lt_edit_need (edit, LT_TABLE_PRODUCT, id, error);
  g_autoptr(GHashTable) taken = row != NULL ? lt_edit_names (edit, LT_TABLE_PRODUCT, "segment", row->segment, &id, 1, error) : NULL;
  char *tidy = taken != NULL ? lt_edit_tidy_name (name, error) : NULL;

  if (tidy == NULL)
    return FALSE;
  g_free (row->name);
  row->name = tidy;
  if (lt_names_has (taken, tidy))
    return lt_edit_refuse (error, _("The segment has a product “%s” already. Choose another name."), tidy);
  return lt_edit_update (edit, LT_TABLE_PRODUCT, row, error);
}
