#include "config.h"
#include "workspace/schema.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The closed lists: nick in the file, label on the screen. */
typedef struct {
  const char *const *nicks;
  const char *const *labels;
} EnumWords;

#define WORDS(name, ...) static const char *const name[] = { "", __VA_ARGS__, NULL }

WORDS (position_nicks, "upstream", "midstream", "downstream", "service");
WORDS (position_labels, N_("Upstream"), N_("Midstream"), N_("Downstream"), N_("Service"));
WORDS (chain_role_nicks, "trunk", "branch", "root");
WORDS (chain_role_labels, N_("Trunk"), N_("Branch"), N_("Root"));
WORDS (role_nicks, "leader", "core", "support");
WORDS (role_labels, N_("Leader"), N_("Core"), N_("Support"));
WORDS (flow_nicks, "material", "component", "equipment", "service", "product");
WORDS (flow_labels, N_("Material"), N_("Component"), N_("Equipment"), N_("Service supply"), N_("Product"));
WORDS (status_nicks, "operating", "construction", "suspended", "closed");
WORDS (status_labels, N_("Operating"), N_("Under construction"), N_("Suspended"), N_("Closed"));
WORDS (stage_nicks, "lead", "talks", "signed", "landed", "construction", "production", "dropped");
WORDS (stage_labels, N_("Lead"), N_("In talks"), N_("Signed"), N_("Landed"), N_("Construction started"), N_("In production"), N_("Dropped"));
WORDS (method_nicks, "capital", "chain", "platform", "enterprise", "enclave", "agency", "online", "resident", "exhibition", "home-tie");
WORDS (method_labels, N_("Capital"), N_("Industry chain"), N_("Platform"), N_("By enterprise"), N_("Enclave"), N_("Agency"), N_("Online"),
       N_("Resident office"), N_("Exhibition"), N_("Home tie"));
WORDS (target_nicks, "identified", "contacted", "visited", "declined");
WORDS (target_labels, N_("Identified"), N_("Contacted"), N_("Visited"), N_("Declined"));
WORDS (basis_nicks, "source", "judgement");
WORDS (basis_labels, N_("Stated by the source"), N_("Judgement"));
WORDS (region_nicks, "province", "city", "county", "town", "park", "zone");
WORDS (region_labels, N_("Province"), N_("City"), N_("County"), N_("Town"), N_("Park"), N_("Development zone"));
WORDS (zone_nicks, "pole", "wing", "point", "circle", "ring", "belt", "core", "extension");
WORDS (zone_labels, N_("Pole"), N_("Wing"), N_("Point"), N_("Circle"), N_("Ring"), N_("Belt"), N_("Core member"), N_("Extension member"));
WORDS (override_nicks, "missing", "arriving", "weak", "single", "present", "strong");
WORDS (ledger_nicks, "contact", "visit", "meeting", "stage", "funds", "note");
WORDS (ledger_labels, N_("Contact"), N_("Visit"), N_("Meeting"), N_("Stage change"), N_("Funds arrived"), N_("Note"));

static const EnumWords enum_words[] = {
  { position_nicks, position_labels },
  { chain_role_nicks, chain_role_labels },
  { role_nicks, role_labels },
  { flow_nicks, flow_labels },
  { status_nicks, status_labels },
  { stage_nicks, stage_labels },
  { method_nicks, method_labels },
  { target_nicks, target_labels },
  { basis_nicks, basis_labels },
  { region_nicks, region_labels },
  { zone_nicks, zone_labels },
  { override_nicks, override_nicks },     /* in words: lt_coverage_get_label() */
  { ledger_nicks, ledger_labels },
};

#define COLUMN(S, field, type, to, owner, nicks) { #field, type, G_STRUCT_OFFSET (S, field), to, owner, nicks }
#define ID(S)                 COLUMN (S, id, LT_COLUMN_KEY, -1, FALSE, NULL)
#define KEY(S, field, to)     COLUMN (S, field, LT_COLUMN_KEY, to, FALSE, NULL)     /* cleared when that row goes */
#define OWNER(S, field, to)   COLUMN (S, field, LT_COLUMN_KEY, to, TRUE, NULL)      /* goes with that row */
#define INT(S, field)         COLUMN (S, field, LT_COLUMN_INT, -1, FALSE, NULL)
#define ENUM(S, field, nicks) COLUMN (S, field, LT_COLUMN_ENUM, -1, FALSE, nicks)
#define REAL(S, field)        COLUMN (S, field, LT_COLUMN_REAL, -1, FALSE, NULL)
#define TEXT(S, field)        COLUMN (S, field, LT_COLUMN_TEXT, -1, FALSE, NULL)

