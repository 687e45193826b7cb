#include "config.h"
#include "app/outline-lines.h"

#include <string.h>

#define LAST_POSITION LT_POSITION_SERVICE

/* Zeroed before it is filled: two are compared byte by byte. */
typedef struct {
  LtTable  table;
  gboolean opens;            /* there is something below: GTK's tree asks once, so a line that comes to open is another */
  gint64   id;
} Line;

struct _LtOutlineLines {
  GObject          parent_instance;
  LtViewState     *state;
  LtTable          parent;       /* LT_N_TABLES: none */
  gint64           parent_id;
  LtOutlineFilter *filter;       /* (nullable) */
  GArray          *lines;        /* (nullable): of Line; until somebody asks none are counted or sorted */
  LtItemCache     *items;
};

/* --- What there is --- */

static gboolean
is_kept (LtOutlineLines *self, LtTable table, gint64 id)
{
  return self->filter == NULL || lt_outline_filter_matches (self->filter, table, id);
}

static gboolean
has_lines (LtModel *model, LtTable table, gint64 id)
{
  return table == LT_TABLE_CHAIN
         || (table == LT_TABLE_SEGMENT && lt_model_refs (model, LT_TABLE_PARTICIPATION, "segment", id)->len > 0);
}

static void
add_line (GArray *lines, LtTable table, gint64 id, gboolean opens)
{
  Line line;

  memset (&line, 0, sizeof line);
  line.table = table;
  line.opens = opens;
  line.id = id;
  g_array_append_val (lines, line);
}

static void
add_chains (LtOutlineLines *self, LtModel *model, GArray *lines)
{
  const GPtrArray *rows = lt_model_get_sorted (model, LT_TABLE_CHAIN);

  for (guint i = 0; i < rows->len; i++)
    {
      gint64 id = ((LtRow *) rows->pdata[i])->id;

      if (is_kept (self, LT_TABLE_CHAIN, id))
        add_line (lines, LT_TABLE_CHAIN, id, TRUE);
    }
}

/* By position from upstream on, those without one last. */
static void
add_segments (LtOutlineLines *self, LtModel *model, GArray *lines)
{
  g_autoptr(GPtrArray) rows = lt_model_sorted_refs (model, LT_TABLE_SEGMENT, "chain", self->parent_id);

  for (guint k = 0; k <= LAST_POSITION; k++)
    {
      gint position = (k + 1) % (LAST_POSITION + 1);
      gboolean any = FALSE;

      for (guint i = 0; i < rows->len; i++)
        {
          const LtSegment *row = rows->pdata[i];
          gint of_row = row->position >= 0 && row->position <= LAST_POSITION ? row->position : 0;

          if (of_row != position || !is_kept (self, LT_TABLE_SEGMENT, row->id))
            continue;
          if (!any)
            add_line (lines, LT_TABLE_META, position, FALSE);
          any = TRUE;
          add_line (lines, LT_TABLE_SEGMENT, row->id, has_lines (model, LT_TABLE_SEGMENT, row->id));
        }
    }
}

typedef struct {
  gint64   id;
  gboolean local;
  gint     role;
  char    *name;
} Participant;

static void
clear_participant (gpointer data)
{
  g_free (((Participant *) data)->name);
}

/* Local ones first, leaders before others, then by name. */
static int
compare_participants (gconstpointer a, gconstpointer b)
{
  const Participant *x = a, *y = b;

  if (x->local != y->local)
    return y->local - x->local;
  if (x->role != y->role)
    return (x->role != 0 ? x->role : G_MAXINT) < (y->role != 0 ? y->role : G_MAXINT) ? -1 : 1;
  return strcmp (x->name, y->name);
}

static void
add_participations (LtOutlineLines *self, LtModel *model, GArray *lines)
{
  GPtrArray *rows = lt_model_refs (model, LT_TABLE_PARTICIPATION, "segment", self->parent_id);
  LtSurvey *survey = lt_view_state_get_survey (self->state);
  g_autoptr(GArray) found = g_array_new (FALSE, FALSE, sizeof (Participant));

  g_array_set_clear_func (found, clear_participant);
  for (guint i = 0; i < rows->len; i++)
    {
      const LtParticipation *row = rows->pdata[i];
      const LtEnterprise *enterprise = lt_model_get_enterprise (model, row->enterprise);
      Participant one = { row->id, lt_survey_is_local (survey, row->enterprise), row->role, NULL };

      if (!is_kept (self, LT_TABLE_PARTICIPATION, row->id))
        continue;
      one.name = g_utf8_collate_key (enterprise != NULL && enterprise->name != NULL ? enterprise->name : "", -1);
      g_array_append_val (found, one);
    }
  g_array_sort (found, compare_participants);
  for (guint i = 0; i < found->len; i++)
    add_line (lines, LT_TABLE_PARTICIPATION, g_array_index (found, Participant, i).id, FALSE);
}

