/* From a graph whose nodes have sizes to places and curves. Graphviz finds the places in a helper
 * process (layout-service.h); lanes, parts, packing and the curves (router.h) are ours. */
#pragma once

#include "diagram/graph.h"
#include "diagram/layout-service.h"
#include <gio/gio.h>

G_BEGIN_DECLS

/* A lane's strip holds its cards below a heading, in the tree of chains beside it; a group's frame its lanes below
 * its title. Layouts keep these free, and the painter writes into them. A badge hangs over a card's upper border, so cards under
 * a heading stay clear of it. */
#define LT_LANE_HEADING  44.0
#define LT_TREE_HEADING  184.0    /* the width, at the left */
#define LT_GROUP_HEADING 48.0

/* A lane as drawn: the strip that holds its cards, for one group. */
typedef struct {
  LtLane lane;
  guint  group;
  LtRect rect;
} LtLaneStrip;

/**
 * LtLayout: places for a graph, parallel to its arrays; immutable once made; the reference count is atomic.
 * @nodes: an LtRect for every node
 * @edges: an LtCurve for every edge, from the border of one card to the border of another
 * @lanes: LtLaneStrip, in drawing order
 * @groups: an LtRect for every group (frames of LT_DIAGRAM_REGION)
 * @notice: (nullable): why this is not what Graphviz would have drawn, for the user
 */
typedef struct {
  GArray   *nodes;
  GArray   *edges;
  GArray   *lanes;
  GArray   *groups;
  LtRect    bounds;
  char     *notice;
  gatomicrefcount refs;
} LtLayout;

LtLayout *lt_layout_new   (LtGraph *graph);
LtLayout *lt_layout_ref   (LtLayout *self);
void      lt_layout_unref (LtLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtLayout, lt_layout_unref)
#define   lt_layout_rect(self, i)  (&g_array_index ((self)->nodes, LtRect, (i)))
#define   lt_layout_curve(self, i) (&g_array_index ((self)->edges, LtCurve, (i)))

#define LT_NO_EDGE G_MAXUINT
/* For every edge of a graph: the same edge of another, where it runs to the last bit as there, or LT_NO_EDGE. To free. */
guint    *lt_layout_find_same_curves (LtGraph *graph, LtLayout *layout, LtGraph *other, LtLayout *there);

/* Lays the whole graph out afresh. Never fails for a graph's sake: where Graphviz does, a plainer
 * layout stands in and `notice` says so. Only a cancelled one ends with an error. */
void      lt_layout_run_async  (LtGraph *graph, LtLayoutService *service, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
LtLayout *lt_layout_run_finish (GAsyncResult *result, GError **error);

/* Those below wait and may run in any thread; with thousands of cards they take seconds.
 *
 * Our own lane layout, without Graphviz: grid in lanes, edges by the router. Always succeeds. */
LtLayout *lt_layout_plain      (LtGraph *graph);

/* Places are given (rects parallel to graph->nodes; width 0 = no place), and curves where they are known: finds lanes
 * and bounds around them and routes the edges that have no curve or one that no longer fits, by our own router. Nodes
 * without a place are put beside their neighbours. */
LtLayout *lt_layout_from_places (LtGraph *graph, const LtRect *places, const LtCurve *curves);
/* The same, sooner: @before is the layout of the @former graph, of which much is as it was. Both nullable. */
LtLayout *lt_layout_from_places_after (LtGraph *graph, const LtRect *places, const LtCurve *curves, LtGraph *former, LtLayout *before);

/* The same cards where they are in a layout, but for those that a hand has pinned (width 0: not). */
LtLayout *lt_layout_with_pins (LtGraph *graph, LtLayout *layout, const LtRect *pins);

G_END_DECLS
