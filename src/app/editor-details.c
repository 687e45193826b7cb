#include "config.h"
#include "app/editor-details.h"

#include "workspace/edit-chain.h"
#include "workspace/edit-citation.h"
#include "workspace/edit-flow.h"
#include "workspace/edit-participation.h"
#include "workspace/edit-rows.h"
#include "workspace/edit-segment.h"

#include <glib/gi18n-lib.h>

/* One edit on its way. Each kind uses what it needs of it. */
typedef struct {
  LtEditor    *editor;
  char        *label;
  LtEditFunc   func;
  gboolean     deletes;
  LtEditorDone done;
  GWeakRef     who;

  LtDetail     detail;
  LtTable      table;
  gint64       id, other;
  GArray      *ids;              /* gint64 */
  char        *text;
  LtCitation  *citation;
  LtSource    *source;           /* (nullable) */
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->editor);
  g_weak_ref_clear (&job->who);
  g_clear_pointer (&job->ids, g_array_unref);
  g_free (job->text);
  if (job->citation != NULL)
    lt_row_free (LT_TABLE_CITATION, job->citation);
  if (job->source != NULL)
    lt_row_free (LT_TABLE_SOURCE, job->source);
  g_free (job->label);
  g_free (job);
}

static Job *
job_new (LtEditor *self, LtEditFunc func)
{
  Job *job = g_new0 (Job, 1);

  job->editor = g_object_ref (self);
  job->func = func;
  g_weak_ref_init (&job->who, NULL);
  return job;
}

static void
set_ids (Job *job, const gint64 *ids, guint n)
{
  job->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (job->ids, ids, n);
}

static const gint64 *
ids_of (Job *job)
{
  return (const gint64 *) (gpointer) job->ids->data;
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GObject) who = g_weak_ref_get (&job->who);
  gboolean done = lt_workspace_edit_finish (LT_WORKSPACE (source), result, &error);

  if (!done)
    g_signal_emit_by_name (job->editor, "failed", error->message);
  else if (job->deletes)
    g_signal_emit_by_name (job->editor, "deleted", job->label);
  if (who != NULL)
    job->done (who, done ? NULL : error->message);
  job_free (job);
}

static gboolean
run_func (LtEdit *edit, gpointer data, GError **error)
{
  Job *job = data;

  return job->func (edit, job, error);
}

/* Takes the job and the label. */
static void
run (Job *job, char *label, LtEditorDone done, gpointer who)
{
  job->label = label;
  job->done = done;
  if (done != NULL)
    g_weak_ref_set (&job->who, who);
  lt_workspace_edit_async (lt_editor_get_workspace (job->editor), label, LT_EDIT_DEFAULT, run_func, job, NULL, NULL, NULL, NULL,
                           on_done, job);
}

/* --- How an edit is called in the history --- */

static LtModel *
model_of (LtEditor *self)
{
  return lt_workspace_get_model (lt_editor_get_workspace (self));
}

static const char *
name_of (LtEditor *self, LtTable table, gint64 id)
{
  const char *name = lt_thing_get_name (model_of (self), (LtThing) { table, id });

  return name != NULL ? name : "";
}

/* (transfer full): what a row is called, or what it is part of. */
static char *
describe (LtEditor *self, LtTable table, gint64 id)
{
  const LtParticipation *part = table == LT_TABLE_PARTICIPATION ? lt_model_get (model_of (self), table, id) : NULL;

  if (table == LT_TABLE_FLOW)
    return lt_thing_describe_flow (model_of (self), id);
  return g_strdup (part != NULL ? name_of (self, LT_TABLE_ENTERPRISE, part->enterprise) : name_of (self, table, id));
}

static const char *const one_label[LT_N_DETAILS] = {
  [LT_DETAIL_CHAIN_CHIEF]         = N_("Set the chief of “%s”"),
  [LT_DETAIL_CHAIN_UNIT]          = N_("Set the unit of “%s”"),
  [LT_DETAIL_CHAIN_LEADER]        = N_("Set the leading enterprise of “%s”"),
  [LT_DETAIL_CHAIN_ALLIANCE]      = N_("Set the alliance of “%s”"),
  [LT_DETAIL_SEGMENT_KEYWORDS]    = N_("Set the keywords of “%s”"),
  [LT_DETAIL_SEGMENT_CODES]       = N_("Set the industry codes of “%s”"),
  [LT_DETAIL_SEGMENT_NOTE]        = N_("Set the note of “%s”"),
  [LT_DETAIL_FLOW_NOTE]           = N_("Set the note of “%s”"),
  [LT_DETAIL_CHAIN_ROLE]          = N_("Set the role of “%s”"),
  [LT_DETAIL_CHAIN_PARENT]        = N_("Move the chain “%s”"),
  [LT_DETAIL_SEGMENT_CHAIN]       = N_("Move “%s” to another chain"),
  [LT_DETAIL_SEGMENT_POSITION]    = N_("Set the position of “%s”"),
  [LT_DETAIL_SEGMENT_CRITICALITY] = N_("Set the criticality of “%s”"),
  [LT_DETAIL_FLOW_KIND]           = N_("Set the kind of “%s”"),
  [LT_DETAIL_PARTICIPATION_ROLE]  = N_("Set the role of “%s”"),
};

