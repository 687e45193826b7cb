#include "config.h"
#include "workspace/edit-override.h"

#include "workspace/edit-checks.h"
#include "workspace/row-list.h"
#include "workspace/text.h"

#include <glib/gi18n-lib.h>

/* Whether there are the region and the segment that it speaks of. */
static gboolean
check_ends (LtEdit *edit, const LtOverride *row, GError **error)
{
  gpointer region = lt_edit_need (edit, LT_TABLE_REGION, row->region, error);
  g_autoptr(LtSegment) segment = region != NULL ? lt_edit_need (edit, LT_TABLE_SEGMENT, row->segment, error) : NULL;

  lt_row_free (LT_TABLE_REGION, region);
  return segment != NULL;
}

static gboolean
check_words (const LtOverride *row, GError **error)
{
  if (row->coverage <= LT_OVERRIDE_NONE || row->coverage > LT_OVERRIDE_STRONG)
    return lt_edit_refuse (error, _("There is no such coverage. Choose one of the list."));
  if (row->reason == NULL)
    return lt_edit_refuse (error, _("The reason is missing. Say why the coverage is not what the rules make of it."));
  if (row->dated == NULL || !lt_text_is_day (row->dated))
    return lt_edit_refuse (error, _("“%s” is not a day. Write it as year, month and day: 2026-03-31."),
                           row->dated != NULL ? row->dated : "");
  return TRUE;
}

/* What is there of that region and segment: one at most, but for files that were merged elsewhere. */
static gboolean
remove_all (LtEdit *edit, const LtRowList *there, gint64 region, const LtOverride *but, GError **error)
{
  for (guint i = 0; i < there->n; i++)
    {
      const LtOverride *row = there->rows[i];

      if (row->region == region && row != but && !lt_edit_delete (edit, LT_TABLE_OVERRIDE, row->id, error))
        return FALSE;
    }
  return TRUE;
}

static const LtOverride *
find_in (const LtRowList *there, gint64 region)
{
  for (guint i = 0; i < there->n; i++)
    if (((const LtOverride *) there->rows[i])->region == region)
      return there->rows[i];
  return NULL;
}

/**
 * lt_edit_set_override:
 * @row: the region to look from and the segment, what its coverage is held to be there, why, who says so (may be %NULL) and
 *   on which day (YYYY-MM-DD). Its id is set. Its texts stay the caller's
 *
 * Says that a segment's coverage, seen from exactly that region, is another one than the rules make of it, or changes what was
 * said before.
 */
gboolean
lt_edit_set_override (LtEdit *edit, LtOverride *row, GError **error)
{
  g_autoptr(LtOverride) made = lt_row_new (LT_TABLE_OVERRIDE);
  g_autoptr(LtRowList) there = NULL;
  const LtOverride *old;

  made->region = row->region;
  made->segment = row->segment;
  made->coverage = row->coverage;
  if (!check_ends (edit, row, error) || !lt_edit_tidy_text (row->reason, &made->reason, error)
      || !lt_edit_tidy_text (row->owner, &made->owner, error) || !lt_edit_tidy_text (row->dated, &made->dated, error)
      || !check_words (made, error)
      || (there = lt_row_list_read (edit, LT_TABLE_OVERRIDE, "segment", row->segment, error)) == NULL)
    return FALSE;
  old = find_in (there, row->region);
  made->id = old != NULL ? old->id : 0;
  if (!remove_all (edit, there, row->region, old, error)
      || !(old != NULL ? lt_edit_update (edit, LT_TABLE_OVERRIDE, made, error)
                       : lt_edit_insert (edit, LT_TABLE_OVERRIDE, made, error)))
    return FALSE;
  row->id = made->id;
  return TRUE;
}

/** lt_edit_clear_override: takes back what was said of a segment seen from a region; it goes by the rules again. */
gboolean
lt_edit_clear_override (LtEdit *edit, gint64 region, gint64 segment, GError **error)
{
  g_autoptr(LtRowList) there = lt_row_list_read (edit, LT_TABLE_OVERRIDE, "segment", segment, error);

  if (there == NULL)
    return FALSE;
  if (find_in (there, region) == NULL)
    return lt_edit_refuse (error, _("The coverage goes by the rules already. Nothing is to be taken back."));
  return remove_all (edit, there, region, NULL, error);
}
