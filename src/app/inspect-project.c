#include "config.h"
#include "app/inspect.h"

#include <glib/gi18n-lib.h>

char *
lt_inspect_describe_project (LtInspect *self, const LtProject *row)
{
  const LtRegion *region = lt_model_get_region (self->model, row->park != 0 ? row->park : row->region);
  g_autofree char *money = lt_format_money_wan (row->invest_wan);
  g_autofree char *invest = g_strdup_printf (_("investment %s"), money);

  return lt_inspect_join (row->stage != LT_STAGE_NONE ? lt_enum_label (LT_TABLE_PROJECT, "stage", row->stage) : _("stage unknown"),
                          invest, region != NULL ? region->name : "", NULL);
}

void
lt_inspect_project_line (LtInspect *self, GtkWidget *group, gint64 id)
{
  const LtProject *row = lt_model_get_project (self->model, id);
  g_autofree char *words = row != NULL ? lt_inspect_describe_project (self, row) : NULL;

  if (row != NULL)
    lt_inspect_line (self, group, &(LtInspectLine) { .title = row->name, .subtitle = words,
                                                     .link = { LT_TABLE_PROJECT, id }, .backed = { LT_TABLE_PROJECT, id } });
}

static void
money_fact (LtInspect *self, GtkWidget *group, const char *label, double wan)
{
  g_autofree char *text = lt_format_money_wan (wan);

  lt_inspect_fact (self, group, label, text);
}

static void
show_dates (LtInspect *self, const LtProject *row)
{
  const struct { const char *label, *day; } days[] = {
    { _("Lead since"), row->lead_on }, { _("In talks since"), row->talks_on }, { _("Signed on"), row->signed_on },
    { _("Landed on"), row->landed_on }, { _("Construction started on"), row->started_on },
    { _("In production since"), row->produced_on }, { _("Dropped on"), row->dropped_on },
  };
  GtkWidget *group = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (days[i].day != NULL)
      {
        if (group == NULL)
          group = lt_inspect_group (self, _("Dates"), 0);
        lt_inspect_fact (self, group, days[i].label, days[i].day);
      }
}

static void
show_segments (LtInspect *self, gint64 id)
{
  GPtrArray *rows = lt_model_refs (self->model, LT_TABLE_PURPOSE, "project", id);
  GtkWidget *group = rows->len > 0 ? lt_inspect_group (self, _("Segments"), rows->len) : NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const LtSegment *segment = lt_model_get_segment (self->model, ((LtPurpose *) rows->pdata[i])->segment);
      const LtChain *chain = segment != NULL ? lt_model_get_chain (self->model, segment->chain) : NULL;

      if (segment != NULL)
        lt_inspect_line (self, group, &(LtInspectLine) { .title = segment->name, .subtitle = chain != NULL ? chain->name : NULL,
                                                         .link = { LT_TABLE_SEGMENT, segment->id } });
    }
}

void
lt_inspect_project (LtInspect *self, gint64 id)
{
  const LtProject *row = lt_model_get_project (self->model, id);
  const LtEnterprise *investor = lt_model_get_enterprise (self->model, row->enterprise);
  g_autofree char *region = lt_region_path (self->model, row->region);
  g_autofree char *park = lt_region_path (self->model, row->park);
  g_autofree char *land = lt_format_land_mu (row->land_mu);
  g_autofree char *subtitle = lt_inspect_join (_("Recruitment project"),
                                               row->stage != LT_STAGE_NONE ? lt_enum_label (LT_TABLE_PROJECT, "stage", row->stage)
                                                                           : _("stage unknown"), NULL);
  GtkWidget *group;

  lt_inspect_title (self, row->name, subtitle);
  group = lt_inspect_group (self, _("About the project"), 0);
  lt_inspect_fact (self, group, _("Region"), *region != '\0' ? region : C_("figure", "unknown"));
  lt_inspect_fact (self, group, _("Park"), park);
  money_fact (self, group, _("Investment"), row->invest_wan);
  money_fact (self, group, _("Funds arrived"), row->arrived_wan);
  lt_inspect_fact (self, group, _("Land"), land);
  money_fact (self, group, _("Expected output"), row->output_wan);
  money_fact (self, group, _("Expected tax"), row->tax_wan);
  lt_inspect_fact (self, group, _("Method"), lt_enum_label (LT_TABLE_PROJECT, "method", row->method));
  lt_inspect_fact (self, group, _("In charge"), row->owner);
  if (investor != NULL)
    lt_inspect_line (self, lt_inspect_group (self, _("Investor"), 0), &(LtInspectLine) {
      .title = investor->name, .link = { LT_TABLE_ENTERPRISE, investor->id } });
  show_segments (self, id);
  show_dates (self, row);
  lt_inspect_sources (self, (LtThing) { LT_TABLE_PROJECT, id });
}