static const LtColumn meta_columns[] = { ID (LtMeta), TEXT (LtMeta, name), TEXT (LtMeta, value) };

static const LtColumn region_columns[] = {
  ID (LtRegion), TEXT (LtRegion, name), KEY (LtRegion, parent, LT_TABLE_REGION), ENUM (LtRegion, kind, region_nicks),
  TEXT (LtRegion, type), TEXT (LtRegion, code), REAL (LtRegion, land_mu), TEXT (LtRegion, lead), TEXT (LtRegion, level),
};

static const LtColumn zone_columns[] = {
  ID (LtZone), TEXT (LtZone, structure), ENUM (LtZone, role, zone_nicks),
  OWNER (LtZone, region, LT_TABLE_REGION), OWNER (LtZone, chain, LT_TABLE_CHAIN),
};

static const LtColumn chain_columns[] = {
  ID (LtChain), TEXT (LtChain, name), ENUM (LtChain, role, chain_role_nicks), KEY (LtChain, parent, LT_TABLE_CHAIN),
  TEXT (LtChain, chief), TEXT (LtChain, unit), TEXT (LtChain, leader), TEXT (LtChain, alliance), INT (LtChain, ordinal),
};

static const LtColumn segment_columns[] = {
  ID (LtSegment), OWNER (LtSegment, chain, LT_TABLE_CHAIN), TEXT (LtSegment, name), ENUM (LtSegment, position, position_nicks),
  TEXT (LtSegment, keywords), TEXT (LtSegment, codes), INT (LtSegment, criticality), TEXT (LtSegment, note), INT (LtSegment, ordinal),
};

static const LtColumn product_columns[] = {
  ID (LtProduct), OWNER (LtProduct, segment, LT_TABLE_SEGMENT), TEXT (LtProduct, name), INT (LtProduct, ordinal),
};

static const LtColumn flow_columns[] = {
  ID (LtFlow), OWNER (LtFlow, supplier, LT_TABLE_SEGMENT), OWNER (LtFlow, buyer, LT_TABLE_SEGMENT),
  ENUM (LtFlow, kind, flow_nicks), TEXT (LtFlow, note),
};

static const LtColumn enterprise_columns[] = {
  ID (LtEnterprise), TEXT (LtEnterprise, name), TEXT (LtEnterprise, credit), KEY (LtEnterprise, region, LT_TABLE_REGION),
  ENUM (LtEnterprise, status, status_nicks), TEXT (LtEnterprise, products), TEXT (LtEnterprise, codes),
  TEXT (LtEnterprise, home_tie), KEY (LtEnterprise, parent, LT_TABLE_ENTERPRISE),
};

static const LtColumn figure_columns[] = {
  ID (LtFigure), OWNER (LtFigure, enterprise, LT_TABLE_ENTERPRISE), INT (LtFigure, year), REAL (LtFigure, revenue_wan),
  REAL (LtFigure, output_wan), REAL (LtFigure, tax_wan), REAL (LtFigure, staff), REAL (LtFigure, land_mu), REAL (LtFigure, rd_wan),
};

static const LtColumn honour_columns[] = {
  ID (LtHonour), OWNER (LtHonour, enterprise, LT_TABLE_ENTERPRISE), TEXT (LtHonour, name),
};

static const LtColumn participation_columns[] = {
  ID (LtParticipation), OWNER (LtParticipation, enterprise, LT_TABLE_ENTERPRISE),
  OWNER (LtParticipation, segment, LT_TABLE_SEGMENT), ENUM (LtParticipation, role, role_nicks),
};

static const LtColumn institution_columns[] = {
  ID (LtInstitution), TEXT (LtInstitution, name), TEXT (LtInstitution, kind),
  KEY (LtInstitution, region, LT_TABLE_REGION), REAL (LtInstitution, capacity),
};

static const LtColumn study_columns[] = {
  ID (LtStudy), OWNER (LtStudy, institution, LT_TABLE_INSTITUTION), OWNER (LtStudy, segment, LT_TABLE_SEGMENT),
};

