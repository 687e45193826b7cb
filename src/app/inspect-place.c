/* The pages of a region, an institution and a flow. */
#include "config.h"
#include "app/inspect-form.h"

#include <glib/gi18n-lib.h>

static void
zone_lines (LtInspect *self, gint64 region)
{
  GPtrArray *rows = lt_model_refs (self->model, LT_TABLE_ZONE, "region", region);
  GtkWidget *group = rows->len > 0 ? lt_inspect_group (self, _("Zone structure"), 0) : NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const LtZone *zone = rows->pdata[i];
      const LtChain *chain = lt_model_get_chain (self->model, zone->chain);
      g_autofree char *words = lt_inspect_join (lt_enum_label (LT_TABLE_ZONE, "role", zone->role), chain != NULL ? chain->name : "", NULL);

      lt_inspect_line (self, group, &(LtInspectLine) { .title = zone->structure, .subtitle = words, .backed = { LT_TABLE_ZONE, zone->id } });
    }
}

/* Nothing here is an answer, too; where there may be something further down the tree, one looks from there. */
static void
say_if_empty (LtInspect *self, gint64 region)
{
  if (lt_model_refs (self->model, LT_TABLE_ENTERPRISE, "region", region)->len == 0
      && lt_model_refs (self->model, LT_TABLE_ZONE, "region", region)->len == 0)
    lt_inspect_text (self, _("No enterprise and no part of the zone structure is recorded for this region itself."));
}

static void
on_look_from (GtkWidget *button, LtViewState *state)
{
  gint64 *region = g_object_get_data (G_OBJECT (button), "region");

  lt_view_state_set_viewpoint (state, *region);
}

static void
look_from_here (LtInspect *self, gint64 region)
{
  GtkWidget *button = gtk_button_new_with_label (_("Use as the Viewpoint"));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_sensitive (button, region != lt_view_state_get_viewpoint (self->state));
  g_object_set_data_full (G_OBJECT (button), "region", g_memdup2 (&region, sizeof region), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_look_from), self->state, 0);
  lt_form_put (self->form, button);
}

static void
enterprise_lines (LtInspect *self, gint64 region)
{
  GPtrArray *rows = lt_model_refs (self->model, LT_TABLE_ENTERPRISE, "region", region);
  GtkWidget *group = rows->len > 0 ? lt_inspect_group (self, _("Enterprises"), rows->len) : NULL;

  for (guint i = 0; i < lt_inspect_most (self, group, rows->len); i++)
    {
      const LtEnterprise *row = rows->pdata[i];
      g_autofree char *words = lt_inspect_describe_enterprise (self, row->id, LT_ROLE_NONE);

      lt_inspect_line (self, group, &(LtInspectLine) { .title = row->name, .subtitle = words,
                                                       .link = { LT_TABLE_ENTERPRISE, row->id }, .backed = { LT_TABLE_ENTERPRISE, row->id } });
    }
  lt_inspect_more (self, group, rows->len);
}

void
lt_inspect_region (LtInspect *self, gint64 id)
{
  const LtRegion *row = lt_model_get_region (self->model, id);
  g_autofree char *path = lt_region_path (self->model, id);
  g_autofree char *land = lt_format_land_mu (row->land_mu);
  GtkWidget *group;

  lt_inspect_title (self, row->name, path);
  look_from_here (self, id);
  say_if_empty (self, id);
  group = lt_inspect_group (self, _("About the region"), 0);
  lt_inspect_fact (self, group, _("Kind"), row->type != NULL ? row->type : lt_enum_label (LT_TABLE_REGION, "kind", row->kind));
  lt_inspect_fact (self, group, _("Code"), row->code);
  lt_inspect_fact (self, group, _("Leading industries"), row->lead);
  lt_inspect_fact (self, group, _("Level"), row->level);
  lt_inspect_fact (self, group, _("Land"), lt_known (row->land_mu) ? land : NULL);
  zone_lines (self, id);
  enterprise_lines (self, id);
  lt_inspect_sources (self, (LtThing) { LT_TABLE_REGION, id });
}

