#include "config.h"
#include "app/thing-row.h"

#include "app/thing-lines.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
add_label (GtkWidget *row)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (row), label);
  return label;
}

GtkWidget *
lt_thing_row_new (void)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *detail;

  gtk_widget_set_hexpand (row, TRUE);
  gtk_widget_add_css_class (row, "thing-row");
  add_label (row);
  detail = add_label (row);
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_widget_add_css_class (detail, "caption");
  return row;
}

static GtkLabel *
name_of (GtkWidget *row)
{
  return GTK_LABEL (gtk_widget_get_first_child (row));
}

static GtkLabel *
detail_of (GtkWidget *row)
{
  return GTK_LABEL (gtk_widget_get_last_child (row));
}

void
lt_thing_row_show (GtkWidget *row, const char *name, const char *detail)
{
  gtk_label_set_label (name_of (row), name);
  gtk_label_set_label (detail_of (row), detail);
  gtk_widget_set_visible (GTK_WIDGET (detail_of (row)), *detail != '\0');
}

char *
lt_thing_row_describe (GtkWidget *row)
{
  const char *name = gtk_label_get_label (name_of (row)), *detail = gtk_label_get_label (detail_of (row));

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
