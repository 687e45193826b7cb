/* The table of enterprises in a window, as its tests look at it. */
#pragma once

#include "window-fixture.h"

#include "app/enterprises-private.h"
#include "app/thing.h"

static inline LtEnterprisesView *
view (Fixture *f)
{
  return f->window->enterprises;
}

static inline gboolean
is_listed (Fixture *f)
{
  return view (f)->places != NULL && !view (f)->stale && view (f)->work == 0 && lt_place_list_is_settled (view (f)->places);
}

static inline void
show_view (Fixture *f)
{
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.view", "s", LT_VIEW_ENTERPRISES);
  WAIT (f, is_listed);
  settle ();
}

static inline guint
count_lines (Fixture *f)
{
  return g_list_model_get_n_items (G_LIST_MODEL (view (f)->places));
}

static inline gint64
line (Fixture *f, guint position)
{
  g_assert_cmpint (lt_enterprises_view_get_id (view (f), position), !=, 0);
  return lt_enterprises_view_get_id (view (f), position);
}

static inline const char *
name_at (Fixture *f, guint position)
{
  return lt_thing_get_name (f->model, (LtThing) { lt_enterprises_view_get_table (view (f)), line (f, position) });
}

static inline void
select_lines (Fixture *f, guint first, guint n)
{
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (view (f)->selection), first, n, TRUE);
}

static inline const LtEnterprise *
firm (Fixture *f, gint64 id)
{
  return lt_model_get_enterprise (f->model, id);
}

static inline void
assert_step (Fixture *f, const char *label)
{
  WAIT (f, has_stepped);
  g_assert_cmpstr (lt_workspace_get_undo_label (workspace (f)), ==, label);
}
