#include "config.h"
#include "workspace/edit-citation.h"

#include "workspace/edit-checks.h"
#include "workspace/row-list.h"
#include "workspace/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- Sources --- */

/* Its columns are all texts of one line but the note. */
static gboolean
tidy_source (LtSource *row, const LtSource *from, GError **error)
{
  return lt_edit_tidy_text (from->title, &row->title, error) && lt_edit_tidy_text (from->publisher, &row->publisher, error)
         && lt_edit_tidy_text (from->dated, &row->dated, error) && lt_edit_tidy_text (from->url, &row->url, error)
         && lt_edit_tidy_note (from->note, &row->note, error);
}

static gboolean
check_key (LtEdit *edit, const char *key, GError **error)
{
  g_autoptr(LtRowList) rows = lt_row_list_read (edit, LT_TABLE_SOURCE, NULL, 0, error);
  g_autofree char *folded = lt_text_fold (key);

  for (guint i = 0; rows != NULL && i < rows->n; i++)
    {
      g_autofree char *other = lt_text_fold (((LtSource *) rows->rows[i])->key);

      if (strcmp (folded, other) == 0)
        return lt_edit_refuse (error, _("There is a source “%s” already. Choose it, or give this one another key."), key);
    }
  return rows != NULL;
}

/**
 * lt_edit_add_source:
 * @row: its title, and what else is known; its key is what tables call it by, without one the title. Its id is set. Its
 * texts stay the caller's
 *
 * Adds a document that data come from.
 */
gboolean
lt_edit_add_source (LtEdit *edit, LtSource *row, GError **error)
{
  g_autoptr(LtSource) made = lt_row_new (LT_TABLE_SOURCE);
  g_autofree char *key = NULL;

  if (!lt_edit_tidy_text (row->key, &key, error) || !tidy_source (made, row, error))
    return FALSE;
  if (key == NULL && made->title == NULL)
    return lt_edit_refuse (error, _("The source has no title. Type the title of the document."));
  made->key = lt_edit_tidy_name (key != NULL ? key : made->title, error);
  if (made->key == NULL || !check_key (edit, made->key, error) || !lt_edit_insert (edit, LT_TABLE_SOURCE, made, error))
    return FALSE;
  row->id = made->id;
  return TRUE;
}

/* --- Citations --- */

static gboolean
check_basis (const LtCitation *row, GError **error)
{
  if (row->basis < LT_BASIS_NONE || row->basis > LT_BASIS_JUDGEMENT)
    return lt_edit_refuse (error, _("There is no such basis. Choose a source or a judgement."));
  if (row->source == 0 && row->basis != LT_BASIS_JUDGEMENT)
    return lt_edit_refuse (error, _("No source is chosen. Choose one, or say that it is a judgement."));
  return TRUE;
}

/* A place of a source is cited once for a row. */
static gboolean
check_new (LtEdit *edit, const LtCitation *row, GError **error)
{
  g_autoptr(LtRowList) there = lt_row_list_read (edit, LT_TABLE_CITATION, "row", row->row, error);

  for (guint i = 0; there != NULL && i < there->n; i++)
    {
      const LtCitation *other = there->rows[i];

      if (lt_row_key (LT_TABLE_CITATION, other) == lt_row_key (LT_TABLE_CITATION, row))
        return row->source != 0 ? lt_edit_refuse (error, _("This source is cited already. Name another place in it."))
                                : lt_edit_refuse (error, _("It is said to be a judgement already. Choose a source instead."));
    }
  return there != NULL;
}

/**
 * lt_edit_cite:
 * @table: of the row that is backed; none of citations
 * @row: the source, or 0 for a judgement without one; the basis, without one that the source states it; place and note. Its
 * id is set. Its texts stay the caller's
 *
 * Says where a row of the document comes from.
 */
gboolean
lt_edit_cite (LtEdit *edit, LtTable table, gint64 id, LtCitation *row, GError **error)
{
  gpointer backed = lt_edit_need (edit, table, id, error);
  g_autoptr(LtSource) source = backed != NULL && row->source != 0 ? lt_edit_need (edit, LT_TABLE_SOURCE, row->source, error) : NULL;
  g_autoptr(LtCitation) made = lt_row_new (LT_TABLE_CITATION);
  gboolean there = backed != NULL && (row->source == 0 || source != NULL);

  g_return_val_if_fail (table != LT_TABLE_CITATION, FALSE);
  lt_row_free (table, backed);
  made->subject = g_strdup (lt_table_get_info (table)->name);
  made->row = id;
  made->source = row->source;
  made->basis = row->basis == LT_BASIS_NONE && row->source != 0 ? LT_BASIS_SOURCE : row->basis;
  if (!there || !lt_edit_tidy_text (row->place, &made->place, error) || !lt_edit_tidy_note (row->note, &made->note, error)
      || !check_basis (made, error) || !check_new (edit, made, error) || !lt_edit_insert (edit, LT_TABLE_CITATION, made, error))
    return FALSE;
  row->id = made->id;
  return TRUE;
}
