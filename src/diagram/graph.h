/* What a diagram shows, as a snapshot: nodes, edges and groups, before and after they have places.
 * Nothing here reads the workspace: graph-builder.h fills it. */
#pragma once

#include "analysis/coverage.h"
#include "diagram/arrangement.h"
#include "diagram/geometry.h"

G_BEGIN_DECLS

typedef enum {
  LT_DIAGRAM_OVERVIEW,   /* the tree of chains: a node is a chain */
  LT_DIAGRAM_CHAIN,      /* one chain, with ghosts of its neighbours in other chains */
  LT_DIAGRAM_REGION,     /* every chain, side by side */
} LtDiagramKind;

/* Lanes of a chain from left to right, the service band below; the overview has its own,
 * from bottom to top. A node in lane NONE has no position of its own: layout finds one. */
typedef enum {
  LT_LANE_NONE,
  LT_LANE_SUPPLIERS,     /* ghosts that supply this chain */
  LT_LANE_UPSTREAM,
  LT_LANE_MIDSTREAM,
  LT_LANE_DOWNSTREAM,
  LT_LANE_CUSTOMERS,     /* ghosts that this chain supplies */
  LT_LANE_SERVICE,       /* a band below the others */
  LT_LANE_ROOT,          /* overview only, from here on */
  LT_LANE_TRUNK,
  LT_LANE_BRANCH,
} LtLane;
#define LT_N_LANES 10

/**
 * LtNode:
 * @id: the segment's key; in the overview the chain's
 * @chain: the key of its chain
 * @group: index into the graph's groups (the chain it is drawn in)
 * @lines: the title broken into lines by text measuring, with its card's size in @width and @height
 * @names: the local enterprises by size, at most what the card has room for; where there are none, target names
 * @more: how many enterprises (or targets) are not in @names
 * @hints: (nullable): the segment's product names; drawn dim where there is no name to show
 * @folded: overview only: how many chains it stands for beside its own
 * @tally: overview only: the chain's segments by coverage
 */
typedef struct {
  gint64     id;
  gint64     chain;
  guint      group;
  LtLane     lane;
  gboolean   ghost;
  char      *title;
  char      *subtitle;       /* (nullable) ghosts: the chain's name; overview: its role */
  char     **lines;
  double     width, height;

  LtCoverage coverage;
  LtAction   action;
  guint      enterprises, leaders, projects, targets;
  char     **names;
  guint      more;
  gboolean   names_are_targets;
  char     **hints;
  guint      folded;
  guint      tally[LT_N_COVERAGES];
} LtNode;

/** LtEdge: a flow; in the overview all flows between two chains, @weight of them. */
typedef struct {
  gint64   id;
  guint    from, to;         /* indexes of nodes */
  guint    weight;
  gboolean judgement;
  char    *label;            /* kind and note, for a tooltip */
} LtEdge;

typedef struct {
  gint64  chain;
  char   *title;
} LtGroup;

/** LtGraph: an immutable snapshot; its reference count is atomic because tiles are painted off the main thread. */
typedef struct {
  LtDiagramKind kind;
  gint64        chain;       /* of LT_DIAGRAM_CHAIN */
  LtArrangement arrangement; /* of LT_DIAGRAM_CHAIN; the others are layered */
  char         *title;
  char         *viewpoint;   /* its name */
  GArray       *nodes;       /* LtNode */
  GArray       *edges;       /* LtEdge */
  GArray       *groups;      /* LtGroup */
  gboolean      partial;     /* more belongs to the diagram than is shown */
  guint         room;        /* names a card has room for */
  GHashTable   *index;       /* of nodes by id, for lt_graph_find() */
  gatomicrefcount refs;      /* layout and tiles read it in other threads */
} LtGraph;

LtGraph *lt_graph_new   (LtDiagramKind kind);
LtGraph *lt_graph_ref   (LtGraph *self);
void     lt_graph_unref (LtGraph *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtGraph, lt_graph_unref)

/* The pointers that these return are good until the next node or edge is added. */
LtNode  *lt_graph_add_node (LtGraph *self, gint64 id, const char *title, LtLane lane);
LtEdge  *lt_graph_add_edge (LtGraph *self, gint64 id, guint from, guint to);
#define  lt_graph_node(self, i) (&g_array_index ((self)->nodes, LtNode, (i)))
#define  lt_graph_edge(self, i) (&g_array_index ((self)->edges, LtEdge, (i)))
LtGroup *lt_graph_add_group (LtGraph *self, gint64 chain, const char *title);
#define  lt_graph_group(self, i) (&g_array_index ((self)->groups, LtGroup, (i)))
/* Whether both show the same, arranged alike, however much of it has changed. */
gboolean lt_graph_is_same_diagram (LtGraph *self, LtGraph *other);
/* Whether it is drawn in lanes. */
gboolean lt_graph_has_lanes (LtGraph *self);
/* (transfer full): key of an edge (gint64 *, the graph's) → its index */
GHashTable *lt_graph_index_edges (LtGraph *self);
gboolean lt_graph_find  (LtGraph *self, gint64 id, guint *index);

const char *lt_lane_get_nick  (LtLane lane);
const char *lt_lane_get_label (LtLane lane);

G_END_DECLS
