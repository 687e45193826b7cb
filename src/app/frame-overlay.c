#include "app/frame-overlay.h"

#include "app/loop-watch.h"

#define LINES 5
#define LINE 18.0
#define SIZE 12.0
#define FRAMES 60

struct _LtFrameOverlay {
  gint64  begun, last;
  double  draw_ms;               /* of the last frame, what the canvas did */
  double  between_ms[FRAMES];    /* from one frame to the next */
  guint   n_frames;
};

/** lt_frame_overlay_new: from the main thread. */
LtFrameOverlay *
lt_frame_overlay_new (void)
{
  const char *wanted = g_getenv ("LIANTU_DEBUG");
  g_auto(GStrv) words = wanted != NULL ? g_strsplit (wanted, ",", -1) : NULL;

  if (words == NULL || !g_strv_contains ((const char *const *) words, "canvas"))
    return NULL;
  lt_loop_watch_start ();
  return g_new0 (LtFrameOverlay, 1);
}

void
lt_frame_overlay_free (LtFrameOverlay *self)
{
  g_free (self);
}

void
lt_frame_overlay_begin (LtFrameOverlay *self)
{
  self->begun = g_get_monotonic_time ();
  if (self->last != 0)
    self->between_ms[self->n_frames++ % FRAMES] = (self->begun - self->last) / 1000.0;
  self->last = self->begun;
}

void
lt_frame_overlay_end (LtFrameOverlay *self)
{
  self->draw_ms = (g_get_monotonic_time () - self->begun) / 1000.0;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median_between (const LtFrameOverlay *self)
{
  guint n = MIN (self->n_frames, FRAMES);
  double sorted[FRAMES];

  if (n == 0)
    return 0;
  for (guint i = 0; i < n; i++)
    sorted[i] = self->between_ms[i];
  qsort (sorted, n, sizeof sorted[0], compare);
  return sorted[n / 2];
}

/** lt_frame_overlay_draw: the pen's origin is the canvas's corner, its units are pixels. */
void
lt_frame_overlay_draw (LtFrameOverlay *self, LtPen *pen, const LtTileStats *tiles, guint items)
{
  LtRect box = { 12, 44, 350, LINES * LINE + 12 };
  LtPaint paint = { .fill = { 0, 0, 0, 0.78 } };
  char lines[LINES][96];

  g_snprintf (lines[0], sizeof lines[0], "frame %.1f ms drawn, %.1f ms apart (median)", self->draw_ms, median_between (self));
  g_snprintf (lines[1], sizeof lines[1], "tiles %u cached, %.0f MB", tiles->cached, tiles->bytes / 1048576.0);
  g_snprintf (lines[2], sizeof lines[2], "tiles %u in view, %u missing, %u pending", tiles->visible, tiles->missing, tiles->pending);
  g_snprintf (lines[3], sizeof lines[3], "cards and flows in view %u", items);
  g_snprintf (lines[4], sizeof lines[4], "longest turn %.1f ms, of the last second %.1f ms", lt_loop_watch_get_longest (),
              lt_loop_watch_get_recent ());
  lt_pen_rect (pen, &box, 6, &paint);
  for (guint i = 0; i < LINES; i++)
    {
      LtTextStyle style = { SIZE, LT_WEIGHT_NORMAL, LT_ALIGN_START, { 1, 1, 1, 1 }, box.width - 16 };

      lt_pen_text (pen, lines[i], (LtPoint) { box.x + 10, box.y + 6 + (i + 1) * LINE - 5 }, &style);
    }
}
