/* Named lists: what the table asks for, kept in the document. */
#include "config.h"
#include "app/enterprises-private.h"

#include "app/editor-enterprises.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

static LtEditor *
editor_of (LtEnterprisesView *self)
{
  return lt_view_state_get_editor (self->state);
}

/* (nullable) */
static const LtListing *
opened (LtEnterprisesView *self)
{
  return self->listing != 0 ? lt_model_get (lt_enterprises_view_get_model (self), LT_TABLE_LISTING, self->listing) : NULL;
}

/** lt_enterprises_lists_open: asks for what a list asks for. One that cannot be read says why, and changes nothing. */
void
lt_enterprises_lists_open (LtEnterprisesView *self, gint64 id)
{
  const LtListing *row = lt_model_get (lt_enterprises_view_get_model (self), LT_TABLE_LISTING, id);
  g_autoptr(GError) error = NULL;
  g_autoptr(LtQuery) query = row != NULL ? lt_query_from_json (lt_enterprises_view_get_table (self), row->query, &error) : NULL;

  if (error != NULL)
    lt_editor_refuse (editor_of (self), error->message);
  if (row != NULL)
    self->listing = id;                      /* it can be deleted all the same */
  if (query != NULL)
    lt_enterprises_filter_set (self, query);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lt_enterprises_lists_open (LT_ENTERPRISES_VIEW (widget), g_variant_get_int64 (parameter));
}

/* --- Names --- */

static void
on_response (AdwMessageDialog *dialog, const char *response, LtEnterprisesView *self)
{
  GtkEditable *entry = GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog));
  const char *name = gtk_editable_get_text (entry);

  if (!g_str_equal (response, "save") || self->state == NULL)
    return;
  if (g_object_get_data (G_OBJECT (dialog), "rename") == NULL)
    lt_editor_add_listing (editor_of (self), name, self->query);
  else if (opened (self) != NULL)
    lt_editor_rename_listing (editor_of (self), self->listing, name);
}

/* What has no name is not saved. */
static void
on_name (GtkEditable *entry, AdwMessageDialog *dialog)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_message_dialog_set_response_enabled (dialog, "save", *name != '\0');
}

static void
ask_name (LtEnterprisesView *self, const char *heading, const char *name, gboolean rename)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *dialog = adw_message_dialog_new (window, heading, NULL), *entry = gtk_entry_new ();

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "save", _("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name of the list"), -1);
  if (rename)
    g_object_set_data (G_OBJECT (dialog), "rename", dialog);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), self, 0);
  g_signal_connect (entry, "changed", G_CALLBACK (on_name), dialog);
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  on_name (GTK_EDITABLE (entry), ADW_MESSAGE_DIALOG (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_name (LT_ENTERPRISES_VIEW (widget), _("Save as a Named List"), "", FALSE);
}

static void
rename_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtEnterprisesView *self = LT_ENTERPRISES_VIEW (widget);

  if (opened (self) != NULL)
    ask_name (self, _("Rename the List"), opened (self)->name, TRUE);
}

static void
replace_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtEnterprisesView *self = LT_ENTERPRISES_VIEW (widget);

  if (opened (self) != NULL)
    lt_editor_replace_listing (editor_of (self), self->listing, self->query);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtEnterprisesView *self = LT_ENTERPRISES_VIEW (widget);

  if (opened (self) != NULL)
    lt_editor_delete_listing (editor_of (self), self->listing);
}

/* --- The menu --- */

static void
append_lists (LtEnterprisesView *self, GMenu *menu)
{
  const char *subject = lt_table_get_info (lt_enterprises_view_get_table (self))->name;
  const GPtrArray *rows = lt_model_get_sorted (lt_enterprises_view_get_model (self), LT_TABLE_LISTING);

  for (guint i = 0; i < rows->len; i++)
    {
      const LtListing *row = rows->pdata[i];
      g_autoptr(GMenuItem) item = g_menu_item_new (row->name, NULL);

      g_menu_item_set_action_and_target (item, "enterprises.open-list", "x", row->id);
      if (g_str_equal (row->subject, subject))
        g_menu_append_item (menu, item);
    }
}

static void
append_named (GMenu *menu, const char *format, const char *name, const char *action)
{
  g_autofree char *label = g_strdup_printf (format, name);

  g_menu_append (menu, label, action);
}

static void
create_menu (GtkMenuButton *button, gpointer data)
{
  LtEnterprisesView *self = data;
  g_autoptr(GMenu) menu = g_menu_new (), lists = g_menu_new (), edits = g_menu_new ();

  if (self->state == NULL)
    return;
  append_lists (self, lists);
  g_menu_append (edits, _("_Save as a Named List…"), "enterprises.save-list");
  if (opened (self) != NULL)
    {
      append_named (edits, _("Replace “%s”"), opened (self)->name, "enterprises.replace-list");
      append_named (edits, _("Rename “%s”…"), opened (self)->name, "enterprises.rename-list");
      append_named (edits, _("Delete “%s”"), opened (self)->name, "enterprises.delete-list");
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (lists));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edits));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

void
lt_enterprises_lists_add (LtEnterprisesView *self)
{
  gtk_menu_button_set_create_popup_func (self->lists_button, create_menu, self, NULL);
}

void
lt_enterprises_lists_install (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "enterprises.open-list", "x", open_action);
  gtk_widget_class_install_action (class, "enterprises.save-list", NULL, save_action);
  gtk_widget_class_install_action (class, "enterprises.rename-list", NULL, rename_action);
  gtk_widget_class_install_action (class, "enterprises.replace-list", NULL, replace_action);
  gtk_widget_class_install_action (class, "enterprises.delete-list", NULL, delete_action);
}
