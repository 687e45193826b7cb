/* Who is wanted for a segment that is a gap, who else could fill it, and what an enterprise could fill. */
#include "config.h"
#include "app/inspect-form.h"

#include "analysis/candidates.h"
#include "app/editor-recruit.h"
#include "app/ledger-popover.h"
#include "app/target-pick.h"

#include <glib/gi18n-lib.h>

/* The key of "more" under which it was asked for enterprises of other districts. */
#define DISTRICTS "/districts"

/* --- A target --- */

static void
remove_target (LtViewState *state, LtThing target)
{
  lt_editor_remove (lt_view_state_get_editor (state), target);
}

/* (transfer full): "Contacted · last entry 2026-03-31" */
static char *
describe_status (LtInspect *self, const LtTarget *row)
{
  g_autoptr(GPtrArray) entries = lt_ledger_list (self->model, row->id);
  g_autofree char *last = entries->len > 0 ? g_strdup_printf (_("last entry %s"), ((LtLedger *) entries->pdata[0])->dated) : g_strdup ("");

  return lt_inspect_join (lt_enum_label (LT_TABLE_TARGET, "status", row->status), last, NULL);
}

static GtkWidget *
make_ledger (LtViewState *state, LtThing target)
{
  return lt_ledger_popover_new (state, target.id);
}

static void
target_line (LtInspect *self, GtkWidget *group, const LtTarget *row, const LtInspectLine *line)
{
  g_autoptr(GPtrArray) entries = lt_ledger_list (self->model, row->id);
  g_autofree char *ledger = entries->len > 0 ? g_strdup_printf (_("Ledger (%u)"), entries->len) : g_strdup (_("Ledger"));
  LtInspectAct acts[] = {
    { C_("link", "Open"), line->link.table == LT_TABLE_ENTERPRISE ? lt_inspect_go_to_enterprise : lt_inspect_go_to_segment, FALSE, TRUE },
    { C_("link", "Remove"), remove_target, TRUE, TRUE },
  };
  GtkWidget *fold;

  if (!self->editing)
    {
      lt_inspect_line (self, group, line);
      return;
    }
  fold = lt_inspect_fold (self, group, line);
  if (fold == NULL)
    return;
  lt_inspect_choice (self, fold, LT_FACT_TARGET_STATUS, &row->id, 1, _("Status"));
  lt_inspect_choice (self, fold, LT_FACT_TARGET_METHOD, &row->id, 1, _("Way of recruiting"));
  lt_inspect_field (self, fold, LT_FACT_TARGET_PRODUCT, row->id, _("Product"));
  lt_inspect_field (self, fold, LT_FACT_TARGET_REASON, row->id, _("Reason"));
  lt_inspect_popover_row (self, fold, (LtThing) { LT_TABLE_TARGET, row->id }, ledger, make_ledger);
  lt_inspect_acts (self, fold, (LtThing) { LT_TABLE_TARGET, row->id }, acts, G_N_ELEMENTS (acts));
}

/* --- The targets of a segment --- */

static int
by_enterprise (gconstpointer a, gconstpointer b, gpointer model)
{
  const LtTarget *x = *(LtTarget *const *) a, *y = *(LtTarget *const *) b;

  if ((x->status == LT_TARGET_DECLINED) != (y->status == LT_TARGET_DECLINED))
    return x->status == LT_TARGET_DECLINED ? 1 : -1;
  return lt_model_compare (LT_TABLE_ENTERPRISE, lt_model_get_enterprise (model, x->enterprise),
                           lt_model_get_enterprise (model, y->enterprise));
}

static void
show_target (LtInspect *self, GtkWidget *group, const LtTarget *row)
{
  const LtEnterprise *enterprise = lt_model_get_enterprise (self->model, row->enterprise);
  const LtRegion *region = enterprise != NULL ? lt_model_get_region (self->model, enterprise->region) : NULL;
  g_autofree char *status = describe_status (self, row);
  g_autofree char *words = lt_inspect_join (region != NULL ? region->name : _("Region unknown"), status,
                                            lt_enum_label (LT_TABLE_TARGET, "method", row->method),
                                            row->product != NULL ? row->product : "", row->reason != NULL ? row->reason : "", NULL);

  target_line (self, group, row, &(LtInspectLine) { .title = enterprise != NULL ? enterprise->name : "", .subtitle = words,
    .link = { LT_TABLE_ENTERPRISE, row->enterprise }, .backed = { LT_TABLE_TARGET, row->id } });
}

