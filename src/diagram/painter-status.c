/* The line that says how a segment stands: mark, coverage, counts; targets and projects at its right end. */
#include "config.h"

#include "painter-private.h"

#include <glib/gi18n-lib.h>

/* Gaps in ems. */
#define AFTER_MARK 1.3
#define AFTER_LABEL 0.7
#define AFTER_SIGN 1.05
#define BETWEEN 0.7

/**
 * lt_painter_count:
 *
 * Returns: (transfer full): a number with its word
 */
char *
lt_painter_count (LtCount what, guint n)
{
  const char *format;

  switch (what)
    {
    case LT_COUNT_ENTERPRISES:
      /* Translators: number of local companies on a card; very short, as in "3 家" */
      format = g_dngettext (GETTEXT_PACKAGE, "%u company", "%u companies", n);
      break;
    case LT_COUNT_LEADERS:
      /* Translators: number of leading companies on a card, as in "链主 1" */
      format = g_dngettext (GETTEXT_PACKAGE, "%u leader", "%u leaders", n);
      break;
    case LT_COUNT_PROJECTS:
      /* Translators: number of projects on a card, as in "项目 1" */
      format = g_dngettext (GETTEXT_PACKAGE, "%u project", "%u projects", n);
      break;
    case LT_COUNT_TARGETS:
      /* Translators: number of recruitment targets on a card, as in "对象 2" */
      format = g_dngettext (GETTEXT_PACKAGE, "%u target", "%u targets", n);
      break;
    case LT_COUNT_MORE:
      /* Translators: so many more companies than the card has room for, as in "另 3 家" */
      format = g_dngettext (GETTEXT_PACKAGE, "%u more", "%u more", n);
      break;
    case LT_COUNT_INSTITUTIONS:
      /* Translators: number of universities, laboratories and the like on a card; very short */
      format = g_dngettext (GETTEXT_PACKAGE, "%u platform", "%u platforms", n);
      break;
    case LT_COUNT_CHAINS:
      format = g_dngettext (GETTEXT_PACKAGE, "%u chain", "%u chains", n);
      break;
    case LT_COUNT_SEGMENTS:
    default:
      format = g_dngettext (GETTEXT_PACKAGE, "%u segment", "%u segments", n);
      break;
    }
  return g_strdup_printf (format, n);
}

static char *
counts_text (const LtNode *node, gboolean with_leaders)
{
  g_autofree char *enterprises = NULL, *leaders = NULL;

  if (node->coverage == LT_COVERAGE_ARRIVING)
    return lt_painter_count (LT_COUNT_PROJECTS, node->projects);

  enterprises = lt_painter_count (LT_COUNT_ENTERPRISES, node->enterprises);
  if (!with_leaders || node->leaders == 0)
    return g_steal_pointer (&enterprises);
  leaders = lt_painter_count (LT_COUNT_LEADERS, node->leaders);
  return g_strconcat (enterprises, " · ", leaders, NULL);
}

/* The shortest way to say it: the figure beside the coverage's word. "Missing" has said nought already. */
static char *
bare_count (const LtNode *node)
{
  guint n = node->coverage == LT_COVERAGE_ARRIVING ? node->projects : node->enterprises;

  return node->coverage == LT_COVERAGE_MISSING ? g_strdup ("") : g_strdup_printf ("%u", n);
}

typedef void (*Sign) (LtPen *pen, LtPoint centre, double size, LtColour colour);

/* What stands at the right end: at most two figures with their signs, or, where there is room, one in words. */
typedef struct {
  struct {
    Sign sign;
    guint n;
  } figures[2];
  guint n_figures;
  char *words;
} Tail;

static Tail
tail_of (LtGraph *graph, const LtNode *node)
{
  Tail tail = { 0 };
  gboolean recruiting = graph->layer == LT_LAYER_RECRUITMENT;
  guint projects = recruiting ? node->pursuits : node->coverage == LT_COVERAGE_ARRIVING ? 0 : node->projects;

  if (!recruiting && graph->layer != LT_LAYER_INDUSTRY)
    return tail;
  if (projects > 0)
    {
      tail.figures[tail.n_figures].sign = lt_painter_project_sign;
      tail.figures[tail.n_figures++].n = projects;
    }
  if (node->targets > 0)
    {
      tail.figures[tail.n_figures].sign = lt_painter_target_sign;
      tail.figures[tail.n_figures++].n = node->targets;
    }
  if (tail.n_figures == 1)
    tail.words =
        projects > 0 ? lt_painter_count (LT_COUNT_PROJECTS, projects) : lt_painter_count (LT_COUNT_TARGETS, node->targets);
  return tail;
}

static double
tail_width (const Tail *tail, double size)
{
  double width = 0;

  for (guint i = 0; i < tail->n_figures; i++)
    {
      g_autofree char *figure = g_strdup_printf ("%u", tail->figures[i].n);

      width += size * AFTER_SIGN + lt_text_width (figure, size, LT_WEIGHT_NORMAL) + (i > 0 ? size * BETWEEN * 0.7 : 0);
    }
  return width;
}

