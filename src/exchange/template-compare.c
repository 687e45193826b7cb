#include "config.h"
#include "exchange/template-compare.h"

#include "exchange/template-edit.h"
#include "workspace/schema.h"
#include "workspace/text.h"

#include <string.h>

/* Of the pairs of characters of two names so many have to be the same for one to suggest the other. */
#define ALIKE 0.5

/* --- Which template --- */

static const LtTemplate *
find_named (const char *name)
{
  GPtrArray *library = lt_template_library ();

  for (guint i = 0; i < library->len; i++)
    if (g_strcmp0 (((const LtTemplate *) library->pdata[i])->name, name) == 0)
      return library->pdata[i];
  return NULL;
}

/* Dice's coefficient over pairs of neighbouring characters, as 0 to 1. */
static double
likeness (const char *a, const char *b)
{
  g_autofree gunichar *x = NULL, *y = NULL;
  glong n, m;
  guint same = 0;

  x = g_utf8_to_ucs4_fast (a, -1, &n);
  y = g_utf8_to_ucs4_fast (b, -1, &m);
  if (n < 2 || m < 2)
    return 0;
  if (strstr (a, b) != NULL || strstr (b, a) != NULL)
    return 1;
  for (glong i = 0; i + 1 < n; i++)
    for (glong j = 0; j + 1 < m; j++)
      if (x[i] == y[j] && x[i + 1] == y[j + 1])
        {
          same++;
          break;
        }
  return 2.0 * same / (n + m - 2);
}

static const LtTemplate *
suggest (LtModel *model, gint64 chain)
{
  const LtChain *row = lt_model_get_chain (model, chain);
  const char *origin = lt_template_of_chain (model, chain);
  g_autofree char *wanted = row != NULL ? lt_text_fold (origin != NULL ? origin : row->name) : NULL;
  GPtrArray *library = lt_template_library ();
  const LtTemplate *best = NULL;
  double most = ALIKE;

  for (guint i = 0; wanted != NULL && i < library->len; i++)
    {
      const LtTemplate *template = library->pdata[i];
      g_autofree char *title = lt_text_fold (template->title);
      const double alike = strcmp (wanted, title) == 0 ? 2 : likeness (wanted, title);

      if (alike < most || (alike == most && best != NULL))
        continue;
      most = alike;
      best = template;
    }
  return best;
}

/**
 * lt_template_of:
 * @suggested: (out) (optional): whether nobody chose
 *
 * Returns: (transfer none) (nullable): the template that a chain is compared with. What was chosen (lt_template_choose()) counts;
 * else the one that the chain was made from, else the one whose title is most like its name, if any is.
 */
const LtTemplate *
lt_template_of (LtModel *model, gint64 chain, gboolean *suggested)
{
  g_autofree char *name = lt_meta_template_name (chain);
  const char *chosen = lt_model_get_meta (model, name);
  const LtTemplate *template = chosen != NULL ? find_named (chosen) : NULL;
  const gboolean decided = template != NULL || g_strcmp0 (chosen, LT_TEMPLATE_NONE) == 0;

  if (suggested != NULL)
    *suggested = !decided;
  return decided ? template : suggest (model, chain);
}

/* --- Comparing --- */

static LtTemplateMatcher *
read_chain (LtModel *model, gint64 chain)
{
  g_autoptr(GPtrArray) rows = lt_model_sorted_refs (model, LT_TABLE_SEGMENT, "chain", chain);
  LtTemplateMatcher *self = lt_template_matcher_new (chain);

  for (guint i = 0; i < rows->len; i++)
    {
      const LtSegment *row = rows->pdata[i];
      GPtrArray *products = lt_model_refs (model, LT_TABLE_PRODUCT, "segment", row->id);

      lt_template_matcher_add (self, row);
      for (guint p = 0; p < products->len; p++)
        lt_template_matcher_product (self, ((const LtProduct *) products->pdata[p])->name);
    }
  return self;
}

/* A neighbour counts once, though several segments of the template may be the same one of the chain. */
static void
count_neighbour (LtSurvey *survey, GArray *seen, gint64 segment, guint *count, guint *covered)
{
  const LtAssessment *assessment = segment != 0 ? lt_survey_get (survey, segment) : NULL;

  for (guint i = 0; i < seen->len; i++)
    if (g_array_index (seen, gint64, i) == segment)
      return;
  if (assessment == NULL)
    return;
  g_array_append_val (seen, segment);
  *count += 1;
  *covered += lt_coverage_is_covered (assessment->coverage);
}

static void
assess (LtSurvey *survey, const LtTemplate *template, GArray *lines, LtTemplateLine *line)
{
  g_autoptr(GArray) above = g_array_new (FALSE, FALSE, sizeof (gint64)), below = g_array_new (FALSE, FALSE, sizeof (gint64));
  LtAssessment *a = &line->assessment;

  *a = (LtAssessment) { .coverage = LT_COVERAGE_MISSING, .revenue_wan = LT_UNKNOWN, .largest_wan = LT_UNKNOWN };
  for (guint i = 0; i < template->flows->len; i++)
    {
      const LtTemplateFlow *flow = template->flows->pdata[i];

      if (flow->buyer == line->index)
        count_neighbour (survey, above, g_array_index (lines, LtTemplateLine, flow->supplier).segment, &a->upstream,
                         &a->upstream_covered);
      if (flow->supplier == line->index)
        count_neighbour (survey, below, g_array_index (lines, LtTemplateLine, flow->buyer).segment, &a->downstream,
                         &a->downstream_covered);
    }
  a->action = lt_assessment_judge_action (a);
}

/**
 * lt_template_compare:
 * @survey: of the model, from where it is asked
 *
 * Returns: (transfer full) (element-type LtTemplateLine): which segment of the chain each one of the template is, and what
 * those that it lacks call for
 */
GArray *
lt_template_compare (LtModel *model, LtSurvey *survey, const LtTemplate *template, gint64 chain)
{
  GArray *lines = g_array_sized_new (FALSE, TRUE, sizeof (LtTemplateLine), template->segments->len);
  g_autoptr(LtTemplateMatcher) matcher = read_chain (model, chain);

  for (guint i = 0; i < template->segments->len; i++)
    {
      LtTemplateLine line = { .index = i };

      line.segment = lt_template_matcher_find (matcher, template->segments->pdata[i], &line.match);
      g_array_append_val (lines, line);
    }
  for (guint i = 0; i < lines->len; i++)
    if (g_array_index (lines, LtTemplateLine, i).segment == 0)
      assess (survey, template, lines, &g_array_index (lines, LtTemplateLine, i));
  return lines;
}
