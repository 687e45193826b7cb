/* A small display chain at hand-made places, with every coverage and every badge; and a pen that only takes notes. */
#pragma once

#include "diagram/painter.h"

G_BEGIN_DECLS

LtGraph  *fixture_graph     (void);                       /* measured */
LtGraph  *fixture_overview  (void);
LtLayout *fixture_layout    (LtGraph *graph);             /* cards in rows, straight flows, one lane */
LtScene  *fixture_scene     (void);
LtScene  *fixture_scene_for (LtGraph *graph);             /* takes the graph */
LtCurve   fixture_link      (const LtRect *from, const LtRect *to);

/* What was drawn, in order: 'p' or 't' each with its numbers and letters. */
typedef struct {
  LtPen      parent;
  GPtrArray *ops;            /* of char * */
  GPtrArray *texts;          /* of char * */
  GPtrArray *titles;         /* of groups */
  LtRect     bounds;
} Recorder;

Recorder *recorder_new      (gboolean with_groups);

G_END_DECLS
