#include "config.h"
#include "workspace/history.h"

struct _LtHistory {
  GPtrArray  *entries;       /* LtHistoryEntry */
  GHashTable *by_id;
  GPtrArray  *undo, *redo;   /* LtHistoryGroup, the next to take last */
};

static LtHistoryGroup *
group_new (gint64 step, gint64 row)
{
  LtHistoryGroup *group = g_new0 (LtHistoryGroup, 1);

  group->step = step;
  group->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (group->rows, row);
  return group;
}

static void
group_free (LtHistoryGroup *group)
{
  g_array_unref (group->rows);
  g_free (group);
}

LtHistory *
lt_history_new (void)
{
  LtHistory *self = g_new0 (LtHistory, 1);

  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_history_entry_free);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->undo = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  self->redo = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  return self;
}

void
lt_history_free (LtHistory *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->undo);
  g_ptr_array_unref (self->redo);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

LtHistoryEntry *
lt_history_entry_copy (const LtHistoryEntry *entry)
{
  LtHistoryEntry *copy = g_memdup2 (entry, sizeof *entry);

  copy->utc = g_strdup (entry->utc);
  copy->author = g_strdup (entry->author);
  copy->label = g_strdup (entry->label);
  return copy;
}

void
lt_history_entry_free (LtHistoryEntry *entry)
{
  g_free (entry->utc);
  g_free (entry->author);
  g_free (entry->label);
  g_free (entry);
}

static LtHistoryGroup *
top (GPtrArray *stack)
{
  return stack->len > 0 ? stack->pdata[stack->len - 1] : NULL;
}

/* The step moves from one stack to the other; what takes it back is now the row that moved it. */
static void
move_step (GPtrArray *from, GPtrArray *to, const LtHistoryEntry *entry)
{
  if (top (from) == NULL || top (from)->step != entry->refers)
    return;      /* not ours to follow: a damaged history ends here */
  g_ptr_array_set_size (from, from->len - 1);
  g_ptr_array_add (to, group_new (entry->refers, entry->id));
}

void
lt_history_add (LtHistory *self, LtHistoryEntry *entry)
{
  g_ptr_array_add (self->entries, entry);
  g_hash_table_insert (self->by_id, &entry->id, entry);
  switch (entry->kind)
    {
    case LT_HISTORY_EDIT:
      g_ptr_array_set_size (self->redo, 0);
      if (!entry->automatic)
        g_ptr_array_add (self->undo, group_new (entry->id, entry->id));
      else if (top (self->undo) != NULL)
        g_array_append_val (top (self->undo)->rows, entry->id);
      break;
    case LT_HISTORY_UNDO:
      move_step (self->undo, self->redo, entry);
      break;
    case LT_HISTORY_REDO:
      move_step (self->redo, self->undo, entry);
      break;
    }
}

const GPtrArray *
lt_history_get_entries (LtHistory *self)
{
  return self->entries;
}

const LtHistoryGroup *
lt_history_peek_undo (LtHistory *self)
{
  return top (self->undo);
}

const LtHistoryGroup *
lt_history_peek_redo (LtHistory *self)
{
  return top (self->redo);
}

/* --- Jumping --- */

/* How many lie above a step on a stack; those of all for 0. FALSE: it is not there. */
static gboolean
find_above (const GPtrArray *stack, gint64 step, guint *n)
{
  for (*n = 0; *n < stack->len; ++*n)
    if (((const LtHistoryGroup *) stack->pdata[stack->len - 1 - *n])->step == step)
      return TRUE;
  return step == 0;
}

gboolean
lt_history_find_way (LtHistory *self, gint64 step, gboolean *undo, guint *n)
{
  *undo = find_above (self->undo, step, n);
  if (*undo)
    return TRUE;
  if (!find_above (self->redo, step, n))
    return FALSE;
  ++*n;      /* the step itself, too */
  return TRUE;
}

static LtStep *
step_new (gint64 id, const LtHistoryEntry *entry, gboolean done)
{
  LtStep *step = g_new0 (LtStep, 1);

  step->id = id;
  step->done = done;
  step->label = entry != NULL ? g_strdup (entry->label) : NULL;
  step->author = entry != NULL ? g_strdup (entry->author) : NULL;
  step->utc = entry != NULL ? g_strdup (entry->utc) : NULL;
  return step;
}

/* The founding entry is of no step. */
static LtStep *
first_step (LtHistory *self)
{
  const LtHistoryEntry *first = self->entries->len > 0 ? self->entries->pdata[0] : NULL;
  const gboolean founded = first != NULL && first->kind == LT_HISTORY_EDIT && first->automatic;
  LtStep *step = step_new (0, founded ? first : NULL, TRUE);

  step->changes = founded ? first->changes : 0;
  return step;
}

static void
add_step (LtHistory *self, const LtHistoryGroup *group, gboolean done, GPtrArray *steps)
{
  LtStep *step = step_new (group->step, lt_history_find (self, group->step), done);

  for (guint i = 0; i < group->rows->len; i++)
    step->changes += lt_history_find (self, g_array_index (group->rows, gint64, i))->changes;
  g_ptr_array_add (steps, step);
}

GPtrArray *
lt_history_list_steps (LtHistory *self)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_step_free);

  g_ptr_array_add (steps, first_step (self));
  for (guint i = 0; i < self->undo->len; i++)
    add_step (self, self->undo->pdata[i], TRUE, steps);
  for (guint i = self->redo->len; i-- > 0;)
    add_step (self, self->redo->pdata[i], FALSE, steps);
  return steps;
}

void
lt_step_free (LtStep *self)
{
  g_free (self->label);
  g_free (self->author);
  g_free (self->utc);
  g_free (self);
}

const LtHistoryEntry *
lt_history_find (LtHistory *self, gint64 id)
{
  return g_hash_table_lookup (self->by_id, &id);
}
