#include "config.h"
#include "workspace/edit-placement.h"

#include "workspace/edit-checks.h"
#include "workspace/row-list.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Diagram units: further out nobody finds a card again. */
#define FURTHEST 1e6

/* Of a card in a diagram: the list's row, or NULL. */
static LtPlacement *
find_in (const LtRowList *rows, gint64 diagram, gint64 node)
{
  for (guint i = 0; i < rows->n; i++)
    {
      LtPlacement *row = rows->rows[i];

      if (row->diagram == diagram && row->node == node)
        return row;
    }
  return NULL;
}

/* The diagrams that a card stands in are few. */
static LtRowList *
read_places_of (LtEdit *edit, gint64 node, GError **error)
{
  return lt_row_list_read (edit, LT_TABLE_PLACEMENT, "node", node, error);
}

static gboolean
check_place (double x, double y, GError **error)
{
  return (fabs (x) <= FURTHEST && fabs (y) <= FURTHEST)
         || lt_edit_refuse (error, _("That is too far away from the other cards."));
}

gboolean
lt_edit_place (LtEdit *edit, gint64 diagram, gint64 node, double x, double y, GError **error)
{
  g_autoptr(LtRowList) places = read_places_of (edit, node, error);
  LtPlacement row = { 0, diagram, node, x, y, TRUE };
  LtPlacement *old;

  if (places == NULL || !check_place (x, y, error))
    return FALSE;
  old = find_in (places, diagram, node);
  if (old == NULL)
    return lt_edit_insert (edit, LT_TABLE_PLACEMENT, &row, error);
  row.id = old->id;
  return lt_edit_update (edit, LT_TABLE_PLACEMENT, &row, error);
}

gboolean
lt_edit_shift (LtEdit *edit, gint64 diagram, const gint64 *nodes, guint n, double dx, double dy, GError **error)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(LtRowList) places = read_places_of (edit, nodes[i], error);
      LtPlacement *row = places != NULL ? find_in (places, diagram, nodes[i]) : NULL;

      if (places == NULL)
        return FALSE;
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

gboolean
lt_edit_release (LtEdit *edit, gint64 diagram, const gint64 *nodes, guint n, GError **error)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(LtRowList) places = read_places_of (edit, nodes[i], error);
      LtPlacement *row = places != NULL ? find_in (places, diagram, nodes[i]) : NULL;

      if (places == NULL)
        return FALSE;
      if (row == NULL)
        continue;
      row->pinned = LT_UNKNOWN_INT;
      if (!lt_edit_update (edit, LT_TABLE_PLACEMENT, row, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
lt_edit_unplace (LtEdit *edit, gint64 diagram, gint64 node, GError **error)
{
  g_autoptr(LtRowList) places = read_places_of (edit, node, error);
  LtPlacement *row = places != NULL ? find_in (places, diagram, node) : NULL;

  return places != NULL && (row == NULL || lt_edit_delete (edit, LT_TABLE_PLACEMENT, row->id, error));
}
