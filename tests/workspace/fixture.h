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

static inline gint64
fixture_region (LtWorkspace *workspace, const char *name, gint64 parent)
{
  LtRegion row = { 0, (char *) name, parent, LT_REGION_NONE, NULL, NULL, LT_UNKNOWN, NULL, NULL };

  return fixture_insert (workspace, LT_TABLE_REGION, &row);
}

static inline gint64
fixture_enterprise (LtWorkspace *workspace, const char *name, gint64 region)
{
  LtEnterprise row = { 0, (char *) name, NULL, region, LT_STATUS_NONE, NULL, NULL, NULL, 0 };

  return fixture_insert (workspace, LT_TABLE_ENTERPRISE, &row);
}

static inline gint64
fixture_participation (LtWorkspace *workspace, gint64 enterprise, gint64 segment, LtRole role)
{
  LtParticipation row = { 0, enterprise, segment, role };

  return fixture_insert (workspace, LT_TABLE_PARTICIPATION, &row);
}

static inline gint64
fixture_revenue (LtWorkspace *workspace, gint64 enterprise, gint year, double revenue_wan)
{
  LtFigure row = { 0, enterprise, year, revenue_wan, LT_UNKNOWN, LT_UNKNOWN, LT_UNKNOWN, LT_UNKNOWN, LT_UNKNOWN };

  return fixture_insert (workspace, LT_TABLE_FIGURE, &row);
}

static inline gint64
fixture_threshold (LtWorkspace *workspace, gint64 region, const char *name, double value)
{
  LtThreshold row = { 0, region, (char *) name, value };

  return fixture_insert (workspace, LT_TABLE_THRESHOLD, &row);
}

static inline gboolean
fixture_update_one (LtEdit *edit, gpointer data, GError **error)
{
  OneRow *one = data;

  return lt_edit_update (edit, one->table, one->row, error);
}

static inline gboolean
fixture_delete_one (LtEdit *edit, gpointer data, GError **error)
{
  OneRow *one = data;

  return lt_edit_delete (edit, one->table, ((LtRow *) one->row)->id, error);
}

/* A step of the history: insert, update or delete of one row. */
static inline void
fixture_step (LtWorkspace *workspace, const char *label, LtEditFlags flags, LtEditFunc func, LtTable table, gpointer row)
{
  OneRow one = { table, row };
  g_autoptr(GError) error = NULL;

  lt_workspace_edit (workspace, label, flags, func, &one, &error);
  g_assert_no_error (error);
}

static inline void
fixture_delete (LtWorkspace *workspace, LtTable table, gint64 id)
{
  LtRow row = { id };

  fixture_step (workspace, "Delete", LT_EDIT_DEFAULT, fixture_delete_one, table, &row);
}

/* Gives a row's text column another value. */
static inline void
fixture_rename (LtWorkspace *workspace, LtTable table, gint64 id, const char *column, const char *text)
{
  gpointer row = lt_row_copy (table, lt_model_get (lt_workspace_get_model (workspace), table, id));
  char **at = (char **) ((char *) row + lt_table_get_info (table)->columns[lt_table_find_column (table, column)].offset);

  g_free (*at);
  *at = g_strdup (text);
  fixture_step (workspace, "Rename", LT_EDIT_DEFAULT, fixture_update_one, table, row);
  lt_row_free (table, row);
}
