#include "config.h"
#include "app/inspect-form.h"

#include "app/coverage-mark.h"

#include <glib/gi18n-lib.h>

static void
count_coverage (LtInspect *self, gint64 chain, guint *counts)
{
  GPtrArray *segments = lt_model_refs (self->model, LT_TABLE_SEGMENT, "chain", chain);

  for (guint i = 0; i < segments->len; i++)
    {
      const LtAssessment *assessment = lt_survey_get (self->survey, ((LtSegment *) segments->pdata[i])->id);

      if (assessment != NULL)
        counts[assessment->coverage]++;
    }
}

/* Strong first, as people like to read them. */
static void
show_counts (LtInspect *self, const guint *counts)
{
  GtkWidget *group = lt_inspect_group (self, _("Segments by coverage"), 0);

  for (gint i = LT_N_COVERAGES - 1; i >= 0; i--)
    {
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *number = g_strdup_printf ("%u", counts[i]);
      GtkWidget *label = gtk_label_new (number);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), lt_coverage_get_label (i));
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), lt_coverage_mark_new (i));
      gtk_widget_add_css_class (label, "numeric");
      gtk_widget_add_css_class (row, "compact");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
      lt_inspect_put (self, group, row);
    }
}

static int
compare_actions (gconstpointer a, gconstpointer b)
{
  const LtAssessment *x = *(LtAssessment *const *) a, *y = *(LtAssessment *const *) b;

  return x->action != y->action ? (x->action < y->action ? -1 : 1) : x->segment < y->segment ? -1 : 1;
}

static void
show_gaps (LtInspect *self, gint64 chain)
{
  g_autoptr(GPtrArray) segments = lt_model_sorted_refs (self->model, LT_TABLE_SEGMENT, "chain", chain);
  g_autoptr(GPtrArray) gaps = g_ptr_array_new ();
  GtkWidget *group;

  for (guint i = 0; i < segments->len; i++)
    {
      const LtAssessment *assessment = lt_survey_get (self->survey, ((LtSegment *) segments->pdata[i])->id);

      if (assessment != NULL && assessment->action != LT_ACTION_NONE)
        g_ptr_array_add (gaps, (gpointer) assessment);
    }
  if (gaps->len == 0)
    return;
  g_ptr_array_sort (gaps, compare_actions);
  group = lt_inspect_group (self, _("Gaps"), gaps->len);
  for (guint i = 0; i < lt_inspect_most (self, group, gaps->len); i++)
    {
      const LtAssessment *gap = gaps->pdata[i];
      g_autofree char *words = lt_inspect_join (lt_action_get_label (gap->action), lt_coverage_get_label (gap->coverage), NULL);

      lt_inspect_line (self, group, &(LtInspectLine) { .title = lt_model_get_segment (self->model, gap->segment)->name,
                                                       .subtitle = words, .link = { LT_TABLE_SEGMENT, gap->segment } });
    }
  lt_inspect_more (self, group, gaps->len);
}

static void
zone_lines (LtInspect *self, const char *title, GPtrArray *rows, gint64 chain)
{
  GtkWidget *group = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const LtZone *zone = rows->pdata[i];
      const LtRegion *region = lt_model_get_region (self->model, zone->region);
      g_autofree char *words = lt_inspect_join (zone->structure, lt_enum_label (LT_TABLE_ZONE, "role", zone->role), NULL);

      if (zone->chain != chain || region == NULL)
        continue;
      if (group == NULL)
        group = lt_inspect_group (self, title, 0);
      lt_inspect_line (self, group, &(LtInspectLine) { .title = region->name, .subtitle = words,
                                                       .link = { LT_TABLE_REGION, region->id }, .backed = { LT_TABLE_ZONE, zone->id } });
    }
}

/* --- Changing it --- */

/* Where it is listed. */
static guint
index_of (const GPtrArray *rows, gint64 id)
{
  guint i = 0;

  while (i < rows->len && ((LtRow *) rows->pdata[i])->id != id)
    i++;
  return i;
}

static void
move_up (LtViewState *state, LtThing chain)
{
  lt_editor_step_chain (lt_view_state_get_editor (state), chain.id, -1);
}

static void
move_down (LtViewState *state, LtThing chain)
{
  lt_editor_step_chain (lt_view_state_get_editor (state), chain.id, 1);
}

static void
delete_chain (LtViewState *state, LtThing chain)
{
  lt_editor_delete (lt_view_state_get_editor (state), LT_TABLE_CHAIN, &chain.id, 1);
}

static void
show_fields (LtInspect *self, gint64 id)
{
  const GPtrArray *rows = lt_model_get_sorted (self->model, LT_TABLE_CHAIN);
  guint index = index_of (rows, id);
  GtkWidget *group = lt_inspect_group (self, _("About the chain"), 0);
  LtInspectAct acts[] = {
    { _("Move Up"), move_up, FALSE, index > 0 }, { _("Move Down"), move_down, FALSE, index + 1 < rows->len },
    { C_("link", "Delete"), delete_chain, TRUE, TRUE },
  };

  lt_inspect_field (self, group, LT_FACT_CHAIN_NAME, id, C_("field", "Name"));
  lt_inspect_choice (self, group, LT_FACT_CHAIN_PARENT, &id, 1, C_("chain", "Part of"));
  lt_inspect_choice (self, group, LT_FACT_CHAIN_ROLE, &id, 1, _("Role in the tree"));
  lt_inspect_field (self, group, LT_FACT_CHAIN_CHIEF, id, C_("chain", "Chief"));
  lt_inspect_field (self, group, LT_FACT_CHAIN_UNIT, id, C_("chain", "Unit"));
  lt_inspect_field (self, group, LT_FACT_CHAIN_LEADER, id, C_("chain", "Leading enterprise"));
  lt_inspect_field (self, group, LT_FACT_CHAIN_ALLIANCE, id, C_("chain", "Alliance"));
  lt_inspect_acts (self, group, (LtThing) { LT_TABLE_CHAIN, id }, acts, G_N_ELEMENTS (acts));
}

