/* Files dropped on the window: workspaces are opened, tables imported, and it is said beforehand which. */
#include "config.h"
#include "app/window-private.h"

#include "exchange/table-templates.h"

#include <glib/gi18n-lib.h>

/* What was dropped, by what becomes of it. */
typedef struct {
  GPtrArray *workspaces, *tables;      /* char *: paths */
  guint      others;
  char      *other;                    /* (nullable): the name of one */
} Files;

static gboolean
is_table (const char *path)
{
  static const char *const endings[] = { ".csv", ".tsv", ".txt" };
  g_autofree char *folded = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (folded, endings[i]))
      return TRUE;
  return FALSE;
}

static void
sort_file (Files *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file), *base = g_file_get_basename (file);

  if (path != NULL && g_str_has_suffix (path, ".liantu"))
    g_ptr_array_add (self->workspaces, g_steal_pointer (&path));
  else if (path != NULL && lt_table_templates_is_guide (path))
    return;      /* it goes with the templates, and is none */
  else if (path != NULL && is_table (path))
    g_ptr_array_add (self->tables, g_steal_pointer (&path));
  else
    {
      self->others++;
      g_free (self->other);
      self->other = base != NULL ? g_filename_display_name (base) : g_strdup ("");
    }
}

static Files *
sort_files (GSList *files)
{
  Files *self = g_new0 (Files, 1);

  self->workspaces = g_ptr_array_new_with_free_func (g_free);
  self->tables = g_ptr_array_new_with_free_func (g_free);
  for (GSList *l = files; l != NULL; l = l->next)
    sort_file (self, l->data);
  return self;
}

static void
files_free (Files *self)
{
  g_ptr_array_unref (self->workspaces);
  g_ptr_array_unref (self->tables);
  g_free (self->other);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Files, files_free)

/* --- In words --- */

/* (transfer full) (nullable) */
static char *
describe_others (const Files *files)
{
  if (files->others == 0)
    return NULL;
  return files->others == 1 ? g_strdup_printf (_("“%s” is neither a table (CSV, TSV) nor a workspace"), files->other)
                            : g_strdup_printf (_("%u files are neither tables (CSV, TSV) nor workspaces"), files->others);
}

/* Why tables cannot be imported now, or NULL. */
static const char *
find_hindrance (LtWindow *self)
{
  if (self->workspace == NULL)
    return _("Open or make a workspace first; then drop its tables here");
  if (!lt_editor_can_edit (lt_view_state_get_editor (self->state)))
    return _("This workspace cannot be changed");
  return self->cancellable != NULL ? _("Wait until the import under way has ended") : NULL;
}

static void
add_part (GString *text, char *part)
{
  if (part != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", part);
  g_free (part);
}

/* What letting go would do, a line each. */
static char *
describe (LtWindow *self, const Files *files)
{
  GString *text = g_string_new (NULL);
  const char *hindrance = files->tables->len > 0 ? find_hindrance (self) : NULL;

  if (files->workspaces->len > 0)
    add_part (text, g_strdup_printf (ngettext ("Open %u workspace", "Open %u workspaces", files->workspaces->len), files->workspaces->len));
  if (hindrance != NULL)
    add_part (text, g_strdup (hindrance));
  else if (files->tables->len > 0)
    add_part (text, g_strdup_printf (ngettext ("Import %u table", "Import %u tables", files->tables->len), files->tables->len));
  add_part (text, describe_others (files));
  return g_string_free (text, FALSE);
}

/* --- Dropping --- */

/**
 * lt_window_drop_files:
 * @dropped: (element-type GFile)
 *
 * Workspaces are opened; tables are imported into the workspace shown; of what is neither it is said so.
 */
void
lt_window_drop_files (LtWindow *self, GSList *dropped)
{
  g_autoptr(Files) files = sort_files (dropped);
  g_autofree char *others = describe_others (files);
  const char *hindrance = files->tables->len > 0 ? find_hindrance (self) : NULL;

  g_return_if_fail (LT_IS_WINDOW (self));
  if (hindrance != NULL || others != NULL)
    lt_window_toast (self, hindrance != NULL ? hindrance : others, NULL, NULL);
  if (files->tables->len > 0 && hindrance == NULL)
    {
      g_free (self->left_out);
      self->left_out = g_steal_pointer (&others);
      g_ptr_array_add (files->tables, NULL);
      lt_window_import (self, (const char *const *) files->tables->pdata);
    }
  for (guint i = 0; i < files->workspaces->len; i++)
    gtk_widget_activate_action (GTK_WIDGET (self), "app.open-path", "s", files->workspaces->pdata[i]);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, LtWindow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->drop_hint), FALSE);
  lt_window_drop_files (self, g_value_get_boxed (value));
  return TRUE;
}

/* The names come some time after the pointer. */
static void
on_value (GtkDropTarget *target, GParamSpec *spec, LtWindow *self)
{
  const GValue *value = self->closed ? NULL : gtk_drop_target_get_value (target);
  g_autoptr(Files) files = value != NULL ? sort_files (g_value_get_boxed (value)) : NULL;
  g_autofree char *text = files != NULL ? describe (self, files) : NULL;

  if (self->closed)
    return;
  gtk_label_set_label (self->drop_hint, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->drop_hint), text != NULL && *text != '\0');
}

/* Over everything, and in the way of nothing. */
static void
add_hint (LtWindow *self)
{
  GtkWidget *child = adw_toast_overlay_get_child (self->toasts), *overlay = gtk_overlay_new (), *hint = gtk_label_new ("");

  g_object_ref (child);
  adw_toast_overlay_set_child (self->toasts, NULL);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), child);
  g_object_unref (child);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_justify (GTK_LABEL (hint), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (hint, "drop-hint");
  gtk_widget_set_halign (hint, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (hint, GTK_ALIGN_CENTER);
  gtk_widget_set_can_target (hint, FALSE);
  gtk_widget_set_visible (hint, FALSE);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), hint);
  adw_toast_overlay_set_child (self->toasts, overlay);
  self->drop_hint = GTK_LABEL (hint);
}

void
lt_window_add_drop (LtWindow *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  add_hint (self);
  gtk_drop_target_set_preload (drop, TRUE);
  g_signal_connect (drop, "drop", G_CALLBACK (on_drop), self);
  g_signal_connect (drop, "notify::value", G_CALLBACK (on_value), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}
