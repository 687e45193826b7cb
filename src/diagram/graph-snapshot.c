/* Which cards and flows a diagram has. */
#include "config.h"
#include "diagram/graph-builder-private.h"

#include "diagram/painter.h"

#include <glib/gi18n-lib.h>

/* Names on a card unless the workspace's meta "room" says otherwise; 0 is the compact card. */
#define DEFAULT_ROOM 2
#define MAX_ROOM 12
/* Cards between two looks at the clock. */
#define PIECE 16

struct _LtGraphSnapshot {
  LtGraphBuilder builder;
  GHashTable    *folded;         /* (nullable) */
  GPtrArray     *segments;       /* of a chain */
  guint          taken;          /* so many of them have their cards */
  gboolean       done;
};

/* --- One chain --- */

static void
begin_chain (LtGraphSnapshot *self, gint64 id)
{
  LtGraph *graph = self->builder.graph;
  const LtChain *chain = lt_model_get_chain (self->builder.model, id);
  LtGroup group = { id, g_strdup (chain != NULL ? chain->name : "") };
  g_auto(GStrv) people = NULL;

  graph->arrangement = lt_arrangement_read (self->builder.model, id);
  graph->chain = id;
  graph->title = g_strdup (group.title);
  people = chain != NULL ? lt_graph_builder_list_people (chain) : NULL;
  if (people != NULL && *people != NULL)
    graph->people = g_strjoinv (" · ", people);
  g_array_append_val (graph->groups, group);
  self->segments = lt_model_sorted_refs (self->builder.model, LT_TABLE_SEGMENT, "chain", id);
}

static void
add_ghost (LtGraphBuilder *self, gint64 id, LtLane lane)
{
  const LtSegment *segment = lt_model_get_segment (self->model, id);
  const LtChain *chain = segment != NULL ? lt_model_get_chain (self->model, segment->chain) : NULL;
  LtNode *node;

  if (segment == NULL || lt_graph_find (self->graph, id, NULL))
    return;
  node = lt_graph_builder_add_segment (self, segment, lane, 0);
  node->ghost = TRUE;
  node->subtitle = g_strdup (chain != NULL ? chain->name : NULL);
}

static gboolean
is_in (LtGraphBuilder *self, gint64 segment)
{
  const LtSegment *row = lt_model_get_segment (self->model, segment);

  return row != NULL && row->chain == self->graph->chain;
}

static void
add_ghosts_and_flows (LtGraphBuilder *self)
{
  g_autoptr(GPtrArray) flows = lt_graph_list_flows (self->model);

  /* Suppliers first: a segment that both supplies this chain and is supplied by it stands before it. */
  for (guint i = 0; i < flows->len; i++)
    {
      const LtFlow *flow = flows->pdata[i];

      if (is_in (self, flow->buyer) && !is_in (self, flow->supplier))
        add_ghost (self, flow->supplier, LT_LANE_SUPPLIERS);
    }
  for (guint i = 0; i < flows->len; i++)
    {
      const LtFlow *flow = flows->pdata[i];

      if (is_in (self, flow->supplier) && !is_in (self, flow->buyer))
        add_ghost (self, flow->buyer, LT_LANE_CUSTOMERS);
    }
  for (guint i = 0; i < flows->len; i++)
    {
      const LtFlow *flow = flows->pdata[i];

      if (is_in (self, flow->supplier) || is_in (self, flow->buyer))
        lt_graph_builder_add_flow (self, flow);
    }
}

static gboolean
continue_chain (LtGraphSnapshot *self, gint64 until)
{
  while (self->taken < self->segments->len)
    {
      const LtSegment *segment = self->segments->pdata[self->taken++];

      lt_graph_builder_add_segment (&self->builder, segment, lt_graph_builder_lane_of (segment), 0);
      if (self->taken % PIECE == 0 && g_get_monotonic_time () > until)
        return FALSE;
    }
  add_ghosts_and_flows (&self->builder);
  return TRUE;
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
        lt_graph_builder_add_segment (self, segments->pdata[i], lt_graph_builder_lane_of (segments->pdata[i]), c);
    }
  for (guint i = 0; i < flows->len; i++)
    lt_graph_builder_add_flow (self, flows->pdata[i]);
}

/* --- The snapshot --- */

LtGraphSnapshot *
lt_graph_snapshot_new (LtModel *model, LtSurvey *survey, const LtGraphWish *wish)
{
  LtGraphSnapshot *self = g_new0 (LtGraphSnapshot, 1);
  LtGraph *graph = lt_graph_new (wish->kind);
  const LtRegion *viewpoint = lt_model_get_region (model, lt_survey_get_viewpoint (survey));
  const char *room = lt_model_get_meta (model, "room");

  self->builder = (LtGraphBuilder) { model, survey, graph, wish->ranking };
  self->folded = wish->folded != NULL ? g_hash_table_ref (wish->folded) : NULL;
  graph->viewpoint = g_strdup (viewpoint != NULL ? viewpoint->name : NULL);
  graph->layer = wish->layer;
  graph->supply = wish->supply;
  if (wish->layer == LT_LAYER_SUPPLY && graph->supply == NULL)
    graph->supply = lt_supply_links_new (model);
  graph->room = room != NULL ? MIN (g_ascii_strtoull (room, NULL, 10), MAX_ROOM) : DEFAULT_ROOM;
  if (wish->kind == LT_DIAGRAM_CHAIN)
    begin_chain (self, wish->chain);
  return self;
}

/**
 * lt_graph_snapshot_continue: takes more of it.
 * @until: of the monotonic clock; a chain is left off then, other diagrams are taken whole
 *
 * Returns: whether all of it is taken
 */
gboolean
lt_graph_snapshot_continue (LtGraphSnapshot *self, gint64 until)
{
  if (self->done)
    return TRUE;
  if (self->builder.graph->kind == LT_DIAGRAM_CHAIN)
    self->done = continue_chain (self, until);
  else if (self->builder.graph->kind == LT_DIAGRAM_REGION)
    build_region (&self->builder);
  else
    lt_graph_build_overview (&self->builder, self->folded);
  self->done = self->done || self->builder.graph->kind != LT_DIAGRAM_CHAIN;
  return self->done;
}

/** lt_graph_snapshot_finish: takes the rest. Returns: (transfer full): the graph; the snapshot is freed */
LtGraph *
lt_graph_snapshot_finish (LtGraphSnapshot *self)
{
  LtGraph *graph;

  lt_graph_snapshot_continue (self, G_MAXINT64);
  graph = lt_graph_ref (self->builder.graph);
  lt_graph_snapshot_free (self);
  return graph;
}

void
lt_graph_snapshot_free (LtGraphSnapshot *self)
{
  g_clear_pointer (&self->segments, g_ptr_array_unref);
  g_clear_pointer (&self->folded, g_hash_table_unref);
  lt_graph_unref (self->builder.graph);
  g_free (self);
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
  return lt_graph_snapshot_finish (lt_graph_snapshot_new (model, survey, wish));
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
