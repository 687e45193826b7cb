#include "app/minimap-fit.h"

#include <math.h>

#define MOST_SCALE 0.3             /* coloured blocks (LT_DETAIL_BLOCK) */
#define LEAST_SIDE 24
#define LEAST_FRAME 8.0

LtMinimapFit
lt_minimap_fit (const LtRect *diagram, int width, int height)
{
  LtMinimapFit fit = { .origin = { diagram->x, diagram->y } };

  fit.scale = MIN (MIN (width / MAX (diagram->width, 1), height / MAX (diagram->height, 1)), MOST_SCALE);
  fit.width = CLAMP ((int) ceil (diagram->width * fit.scale), LEAST_SIDE, width);
  fit.height = CLAMP ((int) ceil (diagram->height * fit.scale), LEAST_SIDE, height);
  /* In the middle, where a side is longer than the diagram needs. */
  fit.origin.x -= (fit.width / fit.scale - diagram->width) / 2;
  fit.origin.y -= (fit.height / fit.scale - diagram->height) / 2;
  return fit;
}

LtPoint
lt_minimap_fit_to_diagram (const LtMinimapFit *self, LtPoint pixel)
{
  return (LtPoint) { self->origin.x + pixel.x / self->scale, self->origin.y + pixel.y / self->scale };
}

/* An interval kept within 0 and a limit, with a least length. */
static void
keep_within (double *start, double *length, double limit)
{
  double end = CLAMP (*start + *length, 0, limit), least = MIN (LEAST_FRAME, limit);

  *start = CLAMP (*start, 0, limit);
  *length = end - *start;
  if (*length < least)
    {
      *start = CLAMP (*start + (*length - least) / 2, 0, limit - least);
      *length = least;
    }
}

LtRect
lt_minimap_fit_frame (const LtMinimapFit *self, const LtRect *visible)
{
  LtRect frame = { (visible->x - self->origin.x) * self->scale, (visible->y - self->origin.y) * self->scale,
                   visible->width * self->scale, visible->height * self->scale };

  keep_within (&frame.x, &frame.width, self->width);
  keep_within (&frame.y, &frame.height, self->height);
  return frame;
}
