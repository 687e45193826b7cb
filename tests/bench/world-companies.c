/* Enterprises: where they are and what they take part in is skewed, as it is in the field. */
#include "world-private.h"

#include <math.h>
#include <string.h>

/* The home province's share of all enterprises; the others follow a power law. */
#define HOME_SHARE 0.08

typedef struct {
  Writing    *w;
  GHashTable *taken;         /* names */
  GArray     *keys;          /* gint64 */
  guint      *order;         /* of places: the first have most enterprises */
} Companies;

static guint *
shuffled (GRand *rand, guint n)
{
  guint *list = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    list[i] = i;
  for (guint i = n; i > 1; i--)
    {
      guint j = g_rand_int_range (rand, 0, i), kept = list[i - 1];

      list[i - 1] = list[j];
      list[j] = kept;
    }
  return list;
}

static guint
skewed (GRand *rand, guint n, double power)
{
  return MIN (n - 1, (guint) (n * pow (g_rand_double (rand), power)));
}

static gboolean
is_of_home (Writing *w, guint place)
{
  return (guint) g_array_index (w->places, Place, place).parent == w->home;
}

static guint
pick_place (Writing *w, const guint *order)
{
  gboolean home = g_rand_double (w->rand) < HOME_SHARE;

  for (;;)
    {
      guint place = home ? (guint) g_rand_int_range (w->rand, 0, w->places->len) : order[skewed (w->rand, w->places->len, 2.5)];

      if (home == is_of_home (w, place))
        return place;
    }
}

static char *
pick_name (Writing *w, GHashTable *taken, guint place)
{
  const char *stem = g_array_index (w->places, Place, place).stem;

  for (guint tries = 0;; tries++)
    {
      char *name = words_company (w->rand, stem);

      /* A city with tens of thousands of them runs out of brands. */
      if (tries > 20)
        {
          char *longer = g_strdup_printf ("%s第%u分公司", name, tries);

          g_free (name);
          name = longer;
        }
      name = world_unique (taken, name);
      if (name != NULL)
        return name;
    }
}

static LtStatus
pick_status (GRand *rand)
{
  double what = g_rand_double (rand);

  return what < 0.60 ? LT_STATUS_OPERATING : what < 0.92 ? LT_STATUS_NONE : what < 0.96 ? LT_STATUS_CONSTRUCTION
         : what < 0.985 ? LT_STATUS_SUSPENDED : LT_STATUS_CLOSED;
}

/* 万元: a median of some 3 000 and a long tail. */
static double
pick_revenue (GRand *rand)
{
  double sum = 0;

  for (guint i = 0; i < 6; i++)
    sum += g_rand_double (rand);
  return round (exp (8 + (sum - 3) * 2.2));
}

static const char *
pick_honour (GRand *rand)
{
  double what = g_rand_double (rand);

  return what < 0.002 ? "链主" : what < 0.008 ? "小巨人" : what < 0.035 ? "专精特新" : NULL;
}

