/* How the shown chain's diagram is arranged: the property behind win.arrangement, whose change is an edit. */
#include "config.h"
#include "app/window-private.h"

#include <glib/gi18n-lib.h>

static gboolean
is_chain (LtWindow *self)
{
  return self->state != NULL && lt_view_state_get_kind (self->state) == LT_DIAGRAM_CHAIN;
}

/** lt_window_get_arrangement: returns the stable name of the shown chain's arrangement; empty where no chain is shown. */
const char *
lt_window_get_arrangement (LtWindow *self)
{
  if (!is_chain (self))
    return "";
  return lt_arrangement_get_nick (lt_arrangement_read (lt_workspace_get_model (self->workspace), lt_view_state_get_chain (self->state)));
}

static void
on_arranged (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LtWindow) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!lt_workspace_edit_finish (LT_WORKSPACE (source), result, &error) && !self->closed)
    lt_window_toast (self, error->message, NULL, NULL);
}

/** lt_window_arrange: one step that can be undone; its diagram is laid out as part of it. */
void
lt_window_arrange (LtWindow *self, const char *nick)
{
  LtArrangement arrangement;
  g_autofree char *label = NULL;

  if (!is_chain (self) || lt_workspace_is_read_only (self->workspace) || !lt_arrangement_from_nick (nick, &arrangement)
      || g_str_equal (nick, lt_window_get_arrangement (self)))
    return;
  label = g_strdup_printf (_("Arrange the diagram: %s"), lt_arrangement_get_label (arrangement));
  lt_workspace_edit_async (self->workspace, label, LT_EDIT_DEFAULT, lt_arrangement_choose,
                           lt_arrangement_choice_new (lt_view_state_get_chain (self->state), arrangement), g_free,
                           NULL, NULL, NULL, on_arranged, g_object_ref (self));
}
