#include "config.h"
#include "workspace/edit-segment.h"

#include "workspace/edit-checks.h"
#include "workspace/edit-placement.h"
#include "workspace/row-list.h"

#include <glib/gi18n-lib.h>

#define CRITICALITY_MAX 3

static gboolean
check_position (gint position, GError **error)
{
  return (position >= LT_POSITION_NONE && position <= LT_POSITION_SERVICE)
         || lt_edit_refuse (error, _("There is no such position. Choose upstream, midstream, downstream or service."));
}

static gboolean
check_criticality (gint criticality, GError **error)
{
  return criticality == LT_UNKNOWN_INT || (criticality >= 0 && criticality <= CRITICALITY_MAX)
         || lt_edit_refuse (error, _("There is no such criticality. Choose 0 to %d."), CRITICALITY_MAX);
}

static gboolean
check_name (LtEdit *edit, gint64 chain, gint64 self, const char *name, GError **error)
{
  g_autoptr(GHashTable) names = lt_edit_names (edit, LT_TABLE_SEGMENT, "chain", chain, &self, 1, error);

  return names != NULL
         && (!lt_names_has (names, name)
             || lt_edit_refuse (error, _("The chain has a segment “%s” already. Choose another name."), name));
}

/* --- Adding --- */

static gboolean
place_last (LtEdit *edit, LtSegment *row, GError **error)
{
  return row->ordinal != LT_UNKNOWN_INT
         || lt_edit_next_ordinal (edit, LT_TABLE_SEGMENT, "chain", row->chain, &row->ordinal, error);
}

/* Takes over the texts of `from` as they are to be stored. */
static gboolean
tidy_texts (LtSegment *row, const LtSegment *from, GError **error)
{
  row->name = lt_edit_tidy_name (from->name, error);
  return row->name != NULL && lt_edit_tidy_list (from->keywords, &row->keywords, error)
         && lt_edit_tidy_list (from->codes, &row->codes, error) && lt_edit_tidy_note (from->note, &row->note, error);
}

/**
 * lt_edit_add_segment:
 * @row: its chain, its name, and what else is known; its key and its ordinal are set. Its texts stay the caller's
 *
 * Adds a segment; one without an ordinal goes last in its chain.
 */
gboolean
lt_edit_add_segment (LtEdit *edit, LtSegment *row, GError **error)
{
  g_autoptr(LtChain) chain = lt_edit_need (edit, LT_TABLE_CHAIN, row->chain, error);
  g_autoptr(LtSegment) made = lt_row_new (LT_TABLE_SEGMENT);

  if (chain == NULL || !tidy_texts (made, row, error) || !check_position (row->position, error)
      || !check_criticality (row->criticality, error))
    return FALSE;
  made->chain = row->chain;
  made->position = row->position;
  made->criticality = row->criticality;
  made->ordinal = row->ordinal;
  if (!check_name (edit, row->chain, 0, made->name, error) || !place_last (edit, made, error)
      || !lt_edit_insert (edit, LT_TABLE_SEGMENT, made, error))
    return FALSE;
  row->id = made->id;
  row->ordinal = made->ordinal;
  return TRUE;
}

/** lt_edit_rename_segment: gives a segment another name; its key stays. */
gboolean
lt_edit_rename_segment (LtEdit *edit, gint64 id, const char *name, GError **error)
{
  g_autoptr(LtSegment) row = lt_edit_need (edit, LT_TABLE_SEGMENT, id, error);
  char *tidy = row != NULL ? lt_edit_tidy_name (name, error) : NULL;

  if (tidy == NULL)
    return FALSE;
  g_free (row->name);
  row->name = tidy;
  return check_name (edit, row->chain, id, tidy, error) && lt_edit_update (edit, LT_TABLE_SEGMENT, row, error);
}

/** lt_edit_set_criticality: @criticality: 0 to 3, or %LT_UNKNOWN_INT */
gboolean
lt_edit_set_criticality (LtEdit *edit, gint64 id, gint criticality, GError **error)
{
  g_autoptr(LtSegment) row = lt_edit_need (edit, LT_TABLE_SEGMENT, id, error);

  if (row == NULL || !check_criticality (criticality, error))
    return FALSE;
  row->criticality = criticality;
  return lt_edit_update (edit, LT_TABLE_SEGMENT, row, error);
}

/* --- Moving --- */

/* @last: the ordinal of the last one that moved there, LT_UNKNOWN_INT before the first */
static gboolean
change_chain (LtEdit *edit, LtSegment *row, const LtChain *chain, GHashTable *names, gint *last, GError **error)
{
  if (lt_names_has (names, row->name))
    return lt_edit_refuse (error, _("The chain “%s” has a segment “%s” already. Rename one of the two first."),
                           chain->name, row->name);
  lt_names_add (names, row->name);
  if (!lt_edit_unplace (edit, row->chain, row->id, error))
    return FALSE;
  if (*last == LT_UNKNOWN_INT)
    {
      if (!lt_edit_next_ordinal (edit, LT_TABLE_SEGMENT, "chain", chain->id, last, error))
        return FALSE;
    }
  else
    ++*last;
  row->ordinal = *last;
  row->chain = chain->id;
  return TRUE;
}

