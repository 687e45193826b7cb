#include "config.h"
#include "workspace/edit-target.h"

#include "workspace/edit-checks.h"
#include "workspace/edit-ledger.h"
#include "workspace/row-list.h"

#include <glib/gi18n-lib.h>

static gboolean
check_method (gint method, GError **error)
{
  return (method >= LT_METHOD_NONE && method <= LT_METHOD_HOME_TIE)
         || lt_edit_refuse (error, _("There is no such way of recruiting. Choose one of the ten."));
}

static gboolean
check_status (gint status, GError **error)
{
  return (status >= LT_TARGET_NONE && status <= LT_TARGET_DECLINED)
         || lt_edit_refuse (error, _("A target has no such status. Choose identified, contacted, visited or declined."));
}

static gboolean
check_new (LtEdit *edit, const LtEnterprise *enterprise, const LtSegment *segment, GError **error)
{
  g_autoptr(LtRowList) there = lt_row_list_read (edit, LT_TABLE_TARGET, "enterprise", enterprise->id, error);

  if (there == NULL)
    return FALSE;
  for (guint i = 0; i < there->n; i++)
    if (((const LtTarget *) there->rows[i])->segment == segment->id)
      return lt_edit_refuse (error, _("“%s” is a target for “%s” already. Change what is noted of it instead."),
                             enterprise->name, segment->name);
  return TRUE;
}

/**
 * lt_edit_add_target:
 * @target: the enterprise and the segment, and what is known: product, reason, method, status. Its key is set here; its
 *   texts stay the caller's. A status of none is %LT_TARGET_IDENTIFIED
 * @id: (out) (optional): the new target
 *
 * Notes that an enterprise is wanted for a segment. It can be so once. Wherever it lies: who is local is a matter of the
 * viewpoint, and the document has none.
 */
gboolean
lt_edit_add_target (LtEdit *edit, const LtTarget *target, gint64 *id, GError **error)
{
  g_autoptr(LtEnterprise) who = lt_edit_need (edit, LT_TABLE_ENTERPRISE, target->enterprise, error);
  g_autoptr(LtSegment) what = who != NULL ? lt_edit_need (edit, LT_TABLE_SEGMENT, target->segment, error) : NULL;
  g_autoptr(LtTarget) row = lt_row_new (LT_TABLE_TARGET);

  if (what == NULL || !check_method (target->method, error) || !check_status (target->status, error)
      || !lt_edit_tidy_text (target->product, &row->product, error) || !lt_edit_tidy_text (target->reason, &row->reason, error)
      || !check_new (edit, who, what, error))
    return FALSE;
  row->enterprise = target->enterprise;
  row->segment = target->segment;
  row->method = target->method;
  row->status = target->status != LT_TARGET_NONE ? target->status : LT_TARGET_IDENTIFIED;
  if (!lt_edit_insert (edit, LT_TABLE_TARGET, row, error))
    return FALSE;
  if (id != NULL)
    *id = row->id;
  return TRUE;
}

gboolean
lt_edit_set_target_method (LtEdit *edit, gint64 id, LtMethod method, GError **error)
{
  g_autoptr(LtTarget) row = lt_edit_need (edit, LT_TABLE_TARGET, id, error);

  if (row == NULL || !check_method (method, error))
    return FALSE;
  row->method = method;
  return lt_edit_update (edit, LT_TABLE_TARGET, row, error);
}

/* Being contacted and visited are things that were done on a day; of the rest the ledger has a note. */
static LtLedger
entry_of (gint64 target, LtTargetStatus status, const char *dated)
{
  LtLedger entry = { .target = target, .dated = (char *) dated, .kind = LT_LEDGER_NOTE, .amount_wan = LT_UNKNOWN };

  if (status == LT_TARGET_CONTACTED)
    entry.kind = LT_LEDGER_CONTACT;
  else if (status == LT_TARGET_VISITED)
    entry.kind = LT_LEDGER_VISIT;
  else
    entry.note = (char *) (status != LT_TARGET_NONE ? lt_enum_label (LT_TABLE_TARGET, "status", status) : _("Status unknown"));
  return entry;
}

/**
 * lt_edit_set_target_status:
 * @dated: (nullable): the day it came to be so, as an ISO date; %NULL: today
 *
 * Sets how far it has come with a target, and enters that into the ledger; nothing happens where it is so already.
 */
gboolean
lt_edit_set_target_status (LtEdit *edit, gint64 id, LtTargetStatus status, const char *dated, GError **error)
{
  g_autoptr(LtTarget) row = lt_edit_need (edit, LT_TABLE_TARGET, id, error);
  LtLedger entry;

  if (row == NULL || !check_status (status, error))
    return FALSE;
  if ((LtTargetStatus) row->status == status)
    return TRUE;
  row->status = status;
  entry = entry_of (id, status, dated);
  return lt_edit_update (edit, LT_TABLE_TARGET, row, error) && lt_edit_add_ledger (edit, &entry, NULL, error);
}

/**
 * lt_edit_set_source_regions:
 * @regions: (array length=n) (nullable): regions; none: no region is preferred
 *
 * Says from which regions targets are preferred; what lies below them is meant too.
 */
gboolean
lt_edit_set_source_regions (LtEdit *edit, const gint64 *regions, guint n, GError **error)
{
  g_autoptr(GString) keys = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      LtRegion *row = lt_edit_need (edit, LT_TABLE_REGION, regions[i], error);

      if (row == NULL)
        return FALSE;
      lt_row_free (LT_TABLE_REGION, row);
      g_string_append_printf (keys, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", regions[i]);
    }
  return lt_edit_set_meta (edit, LT_META_SOURCE_REGIONS, keys->len > 0 ? keys->str : NULL, error);
}
