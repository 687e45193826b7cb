#include "config.h"
#include "workspace/edit-participation.h"

#include "workspace/edit-checks.h"
#include "workspace/row-list.h"

#include <glib/gi18n-lib.h>

static gboolean
check_role (gint role, GError **error)
{
  return (role >= LT_ROLE_NONE && role <= LT_ROLE_SUPPORT)
         || lt_edit_refuse (error, _("An enterprise has no such role. Choose leader, core or support."));
}

/**
 * lt_edit_participate:
 * @id: (out) (optional): the new participation
 *
 * Puts an enterprise into a segment. It can be there once.
 */
gboolean
lt_edit_participate (LtEdit *edit, gint64 enterprise, gint64 segment, LtRole role, gint64 *id, GError **error)
{
  g_autoptr(LtEnterprise) who = lt_edit_need (edit, LT_TABLE_ENTERPRISE, enterprise, error);
  g_autoptr(LtSegment) where = who != NULL ? lt_edit_need (edit, LT_TABLE_SEGMENT, segment, error) : NULL;
  g_autoptr(LtRowList) there = NULL;
  LtParticipation row = { 0, enterprise, segment, role };

  if (where == NULL || !check_role (role, error))
    return FALSE;
  there = lt_row_list_read (edit, LT_TABLE_PARTICIPATION, "enterprise", enterprise, error);
  if (there == NULL)
    return FALSE;
  for (guint i = 0; i < there->n; i++)
    if (((const LtParticipation *) there->rows[i])->segment == segment)
      return lt_edit_refuse (error, _("“%s” is in “%s” already. Change its role there instead."), who->name, where->name);
  if (!lt_edit_insert (edit, LT_TABLE_PARTICIPATION, &row, error))
    return FALSE;
  if (id != NULL)
    *id = row.id;
  return TRUE;
}

gboolean
lt_edit_set_role (LtEdit *edit, gint64 participation, LtRole role, GError **error)
{
  g_autoptr(LtParticipation) row = lt_edit_need (edit, LT_TABLE_PARTICIPATION, participation, error);

  if (row == NULL || !check_role (role, error))
    return FALSE;
  row->role = role;
  return lt_edit_update (edit, LT_TABLE_PARTICIPATION, row, error);
}

/**
 * lt_edit_study:
 * @id: (out) (optional): the new row
 *
 * Says that an institution works on a segment, or trains people for it.
 */
gboolean
lt_edit_study (LtEdit *edit, gint64 institution, gint64 segment, gint64 *id, GError **error)
{
  g_autoptr(LtInstitution) who = lt_edit_need (edit, LT_TABLE_INSTITUTION, institution, error);
  g_autoptr(LtSegment) where = who != NULL ? lt_edit_need (edit, LT_TABLE_SEGMENT, segment, error) : NULL;
  g_autoptr(LtRowList) there = where != NULL ? lt_row_list_read (edit, LT_TABLE_STUDY, "institution", institution, error) : NULL;
  LtStudy row = { 0, institution, segment };

  if (there == NULL)
    return FALSE;
  for (guint i = 0; i < there->n; i++)
    if (((const LtStudy *) there->rows[i])->segment == segment)
      return lt_edit_refuse (error, _("“%s” works on “%s” already. Choose another one."), who->name, where->name);
  if (!lt_edit_insert (edit, LT_TABLE_STUDY, &row, error))
    return FALSE;
  if (id != NULL)
    *id = row.id;
  return TRUE;
}
