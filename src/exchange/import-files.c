#include "config.h"

#include "exchange/csv.h"
#include "exchange/import-private.h"
#include "workspace/edit-threshold.h"

#include <glib/gi18n-lib.h>

/* Files as one edit: all are parsed first, and brought in in the order in which they build on each other. */

static G_DEFINE_QUARK (lt-import-dry-run, lt_import_dry_run)

typedef struct {
  LtSheet     *sheet;
  LtImportKind kind;
} Part;

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const Part *x = a, *y = b;

  return (x->kind > y->kind) - (x->kind < y->kind);
}

static GArray *
arrange_sheets (GPtrArray *sheets, LtImportKind kind, LtImportReport *report, GError **error)
{
  g_autoptr(GArray) parts = g_array_new (FALSE, FALSE, sizeof (Part));
  gboolean mixed = FALSE;

  for (guint i = 0; i < sheets->len; i++)
    {
      Part part = { g_ptr_array_index (sheets, i), kind };

      if (kind == LT_IMPORT_AUTO)
        part.kind = lt_import_guess_kind (part.sheet, lt_sheet_get_name (part.sheet), error);
      if (part.kind == LT_IMPORT_AUTO)
        return NULL;
      mixed = mixed || (i > 0 && g_array_index (parts, Part, 0).kind != part.kind);
      g_array_append_val (parts, part);
    }
  g_array_sort (parts, compare_parts);      /* keeps the order of those of a kind */
  g_clear_pointer (&report->kind, g_free);
  if (parts->len > 0 && !mixed)
    report->kind = g_strdup (lt_kind_get (g_array_index (parts, Part, 0).kind)->name);
  return g_steal_pointer (&parts);
}

static gboolean
check_usable (LtImportReport *report, GError **error)
{
  LtRefusal *first = report->refused->len > 0 ? g_ptr_array_index (report->refused, 0) : NULL;

  if (report->created + report->changed + report->same > 0)
    return TRUE;
  if (first)
    g_set_error (error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_NOTHING, _("No row could be used. %s, line %u: %s"),
                 first->file, first->line, first->reason);
  else
    g_set_error_literal (error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_NOTHING, _("There are no rows below the headers."));
  return FALSE;
}

/* Brings sheets into an edit, each kind after those it builds on. */
gboolean
lt_import_into (LtEdit *edit, GPtrArray *sheets, LtImportKind kind, const LtImportOptions *options,
                LtImportReport *report, GError **error)
{
  g_autoptr(GArray) parts = arrange_sheets (sheets, kind, report, error);
  g_autoptr(LtStore) store = lt_store_new (edit);
  gboolean rules = FALSE;

  if (!parts)
    return FALSE;
  for (guint i = 0; i < parts->len; i++)
    {
      Part *part = &g_array_index (parts, Part, i);

      if (!lt_import_run_sheet (store, edit, part->sheet, part->kind, options, report,
                                (double) i / parts->len, 1.0 / parts->len, error))
        return FALSE;
      rules |= part->kind == LT_IMPORT_THRESHOLDS;
    }
  return check_usable (report, error) && lt_store_write (store, error) && (!rules || lt_edit_check_weights (edit, error));
}

/* An import under way. Its parts are borrowed in the plain call and its own in the asynchronous one. */
typedef struct {
  LtWorkspace    *workspace;
  char          **paths;
  LtImportKind    kind;
  LtImportOptions options;
  gboolean        dry_run;
  LtProgressFunc  progress;
  gpointer        progress_data;
  GPtrArray      *sheets;
  LtImportReport *report;
} Job;

static gboolean
edit_func (LtEdit *edit, gpointer user_data, GError **error)
{
  Job *job = user_data;

  if (!lt_import_into (edit, job->sheets, job->kind, &job->options, job->report, error))
    return FALSE;
  if (!job->dry_run)
    return TRUE;
  /* Everything was done, and nothing is kept: a dry run says exactly what the import would. */
  g_set_error_literal (error, lt_import_dry_run_quark (), 0, "dry run");
  return FALSE;
}

static gboolean
finish_edit (Job *job, gboolean done, GError *failure, GError **error)
{
  if (done)
    return TRUE;
  if (g_error_matches (failure, lt_import_dry_run_quark (), 0))
    {
      g_error_free (failure);
      return TRUE;
    }
  g_propagate_error (error, failure);
  return FALSE;
}

static char *
make_label (GPtrArray *sheets)
{
  if (sheets->len == 1)
    return g_strdup_printf (_("Import %s"), lt_sheet_get_name (g_ptr_array_index (sheets, 0)));
  return g_strdup_printf (ngettext ("Import %u file", "Import %u files", sheets->len), sheets->len);
}

static GPtrArray *
read_files (const char *const *paths, GCancellable *cancellable, GError **error)
{
  g_autoptr(GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_sheet_free);

  for (guint i = 0; paths[i]; i++)
    {
      LtSheet *sheet;

      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !(sheet = lt_csv_read_file (paths[i], error)))
        return NULL;
      g_ptr_array_add (sheets, sheet);
    }
  return g_steal_pointer (&sheets);
}

