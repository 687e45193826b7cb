/* The diagram alone on the whole screen, for those who look on: one chain after another, like slides. */
#include "config.h"
#include "app/window-private.h"

static void
show_panes (LtWindow *self, gboolean shown)
{
  self->folding = TRUE;
  if (shown)
    lt_window_restore_panes (self);
  else
    {
      adw_flap_set_reveal_flap (self->sidebar, FALSE);
      adw_flap_set_reveal_flap (self->inspector_flap, FALSE);
    }
  self->folding = FALSE;
}

/** lt_window_follow_presenting: the chain view's "presenting" is another. */
void
lt_window_follow_presenting (LtWindow *self)
{
  gboolean presenting = lt_chain_view_is_presenting (self->chains);

  if (presenting && self->state != NULL)
    lt_view_state_set_view (self->state, LT_VIEW_CHAINS);
  gtk_widget_set_visible (self->header, !presenting);
  lt_window_show_rail (self, !presenting);
  show_panes (self, !presenting);
  if (presenting)
    gtk_window_fullscreen (GTK_WINDOW (self));
  else
    gtk_window_unfullscreen (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (lt_window_get_canvas (self)));
}

/** lt_window_follow_fullscreen: the desktop may end it too. */
void
lt_window_follow_fullscreen (LtWindow *self)
{
  if (!gtk_window_is_fullscreen (GTK_WINDOW (self)))
    lt_chain_view_set_presenting (self->chains, FALSE);
}

/** lt_window_step_chain: the overview, then chain after chain in their order; by: 1 or -1. */
void
lt_window_step_chain (LtWindow *self, gint by)
{
  g_autoptr(GPtrArray) chains = NULL;
  gint at = -1;

  if (self->state == NULL)
    return;
  chains = lt_model_sorted (lt_view_state_get_model (self->state), LT_TABLE_CHAIN);
  for (guint i = 0; i < chains->len; i++)
    if (((const LtChain *) chains->pdata[i])->id == lt_view_state_get_chain (self->state))
      at = i;
  at = CLAMP (at + by, -1, (gint) chains->len - 1);
  if (at < 0)
    lt_view_state_show_overview (self->state);
  else
    lt_view_state_show_chain (self->state, ((const LtChain *) chains->pdata[at])->id);
}
