#include "config.h"
#include "workspace/edit-enterprise.h"

#include "workspace/credit-code.h"
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

/* --- The credit code --- */

/* Sets *other to the name of who has the code. */
typedef struct {
  const LtEnterprise *self;
  char               *other;           /* (nullable) */
} Holder;

static gboolean
compare_credits (gpointer row, gpointer user_data, GError **error)
{
  const LtEnterprise *other = row;
  Holder *search = user_data;

  if (other->id != search->self->id && search->other == NULL && g_strcmp0 (other->credit, search->self->credit) == 0)
    search->other = g_strdup (other->name);
  return TRUE;
}

static gboolean
check_holder (LtEdit *edit, const LtEnterprise *row, GError **error)
{
  Holder search = { row, NULL };
  gboolean fine = lt_edit_each (edit, LT_TABLE_ENTERPRISE, NULL, 0, compare_credits, &search, error);
  g_autofree char *other = search.other;

  return fine && (other == NULL || lt_edit_refuse (error, _("“%s” has this credit code. Check which of the two it belongs to."), other));
}

static gboolean
read_credit (const char *text, char **code, GError **error)
{
  *code = NULL;
  switch (text != NULL ? lt_credit_code (text, code) : LT_CREDIT_FINE)
    {
    case LT_CREDIT_MALFORMED:
      return lt_edit_refuse (error, _("“%s” is not a credit code. Type its 18 digits and capitals, among which are no I, O, S, V and Z."), text);
    case LT_CREDIT_MISTYPED:
      return lt_edit_refuse (error, _("The check digit of “%s” is wrong. Look for a mistyped character."), text);
    case LT_CREDIT_FINE:
    default:
      return TRUE;
    }
}

/**
 * lt_edit_set_credit:
 * @text: (nullable): a unified social credit code as somebody typed it; nothing but white space takes it back
 *
 * Refuses a code that is none of GB 32100-2015, or that another enterprise has.
 */
gboolean
lt_edit_set_credit (LtEdit *edit, gint64 id, const char *text, GError **error)
{
  g_autoptr(LtEnterprise) row = lt_edit_need (edit, LT_TABLE_ENTERPRISE, id, error);
  g_autofree char *tidy = NULL;
  char *code;

  if (row == NULL || !lt_edit_tidy_text (text, &tidy, error) || !read_credit (tidy, &code, error))
    return FALSE;
  g_free (row->credit);
  row->credit = code;
  return (code == NULL || check_holder (edit, row, error)) && lt_edit_update (edit, LT_TABLE_ENTERPRISE, row, error);
}

/* --- Status and region --- */

gboolean
lt_edit_set_status (LtEdit *edit, gint64 id, gint status, GError **error)
{
  g_autoptr(LtEnterprise) row = lt_edit_need (edit, LT_TABLE_ENTERPRISE, id, error);

  if (row == NULL)
    return FALSE;
  if (status < LT_STATUS_NONE || status > LT_STATUS_CLOSED)
    return lt_edit_refuse (error, _("An enterprise has no such status. Choose one of the list."));
  row->status = status;
  return lt_edit_update (edit, LT_TABLE_ENTERPRISE, row, error);
}

static gboolean
check_region (LtEdit *edit, gint64 region, GError **error)
{
  gpointer row = region != 0 ? lt_edit_need (edit, LT_TABLE_REGION, region, error) : NULL;
  gboolean fine = region == 0 || row != NULL;

  lt_row_free (LT_TABLE_REGION, row);
  return fine;
}

/** lt_edit_set_home: says in which region an enterprise or an institution is. */
gboolean
lt_edit_set_home (LtEdit *edit, LtTable table, gint64 id, gint64 region, GError **error)
{
  const LtColumn *column = &lt_table_get_info (table)->columns[lt_table_find_column (table, "region")];
  gpointer row = check_region (edit, region, error) ? lt_edit_need (edit, table, id, error) : NULL;
  gboolean fine;

  if (row == NULL)
    return FALSE;
  *(gint64 *) G_STRUCT_MEMBER_P (row, column->offset) = region;
  fine = lt_edit_update (edit, table, row, error);
  lt_row_free (table, row);
  return fine;
}

/* --- Parents --- */

