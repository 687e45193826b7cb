#include "config.h"
#include "app/align.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#define GAP 12.0                   /* between cards, in diagram units */
#define MOST_STEPS 64

/* --- Words --- */

static const struct {
  const char *nick, *label, *many;
} words[LT_N_ALIGNMENTS] = {
  [LT_LINE_UP_LEFT]    = { "left",   NC_("align", "Left Sides"),         N_("Align the left sides of %u cards") },
  [LT_LINE_UP_CENTRE]  = { "centre", NC_("align", "Centres"),            N_("Align the centres of %u cards") },
  [LT_LINE_UP_RIGHT]   = { "right",  NC_("align", "Right Sides"),        N_("Align the right sides of %u cards") },
  [LT_LINE_UP_TOP]     = { "top",    NC_("align", "Upper Sides"),        N_("Align the upper sides of %u cards") },
  [LT_LINE_UP_MIDDLE]  = { "middle", NC_("align", "Middles"),            N_("Align the middles of %u cards") },
  [LT_LINE_UP_BOTTOM]  = { "bottom", NC_("align", "Lower Sides"),        N_("Align the lower sides of %u cards") },
  [LT_SPREAD_ACROSS] = { "across", NC_("align", "Spread Horizontally"), N_("Spread %u cards horizontally") },
  [LT_SPREAD_DOWN]   = { "down",   NC_("align", "Spread Vertically"),  N_("Spread %u cards vertically") },
};

gint
lt_alignment_from_nick (const char *nick)
{
  for (gint i = 0; i < LT_N_ALIGNMENTS; i++)
    if (g_strcmp0 (words[i].nick, nick) == 0)
      return i;
  return -1;
}

const char *
lt_alignment_get_nick (LtAlignment how)
{
  return words[how].nick;
}

const char *
lt_alignment_get_label (LtAlignment how)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "align", words[how].label);
}

char *
lt_alignment_describe (LtAlignment how, guint n)
{
  return g_strdup_printf (_(words[how].many), n);
}

/* --- One axis --- */

static gboolean
is_horizontal (LtAlignment how)
{
  return how <= LT_LINE_UP_RIGHT || how == LT_SPREAD_ACROSS;
}

static double *
begin_of (LtRect *rect, gboolean horizontal)
{
  return horizontal ? &rect->x : &rect->y;
}

static double
size_of (const LtRect *rect, gboolean horizontal)
{
  return horizontal ? rect->width : rect->height;
}

static void
line_up (LtRect *cards, guint n, LtAlignment how)
{
  gboolean horizontal = is_horizontal (how);
  double share = how == LT_LINE_UP_LEFT || how == LT_LINE_UP_TOP ? 0 : how == LT_LINE_UP_CENTRE || how == LT_LINE_UP_MIDDLE ? 0.5 : 1;
  double line = *begin_of (&cards[0], horizontal) + share * size_of (&cards[0], horizontal);

  for (guint i = 1; i < n; i++)
    *begin_of (&cards[i], horizontal) = line - share * size_of (&cards[i], horizontal);
}

typedef struct {
  double begin;
  guint  index;
} Place;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *one = a, *other = b;

  return one->begin != other->begin ? (one->begin > other->begin) - (one->begin < other->begin)
                                    : (one->index > other->index) - (one->index < other->index);
}

/* (transfer full): of Place: the cards in their order along an axis */
static GArray *
sort_along (LtRect *cards, guint n, gboolean horizontal)
{
  GArray *order = g_array_sized_new (FALSE, FALSE, sizeof (Place), n);

  for (guint i = 0; i < n; i++)
    {
      Place place = { *begin_of (&cards[i], horizontal), i };

      g_array_append_val (order, place);
    }
  g_array_sort (order, compare_places);
  return order;
}

/* The first and the last stay, unless there is no room between them; between all the same gap. */
static void
spread (LtRect *cards, guint n, gboolean horizontal)
{
  g_autoptr(GArray) order = sort_along (cards, n, horizontal);
  LtRect *last = &cards[g_array_index (order, Place, n - 1).index];
  double at = g_array_index (order, Place, 0).begin, room = *begin_of (last, horizontal) + size_of (last, horizontal) - at, gap;

  for (guint i = 0; i < n; i++)
    room -= size_of (&cards[i], horizontal);
  gap = MAX (room / (n - 1), GAP);
  for (guint i = 0; i < n; i++)
    {
      LtRect *card = &cards[g_array_index (order, Place, i).index];

      *begin_of (card, horizontal) = at;
      at += size_of (card, horizontal) + gap;
    }
}

/* --- Room --- */