static void
show_segments (LtInspect *self, gint64 id)
{
  g_autoptr(GPtrArray) rows = lt_model_sorted_refs (self->model, LT_TABLE_SEGMENT, "chain", id);
  GtkWidget *group = rows->len > 0 ? lt_inspect_group (self, _("Segments"), rows->len) : NULL;

  for (guint i = 0; i < lt_inspect_most (self, group, rows->len); i++)
    {
      const LtSegment *row = rows->pdata[i];
      const LtAssessment *assessment = lt_survey_get (self->survey, row->id);
      g_autofree char *words = lt_inspect_join (lt_enum_label (LT_TABLE_SEGMENT, "position", row->position),
                                                assessment != NULL ? lt_coverage_get_label (assessment->coverage) : "", NULL);

      lt_inspect_line (self, group, &(LtInspectLine) { .title = row->name, .subtitle = words, .link = { LT_TABLE_SEGMENT, row->id } });
    }
  lt_inspect_more (self, group, rows->len);
}

static void
show_charge (LtInspect *self, const LtChain *chain)
{
  const LtChain *parent = lt_model_get_chain (self->model, chain->parent);
  GtkWidget *group;

  if (chain->chief == NULL && chain->unit == NULL && chain->leader == NULL && chain->alliance == NULL && parent == NULL)
    return;
  group = lt_inspect_group (self, _("In charge"), 0);
  lt_inspect_fact (self, group, C_("chain", "Chief"), chain->chief);
  lt_inspect_fact (self, group, C_("chain", "Unit"), chain->unit);
  lt_inspect_fact (self, group, C_("chain", "Leading enterprise"), chain->leader);
  lt_inspect_fact (self, group, C_("chain", "Alliance"), chain->alliance);
  lt_inspect_fact (self, group, C_("chain", "Part of"), parent != NULL ? parent->name : NULL);
}

void
lt_inspect_chain (LtInspect *self, gint64 id)
{
  const LtChain *chain = lt_model_get_chain (self->model, id);
  const char *viewpoint = lt_view_state_get_viewpoint_name (self->state);
  guint counts[LT_N_COVERAGES] = { 0 }, segments = lt_model_refs (self->model, LT_TABLE_SEGMENT, "chain", id)->len;
  g_autofree char *number = g_strdup_printf (ngettext ("%u segment", "%u segments", segments), segments);
  g_autofree char *subtitle = lt_inspect_join (lt_enum_label (LT_TABLE_CHAIN, "role", chain->role), number,
                                               viewpoint != NULL ? viewpoint : "", NULL);

  count_coverage (self, id, counts);
  lt_inspect_title (self, chain->name, subtitle);
  if (self->editing)
    show_fields (self, id);
  if (segments > 0)
    show_counts (self, counts);
  else
    lt_inspect_text (self, _("It has no segments yet: they come with a table of segments that names this chain."));
  show_gaps (self, id);
  if (!self->editing)
    show_charge (self, chain);
  zone_lines (self, _("Where it is to grow"), lt_model_rows (self->model, LT_TABLE_ZONE), id);
  show_segments (self, id);
  lt_inspect_sources (self, (LtThing) { LT_TABLE_CHAIN, id });
}

void
lt_inspect_workspace (LtInspect *self)
{
  g_autofree char *title = lt_workspace_get_title (lt_view_state_get_workspace (self->state));
  const char *viewpoint = lt_view_state_get_viewpoint_name (self->state);
  /* In the plural, which the tables' own labels are not. */
  static const struct { LtTable table; const char *label; } tables[] = {
    { LT_TABLE_CHAIN, NC_("count", "Chains") }, { LT_TABLE_SEGMENT, NC_("count", "Segments") },
    { LT_TABLE_FLOW, NC_("count", "Flows") }, { LT_TABLE_ENTERPRISE, NC_("count", "Enterprises") },
    { LT_TABLE_PROJECT, NC_("count", "Projects") }, { LT_TABLE_TARGET, NC_("count", "Targets") },
    { LT_TABLE_INSTITUTION, NC_("count", "Innovation platforms") }, { LT_TABLE_REGION, NC_("count", "Regions") },
  };
  g_autoptr(GPtrArray) chains = lt_model_sorted (self->model, LT_TABLE_CHAIN);
  guint counts[LT_N_COVERAGES] = { 0 };
  GtkWidget *group;

  lt_inspect_title (self, title, viewpoint);
  for (guint i = 0; i < chains->len; i++)
    count_coverage (self, ((LtChain *) chains->pdata[i])->id, counts);
  if (chains->len > 0)
    show_counts (self, counts);
  group = lt_inspect_group (self, _("In this workspace"), 0);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *number = lt_format_count (lt_model_count (self->model, tables[i].table));

      lt_inspect_fact (self, group, g_dpgettext2 (GETTEXT_PACKAGE, "count", tables[i].label), number);
    }
  zone_lines (self, _("Zone structure"), lt_model_rows (self->model, LT_TABLE_ZONE), 0);
}
