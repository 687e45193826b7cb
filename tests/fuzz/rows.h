/* A document's rows as one text, for comparing. */
#pragma once

#include "workspace/model.h"

#include <string.h>

static inline void
fuzz_append_value (GString *out, const LtColumn *column, gconstpointer row)
{
  gconstpointer at = (const char *) row + column->offset;

  switch (column->type)
    {
    case LT_COLUMN_KEY:
      g_string_append_printf (out, "|%" G_GINT64_FORMAT, *(const gint64 *) at);
      break;
    case LT_COLUMN_INT:
    case LT_COLUMN_ENUM:
      g_string_append_printf (out, "|%d", *(const gint *) at);
      break;
    case LT_COLUMN_REAL:
      g_string_append_printf (out, "|%a", *(const double *) at);
      break;
    case LT_COLUMN_TEXT:
    default:
      g_string_append_printf (out, "|%s", *(char *const *) at != NULL ? *(char *const *) at : "(null)");
    }
}

static inline int
fuzz_compare_rows (gconstpointer a, gconstpointer b)
{
  gint64 i = (*(const LtRow *const *) a)->id, j = (*(const LtRow *const *) b)->id;

  return i < j ? -1 : i > j;
}

/* Every row of every table by its key. */
static inline char *
fuzz_rows (LtModel *model)
{
  GString *out = g_string_new (NULL);

  for (guint t = 0; t < LT_N_TABLES; t++)
    {
      const LtTableInfo *info = lt_table_get_info (t);
      g_autoptr(GPtrArray) rows = g_ptr_array_copy (lt_model_rows (model, t), NULL, NULL);

      g_ptr_array_sort (rows, fuzz_compare_rows);
      for (guint i = 0; i < rows->len; i++)
        {
          g_string_append (out, info->name);
          for (guint c = 0; c < info->n_columns; c++)
            fuzz_append_value (out, &info->columns[c], rows->pdata[i]);
          g_string_append_c (out, '\n');
        }
    }
  return g_string_free (out, FALSE);
}
