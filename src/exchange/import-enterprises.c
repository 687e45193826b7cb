#include "config.h"

#include "exchange/import-private.h"
#include "exchange/words.h"
#include "workspace/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Enterprises, with the figures, honours and participations that come in their rows. */

static const LtFill enterprise_fill[] = {
  LT_FILL (CREDIT, LtEnterprise, credit), LT_FILL (STATUS, LtEnterprise, status), LT_FILL (PRODUCTS, LtEnterprise, products),
  LT_FILL (CODES, LtEnterprise, codes), LT_FILL (HOME_TIE, LtEnterprise, home_tie), LT_FILL_END,
};

static const LtFill figure_fill[] = {
  LT_FILL (REVENUE, LtFigure, revenue_wan), LT_FILL (OUTPUT, LtFigure, output_wan), LT_FILL (TAX, LtFigure, tax_wan),
  LT_FILL (STAFF, LtFigure, staff), LT_FILL (LAND, LtFigure, land_mu), LT_FILL (RD, LtFigure, rd_wan), LT_FILL_END,
};

static const LtFill participation_fill[] = { LT_FILL (ROLE, LtParticipation, role), LT_FILL_END };

static gboolean
find_enterprise (LtImportRun *run, const char *name, const char *credit, gint64 *id, GError **error)
{
  if (lt_resolve_enterprise (run->store, run->claims, name, credit, id, error))
    return TRUE;
  /* A code may be that of a row further down. */
  run->unsettled = run->unsettled || (!credit && run->claims && lt_claims_find (run->claims, name));
  return FALSE;
}

/* Whether a name can be that of one enterprise: there or not, but not of several. */
gboolean
lt_import_check_enterprise (LtImportRun *run, const char *name, GError **error)
{
  gint64 id;

  return !name || find_enterprise (run, name, NULL, &id, error);
}

/* The enterprise that another row names, which must be there. */
gboolean
lt_import_need_enterprise (LtImportRun *run, const char *name, gint64 *id, GError **error)
{
  if (!find_enterprise (run, name, NULL, id, error))
    return FALSE;
  return *id != 0 || lt_refuse (error, _("there is no enterprise “%s”; import it first, or correct the name"), name);
}

/* The enterprise that another row names. One that is not there enters without a region: it is never
 * local, and may be a target. */
gboolean
lt_import_name_enterprise (LtImportRun *run, const char *name, gint64 *id, GError **error)
{
  LtEnterprise *draft;

  if (!find_enterprise (run, name, NULL, id, error) || *id != 0)
    return *id != 0;
  draft = lt_store_draft (run->store, LT_TABLE_ENTERPRISE, 0);
  draft->name = g_strdup (name);
  lt_store_save (run->store, LT_TABLE_ENTERPRISE, draft, id);
  return TRUE;
}

/* What a row resolves before it writes. */
typedef struct {
  gint64      id;
  LtRegionHit region;
  GArray     *segments;
} Found;

/* All rows of a code speak of one enterprise, whose name is what the last of them says. */
static const char *
row_name (LtImportRun *run)
{
  const char *credit = LT_TEXT (run, CREDIT);
  const LtClaim *claim = credit ? lt_claims_find (run->claims, credit) : NULL;

  return claim ? claim->name : LT_TEXT (run, NAME);
}

static gboolean
check_parent (LtImportRun *run, gint64 id, GError **error)
{
  const char *name = row_name (run), *above = LT_TEXT (run, PARENT);
  g_autofree char *a = lt_text_fold_company (name), *b = lt_text_fold_company (above);
  gint64 parent;

  if (!above)
    return TRUE;
  if (g_strcmp0 (a, b) == 0)
    return lt_refuse (error, _("“%s” cannot be above itself"), name);
  if (!find_enterprise (run, above, NULL, &parent, error))
    return FALSE;
  if (id != 0 && parent != 0 && lt_resolve_is_below (run->store, LT_TABLE_ENTERPRISE, parent, id))
    {
      run->unsettled = TRUE;      /* a later row may take it out of there */
      return lt_refuse (error, _("“%s” lies below “%s” already"), above, name);
    }
  return TRUE;
}