/**
 * lt_edit_move_segments:
 * @ids: (array length=n): the segments; one of another chain goes last in the new one, in this order
 * @chain: the chain they move to; 0: each stays in its own
 * @position: an #LtPosition; %LT_POSITION_STAYS: each keeps its own
 *
 * Moves segments, with everything that refers to them. Their places in the diagram of a chain that they leave are forgotten.
 */
gboolean
lt_edit_move_segments (LtEdit *edit, const gint64 *ids, guint n, gint64 chain, gint position, GError **error)
{
  g_autoptr(LtChain) to = chain != 0 ? lt_edit_need (edit, LT_TABLE_CHAIN, chain, error) : NULL;
  g_autoptr(GHashTable) names = NULL;
  gint last = LT_UNKNOWN_INT;

  if ((chain != 0 && to == NULL) || (position != LT_POSITION_STAYS && !check_position (position, error)))
    return FALSE;
  names = to != NULL ? lt_edit_names (edit, LT_TABLE_SEGMENT, "chain", chain, NULL, 0, error) : NULL;
  if (to != NULL && names == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(LtSegment) row = lt_edit_need (edit, LT_TABLE_SEGMENT, ids[i], error);

      if (row == NULL || (to != NULL && row->chain != chain && !change_chain (edit, row, to, names, &last, error)))
        return FALSE;
      if (position != LT_POSITION_STAYS)
        row->position = position;
      if (!lt_edit_update (edit, LT_TABLE_SEGMENT, row, error))
        return FALSE;
    }
  return TRUE;
}

/* --- Splitting --- */

static gboolean
take_product (LtEdit *edit, const LtSegment *from, gint64 to, gint64 id, GError **error)
{
  g_autoptr(LtProduct) product = lt_edit_need (edit, LT_TABLE_PRODUCT, id, error);

  if (product == NULL)
    return FALSE;
  if (product->segment == to)
    return TRUE;      /* named twice */
  if (product->segment != from->id)
    return lt_edit_refuse (error, _("“%s” is not a product of “%s”. Choose among its own."), product->name, from->name);
  product->segment = to;
  return lt_edit_update (edit, LT_TABLE_PRODUCT, product, error);
}

static gboolean
copy_flows (LtEdit *edit, gint64 from, gint64 to, const char *column, GError **error)
{
  g_autoptr(LtRowList) flows = lt_row_list_read (edit, LT_TABLE_FLOW, column, from, error);

  if (flows == NULL)
    return FALSE;
  for (guint i = 0; i < flows->n; i++)
    {
      LtFlow copy = *(const LtFlow *) flows->rows[i];

      if (copy.supplier == copy.buyer)
        continue;      /* only a foreign file has one */
      copy.id = 0;
      *(copy.supplier == from ? &copy.supplier : &copy.buyer) = to;
      if (!lt_edit_insert (edit, LT_TABLE_FLOW, &copy, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * lt_edit_split_segment:
 * @name: of the new segment
 * @products: (array length=n): those of the segment's products that the new one takes
 * @created: (out) (optional): the new one
 *
 * Divides a segment in two. The new one stands beside the old, in the same chain and position, and has the same flows.
 * Whatever else is known was said of the whole, and stays with the old: participations, keywords, criticality.
 */
gboolean
lt_edit_split_segment (LtEdit *edit, gint64 id, const char *name, const gint64 *products, guint n, gint64 *created,
                       GError **error)
{
  g_autoptr(LtSegment) old = lt_edit_need (edit, LT_TABLE_SEGMENT, id, error);
  g_autoptr(LtSegment) made = lt_row_new (LT_TABLE_SEGMENT);

  made->name = old != NULL ? lt_edit_tidy_name (name, error) : NULL;
  if (made->name == NULL || !check_name (edit, old->chain, 0, made->name, error))
    return FALSE;
  made->chain = old->chain;
  made->position = old->position;
  /* Rows of one ordinal stand side by side. */
  made->ordinal = old->ordinal;
  if (!lt_edit_insert (edit, LT_TABLE_SEGMENT, made, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!take_product (edit, old, made->id, products[i], error))
      return FALSE;
  if (!copy_flows (edit, id, made->id, "supplier", error) || !copy_flows (edit, id, made->id, "buyer", error))
    return FALSE;
  if (created != NULL)
    *created = made->id;
  return TRUE;
}
