/* A workspace from a stranger: opened for reading it is left as it is; opened for writing it is read, undone, redone and
 * edited to the end, and what was written must open again. */
#include "fuzz.h"

#include "analysis/priority.h"
#include "diagram/graph-builder.h"
#include "diagram/stored-places.h"
#include "rows.h"
#include "workspace/region.h"
#include "workspace/search.h"

#include <glib/gstdio.h>
#include <string.h>

static const char *
document_path (void)
{
  static char *path;

  if (path == NULL)
    path = g_build_filename (fuzz_folder (), "a.liantu", NULL);
  return path;
}

static void
remove_beside (const char *path)
{
  static const char *const suffixes[] = { "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *beside = g_strconcat (path, suffixes[i], NULL);

      g_unlink (beside);
    }
}

static void
put (const char *path, const guint8 *data, gsize size)
{
  g_autoptr(GError) error = NULL;

  remove_beside (path);
  /* Or a longer file from before would keep its end. */
  g_unlink (path);
  g_file_set_contents_full (path, (const char *) data, size, G_FILE_SET_CONTENTS_NONE, 0644, &error);
  g_assert_no_error (error);
}

static void
assert_untouched (const char *path, const guint8 *data, gsize size)
{
  g_autoptr(GDir) dir = g_dir_open (fuzz_folder (), 0, NULL);
  g_autofree char *now = NULL;
  gsize length;
  const char *name;

  g_assert_true (g_file_get_contents (path, &now, &length, NULL));
  g_assert_cmpuint (length, ==, size);
  g_assert_true (memcmp (now, data, size) == 0);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (!g_str_equal (name, "a.liantu"))
      g_error ("%s lies beside the file", name);
}

/* --- Reading everything --- */

static void
read_diagram (LtModel *model, LtSurvey *survey, LtDiagramKind kind, gint64 chain)
{
  g_autoptr(LtGraph) graph = lt_graph_build (model, survey, kind, chain, LT_LAYER_INDUSTRY);
  g_autoptr(LtLayout) layout = lt_places_load (model, graph);
}

static void
read_model (LtModel *model)
{
  g_autoptr(LtSurvey) survey = lt_survey_new (model, lt_model_get_home (model));
  g_autoptr(LtRanking) ranking = lt_ranking_new (model, survey);
  g_autoptr(GPtrArray) chains = lt_model_sorted (model, LT_TABLE_CHAIN);
  GPtrArray *regions = lt_model_rows (model, LT_TABLE_REGION);
  GPtrArray *segments = lt_model_rows (model, LT_TABLE_SEGMENT);

  for (guint i = 0; i < MIN (regions->len, 3); i++)
    {
      const LtRegion *row = regions->pdata[i];
      g_autofree char *path = lt_region_path (model, row->id);
      g_autoptr(GHashTable) below = lt_region_subtree (model, row->id);
      g_autoptr(LtSurvey) there = lt_survey_new (model, row->id);

      lt_region_find (model, row->name, NULL);
      lt_model_get_threshold (model, row->id, "min_count", 2);
    }
  for (guint i = 0; i < segments->len; i++)
    {
      const LtSegment *row = segments->pdata[i];
      const LtAssessment *a = lt_survey_get (survey, row->id);
      g_autofree char *why = a != NULL ? lt_assessment_explain_coverage (model, a) : NULL;
      g_autofree char *what = a != NULL ? lt_assessment_explain_action (model, a) : NULL;

      for (guint f = 0; f < LT_N_FACTORS; f++)
        g_free (lt_ranking_explain (ranking, row->id, f));
      lt_model_is_judgement (model, LT_TABLE_SEGMENT, row->id);
    }
  read_diagram (model, survey, LT_DIAGRAM_OVERVIEW, 0);
  for (guint i = 0; i < MIN (chains->len, 2); i++)
    read_diagram (model, survey, LT_DIAGRAM_CHAIN, ((LtRow *) chains->pdata[i])->id);
}

static void
read_workspace (LtWorkspace *workspace)
{
  const GPtrArray *history = lt_workspace_get_history (workspace);
  g_autoptr(LtSearch) search = lt_search_new (workspace);
  g_autoptr(GArray) hits = lt_search_run (search, "x", 0);
  g_autofree char *title = lt_workspace_get_title (workspace);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) problems = lt_workspace_check (workspace, &error);

  g_assert_true (g_utf8_validate (title, -1, NULL));
  if (problems == NULL)
    fuzz_assert_message (error);
  for (guint i = 0; i < history->len; i++)
    g_assert_true (g_utf8_validate (((LtHistoryEntry *) history->pdata[i])->label, -1, NULL));
  read_model (lt_workspace_get_model (workspace));
}

