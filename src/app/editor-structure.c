/* What a chain consists of, and how chains hang together, changed by hand. */
#include "config.h"
#include "app/editor-private.h"

#include "workspace/edit-chain.h"
#include "workspace/edit-flow.h"
#include "workspace/edit-segment.h"

#include <glib/gi18n-lib.h>

/* --- Segments --- */

static gboolean
merge (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;

  return lt_edit_merge_segments (edit, lt_job_ids (job)[0], lt_job_ids (job) + 1, job->ids->len - 1, error);
}

void
lt_editor_merge (LtEditor *self, const gint64 *segments, guint n)
{
  const char *into = n > 0 ? lt_editor_name_of (self, LT_TABLE_SEGMENT, segments[0]) : NULL;

  if (n < 2)
    return;
  lt_job_run (lt_job_new (self, merge, LT_TABLE_SEGMENT, segments, n),
              n == 2 ? g_strdup_printf (_("Merge “%s” into “%s”"), lt_editor_name_of (self, LT_TABLE_SEGMENT, segments[1]), into)
                     : g_strdup_printf (_("Merge %u segments into “%s”"), n - 1, into));
}

static gboolean
split (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;
  gint64 made;

  return lt_edit_split_segment (edit, lt_job_ids (job)[0], job->name, (const gint64 *) (gpointer) job->others->data, job->others->len,
                                &made, error)
         && g_array_append_val (job->copied, made) != NULL;
}

void
lt_editor_split (LtEditor *self, gint64 segment, const char *name, const gint64 *products, guint n)
{
  LtJob *job = lt_job_new (self, split, LT_TABLE_SEGMENT, &segment, 1);

  job->name = g_strdup (name);
  job->others = g_array_new (FALSE, FALSE, sizeof (gint64));
  job->copied = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (job->others, products, n);
  lt_job_run (job, g_strdup_printf (_("Split “%s” off “%s”"), name, lt_editor_name_of (self, LT_TABLE_SEGMENT, segment)));
}

/* --- Flows --- */

static gboolean
reverse_flow (LtEdit *edit, gpointer data, GError **error)
{
  return lt_edit_reverse_flow (edit, lt_job_ids (data)[0], error);
}

void
lt_editor_reverse_flow (LtEditor *self, gint64 flow)
{
  g_autofree char *ends = lt_thing_describe_flow (lt_workspace_get_model (lt_editor_get_workspace (self)), flow);

  lt_job_run (lt_job_new (self, reverse_flow, LT_TABLE_FLOW, &flow, 1), g_strdup_printf (_("Reverse “%s”"), ends));
}

/* --- Chains --- */

static gboolean
reorder (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;

  return lt_edit_reorder_chain (edit, lt_job_ids (job)[0], job->chain, error);
}

void
lt_editor_reorder_chain (LtEditor *self, gint64 chain, gint64 before)
{
  LtJob *job = lt_job_new (self, reorder, LT_TABLE_CHAIN, &chain, 1);

  job->chain = before;
  lt_job_run (job, g_strdup_printf (_("Change the place of “%s” in the list"), lt_editor_name_of (self, LT_TABLE_CHAIN, chain)));
}

void
lt_editor_step_chain (LtEditor *self, gint64 chain, gint by)
{
  g_autoptr(GPtrArray) chains = lt_model_sorted (lt_workspace_get_model (lt_editor_get_workspace (self)), LT_TABLE_CHAIN);
  gint at = 0, to;

  while (at < (gint) chains->len && ((const LtChain *) chains->pdata[at])->id != chain)
    at++;
  to = at + (by > 0 ? 2 : -1);
  if (at == (gint) chains->len || to < 0 || to > (gint) chains->len)
    return;
  lt_editor_reorder_chain (self, chain, to < (gint) chains->len ? ((const LtChain *) chains->pdata[to])->id : 0);
}
