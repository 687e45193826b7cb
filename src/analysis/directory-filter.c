/* Which enterprises or institutions meet the conditions of a query: found from the rows that say so, not by asking everyone. */
#include "config.h"
#include "analysis/directory-private.h"

#include "workspace/region.h"

#include <string.h>

enum { IN_REGION = 1, LOCAL = 2, IN_CHAIN = 4, IN_SEGMENT = 8, HONOURED = 16, IN_STATUS = 32, LINKED = 64 };

typedef struct {
  LtModel        *model;
  LtTable         table;
  LtDirectoryFind find;
  gpointer        directory;
  guint8         *marks;
} Marking;

static void
mark (Marking *self, gint64 id, guint8 bit)
{
  guint32 slot = self->find (self->directory, id);

  if (slot != G_MAXUINT32)
    self->marks[slot] |= bit;
}

static void
mark_region (Marking *self, gint64 region, guint8 bit)
{
  g_autoptr(GHashTable) subtree = lt_region_subtree (self->model, region);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, subtree);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      GPtrArray *rows = lt_model_refs (self->model, self->table, "region", *(gint64 *) key);

      for (guint i = 0; i < rows->len; i++)
        mark (self, ((LtRow *) rows->pdata[i])->id, bit);
    }
}

static gint64
who_of (LtTable table, gconstpointer link)
{
  return table == LT_TABLE_INSTITUTION ? ((const LtStudy *) link)->institution : ((const LtParticipation *) link)->enterprise;
}

static void
mark_segment (Marking *self, gint64 segment, guint8 bit)
{
  GPtrArray *links = lt_model_refs (self->model, lt_directory_link_table (self->table), "segment", segment);

  for (guint i = 0; i < links->len; i++)
    mark (self, who_of (self->table, links->pdata[i]), bit);
}

static void
mark_chain (Marking *self, gint64 chain)
{
  GPtrArray *segments = lt_model_refs (self->model, LT_TABLE_SEGMENT, "chain", chain);

  for (guint i = 0; i < segments->len; i++)
    mark_segment (self, ((LtRow *) segments->pdata[i])->id, IN_CHAIN);
}

static void
mark_linked (Marking *self)
{
  GPtrArray *segments = lt_model_rows (self->model, LT_TABLE_SEGMENT);

  for (guint i = 0; i < segments->len; i++)
    mark_segment (self, ((LtRow *) segments->pdata[i])->id, LINKED);
}

static void
mark_honoured (Marking *self, const char *name)
{
  GPtrArray *rows = lt_model_rows (self->model, LT_TABLE_HONOUR);

  for (guint i = 0; i < rows->len; i++)
    if (strcmp (((LtHonour *) rows->pdata[i])->name, name) == 0)
      mark (self, ((LtHonour *) rows->pdata[i])->enterprise, HONOURED);
}

/* Of whom nobody says otherwise, it operates. */
static void
mark_status (Marking *self, gint status)
{
  GPtrArray *rows = lt_model_rows (self->model, LT_TABLE_ENTERPRISE);

  for (guint i = 0; i < rows->len; i++)
    {
      const LtEnterprise *row = rows->pdata[i];

      if (row->status == status || (row->status == LT_STATUS_NONE && status == LT_STATUS_OPERATING))
        mark (self, row->id, IN_STATUS);
    }
}

static void
mark_where (Marking *self, const LtQuery *query, gint64 viewpoint, LtDirectoryMask *mask)
{
  if (query->where == LT_WHERE_ANY)
    return;
  if (viewpoint != 0)
    mark_region (self, viewpoint, LOCAL);
  if (query->where == LT_WHERE_LOCAL)
    mask->needed |= LOCAL;
  else
    mask->refused |= LOCAL;
}

/** lt_directory_mark: @marks: by slot, all zero. Who is asked for has all bits that are needed and none that is refused. */
LtDirectoryMask
lt_directory_mark (LtModel *model, const LtQuery *query, gint64 viewpoint, LtDirectoryFind find, gpointer directory, guint8 *marks)
{
  Marking self = { model, query->subject, find, directory, marks };
  LtDirectoryMask mask = { 0, 0 };

  if (query->region != 0)
    mark_region (&self, query->region, IN_REGION);
  if (query->chain != 0)
    mark_chain (&self, query->chain);
  if (query->segment != 0)
    mark_segment (&self, query->segment, IN_SEGMENT);
  if (query->unlinked)
    mark_linked (&self);
  if (query->honour != NULL)
    mark_honoured (&self, query->honour);
  if (query->status != LT_STATUS_NONE)
    mark_status (&self, query->status);
  mask.needed = (query->region != 0 ? IN_REGION : 0) | (query->chain != 0 ? IN_CHAIN : 0) | (query->segment != 0 ? IN_SEGMENT : 0)
                | (query->honour != NULL ? HONOURED : 0) | (query->status != LT_STATUS_NONE ? IN_STATUS : 0);
  mask.refused = query->unlinked ? LINKED : 0;
  mark_where (&self, query, viewpoint, &mask);
  return mask;
}