static void
draw_tail (LtPen *pen, const Tail *tail, double end, double y, double size, LtColour colour)
{
  double x = end - tail_width (tail, size);

  for (guint i = 0; i < tail->n_figures; i++)
    {
      g_autofree char *figure = g_strdup_printf ("%u", tail->figures[i].n);

      if (i > 0)
        x += size * BETWEEN * 0.7;
      tail->figures[i].sign (pen, (LtPoint) { x + size * 0.42, y - size * 0.36 }, size * 0.85, colour);
      x += size * AFTER_SIGN;
      x += lt_painter_text (pen, figure, x, y, size, LT_WEIGHT_NORMAL, colour, 0);
    }
}

/* What another layer's tone leaves open: nothing where it has said it all. */
static char *
shade_text (const LtNode *node)
{
  g_autofree char *enterprises = NULL;

  switch (node->shade)
    {
    case LT_TONE_MORE_INSTITUTIONS:
      return lt_painter_count (LT_COUNT_INSTITUTIONS, node->institutions);
    case LT_TONE_UNLINKED:
    case LT_TONE_LINKED:
      return lt_painter_count (LT_COUNT_ENTERPRISES, node->enterprises);
    case LT_TONE_PARTLY_LINKED:
      enterprises = lt_painter_count (LT_COUNT_ENTERPRISES, node->enterprises);
      /* Translators: so many of so many companies, as in "1/3 家" */
      return g_strdup_printf (C_("tone", "%u of %s"), node->linked, enterprises);
    case LT_TONE_OPEN_GAP:
    case LT_TONE_TARGETED:
    case LT_TONE_PURSUED:
      return g_strdup (lt_coverage_get_label (node->coverage));
    default:
      return g_strdup ("");
    }
}

/* Words that say more are tried before words that say less; what never fits is left out, not squeezed in. */
static void
draw_counts (LtPen *pen, LtGraph *graph, const LtNode *node, double x, double end, double y, double size, LtColour colour)
{
  gboolean industry = graph->layer == LT_LAYER_INDUSTRY;
  Tail tail = tail_of (graph, node);
  g_autofree char *long_counts = industry ? counts_text (node, TRUE) : shade_text (node);
  g_autofree char *short_counts = industry ? counts_text (node, FALSE) : g_strdup (long_counts);
  g_autofree char *bare = industry ? bare_count (node) : g_strdup (""), *words = tail.words;
  double signs = tail_width (&tail, size), gap = tail.n_figures > 0 ? size * BETWEEN : 0;
  double room = end - x;
  const char *counts = long_counts;
  double width = lt_text_width (long_counts, size, LT_WEIGHT_NORMAL);

  if (width + gap + signs > room)
    {
      counts = short_counts;
      width = lt_text_width (short_counts, size, LT_WEIGHT_NORMAL);
    }
  if (width + gap + signs > room)
    {
      counts = bare;
      width = lt_text_width (bare, size, LT_WEIGHT_NORMAL);
    }
  if (width + gap + signs > room)
    {
      tail.n_figures = 0;
      g_clear_pointer (&words, g_free);
    }
  lt_painter_text (pen, counts, x, y, size, LT_WEIGHT_NORMAL, colour, room);
  if (words != NULL && width + gap + lt_text_width (words, size, LT_WEIGHT_NORMAL) <= room)
    lt_painter_text_end (pen, words, end, y, size, LT_WEIGHT_NORMAL, colour);
  else
    draw_tail (pen, &tail, end, y, size, colour);
}

/**
 * lt_painter_status:
 * @node: of that graph
 * @baseline: of the text, at its left end
 * @width: the room
 * @size: of the text
 *
 * Draws the line with the mark and the word of what the card is on the graph's layer, and the counts.
 */
void
lt_painter_status (LtPen *pen, LtGraph *graph, const LtNode *node, LtPoint baseline, double width, double size, const LtPalette *palette)
{
  LtTone tone = lt_graph_get_tone (graph, node);
  LtColour colour = lt_palette_get_tint (palette, tone)->text;
  double x = baseline.x, end = baseline.x + width;

  lt_painter_tone_mark (pen, tone, (LtPoint) { x + size * 0.46, baseline.y - size * 0.36 }, size * 0.92, palette);
  x += size * AFTER_MARK;
  x += lt_painter_text (pen, lt_tone_get_label (tone), x, baseline.y, size, LT_WEIGHT_BOLD, colour, end - x);
  x += size * AFTER_LABEL;
  if (end - x > size * 2)
    draw_counts (pen, graph, node, x, end, baseline.y, size, palette->dim_text);
}

/** lt_painter_tally: how many segments of a chain's card in the overview are of a tone of the graph's layer. */
guint
lt_painter_tally (LtGraph *graph, const LtNode *node, LtTone tone)
{
  guint n;
  const LtTone *tones = lt_layer_get_tones (graph->layer, &n);

  /* The last is the first of the enumeration. */
  return graph->layer == LT_LAYER_INDUSTRY ? node->tally[tone] : node->shades[tone - tones[n - 1]];
}