/* Whether the way up from an enterprise leads to another one. A foreign file's may form a ring. */
static gboolean
check_above (LtEdit *edit, const LtEnterprise *row, gint64 parent, GError **error)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (gint64 at = parent; at != 0 && g_hash_table_add (seen, g_memdup2 (&at, sizeof at));)
    {
      g_autoptr(LtEnterprise) above = lt_edit_need (edit, LT_TABLE_ENTERPRISE, at, error);

      if (above == NULL)
        return FALSE;
      if (above->parent == row->id)
        return lt_edit_refuse (error, _("“%s” is above the enterprise that would be its parent. "
                                        "Take that one out of the group first."), row->name);
      at = above->parent;
    }
  return TRUE;
}

/** lt_edit_set_parent: @parent: the enterprise of which it is a subsidiary; 0: of none */
gboolean
lt_edit_set_parent (LtEdit *edit, gint64 id, gint64 parent, GError **error)
{
  g_autoptr(LtEnterprise) row = lt_edit_need (edit, LT_TABLE_ENTERPRISE, id, error);

  if (row == NULL)
    return FALSE;
  if (parent == id)
    return lt_edit_refuse (error, _("An enterprise cannot be its own parent. Choose another one."));
  if (!check_above (edit, row, parent, error))
    return FALSE;
  row->parent = parent;
  return lt_edit_update (edit, LT_TABLE_ENTERPRISE, row, error);
}

/* --- Honours --- */

/* The key of the row that says that an enterprise has an honour, or 0. */
static gboolean
find_honour (LtEdit *edit, gint64 enterprise, const char *name, gint64 *id, GError **error)
{
  g_autoptr(LtRowList) rows = lt_row_list_read (edit, LT_TABLE_HONOUR, "enterprise", enterprise, error);

  *id = 0;
  for (guint i = 0; rows != NULL && i < rows->n; i++)
    if (g_str_equal (((const LtHonour *) rows->rows[i])->name, name))
      *id = ((const LtHonour *) rows->rows[i])->id;
  return rows != NULL;
}

gboolean
lt_edit_add_honour (LtEdit *edit, const gint64 *ids, guint n, const char *name, GError **error)
{
  g_autofree char *tidy = lt_edit_tidy_name (name, error);

  for (guint i = 0; tidy != NULL && i < n; i++)
    {
      g_autoptr(LtEnterprise) who = lt_edit_need (edit, LT_TABLE_ENTERPRISE, ids[i], error);
      gint64 there;

      if (who == NULL || !find_honour (edit, ids[i], tidy, &there, error)
          || (there == 0 && !lt_edit_insert (edit, LT_TABLE_HONOUR, &(LtHonour) { 0, ids[i], tidy }, error)))
        return FALSE;
    }
  return tidy != NULL;
}

gboolean
lt_edit_remove_honour (LtEdit *edit, const gint64 *ids, guint n, const char *name, GError **error)
{
  for (guint i = 0; i < n; i++)
    {
      gint64 there;

      if (!find_honour (edit, ids[i], name, &there, error) || (there != 0 && !lt_edit_delete (edit, LT_TABLE_HONOUR, there, error)))
        return FALSE;
    }
  return TRUE;
}

/* --- Institutions --- */

/** lt_edit_rename_institution: gives an institution another name; its key stays. */
gboolean
lt_edit_rename_institution (LtEdit *edit, gint64 id, const char *name, GError **error)
{
  g_autoptr(LtInstitution) row = lt_edit_need (edit, LT_TABLE_INSTITUTION, id, error);
  char *tidy = row != NULL ? lt_edit_tidy_name (name, error) : NULL;
  g_autoptr(GHashTable) taken = tidy != NULL ? lt_edit_names (edit, LT_TABLE_INSTITUTION, NULL, 0, &id, 1, error) : NULL;

  if (tidy != NULL)
    {
      g_free (row->name);
      row->name = tidy;
    }
  if (taken == NULL)
    return FALSE;
  if (lt_names_has (taken, tidy))
    return lt_edit_refuse (error, _("There is an innovation platform “%s” already. Choose another name."), tidy);
  return lt_edit_update (edit, LT_TABLE_INSTITUTION, row, error);
}
