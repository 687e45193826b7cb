#include "config.h"
#include "app/detail-choices.h"

#include <glib/gi18n-lib.h>

#define CRITICALITY_MAX 3

static void
append (LtDetailChoices *self, gint64 number, const char *label)
{
  g_array_append_val (self->numbers, number);
  g_ptr_array_insert (self->labels, self->labels->len - 1, g_strdup (label));
}

/** lt_fact_choices_prepend: one more, at the top. */
void
lt_fact_choices_prepend (LtDetailChoices *self, gint64 number, const char *label)
{
  g_array_prepend_val (self->numbers, number);
  g_ptr_array_insert (self->labels, 0, g_strdup (label));
}

/* Whether a chain is, or is part of, another one. A foreign file's chains may form a ring. */
static gboolean
is_within (LtModel *model, const LtChain *row, gint64 whole)
{
  for (guint depth = 0; row != NULL && depth <= lt_model_count (model, LT_TABLE_CHAIN); depth++)
    {
      if (row->id == whole)
        return TRUE;
      row = lt_model_get_chain (model, row->parent);
    }
  return FALSE;
}

/* @without: 0, or a chain that is left out with its parts */
static void
append_chains (LtDetailChoices *self, LtModel *model, gint64 without)
{
  const GPtrArray *rows = lt_model_get_sorted (model, LT_TABLE_CHAIN);

  for (guint i = 0; i < rows->len; i++)
    {
      const LtChain *row = rows->pdata[i];

      if (without == 0 || !is_within (model, row, without))
        append (self, row->id, row->name);
    }
}

static void
append_criticalities (LtDetailChoices *self)
{
  append (self, LT_UNKNOWN_INT, C_("criticality", "Unknown"));
  for (gint i = 0; i <= CRITICALITY_MAX; i++)
    {
      g_autofree char *label = g_strdup_printf ("%d", i);

      append (self, i, label);
    }
}

static void
append_list (LtDetailChoices *self, LtTable table, const char *column)
{
  const LtColumn *info = &lt_table_get_info (table)->columns[lt_table_find_column (table, column)];

  append (self, 0, C_("choice", "Not set"));
  for (gint i = 1; info->nicks[i] != NULL; i++)
    append (self, i, lt_enum_label (table, column, i));
}

LtDetailChoices *
lt_fact_choices_new (LtModel *model, LtFact fact, gint64 id)
{
  LtDetailChoices *self = g_new (LtDetailChoices, 1);

  self->numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->labels = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->labels, NULL);
  switch (fact)
    {
    case LT_FACT_SEGMENT_CHAIN:
      append_chains (self, model, 0);
      break;
    case LT_FACT_CHAIN_PARENT:
      append (self, 0, C_("chain", "None"));
      append_chains (self, model, id);
      break;
    case LT_FACT_SEGMENT_CRITICALITY:
      append_criticalities (self);
      break;
    case LT_FACT_SEGMENT_POSITION:
      append_list (self, LT_TABLE_SEGMENT, "position");
      break;
    case LT_FACT_CHAIN_ROLE:
      append_list (self, LT_TABLE_CHAIN, "role");
      break;
    case LT_FACT_FLOW_KIND:
      append_list (self, LT_TABLE_FLOW, "kind");
      break;
    case LT_FACT_TARGET_METHOD:
      append_list (self, LT_TABLE_TARGET, "method");
      break;
    case LT_FACT_TARGET_STATUS:
      append_list (self, LT_TABLE_TARGET, "status");
      break;
    default:
      append_list (self, LT_TABLE_PARTICIPATION, "role");
    }
  return self;
}

void
lt_fact_choices_free (LtDetailChoices *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->numbers);
  g_ptr_array_unref (self->labels);
  g_free (self);
}