static const char *
many_label (LtDetail detail)
{
  switch (detail)
    {
    case LT_DETAIL_SEGMENT_CHAIN:
      return _("Move %u segments to another chain");
    case LT_DETAIL_SEGMENT_POSITION:
      return _("Set the position of %u segments");
    case LT_DETAIL_SEGMENT_CRITICALITY:
      return _("Set the criticality of %u segments");
    case LT_DETAIL_CHAIN_PARENT:
      return _("Move %u chains");
    default:
      return _("Set the role of %u chains");
    }
}

static char *
text_label (LtEditor *self, LtDetail detail, gint64 id, const char *text)
{
  g_autofree char *row = describe (self, lt_detail_get_table (detail), id);

  return one_label[detail] == NULL ? g_strdup_printf (_("Rename “%s” to “%s”"), row, text) : g_strdup_printf (_(one_label[detail]), row);
}

static char *
number_label (LtEditor *self, LtDetail detail, const gint64 *ids, guint n)
{
  g_autofree char *row = describe (self, lt_detail_get_table (detail), ids[0]);

  return n == 1 ? g_strdup_printf (_(one_label[detail]), row) : g_strdup_printf (many_label (detail), n);
}

/* --- Details --- */

static gboolean
set_text (LtEdit *edit, gpointer data, GError **error)
{
  Job *job = data;

  return lt_edit_set_text (edit, job->detail, job->id, job->text, error);
}

void
lt_editor_set_text (LtEditor *self, LtDetail detail, gint64 id, const char *text, LtEditorDone done, gpointer who)
{
  Job *job = job_new (self, set_text);

  job->detail = detail;
  job->id = id;
  job->text = g_strdup (text);
  run (job, text_label (self, detail, id, text), done, who);
}

static gboolean
set_number (LtEdit *edit, gpointer data, GError **error)
{
  Job *job = data;

  return lt_edit_set_number (edit, job->detail, ids_of (job), job->ids->len, job->other, error);
}

void
lt_editor_set_number (LtEditor *self, LtDetail detail, const gint64 *ids, guint n, gint64 number, LtEditorDone done, gpointer who)
{
  Job *job = job_new (self, set_number);

  job->detail = detail;
  job->other = number;
  set_ids (job, ids, n);
  run (job, number_label (self, detail, ids, n), done, who);
}

static gboolean
add_products (LtEdit *edit, gpointer data, GError **error)
{
  Job *job = data;

  return lt_edit_add_products (edit, job->id, job->text, error);
}

void
lt_editor_add_products (LtEditor *self, gint64 segment, const char *names, LtEditorDone done, gpointer who)
{
  Job *job = job_new (self, add_products);

  job->id = segment;
  job->text = g_strdup (names);
  run (job, g_strdup_printf (_("Add products to “%s”"), name_of (self, LT_TABLE_SEGMENT, segment)), done, who);
}

static gboolean
cite (LtEdit *edit, gpointer data, GError **error)
{
  Job *job = data;

  if (job->source != NULL && !lt_edit_add_source (edit, job->source, error))
    return FALSE;
  if (job->source != NULL)
    job->citation->source = job->source->id;
  return lt_edit_cite (edit, job->table, job->id, job->citation, error);
}

void
lt_editor_cite (LtEditor *self, LtThing backed, const LtCitation *citation, const LtSource *source, LtEditorDone done, gpointer who)
{
  Job *job = job_new (self, cite);
  g_autofree char *row = describe (self, backed.table, backed.id);

  job->table = backed.table;
  job->id = backed.id;
  job->citation = lt_row_copy (LT_TABLE_CITATION, citation);
  job->source = source != NULL ? lt_row_copy (LT_TABLE_SOURCE, source) : NULL;
  run (job, g_strdup_printf (_("Add a source to “%s”"), row), done, who);
}

/* --- Links --- */

static gboolean
merge (LtEdit *edit, gpointer data, GError **error)
{
  Job *job = data;

  return lt_edit_merge_segments (edit, job->id, ids_of (job), job->ids->len, error);
}

