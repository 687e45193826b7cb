/* Workspaces that open, because all that is in them is allowed, and that mean harm: rings, depths, absurd figures, names
 * that are markup or megabytes long. They are read, drawn, exported, edited and undone without harm and in bearable time. */
#include "config.h"
#include "../workspace/document.h"
#include "../workspace/fixture.h"

#include "analysis/priority.h"
#include "diagram/diagram.h"
#include "exchange/diagram-export.h"
#include "workspace/region.h"
#include "workspace/search.h"

#include <sys/time.h>

#define SECONDS_EACH 60
#define NUMBERED "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) "

static const struct { const char *name, *sql; } cases[] = {
  { "plain", "SELECT 1" },
  { "region-of-itself", "UPDATE region SET parent = id" },
  { "ring-of-regions", "UPDATE region SET parent = (SELECT min (id) FROM region AS r WHERE r.id <> region.id)" },
  { "depth-of-regions", NUMBERED "INSERT INTO region (id, name, parent) SELECT i, '区' || i, nullif (i - 1, 0) FROM n" },
  { "chain-of-itself", "UPDATE chain SET parent = id" },
  { "ring-of-chains", "UPDATE chain SET parent = (SELECT min (id) FROM chain AS c WHERE c.id <> chain.id)" },
  { "ring-of-companies", "UPDATE enterprise SET parent = (SELECT min (id) FROM enterprise AS e WHERE e.id <> enterprise.id)" },
  { "depth-of-companies", NUMBERED "INSERT INTO enterprise (id, name, parent) SELECT i, '企业' || i, nullif (i - 1, 0) FROM n" },
  { "ring-of-flows", "INSERT INTO flow (id, supplier, buyer) SELECT 1, buyer, supplier FROM flow LIMIT 1; "
                     "INSERT INTO flow (id, supplier, buyer) SELECT 2, supplier, supplier FROM flow LIMIT 1; "
                     "INSERT INTO flow (id, supplier, buyer) SELECT 3, supplier, buyer FROM flow LIMIT 1" },
  { "citations-of-citations", "INSERT INTO citation (id, subject, row) VALUES (1, 'citation', 2), (2, 'citation', 1), (3, 'evil', 7), (4, 'citation', 4)" },
  { "absurd-figures", "UPDATE figure SET revenue_wan = 1e308, output_wan = -1e308, staff = 1e-320; UPDATE region SET land_mu = -1e308; "
                      "UPDATE threshold SET value = 1e308; INSERT INTO threshold (id, name, value) VALUES (1, 'min_count', -1e300)" },
  { "absurd-places", "UPDATE placement SET x = 1e308, y = -1e308; UPDATE route SET points = '1e308 0 1 1 1e-320 2 -1e308 3'" },
  { "far-places", "UPDATE placement SET x = 9999999 * (id % 3 - 1), y = 9999999 * (id % 2); UPDATE route SET points = '0 0 9999999 1 2 9999999 -9999999 3'" },
  { "places-of-strangers", "UPDATE placement SET node = 4711, pinned = -7; UPDATE route SET edge = 4711" },
  { "broken-routes", "UPDATE route SET points = 'nan inf 0x10 1,5 evil'" },
  { "endless-route", "UPDATE route SET points = printf ('%.*c', 1000000, ' ') || '1 2'" },
  { "absurd-settings", "INSERT INTO meta (id, name, value) VALUES (1, 'room', '-9999999999999999999'), (2, 'home', '1e9'), (3, 'title', '<b>\"&'), (4, 'title', '')" },
  { "markup", "UPDATE segment SET name = '<b>&amp;<script>alert (1)</script>' || id; UPDATE chain SET name = ']]><svg onload=\"x\">' || id; "
              "UPDATE enterprise SET name = '<![CDATA[<!ENTITY x SYSTEM \"file:///etc/passwd\">' || id; UPDATE flow SET note = '<i>'" },
  { "dot", "UPDATE segment SET name = '\"]; evil [label=<<b>' || id || '\\'; UPDATE chain SET name = '<<table>\\N\\G\\E' || id" },
  { "directions", "UPDATE segment SET name = char (0x202e) || 'gnp.exe' || char (0x2066) || id; UPDATE chain SET name = char (0x202d, 0x2067) || id; "
                  "UPDATE enterprise SET name = char (0x202e) || name" },
  { "controls", "UPDATE segment SET name = char (27) || '[2J' || char (7, 8, 0x9b) || id; UPDATE chain SET name = char (10, 13, 9) || id; "
                "UPDATE enterprise SET name = char (0x85, 0x2028, 0xfffe, 0x1ffff) || name" },
  { "no-names", "UPDATE segment SET name = ''; UPDATE chain SET name = ' '; UPDATE enterprise SET name = char (0x200b); UPDATE region SET name = ''" },
  { "longest-names", "UPDATE segment SET name = printf ('%.*c', 65000, 'x') || id; UPDATE chain SET name = printf ('%.*c', 21000, '链') || id; "
                     "UPDATE enterprise SET name = printf ('%.*c', 65000, '<') || id; UPDATE region SET name = printf ('%.*c', 21000, '市') || id" },
  { "letters-upon-letters", "UPDATE segment SET name = 'a' || replace (printf ('%.*c', 12000, 'x'), 'x', char (0x301, 0x20dd)) || id" },
  { "history-in-rings", "UPDATE history SET kind = 'undo', refers = id WHERE id % 2 = 0; UPDATE history SET kind = 'redo', refers = id - 1 WHERE id % 3 = 0" },
  { "history-of-strangers", "UPDATE history SET refers = 4711, automatic = 1, changes = -1, utc = 'never', author = NULL" },
  { "history-at-the-end-of-numbers", "UPDATE history SET id = 9223372036854775807 WHERE id = (SELECT max (id) FROM history); UPDATE history SET id = -id WHERE id < 4" },
};