static gboolean
resolve_row (LtImportRun *run, Found *found, GError **error)
{
  const char *region = LT_TEXT (run, REGION);

  if (!find_enterprise (run, row_name (run), LT_TEXT (run, CREDIT), &found->id, error))
    return FALSE;
  if (region && !lt_resolve_region (run->store, region, &found->region, error))
    return FALSE;
  found->segments = lt_resolve_segments (run->store, LT_LIST (run, SEGMENTS), error);
  return found->segments && check_parent (run, found->id, error);
}

/* A row with a credit code may bring a new name; one found by its name keeps the spelling it has. */
static void
fill_name (LtImportRun *run, LtEnterprise *draft)
{
  if (draft->name && !LT_TEXT (run, CREDIT))
    return;
  g_free (draft->name);
  draft->name = g_strdup (row_name (run));
}

static gboolean
write_enterprise (LtImportRun *run, Found *found, GError **error)
{
  gint64 region = 0, parent = 0;
  LtEnterprise *draft;

  if (!lt_resolve_enter (run->store, &found->region, &region, error))
    return FALSE;
  if (LT_TEXT (run, PARENT) && !lt_import_name_enterprise (run, LT_TEXT (run, PARENT), &parent, error))
    return FALSE;
  draft = lt_store_draft (run->store, LT_TABLE_ENTERPRISE, found->id);
  fill_name (run, draft);
  lt_import_fill (run, draft, enterprise_fill);
  if (region != 0)
    draft->region = region;
  if (parent != 0)
    {
      /* An earlier row may now lie below what it was to be above of. */
      run->unsettled = run->unsettled || (draft->parent != 0 && draft->parent != parent);
      draft->parent = parent;
    }
  lt_store_save (run->store, LT_TABLE_ENTERPRISE, draft, &found->id);
  lt_store_set_main (run->store, LT_TABLE_ENTERPRISE, found->id);
  lt_import_cite (run, LT_TABLE_ENTERPRISE, found->id, FALSE);
  return TRUE;
}

/* The figures of a year are one row; those of a table that names no year are of a year unknown. */
static void
write_figures (LtImportRun *run, gint64 enterprise)
{
  gint year = LT_VALUE (run, YEAR)->set ? LT_VALUE (run, YEAR)->number : LT_UNKNOWN_INT;
  LtFigure *draft;

  if (!lt_import_has_any (run, figure_fill))
    return;
  draft = lt_store_draft (run->store, LT_TABLE_FIGURE, lt_store_find_pair (run->store, LT_TABLE_FIGURE, enterprise, year));
  draft->enterprise = enterprise;
  draft->year = year;
  lt_import_fill (run, draft, figure_fill);
  lt_store_save (run->store, LT_TABLE_FIGURE, draft, NULL);
}

static void
write_honours (LtImportRun *run, gint64 enterprise)
{
  char **cells = LT_LIST (run, HONOURS);

  for (guint i = 0; cells && cells[i]; i++)
    {
      gboolean known;
      g_autofree char *name = lt_words_honour (cells[i], &known);
      LtHonour *draft;

      if (!known)
        lt_import_warn (run, _("%s: the honour “%s” is not known; it is kept as text"), lt_sheet_get_name (run->sheet), name);
      if (lt_store_find_named (run->store, LT_TABLE_HONOUR, enterprise, name) != 0)
        continue;
      draft = lt_store_draft (run->store, LT_TABLE_HONOUR, 0);
      draft->enterprise = enterprise;
      draft->name = g_steal_pointer (&name);
      lt_store_save (run->store, LT_TABLE_HONOUR, draft, NULL);
    }
}

static void
write_participation (LtImportRun *run, gint64 enterprise, gint64 segment, gint64 *id)
{
  LtParticipation *draft;
  gboolean fresh;

  *id = lt_store_find_pair (run->store, LT_TABLE_PARTICIPATION, enterprise, segment);
  fresh = *id == 0;
  draft = lt_store_draft (run->store, LT_TABLE_PARTICIPATION, *id);
  draft->enterprise = enterprise;
  draft->segment = segment;
  lt_import_fill (run, draft, participation_fill);
  lt_store_save (run->store, LT_TABLE_PARTICIPATION, draft, id);
  lt_import_cite (run, LT_TABLE_PARTICIPATION, *id, fresh);
}