static GArray *
read_lines (LtOutlineLines *self)
{
  LtModel *model = lt_view_state_get_model (self->state);
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));

  if (self->parent == LT_TABLE_CHAIN)
    add_segments (self, model, lines);
  else if (self->parent == LT_TABLE_SEGMENT)
    add_participations (self, model, lines);
  else
    add_chains (self, model, lines);
  return lines;
}

static GArray *
get_lines (LtOutlineLines *self)
{
  if (self->lines == NULL)
    self->lines = read_lines (self);
  return self->lines;
}

/* --- The list --- */

static GType
get_item_type (GListModel *list)
{
  return LT_TYPE_ITEM;
}

static guint
get_n_items (GListModel *list)
{
  return get_lines ((LtOutlineLines *) list)->len;
}

static gpointer
get_item (GListModel *list, guint position)
{
  LtOutlineLines *self = (LtOutlineLines *) list;
  GArray *lines = get_lines (self);
  const Line *line = position < lines->len ? &g_array_index (lines, Line, position) : NULL;

  return line != NULL ? lt_item_cache_take (self->items, line->table, line->id) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LtOutlineLines, lt_outline_lines, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* --- Changes --- */

/* One announcement: everything between the first and the last difference. What a line says is for its widget to ask. */
static void
on_refreshed (LtViewState *state, LtOutlineLines *self)
{
  g_autoptr(GArray) old = NULL;
  const Line *before, *after;
  guint common, start = 0, end = 0, n;

  if (self->lines == NULL)
    return;
  old = self->lines;
  self->lines = read_lines (self);
  n = self->lines->len;
  before = (const Line *) (gpointer) old->data;
  after = (const Line *) (gpointer) self->lines->data;
  common = MIN (old->len, n);
  while (start < common && memcmp (&before[start], &after[start], sizeof (Line)) == 0)
    start++;
  while (end < common - start && memcmp (&before[old->len - 1 - end], &after[n - 1 - end], sizeof (Line)) == 0)
    end++;
  for (guint i = start; i < old->len - end; i++)
    lt_item_cache_forget (self->items, before[i].table, before[i].id);
  if (start + end < MAX (old->len, n))
    g_list_model_items_changed (G_LIST_MODEL (self), start, old->len - start - end, n - start - end);
}

/* --- The object --- */

static void
lt_outline_lines_finalize (GObject *object)
{
  LtOutlineLines *self = LT_OUTLINE_LINES (object);

  lt_item_cache_free (self->items);
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->filter, lt_outline_filter_unref);
  g_clear_object (&self->state);
  G_OBJECT_CLASS (lt_outline_lines_parent_class)->finalize (object);
}

static void
lt_outline_lines_class_init (LtOutlineLinesClass *class)
{
  G_OBJECT_CLASS (class)->finalize = lt_outline_lines_finalize;
}

static void
lt_outline_lines_init (LtOutlineLines *self)
{
  self->items = lt_item_cache_new ();
}

GListModel *
lt_outline_lines_new (LtViewState *state, LtItem *parent, LtOutlineFilter *filter)
{
  LtOutlineLines *self;

  if (parent != NULL && !has_lines (lt_view_state_get_model (state), lt_item_get_table (parent), lt_item_get_id (parent)))
    return NULL;
  self = g_object_new (LT_TYPE_OUTLINE_LINES, NULL);
  self->state = g_object_ref (state);
  self->parent = parent != NULL ? lt_item_get_table (parent) : LT_N_TABLES;
  self->parent_id = parent != NULL ? lt_item_get_id (parent) : 0;
  self->filter = filter != NULL ? lt_outline_filter_ref (filter) : NULL;
  g_signal_connect_object (state, "refreshed", G_CALLBACK (on_refreshed), self, 0);
  return G_LIST_MODEL (self);
}

gboolean
lt_outline_lines_is_heading (LtItem *item)
{
  return lt_item_get_table (item) == LT_TABLE_META;
}
