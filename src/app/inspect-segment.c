#include "config.h"
#include "app/inspect-form.h"

#include <glib/gi18n-lib.h>

typedef struct {
  const LtParticipation *row;
  gboolean               local;
  double                 revenue;
} Member;

static int
compare_members (gconstpointer a, gconstpointer b)
{
  const Member *x = a, *y = b;
  gint p = x->row->role != LT_ROLE_NONE ? x->row->role : G_MAXINT, q = y->row->role != LT_ROLE_NONE ? y->row->role : G_MAXINT;
  double r = lt_known (x->revenue) ? x->revenue : -1, s = lt_known (y->revenue) ? y->revenue : -1;

  return p != q ? (p < q ? -1 : 1) : r != s ? (r > s ? -1 : 1) : x->row->id < y->row->id ? -1 : 1;
}

static GArray *
list_members (LtInspect *self, gint64 segment)
{
  GPtrArray *rows = lt_model_refs (self->model, LT_TABLE_PARTICIPATION, "segment", segment);
  GArray *members = g_array_new (FALSE, FALSE, sizeof (Member));

  for (guint i = 0; i < rows->len; i++)
    {
      const LtParticipation *row = rows->pdata[i];
      Member member = { row, lt_survey_is_local (self->survey, row->enterprise), lt_survey_get_revenue (self->survey, row->enterprise) };

      if (lt_model_get_enterprise (self->model, row->enterprise) != NULL)
        g_array_append_val (members, member);
    }
  g_array_sort (members, compare_members);
  return members;
}

static void
member_line (LtInspect *self, GtkWidget *group, const LtParticipation *row)
{
  g_autofree char *words = lt_inspect_describe_enterprise (self, row->enterprise, row->role);
  LtInspectLine line = { .title = lt_model_get_enterprise (self->model, row->enterprise)->name, .subtitle = words,
                         .link = { LT_TABLE_ENTERPRISE, row->enterprise }, .backed = { LT_TABLE_PARTICIPATION, row->id } };

  if (self->editing)
    lt_inspect_participation (self, group, row, &line);
  else
    lt_inspect_line (self, group, &line);
}

static void
show_members (LtInspect *self, gint64 segment, GArray *members, gboolean local)
{
  GtkWidget *group = NULL;
  guint count = 0, shown = 0;

  for (guint i = 0; i < members->len; i++)
    count += g_array_index (members, Member, i).local == local;
  if (count == 0 && !local)
    return;
  group = lt_inspect_group (self, local ? _("Local enterprises") : _("Enterprises outside"), count);
  if (self->editing && local)
    lt_inspect_enterprise_menu (self, group, segment);
  for (guint i = 0; i < members->len && shown < lt_inspect_most (self, group, count); i++)
    {
      Member *member = &g_array_index (members, Member, i);

      if (member->local != local)
        continue;
      member_line (self, group, member->row);
      shown++;
    }
  lt_inspect_more (self, group, count);
  if (count == 0)
    lt_inspect_line (self, group, &(LtInspectLine) { .title = _("None is recorded") });
}

static void
show_projects (LtInspect *self, gint64 segment)
{
  GPtrArray *rows = lt_model_refs (self->model, LT_TABLE_PURPOSE, "segment", segment);
  GtkWidget *group = rows->len > 0 ? lt_inspect_group (self, _("Projects"), rows->len) : NULL;

  for (guint i = 0; i < lt_inspect_most (self, group, rows->len); i++)
    lt_inspect_project_line (self, group, ((LtPurpose *) rows->pdata[i])->project);
  lt_inspect_more (self, group, rows->len);
}

static void
study_part (LtInspect *self, GtkWidget *group, const LtStudy *study, const char *name, const char *words)
{
  g_autofree char *remove = g_strdup_printf (_("Remove “%s”"), name);

  lt_inspect_part (self, group, &(LtInspectLine) { .title = name, .subtitle = words, .backed = { LT_TABLE_STUDY, study->id } },
                   (LtThing) { LT_TABLE_STUDY, study->id }, remove);
}

static void
show_institutions (LtInspect *self, gint64 segment)
{
  GPtrArray *rows = lt_model_refs (self->model, LT_TABLE_STUDY, "segment", segment);
  GtkWidget *group = rows->len > 0 || self->editing ? lt_inspect_group (self, _("Innovation platforms"), rows->len) : NULL;

  if (self->editing)
    lt_inspect_study_menu (self, group, segment);
  for (guint i = 0; i < lt_inspect_most (self, group, rows->len); i++)
    {
      const LtStudy *study = rows->pdata[i];
      const LtInstitution *row = lt_model_get (self->model, LT_TABLE_INSTITUTION, study->institution);
      const LtRegion *region = row != NULL ? lt_model_get_region (self->model, row->region) : NULL;
      g_autofree char *words = row == NULL ? NULL : lt_inspect_join (row->kind != NULL ? row->kind : "", region != NULL ? region->name : "", NULL);

      if (row != NULL && self->editing)
        study_part (self, group, study, row->name, words);
      else if (row != NULL)
        lt_inspect_line (self, group, &(LtInspectLine) { .title = row->name, .subtitle = words,
          .link = { LT_TABLE_INSTITUTION, row->id }, .backed = { LT_TABLE_INSTITUTION, row->id } });
    }
  lt_inspect_more (self, group, rows->len);
  if (rows->len == 0 && self->editing)
    lt_inspect_line (self, group, &(LtInspectLine) { .title = _("None is recorded") });
}

