/* What a diagram shows, as a snapshot: nodes, edges and groups, before and after they have places.
 * Nothing here reads the workspace: graph-builder.h fills it. */
#pragma once

#include "diagram/arrangement.h"
#include "diagram/geometry.h"
#include "diagram/layer.h"
#include "diagram/supply-links.h"

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

/* What the names on a card are of. */
typedef enum { LT_NAMES_COMPANIES, LT_NAMES_TARGETS, LT_NAMES_INSTITUTIONS } LtNames;

/**
 * LtNode:
 * @id: the segment's key; in the overview the chain's
 * @chain: the key of its chain
 * @group: index into the graph's groups (the chain it is drawn in)
 * @lines: the title broken into lines by text measuring, with its card's size in @width and @height
 * @shade: what it is on the graph's layer, where that is not the industry's: see lt_graph_get_tone()
 * @institutions: that work on it; in the overview on any of the chain's segments
 * @linked: local enterprises with a recorded supplier or buyer
 * @priority: of a gap, 0 to 100, rounded; -1: none
 * @pursuits: local projects for it from lead to construction
 * @names: what its layer is about, at most what the card has room for: the local enterprises by size, where there are none
 *   targets; institutions; projects, then targets
 * @notes: (nullable): a word or two beside each of @names; "" for none
 * @names_of: what the names are of, the first @named_projects aside
 * @more: how many more there are than @names
 * @hints: (nullable): the segment's product names; drawn dim where there is no name to show
 * @folded: overview only: how many chains it stands for beside its own
 * @tally: overview only: the chain's segments by coverage
 * @shades: overview only: the chain's segments by tone, from the layer's first on
 * @people: (nullable): overview only: who answers for the chain, one a line, as far as that is recorded
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
  LtTone     shade;
  guint      institutions, linked, pursuits;
  gint       priority;
  char     **names, **notes;
  guint      more;
  LtNames    names_of;
  guint      named_projects;
  char     **hints;
  guint      folded;
  guint      tally[LT_N_COVERAGES], shades[LT_N_SHADES];
  char     **people;
} LtNode;

/* So many of the supply relations that a flow or a tie stands for are called by their names. */
#define LT_MOST_NAMED_SUPPLIES 4

/**
 * LtEdge: a flow; in the overview all flows between two chains, @weight of them
 * @supplies: on the supply layer: supply relations between local enterprises at its two ends
 * @named: the keys of the first of them
 */
typedef struct {
  gint64   id;
  guint    from, to;         /* indexes of nodes */
  guint    weight, supplies;
  gint64   named[LT_MOST_NAMED_SUPPLIES];
  gboolean judgement;
  char    *label;            /* kind and note, for a tooltip */
} LtEdge;

/** LtTie: supply relations between local enterprises whose segments no flow joins, @weight of them; @named: the first ones' keys */
typedef struct {
  guint from, to;            /* indexes of nodes */
  guint weight;
  gint64 named[LT_MOST_NAMED_SUPPLIES];
} LtTie;

typedef struct {
  gint64  chain;
  char   *title;
} LtGroup;

/** LtGraph: an immutable snapshot; its reference count is atomic because tiles are painted off the main thread. */
typedef struct {
  LtDiagramKind kind;
  gint64        chain;       /* of LT_DIAGRAM_CHAIN */
  LtArrangement arrangement; /* of LT_DIAGRAM_CHAIN; the others are layered */
  LtLayer       layer;
  char         *title;
  char         *viewpoint;   /* its name */
  char         *people;      /* (nullable): of LT_DIAGRAM_CHAIN: who answers for the chain, as far as that is recorded */
  GArray       *nodes;       /* LtNode */
  GArray       *edges;       /* LtEdge */
  GArray       *groups;      /* LtGroup */
  GArray       *ties;        /* LtTie */
  LtSupplyLinks *supply;     /* (nullable): of the supply layer, until lt_graph_join() */
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
/* What a card is on the graph's layer. */
LtTone   lt_graph_get_tone (LtGraph *self, const LtNode *node);
/* The last step of making one, which may be left to another thread: who supplies whom becomes figures and ties. */
void     lt_graph_join     (LtGraph *self);
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
