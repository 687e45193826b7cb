/* The painter: sizes, levels of detail, and that every pen is told the same. */
#include "diagram/painter.h"

#include "fixture.h"

#include <string.h>

static Recorder *
record (LtScene *scene, const LtPaintOptions *options, gboolean with_groups)
{
  Recorder *recorder = recorder_new (with_groups);

  lt_painter_paint (scene, &recorder->parent, options);
  return recorder;
}

static LtPaintOptions
options_at (LtDetail detail)
{
  return (LtPaintOptions) { .palette = lt_palette_get (LT_PALETTE_LIGHT), .detail = detail, .selected = -1 };
}

static gboolean
has_text (Recorder *recorder, const char *text)
{
  for (guint i = 0; i < recorder->texts->len; i++)
    if (strstr (g_ptr_array_index (recorder->texts, i), text) != NULL)
      return TRUE;
  return FALSE;
}

static void
test_size_is_constant (void)
{
  g_autoptr (LtGraph) graph = fixture_graph ();

  for (guint i = 0; i < graph->nodes->len; i++)
    {
      LtNode *node = lt_graph_node (graph, i);
      double width = node->width, height = node->height;

      for (guint c = 0; c < LT_N_COVERAGES; c++)
        {
          node->coverage = c;
          node->action = c;
          node->enterprises = c * 1000;
          node->leaders = node->projects = node->targets = c;
          g_clear_pointer (&node->names, g_strfreev);
          lt_painter_measure (graph);
          g_assert_cmpfloat (node->width, ==, width);
          g_assert_cmpfloat (node->height, ==, height);
        }
    }
}

static void
test_measure (void)
{
  g_autoptr (LtGraph) graph = fixture_graph (), overview = fixture_overview ();
  LtNode *one = lt_graph_node (graph, 0), *two = lt_graph_node (graph, 5), *ghost = lt_graph_node (graph, 8);
  double with_room = one->height;

  g_assert_cmpuint (g_strv_length (one->lines), ==, 1);
  g_assert_cmpuint (g_strv_length (two->lines), ==, 2);
  g_assert_cmpfloat (two->width, ==, one->width);
  g_assert_cmpfloat (two->height, >, one->height);
  g_assert_cmpfloat (ghost->width, <, one->width);
  g_assert_cmpfloat (lt_graph_node (overview, 0)->width, >, one->width);
  graph->room = 0;
  lt_painter_measure (graph);
  g_assert_cmpfloat (one->height, <, with_room);
}

static void
test_detail_at (void)
{
  g_assert_cmpint (lt_painter_detail_at (0.01), ==, LT_DETAIL_BLOCK);
  g_assert_cmpint (lt_painter_detail_at (0.35), ==, LT_DETAIL_TITLE);
  g_assert_cmpint (lt_painter_detail_at (0.75), ==, LT_DETAIL_FULL);
  g_assert_cmpint (lt_painter_detail_at (4), ==, LT_DETAIL_FULL);
}

static void
test_levels (void)
{
  g_autoptr (LtScene) scene = fixture_scene ();
  LtPaintOptions full = options_at (LT_DETAIL_FULL), title = options_at (LT_DETAIL_TITLE), block = options_at (LT_DETAIL_BLOCK);
  g_autoptr (LtPen) f = (LtPen *) record (scene, &full, FALSE), t = (LtPen *) record (scene, &title, FALSE);
  g_autoptr (LtPen) b = (LtPen *) record (scene, &block, FALSE);

  g_assert_true (has_text ((Recorder *) f, "南玻光电"));
  g_assert_true (has_text ((Recorder *) f, "三利谱光电"));
  g_assert_true (has_text ((Recorder *) f, "偏光片"));
  g_assert_true (has_text ((Recorder *) f, "电子材料"));
  g_assert_true (has_text ((Recorder *) t, "偏光片"));
  g_assert_false (has_text ((Recorder *) t, "南玻光电"));
  /* The lane's heading and nothing else. */
  g_assert_cmpuint (((Recorder *) b)->texts->len, ==, 1);
  g_assert_true (has_text ((Recorder *) b, lt_lane_get_label (LT_LANE_UPSTREAM)));
}

