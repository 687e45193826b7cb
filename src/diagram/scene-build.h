/* From a snapshot of the model to a scene, off the main thread: measuring, laying out from stored places, indexing.
 * Private to src/diagram. */
#pragma once

#include "diagram/scene.h"
#include "diagram/stored-places.h"

G_BEGIN_DECLS

/**
 * LtSceneBuild: what to build from, then what was built.
 * @graph: not yet measured
 * @before: (nullable): a scene of the same diagram, of which much may be as it was
 * @keeps: whether the places of @before are good for a graph of the same shape
 * @stored: (nullable): places for where there is no such scene
 * @last: (nullable): what was stored when @before was built
 * @layout: (nullable): the places, found or given
 * @pins: (nullable): places of some cards that go before those of a layout given
 * @scene: (nullable): %NULL where there are no places
 */
typedef struct {
  LtGraph        *graph;
  LtScene        *before;
  gboolean        keeps;
  LtStoredPlaces *stored;
  LtStoredPlaces *last;
  LtLayout       *layout;
  LtRect         *pins;
  LtScene        *scene;
} LtSceneBuild;

void          lt_scene_build_free       (LtSceneBuild *self);
/* Takes the build. Ends only with success, or cancelled. */
void          lt_scene_build_run_async  (LtSceneBuild *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* (transfer full) (nullable): NULL: cancelled */
LtSceneBuild *lt_scene_build_run_finish (GAsyncResult *result);

G_END_DECLS
