#include "config.h"
#include "workspace/edit-segment.h"

#include "workspace/edit-checks.h"
#include "workspace/row-list.h"
#include "workspace/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- Two rows become one --- */

static gboolean
is_blank (const LtColumn *column, gconstpointer row)
{
  gconstpointer at = (const char *) row + column->offset;

  switch (column->type)
    {
    case LT_COLUMN_KEY:
      return *(const gint64 *) at == 0;
    case LT_COLUMN_INT:
      return *(const gint *) at == LT_UNKNOWN_INT;
    case LT_COLUMN_ENUM:
      return *(const gint *) at == 0;
    case LT_COLUMN_REAL:
      return !lt_known (*(const double *) at);
    case LT_COLUMN_TEXT:
    default:
      return *(char *const *) at == NULL;
    }
}

/* What one row does not say, the other may. Both are of one table and own their texts. */
static void
fill_blanks (LtTable table, gpointer row, gpointer from)
{
  const LtTableInfo *info = lt_table_get_info (table);

  for (guint i = 1; i < info->n_columns; i++)
    {
      const LtColumn *column = &info->columns[i];
      const gsize size = column->type == LT_COLUMN_KEY || column->type == LT_COLUMN_REAL ? sizeof (gint64)
                         : column->type == LT_COLUMN_TEXT ? sizeof (char *) : sizeof (gint);
      char *to = (char *) row + column->offset, *source = (char *) from + column->offset;

      if (!is_blank (column, row) || is_blank (column, from))
        continue;
      memcpy (to, source, size);
      if (column->type == LT_COLUMN_TEXT)
        *(char **) source = NULL;
    }
}

static void
add_row (GHashTable *index, LtTable table, gpointer row)
{
  gint64 key = lt_row_key (table, row);

  g_hash_table_insert (index, g_memdup2 (&key, sizeof key), row);
}

/* The rows of the list by their natural keys, which tell whether two say the same. */
static GHashTable *
index_rows (const LtRowList *rows)
{
  GHashTable *index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < rows->n; i++)
    add_row (index, rows->table, rows->rows[i]);
  return index;
}

/* Writes a row that came to refer to another one, over the one that says the same where there is one. */
static gboolean
put_row (LtEdit *edit, LtTable table, GHashTable *index, gpointer row, GError **error)
{
  gint64 key = lt_row_key (table, row);
  gpointer kept = g_hash_table_lookup (index, &key);

  if (kept == NULL)
    {
      add_row (index, table, row);
      return lt_edit_update (edit, table, row, error);
    }
  fill_blanks (table, kept, row);
  return lt_edit_update (edit, table, kept, error) && lt_edit_delete (edit, table, ((LtRow *) row)->id, error);
}

/* Citations of a row go to another one; what is cited alike already is cited once. */
static gboolean
move_citations (LtEdit *edit, LtTable table, gint64 from, gint64 to, GError **error)
{
  const char *subject = lt_table_get_info (table)->name;
  g_autoptr(LtRowList) moved = lt_row_list_read (edit, LT_TABLE_CITATION, "row", from, error);
  g_autoptr(LtRowList) there = moved != NULL ? lt_row_list_read (edit, LT_TABLE_CITATION, "row", to, error) : NULL;
  g_autoptr(GHashTable) index = NULL;

  if (there == NULL)
    return FALSE;
  index = index_rows (there);
  for (guint i = 0; i < moved->n; i++)
    {
      LtCitation *row = moved->rows[i];

      if (strcmp (row->subject, subject) != 0)
        continue;
      row->row = to;
      if (!put_row (edit, LT_TABLE_CITATION, index, row, error))
        return FALSE;
    }
  return TRUE;
}

/* A leader is stronger than the core, and that than support; no role is the weakest. */
static gint
stronger_role (gint a, gint b)
{
  return a == LT_ROLE_NONE ? b : b == LT_ROLE_NONE ? a : MIN (a, b);
}

/* --- What refers to a segment --- */

static gboolean
is_loop (LtTable table, gconstpointer row)
{
  return table == LT_TABLE_FLOW && ((const LtFlow *) row)->supplier == ((const LtFlow *) row)->buyer;
}

static gboolean
move_ledger (LtEdit *edit, gint64 from, gint64 to, GError **error)
{
  g_autoptr(LtRowList) entries = lt_row_list_read (edit, LT_TABLE_LEDGER, "target", from, error);
  g_autoptr(LtRowList) there = entries != NULL ? lt_row_list_read (edit, LT_TABLE_LEDGER, "target", to, error) : NULL;
  g_autoptr(GHashTable) index = NULL;

  if (there == NULL)
    return FALSE;
  index = index_rows (there);
  for (guint i = 0; i < entries->n; i++)
    {
      LtLedger *row = entries->rows[i];
      const LtRow *kept;
      gint64 key;

      row->target = to;
      key = lt_row_key (LT_TABLE_LEDGER, row);
      kept = g_hash_table_lookup (index, &key);
      if (kept != NULL && !move_citations (edit, LT_TABLE_LEDGER, row->id, kept->id, error))
        return FALSE;
      if (!put_row (edit, LT_TABLE_LEDGER, index, row, error))
        return FALSE;
    }
  return TRUE;
}

