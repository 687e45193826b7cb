/* Diagram files, as other programs read them. */
#include "exchange/diagram-export.h"

#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

typedef struct {
  char *folder;
  LtScene *scene;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->folder = g_dir_make_tmp ("liantu-export-XXXXXX", NULL);
  f->scene = fixture_scene ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);

  g_chmod (f->folder, 0700);
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (f->folder);
  g_free (f->folder);
  lt_scene_unref (f->scene);
}

static const LtExportOptions everything = { .palette = LT_PALETTE_LIGHT, .date = "2026-03-31", .legend = TRUE };

static char *
export_as (Fixture *f, const char *name)
{
  char *path = g_build_filename (f->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  LtDiagramFormat format;

  g_assert_true (lt_diagram_format_from_path (path, &format));
  g_assert_true (lt_diagram_export (f->scene, format, path, &everything, &error));
  g_assert_no_error (error);
  return path;
}

/* Runs a program, which build-aux/test installs, and returns its output. */
static char *
run (const char *program, ...)
{
  g_autofree char *found = g_find_program_in_path (program);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autofree char *errors = NULL;
  char *output = NULL;
  int status = -1;
  va_list args;

  if (found == NULL)
    g_error ("%s is not installed; build-aux/test does it", program);
  g_ptr_array_add (argv, found);
  va_start (args, program);
  for (char *arg = va_arg (args, char *); arg != NULL; arg = va_arg (args, char *))
    g_ptr_array_add (argv, arg);
  va_end (args);
  g_ptr_array_add (argv, NULL);
  g_assert_true (g_spawn_sync (NULL, (char **) argv->pdata, NULL, 0, NULL, NULL, &output, &errors, &status, NULL));
  if (status != 0)
    g_error ("%s: %s", program, errors);
  return output;
}

static void
test_svg (Fixture *f, gconstpointer data)
{
  g_autofree char *path = export_as (f, "chain.svg"), *document = NULL, *lint = NULL;

  g_assert_true (g_file_get_contents (path, &document, NULL, NULL));
  g_assert_nonnull (strstr (document, ">偏光片</text>"));
  g_assert_nonnull (strstr (document, ">新型显示产业链 · Industry</text>"));
  g_assert_nonnull (strstr (document, "2026-03-31"));
  lint = run ("xmllint", "--noout", "--nonet", path, NULL);
}

static void
test_pdf (Fixture *f, gconstpointer data)
{
  g_autofree char *path = export_as (f, "chain.pdf");
  g_autofree char *text = run ("pdftotext", path, "-", NULL), *fonts = run ("pdffonts", path, NULL),
                  *info = run ("pdfinfo", path, NULL);
  g_auto (GStrv) lines = NULL;

  if (text == NULL || fonts == NULL || info == NULL)
    return;
  g_assert_nonnull (strstr (text, "偏光片"));
  g_assert_nonnull (strstr (text, "南玻光电"));
  g_assert_nonnull (strstr (info, "新型显示产业链"));
  g_assert_nonnull (strstr (info, "Liantu"));
  g_assert_nonnull (strstr (info, "2026"));
  g_assert_nonnull (strstr (info, "Pages:           1"));
  /* name, type, encoding, emb … : every font is embedded. */
  lines = g_strsplit (fonts, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 3);
  for (guint i = 2; lines[i] != NULL && *lines[i] != '\0'; i++)
    g_assert_nonnull (strstr (lines[i], " yes "));
}

static void
test_png (Fixture *f, gconstpointer data)
{
  g_autofree char *path = export_as (f, "chain.png");
  cairo_surface_t *surface = cairo_image_surface_create_from_png (path);
  LtPaintOptions options = { .palette = lt_palette_get (LT_PALETTE_LIGHT),
                             .detail = LT_DETAIL_FULL,
                             .selected = -1,
                             .title = TRUE,
                             .legend = TRUE,
                             .date = "2026-03-31" };
  LtRect extents = lt_painter_get_extents (f->scene, &options);

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpfloat_with_epsilon (cairo_image_surface_get_width (surface), (extents.width + 56) * 2, 1);
  g_assert_cmpfloat_with_epsilon (cairo_image_surface_get_height (surface), (extents.height + 56) * 2, 1);
  cairo_surface_destroy (surface);
}

static LtScene *
stretched (double x, double y)
{
  g_autoptr (LtGraph) graph = fixture_graph ();
  g_autoptr (LtLayout) layout = fixture_layout (graph);

  lt_layout_rect (layout, 0)->x = x;
  lt_layout_rect (layout, 0)->y = y;
  return lt_scene_new (graph, layout);
}

static cairo_status_t
read_bytes (void *closure, unsigned char *data, unsigned int length)
{
  const guint8 **at = closure;

  memcpy (data, *at, length);
  *at += length;
  return CAIRO_STATUS_SUCCESS;
}

static void
test_png_bounded (void)
{
  g_autoptr (LtScene) wide = stretched (20000, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = lt_diagram_render (wide, LT_DIAGRAM_FORMAT_PNG, NULL, &error);
  const guint8 *at = g_bytes_get_data (png, NULL);
  cairo_surface_t *surface = cairo_image_surface_create_from_png_stream (read_bytes, &at);

  g_assert_no_error (error);
  g_assert_cmpint (cairo_image_surface_get_width (surface), <=, 16000);
  g_assert_cmpint (cairo_image_surface_get_width (surface), >=, 15999);
  cairo_surface_destroy (surface);
}

static void
test_too_large (void)
{
  g_autoptr (LtScene) huge = stretched (200000, 0), absurd = stretched (1e12, NAN);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) svg = NULL, pdf = NULL;

  g_assert_null (lt_diagram_render (huge, LT_DIAGRAM_FORMAT_PNG, NULL, &error));
  g_assert_error (error, LT_DIAGRAM_EXPORT_ERROR, LT_DIAGRAM_EXPORT_ERROR_SIZE);
  g_assert_null (strchr (error->message, '\n'));
  svg = lt_diagram_render (huge, LT_DIAGRAM_FORMAT_SVG, NULL, NULL);
  pdf = lt_diagram_render (huge, LT_DIAGRAM_FORMAT_PDF, NULL, NULL);
  g_assert_nonnull (svg);
  g_assert_nonnull (pdf);

  g_clear_error (&error);
  g_assert_null (lt_diagram_render (absurd, LT_DIAGRAM_FORMAT_PDF, NULL, &error));
  g_assert_error (error, LT_DIAGRAM_EXPORT_ERROR, LT_DIAGRAM_EXPORT_ERROR_SIZE);
}

static void
test_dot (Fixture *f, gconstpointer data)
{
  g_autofree char *path = export_as (f, "chain.dot"), *plain = run ("dot", "-Tplain", path, NULL);

  if (plain == NULL)
    return;
  g_assert_nonnull (strstr (plain, "偏光片"));
  g_assert_nonnull (strstr (plain, "segment-100"));
  g_assert_nonnull (strstr (plain, "edge \"segment-100\" \"segment-101\""));
}

static void
test_dot_quoting (Fixture *f, gconstpointer data)
{
  static const char *const labels[] = {
    "\"]; evil [label=\"", "back\\slash\\N", "<b>html</b>", "a&amp;b", "line\nbreak", "\xff"
  };
  g_autoptr (LtGraph) graph = lt_graph_new (LT_DIAGRAM_CHAIN);
  g_autofree char *path = g_build_filename (f->folder, "quoted.dot", NULL), *json = NULL;
  g_autoptr (LtScene) scene = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    lt_graph_add_node (graph, i + 1, labels[i], LT_LANE_UPSTREAM);
  lt_graph_add_edge (graph, 1, 0, 1)->label = g_strdup (labels[0]);
  lt_painter_measure (graph);
  scene = fixture_scene_for (g_steal_pointer (&graph));
  g_assert_true (lt_diagram_export (scene, LT_DIAGRAM_FORMAT_DOT, path, NULL, NULL));
  json = run ("dot", "-Tplain", path, NULL);
  if (json == NULL)
    return;
  g_assert_null (strstr (json, "node evil"));
  for (guint i = 1; i <= G_N_ELEMENTS (labels); i++)
    {
      g_autofree char *node = g_strdup_printf ("node \"segment-%u\"", i);

      g_assert_nonnull (strstr (json, node));
    }
}

/* The same scene and date make the same file, byte for byte. */
static void
test_reproducible (Fixture *f, gconstpointer data)
{
  for (guint format = 0; format <= LT_DIAGRAM_FORMAT_DOT; format++)
    {
      g_autoptr (GBytes) a = lt_diagram_render (f->scene, format, &everything, NULL);
      g_autoptr (GBytes) b = lt_diagram_render (f->scene, format, &everything, NULL);

      g_assert_true (g_bytes_equal (a, b));
    }
}

static void
test_options (Fixture *f, gconstpointer data)
{
  LtExportOptions bare = { .title = "" }, named = { .title = "咸宁 <图>", .palette = LT_PALETTE_DARK };
  g_autoptr (GBytes) a = lt_diagram_render (f->scene, LT_DIAGRAM_FORMAT_SVG, &bare, NULL);
  g_autoptr (GBytes) b = lt_diagram_render (f->scene, LT_DIAGRAM_FORMAT_SVG, &named, NULL);

  g_assert_null (g_strstr_len (g_bytes_get_data (a, NULL), g_bytes_get_size (a), ">新型显示产业链 · Industry</text>"));
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (b, NULL), g_bytes_get_size (b), ">咸宁 &lt;图&gt;</text>"));
}