/* One end of the flows: what supplies this segment, or what it supplies. */
static void
show_flows (LtInspect *self, const LtSegment *segment, gboolean incoming)
{
  GPtrArray *rows = lt_model_refs (self->model, LT_TABLE_FLOW, incoming ? "buyer" : "supplier", segment->id);
  GtkWidget *group = rows->len > 0 || self->editing ? lt_inspect_group (self, incoming ? _("Supplied by") : _("Supplies"), rows->len) : NULL;

  if (self->editing)
    lt_inspect_flow_menu (self, group, segment->id, incoming);
  for (guint i = 0; i < lt_inspect_most (self, group, rows->len); i++)
    {
      const LtFlow *flow = rows->pdata[i];
      const LtSegment *other = lt_model_get_segment (self->model, incoming ? flow->supplier : flow->buyer);
      const LtChain *chain = other != NULL && other->chain != segment->chain ? lt_model_get_chain (self->model, other->chain) : NULL;
      const LtAssessment *assessment = other != NULL ? lt_survey_get (self->survey, other->id) : NULL;
      g_autofree char *words = lt_inspect_join (chain != NULL ? chain->name : "",
                                                assessment != NULL ? lt_coverage_get_label (assessment->coverage) : "",
                                                lt_enum_label (LT_TABLE_FLOW, "kind", flow->kind),
                                                flow->note != NULL ? flow->note : "", NULL);
      LtInspectLine line;

      if (other == NULL)
        continue;
      line = (LtInspectLine) { .title = other->name, .subtitle = words, .link = { LT_TABLE_SEGMENT, other->id },
                               .backed = { LT_TABLE_FLOW, flow->id } };
      if (self->editing)
        lt_inspect_flow_end (self, group, flow, incoming, &line);
      else
        lt_inspect_line (self, group, &line);
    }
  lt_inspect_more (self, group, rows->len);
  if (rows->len == 0 && self->editing)
    lt_inspect_line (self, group, &(LtInspectLine) { .title = _("None is recorded") });
}

static void
show_facts (LtInspect *self, const LtSegment *segment)
{
  g_autoptr(GPtrArray) products = lt_model_sorted_refs (self->model, LT_TABLE_PRODUCT, "segment", segment->id);
  GString *list = g_string_new (NULL);
  g_autofree char *names = NULL;
  GtkWidget *group;

  for (guint i = 0; i < products->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? C_("list of names", ", ") : "", ((LtProduct *) products->pdata[i])->name);
  names = g_string_free (list, FALSE);
  if (*names == '\0' && segment->keywords == NULL && segment->codes == NULL && segment->note == NULL)
    return;
  group = lt_inspect_group (self, _("About the segment"), 0);
  lt_inspect_fact (self, group, _("Products"), names);
  lt_inspect_fact (self, group, _("Keywords"), segment->keywords);
  lt_inspect_fact (self, group, _("Industry codes (GB/T 4754)"), segment->codes);
  lt_inspect_fact (self, group, _("Note"), segment->note);
}

static void
show_fields (LtInspect *self, gint64 id)
{
  GtkWidget *group = lt_inspect_group (self, _("About the segment"), 0);

  lt_inspect_field (self, group, LT_FACT_SEGMENT_NAME, id, C_("field", "Name"));
  lt_inspect_choice (self, group, LT_FACT_SEGMENT_CHAIN, &id, 1, _("Chain"));
  lt_inspect_choice (self, group, LT_FACT_SEGMENT_POSITION, &id, 1, _("Position"));
  lt_inspect_choice (self, group, LT_FACT_SEGMENT_CRITICALITY, &id, 1, _("Criticality"));
  lt_inspect_field (self, group, LT_FACT_SEGMENT_KEYWORDS, id, _("Keywords"));
  lt_inspect_field (self, group, LT_FACT_SEGMENT_CODES, id, _("Industry codes (GB/T 4754)"));
  lt_inspect_field (self, group, LT_FACT_SEGMENT_NOTE, id, _("Note"));
  lt_inspect_products (self, id);
}

void
lt_inspect_segment (LtInspect *self, gint64 id)
{
  const LtSegment *segment = lt_model_get_segment (self->model, id);
  const LtChain *chain = lt_model_get_chain (self->model, segment->chain);
  const LtAssessment *assessment = lt_survey_get (self->survey, id);
  g_autoptr(GArray) members = list_members (self, id);
  g_autofree char *criticality = segment->criticality == LT_UNKNOWN_INT ? g_strdup (_("criticality unknown"))
                                 : g_strdup_printf (_("criticality %d/3"), segment->criticality);
  g_autofree char *subtitle = lt_inspect_join (chain != NULL ? chain->name : "",
                                               lt_enum_label (LT_TABLE_SEGMENT, "position", segment->position), criticality, NULL);

  lt_inspect_title (self, segment->name, subtitle);
  if (assessment != NULL)
    lt_inspect_status (self, assessment);
  lt_inspect_gap (self, id);
  if (self->editing)
    show_fields (self, id);
  show_members (self, id, members, TRUE);
  lt_inspect_targets (self, id);
  show_projects (self, id);
  show_members (self, id, members, FALSE);
  show_institutions (self, id);
  show_flows (self, segment, TRUE);
  show_flows (self, segment, FALSE);
  if (!self->editing)
    show_facts (self, segment);
  lt_inspect_sources (self, (LtThing) { LT_TABLE_SEGMENT, id });
}
