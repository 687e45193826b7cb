/* Where cards stand and edges run, kept in the workspace so that a diagram looks the same at every opening. */
#pragma once

#include "diagram/layout.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/* What is stored of a graph's places, copied from the model, so that the rest, which takes seconds with thousands of
 * cards, may be done in another thread. */
typedef struct _LtStoredPlaces LtStoredPlaces;
LtStoredPlaces *lt_stored_places_read   (LtModel *model, LtGraph *graph);      /* (nullable): too few cards have a place */
LtStoredPlaces *lt_stored_places_ref    (LtStoredPlaces *self);
void            lt_stored_places_unref  (LtStoredPlaces *self);
/* (nullable): where cards are pinned, parallel to the nodes (width 0: not); NULL where none is. To free. */
LtRect         *lt_stored_pins_read     (LtModel *model, LtGraph *graph);
/* The layout of that graph, measured by now */
LtLayout       *lt_stored_places_lay_out (LtStoredPlaces *self, LtGraph *graph, LtStoredPlaces *last, LtGraph *former, LtLayout *before);
/* (nullable): both at once, for who can wait */
LtLayout       *lt_places_load          (LtModel *model, LtGraph *graph);

/* A chain's key, LT_PLACE_OVERVIEW or LT_PLACE_REGION */
gint64    lt_places_diagram (LtGraph *graph);
/* A graph and its layout on their way into the file: an LtEditFunc and its data. */
typedef struct _LtPlaces LtPlaces;
LtPlaces *lt_places_new   (LtGraph *graph, LtLayout *layout);
void      lt_places_free  (LtPlaces *self);
gboolean  lt_places_store (LtEdit *edit, gpointer places, GError **error);
/* Only what the diagram has no place or route for: somebody may have moved the rest since. */
gboolean  lt_places_complete (LtEdit *edit, gpointer places, GError **error);

G_END_DECLS