/* --- Writing --- */

static gboolean
step (LtWorkspace *workspace, gboolean (*func) (LtWorkspace *, GError **))
{
  g_autoptr(GError) error = NULL;

  if (func (workspace, &error))
    return TRUE;
  g_assert_true (error->domain == LT_WORKSPACE_ERROR);
  fuzz_assert_message (error);
  return FALSE;
}

/* As many steps forward as went back lead to where it began, however odd the steps. */
static void
go_back_and_forth (LtWorkspace *workspace)
{
  g_autofree char *before = fuzz_rows (lt_workspace_get_model (workspace)), *after = NULL;
  guint most = lt_workspace_get_history (workspace)->len, done = 0;

  while (step (workspace, lt_workspace_undo))
    g_assert_cmpuint (++done, <=, most);
  read_model (lt_workspace_get_model (workspace));
  for (guint i = 0; i < done; i++)
    g_assert_true (step (workspace, lt_workspace_redo));
  after = fuzz_rows (lt_workspace_get_model (workspace));
  g_assert_cmpstr (after, ==, before);
}

static gboolean
add_chain (LtEdit *edit, gpointer unused, GError **error)
{
  LtChain row = { 0, (char *) "新", LT_CHAIN_ROLE_NONE, 0, NULL, NULL, NULL, NULL, LT_UNKNOWN_INT };

  return lt_edit_insert (edit, LT_TABLE_CHAIN, &row, error);
}

static gboolean
delete_chain (LtEdit *edit, gpointer id, GError **error)
{
  return lt_edit_delete (edit, LT_TABLE_CHAIN, *(gint64 *) id, error);
}

static void
change (LtWorkspace *workspace)
{
  g_autoptr(GPtrArray) chains = lt_model_sorted (lt_workspace_get_model (workspace), LT_TABLE_CHAIN);
  g_autoptr(GError) error = NULL;

  if (chains->len > 0)
    {
      gint64 id = ((LtRow *) chains->pdata[0])->id;

      if (!lt_workspace_edit (workspace, "delete", LT_EDIT_DEFAULT, delete_chain, &id, &error))
        fuzz_assert_message (error);
      g_clear_error (&error);
    }
  if (!lt_workspace_edit (workspace, "add", LT_EDIT_DEFAULT, add_chain, NULL, &error))
    fuzz_assert_message (error);
}

static LtWorkspace *
open_it (const char *path, LtOpenFlags flags)
{
  g_autoptr(GError) error = NULL;
  LtWorkspace *workspace = lt_workspace_open (path, flags, &error);

  if (workspace != NULL)
    return workspace;
  g_assert_true (error->domain == LT_WORKSPACE_ERROR);
  fuzz_assert_message (error);
  return NULL;
}

static char *
close_it (LtWorkspace *workspace)
{
  char *rows = fuzz_rows (lt_workspace_get_model (workspace));

  lt_workspace_close (workspace);
  g_object_unref (workspace);
  return rows;
}

/* --- The target --- */

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const char *path = document_path ();
  g_autofree char *left = NULL, *found = NULL;
  LtWorkspace *workspace;

  put (path, data, size);
  workspace = open_it (path, LT_OPEN_READ_ONLY);
  if (workspace != NULL)
    {
      read_workspace (workspace);
      g_free (close_it (workspace));
    }
  assert_untouched (path, data, size);
  if (workspace == NULL)
    {
      g_assert_null (open_it (path, LT_OPEN_WRITE));
      assert_untouched (path, data, size);
      return 0;
    }
  workspace = open_it (path, LT_OPEN_WRITE);
  if (workspace == NULL)
    return 0;
  go_back_and_forth (workspace);
  change (workspace);
  read_workspace (workspace);
  left = close_it (workspace);
  workspace = lt_workspace_open (path, LT_OPEN_READ_ONLY, NULL);
  g_assert_nonnull (workspace);
  found = close_it (workspace);
  g_assert_cmpstr (found, ==, left);
  return 0;
}