/* --- The document --- */

static void
fill (LtWorkspace *workspace)
{
  gint64 city = fixture_region (workspace, "咸宁市", 0), county = fixture_region (workspace, "赤壁市", city);
  gint64 display = fixture_chain (workspace, "新型显示"), optics = fixture_chain (workspace, "光电");
  gint64 glass = fixture_segment (workspace, display, "玻璃", LT_POSITION_UPSTREAM), panel = fixture_segment (workspace, display, "面板", LT_POSITION_MIDSTREAM);
  gint64 chip = fixture_segment (workspace, optics, "芯片", LT_POSITION_UPSTREAM);
  gint64 leader = fixture_enterprise (workspace, "甲公司", county), other = fixture_enterprise (workspace, "乙公司", city);
  gint64 flow = fixture_flow (workspace, glass, panel);
  LtPlacement places[] = { { 0, display, glass, 0, 0, 1 }, { 0, display, panel, 300, 80, LT_UNKNOWN_INT } };
  LtRoute route = { 0, display, flow, (char *) "200 30 220 40 280 80 300 90" };
  LtTarget target = { 0, other, panel, NULL, NULL, LT_METHOD_NONE, LT_TARGET_NONE };
  LtCitation citation = { 0, (char *) "segment", glass, 0, LT_BASIS_JUDGEMENT, NULL, NULL };

  fixture_flow (workspace, chip, panel);
  fixture_participation (workspace, leader, glass, LT_ROLE_LEADER);
  fixture_participation (workspace, other, panel, LT_ROLE_CORE);
  fixture_revenue (workspace, leader, 2024, 35000);
  fixture_threshold (workspace, city, "min_count", 2);
  fixture_insert (workspace, LT_TABLE_PLACEMENT, &places[0]);
  fixture_insert (workspace, LT_TABLE_PLACEMENT, &places[1]);
  fixture_insert (workspace, LT_TABLE_ROUTE, &route);
  fixture_insert (workspace, LT_TABLE_TARGET, &target);
  fixture_insert (workspace, LT_TABLE_CITATION, &citation);
  fixture_rename (workspace, LT_TABLE_SEGMENT, glass, "name", "电子玻璃");
  g_assert_true (lt_workspace_undo (workspace, NULL));
}

