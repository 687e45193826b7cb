#include "config.h"

#include "exchange/csv.h"
#include "exchange/encoding.h"
#include "exchange/error.h"
#include "workspace/text.h"

#include <csv.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* libcsv does not say where a row began. It is fed one physical line at a time, and told to report
 * every line end outside quotes (CSV_REPALL_NL): a line that ended no row continues a quoted cell. */
typedef struct {
  LtSheet   *sheet;
  GPtrArray *cells;      /* of the row being read */
  guint      line;       /* being fed */
  guint      row_line;   /* on which the row being read began */
  gboolean   row_ended;
  GError    *error;
} Reader;

static void
cell_cb (void *data, size_t length, void *user_data)
{
  Reader *reader = user_data;

  if (reader->error)
    return;
  if (length > LT_SHEET_MAX_CELL)
    g_set_error (&reader->error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_TOO_BIG,
                 _("%s, line %u: a cell is over 1 MiB. Is a quotation mark missing?"),
                 lt_sheet_get_name (reader->sheet), reader->row_line);
  else if (reader->cells->len > LT_SHEET_MAX_COLUMNS)
    g_set_error (&reader->error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_TOO_BIG,
                 _("%s, line %u: more than %u columns. Take out the ones that are not needed."),
                 lt_sheet_get_name (reader->sheet), reader->row_line, LT_SHEET_MAX_COLUMNS);
  else
    g_ptr_array_add (reader->cells, g_strndup (data, length));
}

static void
row_cb (int terminator, void *user_data)
{
  Reader *reader = user_data;

  reader->row_ended = TRUE;
  if (!reader->error)
    lt_sheet_add_row (reader->sheet, reader->row_line, (const char *const *) reader->cells->pdata,
                      reader->cells->len, &reader->error);
  g_ptr_array_set_size (reader->cells, 0);
}

/* Tabs are data here: they may be the delimiter. */
static int
is_space (unsigned char c)
{
  return c == ' ';
}

/* The end of the physical line that starts at `text`, past its CR LF, CR or LF. */
static const char *
line_end (const char *text, const char *end)
{
  while (text < end && *text != '\r' && *text != '\n')
    text++;
  if (text + 1 < end && text[0] == '\r' && text[1] == '\n')
    return text + 2;
  return text < end ? text + 1 : end;
}

/* The delimiter that the header uses most; quoted text does not count. */
static char
find_delimiter (const char *text, const char *end)
{
  const char delimiters[] = { ',', '\t', ';' };
  guint counts[G_N_ELEMENTS (delimiters)] = { 0 };
  gboolean quoted = FALSE;
  guint best = 0;

  while (text < end && g_ascii_isspace (*text))
    text++;
  for (; text < end && (quoted || (*text != '\r' && *text != '\n')); text++)
    {
      if (*text == '"')
        quoted = !quoted;
      for (guint i = 0; i < G_N_ELEMENTS (delimiters) && !quoted; i++)
        counts[i] += *text == delimiters[i];
    }
  for (guint i = 1; i < G_N_ELEMENTS (delimiters); i++)
    if (counts[i] > counts[best])
      best = i;
  return delimiters[best];
}

static void
feed_lines (Reader *reader, struct csv_parser *parser, const char *text, const char *end)
{
  const char *row_start = text;

  while (text < end && !reader->error)
    {
      const char *next = line_end (text, end);

      reader->line++;
      reader->row_ended = FALSE;
      if (csv_parse (parser, text, next - text, cell_cb, row_cb, reader) != (size_t) (next - text))
        g_set_error (&reader->error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_TEXT, _("%s, line %u: %s"),
                     lt_sheet_get_name (reader->sheet), reader->line, csv_strerror (csv_error (parser)));
      text = next;
      if (reader->row_ended)
        {
          reader->row_line = reader->line + 1;
          row_start = text;
        }
      else if (text - row_start > (gssize) LT_SHEET_MAX_CELL * 4)
        cell_cb (NULL, LT_SHEET_MAX_CELL + 1, reader);   /* a quote that never closes need not be read to the end */
    }
}

static void
finish_reading (Reader *reader, struct csv_parser *parser)
{
  /* One more line end closes any row that is not inside quotes. */
  reader->row_ended = FALSE;
  if (!reader->error)
    csv_parse (parser, "\n", 1, cell_cb, row_cb, reader);
  if (!reader->error && !reader->row_ended)
    g_set_error (&reader->error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_TEXT,
                 _("%s, line %u: a quotation mark opens that is never closed."),
                 lt_sheet_get_name (reader->sheet), reader->row_line);
  if (!reader->error && lt_sheet_get_n_columns (reader->sheet) == 0)
    g_set_error (&reader->error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_NOTHING,
                 _("“%s” is empty. Its first line must name the columns."), lt_sheet_get_name (reader->sheet));
}

