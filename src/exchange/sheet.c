#include "config.h"

#include "exchange/error.h"
#include "exchange/sheet.h"
#include "workspace/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Two million rows as separate strings would cost gigabytes: the text of all cells lies in one
 * buffer, and a cell is its offset there. Offset 0 is the empty cell. */
typedef struct {
  guint line;
  guint first;     /* of its cells */
  guint n_cells;   /* without the empty ones at its end */
} Row;

struct _LtSheet {
  char       *name;
  GByteArray *text;
  GArray     *cells;     /* guint32 offsets into text */
  GArray     *rows;      /* Row */
  Row         header;
  gboolean    has_header;
};

/**
 * lt_sheet_new:
 * @name: what the user knows the table by: the file's base name; it becomes one line of valid text
 *
 * Returns: (transfer full): an empty sheet.
 */
LtSheet *
lt_sheet_new (const char *name)
{
  LtSheet *self = g_new0 (LtSheet, 1);

  self->name = lt_text_one_line (name);
  self->text = g_byte_array_new ();
  g_byte_array_append (self->text, (const guint8 *) "", 1);
  self->cells = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  return self;
}

/** lt_sheet_free: */
void
lt_sheet_free (LtSheet *self)
{
  g_free (self->name);
  g_byte_array_unref (self->text);
  g_array_unref (self->cells);
  g_array_unref (self->rows);
  g_free (self);
}

static gboolean
is_blank (const char *cell)
{
  while (g_ascii_isspace (*cell))
    cell++;
  return *cell == '\0' || strcmp (cell, "\xe3\x80\x80") == 0;   /* an ideographic space alone */
}

static gboolean
check_bounds (LtSheet *self, guint line, guint n_cells, gsize bytes, GError **error)
{
  if (n_cells > LT_SHEET_MAX_COLUMNS)
    g_set_error (error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_TOO_BIG,
                 _("%s, line %u: more than %u columns. Take out the ones that are not needed."),
                 self->name, line, LT_SHEET_MAX_COLUMNS);
  else if (self->rows->len >= LT_SHEET_MAX_ROWS || self->cells->len + n_cells > LT_SHEET_MAX_CELLS
           || self->text->len + bytes > G_MAXINT32)
    g_set_error (error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_TOO_BIG,
                 _("%s, line %u: the table has too many rows. Split it into several files."), self->name, line);
  else
    return TRUE;
  return FALSE;
}

/**
 * lt_sheet_add_row:
 * @line: the physical line the row began on; the first is 1
 * @cells: UTF-8
 *
 * The first row that is not blank is the header; blank rows are left out.
 *
 * Returns: %FALSE with %LT_EXCHANGE_ERROR_TOO_BIG beyond the bounds of a sheet.
 */
gboolean
lt_sheet_add_row (LtSheet *self, guint line, const char *const *cells, guint n_cells, GError **error)
{
  Row row = { line, self->cells->len, n_cells };
  gsize bytes = 0;

  while (row.n_cells > 0 && is_blank (cells[row.n_cells - 1]))
    row.n_cells--;
  if (row.n_cells == 0)
    return TRUE;
  for (guint i = 0; i < row.n_cells; i++)
    bytes += strlen (cells[i]) + 1;
  if (!check_bounds (self, line, row.n_cells, bytes, error))
    return FALSE;

  for (guint i = 0; i < row.n_cells; i++)
    {
      gsize length = strlen (cells[i]);
      guint32 offset = length > 0 ? self->text->len : 0;

      if (length > 0)
        g_byte_array_append (self->text, (const guint8 *) cells[i], length + 1);
      g_array_append_val (self->cells, offset);
    }
  if (self->has_header)
    g_array_append_val (self->rows, row);
  else
    self->header = row;
  self->has_header = TRUE;
  return TRUE;
}

static const char *
row_cell (LtSheet *self, const Row *row, guint column)
{
  guint32 offset = column < row->n_cells ? g_array_index (self->cells, guint32, row->first + column) : 0;

  return (const char *) self->text->data + offset;
}

/** lt_sheet_get_name: */
const char *
lt_sheet_get_name (LtSheet *self)
{
  return self->name;
}

/** lt_sheet_get_n_columns: Returns: the number of headers. */
guint
lt_sheet_get_n_columns (LtSheet *self)
{
  return self->header.n_cells;
}

/** lt_sheet_get_header: Returns: the header as the file has it; "" past the last. */
const char *
lt_sheet_get_header (LtSheet *self, guint column)
{
  return row_cell (self, &self->header, column);
}

/** lt_sheet_get_n_rows: Returns: the number of rows below the header. */
guint
lt_sheet_get_n_rows (LtSheet *self)
{
  return self->rows->len;
}

/** lt_sheet_get_line: Returns: the physical line on which a row began. */
guint
lt_sheet_get_line (LtSheet *self, guint row)
{
  g_return_val_if_fail (row < self->rows->len, 0);

  return g_array_index (self->rows, Row, row).line;
}

/** lt_sheet_get_n_cells: Returns: the number of cells up to the last that is not blank. */
guint
lt_sheet_get_n_cells (LtSheet *self, guint row)
{
  g_return_val_if_fail (row < self->rows->len, 0);

  return g_array_index (self->rows, Row, row).n_cells;
}

/**
 * lt_sheet_get_cell:
 *
 * Returns: (transfer none): the cell as the file has it; "" where the row is shorter.
 */
const char *
lt_sheet_get_cell (LtSheet *self, guint row, guint column)
{
  g_return_val_if_fail (row < self->rows->len, "");

  return row_cell (self, &g_array_index (self->rows, Row, row), column);
}
