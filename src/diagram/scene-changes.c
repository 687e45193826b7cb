#include "diagram/scene-changes.h"

#include "diagram/painter.h"

#include <math.h>

/* How far an edge's ink may be from its curve: half the broadest line, an arrow's head. */
#define EDGE_INK 16.0
/* How far a strip's border and its rounded corners reach inwards and outwards. */
#define STRIP_INK 20.0
/* More places than this, and all is drawn anew: a diagram that changes everywhere. */
#define MOST_AREAS 2000

/* --- Where things are drawn --- */

static void
add (GArray *areas, LtRect rect, double ink)
{
  rect = lt_rect_grow (&rect, ink);
  g_array_append_val (areas, rect);
}

static void
add_card (GArray *areas, LtScene *scene, guint node)
{
  LtRect card = lt_scene_card_rect (scene, node), badge = lt_scene_badge_rect (scene, node);

  add (areas, badge.width > 0 ? lt_rect_union (&card, &badge) : card, LT_CARD_SURROUNDINGS);
}

/* A Bézier lies within its four points. */
static void
add_curve (GArray *areas, const LtCurve *curve)
{
  for (guint i = 0; i + 3 < curve->n_points; i += 3)
    {
      LtCurve piece = { curve->points + i, 4 };

      add (areas, lt_curve_get_bounds (&piece), EDGE_INK);
    }
}

void
lt_scene_add_area (LtScene *self, guint node, GArray *areas)
{
  guint n;
  const guint *edges = lt_scene_edges_at (self, node, &n);

  add_card (areas, self, node);
  for (guint i = 0; i < n; i++)
    add_curve (areas, lt_layout_curve (lt_scene_get_layout (self), edges[i]));
}

/* --- Cards --- */

static gboolean
same_rect (LtRect a, LtRect b)
{
  return a.x == b.x && a.y == b.y && a.width == b.width && a.height == b.height;
}

static gboolean
same_texts (char **a, char **b)
{
  return a == NULL || b == NULL ? a == b : g_strv_equal ((const char *const *) a, (const char *const *) b);
}

static gboolean
same_figures (const LtNode *a, const LtNode *b)
{
  for (guint i = 0; i < LT_N_COVERAGES; i++)
    if (a->tally[i] != b->tally[i])
      return FALSE;
  return a->coverage == b->coverage && a->action == b->action && a->enterprises == b->enterprises && a->leaders == b->leaders
         && a->projects == b->projects && a->targets == b->targets && a->more == b->more && a->folded == b->folded;
}

static gboolean
same_card (const LtNode *a, const LtNode *b)
{
  return a->lane == b->lane && a->ghost == b->ghost && a->names_are_targets == b->names_are_targets && same_figures (a, b)
         && g_strcmp0 (a->title, b->title) == 0 && g_strcmp0 (a->subtitle, b->subtitle) == 0 && same_texts (a->lines, b->lines)
         && same_texts (a->names, b->names) && same_texts (a->hints, b->hints);
}

/* Cards of one scene that the other has not, or not like that. */
static void
compare_cards (LtScene *scene, LtScene *other, gboolean both, GArray *areas)
{
  LtGraph *graph = lt_scene_get_graph (scene), *there = lt_scene_get_graph (other);

  for (guint i = 0; i < graph->nodes->len && areas->len <= MOST_AREAS; i++)
    {
      guint index;

      if (!lt_graph_find (there, lt_graph_node (graph, i)->id, &index))
        add_card (areas, scene, i);
      else if (both && (!same_rect (lt_scene_card_rect (scene, i), lt_scene_card_rect (other, index))
                        || !same_card (lt_graph_node (graph, i), lt_graph_node (there, index))))
        {
          add_card (areas, scene, i);
          add_card (areas, other, index);
        }
    }
}

/* --- Flows --- */

static void
compare_edges (LtScene *scene, LtScene *other, gboolean both, GArray *areas)
{
  LtGraph *graph = lt_scene_get_graph (scene), *there = lt_scene_get_graph (other);
  g_autoptr(GHashTable) indexes = lt_graph_index_edges (there);

  for (guint i = 0; i < graph->edges->len && areas->len <= MOST_AREAS; i++)
    {
      const LtEdge *edge = lt_graph_edge (graph, i);
      const LtCurve *curve = lt_layout_curve (lt_scene_get_layout (scene), i), *with;
      gpointer index;

      if (!g_hash_table_lookup_extended (indexes, &edge->id, NULL, &index))
        {
          add_curve (areas, curve);
          continue;
        }
      with = lt_layout_curve (lt_scene_get_layout (other), GPOINTER_TO_UINT (index));
      if (!both || (lt_curve_equal (curve, with) && edge->weight == lt_graph_edge (there, GPOINTER_TO_UINT (index))->weight
                    && edge->judgement == lt_graph_edge (there, GPOINTER_TO_UINT (index))->judgement))
        continue;
      add_curve (areas, curve);
      add_curve (areas, with);
    }
}

