#include "config.h"
#include "app/view-state-private.h"

#include "app/view-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (LtViewState, lt_view_state, G_TYPE_OBJECT)

static guint signals[LT_VIEW_N_SIGNALS];

void
lt_view_state_emit (LtViewState *self, LtViewSignal signal)
{
  g_signal_emit (self, signals[signal], 0);
}

/* --- What stays bright --- */

static void
highlight_add (LtViewState *self, gint64 key)
{
  if (key != 0)
    g_hash_table_add (self->highlight, g_memdup2 (&key, sizeof key));
}

/* A segment counts for its chain too: the overview shows chains. */
static void
highlight_segment (LtViewState *self, gint64 id)
{
  const LtSegment *segment = lt_model_get_segment (lt_view_state_get_model (self), id);

  if (segment == NULL)
    return;
  highlight_add (self, id);
  highlight_add (self, segment->chain);
}

/* Every table that links something to segments, and how its rows name the two. */
static const struct { LtTable from, link; const char *column; gsize segment; } links[] = {
  { LT_TABLE_ENTERPRISE,  LT_TABLE_PARTICIPATION, "enterprise",  G_STRUCT_OFFSET (LtParticipation, segment) },
  { LT_TABLE_ENTERPRISE,  LT_TABLE_TARGET,        "enterprise",  G_STRUCT_OFFSET (LtTarget, segment) },
  { LT_TABLE_INSTITUTION, LT_TABLE_STUDY,         "institution", G_STRUCT_OFFSET (LtStudy, segment) },
  { LT_TABLE_PROJECT,     LT_TABLE_PURPOSE,       "project",     G_STRUCT_OFFSET (LtPurpose, segment) },
};

static void
highlight_linked (LtViewState *self, LtTable table, gint64 id)
{
  LtModel *model = lt_view_state_get_model (self);

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      GPtrArray *rows = links[i].from == table ? lt_model_refs (model, links[i].link, links[i].column, id) : NULL;

      for (guint r = 0; rows != NULL && r < rows->len; r++)
        highlight_segment (self, G_STRUCT_MEMBER (gint64, rows->pdata[r], links[i].segment));
    }
}

static void
highlight_thing (LtViewState *self, LtTable table, gint64 id)
{
  if (table == LT_TABLE_SEGMENT)
    highlight_segment (self, id);
  else if (table == LT_TABLE_CHAIN)
    highlight_add (self, id);
  else
    highlight_linked (self, table, id);
}

static void
highlight_hits (LtViewState *self)
{
  g_autoptr(GArray) hits = lt_search_run (self->search, self->search_text, 0);

  for (guint i = 0; i < hits->len; i++)
    {
      LtSearchHit *hit = &g_array_index (hits, LtSearchHit, i);

      highlight_thing (self, hit->table, hit->id);
    }
}

/* A search dims what it does not find; without one, what is selected but is no card itself (an enterprise, a
 * project) lights the cards it belongs to. */
static void
update_highlight (LtViewState *self)
{
  gboolean searching = self->search_text != NULL && *self->search_text != '\0';
  LtThing selection = lt_view_state_get_selection (self);
  LtTable table = selection.table;
  gboolean linked = selection.id != 0
                    && (table == LT_TABLE_ENTERPRISE || table == LT_TABLE_INSTITUTION || table == LT_TABLE_PROJECT);

  if (!searching && !linked && self->highlight == NULL)
    return;
  g_clear_pointer (&self->highlight, g_hash_table_unref);
  if (searching || linked)
    self->highlight = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  if (searching)
    highlight_hits (self);
  else if (linked)
    highlight_linked (self, table, selection.id);
  if (!searching && self->highlight != NULL && g_hash_table_size (self->highlight) == 0)
    g_clear_pointer (&self->highlight, g_hash_table_unref);
  lt_view_state_emit (self, LT_VIEW_SIGNAL_HIGHLIGHT);
}

/* --- Following the workspace --- */

static void
show (LtViewState *self, LtDiagramKind kind, gint64 chain)
{
  if (self->kind == kind && self->chain == chain)
    return;
  self->kind = kind;
  self->chain = chain;
  lt_view_state_emit (self, LT_VIEW_SIGNAL_SHOWN);
}

