#include "config.h"
#include "workspace/edit-ledger.h"

#include "workspace/edit-checks.h"
#include "workspace/row-list.h"
#include "workspace/text.h"
#include "workspace/workspace.h"

#include <glib/gi18n-lib.h>

/** lt_edit_today: returns (transfer full): the day it is where the computer stands: what was done today is dated so. */
char *
lt_edit_today (void)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}

static gboolean
check_subject (LtEdit *edit, const LtLedger *entry, GError **error)
{
  const LtTable table = entry->target != 0 ? LT_TABLE_TARGET : LT_TABLE_PROJECT;
  gpointer row;

  if ((entry->target != 0) == (entry->project != 0))
    return lt_edit_refuse (error, _("An entry of the ledger is of one target or of one project. Choose one."));
  row = lt_edit_need (edit, table, entry->target != 0 ? entry->target : entry->project, error);
  lt_row_free (table, row);
  return row != NULL;
}

static gboolean
check_amount (double amount_wan, GError **error)
{
  return !lt_known (amount_wan) || (isfinite (amount_wan) && amount_wan >= 0)
         || lt_edit_refuse (error, _("Money that arrived is a figure of 0 or more. Type it again."));
}

/**
 * lt_edit_add_ledger:
 * @entry: of a target or of a project, with its day and kind; who enters it and its key are set here. Its texts stay the
 *   caller's; the day %NULL: today
 * @id: (out) (optional): the new entry
 *
 * Notes what was done about a target or a project, on a day of the calendar (YYYY-MM-DD). A note says something.
 */
gboolean
lt_edit_add_ledger (LtEdit *edit, const LtLedger *entry, gint64 *id, GError **error)
{
  g_autoptr(LtLedger) row = lt_row_new (LT_TABLE_LEDGER);

  if (!check_subject (edit, entry, error) || !check_amount (entry->amount_wan, error)
      || !lt_edit_tidy_note (entry->note, &row->note, error))
    return FALSE;
  if (entry->kind <= LT_LEDGER_NONE || entry->kind > LT_LEDGER_NOTE)
    return lt_edit_refuse (error, _("The ledger has no such kind of entry. Choose contact, visit, meeting or note."));
  if (entry->kind == LT_LEDGER_NOTE && row->note == NULL)
    return lt_edit_refuse (error, _("The note is empty. Type what there is to note."));
  row->dated = entry->dated != NULL ? lt_text_tidy (entry->dated) : lt_edit_today ();
  if (row->dated == NULL || !lt_text_is_day (row->dated))
    return lt_edit_refuse (error, _("“%s” is not a day. Write it as year, month and day: 2026-03-31."),
                           entry->dated != NULL ? entry->dated : "");
  row->target = entry->target;
  row->project = entry->project;
  row->kind = entry->kind;
  row->amount_wan = entry->amount_wan;
  row->author = g_strdup (lt_workspace_get_author ());
  if (!lt_edit_insert (edit, LT_TABLE_LEDGER, row, error))
    return FALSE;
  if (id != NULL)
    *id = row->id;
  return TRUE;
}
