/* A new workspace in a folder of its own, removed afterwards. */
#pragma once

#include "workspace/workspace.h"

#include <glib/gstdio.h>

typedef struct {
  char        *folder;
  char        *path;
  LtWorkspace *workspace;
} Fixture;

static inline void
fixture_remove (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_unlink (path) != 0)
        fixture_remove (path);
    }
  g_rmdir (folder);
}

static inline void
fixture_up (Fixture *f, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  f->folder = g_dir_make_tmp ("liantu-test-XXXXXX", &error);
  g_assert_no_error (error);
  f->path = g_build_filename (f->folder, "a.liantu", NULL);
  f->workspace = lt_workspace_create (f->path, &error);
  g_assert_no_error (error);
}

static inline void
fixture_down (Fixture *f, gconstpointer unused)
{
  if (f->workspace != NULL)
    g_assert_finalize_object (f->workspace);
  fixture_remove (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

static inline void
fixture_reopen (Fixture *f)
{
  g_autoptr(GError) error = NULL;

  g_assert_finalize_object (f->workspace);
  f->workspace = lt_workspace_open (f->path, LT_OPEN_WRITE, &error);
  g_assert_no_error (error);
}

/* Inserts one row given as a struct; the row's key goes into the struct. */
typedef struct { LtTable table; gpointer row; } OneRow;

static inline gboolean
fixture_insert_one (LtEdit *edit, gpointer data, GError **error)
{
  OneRow *one = data;

  return lt_edit_insert (edit, one->table, one->row, error);
}

static inline gint64
fixture_insert (LtWorkspace *workspace, LtTable table, gpointer row)
{
  OneRow one = { table, row };
  g_autoptr(GError) error = NULL;

  lt_workspace_edit (workspace, "Insert", LT_EDIT_DEFAULT, fixture_insert_one, &one, &error);
  g_assert_no_error (error);
  return ((LtRow *) row)->id;
}

static inline gint64
fixture_chain (LtWorkspace *workspace, const char *name)
{
  LtChain row = { 0, (char *) name, LT_CHAIN_ROLE_NONE, 0, NULL, NULL, NULL, NULL, LT_UNKNOWN_INT };

  return fixture_insert (workspace, LT_TABLE_CHAIN, &row);
}

static inline gint64
fixture_segment (LtWorkspace *workspace, gint64 chain, const char *name, LtPosition position)
{
  LtSegment row = { 0, chain, (char *) name, position, NULL, NULL, LT_UNKNOWN_INT, NULL, LT_UNKNOWN_INT };

  return fixture_insert (workspace, LT_TABLE_SEGMENT, &row);
}

static inline gint64
fixture_flow (LtWorkspace *workspace, gint64 supplier, gint64 buyer)
{
  LtFlow row = { 0, supplier, buyer, LT_FLOW_NONE, NULL };

  return fixture_insert (workspace, LT_TABLE_FLOW, &row);
}