/* --- Lanes and groups --- */

/* What is drawn otherwise where a border has gone from one place to another. */
static void
add_border (GArray *areas, double a, double b, gboolean upright, const LtRect *all)
{
  LtRect band = upright ? (LtRect) { MIN (a, b), all->y, fabs (a - b), all->height }
                        : (LtRect) { all->x, MIN (a, b), all->width, fabs (a - b) };

  if (a != b)
    add (areas, band, STRIP_INK);
}

static void
compare_frames (const LtRect *a, const LtRect *b, double heading, GArray *areas)
{
  LtRect all = lt_rect_union (a, b);

  if (same_rect (*a, *b))
    return;
  add_border (areas, a->x, b->x, TRUE, &all);
  add_border (areas, a->x + a->width, b->x + b->width, TRUE, &all);
  add_border (areas, a->y, b->y, FALSE, &all);
  add_border (areas, a->y + a->height, b->y + b->height, FALSE, &all);
  add (areas, (LtRect) { all.x, MIN (a->y, b->y), all.width, fabs (a->y - b->y) + heading }, STRIP_INK);
}

/* Returns whether both have the same lanes, wherever these are. */
static gboolean
compare_lanes (LtScene *before, LtScene *after, GArray *areas)
{
  GArray *these = lt_scene_get_layout (before)->lanes, *those = lt_scene_get_layout (after)->lanes;
  gboolean tree = lt_scene_get_graph (after)->kind == LT_DIAGRAM_OVERVIEW;

  if (these->len != those->len)
    return FALSE;
  for (guint i = 0; i < these->len; i++)
    {
      const LtLaneStrip *a = &g_array_index (these, LtLaneStrip, i), *b = &g_array_index (those, LtLaneStrip, i);
      gboolean recounted = lt_scene_lane_count (before, i) != lt_scene_lane_count (after, i);

      if (a->lane != b->lane || a->group != b->group)
        return FALSE;
      /* In the tree of chains the heading is in the middle of its side. */
      if (tree && (recounted || !same_rect (a->rect, b->rect)))
        add (areas, lt_rect_union (&a->rect, &b->rect), STRIP_INK);
      else if (recounted)
        add (areas, (LtRect) { b->rect.x, b->rect.y, b->rect.width, LT_LANE_HEADING }, STRIP_INK);
      compare_frames (&a->rect, &b->rect, LT_LANE_HEADING, areas);
    }
  return TRUE;
}

static gboolean
compare_groups (LtScene *before, LtScene *after, GArray *areas)
{
  GArray *these = lt_scene_get_layout (before)->groups, *those = lt_scene_get_layout (after)->groups;
  LtGraph *a = lt_scene_get_graph (before), *b = lt_scene_get_graph (after);

  if (these->len != those->len || a->groups->len != b->groups->len)
    return FALSE;
  for (guint i = 0; i < a->groups->len; i++)
    if (lt_graph_group (a, i)->chain != lt_graph_group (b, i)->chain
        || g_strcmp0 (lt_graph_group (a, i)->title, lt_graph_group (b, i)->title) != 0)
      return FALSE;
  for (guint i = 0; i < these->len; i++)
    compare_frames (&g_array_index (these, LtRect, i), &g_array_index (those, LtRect, i), LT_GROUP_HEADING, areas);
  return TRUE;
}

/**
 * lt_scene_find_changes:
 *
 * Returns: (transfer full) (nullable) (element-type LtRect): where @after is drawn otherwise than @before, with some room
 *   around; %NULL: wherever
 */
GArray *
lt_scene_find_changes (LtScene *before, LtScene *after)
{
  LtGraph *a = lt_scene_get_graph (before), *b = lt_scene_get_graph (after);
  g_autoptr(GArray) areas = g_array_new (FALSE, FALSE, sizeof (LtRect));

  if (!lt_graph_is_same_diagram (a, b) || !compare_lanes (before, after, areas)
      || !compare_groups (before, after, areas))
    return NULL;
  compare_cards (after, before, TRUE, areas);
  compare_cards (before, after, FALSE, areas);
  compare_edges (after, before, TRUE, areas);
  compare_edges (before, after, FALSE, areas);
  return areas->len <= MOST_AREAS ? g_steal_pointer (&areas) : NULL;
}
