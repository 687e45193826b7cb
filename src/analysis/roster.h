/* Every enterprise with what the rules ask of it, and who takes part in which segment, as columns: a pass over
 * 200 000 participations reads memory in order instead of following keys. Follows the model by itself. */
#pragma once

#include "workspace/model.h"

G_BEGIN_DECLS

#define LT_ROSTER_NONE G_MAXUINT32

/**
 * LtRosterEnterprise:
 * @id: its key, or 0 where a slot is free
 * @region: the slot of its region, or %LT_ROSTER_NONE
 * @operating: whether it is in operation, which is the default
 * @leader: whether it has the honour 链主
 * @revenue_wan: in 万元, of the latest year that records one, or %LT_UNKNOWN
 */
typedef struct {
  gint64   id;
  guint32  region;
  gboolean operating : 1;
  gboolean leader    : 1;
  double   revenue_wan;
} LtRosterEnterprise;

/** LtRosterLink: one participation, as its segment lists it. */
typedef struct {
  guint32 enterprise;        /* slot */
  LtRole  role;
} LtRosterLink;

typedef struct _LtRoster LtRoster;

/* The model's roster: made at first use, kept current from then on. Belongs to the model. */
LtRoster                 *lt_roster_of             (LtModel *model);
guint                     lt_roster_get_size       (LtRoster *self);       /* slots, the free ones among them */
const LtRosterEnterprise *lt_roster_get_enterprises (LtRoster *self);
const LtRosterEnterprise *lt_roster_find           (LtRoster *self, gint64 enterprise);        /* (nullable) */
const LtRosterLink       *lt_roster_get_links      (LtRoster *self, gint64 segment, guint *n);
guint                     lt_roster_count_regions  (LtRoster *self);
/* For every slot of a region whether `regions`, a set of keys, holds it. Free with g_free(). */
guint8                   *lt_roster_mark_regions   (LtRoster *self, GHashTable *regions);

G_END_DECLS