static const LtColumn target_columns[] = {
  ID (LtTarget), OWNER (LtTarget, enterprise, LT_TABLE_ENTERPRISE), OWNER (LtTarget, segment, LT_TABLE_SEGMENT),
  TEXT (LtTarget, product), TEXT (LtTarget, reason), ENUM (LtTarget, method, method_nicks), ENUM (LtTarget, status, target_nicks),
};

static const LtColumn project_columns[] = {
  ID (LtProject), TEXT (LtProject, name), KEY (LtProject, enterprise, LT_TABLE_ENTERPRISE), KEY (LtProject, region, LT_TABLE_REGION),
  KEY (LtProject, park, LT_TABLE_REGION), ENUM (LtProject, stage, stage_nicks), ENUM (LtProject, method, method_nicks),
  REAL (LtProject, invest_wan), REAL (LtProject, arrived_wan), REAL (LtProject, land_mu), REAL (LtProject, output_wan),
  REAL (LtProject, tax_wan), TEXT (LtProject, owner), TEXT (LtProject, lead_on), TEXT (LtProject, talks_on), TEXT (LtProject, signed_on),
  TEXT (LtProject, landed_on), TEXT (LtProject, started_on), TEXT (LtProject, produced_on), TEXT (LtProject, dropped_on),
};

static const LtColumn purpose_columns[] = {
  ID (LtPurpose), OWNER (LtPurpose, project, LT_TABLE_PROJECT), OWNER (LtPurpose, segment, LT_TABLE_SEGMENT),
};

static const LtColumn threshold_columns[] = {
  ID (LtThreshold), OWNER (LtThreshold, region, LT_TABLE_REGION), TEXT (LtThreshold, name), REAL (LtThreshold, value),
};

static const LtColumn source_columns[] = {
  ID (LtSource), TEXT (LtSource, key), TEXT (LtSource, title), TEXT (LtSource, publisher), TEXT (LtSource, dated),
  TEXT (LtSource, url), TEXT (LtSource, note),
};

static const LtColumn citation_columns[] = {
  ID (LtCitation), TEXT (LtCitation, subject), OWNER (LtCitation, row, -1), KEY (LtCitation, source, LT_TABLE_SOURCE),
  ENUM (LtCitation, basis, basis_nicks), TEXT (LtCitation, place), TEXT (LtCitation, note),
};

static const LtColumn placement_columns[] = {
  ID (LtPlacement), OWNER (LtPlacement, diagram, -1), OWNER (LtPlacement, node, -1), REAL (LtPlacement, x), REAL (LtPlacement, y),
  INT (LtPlacement, pinned),
};

static const LtColumn route_columns[] = {
  ID (LtRoute), OWNER (LtRoute, diagram, -1), OWNER (LtRoute, edge, -1), TEXT (LtRoute, points),
};

static const LtColumn supply_columns[] = {
  ID (LtSupply), OWNER (LtSupply, supplier, LT_TABLE_ENTERPRISE), OWNER (LtSupply, buyer, LT_TABLE_ENTERPRISE), TEXT (LtSupply, product),
};

static const LtColumn override_columns[] = {
  ID (LtOverride), OWNER (LtOverride, region, LT_TABLE_REGION), OWNER (LtOverride, segment, LT_TABLE_SEGMENT),
  ENUM (LtOverride, coverage, override_nicks), TEXT (LtOverride, reason), TEXT (LtOverride, owner), TEXT (LtOverride, dated),
};

static const LtColumn ledger_columns[] = {
  ID (LtLedger), OWNER (LtLedger, target, LT_TABLE_TARGET), OWNER (LtLedger, project, LT_TABLE_PROJECT), TEXT (LtLedger, dated),
  ENUM (LtLedger, kind, ledger_nicks), TEXT (LtLedger, note), REAL (LtLedger, amount_wan), TEXT (LtLedger, author),
};

static const LtColumn listing_columns[] = {
  ID (LtListing), TEXT (LtListing, name), TEXT (LtListing, subject), TEXT (LtListing, query), INT (LtListing, ordinal),
};