/* A hang is a failure too: SIGPROF ends the program. Processor time, for the machine may be busy. */
static void
limit_time (guint seconds)
{
  struct itimerval timer = { .it_value.tv_sec = seconds };

  setitimer (ITIMER_PROF, &timer, NULL);
}

/* --- Reading --- */

static void
read_regions (LtModel *model)
{
  GPtrArray *regions = lt_model_rows (model, LT_TABLE_REGION);

  for (guint i = 0; i < regions->len; i += MAX (1, regions->len / 16))
    {
      const LtRegion *row = regions->pdata[i];
      g_autofree char *path = lt_region_path (model, row->id);
      g_autoptr(GHashTable) below = lt_region_subtree (model, row->id);
      g_autoptr(GError) error = NULL;

      g_assert_true (lt_region_contains (below, row->id));
      lt_model_get_threshold (model, row->id, "min_count", 2);
      if (lt_region_find (model, row->name, &error) == NULL)
        g_assert_cmpuint (g_utf8_strlen (error->message, -1), <, 5000000);
    }
}

static void
read_segments (LtModel *model)
{
  g_autoptr(LtSurvey) survey = lt_survey_new (model, lt_model_get_home (model));
  g_autoptr(LtRanking) ranking = lt_ranking_new (model, survey);
  GPtrArray *segments = lt_model_rows (model, LT_TABLE_SEGMENT);

  for (guint i = 0; i < segments->len; i++)
    {
      const LtAssessment *a = lt_survey_get (survey, ((LtRow *) segments->pdata[i])->id);
      g_autofree char *coverage = lt_assessment_explain_coverage (model, a), *action = lt_assessment_explain_action (model, a);

      g_assert_true (g_utf8_validate (coverage, -1, NULL));
      for (guint f = 0; f < LT_N_FACTORS; f++)
        {
          double factor = lt_ranking_get (ranking, a->segment)->factors[f];

          g_assert_true (factor >= 0 && factor <= 1);
        }
    }
}

static void
read_everything (LtWorkspace *workspace)
{
  g_autoptr(LtSearch) search = lt_search_new (workspace);
  g_autoptr(GArray) hits = lt_search_run (search, "x", 10);
  g_autoptr(GPtrArray) problems = lt_workspace_check (workspace, NULL);
  const GPtrArray *history = lt_workspace_get_history (workspace);

  g_assert_nonnull (problems);
  for (guint i = 0; i < history->len; i++)
    g_assert_cmpuint (g_utf8_strlen (((LtHistoryEntry *) history->pdata[i])->label, -1), <=, 121);
  read_regions (lt_workspace_get_model (workspace));
  read_segments (lt_workspace_get_model (workspace));
}

/* --- Drawing --- */

static void
assert_harmless (const char *text)
{
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_cmpuint (strlen (text), <, 1000000);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_assert_false (g_unichar_iscntrl (c) && c != '\n');
      g_assert_false ((c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069));
    }
}

static char *
run (const char *const *argv)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *errors = NULL;
  char *out = NULL;
  int status = -1;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, &errors, &status, &error);
  g_assert_no_error (error);
  if (status != 0)
    g_error ("%s: %s", argv[0], errors);
  return out;
}

static void
assert_svg (const char *path, const char *text)
{
  const char *const lint[] = { "xmllint", "--noout", "--nonet", path, NULL };
  g_autofree char *said = run (lint);

  assert_harmless (text);
  g_assert_null (strstr (text, "<script"));
  g_assert_null (strstr (text, "<b>"));
  g_assert_null (strstr (text, "<!"));
}

/* As Graphviz reads it: as many nodes as the graph has, none of them anybody's. */
static void
assert_dot (const char *path, const char *text, LtGraph *graph)
{
  const char *const plain[] = { "dot", "-Tplain", path, NULL };
  g_autofree char *read = run (plain);
  g_auto(GStrv) lines = g_strsplit (read, "\n", -1);
  guint nodes = 0;

  assert_harmless (text);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "node "))
      {
        nodes++;
        g_assert_true (g_str_has_prefix (lines[i], "node \"segment-") || g_str_has_prefix (lines[i], "node \"chain-"));
      }
  g_assert_cmpuint (nodes, ==, graph->nodes->len);
}

