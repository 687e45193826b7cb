#include "config.h"
#include "workspace/edit-chain.h"

#include "workspace/edit-checks.h"
#include "workspace/row-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
check_name (LtEdit *edit, gint64 self, const char *name, GError **error)
{
  g_autoptr(GHashTable) names = lt_edit_names (edit, LT_TABLE_CHAIN, NULL, 0, &self, 1, error);

  return names != NULL
         && (!lt_names_has (names, name)
             || lt_edit_refuse (error, _("There is a chain “%s” already. Choose another name."), name));
}

static gboolean
check_role (gint role, GError **error)
{
  return (role >= LT_CHAIN_ROLE_NONE && role <= LT_CHAIN_ROLE_ROOT)
         || lt_edit_refuse (error, _("A chain has no such role. Choose trunk, branch or root."));
}

/* --- Adding --- */

/* Takes over the texts of `from` as they are to be stored. */
static gboolean
tidy_texts (LtChain *row, const LtChain *from, GError **error)
{
  row->name = lt_edit_tidy_name (from->name, error);
  return row->name != NULL && lt_edit_tidy_text (from->chief, &row->chief, error)
         && lt_edit_tidy_text (from->unit, &row->unit, error) && lt_edit_tidy_text (from->leader, &row->leader, error)
         && lt_edit_tidy_text (from->alliance, &row->alliance, error);
}

static gboolean
is_there (LtEdit *edit, gint64 id, GError **error)
{
  g_autoptr(LtChain) row = id != 0 ? lt_edit_need (edit, LT_TABLE_CHAIN, id, error) : NULL;

  return id == 0 || row != NULL;
}

/**
 * lt_edit_add_chain:
 * @row: its name and what else is known; its key and its ordinal are set. Its texts stay the caller's
 *
 * Adds a chain; one without an ordinal goes last.
 */
gboolean
lt_edit_add_chain (LtEdit *edit, LtChain *row, GError **error)
{
  g_autoptr(LtChain) made = lt_row_new (LT_TABLE_CHAIN);

  if (!tidy_texts (made, row, error) || !check_role (row->role, error) || !is_there (edit, row->parent, error)
      || !check_name (edit, 0, made->name, error))
    return FALSE;
  made->role = row->role;
  made->parent = row->parent;
  made->ordinal = row->ordinal;
  if (made->ordinal == LT_UNKNOWN_INT && !lt_edit_next_ordinal (edit, LT_TABLE_CHAIN, NULL, 0, &made->ordinal, error))
    return FALSE;
  if (!lt_edit_insert (edit, LT_TABLE_CHAIN, made, error))
    return FALSE;
  row->id = made->id;
  row->ordinal = made->ordinal;
  return TRUE;
}

/* --- Changing --- */

/** lt_edit_rename_chain: gives a chain another name; its key stays. */
gboolean
lt_edit_rename_chain (LtEdit *edit, gint64 id, const char *name, GError **error)
{
  g_autoptr(LtChain) row = lt_edit_need (edit, LT_TABLE_CHAIN, id, error);
  char *tidy = row != NULL ? lt_edit_tidy_name (name, error) : NULL;

  if (tidy == NULL)
    return FALSE;
  g_free (row->name);
  row->name = tidy;
  return check_name (edit, id, tidy, error) && lt_edit_update (edit, LT_TABLE_CHAIN, row, error);
}

/* Whether the way up from a chain leads to another one. A foreign file's chains may form a ring. */
static gboolean
check_above (LtEdit *edit, const LtChain *row, gint64 parent, GError **error)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (gint64 at = parent; at != 0 && g_hash_table_add (seen, g_memdup2 (&at, sizeof at));)
    {
      g_autoptr(LtChain) above = lt_edit_need (edit, LT_TABLE_CHAIN, at, error);

      if (above == NULL)
        return FALSE;
      if (above->parent == row->id)
        return lt_edit_refuse (error, _("“%s” is above the chain that it would be part of. Move that one out of it first."),
                               row->name);
      at = above->parent;
    }
  return TRUE;
}

/** lt_edit_nest_chain: @parent: the chain it becomes part of; 0: of none */
gboolean
lt_edit_nest_chain (LtEdit *edit, gint64 id, gint64 parent, GError **error)
{
  g_autoptr(LtChain) row = lt_edit_need (edit, LT_TABLE_CHAIN, id, error);

  if (row == NULL)
    return FALSE;
  if (parent == id)
    return lt_edit_refuse (error, _("A chain cannot be part of itself. Choose another chain."));
  if (!check_above (edit, row, parent, error))
    return FALSE;
  row->parent = parent;
  return lt_edit_update (edit, LT_TABLE_CHAIN, row, error);
}

gboolean
lt_edit_set_chain_role (LtEdit *edit, gint64 id, LtChainRole role, GError **error)
{
  g_autoptr(LtChain) row = lt_edit_need (edit, LT_TABLE_CHAIN, id, error);

  if (row == NULL || !check_role (role, error))
    return FALSE;
  row->role = role;
  return lt_edit_update (edit, LT_TABLE_CHAIN, row, error);
}

/* --- The order --- */

static guint
index_of (const LtRowList *rows, gint64 id)
{
  guint i = 0;

  while (i < rows->n && ((const LtRow *) rows->rows[i])->id != id)
    i++;
  return i;
}

/* The row at `from` comes to stand where that at `before` is, or behind all. */
static void
shift (LtRowList *rows, guint from, guint before)
{
  gpointer row = rows->rows[from];
  const guint to = before > from ? before - 1 : before;

  if (to > from)
    memmove (&rows->rows[from], &rows->rows[from + 1], (to - from) * sizeof row);
  else
    memmove (&rows->rows[to + 1], &rows->rows[to], (from - to) * sizeof row);
  rows->rows[to] = row;
}

/**
 * lt_edit_reorder_chain:
 * @before: the chain it goes in front of; 0: it goes last
 *
 * Changes the order in which all chains are listed, and numbers them anew.
 */
gboolean
lt_edit_reorder_chain (LtEdit *edit, gint64 id, gint64 before, GError **error)
{
  g_autoptr(LtChain) row = lt_edit_need (edit, LT_TABLE_CHAIN, id, error);
  g_autoptr(LtRowList) rows = NULL;

  if (row == NULL || !is_there (edit, before, error))
    return FALSE;
  rows = lt_row_list_read (edit, LT_TABLE_CHAIN, NULL, 0, error);
  if (rows == NULL)
    return FALSE;
  if (before != id)
    shift (rows, index_of (rows, id), index_of (rows, before));
  return lt_row_list_renumber (rows, edit, error);
}