#define TABLE_SINCE(version, name, S, identity) \
  { #name, sizeof (S), name##_columns, G_N_ELEMENTS (name##_columns), identity, version }
#define TABLE(name, S, identity) TABLE_SINCE (1, name, S, identity)

static const LtTableInfo tables[LT_N_TABLES] = {
  [LT_TABLE_META]          = TABLE (meta, LtMeta, "name"),
  [LT_TABLE_REGION]        = TABLE (region, LtRegion, "name parent"),
  [LT_TABLE_ZONE]          = TABLE (zone, LtZone, "structure role region chain"),
  [LT_TABLE_CHAIN]         = TABLE (chain, LtChain, "name"),
  [LT_TABLE_SEGMENT]       = TABLE (segment, LtSegment, "chain name"),
  [LT_TABLE_PRODUCT]       = TABLE (product, LtProduct, "segment name"),
  [LT_TABLE_FLOW]          = TABLE (flow, LtFlow, "supplier buyer"),
  [LT_TABLE_ENTERPRISE]    = TABLE (enterprise, LtEnterprise, ""),      /* credit code, else folded name: lt_row_key() */
  [LT_TABLE_FIGURE]        = TABLE (figure, LtFigure, "enterprise year"),
  [LT_TABLE_HONOUR]        = TABLE (honour, LtHonour, "enterprise name"),
  [LT_TABLE_PARTICIPATION] = TABLE (participation, LtParticipation, "enterprise segment"),
  [LT_TABLE_INSTITUTION]   = TABLE (institution, LtInstitution, "name"),
  [LT_TABLE_STUDY]         = TABLE (study, LtStudy, "institution segment"),
  [LT_TABLE_TARGET]        = TABLE (target, LtTarget, "enterprise segment"),
  [LT_TABLE_PROJECT]       = TABLE (project, LtProject, "name region"),
  [LT_TABLE_PURPOSE]       = TABLE (purpose, LtPurpose, "project segment"),
  [LT_TABLE_THRESHOLD]     = TABLE (threshold, LtThreshold, "region name"),
  [LT_TABLE_SOURCE]        = TABLE (source, LtSource, "key"),
  [LT_TABLE_CITATION]      = TABLE (citation, LtCitation, "subject row source place"),
  [LT_TABLE_PLACEMENT]     = TABLE (placement, LtPlacement, "diagram node"),
  [LT_TABLE_ROUTE]         = TABLE (route, LtRoute, "diagram edge"),
  [LT_TABLE_SUPPLY]        = TABLE_SINCE (2, supply, LtSupply, "supplier buyer"),
  [LT_TABLE_OVERRIDE]      = TABLE_SINCE (3, override, LtOverride, "region segment"),
  [LT_TABLE_LEDGER]        = TABLE_SINCE (3, ledger, LtLedger, "target project dated kind note"),
  [LT_TABLE_LISTING]       = TABLE_SINCE (3, listing, LtListing, "subject name"),
};

static const char *const table_labels[LT_N_TABLES] = {
  N_("Setting"), N_("Region"), N_("Zone structure"), N_("Chain"), N_("Segment"), N_("Product"), N_("Flow"), N_("Enterprise"),
  N_("Yearly figures"), N_("Honour"), N_("Participation"), N_("Institution"), N_("Field of work"), N_("Target"), N_("Project"),
  N_("Purpose"), N_("Threshold"), N_("Source"), N_("Citation"), N_("Placement"), N_("Route"),
  N_("Supply relation"), N_("Override"), N_("Ledger entry"), N_("Saved list"),
};

const LtTableInfo *
lt_table_get_info (LtTable table)
{
  g_return_val_if_fail ((guint) table < LT_N_TABLES, NULL);
  return &tables[table];
}

gboolean
lt_table_from_name (const char *name, LtTable *table)
{
  for (guint i = 0; i < LT_N_TABLES; i++)
    if (g_strcmp0 (tables[i].name, name) == 0)
      {
        *table = i;
        return TRUE;
      }
  return FALSE;
}

char *
lt_meta_arrangement_name (gint64 chain)
{
  return g_strdup_printf ("arrangement/%" G_GINT64_FORMAT, chain);
}

char *
lt_meta_template_name (gint64 chain)
{
  return g_strdup_printf ("template/%" G_GINT64_FORMAT, chain);
}

/** lt_table_find_column_n: returns the index of a column whose name is the first @length bytes of @name, or -1. */
gint
lt_table_find_column_n (LtTable table, const char *name, gsize length)
{
  for (guint i = 0; i < tables[table].n_columns; i++)
    {
      const char *column = tables[table].columns[i].name;

      if (strncmp (column, name, length) == 0 && column[length] == '\0')
        return i;
    }
  return -1;
}

/** lt_table_find_column: returns the index of a column by name, or -1. */
gint
lt_table_find_column (LtTable table, const char *name)
{
  return lt_table_find_column_n (table, name, strlen (name));
}

const char *
lt_table_get_label (LtTable table)
{
  return _(table_labels[table]);
}

static inline gpointer
field (gconstpointer row, const LtColumn *column)
{
  return (char *) row + column->offset;
}

/** lt_row_new: returns (transfer full): a row with every column NULL, its key 0. */
gpointer
lt_row_new (LtTable table)
{
  const LtTableInfo *info = &tables[table];
  gpointer row = g_malloc0 (info->size);

  for (guint i = 0; i < info->n_columns; i++)
    if (info->columns[i].type == LT_COLUMN_INT)
      *(gint *) field (row, &info->columns[i]) = LT_UNKNOWN_INT;
    else if (info->columns[i].type == LT_COLUMN_REAL)
      *(double *) field (row, &info->columns[i]) = LT_UNKNOWN;
  return row;
}

gpointer
lt_row_copy (LtTable table, gconstpointer row)
{
  const LtTableInfo *info = &tables[table];
  gpointer copy = g_memdup2 (row, info->size);

  for (guint i = 0; i < info->n_columns; i++)
    if (info->columns[i].type == LT_COLUMN_TEXT)
      *(char **) field (copy, &info->columns[i]) = g_strdup (*(char **) field (row, &info->columns[i]));
  return copy;
}

void
lt_row_free (LtTable table, gpointer row)
{
  const LtTableInfo *info = &tables[table];

  if (row == NULL)
    return;
  for (guint i = 0; i < info->n_columns; i++)
    if (info->columns[i].type == LT_COLUMN_TEXT)
      g_free (*(char **) field (row, &info->columns[i]));
  g_free (row);
}

static gboolean
field_equal (const LtColumn *column, gconstpointer a, gconstpointer b)
{
  switch (column->type)
    {
    case LT_COLUMN_KEY:
      return *(gint64 *) field (a, column) == *(gint64 *) field (b, column);
    case LT_COLUMN_INT:
    case LT_COLUMN_ENUM:
      return *(gint *) field (a, column) == *(gint *) field (b, column);
    case LT_COLUMN_REAL:
      {
        double x = *(double *) field (a, column), y = *(double *) field (b, column);
        return x == y || (isnan (x) && isnan (y));
      }
    case LT_COLUMN_TEXT:
    default:
      return g_strcmp0 (*(char **) field (a, column), *(char **) field (b, column)) == 0;
    }
}

/** lt_row_equal: whether two rows of a table are alike in every column, the key included. */
gboolean
lt_row_equal (LtTable table, gconstpointer a, gconstpointer b)
{
  for (guint i = 0; i < tables[table].n_columns; i++)
    if (!field_equal (&tables[table].columns[i], a, b))
      return FALSE;
  return TRUE;
}

gint64
lt_row_get_key (LtTable table, gconstpointer row, guint column)
{
  g_return_val_if_fail (tables[table].columns[column].type == LT_COLUMN_KEY, 0);
  return *(gint64 *) field (row, &tables[table].columns[column]);
}

static const EnumWords *
words_of (LtTable table, const char *column)
{
  gint index = lt_table_find_column (table, column);

  g_return_val_if_fail (index >= 0, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (enum_words); i++)
    if (enum_words[i].nicks == tables[table].columns[index].nicks)
      return &enum_words[i];
  g_return_val_if_reached (NULL);
}

/** lt_enum_nick: returns the word the file uses for a value of a closed list; "" for 0. */
const char *
lt_enum_nick (LtTable table, const char *column, gint value)
{
  const EnumWords *words = words_of (table, column);

  g_return_val_if_fail (words != NULL && value >= 0 && value < (gint) g_strv_length ((char **) words->nicks), "");
  return words->nicks[value];
}

/** lt_enum_value: the value of a nick; -1 if the list has no such word. */
gint
lt_enum_value (LtTable table, const char *column, const char *nick)
{
  const EnumWords *words = words_of (table, column);

  for (gint i = 0; words != NULL && words->nicks[i] != NULL; i++)
    if (g_strcmp0 (words->nicks[i], nick) == 0)
      return i;
  return -1;
}

/** lt_enum_label: returns the translated word for a value; "" for 0. */
const char *
lt_enum_label (LtTable table, const char *column, gint value)
{
  const EnumWords *words = words_of (table, column);

  g_return_val_if_fail (words != NULL && value >= 0 && value < (gint) g_strv_length ((char **) words->labels), "");
  return value == 0 ? "" : _(words->labels[value]);
}
