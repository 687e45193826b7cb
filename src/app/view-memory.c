/* What a window remembers of a workspace: which diagram it showed and from where, what was folded, which panes were open. */
#include "config.h"
#include "app/view-state-private.h"

#include "app/view-store.h"

#define GROUP_VIEW "view"

/* --- Folded chains --- */

/** lt_view_state_get_folded: returns (transfer none) (array length=n): keys of chains */
const gint64 *
lt_view_state_get_folded (LtViewState *self, guint *n)
{
  *n = self->folded->len;
  return (const gint64 *) (gpointer) self->folded->data;
}

static gint
find_folded (LtViewState *self, gint64 chain)
{
  for (guint i = 0; i < self->folded->len; i++)
    if (g_array_index (self->folded, gint64, i) == chain)
      return i;
  return -1;
}

gboolean
lt_view_state_is_folded (LtViewState *self, gint64 chain)
{
  return find_folded (self, chain) >= 0;
}

void
lt_view_state_set_folded (LtViewState *self, gint64 chain, gboolean folded)
{
  gint at = find_folded (self, chain);

  if (folded == (at >= 0))
    return;
  if (folded)
    g_array_append_val (self->folded, chain);
  else
    g_array_remove_index (self->folded, at);
  lt_view_state_emit (self, LT_VIEW_SIGNAL_FOLDED);
}

/* --- Where one looked --- */

static char *
view_group (LtViewState *self)
{
  return g_strdup_printf ("diagram %" G_GINT64_FORMAT, lt_view_state_get_chain (self));
}

/** lt_view_state_recall_view: returns whether the shown diagram has been looked at before, and where. */
gboolean
lt_view_state_recall_view (LtViewState *self, LtView *view)
{
  g_autofree char *group = view_group (self);

  if (!g_key_file_has_key (self->store, group, "zoom", NULL))
    return FALSE;
  view->centre.x = g_key_file_get_double (self->store, group, "x", NULL);
  view->centre.y = g_key_file_get_double (self->store, group, "y", NULL);
  view->zoom = g_key_file_get_double (self->store, group, "zoom", NULL);
  return TRUE;
}

/** lt_view_state_remember_view: @view %NULL: the shown diagram is to be seen whole again. */
void
lt_view_state_remember_view (LtViewState *self, const LtView *view)
{
  g_autofree char *group = view_group (self);

  if (view == NULL)
    {
      g_key_file_remove_group (self->store, group, NULL);
      return;
    }
  g_key_file_set_double (self->store, group, "x", view->centre.x);
  g_key_file_set_double (self->store, group, "y", view->centre.y);
  g_key_file_set_double (self->store, group, "zoom", view->zoom);
}

/* --- Panes and views --- */

gboolean
lt_view_state_recall_pane (LtViewState *self, const char *pane, gboolean *shown)
{
  if (!g_key_file_has_key (self->store, "panes", pane, NULL))
    return FALSE;
  *shown = g_key_file_get_boolean (self->store, "panes", pane, NULL);
  return TRUE;
}

void
lt_view_state_remember_pane (LtViewState *self, const char *pane, gboolean shown)
{
  g_key_file_set_boolean (self->store, "panes", pane, shown);
}

/** lt_view_state_recall_page: (transfer full) (nullable): the page of the left pane that was looked at last. */
char *
lt_view_state_recall_page (LtViewState *self)
{
  return g_key_file_get_string (self->store, "panes", "page", NULL);
}

void
lt_view_state_remember_page (LtViewState *self, const char *page)
{
  g_key_file_set_string (self->store, "panes", "page", page);
}

char *
lt_view_state_recall_text (LtViewState *self, const char *view, const char *name)
{
  return g_key_file_get_string (self->store, view, name, NULL);
}

void
lt_view_state_remember_text (LtViewState *self, const char *view, const char *name, const char *text)
{
  g_key_file_set_string (self->store, view, name, text);
}

/* --- All of it --- */

static void
recall_folded (LtViewState *self)
{
  g_auto(GStrv) keys = g_key_file_get_string_list (self->store, GROUP_VIEW, "folded", NULL, NULL);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      gint64 chain = g_ascii_strtoll (keys[i], NULL, 10);

      if (lt_view_state_exists (self, LT_TABLE_CHAIN, chain))
        g_array_append_val (self->folded, chain);
    }
}

static void
remember_folded (LtViewState *self)
{
  g_autoptr(GStrvBuilder) keys = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;

  for (guint i = 0; i < self->folded->len; i++)
    {
      g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (self->folded, gint64, i));

      g_strv_builder_add (keys, key);
    }
  list = g_strv_builder_end (keys);
  g_key_file_set_string_list (self->store, GROUP_VIEW, "folded", (const char *const *) list, self->folded->len);
}

void
lt_view_state_recall (LtViewState *self)
{
  gint64 viewpoint = g_key_file_get_int64 (self->store, GROUP_VIEW, "viewpoint", NULL);
  gint64 chain = g_key_file_get_int64 (self->store, GROUP_VIEW, "chain", NULL);
  g_autofree char *nick = g_key_file_get_string (self->store, GROUP_VIEW, "layer", NULL);
  g_autofree char *view = g_key_file_get_string (self->store, GROUP_VIEW, "view", NULL);

  if (view != NULL)
    self->view = g_intern_string (view);
  if (lt_view_state_exists (self, LT_TABLE_REGION, viewpoint))
    self->viewpoint = viewpoint;
  if (lt_view_state_exists (self, LT_TABLE_CHAIN, chain))
    {
      self->kind = LT_DIAGRAM_CHAIN;
      self->chain = chain;
    }
  lt_layer_from_nick (nick, &self->layer);
  recall_folded (self);
}

/** lt_view_state_save: writes what is remembered into the user's state folder. */
void
lt_view_state_save (LtViewState *self)
{
  g_return_if_fail (LT_IS_VIEW_STATE (self));
  g_key_file_set_string (self->store, GROUP_VIEW, "view", self->view);
  g_key_file_set_int64 (self->store, GROUP_VIEW, "viewpoint", self->viewpoint);
  g_key_file_set_int64 (self->store, GROUP_VIEW, "chain", lt_view_state_get_chain (self));
  g_key_file_set_string (self->store, GROUP_VIEW, "layer", lt_layer_get_nick (self->layer));
  remember_folded (self);
  lt_view_store_save (self->store, lt_workspace_get_path (self->workspace));
}
