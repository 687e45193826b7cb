/* Chains, their segments in lanes, and the flows: mostly from lane to lane, near each other, as in real chains. */
#include "world-private.h"

#include <math.h>

static const double shares[5] = { 0.30, 0.32, 0.26, 0.08, 0.04 };
static const LtPosition positions[5] = {
  LT_POSITION_UPSTREAM, LT_POSITION_MIDSTREAM, LT_POSITION_DOWNSTREAM, LT_POSITION_SERVICE, LT_POSITION_NONE,
};
/* How far apart, in shares of a lane, the ends of a flow stand. */
#define NEAR 0.06

char *
world_unique (GHashTable *taken, char *take_name)
{
  if (g_hash_table_contains (taken, take_name))
    {
      g_free (take_name);
      return NULL;
    }
  g_hash_table_add (taken, take_name);
  return take_name;
}

/* --- Segments --- */

static gboolean
write_products (Writing *w, const LtSegment *segment, GError **error)
{
  const guint n = g_rand_int_range (w->rand, 1, 4);
  g_autoptr(GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < n; i++)
    {
      LtProduct row = { 0, segment->id, world_unique (taken, words_product (w->rand, segment->name)), i };

      if (row.name != NULL && !lt_edit_insert (w->edit, LT_TABLE_PRODUCT, &row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_segment (Writing *w, gint64 chain, guint lane, guint ordinal, GHashTable *taken, GError **error)
{
  LtSegment row = { 0, chain, NULL, positions[lane], NULL, NULL, LT_UNKNOWN_INT, NULL, ordinal };

  while (row.name == NULL)
    row.name = world_unique (taken, words_segment (w->rand));
  if (g_rand_int_range (w->rand, 0, 4) == 0)
    row.criticality = g_rand_int_range (w->rand, 0, 4);
  if (!lt_edit_insert (w->edit, LT_TABLE_SEGMENT, &row, error))
    return FALSE;
  g_array_append_val (w->segments, row.id);
  return write_products (w, &row, error);
}

static gboolean
write_family (Writing *w, gint64 chain, guint n, GHashTable *taken, GError **error)
{
  Family family = { w->segments->len, { 0 }, chain };
  double up_to = 0;

  for (guint lane = 0; lane < 5; lane++)
    {
      guint end;

      up_to += shares[lane];
      end = lane == 4 ? n : MIN (n, (guint) lround (n * up_to));
      family.lanes[lane] = w->segments->len;
      for (guint i = w->segments->len - family.first; i < end; i++)
        if (!write_segment (w, chain, lane, family.first + i, taken, error))
          return FALSE;
    }
  family.lanes[5] = w->segments->len;
  g_array_append_val (w->families, family);
  return TRUE;
}

static gboolean
write_chain (Writing *w, guint index, gint64 *key, GError **error)
{
  static const LtChainRole roles[] = { LT_CHAIN_ROLE_TRUNK, LT_CHAIN_ROLE_BRANCH, LT_CHAIN_ROLE_BRANCH, LT_CHAIN_ROLE_ROOT };
  g_autofree char *name = words_chain (w->rand, index);
  LtChain row = { 0, name, roles[index % G_N_ELEMENTS (roles)], 0, NULL, NULL, NULL, NULL, index };

  if (!lt_edit_insert (w->edit, LT_TABLE_CHAIN, &row, error))
    return FALSE;
  *key = row.id;
  return TRUE;
}

/* --- Flows --- */

typedef struct {
  GHashTable *pairs;         /* a set of supplier << 32 | buyer, by place */
  guint      *above;         /* union-find over places */
} Flows;

static guint
find_root (guint *above, guint i)
{
  while (above[i] != i)
    i = above[i] = above[above[i]];
  return i;
}

static gboolean
write_flow (Writing *w, Flows *flows, guint supplier, guint buyer, GError **error)
{
  static const LtFlowKind kinds[] = { LT_FLOW_MATERIAL, LT_FLOW_COMPONENT, LT_FLOW_COMPONENT, LT_FLOW_EQUIPMENT, LT_FLOW_PRODUCT };
  gint64 pair = (gint64) supplier << 32 | buyer;
  LtFlow row = { 0, g_array_index (w->segments, gint64, supplier), g_array_index (w->segments, gint64, buyer), 0, NULL };
  LtCitation basis = { 0, (char *) "flow", 0, 0, LT_BASIS_JUDGEMENT, NULL, NULL };

  if (supplier == buyer || !g_hash_table_add (flows->pairs, g_memdup2 (&pair, sizeof pair)))
    return TRUE;
  row.kind = kinds[g_rand_int_range (w->rand, 0, G_N_ELEMENTS (kinds))];
  flows->above[find_root (flows->above, supplier)] = find_root (flows->above, buyer);
  if (!lt_edit_insert (w->edit, LT_TABLE_FLOW, &row, error))
    return FALSE;
  basis.row = row.id;
  return g_rand_double (w->rand) >= 0.7 || lt_edit_insert (w->edit, LT_TABLE_CITATION, &basis, error);
}

/* A segment in a lane about as far along it as the share says. */
static guint
pick (Writing *w, const Family *family, guint lane, double share)
{
  guint first = family->lanes[lane], n = family->lanes[lane + 1] - first;

  return n == 0 ? G_MAXUINT : first + (guint) (CLAMP (share, 0, 0.999999) * n);
}

static double
nearby (Writing *w, double share)
{
  return share + (g_rand_double (w->rand) + g_rand_double (w->rand) - 1) * 2 * NEAR;
}

static gboolean
write_one (Writing *w, Flows *flows, const Family *family, GError **error)
{
  double what = g_rand_double (w->rand), share = g_rand_double (w->rand);
  guint from = g_rand_int_range (w->rand, 0, 2), to = from + 1, supplier, buyer;

  if (what >= 0.80 && what < 0.90)
    from = to = g_rand_int_range (w->rand, 0, 3);
  else if (what >= 0.90 && what < 0.95)
    from = 0, to = 2;
  else if (what >= 0.95)
    from = g_rand_int_range (w->rand, 3, 5), to = g_rand_int_range (w->rand, 0, 3);
  supplier = pick (w, family, from, share);
  buyer = pick (w, family, to, nearby (w, share));
  if (supplier == G_MAXUINT || buyer == G_MAXUINT)
    return TRUE;
  /* Inside a lane flows go one way, so that the lane has an order. */
  return from == to && supplier > buyer ? write_flow (w, flows, buyer, supplier, error) : write_flow (w, flows, supplier, buyer, error);
}

static gboolean
write_cross (Writing *w, Flows *flows, const Family *family, GError **error)
{
  const Family *other = &g_array_index (w->families, Family, g_rand_int_range (w->rand, 0, w->families->len));
  guint supplier = pick (w, family, g_rand_int_range (w->rand, 1, 3), g_rand_double (w->rand));
  guint buyer = pick (w, other, g_rand_int_range (w->rand, 0, 2), g_rand_double (w->rand));

  return other == family || supplier == G_MAXUINT || buyer == G_MAXUINT || write_flow (w, flows, supplier, buyer, error);
}

/* Whatever hangs apart gets a flow to or from the middle of the chain, forward. */
static gboolean
hold_together (Writing *w, Flows *flows, const Family *family, GError **error)
{
  for (guint i = family->first; i < family->lanes[5]; i++)
    {
      guint lane = i < family->lanes[1] ? 0 : i < family->lanes[2] ? 1 : i < family->lanes[3] ? 2 : 3, other;
      double share = (double) (i - family->lanes[lane]) / MAX (1, family->lanes[lane + 1] - family->lanes[lane]);

      for (guint tries = 0; tries < 50 && find_root (flows->above, i) != find_root (flows->above, family->lanes[1]); tries++)
        {
          other = pick (w, family, lane == 1 ? 0 : 1, nearby (w, share) + tries * 0.02 * (tries % 2 ? 1 : -1));
          if (!(lane == 1 || lane == 2 ? write_flow (w, flows, other, i, error) : write_flow (w, flows, i, other, error)))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
write_flows (Writing *w, GError **error)
{
  Flows flows = { g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL), g_new (guint, w->segments->len + 1) };
  gboolean ok = TRUE;

  for (guint i = 0; i < w->segments->len; i++)
    flows.above[i] = i;
  for (guint f = 0; ok && f < w->families->len; f++)
    {
      const Family *family = &g_array_index (w->families, Family, f);
      guint n = family->lanes[5] - family->first, wanted = (guint) (n * w->world->flows);
      guint across = w->families->len > 1 ? (guint) (wanted * w->world->cross) : 0;

      for (guint i = 0; ok && i < wanted - across; i++)
        ok = write_one (w, &flows, family, error);
      if (ok && w->world->connected)
        ok = hold_together (w, &flows, family, error);
    }
  for (guint f = 0; ok && f < w->families->len && w->families->len > 1; f++)
    {
      const Family *family = &g_array_index (w->families, Family, f);
      guint n = (guint) ((family->lanes[5] - family->first) * w->world->flows * w->world->cross);

      for (guint i = 0; ok && i < n; i++)
        ok = write_cross (w, &flows, family, error);
    }
  g_hash_table_unref (flows.pairs);
  g_free (flows.above);
  return ok;
}

gboolean
world_write_chains (Writing *w, GError **error)
{
  const guint n_chains = MAX (1, w->world->chains);
  g_autoptr(GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gint64 chain = 0;

  for (guint i = 0; i < n_chains; i++)
    {
      guint from = (guint64) w->world->segments * i / n_chains, to = (guint64) w->world->segments * (i + 1) / n_chains;

      if (!w->world->single)
        g_hash_table_remove_all (taken);
      if (((i == 0 || !w->world->single) && !write_chain (w, i, &chain, error))
          || !write_family (w, chain, to - from, taken, error))
        return FALSE;
    }
  return write_flows (w, error);
}
