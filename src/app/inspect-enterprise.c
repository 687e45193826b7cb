#include "config.h"
#include "app/inspect-form.h"

#include <glib/gi18n-lib.h>

/* "35 × 10⁸ CNY (2021)": a figure without its year says less than it seems to. */
static char *
describe_revenue (LtInspect *self, gint64 enterprise)
{
  g_autoptr(GPtrArray) figures = lt_inspect_list_figures (self, enterprise);

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

/* Who supplies it, or whom it supplies. */
static void
show_supplies (LtInspect *self, gint64 id, gboolean incoming)
{
  GPtrArray *rows = lt_model_refs (self->model, LT_TABLE_SUPPLY, incoming ? "buyer" : "supplier", id);
  GtkWidget *group = rows->len > 0 ? lt_inspect_group (self, incoming ? _("Suppliers") : _("Buyers"), rows->len) : NULL;

  for (guint i = 0; i < lt_inspect_most (self, group, rows->len); i++)
    {
      const LtSupply *row = rows->pdata[i];
      const LtEnterprise *other = lt_model_get_enterprise (self->model, incoming ? row->supplier : row->buyer);
      const LtRegion *region = other != NULL ? lt_model_get_region (self->model, other->region) : NULL;
      g_autofree char *words = lt_inspect_join (row->product != NULL ? row->product : "", region != NULL ? region->name : "", NULL);

      if (other != NULL)
        lt_inspect_line (self, group, &(LtInspectLine) { .title = other->name, .subtitle = words, .link = { LT_TABLE_ENTERPRISE, other->id },
                                                         .backed = { LT_TABLE_SUPPLY, row->id } });
    }
  lt_inspect_more (self, group, rows->len);
}

/* --- Its group --- */

/* Whether the way up from an enterprise leads to another one. A foreign file's may form a ring. */
static gboolean
is_within (LtModel *model, gint64 id, gint64 whole)
{
  const LtEnterprise *row = lt_model_get_enterprise (model, id);

  for (guint depth = 0; row != NULL && depth <= lt_model_count (model, LT_TABLE_ENTERPRISE); depth++)
    {
      if (row->id == whole)
        return TRUE;
      row = lt_model_get_enterprise (model, row->parent);
    }
  return FALSE;
}

static gboolean
may_own (LtViewState *state, gint64 parent, LtThing child)
{
  LtModel *model = lt_view_state_get_model (state);
  const LtEnterprise *row = lt_model_get_enterprise (model, child.id);

  return row != NULL && row->parent != parent && !is_within (model, parent, child.id);
}

static void
set_parent (LtViewState *state, gint64 parent, LtThing child)
{
  lt_editor_set_number (lt_view_state_get_editor (state), LT_FACT_ENTERPRISE_PARENT, &child.id, 1, parent, NULL, NULL);
}

static void
clear_parent (LtViewState *state, LtThing child)
{
  set_parent (state, 0, child);
}

static void
go_to_parent (LtViewState *state, LtThing child)
{
  const LtEnterprise *row = lt_model_get_enterprise (lt_view_state_get_model (state), child.id);

  if (row != NULL && row->parent != 0)
    lt_view_state_go_to (state, LT_TABLE_ENTERPRISE, row->parent);
}

static void
show_parent (LtInspect *self, GtkWidget *group, const LtEnterprise *row, const LtEnterprise *parent)
{
  const LtInspectAct acts[] = {
    { C_("link", "Open"), go_to_parent, FALSE, TRUE }, { C_("link", "Remove"), clear_parent, TRUE, TRUE },
  };
  LtInspectLine line = { .title = parent->name, .subtitle = _("Parent company"), .backed = { LT_TABLE_ENTERPRISE, row->id } };
  GtkWidget *fold;

  if (!self->editing)
    {
      line.backed.id = 0;
      line.link = (LtThing) { LT_TABLE_ENTERPRISE, parent->id };
      lt_inspect_line (self, group, &line);
      return;
    }
  fold = lt_inspect_fold (self, group, &line);
  if (fold != NULL)
    lt_inspect_acts (self, fold, (LtThing) { LT_TABLE_ENTERPRISE, row->id }, acts, G_N_ELEMENTS (acts));
}

static void
show_owner (LtInspect *self, const LtEnterprise *row)
{
  const LtEnterprise *parent = lt_model_get_enterprise (self->model, row->parent);
  GPtrArray *children = lt_model_refs (self->model, LT_TABLE_ENTERPRISE, "parent", row->id);
  GtkWidget *group;

  if (parent == NULL && children->len == 0 && !self->editing)
    return;
  group = lt_inspect_group (self, _("Group"), 0);
  if (self->editing)
    lt_inspect_menu (self, group, (LtThing) { LT_TABLE_ENTERPRISE, row->id },
                     &(LtInspectMenu) { _("Choose the parent company"), LT_TABLE_ENTERPRISE, may_own, set_parent });
  if (parent != NULL)
    show_parent (self, group, row, parent);
  else if (children->len == 0)
    lt_inspect_line (self, group, &(LtInspectLine) { .title = _("No parent company is recorded") });
  for (guint i = 0; i < lt_inspect_most (self, group, children->len); i++)
    lt_inspect_line (self, group, &(LtInspectLine) { .title = ((LtEnterprise *) children->pdata[i])->name, .subtitle = _("Subsidiary"),
                                                     .link = { LT_TABLE_ENTERPRISE, ((LtEnterprise *) children->pdata[i])->id } });
  lt_inspect_more (self, group, children->len);
}

/* --- The page --- */

static void
show_facts (LtInspect *self, GtkWidget *group, const LtEnterprise *row)
{
  lt_inspect_fact (self, group, _("Products"), row->products);
  lt_inspect_fact (self, group, _("Unified social credit code"), row->credit != NULL ? row->credit : C_("figure", "unknown"));
  lt_inspect_fact (self, group, _("Industry codes (GB/T 4754)"), row->codes);
  lt_inspect_fact (self, group, _("Home tie"), row->home_tie);
}

static void
show_fields (LtInspect *self, GtkWidget *group, gint64 id)
{
  lt_inspect_field (self, group, LT_FACT_ENTERPRISE_NAME, id, C_("field", "Name"));
  lt_inspect_choice (self, group, LT_FACT_ENTERPRISE_STATUS, &id, 1, C_("field", "Status"));
  lt_inspect_field (self, group, LT_FACT_ENTERPRISE_PRODUCTS, id, _("Products"));
  lt_inspect_field (self, group, LT_FACT_ENTERPRISE_CREDIT, id, _("Unified social credit code"));
  lt_inspect_field (self, group, LT_FACT_ENTERPRISE_CODES, id, _("Industry codes (GB/T 4754)"));
  lt_inspect_field (self, group, LT_FACT_ENTERPRISE_HOME_TIE, id, _("Home tie"));
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
    show_fields (self, group, id);
  lt_inspect_fact (self, group, _("Region"), *path != '\0' ? path : C_("figure", "unknown"));
  if (self->editing)
    lt_inspect_region_menu (self, group, (LtThing) { LT_TABLE_ENTERPRISE, id });
  lt_inspect_fact (self, group, _("Honours"), honours);
  if (!self->editing)
    show_facts (self, group, row);
  show_segments (self, id);
  lt_inspect_target_for (self, id);
  lt_inspect_figures (self, id);
  show_projects (self, id);
  show_supplies (self, id, TRUE);
  show_supplies (self, id, FALSE);
  show_owner (self, row);
  lt_inspect_sources (self, (LtThing) { LT_TABLE_ENTERPRISE, id });
}
