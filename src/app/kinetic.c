#include "app/kinetic.h"

#include <math.h>

/* Speed falls to 1/e in so many seconds; a throw of 1 000 px/s goes 325 px. */
#define TIME_CONSTANT 0.325
/* What counts towards the speed, in seconds before the end: longer would know of turns, shorter of tremor. */
#define WINDOW 0.1
/* A hand that has been still for so long has put the thing down. */
#define REST 0.05
#define LEAST_SPEED 120.0
#define MOST_SPEED 6000.0
#define LAST_SPEED 8.0

void
lt_kinetic_begin (LtKinetic *self)
{
  *self = (LtKinetic) { 0 };
}

void
lt_kinetic_move (LtKinetic *self, double time, LtPoint at)
{
  if (self->n_samples == LT_KINETIC_SAMPLES)
    {
      for (guint i = 1; i < LT_KINETIC_SAMPLES; i++)
        self->samples[i - 1] = self->samples[i];
      self->n_samples--;
    }
  self->samples[self->n_samples].time = time;
  self->samples[self->n_samples].at = at;
  self->n_samples++;
}

gboolean
lt_kinetic_throw (LtKinetic *self, LtPoint speed)
{
  double amount = hypot (speed.x, speed.y), limited = MIN (amount, MOST_SPEED);

  self->speed = (LtPoint) { 0, 0 };
  if (!(amount >= LEAST_SPEED))
    return FALSE;
  self->speed = (LtPoint) { speed.x * limited / amount, speed.y * limited / amount };
  return TRUE;
}

gboolean
lt_kinetic_release (LtKinetic *self, double time)
{
  guint last = self->n_samples - 1, first = last;
  double passed;

  if (self->n_samples < 2 || time - self->samples[last].time > REST)
    return FALSE;
  while (first > 0 && time - self->samples[first - 1].time <= WINDOW)
    first--;
  passed = self->samples[last].time - self->samples[first].time;
  if (!(passed > 0))
    return FALSE;
  return lt_kinetic_throw (self, (LtPoint) { (self->samples[last].at.x - self->samples[first].at.x) / passed,
                                             (self->samples[last].at.y - self->samples[first].at.y) / passed });
}

/** lt_kinetic_get_way: the integral of a speed that decays exponentially. */
LtPoint
lt_kinetic_get_way (const LtKinetic *self, double seconds)
{
  double way = TIME_CONSTANT * (1 - exp (-MAX (seconds, 0) / TIME_CONSTANT));

  return (LtPoint) { self->speed.x * way, self->speed.y * way };
}

gboolean
lt_kinetic_is_over (const LtKinetic *self, double seconds)
{
  return hypot (self->speed.x, self->speed.y) * exp (-seconds / TIME_CONSTANT) < LAST_SPEED;
}
