#include "config.h"

#include "exchange/import-private.h"
#include "workspace/edit-ledger.h"
#include "workspace/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What was done about a project or a target. As with an entry that is made in the window no status and no stage follow from
 * it: those have tables and columns of their own. Neither projects nor targets enter here: of one that only a visit names,
 * nobody has said what it is wanted for. */

static const LtFill project_fill[] = { LT_FILL (AMOUNT, LtLedger, amount_wan), LT_FILL (AUTHOR, LtLedger, author), LT_FILL_END };
static const LtFill target_fill[] = { LT_FILL (AUTHOR, LtLedger, author), LT_FILL_END };

static gboolean
find_project (LtImportRun *run, gint64 *id, GError **error)
{
  const char *name = LT_TEXT (run, PROJECT), *region = LT_TEXT (run, REGION);
  LtRegionHit hit = { 0 };

  if ((region && !lt_resolve_region (run->store, region, &hit, error)) || !lt_resolve_project (run->store, name, &hit, id, error))
    return FALSE;
  if (*id != 0)
    return TRUE;
  return region ? lt_refuse (error, _("there is no project “%s” in “%s”; import it first, or correct the name"), name, region)
                : lt_refuse (error, _("there is no project “%s”; import it first, or correct the name"), name);
}

static gboolean
find_target (LtImportRun *run, gint64 *id, GError **error)
{
  const char *name = LT_TEXT (run, ENTERPRISE), *segment_name = LT_TEXT (run, SEGMENT);
  gint64 enterprise, segment = 0;

  if (!lt_import_need_enterprise (run, name, &enterprise, error)
      || (segment_name && (segment = lt_resolve_segment (run->store, segment_name, 0, error)) == 0))
    return FALSE;
  return lt_resolve_target (run->store, name, enterprise, segment, id, error);
}

/* Money is money that arrived, and a text of no kind is a note. */
static LtLedgerKind
read_kind (LtImportRun *run)
{
  if (LT_VALUE (run, KIND)->set)
    return LT_VALUE (run, KIND)->number;
  return LT_TEXT (run, NOTE) && !(LT_VALUE (run, AMOUNT)->figure > 0) ? LT_LEDGER_NOTE : LT_LEDGER_FUNDS;
}

/* As lt_edit_add_ledger() and the window have it. */
static gboolean
check_entry (LtImportRun *run, const LtLedger *entry, GError **error)
{
  if (!lt_text_is_day (entry->dated))
    return lt_refuse (error, _("“%s” is no whole day; write it like 2023-01-03"), entry->dated);
  if (entry->kind == LT_LEDGER_NOTE && !entry->note)
    return lt_refuse (error, _("the note is empty; say what there is to note"));
  if (entry->target != 0
      && (entry->kind == LT_LEDGER_STAGE || entry->kind == LT_LEDGER_FUNDS || LT_VALUE (run, AMOUNT)->figure > 0))
    return lt_refuse (error, _("stage changes and money are of projects; name the project, or leave them out"));
  return TRUE;
}

/* Two sums of one day that nothing else tells apart would be one entry with the last of them. */
static gboolean
check_amount (LtImportRun *run, gint64 id, GError **error)
{
  const LtLedger *entry = lt_store_get (run->store, LT_TABLE_LEDGER, id);
  gpointer earlier = g_hash_table_lookup (run->amounts, &id);

  if (!LT_VALUE (run, AMOUNT)->set)
    return TRUE;
  if (earlier && entry->amount_wan != LT_VALUE (run, AMOUNT)->figure)
    return lt_refuse (error, _("line %u has the same entry with another amount; tell them apart in the note"),
                      lt_sheet_get_line (run->sheet, GPOINTER_TO_UINT (earlier) - 1));
  return TRUE;
}

static void
note_amount (LtImportRun *run, gint64 id)
{
  if (LT_VALUE (run, AMOUNT)->set)
    g_hash_table_insert (run->amounts, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (run->row + 1));
}

static void
warn_of_future (LtImportRun *run, const char *dated)
{
  g_autofree char *today = lt_edit_today ();

  if (strcmp (dated, today) > 0)
    lt_import_warn (run, _("%s, line %u: the day %s is still to come"), lt_sheet_get_name (run->sheet),
                    lt_sheet_get_line (run->sheet, run->row), dated);
}

static gboolean
write_entry (LtImportRun *run, const LtLedger *entry, GError **error)
{
  gint64 id = lt_store_find_like (run->store, LT_TABLE_LEDGER, entry);
  LtLedger *draft;

  if (id != 0 && !check_amount (run, id, error))
    return FALSE;
  draft = lt_store_draft (run->store, LT_TABLE_LEDGER, id);
  if (id == 0)
    {
      draft->target = entry->target;
      draft->project = entry->project;
      draft->dated = g_strdup (entry->dated);
      draft->kind = entry->kind;
      draft->note = g_strdup (entry->note);
    }
  lt_import_fill (run, draft, entry->project != 0 ? project_fill : target_fill);
  lt_store_save (run->store, LT_TABLE_LEDGER, draft, &id);
  note_amount (run, id);
  lt_store_set_main (run->store, LT_TABLE_LEDGER, id);
  lt_import_cite (run, LT_TABLE_LEDGER, id, FALSE);
  warn_of_future (run, entry->dated);
  return TRUE;
}

/* A row that names a project is of it, whoever else it names: lists of projects say who invests. */
static gboolean
take_entry (LtImportRun *run, GError **error)
{
  LtLedger entry = { .dated = LT_TEXT (run, DATE), .kind = read_kind (run), .note = LT_TEXT (run, NOTE) };
  gboolean found = LT_TEXT (run, PROJECT) ? find_project (run, &entry.project, error) : find_target (run, &entry.target, error);

  return found && check_entry (run, &entry, error) && write_entry (run, &entry, error);
}

static gboolean
begin (LtImportRun *run, GError **error)
{
  run->amounts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return TRUE;
}

static const LtTable ledger_tables[] = {
  LT_TABLE_REGION, LT_TABLE_CHAIN, LT_TABLE_SEGMENT, LT_TABLE_ENTERPRISE, LT_TABLE_TARGET, LT_TABLE_PROJECT, LT_TABLE_LEDGER,
  LT_N_TABLES,
};

const LtImportHandler lt_import_ledger = { ledger_tables, begin, take_entry, NULL };
