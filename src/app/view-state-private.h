/* What view-state.c and view-memory.c share. */
#pragma once

#include "app/view-state.h"

G_BEGIN_DECLS

typedef enum {
  LT_VIEW_SIGNAL_VIEW,
  LT_VIEW_SIGNAL_SHOWN,
  LT_VIEW_SIGNAL_SELECTION,
  LT_VIEW_SIGNAL_LAYER,
  LT_VIEW_SIGNAL_REFRESHED,
  LT_VIEW_SIGNAL_HIGHLIGHT,
  LT_VIEW_SIGNAL_FOLDED,
  LT_VIEW_SIGNAL_REVEAL,
} LtViewSignal;
#define LT_VIEW_N_SIGNALS (LT_VIEW_SIGNAL_REVEAL + 1)

struct _LtViewState {
  GObject        parent_instance;

  LtWorkspace   *workspace;
  LtSearch      *search;
  LtEditor      *editor;
  GKeyFile      *store;

  const char    *view;           /* interned */
  LtDiagramKind  kind;
  gint64         chain;
  gint64         viewpoint;
  LtLayer        layer;
  gint64         home;           /* the home region, as it was at the last change */
  LtTable        table;          /* of what is selected */
  GArray        *selected;       /* gint64 */
  LtLacking      lacking;        /* template NULL: none; else its chain is what is selected */
  char          *search_text;
  GArray        *folded;         /* gint64: chains */

  LtSurvey      *survey;         /* NULL: to be made when it is asked for */
  LtRanking     *ranking;        /* the same */
  GHashTable    *highlight;      /* (nullable): keys (gint64 *) of segments and chains */
};

void     lt_view_state_emit         (LtViewState *self, LtViewSignal signal);
gboolean lt_view_state_exists       (LtViewState *self, LtTable table, gint64 id);
/* What is shown, and from where, as it was when the workspace was last looked at. */
void     lt_view_state_recall       (LtViewState *self);

G_END_DECLS
