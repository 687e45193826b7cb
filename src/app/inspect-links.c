/* What links segments with enterprises, institutions and one another, as it is changed. */
#include "config.h"
#include "app/inspect-form.h"

#include "app/editor-links.h"

#include <glib/gi18n-lib.h>

static LtEditor *
editor_of (LtViewState *state)
{
  return lt_view_state_get_editor (state);
}

static gboolean
is_linked (LtViewState *state, LtTable table, const char *column, gint64 from, gsize offset, gint64 to)
{
  GPtrArray *rows = lt_model_refs (lt_view_state_get_model (state), table, column, from);

  for (guint i = 0; i < rows->len; i++)
    if (G_STRUCT_MEMBER (gint64, rows->pdata[i], offset) == to)
      return TRUE;
  return FALSE;
}

/* --- Enterprises --- */

static void
remove_part (LtViewState *state, LtThing part)
{
  lt_editor_remove (editor_of (state), part);
}

void
lt_inspect_participation (LtInspect *self, GtkWidget *group, const LtParticipation *row, const LtInspectLine *line)
{
  GtkWidget *fold = lt_inspect_fold (self, group, line);
  LtInspectAct acts[] = {
    { C_("link", "Open"), line->link.table == LT_TABLE_ENTERPRISE ? lt_inspect_go_to_enterprise : lt_inspect_go_to_segment, FALSE, TRUE },
    { C_("link", "Remove"), remove_part, TRUE, TRUE },
  };

  if (fold == NULL)
    return;
  lt_inspect_choice (self, fold, LT_FACT_PARTICIPATION_ROLE, &row->id, 1, _("Role"));
  lt_inspect_acts (self, fold, (LtThing) { LT_TABLE_PARTICIPATION, row->id }, acts, G_N_ELEMENTS (acts));
}

static gboolean
may_join (LtViewState *state, gint64 enterprise, LtThing segment)
{
  return !is_linked (state, LT_TABLE_PARTICIPATION, "segment", segment.id, G_STRUCT_OFFSET (LtParticipation, enterprise), enterprise);
}

static void
join (LtViewState *state, gint64 enterprise, LtThing segment)
{
  lt_editor_participate (editor_of (state), segment.id, &enterprise, 1);
}

void
lt_inspect_enterprise_menu (LtInspect *self, GtkWidget *group, gint64 segment)
{
  lt_inspect_menu (self, group, (LtThing) { LT_TABLE_SEGMENT, segment },
                   &(LtInspectMenu) { _("Add an enterprise"), LT_TABLE_ENTERPRISE, may_join, join });
}

static gboolean
may_take_in (LtViewState *state, gint64 segment, LtThing enterprise)
{
  return may_join (state, enterprise.id, (LtThing) { LT_TABLE_SEGMENT, segment });
}

static void
take_in (LtViewState *state, gint64 segment, LtThing enterprise)
{
  lt_editor_participate (editor_of (state), segment, &enterprise.id, 1);
}

void
lt_inspect_segment_menu (LtInspect *self, GtkWidget *group, gint64 enterprise)
{
  lt_inspect_menu (self, group, (LtThing) { LT_TABLE_ENTERPRISE, enterprise },
                   &(LtInspectMenu) { _("Add to a segment"), LT_TABLE_SEGMENT, may_take_in, take_in });
}

/* --- Regions --- */

static void
move_to_region (LtViewState *state, gint64 region, LtThing thing)
{
  LtFact fact = thing.table == LT_TABLE_INSTITUTION ? LT_FACT_INSTITUTION_REGION : LT_FACT_ENTERPRISE_REGION;
  LtTable table;
  guint n;
  const gint64 *ids = lt_view_state_get_selected (state, &table, &n);

  if (table == thing.table && lt_view_state_is_selected (state, table, thing.id))
    lt_editor_set_number (editor_of (state), fact, ids, n, region, NULL, NULL);
  else
    lt_editor_set_number (editor_of (state), fact, &thing.id, 1, region, NULL, NULL);
}

void
lt_inspect_region_menu (LtInspect *self, GtkWidget *group, LtThing thing)
{
  lt_inspect_menu_row (self, group, thing, &(LtInspectMenu) { _("Set the Region…"), LT_TABLE_REGION, NULL, move_to_region });
}

/* --- Flows --- */

