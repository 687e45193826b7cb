#include "diagram/supply-links.h"

static guint32
slot_of (LtRoster *roster, gint64 enterprise)
{
  const LtRosterEnterprise *row = lt_roster_find (roster, enterprise);

  return row != NULL ? row - lt_roster_get_enterprises (roster) : LT_ROSTER_NONE;
}

/** lt_supply_links_new: (transfer full): every relation of the model, and nobody on a card yet. */
LtSupplyLinks *
lt_supply_links_new (LtModel *model)
{
  LtSupplyLinks *self = g_new0 (LtSupplyLinks, 1);
  LtRoster *roster = lt_roster_of (model);
  GPtrArray *rows = lt_model_rows (model, LT_TABLE_SUPPLY);

  self->n_slots = lt_roster_get_size (roster);
  self->known = g_malloc0 (self->n_slots + 1);
  self->relations = g_array_sized_new (FALSE, FALSE, sizeof (LtRelation), rows->len);
  self->standings = g_array_new (FALSE, FALSE, sizeof (LtStanding));
  for (guint i = 0; i < rows->len; i++)
    {
      const LtSupply *row = rows->pdata[i];
      LtRelation relation = { row->id, slot_of (roster, row->supplier), slot_of (roster, row->buyer) };

      if (relation.supplier == LT_ROSTER_NONE || relation.buyer == LT_ROSTER_NONE)
        continue;
      self->known[relation.supplier] = self->known[relation.buyer] = TRUE;
      g_array_append_val (self->relations, relation);
    }
  return self;
}

void
lt_supply_links_free (LtSupplyLinks *self)
{
  g_array_unref (self->relations);
  g_array_unref (self->standings);
  g_free (self->known);
  g_free (self);
}
