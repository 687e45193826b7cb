#include "config.h"
#include "app/thing-row.h"

#include "app/thing-lines.h"

#include <glib/gi18n-lib.h>

/* A list makes two hundred lines at once, of which a dozen are seen: unlike a label, an inscription lays its text out only to
 * draw it. */
static GtkWidget *
add_inscription (GtkWidget *row)
{
  GtkWidget *inscription = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (inscription), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (inscription), 0);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (inscription), 1);
  gtk_box_append (GTK_BOX (row), inscription);
  return inscription;
}

GtkWidget *
lt_thing_row_new (void)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *detail;

  gtk_widget_set_hexpand (row, TRUE);
  gtk_widget_add_css_class (row, "thing-row");
  add_inscription (row);
  detail = add_inscription (row);
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_widget_add_css_class (detail, "caption");
  return row;
}

static GtkInscription *
name_of (GtkWidget *row)
{
  return GTK_INSCRIPTION (gtk_widget_get_first_child (row));
}

static GtkInscription *
detail_of (GtkWidget *row)
{
  return GTK_INSCRIPTION (gtk_widget_get_last_child (row));
}

void
lt_thing_row_show (GtkWidget *row, const char *name, const char *detail)
{
  gtk_inscription_set_text (name_of (row), name);
  gtk_inscription_set_text (detail_of (row), detail);
  gtk_widget_set_visible (GTK_WIDGET (detail_of (row)), *detail != '\0');
}

char *
lt_thing_row_describe (GtkWidget *row)
{
  const char *name = gtk_inscription_get_text (name_of (row)), *detail = gtk_inscription_get_text (detail_of (row));

  return *detail != '\0' ? g_strdup_printf ("%s%s%s", name, C_("list", ", "), detail) : g_strdup (name);
}

/* --- What it says --- */

static void
append (GString *text, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

static void
append_region (GString *text, LtModel *model, gint64 region)
{
  const LtRegion *row = lt_model_get_region (model, region);

  append (text, row != NULL ? row->name : NULL);
}

char *
lt_thing_row_detail (LtModel *model, LtThing thing)
{
  const LtEnterprise *enterprise = thing.table == LT_TABLE_ENTERPRISE ? lt_model_get_enterprise (model, thing.id) : NULL;
  const LtInstitution *institution = thing.table == LT_TABLE_INSTITUTION ? lt_model_get (model, thing.table, thing.id) : NULL;
  guint links = lt_thing_links (model, thing)->len;
  g_autofree char *segments = links > 0 ? g_strdup_printf (ngettext ("%u segment", "%u segments", links), links)
                                        : g_strdup (_("in no segment"));
  GString *text = g_string_new (NULL);

  if (enterprise != NULL)
    {
      GPtrArray *honours = lt_model_refs (model, LT_TABLE_HONOUR, "enterprise", thing.id);

      append_region (text, model, enterprise->region);
      for (guint i = 0; i < honours->len; i++)
        append (text, ((LtHonour *) honours->pdata[i])->name);
    }
  else if (institution != NULL)
    {
      append (text, institution->kind);
      append_region (text, model, institution->region);
    }
  append (text, segments);
  return g_string_free (text, FALSE);
}