static void
export_all (Fixture *f, LtScene *scene)
{
  static const LtExportOptions options = { .date = "2026-03-31", .legend = TRUE };

  for (guint format = 0; format <= LT_DIAGRAM_FORMAT_DOT; format++)
    {
      g_autofree char *name = g_strconcat ("o.", lt_diagram_format_get_name (format), NULL);
      g_autofree char *path = g_build_filename (f->folder, name, NULL), *text = NULL;
      g_autoptr(GError) error = NULL;

      if (!lt_diagram_export (scene, format, path, &options, &error))
        {
          g_assert_true (error->domain == LT_DIAGRAM_EXPORT_ERROR);
          continue;
        }
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      if (format == LT_DIAGRAM_FORMAT_SVG)
        assert_svg (path, text);
      else if (format == LT_DIAGRAM_FORMAT_DOT)
        assert_dot (path, text, lt_scene_get_graph (scene));
    }
}

static void
draw_everything (Fixture *f, LtLayoutService *service)
{
  g_autoptr(GPtrArray) chains = lt_model_sorted (lt_workspace_get_model (f->workspace), LT_TABLE_CHAIN);

  for (guint i = 0; i <= chains->len; i++)
    {
      g_autofree char *notice = NULL;
      g_autoptr(LtScene) scene = i == 0
        ? lt_diagram_make_scene (f->workspace, service, LT_DIAGRAM_OVERVIEW, 0, NULL, LT_LAYER_INDUSTRY, 0, &notice)
        : lt_diagram_make_scene (f->workspace, service, LT_DIAGRAM_CHAIN, ((LtRow *) chains->pdata[i - 1])->id, NULL, LT_LAYER_INDUSTRY, 0, &notice);
      LtRect bounds = lt_scene_get_bounds (scene);

      g_assert_true (isfinite (bounds.x) && isfinite (bounds.y) && isfinite (bounds.width) && isfinite (bounds.height));
      export_all (f, scene);
    }
}

/* --- Writing --- */

static gboolean
delete_first (LtEdit *edit, gpointer data, GError **error)
{
  static const LtTable tables[] = { LT_TABLE_REGION, LT_TABLE_CHAIN, LT_TABLE_ENTERPRISE, LT_TABLE_CITATION };
  LtModel *model = data;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr(GPtrArray) rows = lt_model_sorted (model, tables[i]);

      if (rows->len > 0 && !lt_edit_delete (edit, tables[i], ((LtRow *) rows->pdata[0])->id, error))
        return FALSE;
    }
  return TRUE;
}

static void
write_everything (Fixture *f)
{
  g_autofree char *before = document_rows (f->path), *after = NULL;
  guint most = lt_workspace_get_history (f->workspace)->len + 1, done = 0;
  g_autoptr(GError) error = NULL;

  g_assert_true (lt_workspace_edit (f->workspace, "Delete", LT_EDIT_DEFAULT, delete_first, lt_workspace_get_model (f->workspace), &error));
  g_assert_true (lt_workspace_undo (f->workspace, &error));
  after = document_rows (f->path);
  g_assert_cmpstr (after, ==, before);
  while (lt_workspace_undo (f->workspace, NULL))
    g_assert_cmpuint (++done, <=, most);
  while (done > 0 && lt_workspace_redo (f->workspace, NULL))
    done--;
  g_assert_cmpuint (done, ==, 0);
}

static void
test_hostile (Fixture *f, gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr(LtLayoutService) service = lt_layout_service_new ();
  g_autoptr(GError) error = NULL;

  fill (f->workspace);
  g_assert_finalize_object (f->workspace);
  document_exec (f->path, cases[i].sql);
  limit_time (SECONDS_EACH);
  f->workspace = lt_workspace_open (f->path, LT_OPEN_WRITE, &error);
  g_assert_no_error (error);
  read_everything (f->workspace);
  draw_everything (f, service);
  write_everything (f);
  fixture_reopen (f);
  limit_time (0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/hostile/", cases[i].name, NULL);

      g_test_add (path, Fixture, GUINT_TO_POINTER (i), fixture_up, test_hostile, fixture_down);
    }
  return g_test_run ();
}
