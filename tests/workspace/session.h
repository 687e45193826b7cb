/* A session of edits on a disk that fails: what was acknowledged, and what must be there for it. */
#pragma once

#include "document.h"
#include "fault-vfs.h"
#include "fixture.h"

/* What one session has been told is done. */
typedef struct {
  Fixture     *f;
  LtWorkspace *workspace;
  GPtrArray   *done, *undone;      /* labels of steps, oldest first */
  char        *copy;
  gboolean     copied;
  char        *refused;            /* the label of the last edit that failed */
} Session;

static inline gboolean
session_insert_chain (LtEdit *edit, gpointer name, GError **error)
{
  LtChain row = { 0, name, LT_CHAIN_ROLE_NONE, 0, NULL, NULL, NULL, NULL, LT_UNKNOWN_INT };

  return lt_edit_insert (edit, LT_TABLE_CHAIN, &row, error);
}

static inline char *
session_names (LtModel *model)
{
  g_autoptr(GPtrArray) chains = lt_model_sorted (model, LT_TABLE_CHAIN);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < chains->len; i++)
    g_string_append_printf (text, "%s ", ((LtChain *) chains->pdata[i])->name);
  return g_string_free (text, FALSE);
}

static inline char *
session_join (GPtrArray *names, const char *more)
{
  g_autoptr(GPtrArray) sorted = g_ptr_array_new ();
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (sorted, names->pdata[i]);
  if (more != NULL)
    g_ptr_array_add (sorted, (gpointer) more);
  g_ptr_array_sort (sorted, document_compare_names);
  for (guint i = 0; i < sorted->len; i++)
    g_string_append_printf (text, "%s ", (char *) sorted->pdata[i]);
  return g_string_free (text, FALSE);
}

/* Either it worked, or the message is one for a person; what is shown is what was acknowledged. */
static inline gboolean
session_note (Session *s, gboolean fine, GError *error)
{
  g_autofree char *shown = s->workspace != NULL ? session_names (lt_workspace_get_model (s->workspace)) : NULL;
  g_autofree char *expected = NULL;

  g_assert_true (fine == (error == NULL));
  if (error != NULL && !g_error_matches (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_NOTHING))
    document_assert_message (error);
  g_clear_error (&error);
  expected = session_join (s->done, NULL);
  if (shown != NULL)
    g_assert_cmpstr (shown, ==, expected);
  fault_vfs_mark (expected);
  return fine;
}

static inline gboolean
session_edit (Session *s, const char *name)
{
  GError *error = NULL;
  gboolean fine = lt_workspace_edit (s->workspace, name, LT_EDIT_DEFAULT, session_insert_chain, (gpointer) name, &error);

  if (fine)
    {
      g_ptr_array_add (s->done, (gpointer) name);
      g_ptr_array_set_size (s->undone, 0);
    }
  else
    s->refused = (char *) name;
  return session_note (s, fine, error);
}

static inline void
session_move_last (GPtrArray *from, GPtrArray *to)
{
  g_ptr_array_add (to, from->pdata[from->len - 1]);
  g_ptr_array_set_size (from, from->len - 1);
}

static inline void
session_undo (Session *s)
{
  GError *error = NULL;
  gboolean could = lt_workspace_can_undo (s->workspace), fine = lt_workspace_undo (s->workspace, &error);

  g_assert_true (could || !fine);
  if (fine)
    session_move_last (s->done, s->undone);
  session_note (s, fine, error);
}

static inline void
session_redo (Session *s)
{
  GError *error = NULL;
  gboolean could = lt_workspace_can_redo (s->workspace), fine = lt_workspace_redo (s->workspace, &error);

  g_assert_true (could || !fine);
  if (fine)
    session_move_last (s->undone, s->done);
  session_note (s, fine, error);
}
