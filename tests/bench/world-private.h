#pragma once

#include "words.h"
#include "world.h"

G_BEGIN_DECLS

/* Segments that stand in one chain, by position: places of the lanes' borders in the list of all segments. */
typedef struct {
  guint  first, lanes[6];    /* upstream from lanes[0], …, service from lanes[3], without a position from lanes[4] to lanes[5] */
  gint64 chain;
} Family;

/* What is being written. */
typedef struct {
  const World *world;
  LtEdit      *edit;
  GRand       *rand;
  GArray      *places;       /* Place */
  GArray      *regions;      /* gint64: their keys */
  GArray      *segments;     /* gint64 */
  GArray      *families;     /* Family */
  guint        home;         /* place of the home province */
} Writing;

gboolean world_write_chains    (Writing *w, GError **error);
gboolean world_write_companies (Writing *w, GError **error);

/* (nullable): the name, which the set of given names owns from now on; NULL if it was given already. */
char *world_unique (GHashTable *taken, char *take_name);

G_END_DECLS
