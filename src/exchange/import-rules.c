#include "config.h"

#include "exchange/import-private.h"
#include "workspace/rule.h"
#include "workspace/text.h"

#include <string.h>

/* What the other tables rest on: thresholds and sources. */

static const LtFill threshold_fill[] = { LT_FILL (VALUE, LtThreshold, value), LT_FILL_END };

static const LtFill source_fill[] = {
  LT_FILL (TITLE, LtSource, title), LT_FILL (PUBLISHER, LtSource, publisher), LT_FILL (DATE, LtSource, dated),
  LT_FILL (URL, LtSource, url), LT_FILL (NOTE, LtSource, note), LT_FILL_END,
};

/* What the standards of land use are called: 万元 per 亩, of the review of projects; and the figures that gaps go by. Other
 * names stand as written. */
static const struct { const char *name, *words; } standards[] = {
  { "invest_wan_per_mu", "投资强度 亩均投资 亩均投资强度" },
  { "output_wan_per_mu", "产出强度 亩均产出 亩均产值 亩均产出强度" },
  { "tax_wan_per_mu", "税收强度 亩均税收 亩均税收强度" },
  { "min_count", "最少企业数" },
  { "min_revenue_wan", "最低营业收入 最低营收" },
  { "single_share", "单点企业占比 单点占比" },
  { "prospects_full", "计满分的招商对象数" },
  { "weight_demand", "需求权重" },
  { "weight_supply", "配套权重" },
  { "weight_bridge", "衔接权重" },
  { "weight_criticality", "关键度权重" },
  { "weight_prospects", "招商储备权重" },
};

static const char *
threshold_name (const char *cell)
{
  g_autofree char *folded = lt_text_fold (cell);

  for (guint i = 0; i < G_N_ELEMENTS (standards); i++)
    if (strcmp (folded, standards[i].name) == 0 || lt_words_contain (standards[i].words, folded))
      return standards[i].name;
  return cell;
}

/* A figure that gaps go by is one that it may be. */
static gboolean
check_rule (const char *name, double value, GError **error)
{
  g_autofree char *range = NULL;
  LtRule rule;

  if (!lt_rule_from_name (name, &rule) || lt_rule_allows (rule, value))
    return TRUE;
  range = lt_rule_say_range (rule);
  return lt_refuse (error, "%s", range);
}

static gboolean
take_threshold (LtImportRun *run, GError **error)
{
  const char *region_name = LT_TEXT (run, REGION), *name = threshold_name (LT_TEXT (run, NAME));
  LtRegionHit hit = { 0 };
  gint64 region, id;
  LtThreshold *draft;

  if (!check_rule (name, LT_VALUE (run, VALUE)->figure, error))
    return FALSE;
  if ((region_name && !lt_resolve_region (run->store, region_name, &hit, error))
      || !lt_resolve_enter (run->store, &hit, &region, error))
    return FALSE;
  id = lt_store_find_named (run->store, LT_TABLE_THRESHOLD, region, name);
  draft = lt_store_draft (run->store, LT_TABLE_THRESHOLD, id);
  if (!draft->name)
    draft->name = g_strdup (name);
  draft->region = region;
  lt_import_fill (run, draft, threshold_fill);
  lt_store_save (run->store, LT_TABLE_THRESHOLD, draft, &id);
  lt_store_set_main (run->store, LT_TABLE_THRESHOLD, id);
  lt_import_cite (run, LT_TABLE_THRESHOLD, id, FALSE);
  return TRUE;
}

static gboolean
take_source (LtImportRun *run, GError **error)
{
  g_autofree char *folded = lt_text_fold (LT_TEXT (run, KEY));
  gint64 id = lt_store_find_one (run->store, LT_TABLE_SOURCE, folded);
  LtSource *draft = lt_store_draft (run->store, LT_TABLE_SOURCE, id);

  if (!draft->key)
    draft->key = g_strdup (LT_TEXT (run, KEY));
  lt_import_fill (run, draft, source_fill);
  lt_store_save (run->store, LT_TABLE_SOURCE, draft, &id);
  lt_store_set_main (run->store, LT_TABLE_SOURCE, id);
  lt_import_cite (run, LT_TABLE_SOURCE, id, FALSE);
  return TRUE;
}

static const LtTable threshold_tables[] = { LT_TABLE_REGION, LT_TABLE_THRESHOLD, LT_N_TABLES };
static const LtTable source_tables[] = { LT_TABLE_SOURCE, LT_N_TABLES };

const LtImportHandler lt_import_thresholds = { threshold_tables, NULL, take_threshold, NULL };
const LtImportHandler lt_import_sources = { source_tables, NULL, take_source, NULL, TRUE };