static void
show_targets (LtInspect *self, gint64 segment)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_copy (lt_model_refs (self->model, LT_TABLE_TARGET, "segment", segment), NULL, NULL);
  GtkWidget *group = rows->len > 0 || self->editing ? lt_inspect_group (self, _("Recruitment targets"), rows->len) : NULL;

  if (self->editing)
    lt_inspect_menu (self, group, (LtThing) { LT_TABLE_SEGMENT, segment },
                     &(LtInspectMenu) { _("Add a target"), LT_TABLE_ENTERPRISE, lt_target_may_be_picked, lt_target_pick });
  g_ptr_array_sort_with_data (rows, by_enterprise, self->model);
  for (guint i = 0; i < lt_inspect_most (self, group, rows->len); i++)
    show_target (self, group, rows->pdata[i]);
  lt_inspect_more (self, group, rows->len);
  if (rows->len == 0 && self->editing)
    lt_inspect_line (self, group, &(LtInspectLine) { .title = _("None is recorded") });
}

/* --- Who is worth visiting --- */

/* One click on a candidate's button, with the way of recruiting that is suggested. */
static void
make_target (LtViewState *state, gint64 enterprise, gint64 segment)
{
  LtModel *model = lt_view_state_get_model (state);
  g_autoptr(GArray) list = lt_candidates_list (model, lt_view_state_get_survey (state), segment, TRUE);
  LtMethod method = LT_METHOD_NONE;

  for (guint i = 0; i < list->len; i++)
    if (g_array_index (list, LtCandidate, i).enterprise == enterprise)
      method = g_array_index (list, LtCandidate, i).method;
  if (lt_model_get_enterprise (model, enterprise) != NULL && lt_model_get_segment (model, segment) != NULL)
    lt_editor_add_targets (lt_view_state_get_editor (state), segment, &enterprise, 1, method, NULL, 0);
}

static void
show_candidate (LtInspect *self, GtkWidget *group, const LtCandidate *c)
{
  const LtEnterprise *row = lt_model_get_enterprise (self->model, c->enterprise);
  const LtRegion *region = lt_model_get_region (self->model, row->region);
  g_autofree char *why = lt_candidate_explain (self->model, self->survey, c);
  g_autofree char *how = lt_candidate_explain_method (self->model, self->survey, c);
  g_autofree char *points = lt_format_number (c->score, 1);
  g_autofree char *score = g_strdup_printf (_("%s of 100 points"), points);
  g_autofree char *words = lt_inspect_join (region != NULL ? region->name : _("Region unknown"), score, why, NULL);
  g_autofree char *method = g_strdup_printf (C_("candidate: method: why", "%s: %s"),
                                             lt_enum_label (LT_TABLE_TARGET, "method", c->method), how);
  g_autofree char *subtitle = g_strdup_printf ("%s\n%s", words, method);
  g_autofree char *label = g_strdup_printf (_("Make “%s” a target"), row->name);

  lt_inspect_offer (self, group, &(LtInspectLine) { .title = row->name, .subtitle = subtitle, .link = { LT_TABLE_ENTERPRISE, row->id } },
                    &(LtInspectOffer) { label, row->id, c->segment, make_target });
}

/* Those that are no targets yet. */
static GArray *
list_candidates (LtInspect *self, gint64 segment, gboolean all_districts)
{
  GArray *list = lt_candidates_list (self->model, self->survey, segment, all_districts);
  guint kept = 0;

  for (guint i = 0; i < list->len; i++)
    if (g_array_index (list, LtCandidate, i).target == 0)
      g_array_index (list, LtCandidate, kept++) = g_array_index (list, LtCandidate, i);
  g_array_set_size (list, kept);
  return list;
}

static void
show_candidates (LtInspect *self, gint64 segment)
{
  gboolean asked = g_hash_table_contains (self->more, DISTRICTS);
  g_autoptr(GArray) all = list_candidates (self, segment, TRUE);
  g_autoptr(GArray) list = asked ? g_array_ref (all) : list_candidates (self, segment, FALSE);
  GtkWidget *group;

  if (all->len == 0)
    return;
  group = lt_inspect_group (self, _("Worth visiting"), list->len);
  for (guint i = 0; i < lt_inspect_most (self, group, list->len); i++)
    show_candidate (self, group, &g_array_index (list, LtCandidate, i));
  lt_inspect_more (self, group, list->len);
  if (all->len > list->len)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%u more in other districts of the home region",
                                                         "%u more in other districts of the home region", all->len - list->len),
                                               all->len - list->len);

      lt_inspect_reveal (self, group, text, DISTRICTS);
    }
}

