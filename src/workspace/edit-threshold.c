#include "config.h"
#include "workspace/edit-threshold.h"

#include "workspace/edit-checks.h"
#include "workspace/row-list.h"

#include <glib/gi18n-lib.h>

/* As for the model: a foreign file's regions may form a ring. */
#define MAX_DEPTH 64

static gboolean
check_value (LtRule rule, double value, GError **error)
{
  g_autofree char *range = lt_rule_say_range (rule);

  return lt_rule_allows (rule, value) || lt_edit_refuse (error, "%s", range);
}

/* --- Weights that would all be zero --- */

/* As the model finds it: of several that with the largest key. */
static const LtThreshold *
find_in (const LtRowList *rows, gint64 region, const char *name)
{
  const LtThreshold *found = NULL;

  for (guint i = 0; i < rows->n; i++)
    {
      const LtThreshold *row = rows->rows[i];

      if (row->region == region && g_strcmp0 (row->name, name) == 0 && (found == NULL || row->id > found->id))
        found = row;
    }
  return found;
}

/* A region and those above it, the nearest first, then 0, for everywhere. */
static GArray *
list_above (LtEdit *edit, gint64 region, GError **error)
{
  g_autoptr(GArray) above = g_array_new (FALSE, FALSE, sizeof (gint64));

  while (region != 0 && above->len < MAX_DEPTH)
    {
      GError *failure = NULL;
      LtRegion *row = lt_edit_get (edit, LT_TABLE_REGION, region, &failure);

      if (failure != NULL)
        {
          g_propagate_error (error, failure);
          return NULL;
        }
      g_array_append_val (above, region);
      region = row != NULL ? row->parent : 0;
      lt_row_free (LT_TABLE_REGION, row);
    }
  g_array_append_val (above, (gint64) { 0 });
  return g_steal_pointer (&above);
}

/* The sum of the weights in force where @above begins, by those rows. */
static double
sum_weights (const LtRowList *rows, const GArray *above)
{
  double sum = 0;

  for (guint rule = 0; rule < LT_N_RULES; rule++)
    {
      const LtRuleInfo *info = lt_rule_get_info (rule);
      const LtThreshold *found = NULL;

      if (!lt_rule_is_weight (rule))
        continue;
      for (guint i = 0; i < above->len && found == NULL; i++)
        found = find_in (rows, g_array_index (above, gint64, i), info->name);
      sum += found != NULL && lt_rule_allows (rule, found->value) ? found->value : info->otherwise;
    }
  return sum;
}

/* @before: (nullable): where they summed up to zero already nothing is worse */
static gboolean
check_sum_at (LtEdit *edit, gint64 region, const LtRowList *before, const LtRowList *after, GError **error)
{
  g_autoptr(GArray) above = list_above (edit, region, error);
  LtRegion *row;

  if (above == NULL)
    return FALSE;
  if (sum_weights (after, above) > 0 || (before != NULL && sum_weights (before, above) <= 0))
    return TRUE;
  if (region == 0)
    return lt_edit_refuse (error, _("All weights would be zero. Leave one of them above zero."));
  row = lt_edit_need (edit, LT_TABLE_REGION, region, error);
  if (row != NULL)
    lt_edit_refuse (error, _("All weights would be zero for “%s”. Leave one of them above zero."), row->name);
  lt_row_free (LT_TABLE_REGION, row);
  return FALSE;
}

/* There, and wherever weights are set that go together with those from there. */
static gboolean
check_sums (LtEdit *edit, gint64 region, const LtRowList *before, GError **error)
{
  g_autoptr(LtRowList) after = lt_row_list_read (edit, LT_TABLE_THRESHOLD, NULL, 0, error);

  if (after == NULL || !check_sum_at (edit, region, before, after, error))
    return FALSE;
  for (guint i = 0; i < after->n; i++)
    {
      const LtThreshold *row = after->rows[i];
      LtRule rule;

      if (row->region != region && lt_rule_from_name (row->name, &rule) && lt_rule_is_weight (rule)
          && !check_sum_at (edit, row->region, before, after, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
lt_edit_check_weights (LtEdit *edit, GError **error)
{
  return check_sums (edit, 0, NULL, error);
}

/* --- Setting --- */

/* More than one are there only where files were merged elsewhere. */
static gboolean
remove_all (LtEdit *edit, const LtRowList *rows, gint64 region, const char *name, const LtThreshold *but, GError **error)
{
  for (guint i = 0; i < rows->n; i++)
    {
      const LtThreshold *row = rows->rows[i];

      if (row->region == region && g_strcmp0 (row->name, name) == 0 && row != but
          && !lt_edit_delete (edit, LT_TABLE_THRESHOLD, row->id, error))
        return FALSE;
    }
  return TRUE;
}

/* The region, where one is named, and all thresholds as they are. */
static LtRowList *
begin (LtEdit *edit, gint64 region, GError **error)
{
  LtRegion *row = region != 0 ? lt_edit_need (edit, LT_TABLE_REGION, region, error) : NULL;

  if (region != 0 && row == NULL)
    return NULL;
  lt_row_free (LT_TABLE_REGION, row);
  return lt_row_list_read (edit, LT_TABLE_THRESHOLD, NULL, 0, error);
}

/**
 * lt_edit_set_threshold:
 * @region: seen from which, and from all below it that have no figure of their own; 0: from everywhere
 * @value: what lt_rule_allows(), money in 万元
 *
 * Sets a figure that coverage and priority are computed by. Refused where it may not be that, and where all weights that are
 * in force anywhere would be zero.
 */
gboolean
lt_edit_set_threshold (LtEdit *edit, gint64 region, LtRule rule, double value, GError **error)
{
  const LtRuleInfo *info = lt_rule_get_info (rule);
  g_autoptr(LtRowList) rows = begin (edit, region, error);
  const LtThreshold *old = rows != NULL ? find_in (rows, region, info->name) : NULL;
  LtThreshold row = { old != NULL ? old->id : 0, region, (char *) info->name, value };

  if (rows == NULL || !check_value (rule, value, error) || !remove_all (edit, rows, region, info->name, old, error)
      || !(old != NULL ? lt_edit_update (edit, LT_TABLE_THRESHOLD, &row, error)
                       : lt_edit_insert (edit, LT_TABLE_THRESHOLD, &row, error)))
    return FALSE;
  return !lt_rule_is_weight (rule) || check_sums (edit, region, rows, error);
}

/** lt_edit_clear_threshold: takes a region's own figure back, or everywhere's: what is set above it counts, or the default. */
gboolean
lt_edit_clear_threshold (LtEdit *edit, gint64 region, LtRule rule, GError **error)
{
  g_autoptr(LtRowList) rows = begin (edit, region, error);

  return rows != NULL && remove_all (edit, rows, region, lt_rule_get_info (rule)->name, NULL, error)
         && (!lt_rule_is_weight (rule) || check_sums (edit, region, rows, error));
}