typedef struct {
  LtScene    *scene;
  GHashTable *moved;             /* indexes of nodes */
  LtRect     *cards;
  gboolean   *settled;
  guint       n;
} Room;

/* What lies at a place already: a card that is not moved, or one that has its new place. */
static gboolean
find_in_the_way (Room *room, guint index, LtRect *found)
{
  LtRect area = lt_rect_grow (&room->cards[index], GAP - 0.5);
  g_autoptr(GArray) near = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < room->n; i++)
    if (room->settled[i] && lt_rect_intersects (&area, &room->cards[i]))
      {
        *found = room->cards[i];
        return TRUE;
      }
  lt_scene_query (room->scene, &area, near, NULL);
  for (guint i = 0; i < near->len; i++)
    if (!g_hash_table_contains (room->moved, GUINT_TO_POINTER (g_array_index (near, guint, i))))
      {
        *found = lt_scene_card_rect (room->scene, g_array_index (near, guint, i));
        return TRUE;
      }
  return FALSE;
}

/* Along the other axis, away from the first card, until nothing is in the way. */
static void
settle (Room *room, guint index, gboolean horizontal, double middle)
{
  LtRect *card = &room->cards[index], other;
  double *begin = begin_of (card, horizontal), size = size_of (card, horizontal);
  gboolean back = *begin + size / 2 < middle;

  for (guint i = 0; i < MOST_STEPS && find_in_the_way (room, index, &other); i++)
    *begin = back ? *begin_of (&other, horizontal) - GAP - size : *begin_of (&other, horizontal) + size_of (&other, horizontal) + GAP;
  room->settled[index] = TRUE;
}

static void
settle_all (Room *room, gboolean horizontal)
{
  g_autoptr(GArray) order = sort_along (room->cards, room->n, horizontal);
  double middle = *begin_of (&room->cards[0], horizontal) + size_of (&room->cards[0], horizontal) / 2;
  guint first = 0;

  while (g_array_index (order, Place, first).index != 0)
    first++;
  room->settled[0] = TRUE;
  for (guint i = first + 1; i < room->n; i++)
    settle (room, g_array_index (order, Place, i).index, horizontal, middle);
  for (guint i = first; i > 0; i--)
    settle (room, g_array_index (order, Place, i - 1).index, horizontal, middle);
}

/* --- Lanes --- */

/* A lane is a band across the flows: along them only cards of one lane can change places and stay in it. */
static gboolean
leaves_lane (LtGraph *graph, const guint *nodes, guint n, gboolean horizontal)
{
  gboolean upright = graph->kind == LT_DIAGRAM_OVERVIEW;

  if (!lt_graph_has_lanes (graph) || horizontal == upright)
    return FALSE;
  for (guint i = 1; i < n; i++)
    if (lt_graph_node (graph, nodes[i])->lane != lt_graph_node (graph, nodes[0])->lane)
      return TRUE;
  return FALSE;
}

/**
 * lt_align:
 * @nodes: (array length=n): cards of the scene; the first is the one that others line up with, and stays
 * @corners: (out caller-allocates) (array length=n): where their upper left corners come to be
 * @refusal: (out) (optional): why it cannot be, translated, for the user
 *
 * Lines cards up, or gives them the same distance. None comes to lie on another: what would be in the way is evaded along
 * the other axis.
 * Returns: whether it can be
 */
gboolean
lt_align (LtScene *scene, const guint *nodes, guint n, LtAlignment how, LtPoint *corners, const char **refusal)
{
  gboolean horizontal = is_horizontal (how), spreads = how >= LT_SPREAD_ACROSS;
  g_autofree LtRect *cards = g_new (LtRect, n + 1);
  g_autofree gboolean *settled = g_new0 (gboolean, n + 1);
  g_autoptr(GHashTable) moved = g_hash_table_new (NULL, NULL);
  Room room = { scene, moved, cards, settled, n };

  *refusal = n < (spreads ? 3u : 2u) ? (spreads ? _("Select three or more cards to spread.") : _("Select two or more cards to align."))
             : leaves_lane (lt_scene_get_graph (scene), nodes, n, horizontal)
               ? _("These cards are of different lanes, and would leave them. Select cards of one lane.") : NULL;
  if (*refusal != NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      cards[i] = lt_scene_card_rect (scene, nodes[i]);
      g_hash_table_add (moved, GUINT_TO_POINTER (nodes[i]));
    }
  if (spreads)
    spread (cards, n, horizontal);
  else
    line_up (cards, n, how);
  settle_all (&room, !horizontal);
  for (guint i = 0; i < n; i++)
    corners[i] = (LtPoint) { cards[i].x, cards[i].y };
  return TRUE;
}
