/* How a thing goes on when a hand lets go of it: its speed from the last moments of the movement, then a glide that
 * is a function of the time since, so that it ends at the same place at every frame rate. Pixels and seconds. */
#pragma once

#include "diagram/geometry.h"

G_BEGIN_DECLS

#define LT_KINETIC_SAMPLES 16

/**
 * LtKinetic:
 * @speed: when the hand let go, in pixels a second
 */
typedef struct {
  struct { double time; LtPoint at; } samples[LT_KINETIC_SAMPLES];
  guint   n_samples;
  LtPoint speed;
} LtKinetic;

/* A movement begins, goes on, ends. time: seconds from anywhere; at: pixels from anywhere. */
void     lt_kinetic_begin    (LtKinetic *self);
void     lt_kinetic_move     (LtKinetic *self, double time, LtPoint at);
/* Whether it glides: it was fast enough, and the hand did not rest before it let go. */
gboolean lt_kinetic_release  (LtKinetic *self, double time);
/* With a speed that somebody else has measured */
gboolean lt_kinetic_throw    (LtKinetic *self, LtPoint speed);

/* How far it has come so long after it was let go, and whether it has come to rest. */
LtPoint  lt_kinetic_get_way  (const LtKinetic *self, double seconds);
gboolean lt_kinetic_is_over  (const LtKinetic *self, double seconds);

G_END_DECLS
