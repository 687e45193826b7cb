/* The page of several things of a kind, which are changed together. */
#include "config.h"
#include "app/inspect-form.h"

#include <glib/gi18n-lib.h>

static gboolean
is_selected (LtViewState *state, gint64 segment, LtThing unused)
{
  return lt_view_state_is_selected (state, LT_TABLE_SEGMENT, segment);
}

static void
merge (LtViewState *state, gint64 into, LtThing unused)
{
  LtTable table;
  guint n;
  const gint64 *ids = lt_view_state_get_selected (state, &table, &n);
  g_autoptr(GArray) ordered = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ordered, into);
  for (guint i = 0; i < n; i++)
    if (ids[i] != into)
      g_array_append_val (ordered, ids[i]);
  lt_editor_merge (lt_view_state_get_editor (state), (const gint64 *) (gpointer) ordered->data, ordered->len);
}

static void
delete_all (LtViewState *state, LtThing unused)
{
  LtTable table;
  guint n;
  const gint64 *ids = lt_view_state_get_selected (state, &table, &n);

  lt_editor_delete (lt_view_state_get_editor (state), table, ids, n);
}

/* What the many are: a choice among them would be asked of each at every change. */
#define MOST_CHOSEN 2000

static void
show_fields (LtInspect *self, LtTable table, const gint64 *ids, guint n)
{
  GtkWidget *group = lt_inspect_group (self, _("For all of them"), 0);
  LtThing first = { table, ids[0] };
  LtInspectAct acts[] = { { C_("link", "Delete"), delete_all, TRUE, TRUE } };

  if (table == LT_TABLE_SEGMENT)
    {
      lt_inspect_choice (self, group, LT_FACT_SEGMENT_CHAIN, ids, n, _("Chain"));
      lt_inspect_choice (self, group, LT_FACT_SEGMENT_POSITION, ids, n, _("Position"));
      lt_inspect_choice (self, group, LT_FACT_SEGMENT_CRITICALITY, ids, n, _("Criticality"));
      lt_inspect_menu_row (self, group, first, &(LtInspectMenu) { _("Merge Into…"), LT_TABLE_SEGMENT, is_selected, merge });
    }
  else if (table == LT_TABLE_CHAIN)
    lt_inspect_choice (self, group, LT_FACT_CHAIN_ROLE, ids, n, _("Role in the tree"));
  else
    lt_inspect_region_menu (self, group, first);
  if (table == LT_TABLE_ENTERPRISE && n <= MOST_CHOSEN)
    lt_inspect_choice (self, group, LT_FACT_ENTERPRISE_STATUS, ids, n, C_("field", "Status"));
  if (table == LT_TABLE_SEGMENT || table == LT_TABLE_CHAIN)
    lt_inspect_acts (self, group, first, acts, G_N_ELEMENTS (acts));
}

static char *
describe_count (LtTable table, guint n)
{
  switch (table)
    {
    case LT_TABLE_SEGMENT:
      return g_strdup_printf (ngettext ("%u segment selected", "%u segments selected", n), n);
    case LT_TABLE_CHAIN:
      return g_strdup_printf (ngettext ("%u chain selected", "%u chains selected", n), n);
    case LT_TABLE_INSTITUTION:
      return g_strdup_printf (ngettext ("%u innovation platform selected", "%u innovation platforms selected", n), n);
    default:
      return g_strdup_printf (ngettext ("%u enterprise selected", "%u enterprises selected", n), n);
    }
}

static const char *
name_group (LtTable table)
{
  return table == LT_TABLE_SEGMENT ? _("Segments") : table == LT_TABLE_CHAIN ? _("Chains")
         : table == LT_TABLE_INSTITUTION ? _("Innovation platforms") : _("Enterprises");
}

/** lt_inspect_several: @ids: (array length=n): segments, chains, enterprises or institutions */
void
lt_inspect_several (LtInspect *self, LtTable table, const gint64 *ids, guint n)
{
  g_autofree char *title = describe_count (table, n);
  GtkWidget *group;

  lt_inspect_title (self, title, lt_view_state_get_viewpoint_name (self->state));
  if (self->editing)
    show_fields (self, table, ids, n);
  group = lt_inspect_group (self, name_group (table), n);
  for (guint i = 0; i < lt_inspect_most (self, group, n); i++)
    {
      LtThing thing = { table, ids[i] };
      const char *name = lt_thing_get_name (self->model, thing);
      const LtAssessment *assessment = table == LT_TABLE_SEGMENT ? lt_survey_get (self->survey, ids[i]) : NULL;
      g_autofree char *place = lt_thing_get_place (self->model, thing);
      g_autofree char *words = lt_inspect_join (place, assessment != NULL ? lt_coverage_get_label (assessment->coverage) : "", NULL);

      if (name != NULL)
        lt_inspect_line (self, group, &(LtInspectLine) { .title = name, .subtitle = words, .link = thing });
    }
  lt_inspect_more (self, group, n);
}