static void
test_write_errors (Fixture *f, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (f->folder, "no", "such", "x.svg", NULL);
  g_autofree char *kept = g_build_filename (f->folder, "kept.svg", NULL), *contents = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (lt_diagram_export (f->scene, LT_DIAGRAM_FORMAT_SVG, nowhere, NULL, &error));
  g_assert_error (error, LT_DIAGRAM_EXPORT_ERROR, LT_DIAGRAM_EXPORT_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, nowhere));
  g_assert_null (strchr (error->message, '\n'));

  /* What was there stays; root may write anywhere, so a folder in the way stands in for a locked one too. */
  g_assert_true (g_file_set_contents (kept, "old", -1, NULL));
  g_chmod (f->folder, 0500);
  if (!lt_diagram_export (f->scene, LT_DIAGRAM_FORMAT_SVG, kept, NULL, NULL))
    {
      g_assert_true (g_file_get_contents (kept, &contents, NULL, NULL));
      g_assert_cmpstr (contents, ==, "old");
    }
  g_chmod (f->folder, 0700);
  g_clear_error (&error);
  g_assert_false (lt_diagram_export (f->scene, LT_DIAGRAM_FORMAT_SVG, f->folder, NULL, &error));
  g_assert_error (error, LT_DIAGRAM_EXPORT_ERROR, LT_DIAGRAM_EXPORT_ERROR_WRITE);
}

