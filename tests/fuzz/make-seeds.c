/* Writes the seeds: small workspaces with history, tables of each kind in several encodings, frames.
 * Usage: make-seeds SEEDS SAMPLE, such as tests/fuzz/seeds data/samples/xianning */
#include "config.h"
#include "fuzz.h"

#include "exchange/csv.h"
#include "exchange/import.h"
#include "layout-helper/frames.h"
#include "workspace/database.h"

#include <glib/gstdio.h>
#include <string.h>

#define LINES 6

static const char *seeds;

static void
write_seed (const char *target, const char *name, gconstpointer data, gsize size)
{
  g_autofree char *folder = g_build_filename (seeds, target, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GError) error = NULL;

  g_mkdir_with_parents (folder, 0755);
  if (!g_file_set_contents (path, data, size, &error))
    g_error ("%s", error->message);
}

/* --- Tables --- */

static void
write_table (LtImportKind kind, const char *name, const char *mark, const char *text, const char *encoding)
{
  gsize length = 0;
  g_autofree char *bytes = g_convert (text, -1, encoding, "UTF-8", NULL, &length, NULL);
  g_autofree char *seed = g_strdup_printf ("%s-%s", name, encoding);
  g_autoptr(GByteArray) out = g_byte_array_new ();
  const guint8 head[] = { kind, kind & 1 };

  g_byte_array_append (out, head, sizeof head);
  g_byte_array_append (out, (const guint8 *) mark, strlen (mark));
  g_byte_array_append (out, (const guint8 *) bytes, length);
  write_seed ("csv", seed, out->data, out->len);
}

static void
write_tables (const char *sample)
{
  for (guint kind = LT_IMPORT_AUTO + 1; kind < LT_N_IMPORT_KINDS; kind++)
    {
      const char *name = lt_kind_get (kind)->name;
      g_autofree char *file = g_strconcat (name, ".csv", NULL);
      g_autofree char *path = g_build_filename (sample, file, NULL);
      g_autofree char *text = NULL, *head = NULL;
      g_auto(GStrv) lines = NULL;

      /* The sample has no supply relations, no ledger and no thresholds. */
      if (kind == LT_IMPORT_SUPPLIES)
        text = g_strdup ("供应商,采购商,产品\n甲公司,乙公司,盖板玻璃；背板\n乙公司,\"甲公司\",\n");
      else if (kind == LT_IMPORT_LEDGER)
        text = g_strdup ("日期,项目名称,企业名称,环节,类型,内容,金额（亿元）\n2025/3/9,模组项目,,,到位资金,首期,1.2\n20250310,,丙公司,模组,走访,\"厂房\n设备\",\n");
      else if (!g_file_get_contents (path, &text, NULL, NULL))
        text = g_strdup ("region,name,value\n赤壁市,min_count,3\n,\"min_revenue_wan\",20000\n");
      lines = g_strsplit (text, "\n", LINES + 1);
      if (g_strv_length (lines) > LINES)
        g_clear_pointer (&lines[LINES], g_free);
      head = g_strjoinv ("\n", lines);
      write_table (kind, name, "", head, "UTF-8");
      write_table (kind, name, kind % 2 == 0 ? "\xff\xfe" : "", head, "UTF-16LE");
      write_table (kind, name, "", head, "GB18030");
    }
  write_table (LT_IMPORT_AUTO, "guessed", "\xef\xbb\xbf", "环节名称;产业链\r\"面;\"\"板\r\n二\";显示\r\n", "UTF-8");
  write_table (LT_IMPORT_ENTERPRISES, "tabs", "", "name\tyear\t营收（亿元）\t投产日期\n=1+1\t2024\t1.5\t\n甲\t2024年\t１２\t\n", "UTF-8");
}

/* --- Workspaces --- */

static void
import (LtWorkspace *workspace, LtImportKind kind, const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_sheet_free);
  g_autoptr(LtImportReport) report = lt_import_report_new ();
  g_autoptr(GError) error = NULL;

  g_ptr_array_add (sheets, lt_csv_read_bytes (bytes, "seed.csv", NULL));
  if (!lt_import_sheets (workspace, sheets, kind, NULL, FALSE, report, &error))
    g_error ("%s", error->message);
}

