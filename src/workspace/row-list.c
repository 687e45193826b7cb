#include "config.h"
#include "workspace/row-list.h"

#include "workspace/model.h"

static gboolean
collect (gpointer row, gpointer user_data, GError **error)
{
  LtRowList *self = user_data;

  self->rows = g_renew (gpointer, self->rows, self->n + 1);
  self->rows[self->n++] = lt_row_copy (self->table, row);
  return TRUE;
}

static int
compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return lt_model_compare (((const LtRowList *) user_data)->table, *(const gconstpointer *) a, *(const gconstpointer *) b);
}

/**
 * lt_row_list_read:
 * @column: (nullable): which key column must hold @key; %NULL: all rows
 *
 * Returns: (transfer full) (nullable): the rows in the order people expect; they may then be changed, which no walk with
 * lt_edit_each() over the same rows stands. %NULL with @error set
 */
LtRowList *
lt_row_list_read (LtEdit *edit, LtTable table, const char *column, gint64 key, GError **error)
{
  g_autoptr(LtRowList) self = g_new0 (LtRowList, 1);

  self->table = table;
  if (!lt_edit_each (edit, table, column, key, collect, self, error))
    return NULL;
  g_qsort_with_data (self->rows, self->n, sizeof *self->rows, compare, self);
  return g_steal_pointer (&self);
}

void
lt_row_list_free (LtRowList *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n; i++)
    lt_row_free (self->table, self->rows[i]);
  g_free (self->rows);
  g_free (self);
}

/* --- Ordinals --- */

/* Only a foreign file has a larger one; whoever adds rows may count on from here. */
#define LARGEST_ORDINAL (G_MAXINT / 2)

static gint *
ordinal_of (const LtRowList *self, guint i)
{
  gint column = lt_table_find_column (self->table, "ordinal");

  return (gint *) ((char *) self->rows[i] + lt_table_get_info (self->table)->columns[column].offset);
}

/** lt_row_list_renumber: gives the rows the ordinals 1, 2, 3 … in the list's order. */
gboolean
lt_row_list_renumber (const LtRowList *self, LtEdit *edit, GError **error)
{
  for (guint i = 0; i < self->n; i++)
    {
      *ordinal_of (self, i) = i + 1;
      if (!lt_edit_update (edit, self->table, self->rows[i], error))
        return FALSE;
    }
  return TRUE;
}

/**
 * lt_edit_next_ordinal:
 * @column: (nullable): which rows are in one order, as for lt_row_list_read()
 * @ordinal: (out): that of a row behind the last of them
 *
 * Rows without an ordinal stand behind those with one. Where there are some, all are numbered as they stand, or nothing
 * could come behind them. Further rows may take the numbers that follow.
 */
gboolean
lt_edit_next_ordinal (LtEdit *edit, LtTable table, const char *column, gint64 key, gint *ordinal, GError **error)
{
  g_autoptr(LtRowList) rows = lt_row_list_read (edit, table, column, key, error);
  gint last;

  if (rows == NULL)
    return FALSE;
  last = rows->n > 0 ? *ordinal_of (rows, rows->n - 1) : 0;
  if (last != LT_UNKNOWN_INT && last < LARGEST_ORDINAL)
    {
      *ordinal = MAX (last, 0) + 1;
      return TRUE;
    }
  *ordinal = rows->n + 1;
  return lt_row_list_renumber (rows, edit, error);
}
