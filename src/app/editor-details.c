#include "config.h"
#include "app/editor-private.h"

#include "workspace/edit-citation.h"
#include "workspace/edit-rows.h"
#include "workspace/edit-segment.h"

#include <glib/gi18n-lib.h>

/* --- How an edit is called in the history --- */

static LtModel *
model_of (LtEditor *self)
{
  return lt_workspace_get_model (lt_editor_get_workspace (self));
}

/* (transfer full): what a row is called, or what it is part of. */
static char *
describe (LtEditor *self, LtTable table, gint64 id)
{
  const LtParticipation *part = table == LT_TABLE_PARTICIPATION ? lt_model_get (model_of (self), table, id) : NULL;
  const LtTarget *target = table == LT_TABLE_TARGET ? lt_model_get (model_of (self), table, id) : NULL;

  if (table == LT_TABLE_FLOW)
    return lt_thing_describe_flow (model_of (self), id);
  if (target != NULL)
    return g_strdup (lt_editor_name_of (self, LT_TABLE_ENTERPRISE, target->enterprise));
  return g_strdup (part != NULL ? lt_editor_name_of (self, LT_TABLE_ENTERPRISE, part->enterprise) : lt_editor_name_of (self, table, id));
}

static const char *const one_label[LT_N_FACTS] = {
  [LT_FACT_CHAIN_CHIEF]         = N_("Set the chief of “%s”"),
  [LT_FACT_CHAIN_UNIT]          = N_("Set the unit of “%s”"),
  [LT_FACT_CHAIN_LEADER]        = N_("Set the leading enterprise of “%s”"),
  [LT_FACT_CHAIN_ALLIANCE]      = N_("Set the alliance of “%s”"),
  [LT_FACT_SEGMENT_KEYWORDS]    = N_("Set the keywords of “%s”"),
  [LT_FACT_SEGMENT_CODES]       = N_("Set the industry codes of “%s”"),
  [LT_FACT_SEGMENT_NOTE]        = N_("Set the note of “%s”"),
  [LT_FACT_FLOW_NOTE]           = N_("Set the note of “%s”"),
  [LT_FACT_TARGET_PRODUCT]      = N_("Set the product wanted from “%s”"),
  [LT_FACT_TARGET_REASON]       = N_("Set the reason for “%s”"),
  [LT_FACT_CHAIN_ROLE]          = N_("Set the role of “%s”"),
  [LT_FACT_CHAIN_PARENT]        = N_("Move the chain “%s”"),
  [LT_FACT_SEGMENT_CHAIN]       = N_("Move “%s” to another chain"),
  [LT_FACT_SEGMENT_POSITION]    = N_("Set the position of “%s”"),
  [LT_FACT_SEGMENT_CRITICALITY] = N_("Set the criticality of “%s”"),
  [LT_FACT_FLOW_KIND]           = N_("Set the kind of “%s”"),
  [LT_FACT_PARTICIPATION_ROLE]  = N_("Set the role of “%s”"),
  [LT_FACT_TARGET_METHOD]       = N_("Set the way of recruiting “%s”"),
  [LT_FACT_TARGET_STATUS]       = N_("Set the status of “%s”"),
  [LT_FACT_ENTERPRISE_CREDIT]   = N_("Set the credit code of “%s”"),
  [LT_FACT_ENTERPRISE_PRODUCTS] = N_("Set the products of “%s”"),
  [LT_FACT_ENTERPRISE_CODES]    = N_("Set the industry codes of “%s”"),
  [LT_FACT_ENTERPRISE_HOME_TIE] = N_("Set the home tie of “%s”"),
  [LT_FACT_INSTITUTION_KIND]    = N_("Set the kind of “%s”"),
  [LT_FACT_ENTERPRISE_REGION]   = N_("Set the region of “%s”"),
  [LT_FACT_ENTERPRISE_STATUS]   = N_("Set the status of “%s”"),
  [LT_FACT_ENTERPRISE_PARENT]   = N_("Set the parent company of “%s”"),
  [LT_FACT_INSTITUTION_REGION]  = N_("Set the region of “%s”"),
};

static const char *
many_label (LtFact fact)
{
  switch (fact)
    {
    case LT_FACT_SEGMENT_CHAIN:
      return _("Move %u segments to another chain");
    case LT_FACT_SEGMENT_POSITION:
      return _("Set the position of %u segments");
    case LT_FACT_SEGMENT_CRITICALITY:
      return _("Set the criticality of %u segments");
    case LT_FACT_CHAIN_PARENT:
      return _("Move %u chains");
    case LT_FACT_ENTERPRISE_REGION:
      return _("Set the region of %u enterprises");
    case LT_FACT_INSTITUTION_REGION:
      return _("Set the region of %u innovation platforms");
    case LT_FACT_ENTERPRISE_STATUS:
      return _("Set the status of %u enterprises");
    case LT_FACT_ENTERPRISE_PARENT:
      return _("Set the parent company of %u enterprises");
    case LT_FACT_PARTICIPATION_ROLE:
      return _("Set the role of %u enterprises");
    default:
      return _("Set the role of %u chains");
    }
}

static char *
text_label (LtEditor *self, LtFact fact, gint64 id, const char *text)
{
  g_autofree char *row = describe (self, lt_fact_get_table (fact), id);

  return one_label[fact] == NULL ? g_strdup_printf (_("Rename “%s” to “%s”"), row, text) : g_strdup_printf (_(one_label[fact]), row);
}

