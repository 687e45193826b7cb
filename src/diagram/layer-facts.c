#include "config.h"
#include "diagram/layer-facts.h"

#include "analysis/roster.h"

static void
add_entry (GArray *entries, const char *name, const char *note, gint rank)
{
  LtLayerEntry entry = { name, note != NULL ? note : "", rank };

  g_array_append_val (entries, entry);
}

/* --- Innovation --- */

/* Of one from elsewhere it matters from where; of the local ones, what they are. */
void
lt_layer_list_institutions (LtModel *model, LtSurvey *survey, gint64 segment, GArray *entries, GHashTable *seen)
{
  GPtrArray *rows = lt_model_refs (model, LT_TABLE_STUDY, "segment", segment);

  for (guint i = 0; i < rows->len; i++)
    {
      const LtInstitution *row = lt_model_get (model, LT_TABLE_INSTITUTION, ((LtStudy *) rows->pdata[i])->institution);
      const LtRegion *region = row != NULL ? lt_model_get_region (model, row->region) : NULL;
      gboolean away = region != NULL && !lt_survey_holds (survey, region->id);

      if (row == NULL || !g_hash_table_add (seen, (gpointer) &row->id))
        continue;
      if (entries != NULL)
        add_entry (entries, row->name, away ? region->name : row->kind, away);
    }
}

LtTone
lt_layer_tone_of_institutions (guint n)
{
  return LT_TONE_NO_INSTITUTION + MIN (n, LT_N_SHADES - 1);
}

/* --- Supply --- */

LtTone
lt_layer_tone_of_links (guint linked, guint n)
{
  if (n == 0)
    return LT_TONE_NO_ENTERPRISE;
  return linked == 0 ? LT_TONE_UNLINKED : linked < n ? LT_TONE_PARTLY_LINKED : LT_TONE_LINKED;
}

/* --- Recruitment --- */

static gboolean
is_pursued (gint stage)
{
  return stage >= LT_STAGE_LEAD && stage <= LT_STAGE_CONSTRUCTION;
}

/* The furthest first. */
guint
lt_layer_list_pursuits (LtModel *model, LtSurvey *survey, gint64 segment, GArray *entries)
{
  GPtrArray *rows = lt_model_refs (model, LT_TABLE_PURPOSE, "segment", segment);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < rows->len; i++)
    {
      const LtProject *row = lt_model_get_project (model, ((LtPurpose *) rows->pdata[i])->project);

      if (row == NULL || !is_pursued (row->stage) || !(lt_survey_holds (survey, row->region) || lt_survey_holds (survey, row->park))
          || !g_hash_table_add (seen, (gpointer) &row->id))
        continue;
      if (entries != NULL)
        add_entry (entries, row->name, lt_enum_label (LT_TABLE_PROJECT, "stage", row->stage), -row->stage);
    }
  return g_hash_table_size (seen);
}

/* Those one has come furthest with first, who has declined last. Returns how many have not. */
guint
lt_layer_list_targets (LtModel *model, gint64 segment, GArray *entries)
{
  static const gint ranks[] = { [LT_TARGET_VISITED] = 1, [LT_TARGET_CONTACTED] = 2, [LT_TARGET_IDENTIFIED] = 3, [LT_TARGET_NONE] = 4,
                                [LT_TARGET_DECLINED] = 5 };
  GPtrArray *rows = lt_model_refs (model, LT_TABLE_TARGET, "segment", segment);
  guint willing = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const LtTarget *row = rows->pdata[i];
      const LtEnterprise *enterprise = lt_model_get_enterprise (model, row->enterprise);

      if (enterprise == NULL)
        continue;
      willing += row->status != LT_TARGET_DECLINED;
      if (entries != NULL)
        add_entry (entries, enterprise->name, lt_enum_label (LT_TABLE_TARGET, "status", row->status), ranks[row->status]);
    }
  return willing;
}

LtTone
lt_layer_tone_of_pursuit (LtSurvey *survey, gint64 segment, guint pursuits, guint willing)
{
  const LtAssessment *a = lt_survey_get (survey, segment);

  if (pursuits > 0)
    return LT_TONE_PURSUED;
  if (a == NULL || a->action == LT_ACTION_NONE)
    return LT_TONE_NO_GAP;
  return willing > 0 ? LT_TONE_TARGETED : LT_TONE_OPEN_GAP;
}

/* --- All of it --- */

static void
count_links (LtModel *model, LtSurvey *survey, gint64 segment, LtLayerFacts *facts)
{
  g_autoptr(GArray) links = lt_survey_list_enterprises (survey, segment);
  const LtRosterEnterprise *enterprises = lt_roster_get_enterprises (lt_roster_of (model));

  facts->enterprises = links->len;
  for (guint i = 0; i < links->len; i++)
    {
      gint64 id = enterprises[g_array_index (links, LtRosterLink, i).enterprise].id;

      facts->linked += lt_model_refs (model, LT_TABLE_SUPPLY, "supplier", id)->len + lt_model_refs (model, LT_TABLE_SUPPLY, "buyer", id)->len > 0;
    }
}

/** lt_layer_read_facts: what one segment is on a layer, and in figures why. */
LtLayerFacts
lt_layer_read_facts (LtModel *model, LtSurvey *survey, LtLayer layer, gint64 segment)
{
  const LtAssessment *a = lt_survey_get (survey, segment);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  LtLayerFacts facts = { .tone = a != NULL ? (LtTone) a->coverage : (LtTone) LT_COVERAGE_MISSING };

  switch (layer)
    {
    case LT_LAYER_INNOVATION:
      lt_layer_list_institutions (model, survey, segment, NULL, seen);
      facts.institutions = g_hash_table_size (seen);
      facts.tone = lt_layer_tone_of_institutions (facts.institutions);
      break;
    case LT_LAYER_SUPPLY:
      count_links (model, survey, segment, &facts);
      facts.tone = lt_layer_tone_of_links (facts.linked, facts.enterprises);
      break;
    case LT_LAYER_RECRUITMENT:
      facts.pursuits = lt_layer_list_pursuits (model, survey, segment, NULL);
      facts.targets = lt_layer_list_targets (model, segment, NULL);
      facts.tone = lt_layer_tone_of_pursuit (survey, segment, facts.pursuits, facts.targets);
      break;
    case LT_LAYER_INDUSTRY:
    default:
      facts.enterprises = a != NULL ? a->enterprises : 0;
    }
  return facts;
}
