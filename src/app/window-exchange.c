/* Tables in, templates of tables and diagrams out. */
#include "config.h"
#include "app/window-private.h"

#include "app/import-details.h"
#include "exchange/diagram-export.h"
#include "exchange/import.h"
#include "exchange/table-templates.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- Import --- */

static char *
summarise (const LtImportReport *report)
{
  g_autofree char *created = g_strdup_printf (ngettext ("%u new", "%u new", report->created), report->created);
  g_autofree char *changed = g_strdup_printf (ngettext ("%u changed", "%u changed", report->changed), report->changed);
  g_autofree char *refused = g_strdup_printf (ngettext ("%u refused", "%u refused", report->refused->len), report->refused->len);

  if (report->created == 0 && report->changed == 0 && report->refused->len == 0)
    return g_strdup (_("Nothing new: all of it was here already"));
  return report->refused->len > 0 ? g_strdup_printf (C_("import", "%s, %s, %s"), created, changed, refused)
                                  : g_strdup_printf (C_("import", "%s, %s"), created, changed);
}

static void
on_imported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LtWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(LtImportReport) report = lt_import_files_finish (LT_WORKSPACE (source), result, &error);
  g_autofree char *left_out = g_steal_pointer (&self->left_out), *summary = report != NULL ? summarise (report) : NULL;
  g_autofree char *text = summary != NULL && left_out != NULL ? g_strdup_printf (C_("import", "%s. %s"), summary, left_out)
                                                              : g_strdup (summary);

  if (self->closed)
    return;
  g_clear_object (&self->cancellable);
  lt_window_show_task (self, NULL);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    lt_window_toast (self, _("Import cancelled; nothing was changed"), NULL, NULL);
  else if (report == NULL)
    lt_window_show_error (self, _("Nothing Was Imported"), error);
  else if (report->refused->len + report->warnings->len > 0)
    {
      g_clear_pointer (&self->report, lt_import_report_free);
      self->report = g_steal_pointer (&report);
      lt_window_toast (self, text, _("_Details"), "win.import-details");
    }
  else
    lt_window_toast (self, text, report->created + report->changed > 0 ? _("_Undo") : NULL, "win.undo");
}

/** lt_window_import: imports tables as one step; says what came of it. */
void
lt_window_import (LtWindow *self, const char *const *paths)
{
  g_return_if_fail (LT_IS_WINDOW (self) && self->workspace != NULL);
  if (self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  lt_window_show_task (self, _("Importing tables…"));
  lt_import_files_async (self->workspace, paths, LT_IMPORT_AUTO, NULL, FALSE, lt_window_task_progress, self,
                         self->cancellable, on_imported, g_object_ref (self));
}

/** The rows of the last import that did not go in, and why. */
void
lt_window_show_details (LtWindow *self)
{
  if (self->report != NULL)
    lt_import_details_show (GTK_WINDOW (self), self->report);
}

static void
on_import_chosen (GtkNativeDialog *dialog, int response, LtWindow *self)
{
  g_autoptr(GListModel) files = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr(GFile) file = g_list_model_get_item (files, i);
      g_autofree char *path = g_file_get_path (file);

      if (path != NULL && !lt_table_templates_is_guide (path))
        g_ptr_array_add (paths, g_steal_pointer (&path));
    }
  g_ptr_array_add (paths, NULL);
  if (paths->len > 1 && self->workspace != NULL)
    lt_window_import (self, (const char *const *) paths->pdata);
  g_object_unref (dialog);
}

void
lt_window_choose_import (LtWindow *self)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Import Tables"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN,
                                                              _("_Import"), NULL);
  g_autoptr(GtkFileFilter) tables = gtk_file_filter_new ();

  gtk_file_filter_set_name (tables, _("Tables (CSV, TSV)"));
  gtk_file_filter_add_suffix (tables, "csv");
  gtk_file_filter_add_suffix (tables, "tsv");
  gtk_file_filter_add_suffix (tables, "txt");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), tables);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_import_chosen), self, 0);
  lt_window_show_chooser (self, dialog);
}

/* --- Table templates --- */

/** lt_window_save_templates: writes a dozen small files into @folder; says what came of it. */
void
lt_window_save_templates (LtWindow *self, const char *folder)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *guide = lt_table_templates_get_guide ();
  g_autofree char *path = g_build_filename (folder, guide, NULL);

  g_return_if_fail (LT_IS_WINDOW (self));
  if (lt_table_templates_write (folder, &error))
    lt_window_toast_written (self, _("The table templates are saved"), path);
  else
    lt_window_show_error (self, _("The Templates Were Not Saved"), error);
}

static void
on_folder_chosen (GtkNativeDialog *dialog, int response, LtWindow *self)
{
  g_autoptr(GFile) folder = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autofree char *path = folder != NULL ? g_file_get_path (folder) : NULL;

  if (path != NULL)
    lt_window_save_templates (self, path);
  g_object_unref (dialog);
}

