/* Where cards stand and edges run, kept in the workspace so that a diagram looks the same at every opening. */
#pragma once

#include "diagram/layout.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/* (nullable): the stored layout of a graph; NULL where too few of its cards have a place. */
LtLayout *lt_places_load  (LtModel *model, LtGraph *graph);

/* A graph and its layout on their way into the file: an LtEditFunc and its data. */
typedef struct _LtPlaces LtPlaces;
LtPlaces *lt_places_new   (LtGraph *graph, LtLayout *layout);
void      lt_places_free  (LtPlaces *self);
gboolean  lt_places_store (LtEdit *edit, gpointer places, GError **error);

G_END_DECLS
