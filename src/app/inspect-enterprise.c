#include "config.h"
#include "app/inspect-form.h"

#include <glib/gi18n-lib.h>

static int
compare_years (gconstpointer a, gconstpointer b)
{
  const LtFigure *x = *(LtFigure *const *) a, *y = *(LtFigure *const *) b;

  return x->year > y->year ? -1 : x->year < y->year;
}

/* Latest first; without a year last. */
static GPtrArray *
list_figures (LtInspect *self, gint64 enterprise)
{
  GPtrArray *rows = lt_model_refs (self->model, LT_TABLE_FIGURE, "enterprise", enterprise);
  GPtrArray *figures = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (figures, rows->pdata[i]);
  g_ptr_array_sort (figures, compare_years);
  return figures;
}

/* "35 × 10⁸ CNY (2021)": a figure without its year says less than it seems to. */
static char *
describe_revenue (LtInspect *self, gint64 enterprise)
{
  g_autoptr(GPtrArray) figures = list_figures (self, enterprise);

  for (guint i = 0; i < figures->len; i++)
    {
      const LtFigure *figure = figures->pdata[i];
      g_autofree char *money = lt_format_money_wan (figure->revenue_wan);

      if (!lt_known (figure->revenue_wan))
        continue;
      return figure->year == LT_UNKNOWN_INT ? g_strdup_printf (_("revenue %s"), money)
                                            : g_strdup_printf (_("revenue %s (%d)"), money, figure->year);
    }
  return g_strdup (_("revenue unknown"));
}

static char *
join_honours (LtInspect *self, gint64 enterprise)
{
  GPtrArray *rows = lt_model_refs (self->model, LT_TABLE_HONOUR, "enterprise", enterprise);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " · " : "", ((LtHonour *) rows->pdata[i])->name);
  return g_string_free (text, FALSE);
}

char *
lt_inspect_describe_enterprise (LtInspect *self, gint64 id, gint role)
{
  const LtEnterprise *row = lt_model_get_enterprise (self->model, id);
  const LtRegion *region = row != NULL ? lt_model_get_region (self->model, row->region) : NULL;
  g_autofree char *honours = join_honours (self, id);
  g_autofree char *revenue = describe_revenue (self, id);

  return lt_inspect_join (lt_enum_label (LT_TABLE_PARTICIPATION, "role", role), honours, region != NULL ? region->name : "",
                          row != NULL && row->status > LT_STATUS_OPERATING ? lt_enum_label (LT_TABLE_ENTERPRISE, "status", row->status) : "",
                          revenue, NULL);
}

static void
append_part (GString *text, const char *label, char *value, double known)
{
  if (lt_known (known))
    g_string_append_printf (text, "%s%s %s", text->len > 0 ? " · " : "", label, value);
  g_free (value);
}

static void
show_figures (LtInspect *self, gint64 id)
{
  g_autoptr(GPtrArray) figures = list_figures (self, id);
  GtkWidget *group = lt_inspect_group (self, _("Figures"), 0);

  for (guint i = 0; i < figures->len; i++)
    {
      const LtFigure *row = figures->pdata[i];
      g_autofree char *year = row->year == LT_UNKNOWN_INT ? g_strdup (_("Year unknown")) : g_strdup_printf ("%d", row->year);
      g_autoptr(GString) text = g_string_new (NULL);

      append_part (text, _("revenue"), lt_format_money_wan (row->revenue_wan), row->revenue_wan);
      append_part (text, _("output"), lt_format_money_wan (row->output_wan), row->output_wan);
      append_part (text, _("tax"), lt_format_money_wan (row->tax_wan), row->tax_wan);
      append_part (text, _("staff"), lt_format_count (row->staff), row->staff);
      append_part (text, _("land"), lt_format_land_mu (row->land_mu), row->land_mu);
      append_part (text, _("R&D"), lt_format_money_wan (row->rd_wan), row->rd_wan);
      lt_inspect_line (self, group, &(LtInspectLine) { .title = year, .subtitle = text->str, .backed = { LT_TABLE_FIGURE, row->id } });
    }
  if (figures->len == 0)
    lt_inspect_line (self, group, &(LtInspectLine) { .title = _("Revenue, output, tax and staff are unknown") });
}