static void
add_named (GPtrArray *facts, const LtNode *node)
{
  for (guint i = 0; node->names != NULL && node->names[i] != NULL; i++)
    {
      const char *note = node->notes != NULL && node->notes[i] != NULL ? node->notes[i] : "";

      g_ptr_array_add (facts, *note != '\0' ? g_strdup_printf ("%s (%s)", node->names[i], note) : g_strdup (node->names[i]));
    }
}

static void
add_figures (GPtrArray *facts, LtGraph *graph, const LtNode *node)
{
  const struct { LtCount what; guint n; } figures[] = {
    { LT_COUNT_INSTITUTIONS, graph->layer == LT_LAYER_INNOVATION ? node->institutions : 0 },
    { LT_COUNT_ENTERPRISES, graph->layer == LT_LAYER_SUPPLY ? node->enterprises : 0 },
    { LT_COUNT_PROJECTS, graph->layer == LT_LAYER_RECRUITMENT ? node->pursuits : 0 },
    { LT_COUNT_TARGETS, graph->layer == LT_LAYER_RECRUITMENT ? node->targets : 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    if (figures[i].n > 0)
      g_ptr_array_add (facts, lt_painter_count (figures[i].what, figures[i].n));
}

/** lt_painter_name_action: (transfer full): what a gap calls for, with its priority where that is known. */
char *
lt_painter_name_action (const LtNode *node)
{
  if (node->priority < 0)
    return g_strdup (lt_action_get_label (node->action));
  /* Translators: what a gap calls for, and its priority, as in "补链（优先级 87）" */
  return g_strdup_printf (C_("action", "%s (priority %d)"), lt_action_get_label (node->action), node->priority);
}

/** lt_painter_list_facts: what a card says on a layer other than the industry's: its word, its figures, its names. */
char **
lt_painter_list_facts (LtGraph *graph, const LtNode *node)
{
  g_autoptr(GPtrArray) facts = g_ptr_array_new ();
  guint n;
  const LtTone *tones = lt_layer_get_tones (graph->layer, &n);

  if (graph->kind != LT_DIAGRAM_OVERVIEW)
    g_ptr_array_add (facts, g_strdup (lt_tone_explain (node->shade)));
  else
    for (guint i = 0; i < n; i++)
      if (lt_painter_tally (graph, node, tones[i]) > 0)
        g_ptr_array_add (facts, g_strdup_printf ("%s %u", lt_tone_get_label (tones[i]), lt_painter_tally (graph, node, tones[i])));
  add_figures (facts, graph, node);
  if (lt_layer_has_badges (graph->layer) && node->action != LT_ACTION_NONE)
    g_ptr_array_add (facts, lt_painter_name_action (node));
  add_named (facts, node);
  g_ptr_array_add (facts, NULL);
  return (char **) g_ptr_array_steal (facts, NULL);
}

static char *
describe_layer (LtGraph *graph, const LtNode *node)
{
  g_auto(GStrv) facts = lt_painter_list_facts (graph, node);
  g_autofree char *list = g_strjoinv (" · ", facts);

  return g_strdup_printf ("%s%s%s · %s", node->title, node->subtitle != NULL ? " · " : "", node->subtitle != NULL ? node->subtitle : "", list);
}

/**
 * lt_painter_describe:
 *
 * Returns: (transfer full): a card in words, as hovering over it in an exported picture tells
 */
char *
lt_painter_describe (LtGraph *graph, const LtNode *node)
{
  g_autofree char *counts = counts_text (node, TRUE);
  GString *text;

  if (graph->layer != LT_LAYER_INDUSTRY)
    return describe_layer (graph, node);
  text = g_string_new (node->title);
  if (node->subtitle != NULL)
    g_string_append_printf (text, " · %s", node->subtitle);
  if (graph->kind == LT_DIAGRAM_OVERVIEW)
    {
      g_string_append_printf (text, " · %s", counts);
      for (guint i = LT_N_COVERAGES; i-- > 0;)
        if (node->tally[i] > 0)
          g_string_append_printf (text, " · %s %u", lt_coverage_get_label (i), node->tally[i]);
      return g_string_free (text, FALSE);
    }
  g_string_append_printf (text, " · %s", lt_coverage_get_label (node->coverage));
  if (node->action != LT_ACTION_NONE)
    {
      g_autofree char *action = lt_painter_name_action (node);

      g_string_append_printf (text, " · %s", action);
    }
  g_string_append_printf (text, " · %s", counts);
  if (node->targets > 0)
    {
      g_autofree char *targets = lt_painter_count (LT_COUNT_TARGETS, node->targets);

      g_string_append_printf (text, " · %s", targets);
    }
  if (node->projects > 0 && node->coverage != LT_COVERAGE_ARRIVING)
    {
      g_autofree char *projects = lt_painter_count (LT_COUNT_PROJECTS, node->projects);

      g_string_append_printf (text, " · %s", projects);
    }
  return g_string_free (text, FALSE);
}
