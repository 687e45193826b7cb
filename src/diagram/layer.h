/* The four maps of one chain: the same cards at the same places, each saying something else. And what a card can be on
 * them: its tone, which has a colour, a mark and a word. */
#pragma once

#include "analysis/coverage.h"

G_BEGIN_DECLS

typedef enum {
  LT_LAYER_INDUSTRY,         /* 产业链: who is in a segment, and how well it is covered */
  LT_LAYER_INNOVATION,       /* 创新链: which institutions work on it */
  LT_LAYER_SUPPLY,           /* 供应链: which local enterprises supply which */
  LT_LAYER_RECRUITMENT,      /* 招商链: gaps, with whom one wants there and who is on the way */
} LtLayer;
#define LT_N_LAYERS 4

/* The first six are LtCoverage's; then those of each other layer, from nothing upwards. */
typedef enum {
  LT_TONE_COVERAGE,
  LT_TONE_NO_INSTITUTION = LT_N_COVERAGES,
  LT_TONE_ONE_INSTITUTION,
  LT_TONE_TWO_INSTITUTIONS,
  LT_TONE_MORE_INSTITUTIONS,
  LT_TONE_NO_ENTERPRISE,     /* nobody local who could supply or buy */
  LT_TONE_UNLINKED,          /* no local enterprise has a recorded supplier or buyer */
  LT_TONE_PARTLY_LINKED,
  LT_TONE_LINKED,            /* every one has */
  LT_TONE_NO_GAP,
  LT_TONE_OPEN_GAP,          /* nobody in sight */
  LT_TONE_TARGETED,          /* targets, but no project */
  LT_TONE_PURSUED,           /* a project from lead to construction; a segment that is no gap (any more) may have one too */
} LtTone;
#define LT_N_TONES (LT_TONE_PURSUED + 1)
/* Of a layer other than the industry's. */
#define LT_N_SHADES 4

const char   *lt_layer_get_nick  (LtLayer layer);
const char   *lt_layer_get_label (LtLayer layer);
gboolean      lt_layer_from_nick (const char *nick, LtLayer *layer);
const LtTone *lt_layer_get_tones (LtLayer layer, guint *n);
gboolean      lt_layer_has_badges (LtLayer layer);

const char   *lt_tone_get_nick   (LtTone tone);
const char   *lt_tone_get_label  (LtTone tone);
const char   *lt_tone_explain    (LtTone tone);
/* Whether a card of that tone has nothing to say on its layer, and stands back. */
gboolean      lt_tone_is_quiet   (LtTone tone);

G_END_DECLS