/* A pen with groups and one without are told the same, at every level; so are the real ones. */
static void
test_pens_alike (void)
{
  g_autoptr (LtScene) chain = fixture_scene (), overview = fixture_scene_for (fixture_overview ());
  LtScene *scenes[] = { chain, overview };

  for (guint s = 0; s < 2; s++)
    for (guint detail = 0; detail <= LT_DETAIL_FULL; detail++)
      {
        LtPaintOptions options = options_at (detail);
        g_autoptr (LtPen) plain = NULL, grouped = NULL;
        GPtrArray *a, *b;

        options.title = options.legend = TRUE;
        options.date = "2026-03-31";
        plain = (LtPen *) record (scenes[s], &options, FALSE);
        grouped = (LtPen *) record (scenes[s], &options, TRUE);
        a = ((Recorder *) plain)->ops;
        b = ((Recorder *) grouped)->ops;
        g_assert_cmpuint (a->len, ==, b->len);
        for (guint i = 0; i < a->len; i++)
          g_assert_cmpstr (g_ptr_array_index (a, i), ==, g_ptr_array_index (b, i));
        g_assert_cmpuint (((Recorder *) plain)->titles->len, ==, 0);
        g_assert_cmpuint (((Recorder *) grouped)->titles->len, ==,
                          lt_scene_get_graph (scenes[s])->nodes->len + lt_scene_get_graph (scenes[s])->edges->len);
      }
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + 1, part))
    n++;
  return n;
}

static void
test_svg_has_all (void)
{
  g_autoptr (LtScene) scene = fixture_scene ();
  LtPaintOptions options = options_at (LT_DETAIL_FULL);
  LtRect extents = lt_painter_get_extents (scene, &options);
  LtPen *svg = lt_pen_new_svg (&extents, 10, options.palette->background, "x");
  g_autoptr (LtPen) recorder = (LtPen *) record (scene, &options, FALSE);
  g_autofree char *document = NULL;

  lt_painter_paint (scene, svg, &options);
  document = lt_pen_svg_finish (svg);
  g_assert_cmpuint (count (document, "<text"), ==, ((Recorder *) recorder)->texts->len);
  g_assert_cmpuint (count (document, "<path"), ==, ((Recorder *) recorder)->ops->len - ((Recorder *) recorder)->texts->len);
  g_assert_nonnull (strstr (document, "<g id=\"segment-102\">\n<title>偏光片 · "));
}

static void
test_clip (void)
{
  g_autoptr (LtScene) scene = fixture_scene ();
  LtRect first = lt_scene_card_rect (scene, 0), far = { 5000, 5000, 10, 10 };
  LtPaintOptions all = options_at (LT_DETAIL_FULL), clipped = all, outside = all;
  g_autoptr (LtPen) a = NULL, c = NULL, o = NULL;

  clipped.clip = &first;
  outside.clip = &far;
  a = (LtPen *) record (scene, &all, FALSE);
  c = (LtPen *) record (scene, &clipped, FALSE);
  o = (LtPen *) record (scene, &outside, FALSE);
  g_assert_true (has_text ((Recorder *) c, "玻璃基板"));
  g_assert_false (has_text ((Recorder *) c, "LED 背光模组"));
  g_assert_cmpuint (((Recorder *) c)->ops->len, <, ((Recorder *) a)->ops->len);
  g_assert_cmpuint (((Recorder *) o)->ops->len, ==, 0);
}

/* Nothing is drawn outside of what was promised, but for shadows and line widths. */
static void
test_extents (void)
{
  g_autoptr (LtScene) chain = fixture_scene (), overview = fixture_scene_for (fixture_overview ());
  LtScene *scenes[] = { chain, overview };

  for (guint s = 0; s < 2; s++)
    {
      LtPaintOptions options = options_at (LT_DETAIL_FULL);
      g_autoptr (LtPen) pen = NULL;
      LtRect extents, drawn, all;

      options.title = options.legend = TRUE;
      pen = (LtPen *) record (scenes[s], &options, FALSE);
      extents = lt_painter_get_extents (scenes[s], &options);
      extents = lt_rect_grow (&extents, 4);
      drawn = ((Recorder *) pen)->bounds;
      all = lt_rect_union (&extents, &drawn);
      g_assert_cmpfloat_with_epsilon (all.width, extents.width, 0.01);
      g_assert_cmpfloat_with_epsilon (all.height, extents.height, 0.01);
    }
}

