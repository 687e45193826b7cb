#include "config.h"
#include "analysis/matching.h"

#include "analysis/common-word.h"
#include "analysis/format.h"
#include "analysis/roster.h"
#include "workspace/region.h"
#include "workspace/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define POINTS_SIZE 25.0
#define POINTS_LEADS 15.0
#define POINTS_WORD 20.0
/* Pairs are taken in the order of their sizes and roles; so many are looked at for words in common. It takes the large ones
 * among millions of pairs, and all where there are fewer. */
#define MAX_LOOKED_AT 40000
/* How many steps are made between two looks at the clock. */
#define STRIDE 32

/* One who could supply or buy in a segment, with the points it brings. */
typedef struct {
  double  points;
  guint32 slot;
  gboolean leads;
} Side;

typedef struct {
  GArray  *sides;      /* Side, the most points first once sorted */
  gboolean sorted;
} Bench;

/* A pair that is next in its flow: bench places of both ends. */
typedef struct {
  double        points;
  const LtFlow *flow;
  guint         supplier, buyer;
} Head;

typedef enum { AT_BEGINNING, AT_SEGMENTS, AT_PAIRS, AT_END } Phase;

struct _LtMatching {
  LtModel    *model;
  guint64     revision;       /* of the model that this was found in */
  gint64      viewpoint, chain;
  guint       limit;
  Phase       phase;
  guint       done;           /* flows whose first pair is known */
  guint       looked_at;
  double      largest;        /* ln (1 + the largest revenue here) */
  guint8     *local;          /* by slot: whether it is here and in operation */
  GPtrArray  *flows;          /* LtFlow, the model's */
  GHashTable *benches;        /* segment → Bench */
  GArray     *heap;           /* Head, the most points first */
  GHashTable *seen;           /* Pair */
  GArray     *found;          /* LtMatch, the best first */
};

typedef struct { guint32 supplier, buyer; } Pair;
G_STATIC_ASSERT (sizeof (Pair) == sizeof (gint64));

static void
bench_free (gpointer data)
{
  Bench *bench = data;

  g_array_unref (bench->sides);
  g_free (bench);
}

static void
clear (LtMatching *self)
{
  g_clear_pointer (&self->local, g_free);
  g_clear_pointer (&self->flows, g_ptr_array_unref);
  g_clear_pointer (&self->benches, g_hash_table_unref);
  g_clear_pointer (&self->heap, g_array_unref);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->found, g_array_unref);
}

static void
begin (LtMatching *self)
{
  clear (self);
  self->revision = lt_model_get_revision (self->model);
  self->phase = AT_BEGINNING;
  self->done = self->looked_at = 0;
  self->flows = g_ptr_array_new ();
  self->benches = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, bench_free);
  self->heap = g_array_new (FALSE, FALSE, sizeof (Head));
  self->seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->found = g_array_new (FALSE, FALSE, sizeof (LtMatch));
}

/**
 * lt_matching_new:
 * @viewpoint: the region whose subtree is here
 * @chain: only flows with an end in this chain, or 0
 * @limit: how many pairs to find
 *
 * Begins a search; lt_matching_step() makes it. The model must outlive it.
 */
LtMatching *
lt_matching_new (LtModel *model, gint64 viewpoint, gint64 chain, guint limit)
{
  LtMatching *self = g_new0 (LtMatching, 1);

  self->model = model;
  self->viewpoint = viewpoint;
  self->chain = chain;
  self->limit = limit;
  begin (self);
  return self;
}

void
lt_matching_free (LtMatching *self)
{
  if (self == NULL)
    return;
  clear (self);
  g_free (self);
}

/* --- Who and what --- */

static gboolean
is_in_chain (LtMatching *self, gint64 segment)
{
  const LtSegment *row = lt_model_get_segment (self->model, segment);

  return row != NULL && row->chain == self->chain;
}

static void
list_flows (LtMatching *self)
{
  GPtrArray *flows = lt_model_rows (self->model, LT_TABLE_FLOW);

  for (guint i = 0; i < flows->len; i++)
    {
      LtFlow *flow = flows->pdata[i];

      if (self->chain == 0 || is_in_chain (self, flow->supplier) || is_in_chain (self, flow->buyer))
        g_ptr_array_add (self->flows, flow);
    }
}