static gboolean
write_figures (Writing *w, gint64 enterprise, GError **error)
{
  double revenue = pick_revenue (w->rand);
  guint years = g_rand_double (w->rand) < 0.3 ? 0 : g_rand_int_range (w->rand, 1, 3);

  for (guint i = 0; i < years; i++)
    {
      LtFigure row = { 0, enterprise, 2024 - i, revenue, round (revenue * 1.05), round (revenue * 0.04),
                       round (revenue / 80) + 5, LT_UNKNOWN, LT_UNKNOWN };

      revenue = round (revenue * 0.92);
      if (!lt_edit_insert (w->edit, LT_TABLE_FIGURE, &row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_company (Companies *c, GError **error)
{
  Writing *w = c->w;
  guint place = pick_place (w, c->order);
  g_autofree char *credit = words_credit (w->rand, g_array_index (w->places, Place, place).code);
  g_autofree char *segment = words_segment (w->rand);
  g_autofree char *products = words_product (w->rand, segment);
  LtEnterprise row = { 0, pick_name (w, c->taken, place), credit, g_array_index (w->regions, gint64, place), pick_status (w->rand),
                       products, NULL, NULL, 0 };
  const char *honour = pick_honour (w->rand);

  if (!lt_edit_insert (w->edit, LT_TABLE_ENTERPRISE, &row, error))
    return FALSE;
  g_array_append_val (c->keys, row.id);
  if (honour != NULL)
    {
      LtHonour award = { 0, row.id, (char *) honour };

      if (!lt_edit_insert (w->edit, LT_TABLE_HONOUR, &award, error))
        return FALSE;
    }
  return write_figures (w, row.id, error);
}

static LtRole
pick_role (GRand *rand)
{
  double what = g_rand_double (rand);

  return what < 0.02 ? LT_ROLE_LEADER : what < 0.2 ? LT_ROLE_CORE : what < 0.8 ? LT_ROLE_SUPPORT : LT_ROLE_NONE;
}

/* Every enterprise has one, then the rest as it comes. A twelfth of the segments has none: gaps. */
static gboolean
write_participations (Companies *c, GError **error)
{
  Writing *w = c->w;
  g_autofree guint *order = shuffled (w->rand, w->segments->len);
  g_autoptr(GHashTable) pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  const guint n_segments = MAX (1, w->segments->len - w->segments->len / 12);

  for (guint i = 0; i < w->world->participations && c->keys->len > 0;)
    {
      guint company = i < c->keys->len ? i : (guint) g_rand_int_range (w->rand, 0, c->keys->len);
      guint segment = order[skewed (w->rand, n_segments, 1.8)];
      gint64 pair = (gint64) company << 32 | segment;
      LtParticipation row = { 0, g_array_index (c->keys, gint64, company), g_array_index (w->segments, gint64, segment),
                              pick_role (w->rand) };

      if (g_hash_table_size (pairs) >= (guint64) c->keys->len * n_segments)
        break;
      if (!g_hash_table_add (pairs, g_memdup2 (&pair, sizeof pair)))
        continue;
      if (!lt_edit_insert (w->edit, LT_TABLE_PARTICIPATION, &row, error))
        return FALSE;
      i++;
    }
  return TRUE;
}

/* --- Recruitment --- */

static gboolean
write_target (Companies *c, guint company, guint segment, GError **error)
{
  LtTarget row = { 0, g_array_index (c->keys, gint64, company), g_array_index (c->w->segments, gint64, segment),
                   NULL, (char *) "行业龙头", LT_METHOD_CHAIN, LT_TARGET_IDENTIFIED };

  return lt_edit_insert (c->w->edit, LT_TABLE_TARGET, &row, error);
}

static gboolean
write_project (Companies *c, guint index, guint company, guint segment, GError **error)
{
  Writing *w = c->w;
  g_autofree char *name = g_strdup_printf ("招商项目%u号", index + 1);
  LtProject row = { .name = name, .enterprise = g_array_index (c->keys, gint64, company),
                    .stage = g_rand_int_range (w->rand, LT_STAGE_LEAD, LT_STAGE_DROPPED + 1), .invest_wan = pick_revenue (w->rand),
                    .arrived_wan = LT_UNKNOWN, .land_mu = LT_UNKNOWN, .output_wan = LT_UNKNOWN, .tax_wan = LT_UNKNOWN };
  LtPurpose purpose = { 0, 0, g_array_index (w->segments, gint64, segment) };

  row.region = g_array_index (w->regions, gint64, pick_place (w, c->order));
  if (!lt_edit_insert (w->edit, LT_TABLE_PROJECT, &row, error))
    return FALSE;
  purpose.project = row.id;
  return lt_edit_insert (w->edit, LT_TABLE_PURPOSE, &purpose, error);
}

static gboolean
write_recruitment (Companies *c, GError **error)
{
  Writing *w = c->w;

  for (guint i = 0; i < w->segments->len / 5 && c->keys->len > 0; i++)
    {
      guint company = g_rand_int_range (w->rand, 0, c->keys->len);

      /* Every fifth segment: no pair of the two comes twice. */
      if (!write_target (c, company, i * 5, error)
          || (i % 2 == 0 && !write_project (c, i / 2, company, i * 5, error)))
        return FALSE;
    }
  return TRUE;
}

gboolean
world_write_companies (Writing *w, GError **error)
{
  Companies c = { w, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), g_array_new (FALSE, FALSE, sizeof (gint64)), NULL };
  gboolean ok = TRUE;

  c.order = shuffled (w->rand, w->places->len);
  for (guint i = 0; ok && i < w->world->enterprises; i++)
    ok = write_company (&c, error);
  ok = ok && write_participations (&c, error) && write_recruitment (&c, error);
  g_hash_table_unref (c.taken);
  g_array_unref (c.keys);
  g_free (c.order);
  return ok;
}

/* --- As a table to import --- */

/**
 * world_write_csv: the enterprises alone, as a bureau would send them.
 * Returns: FALSE with an error if the file cannot be written
 */
gboolean
world_write_csv (const World *world, const char *path, GError **error)
{
  Writing w = { .world = world, .rand = g_rand_new_with_seed (world->seed), .places = words_places () };
  g_autoptr(GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree guint *order = shuffled (w.rand, w.places->len);
  g_autoptr(GString) out = g_string_new ("企业名称,统一社会信用代码,所属区域,企业荣誉,主营产品,状态,营业收入(万元),年份,员工人数\n");

  for (guint i = 0; i < world->enterprises; i++)
    {
      guint place = order[skewed (w.rand, w.places->len, 2.5)];
      const Place *row = &g_array_index (w.places, Place, place);
      g_autofree char *credit = words_credit (w.rand, row->code);
      g_autofree char *segment = words_segment (w.rand);
      const char *honour = pick_honour (w.rand);
      double revenue = pick_revenue (w.rand);

      g_string_append_printf (out, "%s,%s,%s,%s,%s,在营,%.0f,2024,%.0f\n", pick_name (&w, taken, place), credit, row->name,
                              honour != NULL ? honour : "", segment, revenue, round (revenue / 80) + 5);
    }
  g_rand_free (w.rand);
  words_places_free (w.places);
  return g_file_set_contents (path, out->str, out->len, error);
}
