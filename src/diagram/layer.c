#include "config.h"
#include "diagram/layer.h"

#include <glib/gi18n-lib.h>

/* In the order of LtLayer. */
static const struct { const char *nick, *label; } layers[LT_N_LAYERS] = {
  { "industry",    NC_("layer", "Industry") },
  { "innovation",  NC_("layer", "Innovation") },
  { "supply",      NC_("layer", "Supply") },
  { "recruitment", NC_("layer", "Recruitment") },
};

/* Of the tones beyond coverage, in their order: the word on a card, and what a legend says of it (NULL: the same). */
static const struct { const char *nick, *label, *explained; } tones[] = {
  { "no-institution",    NC_("tone", "No platform"),    NULL },
  { "one-institution",   NC_("tone", "1 platform"),     NULL },
  { "two-institutions",  NC_("tone", "2 platforms"),    NULL },
  { "more-institutions", NC_("tone", "3 or more"),      NC_("tone", "3 platforms or more") },
  { "no-enterprise",     NC_("tone", "No company"),     NC_("tone", "No local company") },
  { "unlinked",          NC_("tone", "Unlinked"),       NC_("tone", "No supplier or buyer known") },
  { "partly-linked",     NC_("tone", "Partly linked"),  NC_("tone", "Of some companies a supplier or buyer is known") },
  { "linked",            NC_("tone", "Linked"),         NC_("tone", "Of every company a supplier or buyer is known") },
  { "no-gap",            NC_("tone", "No gap"),         NULL },
  { "open-gap",          NC_("tone", "Open"), NC_("tone", "Gap with nobody in sight") },
  { "targeted",          NC_("tone", "Targeted"),       NC_("tone", "Gap with targets") },
  { "pursued",           NC_("tone", "Under way"),      NC_("tone", "A project is under way") },
};

/** lt_layer_get_nick: the stable name, for files, options and actions. */
const char *
lt_layer_get_nick (LtLayer layer)
{
  g_return_val_if_fail ((guint) layer < LT_N_LAYERS, NULL);
  return layers[layer].nick;
}

/** lt_layer_get_label: the name in the user's language. */
const char *
lt_layer_get_label (LtLayer layer)
{
  g_return_val_if_fail ((guint) layer < LT_N_LAYERS, NULL);
  return g_dpgettext2 (GETTEXT_PACKAGE, "layer", layers[layer].label);
}

/**
 * lt_layer_from_nick:
 * @nick: (nullable): the stable name
 * @layer: (out): which that is; untouched where it is none
 *
 * Returns: whether there is a layer of this name
 */
gboolean
lt_layer_from_nick (const char *nick, LtLayer *layer)
{
  for (guint i = 0; i < LT_N_LAYERS; i++)
    if (g_strcmp0 (layers[i].nick, nick) == 0)
      {
        *layer = i;
        return TRUE;
      }
  return FALSE;
}

/** lt_layer_get_tones: returns (transfer none) (array length=n): what its cards can be, the best first. */
const LtTone *
lt_layer_get_tones (LtLayer layer, guint *n)
{
  static const LtTone coverages[] = {
    (LtTone) LT_COVERAGE_STRONG, (LtTone) LT_COVERAGE_PRESENT, (LtTone) LT_COVERAGE_SINGLE,
    (LtTone) LT_COVERAGE_WEAK, (LtTone) LT_COVERAGE_ARRIVING, (LtTone) LT_COVERAGE_MISSING,
  };
  static const LtTone shades[][LT_N_SHADES] = {
    { LT_TONE_MORE_INSTITUTIONS, LT_TONE_TWO_INSTITUTIONS, LT_TONE_ONE_INSTITUTION, LT_TONE_NO_INSTITUTION },
    { LT_TONE_LINKED, LT_TONE_PARTLY_LINKED, LT_TONE_UNLINKED, LT_TONE_NO_ENTERPRISE },
    { LT_TONE_PURSUED, LT_TONE_TARGETED, LT_TONE_OPEN_GAP, LT_TONE_NO_GAP },
  };

  *n = layer == LT_LAYER_INDUSTRY ? G_N_ELEMENTS (coverages) : LT_N_SHADES;
  return layer == LT_LAYER_INDUSTRY ? coverages : shades[layer - 1];
}

/** lt_layer_has_badges: whether its cards say what their gaps call for. */
gboolean
lt_layer_has_badges (LtLayer layer)
{
  return layer == LT_LAYER_INDUSTRY || layer == LT_LAYER_RECRUITMENT;
}

const char *
lt_tone_get_nick (LtTone tone)
{
  g_return_val_if_fail ((guint) tone < LT_N_TONES, NULL);
  return (guint) tone < LT_N_COVERAGES ? lt_coverage_get_nick ((LtCoverage) tone) : tones[tone - LT_N_COVERAGES].nick;
}

/** lt_tone_get_label: the word on a card. */
const char *
lt_tone_get_label (LtTone tone)
{
  g_return_val_if_fail ((guint) tone < LT_N_TONES, NULL);
  if ((guint) tone < LT_N_COVERAGES)
    return lt_coverage_get_label ((LtCoverage) tone);
  return g_dpgettext2 (GETTEXT_PACKAGE, "tone", tones[tone - LT_N_COVERAGES].label);
}

/** lt_tone_explain: what a legend says of it, where there is room for more than a word. */
const char *
lt_tone_explain (LtTone tone)
{
  if ((guint) tone < LT_N_COVERAGES || tones[tone - LT_N_COVERAGES].explained == NULL)
    return lt_tone_get_label (tone);
  return g_dpgettext2 (GETTEXT_PACKAGE, "tone", tones[tone - LT_N_COVERAGES].explained);
}

gboolean
lt_tone_is_quiet (LtTone tone)
{
  return tone == LT_TONE_NO_INSTITUTION || tone == LT_TONE_NO_ENTERPRISE || tone == LT_TONE_NO_GAP;
}
