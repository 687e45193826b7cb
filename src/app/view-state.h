/* What one window looks at: which diagram, from which viewpoint, what is selected, what is searched for.
 * All panels share it; each follows its signals, and none writes into another. */
#pragma once

#include "analysis/priority.h"
#include "app/editor.h"
#include "app/thing.h"
#include "app/viewport.h"
#include "diagram/graph.h"
#include "exchange/template.h"
#include "workspace/search.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

#define LT_TYPE_VIEW_STATE (lt_view_state_get_type ())
G_DECLARE_FINAL_TYPE (LtViewState, lt_view_state, LT, VIEW_STATE, GObject)

/* Signals, all without arguments:
 *   "view"       another view: chains, enterprises, gaps …
 *   "shown"      another diagram (kind or chain)
 *   "selection"  something else is selected
 *   "layer"      the cards are about something else
 *   "refreshed"  the figures are others: another viewpoint, or the workspace changed
 *   "highlight"  other cards stay bright
 *   "folded"     other chains are folded
 *   "reveal"     bring the selection into sight, wherever it is shown */
LtViewState  *lt_view_state_new           (LtWorkspace *workspace);
LtWorkspace  *lt_view_state_get_workspace (LtViewState *self);
LtModel      *lt_view_state_get_model     (LtViewState *self);
LtSearch     *lt_view_state_get_search    (LtViewState *self);
LtEditor     *lt_view_state_get_editor    (LtViewState *self);

/* Which of the window's views is seen, by name. */
#define LT_VIEW_CHAINS      "chains"
#define LT_VIEW_ENTERPRISES "enterprises"
#define LT_VIEW_GAPS        "gaps"
const char   *lt_view_state_get_view      (LtViewState *self);
void          lt_view_state_set_view      (LtViewState *self, const char *view);

LtDiagramKind lt_view_state_get_kind      (LtViewState *self);
gint64        lt_view_state_get_chain     (LtViewState *self);
void          lt_view_state_show_overview (LtViewState *self);
void          lt_view_state_show_chain    (LtViewState *self, gint64 chain);

gint64        lt_view_state_get_viewpoint (LtViewState *self);
void          lt_view_state_set_viewpoint (LtViewState *self, gint64 region);
const char   *lt_view_state_get_viewpoint_name (LtViewState *self);
LtLayer       lt_view_state_get_layer     (LtViewState *self);
void          lt_view_state_set_layer     (LtViewState *self, LtLayer layer);
LtSurvey     *lt_view_state_get_survey    (LtViewState *self);
LtRanking    *lt_view_state_get_ranking   (LtViewState *self);
guint         lt_view_state_count_gaps    (LtViewState *self, gint64 chain);

/* One thing, or several of the same table, the first of which is what panels show. */
LtThing       lt_view_state_get_selection (LtViewState *self);
const gint64 *lt_view_state_get_selected  (LtViewState *self, LtTable *table, guint *n);
gboolean      lt_view_state_is_selected   (LtViewState *self, LtTable table, gint64 id);
void          lt_view_state_select_all    (LtViewState *self, LtTable table, const gint64 *ids, guint n);
void          lt_view_state_select_also   (LtViewState *self, LtTable table, gint64 id);      /* or no longer */
void          lt_view_state_select        (LtViewState *self, LtTable table, gint64 id);
void          lt_view_state_go_to         (LtViewState *self, LtTable table, gint64 id);

/**
 * LtLacking: a segment that a reference chain has and a chain lacks.
 * @template: the library's
 * @index: which of the template's segments
 */
typedef struct {
  gint64            chain;
  const LtTemplate *template;
  guint             index;
} LtLacking;

/* What is in no table cannot be selected: its chain is, with this to look at in it, until something else is selected.
 * Returns (transfer none) (nullable). */
const LtLacking *lt_view_state_get_lacking (LtViewState *self);
void          lt_view_state_select_lacking (LtViewState *self, const LtLacking *lacking);

const char   *lt_view_state_get_search_text (LtViewState *self);
void          lt_view_state_set_search_text (LtViewState *self, const char *text);
gboolean      lt_view_state_is_highlighting (LtViewState *self);
gboolean      lt_view_state_is_highlighted  (LtViewState *self, gint64 node);

/* Chains whose parts the overview does not show. */
const gint64 *lt_view_state_get_folded    (LtViewState *self, guint *n);
gboolean      lt_view_state_is_folded     (LtViewState *self, gint64 chain);
void          lt_view_state_set_folded    (LtViewState *self, gint64 chain, gboolean folded);

/* Remembered per workspace in the user's state folder, never in the document. */
gboolean      lt_view_state_recall_view   (LtViewState *self, LtView *view);
void          lt_view_state_remember_view (LtViewState *self, const LtView *view);
gboolean      lt_view_state_recall_pane   (LtViewState *self, const char *pane, gboolean *shown);
void          lt_view_state_remember_pane (LtViewState *self, const char *pane, gboolean shown);
/* The page of the left pane by name; NULL: none was left there. */
char         *lt_view_state_recall_page   (LtViewState *self);
void          lt_view_state_remember_page (LtViewState *self, const char *page);
/* What a view remembers of itself; (transfer full) (nullable): NULL: nothing of this name. */
char         *lt_view_state_recall_text   (LtViewState *self, const char *view, const char *name);
void          lt_view_state_remember_text (LtViewState *self, const char *view, const char *name, const char *text);
void          lt_view_state_save          (LtViewState *self);

G_END_DECLS
