#include "config.h"
#include "app/editor-enterprises.h"

#include "app/editor-private.h"
#include "workspace/edit-enterprise.h"
#include "workspace/edit-figure.h"
#include "workspace/edit-listing.h"
#include "workspace/edit-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- Figures --- */

static gboolean
set_figure (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;

  return lt_edit_set_figure (edit, lt_job_ids (job)[0], job->figure, job->amount, error);
}

/* (transfer full): "Set the revenue of “A”" */
static char *
figure_label (LtEditor *self, gint64 enterprise, LtFigureKind kind)
{
  static const char *const labels[LT_N_FIGURES] = {
    [LT_FIGURE_REVENUE] = N_("Set the revenue of “%s”"),
    [LT_FIGURE_OUTPUT]  = N_("Set the output of “%s”"),
    [LT_FIGURE_TAX]     = N_("Set the tax of “%s”"),
    [LT_FIGURE_STAFF]   = N_("Set the staff of “%s”"),
    [LT_FIGURE_LAND]    = N_("Set the land of “%s”"),
    [LT_FIGURE_RD]      = N_("Set the R&D of “%s”"),
  };

  return g_strdup_printf (_(labels[kind]), lt_editor_name_of (self, LT_TABLE_ENTERPRISE, enterprise));
}

void
lt_editor_set_figure (LtEditor *self, gint64 enterprise, LtFigureKind kind, double value, LtEditorDone done, gpointer who)
{
  LtJob *job = lt_job_new (self, set_figure, LT_TABLE_ENTERPRISE, &enterprise, 1);

  job->figure = kind;
  job->amount = value;
  lt_job_run_for (job, figure_label (self, enterprise, kind), done, who);
}

static gboolean
add_figures (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;

  return lt_edit_add_figures (edit, lt_job_ids (job)[0], job->name, job->amounts, NULL, error);
}

void
lt_editor_add_figures (LtEditor *self, gint64 enterprise, const char *year, const double values[LT_N_FIGURES], LtEditorDone done,
                       gpointer who)
{
  LtJob *job = lt_job_new (self, add_figures, LT_TABLE_ENTERPRISE, &enterprise, 1);
  const char *name = lt_editor_name_of (self, LT_TABLE_ENTERPRISE, enterprise);

  job->name = g_strdup (year);
  memcpy (job->amounts, values, sizeof job->amounts);
  lt_job_run_for (job, g_strdup_printf (_("Add the figures of %s to “%s”"), year, name), done, who);
}

static const LtFigure *
get_figures (LtEditor *self, gint64 id)
{
  return lt_model_get (lt_workspace_get_model (lt_editor_get_workspace (self)), LT_TABLE_FIGURE, id);
}

static gboolean
set_figure_of_year (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;

  return lt_edit_set_figure_of_year (edit, lt_job_ids (job)[0], job->figure, job->amount, error);
}

void
lt_editor_set_figure_of_year (LtEditor *self, gint64 figures, LtFigureKind kind, double value, LtEditorDone done, gpointer who)
{
  const LtFigure *row = get_figures (self, figures);
  LtJob *job = lt_job_new (self, set_figure_of_year, LT_TABLE_FIGURE, &figures, 1);
  g_autofree char *label = figure_label (self, row != NULL ? row->enterprise : 0, kind);

  job->figure = kind;
  job->amount = value;
  lt_job_run_for (job, row != NULL && row->year != LT_UNKNOWN_INT ? g_strdup_printf (C_("edit, year", "%s (%d)"), label, row->year)
                                                                  : g_steal_pointer (&label), done, who);
}

static gboolean
set_figure_year (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;

  return lt_edit_set_figure_year (edit, lt_job_ids (job)[0], job->name, error);
}

void
lt_editor_set_figure_year (LtEditor *self, gint64 figures, const char *year, LtEditorDone done, gpointer who)
{
  const LtFigure *row = get_figures (self, figures);
  LtJob *job = lt_job_new (self, set_figure_year, LT_TABLE_FIGURE, &figures, 1);
  const char *name = lt_editor_name_of (self, LT_TABLE_ENTERPRISE, row != NULL ? row->enterprise : 0);

  job->name = g_strdup (year);
  lt_job_run_for (job, g_strdup_printf (_("Set the year of figures of “%s”"), name), done, who);
}

static gboolean
set_capacity (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;

  return lt_edit_set_capacity (edit, lt_job_ids (job)[0], job->amount, error);
}

