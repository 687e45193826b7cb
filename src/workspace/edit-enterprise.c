#include "config.h"
#include "workspace/edit-enterprise.h"

#include "workspace/edit-checks.h"
#include "workspace/row-list.h"
#include "workspace/text.h"

#include <glib/gi18n-lib.h>

typedef struct {
  const LtEnterprise *self;
  char               *folded;
  char               *other;           /* (nullable): how the one that is in the way is written */
} Namesake;

/* As an import tells enterprises apart: by their codes, else by their names without the company's form. */
static gboolean
compare_names (gpointer row, gpointer user_data, GError **error)
{
  const LtEnterprise *other = row;
  Namesake *search = user_data;
  g_autofree char *folded = NULL;

  if (other->id == search->self->id || search->other != NULL || (other->credit != NULL && search->self->credit != NULL))
    return TRUE;
  folded = lt_text_fold_company (other->name);
  if (g_str_equal (folded, search->folded))
    search->other = g_strdup (other->name);
  return TRUE;
}

static gboolean
check_name (LtEdit *edit, const LtEnterprise *row, GError **error)
{
  g_autofree char *folded = lt_text_fold_company (row->name), *other = NULL;
  Namesake search = { row, folded, NULL };
  gboolean fine = lt_edit_each (edit, LT_TABLE_ENTERPRISE, NULL, 0, compare_names, &search, error);

  other = search.other;
  return fine && (other == NULL || lt_edit_refuse (error, _("There is an enterprise “%s” already. Choose another name."), other));
}

/** lt_edit_rename_enterprise: gives an enterprise another name; its key stays. */
gboolean
lt_edit_rename_enterprise (LtEdit *edit, gint64 id, const char *name, GError **error)
{
  g_autoptr(LtEnterprise) row = lt_edit_need (edit, LT_TABLE_ENTERPRISE, id, error);
  char *tidy = row != NULL ? lt_edit_tidy_name (name, error) : NULL;

  if (tidy == NULL)
    return FALSE;
  g_free (row->name);
  row->name = tidy;
  return check_name (edit, row, error) && lt_edit_update (edit, LT_TABLE_ENTERPRISE, row, error);
}