/**
 * lt_import_sheets:
 * @sheets: (element-type LtSheet): parsed tables, from files or the clipboard
 * @kind: what all of them hold, or %LT_IMPORT_AUTO: each is guessed by its name and headers
 * @options: (nullable): header corrections
 * @dry_run: whether to only say what would happen
 * @report: what happened; filled as far as it went when it fails, too
 *
 * One edit, one step of undo. Sheets that change nothing leave no trace.
 *
 * Returns: %FALSE with nothing changed: %LT_EXCHANGE_ERROR_KIND, %LT_EXCHANGE_ERROR_NOTHING where not one row
 * could be used, or an error of the document.
 */
gboolean
lt_import_sheets (LtWorkspace *workspace, GPtrArray *sheets, LtImportKind kind, const LtImportOptions *options,
                  gboolean dry_run, LtImportReport *report, GError **error)
{
  Job job = { .workspace = workspace, .kind = kind, .dry_run = dry_run, .sheets = sheets, .report = report };
  g_autofree char *label = make_label (sheets);
  GError *failure = NULL;
  gboolean done;

  if (options)
    job.options = *options;
  done = lt_workspace_edit (workspace, label, LT_EDIT_DEFAULT, edit_func, &job, &failure);
  return finish_edit (&job, done, failure, error);
}

/**
 * lt_import_files:
 * @paths: CSV or TSV files, NULL-terminated
 *
 * As lt_import_sheets(). A file that cannot be read ends it before anything is changed.
 */
gboolean
lt_import_files (LtWorkspace *workspace, const char *const *paths, LtImportKind kind, const LtImportOptions *options,
                 gboolean dry_run, LtImportReport *report, GError **error)
{
  g_autoptr(GPtrArray) sheets = read_files (paths, NULL, error);

  return sheets && lt_import_sheets (workspace, sheets, kind, options, dry_run, report, error);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->workspace);
  g_strfreev (job->paths);
  g_clear_pointer (&job->options.header_map, g_hash_table_unref);
  g_clear_pointer (&job->sheets, g_ptr_array_unref);
  g_clear_pointer (&job->report, lt_import_report_free);
  g_free (job);
}

static void
on_edited (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  Job *job = g_task_get_task_data (task);
  GError *failure = NULL, *error = NULL;
  gboolean done = lt_workspace_edit_finish (LT_WORKSPACE (source), result, &failure);

  if (finish_edit (job, done, failure, &error))
    g_task_return_pointer (task, g_steal_pointer (&job->report), (GDestroyNotify) lt_import_report_free);
  else
    g_task_return_error (task, error);
}

static void
on_parsed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  Job *job = g_task_get_task_data (task);
  g_autofree char *label = NULL;
  GError *error = NULL;

  job->sheets = g_task_propagate_pointer (G_TASK (result), &error);
  if (!job->sheets)
    {
      g_task_return_error (task, error);
      return;
    }
  label = make_label (job->sheets);
  lt_workspace_edit_async (job->workspace, label, LT_EDIT_DEFAULT, edit_func, job, NULL, job->progress, job->progress_data,
                           g_task_get_cancellable (task), on_edited, g_object_ref (task));
}

static void
parse_thread (GTask *parsing, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  GPtrArray *sheets = read_files ((const char *const *) job->paths, cancellable, &error);

  if (sheets)
    g_task_return_pointer (parsing, sheets, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (parsing, error);
}

static GHashTable *
copy_map (GHashTable *map)
{
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, map);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy, g_strdup (key), g_strdup (value));
  return copy;
}

/**
 * lt_import_files_async:
 * @progress: (nullable): called on the thread of the caller with what is done, 0 to 1
 *
 * As lt_import_files(), off the main thread: the files are parsed on a thread of their own, and the edit is
 * the writer's.
 */
void
lt_import_files_async (LtWorkspace *workspace, const char *const *paths, LtImportKind kind, const LtImportOptions *options,
                       gboolean dry_run, LtProgressFunc progress, gpointer progress_data,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (workspace, cancellable, callback, user_data);
  g_autoptr(GTask) parsing = NULL;
  Job *job = g_new0 (Job, 1);

  g_task_set_source_tag (task, lt_import_files_async);
  job->workspace = g_object_ref (workspace);
  job->paths = g_strdupv ((char **) paths);
  job->kind = kind;
  job->dry_run = dry_run;
  job->options.header_map = options && options->header_map ? copy_map (options->header_map) : NULL;
  job->progress = progress;
  job->progress_data = progress_data;
  job->report = lt_import_report_new ();
  g_task_set_task_data (task, job, job_free);

  /* Its callback holds the outer task, which holds the job that the thread reads. It has no source: the
   * thread may let go of it last, and a workspace must not be finalized there. */
  parsing = g_task_new (NULL, cancellable, on_parsed, g_object_ref (task));
  g_task_set_task_data (parsing, job, NULL);
  g_task_run_in_thread (parsing, parse_thread);
}

/** lt_import_files_finish: Returns: (transfer full) (nullable): the report, or %NULL with an error as of lt_import_sheets(). */
LtImportReport *
lt_import_files_finish (LtWorkspace *workspace, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