static void
go_to_supplier (LtViewState *state, LtThing flow)
{
  const LtFlow *row = lt_model_get (lt_view_state_get_model (state), LT_TABLE_FLOW, flow.id);

  if (row != NULL)
    lt_view_state_go_to (state, LT_TABLE_SEGMENT, row->supplier);
}

static void
go_to_buyer (LtViewState *state, LtThing flow)
{
  const LtFlow *row = lt_model_get (lt_view_state_get_model (state), LT_TABLE_FLOW, flow.id);

  if (row != NULL)
    lt_view_state_go_to (state, LT_TABLE_SEGMENT, row->buyer);
}

static void
reverse (LtViewState *state, LtThing flow)
{
  lt_editor_reverse_flow (editor_of (state), flow.id);
}

static void
delete_flow (LtViewState *state, LtThing flow)
{
  lt_editor_delete (editor_of (state), LT_TABLE_FLOW, &flow.id, 1);
}

/* Its own page has no end to open: both are on it. */
static void
flow_fields (LtInspect *self, GtkWidget *parent, gint64 id, void (*open) (LtViewState *state, LtThing thing))
{
  LtInspectAct acts[] = {
    { C_("link", "Open"), open, FALSE, TRUE }, { C_("flow", "Reverse"), reverse, FALSE, TRUE }, { C_("link", "Delete"), delete_flow, TRUE, TRUE },
  };
  guint skipped = open != NULL ? 0 : 1;

  lt_inspect_choice (self, parent, LT_FACT_FLOW_KIND, &id, 1, _("Kind"));
  lt_inspect_field (self, parent, LT_FACT_FLOW_NOTE, id, _("Note"));
  lt_inspect_acts (self, parent, (LtThing) { LT_TABLE_FLOW, id }, acts + skipped, G_N_ELEMENTS (acts) - skipped);
}

void
lt_inspect_flow_end (LtInspect *self, GtkWidget *group, const LtFlow *row, gboolean incoming, const LtInspectLine *line)
{
  GtkWidget *fold = lt_inspect_fold (self, group, line);

  if (fold != NULL)
    flow_fields (self, fold, row->id, incoming ? go_to_supplier : go_to_buyer);
}

void
lt_inspect_flow_fields (LtInspect *self, GtkWidget *group, gint64 id)
{
  flow_fields (self, group, id, NULL);
}

static gboolean
may_supply (LtViewState *state, gint64 supplier, LtThing buyer)
{
  return supplier != buyer.id && !is_linked (state, LT_TABLE_FLOW, "supplier", supplier, G_STRUCT_OFFSET (LtFlow, buyer), buyer.id);
}

static gboolean
may_buy (LtViewState *state, gint64 buyer, LtThing supplier)
{
  return may_supply (state, supplier.id, (LtThing) { LT_TABLE_SEGMENT, buyer });
}

static void
supply (LtViewState *state, gint64 supplier, LtThing buyer)
{
  lt_editor_connect (editor_of (state), supplier, buyer.id);
}

static void
buy (LtViewState *state, gint64 buyer, LtThing supplier)
{
  lt_editor_connect (editor_of (state), supplier.id, buyer);
}

void
lt_inspect_flow_menu (LtInspect *self, GtkWidget *group, gint64 segment, gboolean incoming)
{
  LtInspectMenu menu = { incoming ? _("Add a supplier") : _("Add a buyer"), LT_TABLE_SEGMENT, incoming ? may_supply : may_buy,
                         incoming ? supply : buy };

  lt_inspect_menu (self, group, (LtThing) { LT_TABLE_SEGMENT, segment }, &menu);
}

/* --- Institutions --- */

static gboolean
may_study (LtViewState *state, gint64 institution, LtThing segment)
{
  return !is_linked (state, LT_TABLE_STUDY, "segment", segment.id, G_STRUCT_OFFSET (LtStudy, institution), institution);
}

static void
study (LtViewState *state, gint64 institution, LtThing segment)
{
  lt_editor_study (editor_of (state), segment.id, &institution, 1);
}

void
lt_inspect_study_menu (LtInspect *self, GtkWidget *group, gint64 segment)
{
  lt_inspect_menu (self, group, (LtThing) { LT_TABLE_SEGMENT, segment },
                   &(LtInspectMenu) { _("Add an innovation platform"), LT_TABLE_INSTITUTION, may_study, study });
}
