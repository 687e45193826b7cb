#include "config.h"
#include "app/import-details.h"

#include "app/dialog-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* A file in the wrong encoding refuses every row; nobody reads them all. */
#define MOST 200

static void
add_line (GtkWidget *group, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static GtkWidget *
add_group (GtkWidget *page, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return group;
}

static void
add_refusals (GtkWidget *page, const LtImportReport *report)
{
  g_autofree char *title = g_strdup_printf (ngettext ("%u row refused", "%u rows refused", report->refused->len), report->refused->len);
  GtkWidget *group = report->refused->len > 0 ? add_group (page, title) : NULL;

  for (guint i = 0; i < MIN (report->refused->len, MOST); i++)
    {
      const LtRefusal *refusal = report->refused->pdata[i];
      g_autofree char *place = g_strdup_printf (_("%s, line %u"), refusal->file != NULL ? refusal->file : "", refusal->line);

      add_line (group, refusal->reason, place);
    }
  if (report->refused->len > MOST)
    add_line (group, _("… and more of the same file"), NULL);
}

static void
add_warnings (GtkWidget *page, const LtImportReport *report)
{
  GtkWidget *group = report->warnings->len > 0 ? add_group (page, _("Notes")) : NULL;

  for (guint i = 0; i < MIN (report->warnings->len, MOST); i++)
    add_line (group, report->warnings->pdata[i], NULL);
}

void
lt_import_details_show (GtkWindow *parent, const LtImportReport *report)
{
  GtkWidget *page = adw_preferences_page_new ();

  add_refusals (page, report);
  add_warnings (page, report);
  gtk_window_present (GTK_WINDOW (lt_dialog_window_new (parent, _("Import Details"), page, 560, 480)));
}
