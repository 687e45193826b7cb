/* The helper process around Graphviz: starts it, speaks its frames, limits it, restarts it. */
#pragma once

#include "diagram/geometry.h"
#include "diagram/layout-cache.h"
#include <gio/gio.h>

G_BEGIN_DECLS

#define LT_LAYOUT_ERROR (lt_layout_error_quark ())
typedef enum {
  LT_LAYOUT_ERROR_HELPER,    /* could not be started, or keeps dying */
  LT_LAYOUT_ERROR_CRASHED,   /* died on this graph, of itself or of its limits */
  LT_LAYOUT_ERROR_REFUSED,   /* Graphviz reported an error */
  LT_LAYOUT_ERROR_PROTOCOL,  /* the answer made no sense */
  LT_LAYOUT_ERROR_TIMED_OUT, /* took longer than a job may; not tried again */
} LtLayoutError;
GQuark lt_layout_error_quark (void);

#define LT_TYPE_LAYOUT_SERVICE (lt_layout_service_get_type ())
G_DECLARE_FINAL_TYPE (LtLayoutService, lt_layout_service, LT, LAYOUT_SERVICE, GObject)

LtLayoutService *lt_layout_service_new (void);
void             lt_layout_service_set_cache (LtLayoutService *self, LtLayoutCache *cache);
LtLayoutCache   *lt_layout_service_get_cache (LtLayoutService *self);
/* How long one job may take (20 s), by the clock. For tests. */
void             lt_layout_service_set_time_limit (LtLayoutService *self, guint milliseconds);

/* Which of Graphviz's engines lays a part out. */
typedef enum {
  LT_ENGINE_LAYERS,   /* dot: in ranks */
  LT_ENGINE_RINGS,    /* twopi: on rings around the root, which cards on one ring may overlap */
  LT_ENGINE_SPRINGS,  /* neato: by the lengths of paths; good, but slow from some hundreds of cards on */
  LT_ENGINE_FIELD,    /* sfdp: by springs and charges, coarse first */
} LtLayoutEngine;
#define LT_N_ENGINES 4

/* All of it belongs to the thread (its default main context) that made it; callbacks come there.
 *
 * One part to lay out. Plain integers and sizes only: no label ever reaches Graphviz. */
typedef struct {
  LtLayoutEngine engine;     /* ranks, top_down, ways and node_gap are for LT_ENGINE_LAYERS only */
  guint    root;             /* for LT_ENGINE_RINGS */
  guint    n_nodes;
  double (*sizes)[2];        /* width, height */
  gint    *ranks;            /* a column for each node, or -1 */
  guint    n_edges;
  guint  (*edges)[2];
  gboolean top_down;         /* ranks are rows from top to bottom instead of columns from the left */
  gboolean ways;             /* say where edges pass the ranks between their ends; a rank for every node then */
  double   rank_gap;         /* between ranks; from ring to ring; or how long an edge is by itself */
  double   node_gap;
} LtLayoutJob;

/* The answer: node rects, and a way for every edge: the points at which it passes the ranks between those of its
 * ends, in its own direction (n_points 0 where there are none, or nobody asked). */
typedef struct {
  GArray  *nodes;            /* LtRect */
  GArray  *ways;             /* LtCurve, though only a list of points */
  guint    attempt;          /* 0 full, 1 simplified */
} LtLayoutAnswer;

void            lt_layout_service_run_async  (LtLayoutService *self, const LtLayoutJob *job, GCancellable *cancellable,
                                              GAsyncReadyCallback callback, gpointer user_data);
LtLayoutAnswer *lt_layout_service_run_finish (LtLayoutService *self, GAsyncResult *result, GError **error);
LtLayoutAnswer *lt_layout_answer_new         (guint n_nodes, guint n_edges);
void            lt_layout_answer_free        (LtLayoutAnswer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtLayoutAnswer, lt_layout_answer_free)

G_END_DECLS
