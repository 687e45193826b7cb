/* Colours can be told apart by everyone, and text on them read.
 *
 * Colour blindness is simulated after Machado, Oliveira and Fernandes (2009), severity 1, in linear RGB; differences
 * are CIEDE2000. Two colours side by side are told apart from about 2; told apart in passing, in small patches that
 * are not side by side, takes several times that: 10, which is also where a difference counts as a different colour. */
#include "diagram/palette.h"

#include <math.h>

#define LEAST_DIFFERENCE 10.0

typedef struct {
  double l, a, b;
} Lab;

static const double visions[4][3][3] = {
  { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
  { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } }, /* protan */
  { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } },  /* deutan */
  { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } }, /* tritan */
};

static double
linear (double c)
{
  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

static double
luminance (LtColour c)
{
  return 0.2126 * linear (c.red) + 0.7152 * linear (c.green) + 0.0722 * linear (c.blue);
}

static double
contrast (LtColour a, LtColour b)
{
  double x = luminance (a), y = luminance (b);

  return (MAX (x, y) + 0.05) / (MIN (x, y) + 0.05);
}

static double
lab_f (double t)
{
  return t > 0.008856 ? cbrt (t) : 7.787 * t + 16.0 / 116;
}

static Lab
seen (LtColour c, guint vision)
{
  double in[3] = { linear (c.red), linear (c.green), linear (c.blue) }, rgb[3];
  double x, y, z;

  for (guint i = 0; i < 3; i++)
    rgb[i] = CLAMP (visions[vision][i][0] * in[0] + visions[vision][i][1] * in[1] + visions[vision][i][2] * in[2], 0, 1);
  x = lab_f ((0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047);
  y = lab_f (0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2]);
  z = lab_f ((0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883);
  return (Lab) { 116 * y - 16, 500 * (x - y), 200 * (y - z) };
}

static double
degrees (double y, double x)
{
  double h = atan2 (y, x) * 180 / G_PI;

  return h < 0 ? h + 360 : h;
}

static double
cosd (double angle)
{
  return cos (angle * G_PI / 180);
}

/* Sharma, Wu and Dalal (2005). */
static double
difference (Lab p, Lab q)
{
  double mean = (hypot (p.a, p.b) + hypot (q.a, q.b)) / 2, g = 0.5 * (1 - sqrt (pow (mean, 7) / (pow (mean, 7) + pow (25, 7))));
  double a1 = p.a * (1 + g), a2 = q.a * (1 + g), c1 = hypot (a1, p.b), c2 = hypot (a2, q.b);
  double h1 = degrees (p.b, a1), h2 = degrees (q.b, a2), dh = h2 - h1;
  double l = (p.l + q.l) / 2, c = (c1 + c2) / 2, h = (h1 + h2) / 2, t, sl, sc, sh, rt, dl, dc, dhh;

  if (dh > 180)
    dh -= 360;
  if (dh < -180)
    dh += 360;
  if (fabs (h1 - h2) > 180)
    h += h < 180 ? 180 : -180;
  t = 1 - 0.17 * cosd (h - 30) + 0.24 * cosd (2 * h) + 0.32 * cosd (3 * h + 6) - 0.2 * cosd (4 * h - 63);
  sl = 1 + 0.015 * pow (l - 50, 2) / sqrt (20 + pow (l - 50, 2));
  sc = 1 + 0.045 * c;
  sh = 1 + 0.015 * c * t;
  rt = -2 * sqrt (pow (c, 7) / (pow (c, 7) + pow (25, 7))) * sin (60 * exp (-pow ((h - 275) / 25, 2)) * G_PI / 180);
  dl = (q.l - p.l) / sl;
  dc = (c2 - c1) / sc;
  dhh = 2 * sqrt (c1 * c2) * sin (dh * G_PI / 360) / sh;
  return sqrt (dl * dl + dc * dc + dhh * dhh + rt * dc * dhh);
}

/* The formula itself, against pairs of the paper's table. */
static void
test_formula (void)
{
  g_assert_cmpfloat_with_epsilon (difference ((Lab) { 50, 2.6772, -79.7751 }, (Lab) { 50, 0, -82.7485 }), 2.0425, 0.0001);
  g_assert_cmpfloat_with_epsilon (difference ((Lab) { 50, 2.5, 0 }, (Lab) { 73, 25, -18 }), 27.1492, 0.0001);
  g_assert_cmpfloat_with_epsilon (difference ((Lab) { 22.7233, 20.0904, -46.694 }, (Lab) { 23.0331, 14.973, -42.5619 }), 2.0373,
                                  0.0001);
}

static void
test_colour_blind (void)
{
  for (guint kind = 0; kind < LT_N_PALETTES; kind++)
    for (guint vision = 0; vision < G_N_ELEMENTS (visions); vision++)
      for (guint layer = 0; layer < LT_N_LAYERS; layer++)
        {
          guint n;
          const LtTone *tones = lt_layer_get_tones (layer, &n);
          const LtPalette *p = lt_palette_get (kind);

          for (guint i = 0; i < n; i++)
            for (guint k = i + 1; k < n; k++)
              {
                double d = difference (seen (lt_palette_get_tint (p, tones[i])->accent, vision),
                                       seen (lt_palette_get_tint (p, tones[k])->accent, vision));

                if (d < LEAST_DIFFERENCE)
                  g_error ("palette %u, vision %u: %s and %s are %.1f apart", kind, vision, lt_tone_get_nick (tones[i]),
                           lt_tone_get_nick (tones[k]), d);
              }
        }
}

static void
assert_contrast (guint kind, const char *what, guint index, LtColour a, LtColour b, double least)
{
  if (contrast (a, b) < least)
    g_error ("palette %u, %s %u: contrast %.2f, wanted %.1f", kind, what, index, contrast (a, b), least);
}

/* WCAG 2.1: 1.4.3 (4.5 for text), 1.4.6 (7 in the contrast palettes), 1.4.11 (3 for what carries meaning). */
static void
test_contrast (void)
{
  for (guint kind = 0; kind < LT_N_PALETTES; kind++)
    {
      const LtPalette *p = lt_palette_get (kind);
      double text = kind >= LT_PALETTE_LIGHT_CONTRAST ? 7 : 4.5;

      for (guint i = 0; i < LT_N_TONES; i++)
        {
          const LtTint *tint = lt_palette_get_tint (p, i);

          assert_contrast (kind, "text", i, p->text, tint->fill, text);
          assert_contrast (kind, "dim text", i, p->dim_text, tint->fill, text);
          assert_contrast (kind, "label", i, tint->text, tint->fill, text);
          /* Yellow that passes 3 on white is brown: the single mark has its word beside it, and 3 in the contrast palettes. */
          assert_contrast (kind, "accent", i, tint->accent, tint->fill, i == LT_COVERAGE_SINGLE && kind == LT_PALETTE_LIGHT ? 2 : 3);
        }
      assert_contrast (kind, "supplied edge", 0, p->supply[1].accent, p->lane, 3);
      for (guint i = LT_ACTION_FILL; i < LT_N_ACTIONS; i++)
        assert_contrast (kind, "badge", i, p->badge[i].text, p->badge[i].fill, 4.5);
      assert_contrast (kind, "lane heading", 0, p->lane_text, p->lane, text);
      assert_contrast (kind, "lane hint", 0, p->lane_subtext, p->lane, text);
      assert_contrast (kind, "lane hint", 1, p->lane_subtext, p->lane_quiet, text);
      assert_contrast (kind, "ghost", 0, p->dim_text, p->ghost, text);
      assert_contrast (kind, "card", 0, p->dim_text, p->card, text);
      assert_contrast (kind, "legend", 0, p->dim_text, p->background, text);
      assert_contrast (kind, "selection", 0, p->selection, p->lane, 3);
      assert_contrast (kind, "highlighted edge", 0, p->edge_highlight, p->lane, 3);
      assert_contrast (kind, "match", 0, p->match, p->lane, 3);
      assert_contrast (kind, "edge", 0, p->edge, p->lane, kind >= LT_PALETTE_LIGHT_CONTRAST ? 4.5 : 3);
      /* Where flows are only the ground of what a map shows they step back, and are still followed. */
      assert_contrast (kind, "dim edge", 0, p->edge_dim, p->lane, kind >= LT_PALETTE_LIGHT_CONTRAST ? 3 : 1.6);
    }
}

static void
test_fade (void)
{
  const LtPalette *p = lt_palette_get (LT_PALETTE_LIGHT);
  LtPalette same = lt_palette_fade (p, 0), gone = lt_palette_fade (p, 1), half = lt_palette_fade (p, 0.5);

  g_assert_cmpfloat (contrast (same.text, p->text), ==, 1);
  g_assert_cmpfloat_with_epsilon (contrast (gone.text, p->lane), 1, 1e-9);
  g_assert_cmpfloat (contrast (half.text, p->lane), <, contrast (p->text, p->lane));
  /* A faded card still hides what runs behind it. */
  g_assert_cmpfloat (half.coverage[LT_COVERAGE_STRONG].fill.alpha, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/palette/formula", test_formula);
  g_test_add_func ("/palette/colour-blind", test_colour_blind);
  g_test_add_func ("/palette/contrast", test_contrast);
  g_test_add_func ("/palette/fade", test_fade);
  return g_test_run ();
}