static void
test_selection (void)
{
  g_autoptr (LtScene) scene = fixture_scene ();
  LtPaintOptions options = options_at (LT_DETAIL_FULL), selected = options, absent = options;
  g_autoptr (LtPen) a = NULL, b = NULL, c = NULL;
  g_autoptr (LtPen) live = (LtPen *) recorder_new (FALSE);

  selected.selected = 2;
  absent.selected = 1000;
  a = (LtPen *) record (scene, &options, FALSE);
  b = (LtPen *) record (scene, &selected, FALSE);
  c = (LtPen *) record (scene, &absent, FALSE);
  g_assert_cmpuint (((Recorder *) b)->ops->len, ==, ((Recorder *) a)->ops->len + 1);
  g_assert_cmpuint (((Recorder *) c)->ops->len, ==, ((Recorder *) a)->ops->len);
  lt_painter_paint_selection (scene, live, 2, options.palette, LT_DETAIL_FULL, NULL);
  g_assert_true (has_text ((Recorder *) live, "偏光片"));
  g_assert_false (has_text ((Recorder *) live, "玻璃基板"));
}

static void
test_highlight (void)
{
  g_autoptr (LtScene) scene = fixture_scene ();
  g_autoptr (GHashTable) set = g_hash_table_new (NULL, NULL);
  LtPaintOptions options = options_at (LT_DETAIL_FULL), searching = options;
  g_autoptr (LtPen) a = NULL, b = NULL;

  g_hash_table_add (set, GUINT_TO_POINTER (3));
  searching.highlight = set;
  a = (LtPen *) record (scene, &options, FALSE);
  b = (LtPen *) record (scene, &searching, FALSE);
  /* The same, in other colours, with one ring. */
  g_assert_cmpuint (((Recorder *) b)->ops->len, ==, ((Recorder *) a)->ops->len + 1);
}

static void
assert_legend (LtLayer layer, double width)
{
  const LtPalette *palette = lt_palette_get (LT_PALETTE_DARK);
  g_autoptr (LtPen) pen = (LtPen *) recorder_new (FALSE);
  LtRect measured = lt_painter_paint_legend (NULL, layer, palette, (LtPoint) { 10, 20 }, width);
  LtRect drawn = lt_painter_paint_legend (pen, layer, palette, (LtPoint) { 10, 20 }, width), all;
  guint n;
  const LtTone *tones = lt_layer_get_tones (layer, &n);

  g_assert_cmpfloat (measured.width, ==, drawn.width);
  g_assert_cmpfloat (measured.height, ==, drawn.height);
  all = lt_rect_union (&drawn, &((Recorder *) pen)->bounds);
  g_assert_cmpfloat_with_epsilon (all.width, drawn.width, 0.01);
  for (guint i = 0; i < n; i++)
    g_assert_true (has_text ((Recorder *) pen, lt_tone_explain (tones[i])));
  for (guint i = LT_ACTION_FILL; i < LT_N_ACTIONS; i++)
    g_assert_cmpint (has_text ((Recorder *) pen, lt_action_get_badge (i)), ==, lt_layer_has_badges (layer));
}

static void
test_legend (void)
{
  for (guint layer = 0; layer < LT_N_LAYERS; layer++)
    for (double width = 50; width < 2000; width *= 1.7)
      assert_legend (layer, width);
}

