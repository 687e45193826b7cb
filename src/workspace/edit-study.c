#include "config.h"
#include "workspace/edit-study.h"

#include "workspace/edit-checks.h"
#include "workspace/row-list.h"

#include <glib/gi18n-lib.h>

/**
 * lt_edit_add_study:
 * @id: (out) (optional): the new link
 *
 * Links an institution to a segment that it works on or trains for. It can be linked once.
 */
gboolean
lt_edit_add_study (LtEdit *edit, gint64 institution, gint64 segment, gint64 *id, GError **error)
{
  g_autoptr(LtInstitution) who = lt_edit_need (edit, LT_TABLE_INSTITUTION, institution, error);
  g_autoptr(LtSegment) what = who != NULL ? lt_edit_need (edit, LT_TABLE_SEGMENT, segment, error) : NULL;
  g_autoptr(LtRowList) there = what != NULL ? lt_row_list_read (edit, LT_TABLE_STUDY, "institution", institution, error) : NULL;
  LtStudy row = { 0, institution, segment };

  if (there == NULL)
    return FALSE;
  for (guint i = 0; i < there->n; i++)
    if (((const LtStudy *) there->rows[i])->segment == segment)
      return lt_edit_refuse (error, _("“%s” is linked to “%s” already. Choose another segment."), who->name, what->name);
  if (!lt_edit_insert (edit, LT_TABLE_STUDY, &row, error))
    return FALSE;
  if (id != NULL)
    *id = row.id;
  return TRUE;
}