/* @part: (nullable): what is changed in the line */
static void
segment_line (LtInspect *self, GtkWidget *group, gint64 id, const char *words, LtThing backed, const LtParticipation *part)
{
  const LtSegment *segment = lt_model_get_segment (self->model, id);
  const LtChain *chain = segment != NULL ? lt_model_get_chain (self->model, segment->chain) : NULL;
  g_autofree char *subtitle = lt_inspect_join (chain != NULL ? chain->name : "", words, NULL);

  LtInspectLine line;

  if (segment == NULL)
    return;
  line = (LtInspectLine) { .title = segment->name, .subtitle = subtitle, .link = { LT_TABLE_SEGMENT, id }, .backed = backed };
  if (self->editing && part != NULL)
    lt_inspect_participation (self, group, part, &line);
  else
    lt_inspect_line (self, group, &line);
}

static void
show_segments (LtInspect *self, gint64 id)
{
  GPtrArray *parts = lt_model_refs (self->model, LT_TABLE_PARTICIPATION, "enterprise", id);
  GtkWidget *group;

  if (parts->len > 0 || self->editing)
    {
      group = lt_inspect_group (self, _("Segments"), parts->len);
      if (self->editing)
        lt_inspect_segment_menu (self, group, id);
      if (parts->len == 0)
        lt_inspect_line (self, group, &(LtInspectLine) { .title = _("None is recorded") });
      for (guint i = 0; i < parts->len; i++)
        {
          const LtParticipation *row = parts->pdata[i];

          segment_line (self, group, row->segment, lt_enum_label (LT_TABLE_PARTICIPATION, "role", row->role),
                        (LtThing) { LT_TABLE_PARTICIPATION, row->id }, row);
        }
    }
}

static void
show_projects (LtInspect *self, gint64 id)
{
  GPtrArray *rows = lt_model_refs (self->model, LT_TABLE_PROJECT, "enterprise", id);
  GtkWidget *group = rows->len > 0 ? lt_inspect_group (self, _("Projects"), rows->len) : NULL;

  for (guint i = 0; i < lt_inspect_most (self, group, rows->len); i++)
    lt_inspect_project_line (self, group, ((LtProject *) rows->pdata[i])->id);
  lt_inspect_more (self, group, rows->len);
}

static void
show_owner (LtInspect *self, const LtEnterprise *row)
{
  const LtEnterprise *parent = lt_model_get_enterprise (self->model, row->parent);
  GPtrArray *children = lt_model_refs (self->model, LT_TABLE_ENTERPRISE, "parent", row->id);
  GtkWidget *group;

  if (parent == NULL && children->len == 0)
    return;
  group = lt_inspect_group (self, _("Group"), 0);
  if (parent != NULL)
    lt_inspect_line (self, group, &(LtInspectLine) { .title = parent->name, .subtitle = _("Parent company"),
                                                     .link = { LT_TABLE_ENTERPRISE, parent->id } });
  for (guint i = 0; i < lt_inspect_most (self, group, children->len); i++)
    lt_inspect_line (self, group, &(LtInspectLine) { .title = ((LtEnterprise *) children->pdata[i])->name, .subtitle = _("Subsidiary"),
                                                     .link = { LT_TABLE_ENTERPRISE, ((LtEnterprise *) children->pdata[i])->id } });
  lt_inspect_more (self, group, children->len);
}

void
lt_inspect_enterprise (LtInspect *self, gint64 id)
{
  const LtEnterprise *row = lt_model_get_enterprise (self->model, id);
  g_autofree char *path = lt_region_path (self->model, row->region);
  g_autofree char *honours = join_honours (self, id);
  gboolean local = lt_survey_is_local (self->survey, id);
  g_autofree char *subtitle = lt_inspect_join (local ? _("Local enterprise") : _("Outside enterprise"),
                                               lt_enum_label (LT_TABLE_ENTERPRISE, "status", row->status), NULL);
  GtkWidget *group;

  lt_inspect_title (self, row->name, subtitle);
  group = lt_inspect_group (self, _("About the enterprise"), 0);
  if (self->editing)
    lt_inspect_field (self, group, LT_FACT_ENTERPRISE_NAME, id, C_("field", "Name"));
  lt_inspect_fact (self, group, _("Region"), *path != '\0' ? path : C_("figure", "unknown"));
  lt_inspect_fact (self, group, _("Honours"), honours);
  lt_inspect_fact (self, group, _("Products"), row->products);
  lt_inspect_fact (self, group, _("Unified social credit code"), row->credit != NULL ? row->credit : C_("figure", "unknown"));
  lt_inspect_fact (self, group, _("Industry codes (GB/T 4754)"), row->codes);
  lt_inspect_fact (self, group, _("Home tie"), row->home_tie);
  show_segments (self, id);
  lt_inspect_target_for (self, id);
  show_figures (self, id);
  show_projects (self, id);
  show_owner (self, row);
  lt_inspect_sources (self, (LtThing) { LT_TABLE_ENTERPRISE, id });
}