void
lt_window_choose_templates (LtWindow *self)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Folder for the Table Templates"), GTK_WINDOW (self),
                                                              GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("_Save Here"), NULL);

  g_signal_connect_object (dialog, "response", G_CALLBACK (on_folder_chosen), self, 0);
  lt_window_show_chooser (self, dialog);
}

/* --- Export --- */

typedef struct {
  LtScene         *scene;
  LtDiagramFormat  format;
  char            *path;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  lt_scene_unref (export->scene);
  g_free (export->path);
  g_free (export);
}

/* Scenes never change, so they can be drawn in another thread. */
static void
run_export (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Export *export = data;
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d");
  LtExportOptions options = { .palette = LT_PALETTE_LIGHT, .date = date, .legend = TRUE };
  GError *error = NULL;

  if (lt_diagram_export (export->scene, export->format, export->path, &options, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LtWindow *self = LT_WINDOW (source);
  Export *export = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  g_autofree char *base = g_path_get_basename (export->path);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *text = g_strdup_printf (_("Exported %s"), name);

  gboolean exported = g_task_propagate_boolean (G_TASK (result), &error);

  if (self->closed)
    return;
  if (exported)
    lt_window_toast_written (self, text, export->path);
  else
    lt_window_show_error (self, _("The Diagram Was Not Exported"), error);
}

/** lt_window_export: writes the diagram that is shown; the ending of @path says in which format. */
void
lt_window_export (LtWindow *self, const char *path)
{
  LtScene *scene = lt_canvas_get_scene (lt_window_get_canvas (self));
  g_autoptr(GTask) task = NULL;
  LtDiagramFormat format;
  Export *export;

  g_return_if_fail (LT_IS_WINDOW (self));
  if (scene == NULL)
    {
      lt_window_toast (self, _("There is no diagram to export yet"), NULL, NULL);
      return;
    }
  if (!lt_diagram_format_from_path (path, &format))
    {
      lt_window_toast (self, _("Choose a name that ends with .svg, .pdf, .png or .dot"), NULL, NULL);
      return;
    }
  export = g_new (Export, 1);
  *export = (Export) { lt_scene_ref (scene), format, g_strdup (path) };
  task = g_task_new (self, NULL, on_exported, NULL);
  g_task_set_task_data (task, export, export_free);
  g_task_run_in_thread (task, run_export);
}

/* A filter chosen in the dialog counts where the name has no ending of its own. */
static char *
with_ending (GtkFileChooser *chooser, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  GtkFileFilter *filter = gtk_file_chooser_get_filter (chooser);
  const char *ending = filter != NULL ? g_object_get_data (G_OBJECT (filter), "ending") : NULL;
  LtDiagramFormat format;

  if (path == NULL || lt_diagram_format_from_path (path, &format) || ending == NULL)
    return g_steal_pointer (&path);
  return g_strdup_printf ("%s.%s", path, ending);
}

static void
on_export_chosen (GtkNativeDialog *dialog, int response, LtWindow *self)
{
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autofree char *path = file != NULL ? with_ending (GTK_FILE_CHOOSER (dialog), file) : NULL;

  if (path != NULL)
    lt_window_export (self, path);
  g_object_unref (dialog);
}

/* "新型显示-创新链-咸宁市.svg"; the industry, which one means if one says nothing, goes without saying. */
static char *
export_name (LtWindow *self)
{
  const LtChain *chain = lt_model_get_chain (lt_view_state_get_model (self->state), lt_view_state_get_chain (self->state));
  const char *viewpoint = lt_view_state_get_viewpoint_name (self->state);
  g_autofree char *title = chain != NULL ? g_strdup (chain->name) : lt_workspace_get_title (self->workspace);
  LtLayer layer = lt_view_state_get_layer (self->state);
  char *name = g_strdup_printf ("%s%s%s%s%s.svg", title, layer != LT_LAYER_INDUSTRY ? "-" : "",
                                layer != LT_LAYER_INDUSTRY ? lt_layer_get_label (layer) : "", viewpoint != NULL ? "-" : "",
                                viewpoint != NULL ? viewpoint : "");

  return g_strdelimit (name, "/\\", '-');
}

void
lt_window_choose_export (LtWindow *self)
{
  static const char *const endings[] = { "svg", "pdf", "png", "dot" };
  const char *const names[] = { _("Drawing (SVG)"), _("Document (PDF)"), _("Picture (PNG)"), _("Graph (DOT)") };
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Export Diagram"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                                              _("_Export"), NULL);
  g_autofree char *name = export_name (self);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, names[i]);
      gtk_file_filter_add_suffix (filter, endings[i]);
      g_object_set_data (G_OBJECT (filter), "ending", (gpointer) endings[i]);
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
    }
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_export_chosen), self, 0);
  lt_window_show_chooser (self, dialog);
}