void
lt_editor_set_capacity (LtEditor *self, gint64 institution, double value, LtEditorDone done, gpointer who)
{
  LtJob *job = lt_job_new (self, set_capacity, LT_TABLE_INSTITUTION, &institution, 1);

  job->amount = value;
  lt_job_run_for (job, g_strdup_printf (_("Set how many “%s” trains"), lt_editor_name_of (self, LT_TABLE_INSTITUTION, institution)), done,
                  who);
}

/* --- Honours --- */

static gboolean
add_honour (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;

  return lt_edit_add_honour (edit, lt_job_ids (job), job->ids->len, job->name, error);
}

void
lt_editor_add_honour (LtEditor *self, const gint64 *enterprises, guint n, const char *name, LtEditorDone done, gpointer who)
{
  LtJob *job = lt_job_new (self, add_honour, LT_TABLE_ENTERPRISE, enterprises, n);
  char *label;

  job->name = g_strdup (name);
  label = n == 1 ? g_strdup_printf (_("Give “%s” the honour “%s”"), lt_editor_name_of (self, LT_TABLE_ENTERPRISE, enterprises[0]), name)
                 : g_strdup_printf (_("Give %u enterprises the honour “%s”"), n, name);
  lt_job_run_for (job, label, done, who);
}

static gboolean
remove_honour (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;

  return lt_edit_remove_honour (edit, lt_job_ids (job), job->ids->len, job->name, error);
}

void
lt_editor_remove_honour (LtEditor *self, const gint64 *enterprises, guint n, const char *name)
{
  LtJob *job = lt_job_new (self, remove_honour, LT_TABLE_ENTERPRISE, enterprises, n);

  job->name = g_strdup (name);
  lt_job_run (job, n == 1 ? g_strdup_printf (_("Take the honour “%s” from “%s”"), name, lt_editor_name_of (self, LT_TABLE_ENTERPRISE, enterprises[0]))
                          : g_strdup_printf (_("Take the honour “%s” from %u enterprises"), name, n));
}

/* --- Named lists --- */

static char *
listing_name (LtEditor *self, gint64 listing)
{
  const LtListing *row = lt_model_get (lt_workspace_get_model (lt_editor_get_workspace (self)), LT_TABLE_LISTING, listing);

  return g_strdup (row != NULL ? row->name : "");
}

static gboolean
add_listing (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;

  return lt_edit_add_listing (edit, job->name, job->query, NULL, error);
}

void
lt_editor_add_listing (LtEditor *self, const char *name, const LtQuery *query)
{
  LtJob *job = lt_job_new (self, add_listing, LT_TABLE_LISTING, NULL, 0);

  job->name = g_strdup (name);
  job->query = lt_query_copy (query);
  lt_job_run (job, g_strdup_printf (_("Save the list “%s”"), name));
}

static gboolean
rename_listing (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;

  return lt_edit_rename_listing (edit, lt_job_ids (job)[0], job->name, error);
}

void
lt_editor_rename_listing (LtEditor *self, gint64 listing, const char *name)
{
  LtJob *job = lt_job_new (self, rename_listing, LT_TABLE_LISTING, &listing, 1);
  g_autofree char *before = listing_name (self, listing);

  job->name = g_strdup (name);
  lt_job_run (job, g_strdup_printf (_("Rename “%s” to “%s”"), before, name));
}

static gboolean
replace_listing (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;

  return lt_edit_replace_listing (edit, lt_job_ids (job)[0], job->query, error);
}

void
lt_editor_replace_listing (LtEditor *self, gint64 listing, const LtQuery *query)
{
  LtJob *job = lt_job_new (self, replace_listing, LT_TABLE_LISTING, &listing, 1);
  g_autofree char *name = listing_name (self, listing);

  job->query = lt_query_copy (query);
  lt_job_run (job, g_strdup_printf (_("Change the list “%s”"), name));
}

static gboolean
delete_listing (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;

  return lt_edit_delete_all (edit, LT_TABLE_LISTING, lt_job_ids (job), 1, error);
}

void
lt_editor_delete_listing (LtEditor *self, gint64 listing)
{
  LtJob *job = lt_job_new (self, delete_listing, LT_TABLE_LISTING, &listing, 1);
  g_autofree char *name = listing_name (self, listing);

  job->deletes = TRUE;
  lt_job_run (job, g_strdup_printf (_("Delete the list “%s”"), name));
}
