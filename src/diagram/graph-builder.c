#include "config.h"
#include "diagram/graph-builder-private.h"

#include "analysis/roster.h"
#include "diagram/painter.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Names on a card unless the workspace's meta "room" says otherwise; 0 is the compact card. */
#define DEFAULT_ROOM 2
#define MAX_ROOM 12

/* --- What stands in a card --- */

typedef struct {
  const LtRosterEnterprise *enterprise;
  LtRole                    role;
  const char               *name;          /* (nullable): looked up where nothing else tells two apart */
} Company;

static const char *
company_name (LtModel *model, Company *company)
{
  if (company->name == NULL)
    company->name = lt_model_get_enterprise (model, company->enterprise->id)->name;
  return company->name;
}

/* By size: recorded revenue first, then the role, then the name. */
static int
compare_companies (gconstpointer a, gconstpointer b, gpointer model)
{
  Company *x = (Company *) a, *y = (Company *) b;
  double p = lt_known (x->enterprise->revenue_wan) ? x->enterprise->revenue_wan : -1;
  double q = lt_known (y->enterprise->revenue_wan) ? y->enterprise->revenue_wan : -1;
  gint i = x->role == LT_ROLE_NONE ? G_MAXINT : (gint) x->role, j = y->role == LT_ROLE_NONE ? G_MAXINT : (gint) y->role;

  if (p != q)
    return p > q ? -1 : 1;
  if (i != j)
    return i < j ? -1 : 1;
  return strcmp (company_name (model, x), company_name (model, y));
}

/* A big segment has thousands, of whom a few have room: nothing is looked up of the others. */
static GArray *
sort_companies (LtGraphBuilder *self, GArray *links)
{
  const LtRosterEnterprise *enterprises = lt_roster_get_enterprises (lt_roster_of (self->model));
  GArray *companies = g_array_sized_new (FALSE, FALSE, sizeof (Company), links->len);

  for (guint i = 0; i < links->len; i++)
    {
      const LtRosterLink *link = &g_array_index (links, LtRosterLink, i);
      Company company = { &enterprises[link->enterprise], link->role, NULL };

      g_array_append_val (companies, company);
    }
  g_array_sort_with_data (companies, compare_companies, self->model);
  return companies;
}

static char **
copy_first (GPtrArray *texts, guint n)
{
  g_autoptr(GStrvBuilder) first = g_strv_builder_new ();

  for (guint i = 0; i < MIN (texts->len, n); i++)
    g_strv_builder_add (first, texts->pdata[i]);
  return g_strv_builder_end (first);
}

/**
 * lt_graph_builder_set_names:
 * @notes: (nullable): one beside each name
 * @n: how many there are in all
 */
void
lt_graph_builder_set_names (LtGraphBuilder *self, LtNode *node, GPtrArray *names, GPtrArray *notes, guint n)
{
  guint room = self->graph->room;

  node->more = n > room ? n - room : 0;
  node->names = copy_first (names, room);
  node->notes = notes != NULL ? copy_first (notes, room) : NULL;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* How many are known to supply an enterprise, and how many it supplies: "" for none of either. */
static char *
note_partners (LtGraphBuilder *self, gint64 enterprise)
{
  guint suppliers = lt_model_refs (self->model, LT_TABLE_SUPPLY, "buyer", enterprise)->len;
  guint buyers = lt_model_refs (self->model, LT_TABLE_SUPPLY, "supplier", enterprise)->len;

  return suppliers + buyers > 0 ? g_strdup_printf ("←%u →%u", suppliers, buyers) : g_strdup ("");
}

static void
add_companies (LtGraphBuilder *self, LtNode *node, GArray *companies)
{
  gboolean noted = self->graph->layer == LT_LAYER_SUPPLY;
  g_autoptr(GPtrArray) names = g_ptr_array_new (), notes = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < MIN (companies->len, self->graph->room); i++)
    {
      Company *company = &g_array_index (companies, Company, i);

      g_ptr_array_add (names, (char *) company_name (self->model, company));
      if (noted)
        g_ptr_array_add (notes, note_partners (self, company->enterprise->id));
    }
  lt_graph_builder_set_names (self, node, names, noted ? notes : NULL, companies->len);
}

static void
add_names (LtGraphBuilder *self, LtNode *node, GArray *links)
{
  g_autoptr(GArray) companies = sort_companies (self, links);
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  GPtrArray *targets;

  if (companies->len > 0 || self->graph->layer == LT_LAYER_SUPPLY)
    {
      add_companies (self, node, companies);
      return;
    }
  targets = lt_model_refs (self->model, LT_TABLE_TARGET, "segment", node->id);

  if (targets->len > 0)
    node->names_of = LT_NAMES_TARGETS;
  for (guint i = 0; i < targets->len; i++)
    {
      const LtEnterprise *row = lt_model_get_enterprise (self->model, ((LtTarget *) targets->pdata[i])->enterprise);

      if (row != NULL)
        g_ptr_array_add (names, row->name);
    }
  g_ptr_array_sort (names, compare_texts);
  lt_graph_builder_set_names (self, node, names, NULL, names->len);
}