gboolean
lt_view_state_exists (LtViewState *self, LtTable table, gint64 id)
{
  return id != 0 && lt_model_get (lt_view_state_get_model (self), table, id) != NULL;
}

/* The home region; without one the first at the top of the tree that has an enterprise would be a guess: nothing. */
static gint64
default_viewpoint (LtViewState *self)
{
  gint64 home = lt_model_get_home (lt_view_state_get_model (self));

  return lt_view_state_exists (self, LT_TABLE_REGION, home) ? home : 0;
}

/* Who looks from home goes on doing so when another region becomes the home. */
static void
follow_home (LtViewState *self)
{
  gint64 home = default_viewpoint (self);

  if (!lt_view_state_exists (self, LT_TABLE_REGION, self->viewpoint) || (self->viewpoint == self->home && home != 0))
    self->viewpoint = home;
  self->home = home;
}

/* What was deleted is no longer selected; where nothing is left, the chain that one is in is. */
static void
drop_gone (LtViewState *self)
{
  g_autoptr(GArray) left = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->selected->len; i++)
    {
      gint64 id = g_array_index (self->selected, gint64, i);

      if (lt_view_state_exists (self, self->table, id))
        g_array_append_val (left, id);
    }
  if (left->len == 0 && self->selected->len > 0)
    lt_view_state_select (self, LT_TABLE_CHAIN, lt_view_state_get_chain (self));
  else if (left->len < self->selected->len)
    lt_view_state_select_all (self, self->table, (const gint64 *) (gpointer) left->data, left->len);
}

/* Where cards stand is the diagram's business alone. */
#define PLACE_TABLES ((1u << LT_TABLE_PLACEMENT) | (1u << LT_TABLE_ROUTE))

static void
forget_figures (LtViewState *self)
{
  g_clear_pointer (&self->ranking, lt_ranking_unref);
  g_clear_pointer (&self->survey, lt_survey_unref);
}

static void
on_changed (LtWorkspace *workspace, const LtChanges *changes, LtViewState *self)
{
  if ((changes->tables & ~PLACE_TABLES) == 0)
    return;
  forget_figures (self);
  follow_home (self);
  if (self->kind == LT_DIAGRAM_CHAIN && !lt_view_state_exists (self, LT_TABLE_CHAIN, self->chain))
    show (self, LT_DIAGRAM_OVERVIEW, 0);
  drop_gone (self);
  lt_view_state_emit (self, LT_VIEW_SIGNAL_REFRESHED);
  update_highlight (self);
}

static void
lt_view_state_finalize (GObject *object)
{
  LtViewState *self = LT_VIEW_STATE (object);

  forget_figures (self);
  g_clear_pointer (&self->highlight, g_hash_table_unref);
  g_clear_pointer (&self->store, g_key_file_unref);
  g_clear_pointer (&self->search_text, g_free);
  g_clear_pointer (&self->selected, g_array_unref);
  g_clear_pointer (&self->folded, g_array_unref);
  g_clear_object (&self->editor);
  g_clear_object (&self->search);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (lt_view_state_parent_class)->finalize (object);
}