void
lt_editor_merge (LtEditor *self, gint64 into, const gint64 *segments, guint n)
{
  Job *job = job_new (self, merge);

  job->id = into;
  set_ids (job, segments, n);
  run (job, g_strdup_printf (_("Merge %u segments into “%s”"), n, name_of (self, LT_TABLE_SEGMENT, into)), NULL, NULL);
}

static gboolean
participate (LtEdit *edit, gpointer data, GError **error)
{
  Job *job = data;

  return lt_edit_participate (edit, job->id, job->other, LT_ROLE_NONE, NULL, error);
}

void
lt_editor_participate (LtEditor *self, gint64 enterprise, gint64 segment)
{
  Job *job = job_new (self, participate);

  job->id = enterprise;
  job->other = segment;
  run (job, g_strdup_printf (_("Add “%s” to “%s”"), name_of (self, LT_TABLE_ENTERPRISE, enterprise),
                             name_of (self, LT_TABLE_SEGMENT, segment)), NULL, NULL);
}

static gboolean
study (LtEdit *edit, gpointer data, GError **error)
{
  Job *job = data;

  return lt_edit_study (edit, job->id, job->other, NULL, error);
}

void
lt_editor_study (LtEditor *self, gint64 institution, gint64 segment)
{
  Job *job = job_new (self, study);

  job->id = institution;
  job->other = segment;
  run (job, g_strdup_printf (_("Add “%s” to “%s”"), name_of (self, LT_TABLE_INSTITUTION, institution),
                             name_of (self, LT_TABLE_SEGMENT, segment)), NULL, NULL);
}

static gboolean
reverse_flow (LtEdit *edit, gpointer data, GError **error)
{
  return lt_edit_reverse_flow (edit, ((Job *) data)->id, error);
}

void
lt_editor_reverse_flow (LtEditor *self, gint64 flow)
{
  Job *job = job_new (self, reverse_flow);
  g_autofree char *ends = lt_thing_describe_flow (model_of (self), flow);

  job->id = flow;
  run (job, g_strdup_printf (_("Reverse “%s”"), ends), NULL, NULL);
}

static gboolean
reorder_chain (LtEdit *edit, gpointer data, GError **error)
{
  Job *job = data;

  return lt_edit_reorder_chain (edit, job->id, job->other, error);
}

void
lt_editor_reorder_chain (LtEditor *self, gint64 chain, gint64 before)
{
  Job *job = job_new (self, reorder_chain);

  job->id = chain;
  job->other = before;
  run (job, g_strdup_printf (_("Change the place of “%s” in the list"), name_of (self, LT_TABLE_CHAIN, chain)), NULL, NULL);
}

/* --- Taking away --- */

static gboolean
remove_row (LtEdit *edit, gpointer data, GError **error)
{
  Job *job = data;

  return lt_edit_delete_all (edit, job->table, &job->id, 1, error);
}

/* (transfer full) (nullable): NULL: it is gone */
static char *
removal_label (LtEditor *self, LtThing part)
{
  LtModel *model = model_of (self);
  gconstpointer row = lt_model_get (model, part.table, part.id);
  g_autofree char *what = NULL;
  LtTable table;

  if (row == NULL)
    return NULL;
  switch (part.table)
    {
    case LT_TABLE_PRODUCT:
      return g_strdup_printf (_("Remove “%s” from “%s”"), ((const LtProduct *) row)->name,
                              name_of (self, LT_TABLE_SEGMENT, ((const LtProduct *) row)->segment));
    case LT_TABLE_PARTICIPATION:
      return g_strdup_printf (_("Remove “%s” from “%s”"), name_of (self, LT_TABLE_ENTERPRISE, ((const LtParticipation *) row)->enterprise),
                              name_of (self, LT_TABLE_SEGMENT, ((const LtParticipation *) row)->segment));
    case LT_TABLE_STUDY:
      return g_strdup_printf (_("Remove “%s” from “%s”"), name_of (self, LT_TABLE_INSTITUTION, ((const LtStudy *) row)->institution),
                              name_of (self, LT_TABLE_SEGMENT, ((const LtStudy *) row)->segment));
    default:
      if (lt_table_from_name (((const LtCitation *) row)->subject, &table))
        what = describe (self, table, ((const LtCitation *) row)->row);
      return g_strdup_printf (_("Remove a source from “%s”"), what != NULL ? what : "");
    }
}

void
lt_editor_remove (LtEditor *self, LtThing part)
{
  char *label = removal_label (self, part);
  Job *job;

  if (label == NULL)
    return;
  job = job_new (self, remove_row);
  job->table = part.table;
  job->id = part.id;
  job->deletes = TRUE;
  run (job, label, NULL, NULL);
}
