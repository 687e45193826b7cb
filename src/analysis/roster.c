#include "config.h"
#include "analysis/roster.h"

#include "workspace/changes.h"
#include "workspace/figures.h"

#include <string.h>

#define HONOUR_LEADER "链主"
/* Past so many changes at once reading everything anew costs less. */
#define FEW 20000

struct _LtRoster {
  LtModel    *model;
  GArray     *enterprises;   /* LtRosterEnterprise, by slot */
  GHashTable *slots;         /* enterprise's key → slot + 1 */
  GArray     *free_slots;    /* guint32 */
  GArray     *regions;       /* gint64: keys by slot */
  GHashTable *region_slots;  /* region's key → slot + 1 */
  GHashTable *links;         /* segment's key → GArray of LtRosterLink */
};

/* Keys are 63 bits wide, pointers at least as many where this runs. */
G_STATIC_ASSERT (sizeof (gpointer) == sizeof (gint64));
#define AS_POINTER(key) ((gpointer) (gintptr) (key))

/* A key is a hash already; its lower bits are as good as any. */
static GHashTable *
map_new (GDestroyNotify free_value)
{
  return g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, free_value);
}

static guint32
find_slot (GHashTable *map, gint64 key)
{
  return (guint32) GPOINTER_TO_UINT (g_hash_table_lookup (map, AS_POINTER (key))) - 1;
}

/* --- Reading rows --- */

static double
latest_revenue (LtModel *model, gint64 enterprise)
{
  GPtrArray *figures = lt_model_refs (model, LT_TABLE_FIGURE, "enterprise", enterprise);
  const LtFigure *latest = lt_figures_find (figures->pdata, figures->len, LT_FIGURE_REVENUE);

  return latest != NULL ? latest->revenue_wan : LT_UNKNOWN;
}

static gboolean
has_leader_honour (LtModel *model, gint64 enterprise)
{
  GPtrArray *honours = lt_model_refs (model, LT_TABLE_HONOUR, "enterprise", enterprise);

  for (guint i = 0; i < honours->len; i++)
    if (strcmp (((LtHonour *) honours->pdata[i])->name, HONOUR_LEADER) == 0)
      return TRUE;
  return FALSE;
}

static guint32
enter_region (LtRoster *self, gint64 region)
{
  guint32 slot = find_slot (self->region_slots, region);

  if (region == 0 || slot != LT_ROSTER_NONE)
    return region == 0 ? LT_ROSTER_NONE : slot;
  g_array_append_val (self->regions, region);
  g_hash_table_insert (self->region_slots, AS_POINTER (region), GUINT_TO_POINTER (self->regions->len));
  return self->regions->len - 1;
}

static guint32
enter_enterprise (LtRoster *self, gint64 id)
{
  guint32 slot = find_slot (self->slots, id);

  if (slot != LT_ROSTER_NONE)
    return slot;
  if (self->free_slots->len > 0)
    {
      slot = g_array_index (self->free_slots, guint32, self->free_slots->len - 1);
      g_array_set_size (self->free_slots, self->free_slots->len - 1);
    }
  else
    {
      slot = self->enterprises->len;
      g_array_set_size (self->enterprises, slot + 1);
    }
  g_hash_table_insert (self->slots, AS_POINTER (id), GUINT_TO_POINTER (slot + 1));
  return slot;
}

static void
leave_enterprise (LtRoster *self, gint64 id)
{
  guint32 slot = find_slot (self->slots, id);

  if (slot == LT_ROSTER_NONE)
    return;
  g_array_index (self->enterprises, LtRosterEnterprise, slot).id = 0;
  g_array_append_val (self->free_slots, slot);
  g_hash_table_remove (self->slots, AS_POINTER (id));
}

static void
read_enterprise (LtRoster *self, gint64 id)
{
  const LtEnterprise *row = lt_model_get_enterprise (self->model, id);
  guint32 slot;

  if (row == NULL)
    {
      leave_enterprise (self, id);
      return;
    }
  slot = enter_enterprise (self, id);
  g_array_index (self->enterprises, LtRosterEnterprise, slot) = (LtRosterEnterprise) {
    .id = id,
    .region = enter_region (self, row->region),
    .operating = row->status == LT_STATUS_NONE || row->status == LT_STATUS_OPERATING,
    .leader = has_leader_honour (self->model, id),
    .revenue_wan = latest_revenue (self->model, id),
  };
}

static void
read_segment (LtRoster *self, gint64 segment)
{
  GPtrArray *rows = lt_model_refs (self->model, LT_TABLE_PARTICIPATION, "segment", segment);
  GArray *links;

  if (rows->len == 0)
    {
      g_hash_table_remove (self->links, AS_POINTER (segment));
      return;
    }
  links = g_array_sized_new (FALSE, FALSE, sizeof (LtRosterLink), rows->len);
  for (guint i = 0; i < rows->len; i++)
    {
      const LtParticipation *row = rows->pdata[i];
      LtRosterLink link = { find_slot (self->slots, row->enterprise), row->role };

      if (link.enterprise != LT_ROSTER_NONE)
        g_array_append_val (links, link);
    }
  g_hash_table_insert (self->links, AS_POINTER (segment), links);
}