static void
mark_local (LtMatching *self)
{
  LtRoster *roster = lt_roster_of (self->model);
  const LtRosterEnterprise *rows = lt_roster_get_enterprises (roster);
  g_autoptr(GHashTable) subtree = lt_region_subtree (self->model, self->viewpoint);
  g_autofree guint8 *regions = lt_roster_mark_regions (roster, subtree);
  const guint n = lt_roster_get_size (roster);
  double most = 0;

  self->local = g_new0 (guint8, n + 1);
  for (guint i = 0; i < n; i++)
    {
      self->local[i] = rows[i].id != 0 && rows[i].operating && rows[i].region != LT_ROSTER_NONE && regions[rows[i].region];
      if (self->local[i] && lt_known (rows[i].revenue_wan))
        most = MAX (most, rows[i].revenue_wan);
    }
  self->largest = log1p (most);
}

static double
size_points (LtMatching *self, double revenue_wan)
{
  return lt_known (revenue_wan) && revenue_wan > 0 && self->largest > 0 ? POINTS_SIZE * log1p (revenue_wan) / self->largest : 0;
}

/* Once each: an enterprise whose participation is noted twice leads if one of them says so. */
static void
fill_bench (LtMatching *self, Bench *bench, gint64 segment)
{
  LtRoster *roster = lt_roster_of (self->model);
  const LtRosterEnterprise *rows = lt_roster_get_enterprises (roster);
  guint n;
  const LtRosterLink *links = lt_roster_get_links (roster, segment, &n);

  for (guint i = 0; i < n; i++)
    {
      const LtRosterEnterprise *row = &rows[links[i].enterprise];
      gboolean leads = row->leader || links[i].role == LT_ROLE_LEADER;
      Side side = { size_points (self, row->revenue_wan) + (leads ? POINTS_LEADS : 0), links[i].enterprise, leads };

      if (self->local[side.slot])
        g_array_append_val (bench->sides, side);
    }
}

static Bench *
bench_of (LtMatching *self, const gint64 *segment)
{
  Bench *bench = g_hash_table_lookup (self->benches, segment);

  if (bench == NULL)
    {
      bench = g_new0 (Bench, 1);
      bench->sides = g_array_new (FALSE, FALSE, sizeof (Side));
      fill_bench (self, bench, *segment);
      g_hash_table_insert (self->benches, (gpointer) segment, bench);
    }
  return bench;
}

static int
by_points (gconstpointer a, gconstpointer b)
{
  const Side *x = a, *y = b;

  if (x->points != y->points)
    return x->points < y->points ? 1 : -1;
  return (x->slot > y->slot) - (x->slot < y->slot);
}

static const Side *
side_at (Bench *bench, guint place)
{
  if (!bench->sorted)
    {
      g_array_sort (bench->sides, by_points);
      bench->sorted = TRUE;
    }
  return place < bench->sides->len ? &g_array_index (bench->sides, Side, place) : NULL;
}

/* --- The heap: of every flow the pairs that are next --- */

static gboolean
is_before (const Head *a, const Head *b)
{
  if (a->points != b->points)
    return a->points > b->points;
  if (a->flow != b->flow)
    return a->flow->id < b->flow->id;
  return a->supplier != b->supplier ? a->supplier < b->supplier : a->buyer < b->buyer;
}

static void
push (LtMatching *self, const LtFlow *flow, guint supplier, guint buyer)
{
  const Side *from = side_at (bench_of (self, &flow->supplier), supplier), *to = side_at (bench_of (self, &flow->buyer), buyer);
  Head head;
  guint at = self->heap->len;

  if (from == NULL || to == NULL)
    return;
  head = (Head) { from->points + to->points, flow, supplier, buyer };
  g_array_append_val (self->heap, head);
  for (Head *heads = (Head *) (gpointer) self->heap->data; at > 0 && is_before (&head, &heads[(at - 1) / 2]); at = (at - 1) / 2)
    {
      heads[at] = heads[(at - 1) / 2];
      heads[(at - 1) / 2] = head;
    }
}

static Head
pop (LtMatching *self)
{
  Head *heads = (Head *) (gpointer) self->heap->data, top = heads[0], last = heads[self->heap->len - 1];
  guint n = self->heap->len - 1, at = 0;

  g_array_set_size (self->heap, n);
  while (2 * at + 1 < n)
    {
      guint child = 2 * at + 1;

      if (child + 1 < n && is_before (&heads[child + 1], &heads[child]))
        child++;
      if (!is_before (&heads[child], &last))
        break;
      heads[at] = heads[child];
      at = child;
    }
  if (n > 0)
    heads[at] = last;
  return top;
}

