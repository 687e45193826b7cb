#include "config.h"

#include "exchange/bundle.h"
#include "exchange/import.h"
#include "exchange/template-segment.h"
#include "exchange/words.h"
#include "workspace/edit-checks.h"
#include "workspace/edit-segment.h"
#include "workspace/row-list.h"
#include "workspace/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static LtSheet *
find_sheet (LtTemplate *self, LtImportKind kind)
{
  g_autofree char *name = g_strconcat (lt_kind_get (kind)->name, ".csv", NULL);

  for (guint i = 0; i < self->sheets->len; i++)
    if (strcmp (lt_sheet_get_name (self->sheets->pdata[i]), name) == 0)
      return self->sheets->pdata[i];
  return NULL;
}

/* In which column a field is, or the number of columns */
static guint
find_column (LtSheet *sheet, LtFieldId id)
{
  guint column = 0;

  for (; column < lt_sheet_get_n_columns (sheet); column++)
    {
      LtUnit unit;
      const LtField *field = lt_import_match_header (LT_IMPORT_SEGMENTS, lt_sheet_get_header (sheet, column), NULL, &unit, NULL);

      if (field != NULL && field->id == id)
        break;
    }
  return column;
}

static char *
read_cell (LtSheet *sheet, guint row, LtFieldId id)
{
  guint column = find_column (sheet, id);

  return column < lt_sheet_get_n_cells (sheet, row) ? lt_text_tidy (lt_sheet_get_cell (sheet, row, column)) : NULL;
}

/* --- Listing --- */

static void
segment_free (gpointer data)
{
  LtTemplateSegment *self = data;

  g_free (self->name);
  g_free (self->products);
  g_free (self->keywords);
  g_free (self->codes);
  g_free (self);
}

/** lt_template_list_segments: Returns: (transfer full) (element-type LtTemplateSegment): the template's segments. */
GPtrArray *
lt_template_list_segments (LtTemplate *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (segment_free);
  LtSheet *sheet = find_sheet (self, LT_IMPORT_SEGMENTS);

  for (guint row = 0; sheet != NULL && row < lt_sheet_get_n_rows (sheet); row++)
    {
      LtTemplateSegment *segment = g_new0 (LtTemplateSegment, 1);
      g_autofree char *position = read_cell (sheet, row, LT_FIELD_POSITION);

      segment->row = row;
      segment->name = read_cell (sheet, row, LT_FIELD_NAME);
      segment->products = read_cell (sheet, row, LT_FIELD_PRODUCTS);
      segment->keywords = read_cell (sheet, row, LT_FIELD_KEYWORDS);
      segment->codes = read_cell (sheet, row, LT_FIELD_CODES);
      if (position != NULL)
        lt_words_find (LT_TABLE_SEGMENT, "position", position, &segment->position, NULL);
      g_ptr_array_add (list, segment);
    }
  return list;
}

/* --- Adding --- */

/* The template's row alone, as if it were of that chain and at that position. */
static LtSheet *
make_sheet (LtSheet *sheet, guint row, const char *chain, gint position, GError **error)
{
  guint n = lt_sheet_get_n_columns (sheet), of_chain = find_column (sheet, LT_FIELD_CHAIN), of_position = find_column (sheet, LT_FIELD_POSITION);
  g_autofree const char **cells = g_new0 (const char *, n);
  g_autoptr(LtSheet) made = lt_sheet_new (lt_sheet_get_name (sheet));

  for (guint i = 0; i < n; i++)
    cells[i] = lt_sheet_get_header (sheet, i);
  if (!lt_sheet_add_row (made, 1, cells, n, error))
    return NULL;
  for (guint i = 0; i < n; i++)
    if (i == of_chain)
      cells[i] = chain;
    else if (i == of_position && position != LT_POSITION_STAYS)
      cells[i] = lt_enum_nick (LT_TABLE_SEGMENT, "position", position);
    else
      cells[i] = i < lt_sheet_get_n_cells (sheet, row) ? lt_sheet_get_cell (sheet, row, i) : "";
  return lt_sheet_add_row (made, lt_sheet_get_line (sheet, row), cells, n, error) ? g_steal_pointer (&made) : NULL;
}

static gboolean
check_name (LtEdit *edit, const LtChain *chain, const char *name, GError **error)
{
  g_autoptr(GHashTable) names = lt_edit_names (edit, LT_TABLE_SEGMENT, "chain", chain->id, NULL, 0, error);

  return names != NULL
         && (!lt_names_has (names, name)
             || lt_edit_refuse (error, _("The chain has a segment “%s” already. Choose another name."), name));
}

static gboolean
find_segment (LtEdit *edit, gint64 chain, const char *name, gint64 *id, GError **error)
{
  g_autoptr(LtRowList) rows = lt_row_list_read (edit, LT_TABLE_SEGMENT, "chain", chain, error);
  g_autofree char *wanted = lt_text_fold (name);

  for (guint i = 0; rows != NULL && i < rows->n; i++)
    {
      g_autofree char *folded = lt_text_fold (((LtSegment *) rows->rows[i])->name);

      if (strcmp (folded, wanted) == 0)
        *id = ((LtSegment *) rows->rows[i])->id;
    }
  return rows != NULL;
}

/**
 * lt_template_add_segment:
 * @row: an #LtTemplateSegment's
 * @chain: the chain that takes it; another than the template's as a rule
 * @position: an #LtPosition; %LT_POSITION_STAYS: as the template has it
 * @id: (out): the new segment
 *
 * Inside an edit, on the writer's thread: makes a segment as the template has it, with its products, keywords, codes and
 * note. It cites the template, as a judgement, as the rows of a whole chain from it do. Refuses where the chain has one of
 * that name. It is the last that the edit does to segments.
 */
gboolean
lt_template_add_segment (LtEdit *edit, LtTemplate *self, guint row, gint64 chain, gint position, gint64 *id, GError **error)
{
  LtSheet *sheet = find_sheet (self, LT_IMPORT_SEGMENTS), *sources = find_sheet (self, LT_IMPORT_SOURCES);
  g_autoptr(LtChain) to = lt_edit_need (edit, LT_TABLE_CHAIN, chain, error);
  g_autofree char *name = NULL;
  g_autoptr(GPtrArray) sheets = g_ptr_array_new ();
  g_autoptr(LtSheet) made = NULL;
  LtBundle bundle = { sheets, NULL };

  g_return_val_if_fail (sheet != NULL && sources != NULL && row < lt_sheet_get_n_rows (sheet), FALSE);
  if (to == NULL)
    return FALSE;
  name = read_cell (sheet, row, LT_FIELD_NAME);
  if (!check_name (edit, to, name, error))
    return FALSE;
  made = make_sheet (sheet, row, to->name, position, error);
  if (made == NULL)
    return FALSE;
  g_ptr_array_add (sheets, sources);
  g_ptr_array_add (sheets, made);
  *id = 0;
  return lt_bundle_import (&bundle, edit, error) && find_segment (edit, chain, name, id, error);
}