static void
test_format_names (void)
{
  LtDiagramFormat format;

  g_assert_true (lt_diagram_format_from_name ("SVG", &format) && format == LT_DIAGRAM_FORMAT_SVG);
  g_assert_true (lt_diagram_format_from_path ("/a.b/图.Pdf", &format) && format == LT_DIAGRAM_FORMAT_PDF);
  g_assert_true (lt_diagram_format_from_path ("x.gv", &format) && format == LT_DIAGRAM_FORMAT_DOT);
  g_assert_false (lt_diagram_format_from_path ("/a.png/picture", &format));
  g_assert_false (lt_diagram_format_from_path (".png", &format));
  g_assert_false (lt_diagram_format_from_name ("", &format));
  g_assert_false (lt_diagram_format_from_name (NULL, &format));
  g_assert_cmpstr (lt_diagram_format_get_name (LT_DIAGRAM_FORMAT_PNG), ==, "png");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/diagram-export/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("svg", test_svg);
  ADD ("pdf", test_pdf);
  ADD ("png", test_png);
  g_test_add_func ("/diagram-export/png-bounded", test_png_bounded);
  g_test_add_func ("/diagram-export/too-large", test_too_large);
  ADD ("dot", test_dot);
  ADD ("dot-quoting", test_dot_quoting);
  ADD ("reproducible", test_reproducible);
  ADD ("options", test_options);
  ADD ("write-errors", test_write_errors);
  g_test_add_func ("/diagram-export/format-names", test_format_names);
  return g_test_run ();
}