/* --- The pairs --- */

static gboolean
is_supplied (LtModel *model, gint64 supplier, gint64 buyer)
{
  GPtrArray *from = lt_model_refs (model, LT_TABLE_SUPPLY, "supplier", supplier);
  GPtrArray *to = lt_model_refs (model, LT_TABLE_SUPPLY, "buyer", buyer);
  GPtrArray *fewer = from->len < to->len ? from : to;

  for (guint i = 0; i < fewer->len; i++)
    {
      const LtSupply *row = fewer->pdata[i];

      if (row->supplier == supplier && row->buyer == buyer)
        return TRUE;
    }
  return FALSE;
}

static LtMatch
match_of (LtMatching *self, const Head *head, const Side *from, const Side *to)
{
  const LtRosterEnterprise *rows = lt_roster_get_enterprises (lt_roster_of (self->model));

  return (LtMatch) {
    .flow = head->flow->id,
    .supplier = rows[from->slot].id, .buyer = rows[to->slot].id,
    .supplier_wan = rows[from->slot].revenue_wan, .buyer_wan = rows[to->slot].revenue_wan,
    .supplier_leads = from->leads, .buyer_leads = to->leads,
    .score = head->points,
  };
}

static double
worst_score (LtMatching *self)
{
  return self->found->len < self->limit ? -1 : g_array_index (self->found, LtMatch, self->found->len - 1).score;
}

/* Behind those that are as good: what was found first stays first. */
static void
keep (LtMatching *self, const LtMatch *match)
{
  guint low = 0, high = self->found->len;

  if (match->score <= worst_score (self))
    return;
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->found, LtMatch, middle).score >= match->score)
        low = middle + 1;
      else
        high = middle;
    }
  g_array_insert_val (self->found, low, *match);
  if (self->found->len > self->limit)
    g_array_set_size (self->found, self->limit);
}

static void
look_at (LtMatching *self, const Head *head)
{
  const Side *from = side_at (bench_of (self, &head->flow->supplier), head->supplier);
  const Side *to = side_at (bench_of (self, &head->flow->buyer), head->buyer);
  Pair pair = { from->slot, to->slot };
  LtMatch match;
  g_autofree char *word = NULL;

  /* A pair that stands on several flows counts where it stands best. */
  if (from->slot == to->slot || !g_hash_table_add (self->seen, g_memdup2 (&pair, sizeof pair)))
    return;
  match = match_of (self, head, from, to);
  if (match.score + POINTS_WORD <= worst_score (self) || is_supplied (self->model, match.supplier, match.buyer))
    return;
  word = lt_match_find_word (self->model, &match);
  if (word != NULL)
    match.score += POINTS_WORD;
  keep (self, &match);
}

/* No pair that is still to come can be better than the worst of those kept. */
static gboolean
is_settled (LtMatching *self)
{
  return self->heap->len == 0 || self->looked_at >= MAX_LOOKED_AT
         || g_array_index (self->heap, Head, 0).points + POINTS_WORD <= worst_score (self);
}

static void
take_next (LtMatching *self)
{
  Head head = pop (self);

  self->looked_at++;
  look_at (self, &head);
  /* The next buyer of this supplier, and of the first buyer the next supplier: so each pair of the flow comes once. */
  push (self, head.flow, head.supplier, head.buyer + 1);
  if (head.buyer == 0)
    push (self, head.flow, head.supplier + 1, 0);
}

static void
advance (LtMatching *self)
{
  switch (self->phase)
    {
    case AT_BEGINNING:
      list_flows (self);
      mark_local (self);
      self->phase = AT_SEGMENTS;
      break;
    case AT_SEGMENTS:
      if (self->done < self->flows->len)
        push (self, self->flows->pdata[self->done++], 0, 0);
      else
        self->phase = AT_PAIRS;
      break;
    case AT_PAIRS:
      if (self->limit == 0 || is_settled (self))
        self->phase = AT_END;
      else
        take_next (self);
      break;
    case AT_END:
    default:
      break;
    }
}

/**
 * lt_matching_step:
 * @budget_us: how long to search, about, in microseconds; 0: to the end
 *
 * Goes on with the search; after a change of the model it begins anew.
 * Returns: whether it has come to its end
 */
