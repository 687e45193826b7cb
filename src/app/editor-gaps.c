#include "config.h"
#include "app/editor-gaps.h"

#include "app/editor-private.h"
#include "exchange/template-compare.h"
#include "exchange/template-edit.h"
#include "workspace/edit-override.h"
#include "workspace/edit-threshold.h"

#include <glib/gi18n-lib.h>

/* --- What a coverage is held to be --- */

static gboolean
set_override (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;

  return lt_edit_set_override (edit, job->override, error);
}

void
lt_editor_set_override (LtEditor *self, const LtOverride *row, LtEditorDone done, gpointer who)
{
  LtJob *job = lt_job_new (self, set_override, LT_TABLE_SEGMENT, &row->segment, 1);

  job->override = lt_row_copy (LT_TABLE_OVERRIDE, row);
  job->done = done;
  g_weak_ref_set (&job->who, who);
  lt_job_run (job, g_strdup_printf (_("Set the coverage of “%s” by hand"),
                                    lt_editor_name_of (self, LT_TABLE_SEGMENT, row->segment)));
}

static gboolean
clear_override (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;

  return lt_edit_clear_override (edit, job->other, lt_job_ids (job)[0], error);
}

void
lt_editor_clear_override (LtEditor *self, gint64 region, gint64 segment)
{
  LtJob *job = lt_job_new (self, clear_override, LT_TABLE_SEGMENT, &segment, 1);

  job->other = region;
  job->deletes = TRUE;
  lt_job_run (job, g_strdup_printf (_("Withdraw the coverage of “%s” that was set by hand"),
                                    lt_editor_name_of (self, LT_TABLE_SEGMENT, segment)));
}

/* --- Rules --- */

/* One of the steps that a job has as its `others`. */
typedef struct {
  gint64   region;
  LtRule   rule;
  gboolean clears;
  double   value;
} RuleStep;

static gboolean
set_rules (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;

  for (guint i = 0; i < job->others->len; i++)
    {
      const RuleStep *step = &g_array_index (job->others, RuleStep, i);

      if (!(step->clears ? lt_edit_clear_threshold (edit, step->region, step->rule, error)
                         : lt_edit_set_threshold (edit, step->region, step->rule, step->value, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_row (LtModel *model, gint64 region, LtRule rule)
{
  GPtrArray *rows = lt_model_refs (model, LT_TABLE_THRESHOLD, "region", region);

  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (((LtThreshold *) rows->pdata[i])->name, lt_rule_get_info (rule)->name) == 0)
      return TRUE;
  return FALSE;
}

/* Of the viewpoint and what is above it. A foreign file's regions may form a ring. */
static void
clear_above (LtModel *model, gint64 viewpoint, LtRule rule, GArray *steps)
{
  const LtRegion *row = lt_model_get_region (model, viewpoint);

  for (guint depth = 0; row != NULL && depth <= lt_model_count (model, LT_TABLE_REGION); depth++)
    {
      if (has_row (model, row->id, rule))
        g_array_append_val (steps, ((RuleStep) { row->id, rule, TRUE, 0 }));
      row = lt_model_get_region (model, row->parent);
    }
}

/* Weights that grow come first: at no step are all of them zero. */
static int
compare_steps (gconstpointer a, gconstpointer b)
{
  const RuleStep *x = a, *y = b;

  return x->value != y->value ? (x->value > y->value ? -1 : 1) : 0;
}

void
lt_editor_set_rules (LtEditor *self, gint64 viewpoint, gboolean everywhere, const LtRules *rules, LtEditorDone done, gpointer who)
{
  LtModel *model = lt_workspace_get_model (lt_editor_get_workspace (self));
  LtJob *job = lt_job_new (self, set_rules, LT_TABLE_THRESHOLD, NULL, 0);
  LtRules before;

  job->others = g_array_new (FALSE, FALSE, sizeof (RuleStep));
  lt_rules_read (&before, model, viewpoint);
  for (guint i = 0; i < LT_N_RULES; i++)
    if (before.values[i] != rules->values[i])
      {
        g_array_append_val (job->others, ((RuleStep) { everywhere ? 0 : viewpoint, i, FALSE, rules->values[i] }));
        if (everywhere)
          clear_above (model, viewpoint, i, job->others);
      }
  g_array_sort (job->others, compare_steps);
  job->done = done;
  g_weak_ref_set (&job->who, who);
  lt_job_run (job, everywhere ? g_strdup (_("Change thresholds and weights"))
                              : g_strdup_printf (_("Change thresholds and weights of “%s”"),
                                                 lt_editor_name_of (self, LT_TABLE_REGION, viewpoint)));
}

/* --- Reference chains --- */

static gboolean
choose_template (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;

  return lt_template_choose (edit, job->chain, job->name, error);
}

void
lt_editor_choose_template (LtEditor *self, gint64 chain, const char *template)
{
  LtJob *job = lt_job_new (self, choose_template, LT_TABLE_CHAIN, NULL, 0);

  job->chain = chain;
  job->name = g_strdup (template);
  lt_job_run (job, g_strdup_printf (_("Choose a reference chain for “%s”"), lt_editor_name_of (self, LT_TABLE_CHAIN, chain)));
}

static gboolean
take_lacking (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;
  g_autoptr(LtTemplate) template = lt_template_load (job->name, error);

  return template != NULL
         && lt_template_take (edit, template, job->chain, (const guint *) (gpointer) job->others->data, job->others->len,
                              job->copied, error);
}

void
lt_editor_take_lacking (LtEditor *self, const char *template, gint64 chain, const guint *indexes, guint n, const char *name)
{
  LtJob *job = lt_job_new (self, take_lacking, LT_TABLE_SEGMENT, NULL, 0);
  const char *to = lt_editor_name_of (self, LT_TABLE_CHAIN, chain);

  job->name = g_strdup (template);
  job->chain = chain;
  job->others = g_array_new (FALSE, FALSE, sizeof (guint));
  job->copied = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (job->others, indexes, n);
  lt_job_run (job, n == 1 ? g_strdup_printf (_("Take “%s” over into “%s”"), name, to)
                          : g_strdup_printf (ngettext ("Take %u segment over into “%s”", "Take %u segments over into “%s”", n), n,
                                             to));
}