void
lt_inspect_targets (LtInspect *self, gint64 segment)
{
  const LtAssessment *a = lt_survey_get (self->survey, segment);

  show_targets (self, segment);
  if (a != NULL && a->action != LT_ACTION_NONE)
    show_candidates (self, segment);
}

/* --- The other way round --- */

/* (transfer full): "新型显示 · Missing · Fill the chain" */
static char *
describe_gap (LtInspect *self, gint64 segment, const char *words)
{
  const LtSegment *row = lt_model_get_segment (self->model, segment);
  const LtChain *chain = row != NULL ? lt_model_get_chain (self->model, row->chain) : NULL;
  const LtAssessment *a = lt_survey_get (self->survey, segment);
  gboolean gap = a != NULL && a->action != LT_ACTION_NONE;

  return lt_inspect_join (chain != NULL ? chain->name : "", gap ? lt_coverage_get_label (a->coverage) : "",
                          gap ? lt_action_get_label (a->action) : "", words, NULL);
}

static void
show_target_for (LtInspect *self, gint64 enterprise)
{
  GPtrArray *rows = lt_model_refs (self->model, LT_TABLE_TARGET, "enterprise", enterprise);
  GtkWidget *group = rows->len > 0 ? lt_inspect_group (self, _("Target for"), rows->len) : NULL;

  for (guint i = 0; i < lt_inspect_most (self, group, rows->len); i++)
    {
      const LtTarget *row = rows->pdata[i];
      const LtSegment *segment = lt_model_get_segment (self->model, row->segment);
      g_autofree char *status = describe_status (self, row);
      g_autofree char *facts = lt_inspect_join (status, lt_enum_label (LT_TABLE_TARGET, "method", row->method),
                                                row->reason != NULL ? row->reason : "", NULL);
      g_autofree char *words = describe_gap (self, row->segment, facts);

      target_line (self, group, row, &(LtInspectLine) { .title = segment != NULL ? segment->name : "", .subtitle = words,
        .link = { LT_TABLE_SEGMENT, row->segment }, .backed = { LT_TABLE_TARGET, row->id } });
    }
  lt_inspect_more (self, group, rows->len);
}

/* (transfer full) (element-type gint64): those that it is no target for, the highest priority first */
static GArray *
list_could_fill (LtInspect *self, gint64 enterprise)
{
  LtRanking *ranking = lt_view_state_get_ranking (self->state);
  GArray *gaps = lt_candidates_list_gaps (self->model, self->survey, enterprise);
  guint kept = 0;

  for (guint i = 0; i < gaps->len; i++)
    if (lt_target_may_be_picked (self->state, enterprise, (LtThing) { LT_TABLE_SEGMENT, g_array_index (gaps, gint64, i) }))
      g_array_index (gaps, gint64, kept++) = g_array_index (gaps, gint64, i);
  g_array_set_size (gaps, kept);
  lt_ranking_sort (ranking, gaps);
  return gaps;
}

static void
show_could_fill (LtInspect *self, gint64 enterprise)
{
  g_autoptr(GArray) gaps = list_could_fill (self, enterprise);
  GtkWidget *group = gaps->len > 0 ? lt_inspect_group (self, _("Could fill"), gaps->len) : NULL;

  for (guint i = 0; i < lt_inspect_most (self, group, gaps->len); i++)
    {
      gint64 segment = g_array_index (gaps, gint64, i);
      const char *name = lt_model_get_segment (self->model, segment)->name;
      g_autofree char *figure = lt_format_number (lt_ranking_get (lt_view_state_get_ranking (self->state), segment)->priority, 1);
      g_autofree char *priority = g_strdup_printf (_("priority %s"), figure);
      g_autofree char *words = describe_gap (self, segment, priority);
      g_autofree char *label = g_strdup_printf (_("Make it a target for “%s”"), name);

      lt_inspect_offer (self, group, &(LtInspectLine) { .title = name, .subtitle = words, .link = { LT_TABLE_SEGMENT, segment } },
                        &(LtInspectOffer) { label, enterprise, segment, make_target });
    }
  lt_inspect_more (self, group, gaps->len);
}

void
lt_inspect_target_for (LtInspect *self, gint64 enterprise)
{
  show_target_for (self, enterprise);
  show_could_fill (self, enterprise);
}
