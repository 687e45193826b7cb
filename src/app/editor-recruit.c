#include "config.h"
#include "app/editor-recruit.h"

#include "app/editor-private.h"
#include "workspace/edit-ledger.h"
#include "workspace/edit-participation.h"
#include "workspace/edit-supply.h"
#include "workspace/edit-target.h"

#include <glib/gi18n-lib.h>

static gboolean
add_targets (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;

  for (guint i = 0; i < job->ids->len; i++)
    {
      LtTarget row = { .enterprise = lt_job_ids (job)[i], .segment = job->other, .method = job->method };

      if (!lt_edit_add_target (edit, &row, NULL, error))
        return FALSE;
    }
  for (guint i = 0; job->others != NULL && i < job->others->len; i++)
    if (!lt_edit_participate (edit, g_array_index (job->others, gint64, i), job->other, LT_ROLE_NONE, NULL, error))
      return FALSE;
  return TRUE;
}

void
lt_editor_add_targets (LtEditor *self, gint64 segment, const gint64 *enterprises, guint n, LtMethod method,
                       const gint64 *others, guint n_others)
{
  LtJob *job = lt_job_new (self, add_targets, LT_TABLE_ENTERPRISE, enterprises, n);
  const char *to = lt_editor_name_of (self, LT_TABLE_SEGMENT, segment);
  char *label;

  job->other = segment;
  job->method = method;
  job->others = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (n_others > 0)
    g_array_append_vals (job->others, others, n_others);
  if (n_others > 0)
    label = g_strdup_printf (_("Make %u enterprises targets for “%s” and add %u to it"), n, to, n_others);
  else if (n == 1)
    label = g_strdup_printf (_("Make “%s” a target for “%s”"), lt_editor_name_of (self, LT_TABLE_ENTERPRISE, enterprises[0]), to);
  else
    label = g_strdup_printf (_("Make %u enterprises targets for “%s”"), n, to);
  lt_job_run (job, label);
}

static gboolean
accept_match (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;

  return lt_edit_add_supply (edit, lt_job_ids (job)[0], job->buyer, job->name, NULL, error);
}

void
lt_editor_accept_match (LtEditor *self, gint64 supplier, gint64 buyer, const char *product, LtEditorDone done, gpointer who)
{
  LtJob *job = lt_job_new (self, accept_match, LT_TABLE_ENTERPRISE, &supplier, 1);

  job->buyer = buyer;
  job->name = g_strdup (product);
  lt_job_run_for (job, g_strdup_printf (_("“%s” supplies “%s”"), lt_editor_name_of (self, LT_TABLE_ENTERPRISE, supplier),
                                        lt_editor_name_of (self, LT_TABLE_ENTERPRISE, buyer)), done, who);
}

static gboolean
add_ledger (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;

  return lt_edit_add_ledger (edit, job->ledger, NULL, error);
}

void
lt_editor_add_ledger (LtEditor *self, const LtLedger *entry, LtEditorDone done, gpointer who)
{
  LtJob *job = lt_job_new (self, add_ledger, LT_TABLE_TARGET, &entry->target, 1);
  LtModel *model = lt_workspace_get_model (lt_editor_get_workspace (self));
  const LtTarget *target = lt_model_get (model, LT_TABLE_TARGET, entry->target);
  const char *name = target != NULL ? lt_editor_name_of (self, LT_TABLE_ENTERPRISE, target->enterprise) : "";

  job->ledger = lt_row_copy (LT_TABLE_LEDGER, entry);
  lt_job_run_for (job, g_strdup_printf (_("Add to the ledger of “%s”"), name), done, who);
}