static void
add_hints (LtGraphBuilder *self, LtNode *node)
{
  g_autoptr(GPtrArray) products = lt_model_sorted_refs (self->model, LT_TABLE_PRODUCT, "segment", node->id);
  g_autoptr(GStrvBuilder) hints = g_strv_builder_new ();

  for (guint i = 0; i < products->len; i++)
    g_strv_builder_add (hints, ((LtProduct *) products->pdata[i])->name);
  node->hints = g_strv_builder_end (hints);
}

static LtLane
lane_of (const LtSegment *segment)
{
  static const LtLane lanes[] = {
    [LT_POSITION_NONE] = LT_LANE_NONE, [LT_POSITION_UPSTREAM] = LT_LANE_UPSTREAM, [LT_POSITION_MIDSTREAM] = LT_LANE_MIDSTREAM,
    [LT_POSITION_DOWNSTREAM] = LT_LANE_DOWNSTREAM, [LT_POSITION_SERVICE] = LT_LANE_SERVICE,
  };

  return lanes[segment->position];
}

static gint
find_priority (LtGraphBuilder *self, gint64 segment)
{
  const LtPriority *found = self->ranking != NULL ? lt_ranking_get (self->ranking, segment) : NULL;

  return found != NULL && lt_known (found->priority) ? (gint) lround (found->priority) : -1;
}

static LtNode *
add_segment (LtGraphBuilder *self, const LtSegment *segment, LtLane lane, guint group)
{
  g_autoptr(GArray) links = NULL;
  LtNode *node = lt_graph_add_node (self->graph, segment->id, segment->name, lane);
  const LtAssessment *a = lt_survey_get (self->survey, segment->id);

  node->chain = segment->chain;
  node->group = group;
  if (a != NULL)
    {
      node->coverage = a->coverage;
      node->action = a->action;
      node->enterprises = a->enterprises;
      node->leaders = a->leaders;
      node->projects = a->projects;
      node->targets = a->targets;
    }
  node->priority = find_priority (self, segment->id);
  if (self->graph->layer == LT_LAYER_INDUSTRY || self->graph->layer == LT_LAYER_SUPPLY)
    links = lt_survey_list_enterprises (self->survey, segment->id);
  if (links != NULL)
    add_names (self, node, links);
  lt_graph_builder_show_layer (self, node, links);
  add_hints (self, node);
  return node;
}

static char *
flow_label (const LtFlow *flow)
{
  const char *kind = lt_enum_label (LT_TABLE_FLOW, "kind", flow->kind);

  if (flow->note == NULL || *kind == '\0')
    return g_strdup (flow->note != NULL ? flow->note : kind);
  return g_strdup_printf ("%s · %s", kind, flow->note);
}

/* An edge whose two ends are both shown. */
static void
add_flow (LtGraphBuilder *self, const LtFlow *flow)
{
  guint from, to;
  LtEdge *edge;

  if (!lt_graph_find (self->graph, flow->supplier, &from) || !lt_graph_find (self->graph, flow->buyer, &to))
    return;
  edge = lt_graph_add_edge (self->graph, flow->id, from, to);
  edge->judgement = lt_model_is_judgement (self->model, LT_TABLE_FLOW, flow->id);
  edge->label = flow_label (flow);
}

/* Layout depends on the order of edges, so it must not depend on a hash table's. */
static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 x = (*(const LtRow *const *) a)->id, y = (*(const LtRow *const *) b)->id;

  return x < y ? -1 : x > y;
}

GPtrArray *
lt_graph_list_flows (LtModel *model)
{
  GPtrArray *rows = lt_model_rows (model, LT_TABLE_FLOW);
  GPtrArray *sorted = g_ptr_array_copy (rows, NULL, NULL);

  g_ptr_array_sort (sorted, compare_ids);
  return sorted;
}

/* --- One chain --- */

static void
add_ghost (LtGraphBuilder *self, gint64 id, LtLane lane)
{
  const LtSegment *segment = lt_model_get_segment (self->model, id);
  const LtChain *chain = segment != NULL ? lt_model_get_chain (self->model, segment->chain) : NULL;
  LtNode *node;

  if (segment == NULL || lt_graph_find (self->graph, id, NULL))
    return;
  node = add_segment (self, segment, lane, 0);
  node->ghost = TRUE;
  node->subtitle = g_strdup (chain != NULL ? chain->name : NULL);
}

static gboolean
is_in (LtGraphBuilder *self, gint64 segment, gint64 chain)
{
  const LtSegment *row = lt_model_get_segment (self->model, segment);

  return row != NULL && row->chain == chain;
}