/* One row that now refers to `into`. */
static gboolean
settle (LtEdit *edit, LtTable table, GHashTable *there, gpointer row, GError **error)
{
  gint64 key = lt_row_key (table, row);
  LtRow *kept = g_hash_table_lookup (there, &key);
  LtProduct *product = row;

  if (is_loop (table, row))
    return lt_edit_delete (edit, table, ((LtRow *) row)->id, error);
  if (kept == NULL && table == LT_TABLE_PRODUCT
      && !lt_edit_next_ordinal (edit, table, "segment", product->segment, &product->ordinal, error))
    return FALSE;
  if (kept != NULL && table == LT_TABLE_PARTICIPATION)
    ((LtParticipation *) kept)->role = stronger_role (((LtParticipation *) kept)->role, ((LtParticipation *) row)->role);
  if (kept != NULL && !move_citations (edit, table, ((LtRow *) row)->id, kept->id, error))
    return FALSE;
  if (kept != NULL && table == LT_TABLE_TARGET && !move_ledger (edit, ((LtRow *) row)->id, kept->id, error))
    return FALSE;
  return put_row (edit, table, there, row, error);
}

static gboolean
redirect (LtEdit *edit, LtTable table, const LtColumn *column, gint64 from, gint64 into, GError **error)
{
  g_autoptr(LtRowList) rows = lt_row_list_read (edit, table, column->name, from, error);
  g_autoptr(LtRowList) there = rows != NULL ? lt_row_list_read (edit, table, column->name, into, error) : NULL;
  g_autoptr(GHashTable) index = NULL;

  if (there == NULL)
    return FALSE;
  index = index_rows (there);
  for (guint i = 0; i < rows->n; i++)
    {
      *(gint64 *) ((char *) rows->rows[i] + column->offset) = into;
      if (!settle (edit, table, index, rows->rows[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
redirect_all (LtEdit *edit, gint64 from, gint64 into, GError **error)
{
  for (guint t = 0; t < LT_N_TABLES; t++)
    {
      const LtTableInfo *info = lt_table_get_info (t);

      for (guint c = 1; c < info->n_columns; c++)
        if (info->columns[c].type == LT_COLUMN_KEY && info->columns[c].target == LT_TABLE_SEGMENT
            && !redirect (edit, t, &info->columns[c], from, into, error))
          return FALSE;
    }
  return move_citations (edit, LT_TABLE_SEGMENT, from, into, error);
}

/* --- Merging --- */

static gboolean
add_list (char **list, const char *more, GError **error)
{
  g_autofree char *both = lt_text_add_values (*list, more);

  g_clear_pointer (list, g_free);
  return lt_edit_tidy_list (both, list, error);
}

static gboolean
add_note (char **note, const char *more, GError **error)
{
  g_autofree char *both = NULL;

  if (more == NULL || g_strcmp0 (*note, more) == 0)
    return TRUE;
  both = *note != NULL ? g_strconcat (*note, "\n", more, NULL) : g_strdup (more);
  g_clear_pointer (note, g_free);
  return lt_edit_tidy_note (both, note, error);
}

static gboolean
take_over (LtEdit *edit, LtSegment *row, gint64 from, GError **error)
{
  g_autoptr(LtSegment) other = lt_edit_need (edit, LT_TABLE_SEGMENT, from, error);

  if (other == NULL || !add_list (&row->keywords, other->keywords, error) || !add_list (&row->codes, other->codes, error)
      || !add_note (&row->note, other->note, error))
    return FALSE;
  row->criticality = MAX (row->criticality, other->criticality);      /* LT_UNKNOWN_INT is the least */
  if (row->position == LT_POSITION_NONE)
    row->position = other->position;
  return redirect_all (edit, from, row->id, error) && lt_edit_delete (edit, LT_TABLE_SEGMENT, from, error);
}

/**
 * lt_edit_merge_segments:
 * @into: the segment that stays
 * @others: (array length=n): the segments that become part of it; one that is @into itself is passed over
 *
 * Makes one segment of several. What refers to the others refers to @into afterwards; of two rows that then say the same,
 * one stays, with what it lacked from the other, the citations of both and the stronger role; a flow between two of them
 * goes. Keywords, codes and notes are united, the higher criticality stays.
 */
gboolean
lt_edit_merge_segments (LtEdit *edit, gint64 into, const gint64 *others, guint n, GError **error)
{
  g_autoptr(LtSegment) row = lt_edit_need (edit, LT_TABLE_SEGMENT, into, error);
  guint merged = 0;

  if (row == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      gboolean again = others[i] == into;

      for (guint k = 0; k < i && !again; k++)
        again = others[k] == others[i];
      if (again)
        continue;
      merged++;
      if (!take_over (edit, row, others[i], error))
        return FALSE;
    }
  if (merged == 0)
    return lt_edit_refuse (error, _("There is only one segment to merge. Select two or more."));
  return lt_edit_update (edit, LT_TABLE_SEGMENT, row, error);
}
