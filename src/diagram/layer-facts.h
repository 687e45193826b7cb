/* What a segment is on a layer, and what there is to list of it there. Private to src/diagram but for lt_layer_read_facts(). */
#pragma once

#include "diagram/layer.h"

G_BEGIN_DECLS

/**
 * LtLayerFacts: what the layer asks for; the rest is 0
 * @tone: what a card of it is
 * @institutions: that work on it
 * @enterprises: local and in operation; @linked: those of them with a recorded supplier or buyer
 * @pursuits: local projects for it from lead to construction
 * @targets: those that have not declined
 */
typedef struct {
  LtTone tone;
  guint  institutions, enterprises, linked, pursuits, targets;
} LtLayerFacts;

LtLayerFacts lt_layer_read_facts (LtModel *model, LtSurvey *survey, LtLayer layer, gint64 segment);

/** LtLayerEntry: a name that may stand on a card, with the note beside it; smaller ranks first, then by name. The model's. */
typedef struct {
  const char *name, *note;
  gint        rank;
} LtLayerEntry;

/* entries: (nullable): to which to append. seen: keys of institutions (the model's), to which to add. */
void   lt_layer_list_institutions (LtModel *model, LtSurvey *survey, gint64 segment, GArray *entries, GHashTable *seen);
/* Returns how many there are. */
guint  lt_layer_list_pursuits     (LtModel *model, LtSurvey *survey, gint64 segment, GArray *entries);
/* Returns how many have not declined. */
guint  lt_layer_list_targets      (LtModel *model, gint64 segment, GArray *entries);
LtTone lt_layer_tone_of_institutions (guint n);
LtTone lt_layer_tone_of_links     (guint linked, guint n);
LtTone lt_layer_tone_of_pursuit   (LtSurvey *survey, gint64 segment, guint pursuits, guint willing);

G_END_DECLS
