#include "config.h"
#include "diagram/graph-builder-private.h"

#include "analysis/roster.h"

#include <math.h>
#include <string.h>

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

LtLane
lt_graph_builder_lane_of (const LtSegment *segment)
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

LtNode *
lt_graph_builder_add_segment (LtGraphBuilder *self, const LtSegment *segment, LtLane lane, guint group)
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
void
lt_graph_builder_add_flow (LtGraphBuilder *self, const LtFlow *flow)
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
