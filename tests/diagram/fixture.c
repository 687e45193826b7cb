#include "fixture.h"

#include <string.h>

typedef struct {
  const char *title;
  LtLane lane;
  LtCoverage coverage;
  LtAction action;
  guint enterprises, leaders, projects, targets;
  const char *names;
  const char *subtitle;
} Sample;

static const Sample samples[] = {
  { "玻璃基板", LT_LANE_UPSTREAM, LT_COVERAGE_STRONG, LT_ACTION_NONE, 2, 1, 0, 0, "南玻光电|万津实业", NULL },
  { "ITO 导电玻璃", LT_LANE_UPSTREAM, LT_COVERAGE_PRESENT, LT_ACTION_NONE, 3, 0, 0, 1, "南玻节能", NULL },
  { "偏光片", LT_LANE_UPSTREAM, LT_COVERAGE_MISSING, LT_ACTION_FILL, 0, 0, 0, 2, "三利谱光电|盛波光电", NULL },
  { "LED 芯片", LT_LANE_UPSTREAM, LT_COVERAGE_MISSING, LT_ACTION_EXTEND, 0, 0, 1, 2, NULL, NULL },
  { "固晶封装材料", LT_LANE_UPSTREAM, LT_COVERAGE_MISSING, LT_ACTION_BUILD, 0, 0, 0, 0, NULL, NULL },
  { "新型显示用高纯电子级玻璃基板", LT_LANE_UPSTREAM, LT_COVERAGE_WEAK, LT_ACTION_STRENGTHEN, 1, 0, 0, 0, "瑞晟新材料", NULL },
  { "液晶面板", LT_LANE_MIDSTREAM, LT_COVERAGE_ARRIVING, LT_ACTION_NONE, 0, 0, 1, 0, NULL, NULL },
  { "LED 背光模组", LT_LANE_MIDSTREAM, LT_COVERAGE_SINGLE, LT_ACTION_SECURE, 1, 0, 0, 0, "三赢兴", NULL },
  { "石英砂", LT_LANE_SUPPLIERS, LT_COVERAGE_PRESENT, LT_ACTION_NONE, 2, 0, 0, 0, NULL, "电子材料" },
};

static void
add_sample (LtGraph *graph, gint64 id, const Sample *s)
{
  LtNode *node = lt_graph_add_node (graph, id, s->title, s->lane);

  node->ghost = s->subtitle != NULL;
  node->subtitle = g_strdup (s->subtitle);
  node->coverage = s->coverage;
  node->action = s->action;
  node->enterprises = s->enterprises;
  node->leaders = s->leaders;
  node->projects = s->projects;
  node->targets = s->targets;
  node->names = s->names != NULL ? g_strsplit (s->names, "|", -1) : NULL;
  node->names_of = s->enterprises == 0 ? LT_NAMES_TARGETS : LT_NAMES_COMPANIES;
}

static void
add_group (LtGraph *graph, const char *title)
{
  LtGroup group = { 1, g_strdup (title) };

  g_array_append_val (graph->groups, group);
}

LtGraph *
fixture_graph (void)
{
  LtGraph *graph = lt_graph_new (LT_DIAGRAM_CHAIN);

  graph->title = g_strdup ("新型显示产业链");
  graph->viewpoint = g_strdup ("咸宁市");
  graph->room = 2;
  add_group (graph, "新型显示");
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    add_sample (graph, 100 + i, &samples[i]);
  for (guint i = 0; i + 1 < G_N_ELEMENTS (samples); i++)
    lt_graph_add_edge (graph, 1 + i, i, i + 1)->judgement = i % 2;
  lt_painter_measure (graph);
  return graph;
}

LtGraph *
fixture_overview (void)
{
  LtGraph *graph = lt_graph_new (LT_DIAGRAM_OVERVIEW);

  graph->title = g_strdup ("产业链总览");
  add_group (graph, NULL);
  for (guint i = 0; i < 3; i++)
    {
      static const char *const titles[] = { "新型显示", "光通信", "软件和信息技术服务" };
      LtNode *node = lt_graph_add_node (graph, i + 1, titles[i], LT_LANE_BRANCH);

      node->enterprises = i * 10;
      for (guint k = 0; k < LT_N_COVERAGES; k++)
        node->tally[k] = i * (k + 1);
    }
  lt_graph_add_edge (graph, 1, 0, 1)->weight = 4;
  lt_painter_measure (graph);
  return graph;
}

