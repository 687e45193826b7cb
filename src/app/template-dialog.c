#include "config.h"
#include "app/template-dialog.h"

#include "app/dialog-window.h"
#include "exchange/template.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

static void
on_activated (AdwActionRow *row)
{
  g_autofree char *name = g_strdup (g_object_get_data (G_OBJECT (row), "template"));

  gtk_window_close (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (row))));
  g_action_group_activate_action (G_ACTION_GROUP (g_application_get_default ()), "new-template", g_variant_new_string (name));
}

static GtkWidget *
make_row (const LtTemplate *template)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), template->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), template->description);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, template->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, template->description, -1);
  g_object_set_data_full (G_OBJECT (row), "template", g_strdup (template->name), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (on_activated), NULL);
  return row;
}

static GtkWidget *
make_page (void)
{
  GtkWidget *page = adw_preferences_page_new (), *group = adw_preferences_group_new ();
  g_auto(GStrv) names = lt_template_list ();

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _("A reference chain says what a chain of its industry consists of. It is a judgement and names no companies; "
                                           "the new workspace is yours to change."));
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr(LtTemplate) template = lt_template_load (names[i], NULL);

      if (template != NULL)
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (template));
    }
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return page;
}

/**
 * lt_template_dialog_show:
 * @parent: the window it belongs to
 *
 * Returns: (transfer none): the dialog, which closes by itself
 */
GtkWindow *
lt_template_dialog_show (GtkWindow *parent)
{
  GtkWidget *window = lt_dialog_window_new (parent, _("New from Template"), make_page (), 560, 660);

  gtk_window_present (GTK_WINDOW (window));
  return GTK_WINDOW (window);
}
