#include "config.h"

#include "exchange/import-private.h"
#include "workspace/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Rows between two reports of progress; each is also a chance to cancel. */
#define STEP_ROWS 256
/* Deeper than any tree of regions, whose rows may stand in any order. */
#define MAX_PASSES 32

static const LtImportHandler *const handlers[LT_N_IMPORT_KINDS] = {
  [LT_IMPORT_SOURCES] = &lt_import_sources,
  [LT_IMPORT_REGIONS] = &lt_import_regions,
  [LT_IMPORT_CHAINS] = &lt_import_chains,
  [LT_IMPORT_SEGMENTS] = &lt_import_segments,
  [LT_IMPORT_FLOWS] = &lt_import_flows,
  [LT_IMPORT_ZONES] = &lt_import_zones,
  [LT_IMPORT_ENTERPRISES] = &lt_import_enterprises,
  [LT_IMPORT_PARTICIPATIONS] = &lt_import_participations,
  [LT_IMPORT_SUPPLIES] = &lt_import_supplies,
  [LT_IMPORT_INSTITUTIONS] = &lt_import_institutions,
  [LT_IMPORT_TARGETS] = &lt_import_targets,
  [LT_IMPORT_PROJECTS] = &lt_import_projects,
  [LT_IMPORT_THRESHOLDS] = &lt_import_thresholds,
  [LT_IMPORT_LEDGER] = &lt_import_ledger,
};

static void
refusal_free (gpointer data)
{
  LtRefusal *refusal = data;

  g_free (refusal->file);
  g_free (refusal->reason);
  g_free (refusal);
}

