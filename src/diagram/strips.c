/* The strips behind the cards. They are found from where the cards are, so that a fresh layout and one
 * that people have moved cards in get theirs in the same way. */
#include "config.h"

#include "diagram/plan.h"

#include <stdlib.h>

/* An empty lane needs this much to hold its heading. */
#define MIN_EMPTY 60.0
#define MIN_STRIP 40.0

typedef struct { double low, high; } Interval;

/* A strip on its way: the cards of its lane, and from where to where it goes, along u. */
typedef struct {
  LtLane   lane;
  GArray  *cards;               /* Interval along u */
  double   low, high;           /* of the cards */
  double   start, end;
} Strip;

typedef struct {
  LtGraph  *graph;
  gboolean  upright;
  GArray   *strips;             /* Strip */
  LtRect    cards;              /* around all but those of the band */
  LtRect    band;               /* around those of the band */
} Strips;

static Interval
along (const Strips *s,
       const LtRect *rect)
{
  return s->upright ? (Interval) { -rect->y - rect->height, -rect->y } : (Interval) { rect->x, rect->x + rect->width };
}

static gint
compare_intervals (gconstpointer a,
                   gconstpointer b)
{
  const Interval *first = a, *second = b;
  const double x = first->low + first->high, y = second->low + second->high;

  return (x > y) - (x < y);
}

/* The border between two lanes: the middle between their cards, or where people have mixed them the place
 * that has the fewest cards on the wrong side. */
static double
find_border (GArray *before,
             GArray *after)
{
  double low = -G_MAXDOUBLE, high = G_MAXDOUBLE, border;
  guint wrong, least, b = 0;

  g_array_sort (before, compare_intervals);
  g_array_sort (after, compare_intervals);
  for (guint i = 0; i < before->len; i++)
    low = MAX (low, g_array_index (before, Interval, i).high);
  for (guint i = 0; i < after->len; i++)
    high = MIN (high, g_array_index (after, Interval, i).low);
  if (low <= high)
    return (low + high) / 2;

  least = wrong = before->len;
  border = g_array_index (before, Interval, 0).low;
  for (guint a = 0; a < before->len; a++)
    {
      const Interval card = g_array_index (before, Interval, a);

      for (; b < after->len && compare_intervals (&g_array_index (after, Interval, b), &card) < 0; b++)
        wrong++;
      wrong--;
      if (wrong < least)
        {
          least = wrong;
          border = card.high + LT_LANE_PADDING;
        }
    }
  return border;
}

static void
read_cards (Strips       *s,
            const LtLane *lanes,
            GArray       *nodes,
            LtLayout     *layout)
{
  guint n;
  const LtLane *order = lt_lanes_in_order (s->graph->kind, &n);

  for (guint i = 0; i < n; i++)
    {
      Strip strip = { order[i], g_array_new (FALSE, FALSE, sizeof (Interval)), G_MAXDOUBLE, -G_MAXDOUBLE };

      for (guint k = 0; k < nodes->len; k++)
        {
          const guint node = g_array_index (nodes, guint, k);
          const LtRect *rect = lt_layout_rect (layout, node);
          const Interval interval = along (s, rect);

          if (lanes[node] != order[i])
            continue;
          g_array_append_val (strip.cards, interval);
          strip.low = MIN (strip.low, interval.low);
          strip.high = MAX (strip.high, interval.high);
          s->cards = lt_rect_union (&s->cards, rect);
        }
      if (strip.cards->len > 0 || (!s->upright && order[i] >= LT_LANE_UPSTREAM && order[i] <= LT_LANE_DOWNSTREAM))
        g_array_append_val (s->strips, strip);
      else
        g_array_unref (strip.cards);
    }
  for (guint k = 0; k < nodes->len; k++)
    if (lanes[g_array_index (nodes, guint, k)] == LT_LANE_SERVICE)
      s->band = lt_rect_union (&s->band, lt_layout_rect (layout, g_array_index (nodes, guint, k)));
}

static Strip *
get_strip (const Strips *s,
           guint         i)
{
  return &g_array_index (s->strips, Strip, i);
}

/* Between two strips with cards; the empty ones between them share what room there is. */
static void
divide (Strips *s,
        guint   before,
        guint   after)
{
  Strip *a = get_strip (s, before), *b = get_strip (s, after);
  const guint n = after - before - 1;
  const double room = b->low - a->high - 2 * LT_LANE_PADDING - (n + 1) * LT_STRIP_GAP;
  const double border = find_border (a->cards, b->cards);

  a->end = border - LT_STRIP_GAP / 2;
  b->start = border + LT_STRIP_GAP / 2;
  if (n > 0 && room >= n * MIN_EMPTY)
    {
      a->end = a->high + LT_LANE_PADDING;
      b->start = b->low - LT_LANE_PADDING;
    }
  for (guint i = 1; i <= n; i++)
    {
      Strip *empty = get_strip (s, before + i);

      empty->start = a->end + LT_STRIP_GAP + (i - 1) * (room / n + LT_STRIP_GAP);
      empty->end = empty->start + (room >= n * MIN_EMPTY ? room / n : 0);
    }
}

/* Where no lane has a card: side by side at the origin, or above the band as wide as that is. */
static void
find_empty_ends (Strips *s)
{
  const guint n = s->strips->len;
  const double width = MAX (LT_EMPTY_LANE, (s->band.width + 2 * LT_LANE_PADDING - (n - 1) * LT_STRIP_GAP) / MAX (n, 1));
  const double left = s->band.width > 0 ? s->band.x - LT_LANE_PADDING : 0;

  for (guint i = 0; i < n; i++)
    {
      get_strip (s, i)->start = left + i * (width + LT_STRIP_GAP);
      get_strip (s, i)->end = get_strip (s, i)->start + width;
    }
}