static void
read_all (LtRoster *self)
{
  GPtrArray *enterprises = lt_model_rows (self->model, LT_TABLE_ENTERPRISE);
  GPtrArray *segments = lt_model_rows (self->model, LT_TABLE_SEGMENT);

  g_array_set_size (self->enterprises, 0);
  g_array_set_size (self->free_slots, 0);
  g_array_set_size (self->regions, 0);
  g_hash_table_remove_all (self->slots);
  g_hash_table_remove_all (self->region_slots);
  g_hash_table_remove_all (self->links);
  for (guint i = 0; i < enterprises->len; i++)
    read_enterprise (self, ((LtEnterprise *) enterprises->pdata[i])->id);
  for (guint i = 0; i < segments->len; i++)
    read_segment (self, ((LtSegment *) segments->pdata[i])->id);
}

/* --- Following the model --- */

static gpointer
roster_make (LtModel *model)
{
  LtRoster *self = g_new0 (LtRoster, 1);

  self->model = model;
  self->enterprises = g_array_new (FALSE, TRUE, sizeof (LtRosterEnterprise));
  self->free_slots = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->regions = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->slots = map_new (NULL);
  self->region_slots = map_new (NULL);
  self->links = map_new ((GDestroyNotify) g_array_unref);
  read_all (self);
  return self;
}

static void
roster_free (gpointer data)
{
  LtRoster *self = data;

  g_array_unref (self->enterprises);
  g_array_unref (self->free_slots);
  g_array_unref (self->regions);
  g_hash_table_unref (self->slots);
  g_hash_table_unref (self->region_slots);
  g_hash_table_unref (self->links);
  g_free (self);
}

/* Which enterprise, and which segment's list, a row says something of; 0: none. */
static void
find_concerned (LtTable table, gconstpointer row, gint64 *enterprise, gint64 *segment)
{
  *enterprise = *segment = 0;
  if (row == NULL)
    return;
  if (table == LT_TABLE_ENTERPRISE)
    *enterprise = ((const LtEnterprise *) row)->id;
  else if (table == LT_TABLE_FIGURE)
    *enterprise = ((const LtFigure *) row)->enterprise;
  else if (table == LT_TABLE_HONOUR)
    *enterprise = ((const LtHonour *) row)->enterprise;
  else if (table == LT_TABLE_PARTICIPATION)
    *segment = ((const LtParticipation *) row)->segment;
}

static void
note_concerned (const LtChange *change, gconstpointer row, GHashTable *enterprises, GHashTable *segments)
{
  gint64 enterprise, segment;

  find_concerned (change->table, row, &enterprise, &segment);
  if (enterprise != 0)
    g_hash_table_add (enterprises, AS_POINTER (enterprise));
  if (segment != 0)
    g_hash_table_add (segments, AS_POINTER (segment));
}

static void
roster_follow (gpointer data, const LtChanges *changes)
{
  LtRoster *self = data;
  g_autoptr(GHashTable) enterprises = map_new (NULL);
  g_autoptr(GHashTable) segments = map_new (NULL);
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; i < changes->items->len; i++)
    {
      const LtChange *change = &g_array_index (changes->items, LtChange, i);

      note_concerned (change, change->before, enterprises, segments);
      note_concerned (change, change->after, enterprises, segments);
    }
  if (g_hash_table_size (enterprises) + g_hash_table_size (segments) > FEW)
    {
      read_all (self);
      return;
    }
  /* Enterprises first: the lists of segments hold their slots. */
  g_hash_table_iter_init (&iter, enterprises);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    read_enterprise (self, (gint64) (gintptr) key);
  g_hash_table_iter_init (&iter, segments);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    read_segment (self, (gint64) (gintptr) key);
}

static const LtDerivedType roster_type = { roster_make, roster_follow, roster_free };

/** lt_roster_of: returns (transfer none): the model's roster, as current as the model. */
LtRoster *
lt_roster_of (LtModel *model)
{
  return lt_model_derive (model, &roster_type);
}

/* --- Looking --- */

guint
lt_roster_get_size (LtRoster *self)
{
  return self->enterprises->len;
}

/** lt_roster_get_enterprises: returns (transfer none): all slots; good until the next change. */
const LtRosterEnterprise *
lt_roster_get_enterprises (LtRoster *self)
{
  return (const LtRosterEnterprise *) (gpointer) self->enterprises->data;
}

const LtRosterEnterprise *
lt_roster_find (LtRoster *self, gint64 enterprise)
{
  guint32 slot = find_slot (self->slots, enterprise);

  return slot != LT_ROSTER_NONE ? &g_array_index (self->enterprises, LtRosterEnterprise, slot) : NULL;
}

/** lt_roster_get_links: returns (transfer none): who takes part in a segment, @n of them; good until the next change. */
const LtRosterLink *
lt_roster_get_links (LtRoster *self, gint64 segment, guint *n)
{
  GArray *links = g_hash_table_lookup (self->links, AS_POINTER (segment));

  *n = links != NULL ? links->len : 0;
  return links != NULL ? (const LtRosterLink *) (gpointer) links->data : NULL;
}

guint
lt_roster_count_regions (LtRoster *self)
{
  return self->regions->len;
}

guint8 *
lt_roster_mark_regions (LtRoster *self, GHashTable *regions)
{
  guint8 *marks = g_new0 (guint8, self->regions->len + 1);

  for (guint i = 0; i < self->regions->len; i++)
    marks[i] = g_hash_table_contains (regions, &g_array_index (self->regions, gint64, i));
  return marks;
}
