#include "config.h"
#include "app/editor-links.h"

#include "app/editor-private.h"
#include "exchange/template-edit.h"
#include "workspace/edit-checks.h"
#include "workspace/edit-participation.h"
#include "workspace/edit-placement.h"
#include "workspace/edit-segment.h"
#include "workspace/edit-study.h"
#include "workspace/edit-supply.h"

#include <glib/gi18n-lib.h>

/* --- Links to a segment --- */

/* "Add “A” to “B”", or `many` with how many there are */
static char *
link_label (LtEditor *self, const char *many, LtTable table, const gint64 *ids, guint n, gint64 segment)
{
  const char *to = lt_editor_name_of (self, LT_TABLE_SEGMENT, segment);

  return n == 1 ? g_strdup_printf (_("Add “%s” to “%s”"), lt_editor_name_of (self, table, ids[0]), to) : g_strdup_printf (many, n, to);
}

static gboolean
participate (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;

  for (guint i = 0; i < job->ids->len; i++)
    if (!lt_edit_participate (edit, lt_job_ids (job)[i], job->other, LT_ROLE_NONE, NULL, error))
      return FALSE;
  return TRUE;
}

void
lt_editor_participate (LtEditor *self, gint64 segment, const gint64 *enterprises, guint n)
{
  LtJob *job = lt_job_new (self, participate, LT_TABLE_ENTERPRISE, enterprises, n);

  job->other = segment;
  lt_job_run (job, link_label (self, _("Add %u enterprises to “%s”"), LT_TABLE_ENTERPRISE, enterprises, n,
                               segment));
}

static gboolean
study (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;

  for (guint i = 0; i < job->ids->len; i++)
    if (!lt_edit_add_study (edit, lt_job_ids (job)[i], job->other, NULL, error))
      return FALSE;
  return TRUE;
}

void
lt_editor_study (LtEditor *self, gint64 segment, const gint64 *institutions, guint n)
{
  LtJob *job = lt_job_new (self, study, LT_TABLE_INSTITUTION, institutions, n);

  job->other = segment;
  lt_job_run (job, link_label (self, _("Add %u innovation platforms to “%s”"), LT_TABLE_INSTITUTION,
                               institutions, n, segment));
}

static gboolean
supply (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;

  for (guint i = 0; i < job->ids->len; i++)
    if (!lt_edit_add_supply (edit, lt_job_ids (job)[i], job->buyer, NULL, NULL, error))
      return FALSE;
  return TRUE;
}

void
lt_editor_supply (LtEditor *self, const gint64 *suppliers, guint n, gint64 buyer)
{
  LtJob *job = lt_job_new (self, supply, LT_TABLE_ENTERPRISE, suppliers, n);
  const char *to = lt_editor_name_of (self, LT_TABLE_ENTERPRISE, buyer);

  job->buyer = buyer;
  lt_job_run (job, n == 1 ? g_strdup_printf (_("“%s” supplies “%s”"), lt_editor_name_of (self, LT_TABLE_ENTERPRISE, suppliers[0]), to)
                          : g_strdup_printf (_("%u enterprises supply “%s”"), n, to));
}

/* --- Segments --- */

/* What is shown has the places of others; where it comes to stand is kept with them. */
static gboolean
keep_place (LtEdit *edit, LtJob *job, gint64 segment, GError **error)
{
  return !job->placed
         || (lt_places_complete (edit, job->places, error)
             && lt_edit_place (edit, job->chain, segment, job->point.x, job->point.y, error));
}

static void
set_place (LtJob *job, LtScene *scene, const LtPoint *at)
{
  LtGraph *graph = scene != NULL ? lt_scene_get_graph (scene) : NULL;

  if (at == NULL || graph == NULL || graph->kind != LT_DIAGRAM_CHAIN || graph->chain != job->chain)
    return;
  job->placed = TRUE;
  job->point = *at;
  job->places = lt_places_new (graph, lt_scene_get_layout (scene));
}

static gboolean
move_segments (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;

  return lt_edit_move_segments (edit, lt_job_ids (job), job->ids->len, job->chain, job->position, error)
         && keep_place (edit, job, lt_job_ids (job)[0], error);
}

void
lt_editor_move_segments (LtEditor *self, const gint64 *segments, guint n, gint64 chain, gint position, LtScene *scene, const LtPoint *at)
{
  LtJob *job;

  if (n == 0)
    return;
  job = lt_job_new (self, move_segments, LT_TABLE_SEGMENT, segments, n);
  job->chain = chain;
  job->position = position;
  set_place (job, scene, at);
  lt_job_run (job, lt_editor_label_of (self, _("Move “%s”"), _("Move %u segments"), LT_TABLE_SEGMENT, segments, n));
}

static gboolean
take_segment (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;
  g_autoptr(LtTemplate) template = lt_template_load (job->name, error);
  gint64 id;

  if (template == NULL || !lt_template_add_segment (edit, template, job->row, job->chain, &id, error)
      || (job->position != LT_POSITION_STAYS && !lt_edit_move_segments (edit, &id, 1, 0, job->position, error))
      || !keep_place (edit, job, id, error))
    return FALSE;
  g_array_append_val (job->copied, id);
  return TRUE;
}

void
lt_editor_take_segment (LtEditor *self, LtScene *scene, const char *template, guint row, const char *name, gint64 chain, gint position,
                        const LtPoint *at)
{
  LtJob *job = lt_job_new (self, take_segment, LT_TABLE_SEGMENT, NULL, 0);

  job->name = g_strdup (template);
  job->row = row;
  job->chain = chain;
  job->position = position;
  job->copied = g_array_new (FALSE, FALSE, sizeof (gint64));
  set_place (job, scene, at);
  lt_job_run (job, g_strdup_printf (_("Add “%s” from a template"), name));
}

/* --- Templates --- */

static gboolean
add_template (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;
  g_autoptr(LtTemplate) template = lt_template_load (job->name, error);
  gint64 id;

  if (template == NULL || !lt_template_add_chain (edit, template, &id, error))
    return FALSE;
  g_array_append_val (job->copied, id);
  return TRUE;
}

void
lt_editor_add_template (LtEditor *self, const char *template, const char *title)
{
  LtJob *job = lt_job_new (self, add_template, LT_TABLE_CHAIN, NULL, 0);

  job->name = g_strdup (template);
  job->copied = g_array_new (FALSE, FALSE, sizeof (gint64));
  lt_job_run (job, g_strdup_printf (_("Add the chain “%s” from a template"), title));
}

static gboolean
merge_template (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;
  g_autoptr(LtTemplate) template = lt_template_load (job->name, error);
  LtTemplateReport report;

  if (template == NULL || !lt_template_merge (edit, template, job->chain, job->copied, &report, error))
    return FALSE;
  return report.segments_added + report.flows_added > 0
         || lt_edit_refuse (error, _("The chain has all that is in the template “%s” already."), template->title);
}

void
lt_editor_merge_template (LtEditor *self, const char *template, const char *title, gint64 chain)
{
  LtJob *job = lt_job_new (self, merge_template, LT_TABLE_SEGMENT, NULL, 0);

  job->name = g_strdup (template);
  job->chain = chain;
  job->copied = g_array_new (FALSE, FALSE, sizeof (gint64));
  lt_job_run (job, g_strdup_printf (_("Merge the template “%s” into “%s”"), title, lt_editor_name_of (self, LT_TABLE_CHAIN, chain)));
}