static void
lt_view_state_class_init (LtViewStateClass *class)
{
  static const char *const names[LT_VIEW_N_SIGNALS] = { "view", "shown", "selection", "layer", "refreshed", "highlight", "folded", "reveal" };

  G_OBJECT_CLASS (class)->finalize = lt_view_state_finalize;
  for (guint i = 0; i < LT_VIEW_N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], LT_TYPE_VIEW_STATE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lt_view_state_init (LtViewState *self)
{
  self->view = LT_VIEW_CHAINS;
  self->selected = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->folded = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/** lt_view_state_new: looks at a workspace as it was last looked at: the same chain, the same viewpoint. */
LtViewState *
lt_view_state_new (LtWorkspace *workspace)
{
  LtViewState *self = g_object_new (LT_TYPE_VIEW_STATE, NULL);

  self->workspace = g_object_ref (workspace);
  self->search = lt_search_new (workspace);
  self->editor = lt_editor_new (workspace);
  self->store = lt_view_store_load (lt_workspace_get_path (workspace));
  self->home = self->viewpoint = default_viewpoint (self);
  lt_view_state_recall (self);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, 0);
  return self;
}

LtWorkspace *
lt_view_state_get_workspace (LtViewState *self)
{
  return self->workspace;
}

LtModel *
lt_view_state_get_model (LtViewState *self)
{
  return lt_workspace_get_model (self->workspace);
}

/** lt_view_state_get_editor: returns (transfer none): through which everything that looks at this changes it. */
LtEditor *
lt_view_state_get_editor (LtViewState *self)
{
  return self->editor;
}

LtSearch *
lt_view_state_get_search (LtViewState *self)
{
  return self->search;
}

/* --- Which view --- */

/** lt_view_state_get_view: the view as it was asked for; a window that has none of that name shows the chains. */
const char *
lt_view_state_get_view (LtViewState *self)
{
  return self->view;
}

void
lt_view_state_set_view (LtViewState *self, const char *view)
{
  g_return_if_fail (LT_IS_VIEW_STATE (self));
  if (g_str_equal (self->view, view))
    return;
  self->view = g_intern_string (view);
  lt_view_state_emit (self, LT_VIEW_SIGNAL_VIEW);
}

/* --- Which diagram --- */

LtDiagramKind
lt_view_state_get_kind (LtViewState *self)
{
  return self->kind;
}

gint64
lt_view_state_get_chain (LtViewState *self)
{
  return self->kind == LT_DIAGRAM_CHAIN ? self->chain : 0;
}

/** lt_view_state_show_overview: the tree of chains; the chain one comes from is selected there. */
void
lt_view_state_show_overview (LtViewState *self)
{
  gint64 from = lt_view_state_get_chain (self);

  g_return_if_fail (LT_IS_VIEW_STATE (self));
  lt_view_state_set_view (self, LT_VIEW_CHAINS);
  show (self, LT_DIAGRAM_OVERVIEW, 0);
  if (lt_view_state_exists (self, LT_TABLE_CHAIN, from))
    lt_view_state_select (self, LT_TABLE_CHAIN, from);
}

/** lt_view_state_show_chain: goes into a chain; what was selected elsewhere gives way to the chain itself. */
void
lt_view_state_show_chain (LtViewState *self, gint64 chain)
{
  LtThing selection = lt_view_state_get_selection (self);
  const LtSegment *segment;

  g_return_if_fail (LT_IS_VIEW_STATE (self));
  if (!lt_view_state_exists (self, LT_TABLE_CHAIN, chain))
    return;
  segment = selection.table == LT_TABLE_SEGMENT ? lt_model_get_segment (lt_view_state_get_model (self), selection.id) : NULL;
  lt_view_state_set_view (self, LT_VIEW_CHAINS);
  show (self, LT_DIAGRAM_CHAIN, chain);
  if (segment == NULL || segment->chain != chain)
    lt_view_state_select (self, LT_TABLE_CHAIN, chain);
}

/* --- From where --- */

gint64
lt_view_state_get_viewpoint (LtViewState *self)
{
  return self->viewpoint;
}

void
lt_view_state_set_viewpoint (LtViewState *self, gint64 region)
{
  g_return_if_fail (LT_IS_VIEW_STATE (self));
  if (self->viewpoint == region || !lt_view_state_exists (self, LT_TABLE_REGION, region))
    return;
  self->viewpoint = region;
  forget_figures (self);
  lt_view_state_emit (self, LT_VIEW_SIGNAL_REFRESHED);
}

/** lt_view_state_get_viewpoint_name: returns (nullable): NULL where there is no region to look from. */
const char *
lt_view_state_get_viewpoint_name (LtViewState *self)
{
  const LtRegion *region = lt_model_get_region (lt_view_state_get_model (self), self->viewpoint);

  return region != NULL ? region->name : NULL;
}

LtLayer
lt_view_state_get_layer (LtViewState *self)
{
  return self->layer;
}

/** lt_view_state_set_layer: which of the four maps one looks at, in every diagram. */
void
lt_view_state_set_layer (LtViewState *self, LtLayer layer)
{
  g_return_if_fail (LT_IS_VIEW_STATE (self) && (guint) layer < LT_N_LAYERS);
  if (self->layer == layer)
    return;
  self->layer = layer;
  lt_view_state_emit (self, LT_VIEW_SIGNAL_LAYER);
}

/** lt_view_state_get_survey: returns (transfer none): every segment assessed at the viewpoint; current until "refreshed". */
LtSurvey *
lt_view_state_get_survey (LtViewState *self)
{
  if (self->survey == NULL)
    self->survey = lt_survey_new (lt_view_state_get_model (self), self->viewpoint);
  return self->survey;
}

/** lt_view_state_get_ranking: returns (transfer none): the gaps of that survey by priority; current until "refreshed". */
LtRanking *
lt_view_state_get_ranking (LtViewState *self)
{
  if (self->ranking == NULL)
    self->ranking = lt_ranking_new (lt_view_state_get_model (self), lt_view_state_get_survey (self));
  return self->ranking;
}

/** lt_view_state_count_gaps: how many of a chain's segments call for an action at the viewpoint. */
guint
lt_view_state_count_gaps (LtViewState *self, gint64 chain)
{
  GPtrArray *segments = lt_model_refs (lt_view_state_get_model (self), LT_TABLE_SEGMENT, "chain", chain);
  LtSurvey *survey = lt_view_state_get_survey (self);
  guint gaps = 0;

  for (guint i = 0; i < segments->len; i++)
    {
      const LtAssessment *assessment = lt_survey_get (survey, ((LtSegment *) segments->pdata[i])->id);

      gaps += assessment != NULL && assessment->action != LT_ACTION_NONE;
    }
  return gaps;
}

/* --- What is selected --- */

/** lt_view_state_get_selection: returns what panels show: of several the first. */
LtThing
lt_view_state_get_selection (LtViewState *self)
{
  if (self->selected->len == 0)
    return (LtThing) { LT_TABLE_META, 0 };
  return (LtThing) { self->table, g_array_index (self->selected, gint64, 0) };
}

/** lt_view_state_get_selected: returns (transfer none) (array length=n): all that is selected, until it changes. */
const gint64 *
lt_view_state_get_selected (LtViewState *self, LtTable *table, guint *n)
{
  *table = self->selected->len > 0 ? self->table : LT_TABLE_META;
  *n = self->selected->len;
  return (const gint64 *) (gpointer) self->selected->data;
}

gboolean
lt_view_state_is_selected (LtViewState *self, LtTable table, gint64 id)
{
  for (guint i = 0; table == self->table && i < self->selected->len; i++)
    if (g_array_index (self->selected, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static gboolean
is_same_lacking (const LtLacking *a, const LtLacking *b)
{
  return a->template == b->template && (a->template == NULL || (a->chain == b->chain && a->index == b->index));
}

static void
select_these (LtViewState *self, LtTable table, const gint64 *ids, guint n, LtLacking lacking)
{
  g_autoptr(GArray) selected = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);

  g_array_append_vals (selected, ids, n);
  if (selected->len == self->selected->len && (n == 0 || table == self->table) && is_same_lacking (&lacking, &self->lacking)
      && memcmp (selected->data, self->selected->data, n * sizeof (gint64)) == 0)
    return;
  self->table = table;
  self->lacking = lacking;
  g_clear_pointer (&self->selected, g_array_unref);
  self->selected = g_steal_pointer (&selected);
  lt_view_state_emit (self, LT_VIEW_SIGNAL_SELECTION);
  update_highlight (self);
}

/** lt_view_state_select_all: selects these and nothing else, without going anywhere. */
void
lt_view_state_select_all (LtViewState *self, LtTable table, const gint64 *ids, guint n)
{
  g_return_if_fail (LT_IS_VIEW_STATE (self));
  select_these (self, table, ids, n, (LtLacking) { 0, NULL, 0 });
}

const LtLacking *
lt_view_state_get_lacking (LtViewState *self)
{
  return self->lacking.template != NULL ? &self->lacking : NULL;
}

void
lt_view_state_select_lacking (LtViewState *self, const LtLacking *lacking)
{
  g_return_if_fail (LT_IS_VIEW_STATE (self));
  select_these (self, LT_TABLE_CHAIN, &lacking->chain, 1, *lacking);
}

/** lt_view_state_select: selects without going anywhere; id 0: nothing is selected. */
void
lt_view_state_select (LtViewState *self, LtTable table, gint64 id)
{
  lt_view_state_select_all (self, table, &id, id != 0);
}

/** lt_view_state_select_also: adds to what is selected, or takes away from it. Only things of a kind go together. */
void
lt_view_state_select_also (LtViewState *self, LtTable table, gint64 id)
{
  g_autoptr(GArray) selected = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean there = lt_view_state_is_selected (self, table, id);

  for (guint i = 0; table == self->table && i < self->selected->len; i++)
    if (g_array_index (self->selected, gint64, i) != id)
      g_array_append_val (selected, g_array_index (self->selected, gint64, i));
  if (!there)
    g_array_prepend_val (selected, id);
  lt_view_state_select_all (self, table, (const gint64 *) (gpointer) selected->data, selected->len);
}

/* The segment on whose card one finds a thing, or 0: one in the shown chain rather than another. */
static gint64
segment_of (LtViewState *self, LtTable table, gint64 id)
{
  LtModel *model = lt_view_state_get_model (self);
  gint64 found = 0;

  for (guint i = 0; i < G_N_ELEMENTS (links) && found == 0; i++)
    {
      GPtrArray *rows = links[i].from == table ? lt_model_refs (model, links[i].link, links[i].column, id) : NULL;

      for (guint r = 0; rows != NULL && r < rows->len; r++)
        {
          gint64 key = G_STRUCT_MEMBER (gint64, rows->pdata[r], links[i].segment);
          const LtSegment *segment = lt_model_get_segment (model, key);

          if (segment != NULL && (found == 0 || segment->chain == self->chain))
            found = key;
        }
    }
  return found;
}

/* Some views show a thing themselves: there one stays. */
static gboolean
is_listed (LtViewState *self, LtTable table)
{
  return g_str_equal (self->view, LT_VIEW_ENTERPRISES) && (table == LT_TABLE_ENTERPRISE || table == LT_TABLE_INSTITUTION);
}

/**
 * lt_view_state_go_to: shows the diagram that a thing is in, selects it and asks for it to be brought into sight.
 * An enterprise, an institution and a project are found on the card of their segment; a region is only selected.
 */
void
lt_view_state_go_to (LtViewState *self, LtTable table, gint64 id)
{
  LtModel *model = lt_view_state_get_model (self);
  gint64 card = table == LT_TABLE_SEGMENT ? id : segment_of (self, table, id);
  const LtSegment *segment = lt_model_get_segment (model, card);

  g_return_if_fail (LT_IS_VIEW_STATE (self));
  if (!lt_view_state_exists (self, table, id))
    return;
  if (table == LT_TABLE_CHAIN)
    lt_view_state_show_chain (self, id);
  else if (segment != NULL && !is_listed (self, table))
    {
      lt_view_state_set_view (self, LT_VIEW_CHAINS);
      show (self, LT_DIAGRAM_CHAIN, segment->chain);
    }
  lt_view_state_select (self, table, id);
  lt_view_state_emit (self, LT_VIEW_SIGNAL_REVEAL);
}

/* --- What is searched for --- */

const char *
lt_view_state_get_search_text (LtViewState *self)
{
  return self->search_text != NULL ? self->search_text : "";
}

/** lt_view_state_set_search_text: while there is one, cards that have nothing to do with it are dimmed. */
void
lt_view_state_set_search_text (LtViewState *self, const char *text)
{
  g_return_if_fail (LT_IS_VIEW_STATE (self));
  if (g_strcmp0 (lt_view_state_get_search_text (self), text != NULL ? text : "") == 0)
    return;
  g_free (self->search_text);
  self->search_text = g_strdup (text);
  update_highlight (self);
}

gboolean
lt_view_state_is_highlighting (LtViewState *self)
{
  return self->highlight != NULL;
}

/** lt_view_state_is_highlighted: whether the card of a segment (in the overview: a chain) stays bright. */
gboolean
lt_view_state_is_highlighted (LtViewState *self, gint64 node)
{
  return self->highlight == NULL || g_hash_table_contains (self->highlight, &node);
}
