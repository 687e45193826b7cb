#include "config.h"
#include "diagram/arrangement.h"

#include <glib/gi18n-lib.h>

/* In the order of LtArrangement. */
static const struct { const char *nick, *label; } arrangements[LT_N_ARRANGEMENTS] = {
  { "layered", N_("Layered") },
  { "radial",  N_("Radial") },
  { "force",   N_("Force-Directed") },
};

/** lt_arrangement_get_nick: the stable name, for files, options and actions. */
const char *
lt_arrangement_get_nick (LtArrangement arrangement)
{
  g_return_val_if_fail ((guint) arrangement < LT_N_ARRANGEMENTS, NULL);
  return arrangements[arrangement].nick;
}

/** lt_arrangement_get_label: the name in the user's language. */
const char *
lt_arrangement_get_label (LtArrangement arrangement)
{
  g_return_val_if_fail ((guint) arrangement < LT_N_ARRANGEMENTS, NULL);
  return _(arrangements[arrangement].label);
}

/**
 * lt_arrangement_from_nick:
 * @nick: (nullable): the stable name
 * @arrangement: (out): which that is; untouched where it is none
 *
 * Returns: whether there is an arrangement of this name
 */
gboolean
lt_arrangement_from_nick (const char *nick, LtArrangement *arrangement)
{
  for (guint i = 0; i < LT_N_ARRANGEMENTS; i++)
    if (g_strcmp0 (arrangements[i].nick, nick) == 0)
      {
        *arrangement = i;
        return TRUE;
      }
  return FALSE;
}

LtArrangement
lt_arrangement_read (LtModel *model, gint64 chain)
{
  g_autofree char *name = lt_meta_arrangement_name (chain);
  LtArrangement arrangement = LT_ARRANGEMENT_LAYERED;

  lt_arrangement_from_nick (lt_model_get_meta (model, name), &arrangement);
  return arrangement;
}

LtArrangementChoice *
lt_arrangement_choice_new (gint64 chain, LtArrangement arrangement)
{
  LtArrangementChoice *self = g_new (LtArrangementChoice, 1);

  *self = (LtArrangementChoice) { chain, arrangement };
  return self;
}

static gboolean
collect_id (gpointer row, gpointer ids, GError **error)
{
  g_array_append_val ((GArray *) ids, ((LtRow *) row)->id);
  return TRUE;
}

static gboolean
delete_rows (LtEdit *edit, LtTable table, gint64 diagram, GError **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!lt_edit_each (edit, table, "diagram", diagram, collect_id, ids, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!lt_edit_delete (edit, table, g_array_index (ids, gint64, i), error))
      return FALSE;
  return TRUE;
}

/**
 * lt_arrangement_choose: an #LtEditFunc that says how a chain's diagram is arranged. What is stored of its places is of the
 * old arrangement and goes, pins too: with the undo of this step all of it comes back. Nothing happens where it is so already.
 */
gboolean
lt_arrangement_choose (LtEdit *edit, gpointer choice, GError **error)
{
  const LtArrangementChoice *self = choice;
  g_autofree char *name = lt_meta_arrangement_name (self->chain), *before = NULL;
  const gboolean layered = self->arrangement == LT_ARRANGEMENT_LAYERED;
  LtArrangement now = LT_ARRANGEMENT_LAYERED;

  if (!lt_edit_get_meta (edit, name, &before, error))
    return FALSE;
  lt_arrangement_from_nick (before, &now);
  return now == self->arrangement
         || (lt_edit_set_meta (edit, name, layered ? NULL : lt_arrangement_get_nick (self->arrangement), error)
             && delete_rows (edit, LT_TABLE_PLACEMENT, self->chain, error) && delete_rows (edit, LT_TABLE_ROUTE, self->chain, error));
}
