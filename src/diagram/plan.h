/* A layout on its way: which lane, column and part every card goes to, before anything has a place.
 *
 * Inside a sheet places are counted along the flows (u) and across them (v), so that the chain, which
 * flows to the right, and the overview, which grows upwards, are one piece of code: u is x and v is y
 * in the one, u is -y and v is x in the other. */
#pragma once

#include "diagram/layout-service.h"
#include "diagram/layout.h"

G_BEGIN_DECLS

/* Distances in diagram units. */
#define LT_ROW_GAP       28.0
#define LT_GHOST_GAP     16.0     /* ghosts are many and have no badges */
#define LT_SIBLING_GAP   104.0    /* between chains of one role: heavy edges pass there */
#define LT_EDGE_GAP      10.0     /* where an edge passes between cards; Graphviz knows no other gap */
#define LT_COLUMN_GAP    72.0     /* and more where many edges pass */
#define LT_LANE_PADDING  20.0
#define LT_LANE_TOP      58.0     /* from the top of a strip to its cards: the heading and room for a badge */
#define LT_TREE_PADDING  40.0     /* the tree of chains: between a strip's border and its cards, for heavy edges */
#define LT_STRIP_GAP     14.0
#define LT_EMPTY_LANE    150.0    /* the width of a strip without cards */
#define LT_ASPECT        1.6
#define LT_WAY_MARGIN    10.0     /* an edge goes straight so far before and behind a column that it passes */

#define LT_NO_COLUMN     G_MAXUINT

/* A column belongs to one lane; all parts of a sheet share it. */
typedef struct {
  LtLane lane;
  double size;                    /* along u: the widest card */
  double u;
} LtPlanColumn;

/* Cards that hang together, laid out in one piece. */
typedef struct {
  GArray         *nodes;          /* guint: indexes of the graph */
  GArray         *edges;          /* guint: likewise */
  GArray         *columns;        /* guint: the sheet's columns that it uses, in order: the job's ranks */
  LtLayoutJob     job;
  LtLayoutAnswer *answer;         /* NULL: could not be laid out by Graphviz */
} LtPart;

/* One chain, or the overview. */
typedef struct {
  GArray    *nodes;               /* guint: all that are drawn in it */
  GArray    *edges;               /* guint: both ends of which are */
  GArray    *lone;                /* guint: cards with a lane but no flow to other cards of a lane */
  GArray    *service;             /* guint: cards of the band below */
  GArray    *columns;             /* LtPlanColumn, along u */
  GPtrArray *parts;               /* LtPart, largest first */
} LtSheet;

typedef struct {
  LtGraph   *graph;
  gboolean   upright;             /* the overview: u grows upwards */
  LtLane    *lanes;               /* of every node, never unknown */
  guint     *columns;             /* of every node: index into its sheet's columns, or LT_NO_COLUMN */
  LtCurve   *ways;                /* of every edge: points between its ends where room was kept for it, if any */
  GPtrArray *sheets;              /* LtSheet, one a group in LT_DIAGRAM_REGION */
} LtPlan;

LtPlan *lt_plan_new  (LtGraph *graph);
void    lt_plan_free (LtPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtPlan, lt_plan_free)

/* A card's length along and across the flows. */
double  lt_plan_along  (const LtPlan *plan, guint node);
double  lt_plan_across (const LtPlan *plan, guint node);
/* What a card wants free across the flows; half of it on either side. */
double  lt_plan_row_gap (const LtPlan *plan, guint node);

/* The lanes of a kind of diagram along u; the band is none of them. */
const LtLane *lt_lanes_in_order  (LtDiagramKind kind, guint *n);
LtLane       *lt_lanes_assign    (LtGraph *graph);

/* Steps of lt_plan_new(), a file each. */
void lt_columns_assign (LtPlan *plan, LtSheet *sheet);
void lt_parts_find     (LtPlan *plan, LtSheet *sheet);

/* The same for a graph without lanes (free-layout.c): all cards are in one column, which means nothing; those without
 * flows are no parts, but the sheet's lone. */
void      lt_free_columns        (LtPlan *plan, LtSheet *sheet);
void      lt_free_make_job       (LtPlan *plan, LtPart *part, const guint *places);
void      lt_free_set_lone_apart (LtSheet *sheet);
LtLayout *lt_free_complete       (LtPlan *plan, LtLayout *layout);
LtLayout *lt_free_from_places    (LtGraph *graph, const LtRect *places, const LtCurve *curves);
/* @pieces: GArray of guint each, nodes that have their places in relation to each other */
void      lt_free_pack           (LtGraph *graph, GPtrArray *pieces, LtLayout *layout);
void      lt_free_edges_finish   (LtGraph *graph, LtLayout *layout);
/* Cards on rings around the job's root, none touching another, at about the angles at which they are; or the rings and
 * angles themselves, in Graphviz's stead. */
void            lt_rings_arrange (const LtLayoutJob *job, GArray *rects);
LtLayoutAnswer *lt_rings_answer  (const LtLayoutJob *job);

/* An answer in Graphviz's stead. */
LtLayoutAnswer *lt_plain_answer (const LtLayoutJob *job);

/* Places the cards of a sheet whose parts have their answers, but for the band's. */
void lt_pack_sheet (LtPlan *plan, LtSheet *sheet, LtLayout *layout);

/* Strips around the cards of @nodes, appended; the band of service cards among them. */
void lt_strips_add (LtGraph *graph, const LtLane *lanes, GArray *nodes, guint group, LtLayout *layout);

/* Puts the service cards of a sheet below it. */
void lt_band_place (LtPlan *plan, LtSheet *sheet, LtLayout *layout);

/* Routes the edges inside the sheets of a region, before they are arranged. */
void lt_sheets_route    (LtPlan *plan, LtLayout *layout, LtLayoutCache *cache);

/* Frames around groups; lt_frames_arrange() moves each group to its place in a mosaic first. */
void lt_frames_arrange (LtPlan *plan, LtLayout *layout);
void lt_frames_add     (LtGraph *graph, LtLayout *layout);

/* Routes what has no curve, or one that crosses a card; @ways (nullable): the plan's. */
void lt_edges_finish   (LtGraph *graph, LtLayout *layout, const LtCurve *ways);
/* The same; what a finished layout of the @former graph knows to be clear is not looked at again. Both nullable. */
void lt_edges_finish_after (LtGraph *graph, LtLayout *layout, LtGraph *former, LtLayout *before);

/* Cards that have no place among those that have. */
typedef gboolean (*LtPlaceFunc) (gpointer data, guint node, gboolean lonely);
void     lt_places_grow    (LtGraph *graph, const LtRect *rects, LtPlaceFunc put, gpointer data);
gboolean lt_place_is_given (const LtRect *rect);

/* Takes over the curves of which both ends still touch their cards. */
void lt_curves_keep    (LtGraph *graph, LtLayout *layout, const LtCurve *curves);

/* The bounds of everything that has been placed. */
void lt_layout_find_bounds (LtLayout *layout);

G_END_DECLS