gboolean
lt_matching_step (LtMatching *self, gint64 budget_us)
{
  const gint64 end = budget_us > 0 ? g_get_monotonic_time () + budget_us : G_MAXINT64;

  if (self->revision != lt_model_get_revision (self->model))
    begin (self);
  while (self->phase != AT_END)
    {
      for (guint i = 0; i < STRIDE; i++)
        advance (self);
      if (g_get_monotonic_time () >= end)
        break;
    }
  return self->phase == AT_END;
}

/** lt_matching_is_capped: whether there were more pairs than are looked at, so that words in common may have gone unseen. */
gboolean
lt_matching_is_capped (LtMatching *self)
{
  return self->phase == AT_END && self->heap->len > 0 && self->looked_at >= MAX_LOOKED_AT;
}

/** lt_matching_get: returns (transfer none) (element-type LtMatch): the best pairs found so far, the best first. */
GArray *
lt_matching_get (LtMatching *self)
{
  return self->found;
}

/* --- Words --- */

/** lt_match_find_word: returns (transfer full) (nullable): the longest word that the products of both have in common. */
char *
lt_match_find_word (LtModel *model, const LtMatch *match)
{
  const LtEnterprise *supplier = lt_model_get_enterprise (model, match->supplier);
  const LtEnterprise *buyer = lt_model_get_enterprise (model, match->buyer);

  return supplier->products != NULL && buyer->products != NULL ? lt_common_word (supplier->products, buyer->products) : NULL;
}

static gboolean
is_product_of (LtModel *model, gint64 segment, const char *folded)
{
  GPtrArray *rows = lt_model_refs (model, LT_TABLE_PRODUCT, "segment", segment);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *name = lt_text_fold (((const LtProduct *) rows->pdata[i])->name);

      if (g_strcmp0 (name, folded) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * lt_match_find_product:
 *
 * What the flow between their segments carries is the products of the one that supplies, so what is supplied is what the
 * supplier makes of those; where it makes several, the one in which the word stands that the products of both name.
 *
 * Returns: (transfer full) (nullable): the product as the supplier calls it; %NULL where none fits, or more than one does
 */
char *
lt_match_find_product (LtModel *model, const LtMatch *match)
{
  const LtFlow *flow = lt_model_get (model, LT_TABLE_FLOW, match->flow);
  const LtEnterprise *supplier = lt_model_get_enterprise (model, match->supplier);
  g_auto(GStrv) products = lt_text_split (supplier->products != NULL ? supplier->products : "");
  g_autofree char *word = lt_match_find_word (model, match);
  const char *carried = NULL, *named = NULL;
  guint n_carried = 0, n_named = 0;

  for (guint i = 0; products != NULL && products[i] != NULL; i++)
    {
      g_autofree char *folded = lt_text_fold (products[i]);

      if (folded == NULL || !is_product_of (model, flow->supplier, folded))
        continue;
      carried = products[i];
      n_carried++;
      if (word == NULL || strstr (products[i], word) == NULL)
        continue;
      named = products[i];
      n_named++;
    }
  return n_carried == 1 ? g_strdup (carried) : n_named == 1 ? g_strdup (named) : NULL;
}

static char *
describe_end (double revenue_wan, gboolean leads)
{
  g_autofree char *revenue = lt_known (revenue_wan) ? lt_format_money_wan (revenue_wan) : g_strdup (_("no revenue recorded"));

  return leads ? g_strconcat (revenue, _(", "), _("leading"), NULL) : g_steal_pointer (&revenue);
}

/** lt_match_explain: returns (transfer full): why the two could do business, in words and figures. */
char *
lt_match_explain (LtModel *model, const LtMatch *match)
{
  const LtFlow *flow = lt_model_get (model, LT_TABLE_FLOW, match->flow);
  const LtSegment *from = lt_model_get_segment (model, flow->supplier), *to = lt_model_get_segment (model, flow->buyer);
  g_autofree char *supplier = describe_end (match->supplier_wan, match->supplier_leads);
  g_autofree char *buyer = describe_end (match->buyer_wan, match->buyer_leads);
  g_autofree char *word = lt_match_find_word (model, match);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _("“%s” supplies “%s”; supplier: %s; buyer: %s"), from->name, to->name, supplier, buyer);
  if (word != NULL)
    g_string_append_printf (text, _("; the products of both name “%s”"), word);
  return g_string_free (text, FALSE);
}