static gboolean
add_places (LtEdit *edit, gpointer data, GError **error)
{
  LtModel *model = data;
  GPtrArray *segments = lt_model_rows (model, LT_TABLE_SEGMENT), *flows = lt_model_rows (model, LT_TABLE_FLOW);
  LtMeta title = { 0, (char *) "title", (char *) "显示" }, room = { 0, (char *) "room", (char *) "3" };

  for (guint i = 0; i < segments->len; i++)
    {
      const LtSegment *segment = segments->pdata[i];
      LtPlacement row = { 0, segment->chain, segment->id, 240 * i, 90 * i, i == 0 ? 1 : LT_UNKNOWN_INT };

      if (!lt_edit_insert (edit, LT_TABLE_PLACEMENT, &row, error))
        return FALSE;
    }
  for (guint i = 0; i < flows->len; i++)
    {
      const LtFlow *flow = flows->pdata[i];
      LtRoute row = { 0, lt_model_get_segment (model, flow->supplier)->chain, flow->id, (char *) "200 30 220 40 230 80 240 120" };

      if (!lt_edit_insert (edit, LT_TABLE_ROUTE, &row, error))
        return FALSE;
    }
  return lt_edit_insert (edit, LT_TABLE_META, &title, error) && lt_edit_insert (edit, LT_TABLE_META, &room, error);
}

static gboolean
rename_first (LtEdit *edit, gpointer data, GError **error)
{
  LtModel *model = data;
  g_autoptr(GPtrArray) segments = lt_model_sorted (model, LT_TABLE_SEGMENT);
  LtSegment *row = lt_row_copy (LT_TABLE_SEGMENT, segments->pdata[0]);
  gboolean fine;

  g_free (row->name);
  row->name = g_strdup ("改名");
  fine = lt_edit_update (edit, LT_TABLE_SEGMENT, row, error);
  lt_row_free (LT_TABLE_SEGMENT, row);
  return fine;
}

static gboolean
delete_last (LtEdit *edit, gpointer data, GError **error)
{
  g_autoptr(GPtrArray) segments = lt_model_sorted (data, LT_TABLE_SEGMENT);
  const LtRow *row = segments->pdata[segments->len - 1];

  return lt_edit_delete (edit, LT_TABLE_SEGMENT, row->id, error);
}

static void
edit (LtWorkspace *workspace, const char *label, LtEditFlags flags, LtEditFunc func)
{
  g_autoptr(GError) error = NULL;

  if (!lt_workspace_edit (workspace, label, flags, func, lt_workspace_get_model (workspace), &error))
    g_error ("%s", error->message);
}

/* A row of nearly every table, and steps of every kind. */
static void
work (LtWorkspace *workspace)
{
  import (workspace, LT_IMPORT_SOURCES, "key,title,publisher,date,url,note\n甲,甲规划,局,2023-01-03,http://a,b\n");
  import (workspace, LT_IMPORT_REGIONS, "name,parent,kind,land,lead,level\n咸宁市,湖北省,地级市,100,电子,\n赤壁市,咸宁市,县级市,,,\n");
  import (workspace, LT_IMPORT_CHAINS, "name,role,parent,chief,unit\n光电,树干,,,\n显示,树枝,光电,张三,经信局\n");
  import (workspace, LT_IMPORT_SEGMENTS, "name,chain,position,downstream,products,keywords,codes,criticality,source,basis\n"
                                         "玻璃,显示,上游,面板,盖板,玻璃,3042,2,甲,原文\n面板,显示,中游,模组,,,,,,研判\n模组,显示,下游,,,,,,,\n"
                                         "芯片,光电,上游,显示/面板,,,,3,,\n");
  import (workspace, LT_IMPORT_ZONES, "structure,role,region,chain\n一极两翼,极,赤壁市,显示\n");
  import (workspace, LT_IMPORT_ENTERPRISES, "name,credit,region,segments,role,revenue,year,honours,status,parent\n"
                                            "甲公司,,赤壁市,玻璃,链主,30000,2024,链主,在营,\n乙公司,,咸宁市,面板,,500,2024,,在营,甲公司\n"
                                            "丙公司,,,,,,,小巨人,,\n");
  import (workspace, LT_IMPORT_SUPPLIES, "supplier,buyer,product\n甲公司,乙公司,盖板；背板\n");
  import (workspace, LT_IMPORT_INSTITUTIONS, "name,kind,region,segments,capacity\n学院,高校,咸宁市,芯片,300\n");
  import (workspace, LT_IMPORT_TARGETS, "enterprise,segment,reason,method\n丙公司,模组,缺,产业链\n");
  import (workspace, LT_IMPORT_PROJECTS, "name,segments,enterprise,region,stage,invest\n模组项目,模组,丙公司,赤壁市,签约,82000\n");
  import (workspace, LT_IMPORT_THRESHOLDS, "region,name,value\n赤壁市,min_count,1\n");
  edit (workspace, "Layout", LT_EDIT_AUTOMATIC, add_places);
  edit (workspace, "Rename", LT_EDIT_DEFAULT, rename_first);
  edit (workspace, "Delete", LT_EDIT_DEFAULT, delete_last);
  lt_workspace_undo (workspace, NULL);
  lt_workspace_redo (workspace, NULL);
  lt_workspace_undo (workspace, NULL);
}

