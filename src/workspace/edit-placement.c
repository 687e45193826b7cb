#include "config.h"
#include "workspace/edit-placement.h"

#include "workspace/workspace.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Diagram units: further out nobody finds a card again. */
#define FURTHEST 1e6

static gboolean
collect (gpointer row, gpointer found, GError **error)
{
  LtPlacement *copy = lt_row_copy (LT_TABLE_PLACEMENT, row);

  g_hash_table_insert (found, &copy->node, copy);
  return TRUE;
}

static void
free_placement (gpointer row)
{
  lt_row_free (LT_TABLE_PLACEMENT, row);
}

/* Node → LtPlacement of a diagram's cards. */
static GHashTable *
read_placements (LtEdit *edit, gint64 diagram, GError **error)
{
  g_autoptr(GHashTable) found = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_placement);

  if (!lt_edit_each (edit, LT_TABLE_PLACEMENT, "diagram", diagram, collect, found, error))
    return NULL;
  return g_steal_pointer (&found);
}

static gboolean
check_place (double x, double y, GError **error)
{
  if (fabs (x) <= FURTHEST && fabs (y) <= FURTHEST)
    return TRUE;
  g_set_error_literal (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_INVALID, _("That is too far away from the other cards."));
  return FALSE;
}

gboolean
lt_edit_place (LtEdit *edit, gint64 diagram, gint64 node, double x, double y, GError **error)
{
  g_autoptr(GHashTable) placements = read_placements (edit, diagram, error);
  LtPlacement row = { 0, diagram, node, x, y, TRUE };
  LtPlacement *old;

  if (placements == NULL || !check_place (x, y, error))
    return FALSE;
  old = g_hash_table_lookup (placements, &node);
  if (old == NULL)
    return lt_edit_insert (edit, LT_TABLE_PLACEMENT, &row, error);
  row.id = old->id;
  return lt_edit_update (edit, LT_TABLE_PLACEMENT, &row, error);
}

gboolean
lt_edit_shift (LtEdit *edit, gint64 diagram, const gint64 *nodes, guint n, double dx, double dy, GError **error)
{
  g_autoptr(GHashTable) placements = read_placements (edit, diagram, error);

  if (placements == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      LtPlacement *row = g_hash_table_lookup (placements, &nodes[i]);

      if (row == NULL)
        continue;
      row->x += dx;
      row->y += dy;
      row->pinned = TRUE;
      if (!check_place (row->x, row->y, error) || !lt_edit_update (edit, LT_TABLE_PLACEMENT, row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
release (LtEdit *edit, LtPlacement *row, GError **error)
{
  if (row == NULL || row->pinned != TRUE)
    return TRUE;
  row->pinned = LT_UNKNOWN_INT;
  return lt_edit_update (edit, LT_TABLE_PLACEMENT, row, error);
}

gboolean
lt_edit_release (LtEdit *edit, gint64 diagram, const gint64 *nodes, guint n, GError **error)
{
  g_autoptr(GHashTable) placements = read_placements (edit, diagram, error);
  GHashTableIter iter;
  gpointer row;

  if (placements == NULL)
    return FALSE;
  for (guint i = 0; nodes != NULL && i < n; i++)
    if (!release (edit, g_hash_table_lookup (placements, &nodes[i]), error))
      return FALSE;
  g_hash_table_iter_init (&iter, placements);
  while (nodes == NULL && g_hash_table_iter_next (&iter, NULL, &row))
    if (!release (edit, row, error))
      return FALSE;
  return TRUE;
}
