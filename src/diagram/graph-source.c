#include "config.h"
#include "diagram/graph-source.h"

/* How long a step that can be left off may keep the main loop, in microseconds. */
#define SLICE_US 10000

struct _LtGraphSource {
  LtModel         *model;
  LtSurvey        *survey;        /* (nullable) */
  LtRanking       *ranking;       /* (nullable): by the survey */
  LtSupplyLinks   *supply;        /* (nullable): for the snapshot */
  LtGraphSnapshot *snapshot;      /* (nullable): under way */
  LtGraph         *graph;         /* (nullable): ready */
  gboolean         surveyed;      /* the survey is of the model as it is */
};

LtGraphSource *
lt_graph_source_new (LtModel *model)
{
  LtGraphSource *self = g_new0 (LtGraphSource, 1);

  self->model = model;
  return self;
}

static void
drop_graph (LtGraphSource *self)
{
  g_clear_pointer (&self->supply, lt_supply_links_free);
  g_clear_pointer (&self->snapshot, lt_graph_snapshot_free);
  g_clear_pointer (&self->graph, lt_graph_unref);
}

static void
drop_all (LtGraphSource *self)
{
  drop_graph (self);
  g_clear_pointer (&self->ranking, lt_ranking_unref);
  g_clear_pointer (&self->survey, lt_survey_unref);
}

void
lt_graph_source_free (LtGraphSource *self)
{
  drop_all (self);
  g_free (self);
}

void
lt_graph_source_expire (LtGraphSource *self)
{
  self->surveyed = FALSE;
}

void
lt_graph_source_turn (LtGraphSource *self, gboolean current)
{
  drop_graph (self);
  if (current)
    self->surveyed = self->survey != NULL;
}

static void
take_piece (LtGraphSource *self, const LtGraphWish *wish)
{
  LtGraphWish whole = *wish;

  whole.ranking = self->ranking;
  if (self->snapshot == NULL)
    {
      whole.supply = g_steal_pointer (&self->supply);
      self->snapshot = lt_graph_snapshot_new (self->model, self->survey, &whole);
    }
  if (lt_graph_snapshot_continue (self->snapshot, g_get_monotonic_time () + SLICE_US))
    self->graph = lt_graph_snapshot_finish (g_steal_pointer (&self->snapshot));
}

/**
 * lt_graph_source_step:
 * @wish: which graph; its ranking and its supply links are made here
 */
gboolean
lt_graph_source_step (LtGraphSource *self, gint64 viewpoint, const LtGraphWish *wish)
{
  if (!self->surveyed)
    {
      drop_all (self);
      self->survey = lt_survey_new (self->model, viewpoint);
      self->surveyed = TRUE;
    }
  else if (self->graph != NULL)
    return FALSE;
  else if (self->ranking == NULL && lt_layer_has_badges (wish->layer) && wish->kind != LT_DIAGRAM_OVERVIEW)
    self->ranking = lt_ranking_new (self->model, self->survey);
  else if (self->supply == NULL && self->snapshot == NULL && wish->layer == LT_LAYER_SUPPLY)
    self->supply = lt_supply_links_new (self->model);
  else
    take_piece (self, wish);
  return TRUE;
}

LtGraph *
lt_graph_source_take (LtGraphSource *self)
{
  self->surveyed = FALSE;
  return g_steal_pointer (&self->graph);
}

LtSurvey *
lt_graph_source_get_survey (LtGraphSource *self)
{
  return self->survey;
}
