/* An invented workspace of any size: the same for the same seed. */
#pragma once

#include "workspace/workspace.h"

G_BEGIN_DECLS

/**
 * World: what to make.
 * @chains: the segments are shared out evenly among them
 * @flows: a segment, on average
 * @cross: the share of flows that lead into another chain
 * @single: all of it is drawn as one chain: the flows are those of @chains chains, the chain row is one
 * @connected: the flows of each chain hold it together
 */
typedef struct {
  guint    seed;
  guint    segments, chains, enterprises, participations;
  double   flows, cross;
  gboolean single, connected;
} World;

gboolean world_write     (const World *world, LtWorkspace *workspace, GError **error);
gboolean world_write_csv (const World *world, const char *path, GError **error);

G_END_DECLS