static LtSheet *
parse_text (const char *text, gsize length, const char *name, GError **error)
{
  g_autoptr(LtSheet) sheet = lt_sheet_new (name);
  g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  Reader reader = { .sheet = sheet, .cells = cells, .row_line = 1 };
  struct csv_parser parser;

  if (csv_init (&parser, CSV_REPALL_NL) != 0)
    g_error ("csv_init() failed");
  csv_set_blk_size (&parser, 64 * 1024);   /* a realloc for every 128 bytes is its default */
  csv_set_delim (&parser, find_delimiter (text, text + length));
  csv_set_space_func (&parser, is_space);
  feed_lines (&reader, &parser, text, text + length);
  finish_reading (&reader, &parser);
  csv_free (&parser);

  if (reader.error)
    {
      g_propagate_error (error, reader.error);
      return NULL;
    }
  return g_steal_pointer (&sheet);
}

static gboolean
check_size (guint64 size, const char *name, GError **error)
{
  if (size <= LT_SHEET_MAX_BYTES)
    return TRUE;
  g_set_error (error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_TOO_BIG,
               _("“%s” is over 512 MiB. Split it into several files."), name);
  return FALSE;
}

/**
 * lt_csv_read_bytes:
 * @name: what the user knows the table by
 *
 * The encoding (UTF-8, UTF-16, GB18030) is found by itself, the delimiter (comma, semicolon, tab)
 * from the header line. Lines end in CR LF, CR or LF.
 *
 * Returns: (transfer full) (nullable): the sheet; %NULL with an %LT_EXCHANGE_ERROR.
 */
LtSheet *
lt_csv_read_bytes (GBytes *bytes, const char *name, GError **error)
{
  gsize length = 0, decoded = 0;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = NULL;

  if (!check_size (length, name, error))
    return NULL;
  text = lt_encoding_decode (data ? data : "", length, name, &decoded, NULL, error);
  return text ? parse_text (text, decoded, name, error) : NULL;
}

/**
 * lt_csv_read_file:
 *
 * As lt_csv_read_bytes(); the sheet is named by the file's base name. Only regular files are read.
 *
 * Returns: (transfer full) (nullable): the sheet; %NULL with a %G_FILE_ERROR or %LT_EXCHANGE_ERROR.
 */
LtSheet *
lt_csv_read_file (const char *path, GError **error)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = lt_text_one_line (base);
  g_autoptr(GBytes) bytes = NULL;
  char *data = NULL;
  gsize length = 0;
  GStatBuf info;

  if (g_stat (path, &info) == 0)
    {
      if (!S_ISREG (info.st_mode))
        {
          g_set_error (error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_TEXT,
                       _("“%s” is not a file. Choose a CSV file."), name);
          return NULL;
        }
      if (!check_size (info.st_size, name, error))
        return NULL;
    }
  if (!g_file_get_contents (path, &data, &length, error))
    return NULL;
  bytes = g_bytes_new_take (data, length);
  return lt_csv_read_bytes (bytes, name, error);
}

static gboolean
needs_quotes (const char *cell, char delimiter)
{
  gsize length = strlen (cell);

  if (length == 0)
    return FALSE;
  return strchr (cell, delimiter) || strpbrk (cell, "\"\r\n") || cell[0] == ' ' || cell[length - 1] == ' ';
}

/**
 * lt_csv_append_row:
 * @text: where the row is added, with a line end
 * @cells: as they are; whoever writes for spreadsheets defuses formulas first
 */
void
lt_csv_append_row (GString *text, char delimiter, const char *const *cells, guint n_cells)
{
  for (guint i = 0; i < n_cells; i++)
    {
      if (i > 0)
        g_string_append_c (text, delimiter);
      if (!needs_quotes (cells[i], delimiter))
        {
          g_string_append (text, cells[i]);
          continue;
        }
      g_string_append_c (text, '"');
      for (const char *c = cells[i]; *c; c++)
        g_string_append (text, *c == '"' ? "\"\"" : (char[]) { *c, '\0' });
      g_string_append_c (text, '"');
    }
  g_string_append_c (text, '\n');
}
