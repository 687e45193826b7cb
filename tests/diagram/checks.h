/* What must hold of every layout, and random graphs to try it on. Shared by the layout's tests. */
#pragma once

#include "diagram/layout.h"

/* Where in the series of random graphs a failure is; printed with it. */
extern guint lt_check_seed;

void     lt_check_layout     (LtGraph *graph, LtLayout *layout);
void     lt_check_same       (LtLayout *a, LtLayout *b);
void     lt_check_curve_ends (const LtCurve *curve, const LtRect *from, const LtRect *to);
/* Whether the curve has a point more than a unit inside the rectangle. */
gboolean lt_check_crosses    (const LtCurve *curve, const LtRect *rect);
/* How often edges cross each other. Edges that run in one line for a while or meet at a card do not. */
guint    lt_check_count_crossings (LtLayout *layout);
guint    lt_check_count_curve_crossings (const LtCurve *curves, guint n);

/* A graph of @n nodes and @m edges, awkward in many ways: self-loops, parallel flows, cycles, big cards. */
LtGraph *lt_check_random_graph (LtDiagramKind kind, guint seed, guint n, guint m);

/* Runs the layout and waits. */
LtLayout *lt_check_run       (LtGraph *graph, LtLayoutService *service, GCancellable *cancellable, GError **error);

/* Asks a layout helper and waits. */
LtLayoutAnswer *lt_check_ask (LtLayoutService *service, const LtLayoutJob *job, GCancellable *cancellable, GError **error);