/* Small pages, a fixed author and time: small seeds, the same for everybody. */
static void
shrink (const char *path)
{
  static const char sql[] = "UPDATE history SET author = '甲', utc = '2026-01-01T08:00:00Z'; PRAGMA page_size = 512; VACUUM";
  g_autoptr(GError) error = NULL;
  g_autoptr(sqlite3) db = lt_database_open (path, LT_DATABASE_WRITE, &error);

  sqlite3_limit (db, SQLITE_LIMIT_ATTACHED, 1);
  if (!lt_database_exec (db, sql, &error))
    g_error ("%s", error->message);
}

static void
write_workspace (const char *name, gboolean filled)
{
  g_autofree char *path = g_build_filename (fuzz_folder (), name, NULL);
  LtWorkspace *workspace = lt_workspace_create (path, NULL);
  g_autofree char *data = NULL;
  gsize length;

  if (filled)
    work (workspace);
  lt_workspace_close (workspace);
  g_object_unref (workspace);
  shrink (path);
  g_file_get_contents (path, &data, &length, NULL);
  write_seed ("workspace", name, data, length);
  if (!filled)
    return;
  /* As it is while it is open: "write-ahead log", which has been left behind. */
  data[18] = data[19] = 2;
  write_seed ("workspace", "copied-while-open", data, length);
}

/* --- Frames --- */

static void
write_frame (const char *name, gboolean question, guint n_nodes, guint n_edges, GBytes *frame)
{
  g_autoptr(GByteArray) out = g_byte_array_new ();
  const guint8 head[] = { question, n_nodes, n_edges };

  g_byte_array_append (out, head, question ? 1 : 3);
  g_byte_array_append (out, g_bytes_get_data (frame, NULL), g_bytes_get_size (frame));
  write_seed ("frames", name, out->data, out->len);
  g_bytes_unref (frame);
}

static void
write_frames (void)
{
  double sizes[3][2] = { { 120, 48 }, { 180.5, 64 }, { 96, 48 } };
  gint ranks[3] = { 0, 4, -1 };
  guint edges[2][2] = { { 0, 1 }, { 1, 2 } };
  LtPoint points[] = { { 120, 24 }, { 150, 24 }, { 170, 30 }, { 200, 32 }, { 220, 40 }, { 230, 50 }, { 240, 60 } };
  LtLayoutJob job = { LT_ENGINE_LAYERS, 0, 3, sizes, ranks, 2, edges, FALSE, TRUE, 60, 24 }, nothing = { 0 };
  LtLayoutJob rings = { LT_ENGINE_RINGS, 2, 3, sizes, ranks, 2, edges, FALSE, FALSE, 160, 0 };
  LtLayoutAnswer *answer = lt_layout_answer_new (3, 2), *none = lt_layout_answer_new (0, 0);

  for (guint i = 0; i < 3; i++)
    g_array_index (answer->nodes, LtRect, i) = (LtRect) { 240 * i, 90 * i, sizes[i][0], sizes[i][1] };
  g_array_index (answer->ways, LtCurve, 0) = (LtCurve) { g_memdup2 (points, sizeof points), G_N_ELEMENTS (points) };
  write_frame ("request", TRUE, 0, 0, lt_frame_new_request (&job, 1, NULL));
  write_frame ("request-rings", TRUE, 0, 0, lt_frame_new_request (&rings, 0, NULL));
  write_frame ("request-empty", TRUE, 0, 0, lt_frame_new_request (&nothing, 0, NULL));
  write_frame ("answer", FALSE, 3, 2, lt_frame_new_answer (answer));
  write_frame ("answer-empty", FALSE, 0, 0, lt_frame_new_answer (none));
  write_frame ("refusal", FALSE, 3, 2, lt_frame_new_refusal ("lost 1 edge"));
  lt_layout_answer_free (answer);
  lt_layout_answer_free (none);
}

int
main (int argc, char **argv)
{
  if (argc != 3)
    g_error ("Usage: make-seeds SEEDS SAMPLE");
  seeds = argv[1];
  write_tables (argv[2]);
  write_workspace ("empty", FALSE);
  write_workspace ("history", TRUE);
  write_frames ();
  return 0;
}