/* The marks of a layer differ in shape, not only in colour; those of two may be alike. */
static void
test_marks (void)
{
  for (guint layer = 0; layer < LT_N_LAYERS; layer++)
    {
      g_autoptr (GHashTable) shapes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      guint n;
      const LtTone *tones = lt_layer_get_tones (layer, &n);

      for (guint i = 0; i < n; i++)
        {
          g_autoptr (LtPen) pen = (LtPen *) recorder_new (FALSE);
          GString *shape = g_string_new (NULL);

          lt_painter_tone_mark (pen, tones[i], (LtPoint) { 0, 0 }, 10, lt_palette_get (LT_PALETTE_LIGHT));
          for (guint k = 0; k < ((Recorder *) pen)->ops->len; k++)
            g_string_append (shape, g_ptr_array_index (((Recorder *) pen)->ops, k));
          g_assert_true (g_hash_table_add (shapes, g_string_free (shape, FALSE)));
        }
    }
}

static LtGraph *
graph_on (LtLayer layer, LtTone tone)
{
  LtGraph *graph = fixture_graph ();

  graph->layer = layer;
  for (guint i = 0; i < graph->nodes->len; i++)
    lt_graph_node (graph, i)->shade = tone;
  return graph;
}

static Recorder *
record_graph (LtGraph *graph)
{
  g_autoptr (LtScene) scene = fixture_scene_for (graph);
  LtPaintOptions options = options_at (LT_DETAIL_FULL);

  options.title = TRUE;
  return record (scene, &options, TRUE);
}

/* A card says its layer's word, its names with their notes, and what the gap calls for only where that is the matter. */
static void
test_layer_cards (void)
{
  LtGraph *innovation = graph_on (LT_LAYER_INNOVATION, LT_TONE_ONE_INSTITUTION);
  LtGraph *recruitment = graph_on (LT_LAYER_RECRUITMENT, LT_TONE_TARGETED);
  LtNode *node = lt_graph_node (innovation, 2);
  g_autoptr (LtPen) a = NULL, b = NULL;

  node->names_of = LT_NAMES_INSTITUTIONS;
  node->notes = g_strsplit ("高校|武汉市", "|", -1);
  innovation->people = g_strdup ("Chief: 张三");
  lt_graph_node (recruitment, 2)->priority = 87;
  a = (LtPen *) record_graph (innovation);
  b = (LtPen *) record_graph (recruitment);
  g_assert_true (has_text ((Recorder *) a, "1 platform"));
  g_assert_true (has_text ((Recorder *) a, "高校"));
  g_assert_true (has_text ((Recorder *) a, "武汉市"));
  g_assert_true (has_text ((Recorder *) a, "新型显示产业链 · Innovation"));
  g_assert_true (has_text ((Recorder *) a, "Chief: 张三"));
  g_assert_false (has_text ((Recorder *) a, lt_action_get_badge (LT_ACTION_FILL)));
  g_assert_false (has_text ((Recorder *) a, lt_coverage_get_label (LT_COVERAGE_STRONG)));
  g_assert_true (has_text ((Recorder *) b, "Targeted"));
  g_assert_true (has_text ((Recorder *) b, "Fill 87"));
  g_assert_true (has_text ((Recorder *) b, lt_action_get_badge (LT_ACTION_EXTEND)));
}

static gboolean
has_title (Recorder *recorder, const char *text)
{
  for (guint i = 0; i < recorder->titles->len; i++)
    if (strstr (g_ptr_array_index (recorder->titles, i), text) != NULL)
      return TRUE;
  return FALSE;
}

/* Supply on a flow is counted over its middle; a tie is one more curve, with its figure. */
static void
test_supply_is_drawn (void)
{
  LtGraph *graph = graph_on (LT_LAYER_SUPPLY, LT_TONE_LINKED), *plain = graph_on (LT_LAYER_SUPPLY, LT_TONE_LINKED);
  LtTie tie = { .from = 0, .to = 4, .weight = 777 };
  g_autoptr (LtPen) with = NULL, without = NULL;

  lt_graph_edge (graph, 0)->supplies = 555;
  g_array_append_val (graph->ties, tie);
  with = (LtPen *) record_graph (graph);
  without = (LtPen *) record_graph (plain);
  g_assert_true (has_text ((Recorder *) with, "555"));
  g_assert_true (has_text ((Recorder *) with, "777"));
  g_assert_true (has_title ((Recorder *) with, "玻璃基板 → 固晶封装材料 · 777 supply relations, no flow"));
  /* The tie's line and head; its pill and the flow's, each with a figure. */
  g_assert_cmpuint (((Recorder *) with)->ops->len, ==, ((Recorder *) without)->ops->len + 6);
}