/* Empty strips at an end are as wide as it takes to say what they are. */
static void
find_ends (Strips *s)
{
  const double padding = s->upright ? LT_TREE_PADDING : LT_LANE_PADDING;
  guint first = G_MAXUINT, last = 0;

  for (guint i = 0; i < s->strips->len; i++)
    if (get_strip (s, i)->cards->len > 0)
      {
        if (first != G_MAXUINT)
          divide (s, last, i);
        first = MIN (first, i);
        last = i;
      }
  if (first == G_MAXUINT)
    {
      find_empty_ends (s);
      return;
    }
  get_strip (s, first)->start = get_strip (s, first)->low - padding;
  get_strip (s, last)->end = get_strip (s, last)->high + padding;
  for (guint i = first; i-- > 0;)
    {
      get_strip (s, i)->end = get_strip (s, i + 1)->start - LT_STRIP_GAP;
      get_strip (s, i)->start = get_strip (s, i)->end - LT_EMPTY_LANE;
    }
  for (guint i = last + 1; i < s->strips->len; i++)
    {
      get_strip (s, i)->start = get_strip (s, i - 1)->end + LT_STRIP_GAP;
      get_strip (s, i)->end = get_strip (s, i)->start + LT_EMPTY_LANE;
    }
}

/* Cards moved far away must not turn strips over. */
static void
keep_order (Strips *s)
{
  for (guint i = 0; i < s->strips->len; i++)
    {
      Strip *strip = get_strip (s, i);

      if (i > 0)
        strip->start = MAX (strip->start, get_strip (s, i - 1)->end + LT_STRIP_GAP);
      if (strip->cards->len > 0)
        strip->end = MAX (strip->end, strip->start + MIN_STRIP);
      strip->end = MAX (strip->end, strip->start);
    }
}

/* Where the strips end and the band begins. */
static double
find_bottom (Strips       *s,
             const LtLane *lanes,
             GArray       *nodes,
             LtLayout     *layout)
{
  g_autoptr (GArray) above = g_array_new (FALSE, FALSE, sizeof (Interval));
  g_autoptr (GArray) band = g_array_new (FALSE, FALSE, sizeof (Interval));
  const double bottom = s->cards.y + s->cards.height;
  double top = G_MAXDOUBLE;

  for (guint k = 0; k < nodes->len; k++)
    {
      const guint node = g_array_index (nodes, guint, k);
      const LtRect *rect = lt_layout_rect (layout, node);
      const Interval interval = { rect->y, rect->y + rect->height };

      g_array_append_val (*(lanes[node] == LT_LANE_SERVICE ? &band : &above), interval);
      if (lanes[node] == LT_LANE_SERVICE)
        top = MIN (top, rect->y);
    }
  if (band->len == 0 || above->len == 0 || top >= bottom)
    return bottom;
  return find_border (above, band) - LT_LANE_PADDING;
}

static void
add_strip (LtLayout *layout,
           LtLane    lane,
           guint     group,
           LtRect    rect)
{
  const LtLaneStrip strip = { lane, group, rect };

  g_array_append_val (layout->lanes, strip);
}

/* Below the strips, as wide as they are together and as its cards need. */
static void
add_band (Strips   *s,
          guint     group,
          LtLayout *layout,
          LtRect    strips)
{
  const double left = MIN (strips.x, s->band.x - LT_LANE_PADDING);
  const double right = MAX (strips.x + strips.width, s->band.x + s->band.width + LT_LANE_PADDING);
  const double top = strips.y + strips.height + LT_STRIP_GAP;
  const double bottom = MAX (s->band.y + s->band.height + LT_LANE_PADDING, top + LT_LANE_TOP + LT_LANE_PADDING);

  if (s->band.width > 0)
    add_strip (layout, LT_LANE_SERVICE, group, (LtRect) { left, top, right - left, bottom - top });
}

/**
 * lt_strips_add:
 * @lanes: of every node of the graph
 * @nodes: (element-type guint): the group's cards
 */
void
lt_strips_add (LtGraph      *graph,
               const LtLane *lanes,
               GArray       *nodes,
               guint         group,
               LtLayout     *layout)
{
  Strips s = { graph, graph->kind == LT_DIAGRAM_OVERVIEW, g_array_new (FALSE, FALSE, sizeof (Strip)) };
  LtRect all = { 0 };
  double top, bottom;

  read_cards (&s, lanes, nodes, layout);
  find_ends (&s);
  keep_order (&s);
  top = s.cards.y - LT_LANE_TOP;
  bottom = find_bottom (&s, lanes, nodes, layout) + LT_LANE_PADDING;
  if (s.cards.width <= 0)
    {
      if (s.band.width > 0)
        top = s.band.y - LT_LANE_TOP - LT_STRIP_GAP - 2 * LT_EMPTY_LANE;
      bottom = top + 2 * LT_EMPTY_LANE;
    }
  for (guint i = 0; i < s.strips->len; i++)
    {
      const Strip *strip = get_strip (&s, i);
      const LtRect rect = s.upright
        ? (LtRect) { s.cards.x - LT_TREE_HEADING, -strip->end, s.cards.width + LT_TREE_HEADING + LT_TREE_PADDING,
                     strip->end - strip->start }
        : (LtRect) { strip->start, top, strip->end - strip->start, MAX (bottom - top, LT_LANE_TOP + LT_LANE_PADDING) };

      if (strip->end > strip->start)
        {
          add_strip (layout, strip->lane, group, rect);
          all = lt_rect_union (&all, &rect);
        }
      g_array_unref (strip->cards);
    }
  g_array_unref (s.strips);
  add_band (&s, group, layout, all);
}