/** lt_import_report_new: Returns: (transfer full): an empty report. */
LtImportReport *
lt_import_report_new (void)
{
  LtImportReport *self = g_new0 (LtImportReport, 1);

  self->refused = g_ptr_array_new_with_free_func (refusal_free);
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/** lt_import_report_free: */
void
lt_import_report_free (LtImportReport *self)
{
  g_ptr_array_unref (self->refused);
  g_ptr_array_unref (self->warnings);
  g_free (self->kind);
  g_free (self);
}

/* A map's header may be typed by hand: compared as headers are. */
static const char *
look_up_map (const LtImportOptions *options, const char *header)
{
  g_autofree char *wanted = lt_text_fold (header);
  GHashTableIter iter;
  gpointer key, field;

  if (!options || !options->header_map)
    return NULL;
  g_hash_table_iter_init (&iter, options->header_map);
  while (g_hash_table_iter_next (&iter, &key, &field))
    {
      g_autofree char *folded = lt_text_fold (key);

      if (g_strcmp0 (folded, wanted) == 0)
        return field;
    }
  return NULL;
}

/**
 * lt_import_match_header:
 * @options: (nullable): with the corrections that were made by hand
 * @unit: (out): the unit that the header's brackets name
 *
 * Returns: (transfer none) (nullable): the field that a column is read as; %NULL if it is left out, and
 * with %LT_EXCHANGE_ERROR_KIND if it is mapped to a field that @kind does not have.
 */
const LtField *
lt_import_match_header (LtImportKind kind, const char *header, const LtImportOptions *options, LtUnit *unit, GError **error)
{
  const LtKind *k = lt_kind_get (kind);
  const char *mapped = look_up_map (options, header);
  const LtField *field = lt_kind_find_field (k, mapped ? mapped : header, unit);

  if (!mapped || *mapped == '\0')
    return field;
  if (!field)
    g_set_error (error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_KIND, _("“%s” is not a field of %s."), mapped, k->name);
  else if (!lt_field_read_unit (field, header, unit))
    {
      g_autofree char *shown = lt_text_one_line (header);

      g_set_error (error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_KIND, _("The unit in “%s” is not known. Use 万元, 亿元, 亩 or 公顷."), shown);
      return NULL;
    }
  return field;
}

/* Of a group one column is enough; which, the rows say. */
static gboolean
check_group (LtImportRun *run, guint group, GError **error)
{
  g_autoptr(GString) names = g_string_new (NULL);

  for (const LtField *field = run->kind->fields; field->name; field++)
    if (field->group == group && run->fields[field->id])
      return TRUE;
    else if (field->group == group)
      g_string_append_printf (names, "%s“%s” (%.*s)", names->len ? ", " : "", field->name, (int) strcspn (field->headers, " "),
                              field->headers);
  if (names->len == 0)
    return TRUE;
  g_set_error (error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_KIND,
               _("“%s” as %s has none of the columns %s. Name one so, or map it."), lt_sheet_get_name (run->sheet),
               run->kind->name, names->str);
  return FALSE;
}

static gboolean
check_required (LtImportRun *run, GError **error)
{
  for (const LtField *field = run->kind->fields; field->name; field++)
    if (field->required && !run->fields[field->id])
      {
        g_set_error (error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_KIND,
                     _("“%s” as %s has no column “%s” (%.*s). Name one so, or map it."), lt_sheet_get_name (run->sheet),
                     run->kind->name, field->name, (int) strcspn (field->headers, " "), field->headers);
        return FALSE;
      }
  for (guint group = 1; group <= LT_MOST_GROUPS; group++)
    if (!check_group (run, group, error))
      return FALSE;
  return TRUE;
}

static gboolean
match_headers (LtImportRun *run, const LtImportOptions *options, GError **error)
{
  for (guint i = 0; i < lt_sheet_get_n_columns (run->sheet); i++)
    {
      const char *header = lt_sheet_get_header (run->sheet, i);
      const char *mapped = look_up_map (options, header);
      GError *failure = NULL;
      LtUnit unit;
      const LtField *field = lt_import_match_header (run->kind->kind, header, options, &unit, &failure);

      if (failure)
        {
          g_propagate_error (error, failure);
          return FALSE;
        }
      if (field && run->fields[field->id])
        lt_import_warn (run, _("%s: “%s” and “%s” are the same field; the second is left out"), lt_sheet_get_name (run->sheet),
                        lt_sheet_get_header (run->sheet, run->columns[field->id]), header);
      else if (field)
        {
          run->fields[field->id] = field;
          run->columns[field->id] = i;
          run->units[field->id] = unit;
        }
      else if (!mapped)
        lt_import_warn (run, _("%s: the column “%s” is not known and left out"), lt_sheet_get_name (run->sheet), header);
    }
  return check_required (run, error);
}

static gboolean
load_tables (LtImportRun *run, GError **error)
{
  for (const LtTable *table = run->handler->tables; *table != LT_N_TABLES; table++)
    if (!lt_store_load (run->store, *table, error))
      return FALSE;
  return lt_store_load (run->store, LT_TABLE_SOURCE, error) && lt_store_load (run->store, LT_TABLE_CITATION, error);
}

static void
refuse_row (LtImportRun *run, guint row, const char *reason)
{
  LtRefusal *refusal = g_new0 (LtRefusal, 1);

  refusal->file = g_strdup (lt_sheet_get_name (run->sheet));
  refusal->line = lt_sheet_get_line (run->sheet, row);
  refusal->reason = lt_text_message (reason);
  g_ptr_array_add (run->report->refused, refusal);
}

/* Why each row of the sheet is out, NULL for those that went in. */
typedef struct {
  GPtrArray *reasons;
  GByteArray *in;
} Rows;

/* FALSE only with an error that ends the import. */
static gboolean
take_row (LtImportRun *run, guint row, Rows *rows, GError **error)
{
  g_autoptr(GError) failure = NULL;

  if (lt_import_read_row (run, row, &failure) && run->handler->row (run, &failure))
    {
      rows->in->data[row] = TRUE;
      return TRUE;
    }
  if (!g_error_matches (failure, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_REFUSED))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  g_free (rows->reasons->pdata[row]);
  rows->reasons->pdata[row] = g_strdup (failure->message);
  return TRUE;
}

static gboolean
take_pass (LtImportRun *run, Rows *rows, gboolean first, GError **error)
{
  guint n_rows = lt_sheet_get_n_rows (run->sheet);

  for (guint i = 0; i < n_rows; i++)
    {
      double fraction = first ? (double) i / n_rows : 1;

      if (i % STEP_ROWS == 0 && !lt_edit_step (run->edit, run->done + run->share * fraction, error))
        return FALSE;
      if (!take_row (run, i, rows, error))
        return FALSE;
    }
  return TRUE;
}

/* Rows may name others that come later: a region its parent. So the whole sheet is taken again, in its own
 * order, until that changes nothing: as an import of the same file after this one would. */
static gboolean
take_passes (LtImportRun *run, Rows *rows, GError **error)
{
  for (guint pass = 0; pass < MAX_PASSES; pass++)
    {
      lt_store_begin_pass (run->store);
      if (!take_pass (run, rows, pass == 0, error))
        return FALSE;
      if (!lt_store_end_pass (run->store) || !(run->handler->settle || run->unsettled))
        break;
    }
  return TRUE;
}

static gboolean
take_all_rows (LtImportRun *run, GError **error)
{
  guint n_rows = lt_sheet_get_n_rows (run->sheet);
  Rows rows = { g_ptr_array_new_full (n_rows, g_free), g_byte_array_sized_new (n_rows) };
  gboolean good;

  g_ptr_array_set_size (rows.reasons, n_rows);
  g_byte_array_set_size (rows.in, n_rows);
  if (n_rows > 0)
    memset (rows.in->data, FALSE, n_rows);
  good = take_passes (run, &rows, error);
  for (guint i = 0; good && i < n_rows; i++)
    if (!rows.in->data[i])
      refuse_row (run, i, rows.reasons->pdata[i]);
  g_ptr_array_unref (rows.reasons);
  g_byte_array_unref (rows.in);
  return good;
}

static void
clear_run (LtImportRun *run)
{
  for (guint i = 0; i < LT_N_FIELDS; i++)
    {
      g_free (run->values[i].text);
      g_strfreev (run->values[i].list);
    }
  g_array_unref (run->sources);
  g_hash_table_unref (run->warned);
  lt_claims_free (run->claims);
  g_clear_pointer (&run->verdicts, g_ptr_array_unref);
  g_clear_pointer (&run->declared, g_hash_table_unref);
  g_clear_pointer (&run->amounts, g_hash_table_unref);
}

static gboolean
run_sheet (LtImportRun *run, const LtImportOptions *options, GError **error)
{
  const LtImportHandler *handler = run->handler;

  return match_headers (run, options, error)
         && load_tables (run, error)
         && (!handler->prepare || handler->prepare (run, error))
         && take_all_rows (run, error)
         && (!handler->finish || handler->finish (run, error))
         && lt_store_end_sheet (run->store, &run->report->created, &run->report->changed, &run->report->same, error);
}

/* One sheet of an import that may have several; they share a store. done, share: its part of the progress. */
gboolean
lt_import_run_sheet (LtStore *store, LtEdit *edit, LtSheet *sheet, LtImportKind kind, const LtImportOptions *options,
                     LtImportReport *report, double done, double share, GError **error)
{
  LtImportRun run = { .edit = edit, .store = store, .sheet = sheet, .report = report, .done = done, .share = share };
  gboolean good;

  run.kind = lt_kind_get (kind);
  run.handler = handlers[kind];
  run.sources = g_array_new (FALSE, FALSE, sizeof (gint64));
  run.warned = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  good = run_sheet (&run, options, error);
  clear_run (&run);
  return good;
}