/* Labels of any kind at every level: no warning, no crash, and nothing spills out of its card. */
static void
test_strange_labels (void)
{
  g_autofree char *long_label = g_strnfill (10 * 1024, 'W');
  const char *const labels[] = { "",
                                 " ",
                                 long_label,
                                 "\xff\xfe",
                                 "a\nb\tc",
                                 "<b>&amp;</b>",
                                 "\xe2\x80\xae"
                                 "abc" };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      LtGraph *graph = lt_graph_new (LT_DIAGRAM_CHAIN);
      LtNode *node = lt_graph_add_node (graph, 1, labels[i], LT_LANE_UPSTREAM);
      g_autoptr (LtScene) scene = NULL;

      node->names = g_strsplit (labels[i], "|", -1);
      node->enterprises = node->leaders = node->projects = node->targets = node->more = G_MAXUINT;
      lt_painter_measure (graph);
      scene = fixture_scene_for (graph);
      for (guint detail = 0; detail <= LT_DETAIL_FULL; detail++)
        {
          LtPaintOptions options = options_at (detail);
          LtRect clip = lt_scene_card_rect (scene, 0), card = lt_rect_grow (&clip, 20), all;
          g_autoptr (LtPen) pen = NULL;

          g_array_set_size (lt_scene_get_layout (scene)->lanes, 0);
          pen = (LtPen *) record (scene, &options, TRUE);
          all = lt_rect_union (&card, &((Recorder *) pen)->bounds);
          g_assert_cmpfloat (all.width, <=, card.width + 0.01);
        }
    }
}

static gpointer
paint_in_thread (gpointer scene)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 512, 512);
  cairo_t *cr = cairo_create (surface);
  LtPen *pen = lt_pen_new_cairo (cr);
  LtPaintOptions options = options_at (LT_DETAIL_FULL);

  for (guint i = 0; i < 5; i++)
    lt_painter_paint (scene, pen, &options);
  lt_pen_free (pen);
  cairo_destroy (cr);
  return surface;
}

/* Tiles are painted in threads: they must fit each other to the pixel. */
static void
test_threads (void)
{
  g_autoptr (LtScene) scene = fixture_scene ();
  GThread *threads[3];
  cairo_surface_t *here = paint_in_thread (scene);

  cairo_surface_flush (here);
  for (guint i = 0; i < 3; i++)
    threads[i] = g_thread_new ("tile", paint_in_thread, scene);
  for (guint i = 0; i < 3; i++)
    {
      cairo_surface_t *there = g_thread_join (threads[i]);

      cairo_surface_flush (there);
      g_assert_cmpmem (cairo_image_surface_get_data (here), 512 * cairo_image_surface_get_stride (here),
                       cairo_image_surface_get_data (there), 512 * cairo_image_surface_get_stride (there));
      cairo_surface_destroy (there);
    }
  cairo_surface_destroy (here);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/painter/size-is-constant", test_size_is_constant);
  g_test_add_func ("/painter/measure", test_measure);
  g_test_add_func ("/painter/detail-at", test_detail_at);
  g_test_add_func ("/painter/levels", test_levels);
  g_test_add_func ("/painter/pens-alike", test_pens_alike);
  g_test_add_func ("/painter/svg-has-all", test_svg_has_all);
  g_test_add_func ("/painter/clip", test_clip);
  g_test_add_func ("/painter/extents", test_extents);
  g_test_add_func ("/painter/selection", test_selection);
  g_test_add_func ("/painter/highlight", test_highlight);
  g_test_add_func ("/painter/legend", test_legend);
  g_test_add_func ("/painter/marks", test_marks);
  g_test_add_func ("/painter/layer-cards", test_layer_cards);
  g_test_add_func ("/painter/supply-is-drawn", test_supply_is_drawn);
  g_test_add_func ("/painter/strange-labels", test_strange_labels);
  g_test_add_func ("/painter/threads", test_threads);
  return g_test_run ();
}