static char *
number_label (LtEditor *self, LtFact fact, const gint64 *ids, guint n)
{
  g_autofree char *row = describe (self, lt_fact_get_table (fact), ids[0]);

  return n == 1 ? g_strdup_printf (_(one_label[fact]), row) : g_strdup_printf (many_label (fact), n);
}

/* --- Details --- */

static gboolean
set_text (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;

  return lt_edit_set_text (edit, job->fact, lt_job_ids (job)[0], job->name, error);
}

void
lt_editor_set_text (LtEditor *self, LtFact fact, gint64 id, const char *text, LtEditorDone done, gpointer who)
{
  LtJob *job = lt_job_new (self, set_text, lt_fact_get_table (fact), &id, 1);

  job->fact = fact;
  job->name = g_strdup (text);
  lt_job_run_for (job, text_label (self, fact, id, text), done, who);
}

static gboolean
set_number (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;

  return lt_edit_set_number (edit, job->fact, lt_job_ids (job), job->ids->len, job->other, error);
}

void
lt_editor_set_number (LtEditor *self, LtFact fact, const gint64 *ids, guint n, gint64 number, LtEditorDone done, gpointer who)
{
  LtJob *job = lt_job_new (self, set_number, lt_fact_get_table (fact), ids, n);

  job->fact = fact;
  job->other = number;
  lt_job_run_for (job, number_label (self, fact, ids, n), done, who);
}

static gboolean
add_products (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;

  return lt_edit_add_products (edit, lt_job_ids (job)[0], job->name, error);
}

void
lt_editor_add_products (LtEditor *self, gint64 segment, const char *names, LtEditorDone done, gpointer who)
{
  LtJob *job = lt_job_new (self, add_products, LT_TABLE_SEGMENT, &segment, 1);

  job->name = g_strdup (names);
  lt_job_run_for (job, g_strdup_printf (_("Add products to “%s”"), lt_editor_name_of (self, LT_TABLE_SEGMENT, segment)), done, who);
}

static gboolean
cite (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;

  if (job->source != NULL && !lt_edit_add_source (edit, job->source, error))
    return FALSE;
  if (job->source != NULL)
    job->citation->source = job->source->id;
  return lt_edit_cite (edit, job->table, lt_job_ids (job)[0], job->citation, error);
}

void
lt_editor_cite (LtEditor *self, LtThing backed, const LtCitation *citation, const LtSource *source, LtEditorDone done, gpointer who)
{
  LtJob *job = lt_job_new (self, cite, backed.table, &backed.id, 1);
  g_autofree char *row = describe (self, backed.table, backed.id);

  job->citation = lt_row_copy (LT_TABLE_CITATION, citation);
  job->source = source != NULL ? lt_row_copy (LT_TABLE_SOURCE, source) : NULL;
  lt_job_run_for (job, g_strdup_printf (_("Add a source to “%s”"), row), done, who);
}

/* --- Taking away --- */

static gboolean
remove_row (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;

  return lt_edit_delete_all (edit, job->table, lt_job_ids (job), 1, error);
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
                              lt_editor_name_of (self, LT_TABLE_SEGMENT, ((const LtProduct *) row)->segment));
    case LT_TABLE_PARTICIPATION:
      return g_strdup_printf (_("Remove “%s” from “%s”"), lt_editor_name_of (self, LT_TABLE_ENTERPRISE, ((const LtParticipation *) row)->enterprise),
                              lt_editor_name_of (self, LT_TABLE_SEGMENT, ((const LtParticipation *) row)->segment));
    case LT_TABLE_STUDY:
      return g_strdup_printf (_("Remove “%s” from “%s”"), lt_editor_name_of (self, LT_TABLE_INSTITUTION, ((const LtStudy *) row)->institution),
                              lt_editor_name_of (self, LT_TABLE_SEGMENT, ((const LtStudy *) row)->segment));
    case LT_TABLE_TARGET:
      return g_strdup_printf (_("Remove the target “%s” from “%s”"),
                              lt_editor_name_of (self, LT_TABLE_ENTERPRISE, ((const LtTarget *) row)->enterprise),
                              lt_editor_name_of (self, LT_TABLE_SEGMENT, ((const LtTarget *) row)->segment));
    case LT_TABLE_FIGURE:
      return ((const LtFigure *) row)->year == LT_UNKNOWN_INT
             ? g_strdup_printf (_("Remove figures of an unknown year from “%s”"),
                                lt_editor_name_of (self, LT_TABLE_ENTERPRISE, ((const LtFigure *) row)->enterprise))
             : g_strdup_printf (_("Remove the figures of %d from “%s”"), ((const LtFigure *) row)->year,
                                lt_editor_name_of (self, LT_TABLE_ENTERPRISE, ((const LtFigure *) row)->enterprise));
    case LT_TABLE_LEDGER:
      what = describe (self, LT_TABLE_TARGET, ((const LtLedger *) row)->target);
      return g_strdup_printf (_("Remove an entry of %s from the ledger of “%s”"), ((const LtLedger *) row)->dated, what);
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
  LtJob *job;

  if (label == NULL)
    return;
  job = lt_job_new (self, remove_row, part.table, &part.id, 1);
  job->deletes = TRUE;
  lt_job_run_for (job, label, NULL, NULL);
}
