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

static gboolean
move_segments (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;

  return lt_edit_move_segments (edit, lt_job_ids (job), job->ids->len, job->chain, job->position, error);
}

static const char *
position_label (gint position)
{
  return position == LT_POSITION_NONE ? C_("position", "No position") : lt_enum_label (LT_TABLE_SEGMENT, "position", position);
}

void
lt_editor_move_segments (LtEditor *self, const gint64 *segments, guint n, gint64 chain, gint position)
{
  LtJob *job;
  g_autofree char *what = NULL;

  if (n == 0)
    return;
  job = lt_job_new (self, move_segments, LT_TABLE_SEGMENT, segments, n);
  job->chain = chain;
  job->position = position;
  what = lt_editor_label_of (self, _("“%s”"), _("%u segments"), LT_TABLE_SEGMENT, segments, n);
  lt_job_run (job, g_strdup_printf (C_("what, where", "Move %s to %s"), what,
                                    chain != 0 ? lt_editor_name_of (self, LT_TABLE_CHAIN, chain) : position_label (position)));
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
  const LtFlow *row = lt_model_get (lt_workspace_get_model (lt_editor_get_workspace (self)), LT_TABLE_FLOW, flow);

  if (row != NULL)
    lt_job_run (lt_job_new (self, reverse_flow, LT_TABLE_FLOW, &flow, 1),
                g_strdup_printf (_("Reverse the flow “%s” → “%s”"), lt_editor_name_of (self, LT_TABLE_SEGMENT, row->supplier),
                                 lt_editor_name_of (self, LT_TABLE_SEGMENT, row->buyer)));
}

/* --- Chains --- */

static gboolean
set_role (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;

  for (guint i = 0; i < job->ids->len; i++)
    if (!lt_edit_set_chain_role (edit, lt_job_ids (job)[i], job->role, error))
      return FALSE;
  return TRUE;
}

void
lt_editor_set_chain_role (LtEditor *self, const gint64 *chains, guint n, LtChainRole role)
{
  LtJob *job = lt_job_new (self, set_role, LT_TABLE_CHAIN, chains, n);
  g_autofree char *what = lt_editor_label_of (self, _("“%s”"), _("%u chains"), LT_TABLE_CHAIN, chains, n);

  job->role = role;
  lt_job_run (job, role == LT_CHAIN_ROLE_NONE ? g_strdup_printf (_("No role for %s"), what)
                   : g_strdup_printf (C_("chain, role", "Role of %s: %s"), what, lt_enum_label (LT_TABLE_CHAIN, "role", role)));
}

static gboolean
nest (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;

  for (guint i = 0; i < job->ids->len; i++)
    if (!lt_edit_nest_chain (edit, lt_job_ids (job)[i], job->chain, error))
      return FALSE;
  return TRUE;
}

void
lt_editor_nest_chains (LtEditor *self, const gint64 *chains, guint n, gint64 parent)
{
  LtJob *job = lt_job_new (self, nest, LT_TABLE_CHAIN, chains, n);
  g_autofree char *what = lt_editor_label_of (self, _("“%s”"), _("%u chains"), LT_TABLE_CHAIN, chains, n);

  job->chain = parent;
  lt_job_run (job, parent == 0 ? g_strdup_printf (_("Take %s out of the chain above"), what)
                   : g_strdup_printf (_("Make %s part of “%s”"), what, lt_editor_name_of (self, LT_TABLE_CHAIN, parent)));
}

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
  lt_job_run (job, g_strdup_printf (_("Move the chain “%s” in the list"), lt_editor_name_of (self, LT_TABLE_CHAIN, chain)));
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
