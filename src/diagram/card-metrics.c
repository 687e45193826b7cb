#include "config.h"
#include "card-metrics.h"

#include "diagram/pen.h"

#include <glib/gi18n-lib.h>

double
lt_card_title_width (LtDiagramKind kind, const LtNode *node)
{
  if (kind == LT_DIAGRAM_OVERVIEW)
    return LT_CHAIN_WIDTH - 2 * LT_CHAIN_LEFT;
  if (node->ghost)
    return LT_GHOST_WIDTH - 2 * LT_GHOST_LEFT;
  return LT_CARD_WIDTH - LT_CARD_LEFT - LT_CARD_RIGHT;
}

static LtCardMetrics
chain_metrics (guint extra, guint people)
{
  LtCardMetrics m = { .title = 29 };

  m.status = m.title + extra * LT_CHAIN_LINE + 21;
  m.people = m.status + LT_CHAIN_PEOPLE;
  m.rule = m.status + people * LT_CHAIN_PEOPLE + 13;
  m.names = m.rule + 28;
  m.height = m.names + 14;
  return m;
}

static LtCardMetrics
ghost_metrics (guint extra)
{
  LtCardMetrics m = { .title = 21 };

  m.status = m.title + extra * LT_GHOST_LINE + 17;
  m.rule = m.names = m.status;
  m.height = m.status + 11;
  return m;
}

/**
 * lt_card_metrics:
 * @n_lines: of the title
 * @room: names the diagram's cards have room for
 *
 * Returns: where the rows of a card are. Nothing here depends on coverage, so a card is as large from everywhere.
 */
LtCardMetrics
lt_card_metrics (LtDiagramKind kind, const LtNode *node, guint n_lines, guint room)
{
  guint extra = MAX (n_lines, 1) - 1;
  LtCardMetrics m = { .title = 25 };

  if (kind == LT_DIAGRAM_OVERVIEW)
    return chain_metrics (extra, node->people != NULL ? g_strv_length (node->people) : 0);
  if (node->ghost)
    return ghost_metrics (extra);

  m.status = m.title + extra * LT_CARD_LINE + 21;
  m.rule = m.status + 11.5;
  m.names = m.rule + 18.5;
  m.height = room > 0 ? m.names + (room - 1) * LT_CARD_NAME_LINE + 12 : m.status + 16;
  return m;
}

/**
 * lt_card_badge_text:
 *
 * Returns: (transfer full) (nullable): the word on a node's badge with its priority, where its layer has any
 */
char *
lt_card_badge_text (LtGraph *graph, const LtNode *node)
{
  if (node->ghost || node->action == LT_ACTION_NONE || !lt_layer_has_badges (graph->layer))
    return NULL;
  if (node->priority < 0)
    return g_strdup (lt_action_get_badge (node->action));
  /* Translators: a gap's badge with its priority, as in "补 87" */
  return g_strdup_printf (C_("badge", "%s %d"), lt_action_get_badge (node->action), node->priority);
}

LtRect
lt_card_badge (LtGraph *graph, const LtNode *node, const LtRect *card)
{
  g_autofree char *text = lt_card_badge_text (graph, node);
  double width;

  if (text == NULL)
    return (LtRect) { 0 };

  width = MAX (lt_text_width (text, LT_BADGE_SIZE, LT_WEIGHT_BOLD) + 20, 36);
  return (LtRect) { card->x + card->width - LT_BADGE_INSET - width, card->y - LT_BADGE_RISE, width, LT_BADGE_HEIGHT };
}
