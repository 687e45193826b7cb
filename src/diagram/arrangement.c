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

static char *
meta_name (gint64 chain)
{
  return g_strdup_printf ("arrangement/%" G_GINT64_FORMAT, chain);
}

LtArrangement
lt_arrangement_read (LtModel *model, gint64 chain)
{
  g_autofree char *name = meta_name (chain);
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

typedef struct {
  const char *name;
  LtMeta     *row;              /* a copy of the row of that name, if there is one */
} Search;

static gboolean
find_row (gpointer row, gpointer user_data, GError **error)
{
  Search *search = user_data;

  if (search->row == NULL && g_strcmp0 (((LtMeta *) row)->name, search->name) == 0)
    search->row = lt_row_copy (LT_TABLE_META, row);
  return TRUE;
}

static gboolean
write_row (LtEdit *edit, LtMeta *old, const char *name, LtArrangement arrangement, GError **error)
{
  LtMeta row = { old != NULL ? old->id : 0, (char *) name, (char *) lt_arrangement_get_nick (arrangement) };

  if (arrangement == LT_ARRANGEMENT_LAYERED)
    return old == NULL || lt_edit_delete (edit, LT_TABLE_META, old->id, error);
  return old != NULL ? lt_edit_update (edit, LT_TABLE_META, &row, error) : lt_edit_insert (edit, LT_TABLE_META, &row, error);
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
  g_autofree char *name = meta_name (self->chain);
  Search search = { name, NULL };
  LtArrangement now = LT_ARRANGEMENT_LAYERED;
  gboolean fine;

  if (!lt_edit_each (edit, LT_TABLE_META, NULL, 0, find_row, &search, error))
    return FALSE;
  lt_arrangement_from_nick (search.row != NULL ? search.row->value : NULL, &now);
  fine = now == self->arrangement
         || (write_row (edit, search.row, name, self->arrangement, error)
             && delete_rows (edit, LT_TABLE_PLACEMENT, self->chain, error) && delete_rows (edit, LT_TABLE_ROUTE, self->chain, error));
  if (search.row != NULL)
    lt_row_free (LT_TABLE_META, search.row);
  return fine;
}