static void
build_chain (LtGraphBuilder *self, gint64 id)
{
  const LtChain *chain = lt_model_get_chain (self->model, id);
  g_autoptr(GPtrArray) segments = lt_model_sorted_refs (self->model, LT_TABLE_SEGMENT, "chain", id);
  g_autoptr(GPtrArray) flows = lt_graph_list_flows (self->model);
  LtGroup group = { id, g_strdup (chain != NULL ? chain->name : "") };
  g_auto(GStrv) people = NULL;

  self->graph->chain = id;
  self->graph->title = g_strdup (group.title);
  people = chain != NULL ? lt_graph_builder_list_people (chain) : NULL;
  if (people != NULL && *people != NULL)
    self->graph->people = g_strjoinv (" · ", people);
  g_array_append_val (self->graph->groups, group);
  for (guint i = 0; i < segments->len; i++)
    add_segment (self, segments->pdata[i], lane_of (segments->pdata[i]), 0);
  /* Suppliers first: a segment that both supplies this chain and is supplied by it stands before it. */
  for (guint i = 0; i < flows->len; i++)
    {
      const LtFlow *flow = flows->pdata[i];

      if (is_in (self, flow->buyer, id) && !is_in (self, flow->supplier, id))
        add_ghost (self, flow->supplier, LT_LANE_SUPPLIERS);
    }
  for (guint i = 0; i < flows->len; i++)
    {
      const LtFlow *flow = flows->pdata[i];

      if (is_in (self, flow->supplier, id) && !is_in (self, flow->buyer, id))
        add_ghost (self, flow->buyer, LT_LANE_CUSTOMERS);
    }
  for (guint i = 0; i < flows->len; i++)
    {
      const LtFlow *flow = flows->pdata[i];

      if (is_in (self, flow->supplier, id) || is_in (self, flow->buyer, id))
        add_flow (self, flow);
    }
}

/* --- Every chain --- */

static void
build_region (LtGraphBuilder *self)
{
  g_autoptr(GPtrArray) chains = lt_model_sorted (self->model, LT_TABLE_CHAIN);
  g_autoptr(GPtrArray) flows = lt_graph_list_flows (self->model);

  self->graph->title = g_strdup (_("All chains"));
  for (guint c = 0; c < chains->len; c++)
    {
      const LtChain *chain = chains->pdata[c];
      g_autoptr(GPtrArray) segments = lt_model_sorted_refs (self->model, LT_TABLE_SEGMENT, "chain", chain->id);
      LtGroup group = { chain->id, g_strdup (chain->name) };

      g_array_append_val (self->graph->groups, group);
      for (guint i = 0; i < segments->len; i++)
        add_segment (self, segments->pdata[i], lane_of (segments->pdata[i]), c);
    }
  for (guint i = 0; i < flows->len; i++)
    add_flow (self, flows->pdata[i]);
}

/**
 * lt_graph_snapshot:
 * @wish: which one
 *
 * Returns: (transfer full): the graph, its cards not yet measured: lt_graph_join() and lt_painter_measure() need no model,
 *   and may be left to another thread
 */
LtGraph *
lt_graph_snapshot (LtModel *model, LtSurvey *survey, const LtGraphWish *wish)
{
  LtGraph *graph = lt_graph_new (wish->kind);
  LtGraphBuilder self = { model, survey, graph, wish->ranking };
  const LtRegion *viewpoint = lt_model_get_region (model, lt_survey_get_viewpoint (survey));
  const char *room = lt_model_get_meta (model, "room");

  graph->viewpoint = g_strdup (viewpoint != NULL ? viewpoint->name : NULL);
  graph->layer = wish->layer;
  graph->supply = wish->supply;
  if (wish->layer == LT_LAYER_SUPPLY && graph->supply == NULL)
    graph->supply = lt_supply_links_new (model);
  graph->room = room != NULL ? MIN (g_ascii_strtoull (room, NULL, 10), MAX_ROOM) : DEFAULT_ROOM;
  if (wish->kind == LT_DIAGRAM_CHAIN)
    {
      graph->arrangement = lt_arrangement_read (model, wish->chain);
      build_chain (&self, wish->chain);
    }
  else if (wish->kind == LT_DIAGRAM_REGION)
    build_region (&self);
  else
    lt_graph_build_overview (&self, wish->folded);
  return graph;
}

/** lt_graph_build: as lt_graph_snapshot(), with priorities, joined and its cards measured: ready for layout. */
LtGraph *
lt_graph_build (LtModel *model, LtSurvey *survey, LtDiagramKind kind, gint64 chain, LtLayer layer)
{
  g_autoptr(LtRanking) ranking = lt_layer_has_badges (layer) ? lt_ranking_new (model, survey) : NULL;
  LtGraphWish wish = { .kind = kind, .chain = chain, .layer = layer, .ranking = ranking };
  LtGraph *graph = lt_graph_snapshot (model, survey, &wish);

  lt_graph_join (graph);
  lt_painter_measure (graph);
  return graph;
}