static gboolean
write_row (LtImportRun *run, Found *found, GError **error)
{
  if (!write_enterprise (run, found, error))
    return FALSE;
  write_figures (run, found->id);
  write_honours (run, found->id);
  if (LT_VALUE (run, ROLE)->set && found->segments->len == 0)
    lt_import_warn (run, _("%s, line %u: a role needs a segment; it is left out"), lt_sheet_get_name (run->sheet),
                    lt_sheet_get_line (run->sheet, run->row));
  for (guint i = 0; i < found->segments->len; i++)
    {
      gint64 id;

      write_participation (run, found->id, g_array_index (found->segments, gint64, i), &id);
    }
  return TRUE;
}

/* Whether a row can go in as far as it itself says. */
static gboolean
is_good (LtImportRun *run, guint row)
{
  g_autoptr(GArray) segments = NULL;
  LtRegionHit region;

  if (!lt_import_read_row (run, row, NULL))
    return FALSE;
  if (LT_TEXT (run, REGION) && !lt_resolve_region (run->store, LT_TEXT (run, REGION), &region, NULL))
    return FALSE;
  segments = lt_resolve_segments (run->store, LT_LIST (run, SEGMENTS), NULL);
  return segments != NULL;
}

static void
claim_row (LtImportRun *run, guint row)
{
  const char *cell = lt_sheet_get_cell (run->sheet, row, run->columns[LT_FIELD_CREDIT]);
  const char *name = lt_sheet_get_cell (run->sheet, row, run->columns[LT_FIELD_NAME]);
  g_autofree char *credit = lt_value_is_blank (cell) ? NULL : lt_value_credit (cell, NULL), *tidy = NULL;
  const LtClaim *claim;

  if (!credit || lt_value_is_blank (name) || lt_value_is_formula (name))
    return;
  tidy = lt_text_tidy (name);
  claim = lt_claims_find (run->claims, credit);
  /* Only where rows call a code differently does it matter which of them are good. */
  if (tidy && (!claim || (strcmp (claim->name, tidy) != 0 && is_good (run, row))))
    lt_claims_set (run->claims, credit, tidy);
}

static gboolean
claim_codes (LtImportRun *run, GError **error)
{
  guint n_rows = run->fields[LT_FIELD_CREDIT] ? lt_sheet_get_n_rows (run->sheet) : 0;

  run->claims = lt_claims_new ();
  for (guint i = 0; i < n_rows; i++)
    claim_row (run, i);
  lt_claims_index (run->claims);
  return TRUE;
}

static gboolean
take_enterprise (LtImportRun *run, GError **error)
{
  Found found = { 0 };
  gboolean good = resolve_row (run, &found, error) && write_row (run, &found, error);

  g_clear_pointer (&found.segments, g_array_unref);
  return good;
}

static gboolean
take_participation (LtImportRun *run, GError **error)
{
  gint64 enterprise, segment, id;

  if (!lt_import_need_enterprise (run, LT_TEXT (run, ENTERPRISE), &enterprise, error))
    return FALSE;
  segment = lt_resolve_segment (run->store, LT_TEXT (run, SEGMENT), 0, error);
  if (segment == 0)
    return FALSE;
  write_participation (run, enterprise, segment, &id);
  lt_store_set_main (run->store, LT_TABLE_PARTICIPATION, id);
  return TRUE;
}

static const LtTable enterprise_tables[] = {
  LT_TABLE_REGION, LT_TABLE_CHAIN, LT_TABLE_SEGMENT, LT_TABLE_ENTERPRISE, LT_TABLE_FIGURE, LT_TABLE_HONOUR,
  LT_TABLE_PARTICIPATION, LT_N_TABLES,
};
static const LtTable participation_tables[] = {
  LT_TABLE_CHAIN, LT_TABLE_SEGMENT, LT_TABLE_ENTERPRISE, LT_TABLE_PARTICIPATION, LT_N_TABLES,
};

const LtImportHandler lt_import_enterprises = { enterprise_tables, claim_codes, take_enterprise, NULL };
const LtImportHandler lt_import_participations = { participation_tables, NULL, take_participation, NULL };