void
lt_inspect_institution (LtInspect *self, gint64 id)
{
  const LtInstitution *row = lt_model_get (self->model, LT_TABLE_INSTITUTION, id);
  GPtrArray *studies = lt_model_refs (self->model, LT_TABLE_STUDY, "institution", id);
  g_autofree char *path = lt_region_path (self->model, row->region);
  g_autofree char *capacity = lt_format_count (row->capacity);
  GtkWidget *group;

  lt_inspect_title (self, row->name, row->kind != NULL ? row->kind : _("Innovation platform"));
  group = lt_inspect_group (self, _("About the platform"), 0);
  if (self->editing)
    {
      lt_inspect_field (self, group, LT_FACT_INSTITUTION_NAME, id, C_("field", "Name"));
      lt_inspect_field (self, group, LT_FACT_INSTITUTION_KIND, id, _("Kind"));
    }
  lt_inspect_fact (self, group, _("Region"), *path != '\0' ? path : C_("figure", "unknown"));
  if (self->editing)
    lt_inspect_region_menu (self, group, (LtThing) { LT_TABLE_INSTITUTION, id });
  lt_inspect_fact (self, group, _("Trains a year"), capacity);
  group = lt_inspect_group (self, _("Researches and Trains for"), studies->len);
  if (studies->len == 0)
    lt_inspect_line (self, group, &(LtInspectLine) { .title = _("None is recorded") });
  for (guint i = 0; i < studies->len; i++)
    {
      const LtStudy *study = studies->pdata[i];
      const LtSegment *segment = lt_model_get_segment (self->model, study->segment);
      const LtChain *chain = segment != NULL ? lt_model_get_chain (self->model, segment->chain) : NULL;

      if (segment != NULL)
        lt_inspect_line (self, group, &(LtInspectLine) { .title = segment->name, .subtitle = chain != NULL ? chain->name : NULL,
                                                         .link = { LT_TABLE_SEGMENT, segment->id }, .backed = { LT_TABLE_STUDY, study->id } });
    }
  lt_inspect_sources (self, (LtThing) { LT_TABLE_INSTITUTION, id });
}

static void
end_line (LtInspect *self, GtkWidget *group, gint64 id, const char *role)
{
  const LtSegment *segment = lt_model_get_segment (self->model, id);
  const LtChain *chain = segment != NULL ? lt_model_get_chain (self->model, segment->chain) : NULL;
  const LtAssessment *assessment = lt_survey_get (self->survey, id);
  g_autofree char *words = lt_inspect_join (role, chain != NULL ? chain->name : "",
                                            assessment != NULL ? lt_coverage_get_label (assessment->coverage) : "", NULL);

  if (segment != NULL)
    lt_inspect_line (self, group, &(LtInspectLine) { .title = segment->name, .subtitle = words, .link = { LT_TABLE_SEGMENT, id } });
}

void
lt_inspect_flow (LtInspect *self, gint64 id)
{
  const LtFlow *row = lt_model_get (self->model, LT_TABLE_FLOW, id);
  g_autofree char *title = lt_thing_describe_flow (self->model, id);
  g_autofree char *subtitle = lt_inspect_join (_("Flow"), lt_enum_label (LT_TABLE_FLOW, "kind", row->kind), NULL);
  GtkWidget *group;

  lt_inspect_title (self, title, subtitle);
  if (self->editing)
    lt_inspect_flow_fields (self, lt_inspect_group (self, _("About the flow"), 0), id);
  else
    lt_inspect_text (self, row->note);
  group = lt_inspect_group (self, _("Segments"), 0);
  end_line (self, group, row->supplier, _("Supplier"));
  end_line (self, group, row->buyer, _("Buyer"));
  lt_inspect_sources (self, (LtThing) { LT_TABLE_FLOW, id });
}