LtCurve
fixture_link (const LtRect *from, const LtRect *to)
{
  LtPoint a = { from->x + from->width, from->y + from->height / 2 }, b = { to->x, to->y + to->height / 2 };
  LtPoint points[] = { a, { a.x + 40, a.y }, { b.x - 40, b.y }, b };

  return (LtCurve) { g_memdup2 (points, sizeof points), G_N_ELEMENTS (points) };
}

LtLayout *
fixture_layout (LtGraph *graph)
{
  LtLayout *layout = lt_layout_new (graph);
  LtLaneStrip strip = { LT_LANE_UPSTREAM, 0, { 0, 0, 800, 900 } };

  g_array_set_size (layout->nodes, graph->nodes->len);
  g_array_set_size (layout->edges, graph->edges->len);
  g_array_set_size (layout->groups, graph->groups->len);
  for (guint i = 0; i < graph->nodes->len; i++)
    {
      LtNode *node = lt_graph_node (graph, i);

      *lt_layout_rect (layout, i) = (LtRect) { 20 + i % 3 * 260, 70 + i / 3 * 200, node->width, node->height };
    }
  for (guint i = 0; i < graph->edges->len; i++)
    {
      LtEdge *edge = lt_graph_edge (graph, i);

      *lt_layout_curve (layout, i) = fixture_link (lt_layout_rect (layout, edge->from), lt_layout_rect (layout, edge->to));
    }
  g_array_append_val (layout->lanes, strip);
  layout->bounds = strip.rect;
  return layout;
}

LtScene *
fixture_scene_for (LtGraph *graph)
{
  g_autoptr (LtLayout) layout = fixture_layout (graph);
  LtScene *scene = lt_scene_new (graph, layout);

  lt_graph_unref (graph);
  return scene;
}

LtScene *
fixture_scene (void)
{
  return fixture_scene_for (fixture_graph ());
}

static void
grow_to (Recorder *self, LtRect box)
{
  self->bounds = self->ops->len == 0 ? box : lt_rect_union (&self->bounds, &box);
}

static void
record_path (LtPen *pen, const LtPathStep *steps, guint n_steps, const LtPaint *paint)
{
  Recorder *self = (Recorder *) pen;
  GString *op = g_string_new ("p");

  for (guint i = 0; i < n_steps; i++)
    for (guint k = 0; k < (guint[]) { 1, 1, 3, 0 }[steps[i].op]; k++)
      {
        LtPoint p = steps[i].p[k];

        grow_to (self, (LtRect) { p.x, p.y, 0, 0 });
        g_string_append_printf (op, " %.3f,%.3f", p.x, p.y);
      }
  g_string_append_printf (op, " %.3f %.3f", paint->stroke_width, paint->dash[0]);
  g_ptr_array_add (self->ops, g_string_free (op, FALSE));
}

static void
record_text (LtPen *pen, const char *text, LtPoint baseline, const LtTextStyle *style)
{
  Recorder *self = (Recorder *) pen;
  double width = lt_text_width (text, style->size, style->weight);
  double x = baseline.x - width * (double[]) { 0, 0.5, 1 }[style->align];

  grow_to (self, (LtRect) { x, baseline.y - style->size, width, style->size });
  g_ptr_array_add (self->ops, g_strdup_printf ("t %.3f,%.3f %.2f %s", baseline.x, baseline.y, style->size, text));
  g_ptr_array_add (self->texts, g_strdup (text));
}

static void
record_group (LtPen *pen, const char *id, const char *title)
{
  g_ptr_array_add (((Recorder *) pen)->titles, g_strdup (title));
}

static void
record_end (LtPen *pen)
{
}

static void
recorder_free (LtPen *pen)
{
  Recorder *self = (Recorder *) pen;

  g_ptr_array_unref (self->ops);
  g_ptr_array_unref (self->texts);
  g_ptr_array_unref (self->titles);
  g_free (self);
}

Recorder *
recorder_new (gboolean with_groups)
{
  static const LtPenClass plain = { .path = record_path, .text = record_text, .free = recorder_free };
  static const LtPenClass grouped = { record_path, record_text, record_group, record_end, recorder_free };
  Recorder *self = g_new0 (Recorder, 1);

  self->parent.class = with_groups ? &grouped : &plain;
  self->ops = g_ptr_array_new_with_free_func (g_free);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->titles = g_ptr_array_new_with_free_func (g_free);
  return self;
}
