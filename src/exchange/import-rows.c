#include "config.h"

#include "exchange/import-private.h"
#include "exchange/words.h"
#include "workspace/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A row of a sheet as values, and values as fields of the document. */

#define MOST_CRITICAL 3

static void
clear_values (LtImportRun *run)
{
  for (guint i = 0; i < LT_N_FIELDS; i++)
    {
      g_free (run->values[i].text);
      g_strfreev (run->values[i].list);
      run->values[i] = (LtValue) { .figure = LT_UNKNOWN };
    }
}

static gboolean
check_name (const char *name, GError **error)
{
  if (!lt_value_is_formula (name))
    return TRUE;
  return lt_refuse (error, _("“%s” begins like a formula and is refused as a name"), name);
}

static gboolean
read_list (const LtField *field, const char *cell, LtValue *value, GError **error)
{
  g_auto(GStrv) parts = lt_text_split (cell);
  g_autoptr(GStrvBuilder) list = g_strv_builder_new ();
  guint count = 0;

  for (guint i = 0; parts[i]; i++)
    {
      g_autofree char *code = NULL;

      if (lt_value_is_blank (parts[i]))
        continue;
      if (field->type == LT_FIELD_TYPE_NAMES && !check_name (parts[i], error))
        return FALSE;
      if (field->type == LT_FIELD_TYPE_CODES && !(code = lt_value_industry (parts[i], error)))
        return FALSE;
      g_strv_builder_add (list, code ? code : parts[i]);
      count++;
    }
  value->set = count > 0;
  value->list = g_strv_builder_end (list);
  return TRUE;
}

static gboolean
read_figure (const LtField *field, const char *cell, LtUnit unit, LtValue *value, GError **error)
{
  LtMeasure measure = field->type == LT_FIELD_TYPE_MONEY ? LT_MEASURE_MONEY
                      : field->type == LT_FIELD_TYPE_LAND ? LT_MEASURE_LAND
                      : field->type == LT_FIELD_TYPE_COUNT ? LT_MEASURE_COUNT : LT_MEASURE_NUMBER;

  return lt_value_figure (cell, measure, unit, &value->figure, error);
}

static gboolean
read_cell (const LtField *field, const char *cell, LtUnit unit, LtValue *value, GError **error)
{
  value->set = TRUE;
  switch (field->type)
    {
    case LT_FIELD_TYPE_TEXT:
      value->text = lt_text_tidy (cell);
      value->set = value->text != NULL;
      return TRUE;
    case LT_FIELD_TYPE_NAME:
      value->text = lt_text_tidy (cell);
      value->set = value->text != NULL;      /* a cell may look empty and hold a zero-width space */
      return !value->set || check_name (cell, error);
    case LT_FIELD_TYPE_NAMES:
    case LT_FIELD_TYPE_LIST:
    case LT_FIELD_TYPE_CODES:
      return read_list (field, cell, value, error);
    case LT_FIELD_TYPE_CREDIT:
      return (value->text = lt_value_credit (cell, error)) != NULL;
    case LT_FIELD_TYPE_DATE:
      return (value->text = lt_value_date (cell, error)) != NULL;
    case LT_FIELD_TYPE_MARK:
      return lt_value_integer (cell, 0, MOST_CRITICAL, &value->number, error);
    case LT_FIELD_TYPE_YEAR:
      return lt_value_year (cell, &value->number, error);
    case LT_FIELD_TYPE_WORD:
      return lt_words_find (field->table, field->column, cell, &value->number, error);
    default:
      return read_figure (field, cell, unit, value, error);
    }
}

/* The header says what a column is; a reason that only quotes the cell would not say where to look. */
static gboolean
read_field (LtImportRun *run, const LtField *field, GError **error)
{
  const char *cell = lt_sheet_get_cell (run->sheet, run->row, run->columns[field->id]);
  const char *header = lt_sheet_get_header (run->sheet, run->columns[field->id]);
  gboolean is_text = field->type == LT_FIELD_TYPE_TEXT;
  GError *reason = NULL;

  if (strlen (cell) > LT_TEXT_MAX_BYTES)
    return lt_refuse (error, _("%s is too long; shorten it"), header);
  if (is_text || !lt_value_is_blank (cell))
    {
      if (!read_cell (field, cell, run->units[field->id], &run->values[field->id], &reason))
        {
          g_propagate_prefixed_error (error, reason, "%s: ", header);
          return FALSE;
        }
    }
  if (field->required && !run->values[field->id].set)
    {
      if (field->type == LT_FIELD_TYPE_NAME && !check_name (cell, error))
        return FALSE;
      return lt_refuse (error, _("%s is empty"), header);
    }
  return TRUE;
}

/* Of the columns of a group that the sheet has, one says something in every row. */
static gboolean
check_group (LtImportRun *run, guint group, GError **error)
{
  g_autoptr(GString) headers = g_string_new (NULL);

  for (const LtField *field = run->kind->fields; field->name; field++)
    {
      if (field->group != group || !run->fields[field->id])
        continue;
      if (run->values[field->id].set)
        return TRUE;
      g_string_append_printf (headers, "%s%s", headers->len ? ", " : "", lt_sheet_get_header (run->sheet, run->columns[field->id]));
    }
  return headers->len == 0 || lt_refuse (error, _("nothing stands in any of these: %s; fill in one of them"), headers->str);
}

static gboolean
read_sources (LtImportRun *run, GError **error)
{
  char **keys = LT_LIST (run, SOURCE);

  g_array_set_size (run->sources, 0);
  for (guint i = 0; keys && keys[i]; i++)
    {
      gint64 id = lt_resolve_source (run->store, keys[i], error);

      if (id == 0)
        return FALSE;
      g_array_append_val (run->sources, id);
    }
  return TRUE;
}

/* Reads a row's cells, checks each, and finds the sources it names. FALSE with a refusal. */
gboolean
lt_import_read_row (LtImportRun *run, guint row, GError **error)
{
  guint n_columns = lt_sheet_get_n_columns (run->sheet);

  run->row = row;
  clear_values (run);
  lt_store_set_row (run->store, row);
  /* A figure with an unquoted comma shifts every cell behind it. */
  if (lt_sheet_get_n_cells (run->sheet, row) > n_columns)
    return lt_refuse (error, _("the row has more cells than there are headers (%u); is a comma not quoted?"), n_columns);
  for (guint i = 0; i < LT_N_FIELDS; i++)
    if (run->fields[i] && !read_field (run, run->fields[i], error))
      return FALSE;
  for (guint group = 1; group <= LT_MOST_GROUPS; group++)
    if (!check_group (run, group, error))
      return FALSE;
  return read_sources (run, error);
}

/* Adds a line to the report's warnings, once. */
void
lt_import_warn (LtImportRun *run, const char *format, ...)
{
  g_autofree char *whole = NULL;
  va_list args;
  char *text;

  va_start (args, format);
  whole = g_strdup_vprintf (format, args);
  va_end (args);
  text = lt_text_message (whole);
  if (g_hash_table_contains (run->warned, text))
    g_free (text);
  else
    {
      g_hash_table_add (run->warned, text);
      g_ptr_array_add (run->report->warnings, g_strdup (text));
    }
}

/* A list keeps what it has, in its own spelling, and gains what it lacks. */
static void
add_to_list (char **list, char *const *values)
{
  g_auto(GStrv) have = *list ? lt_text_split (*list) : NULL;

  for (guint i = 0; values[i]; i++)
    if (!have || !g_strv_contains ((const char *const *) have, values[i]))
      {
        char *longer = lt_text_add_values (*list, values[i]);

        g_free (*list);
        *list = longer;
      }
}

static gboolean
is_list (LtFieldType type)
{
  return type == LT_FIELD_TYPE_NAMES || type == LT_FIELD_TYPE_LIST || type == LT_FIELD_TYPE_CODES;
}

static gboolean
is_number (LtFieldType type)
{
  return type == LT_FIELD_TYPE_MARK || type == LT_FIELD_TYPE_YEAR || type == LT_FIELD_TYPE_WORD;
}

/* Whether the row of the sheet says anything about these fields. */
gboolean
lt_import_has_any (LtImportRun *run, const LtFill *fill)
{
  for (; fill->field != LT_N_FIELDS; fill++)
    if (run->values[fill->field].set)
      return TRUE;
  return FALSE;
}

/* Writes what the row of the sheet says into a draft. An empty cell never erases. */
void
lt_import_fill (LtImportRun *run, gpointer row, const LtFill *fill)
{
  for (; fill->field != LT_N_FIELDS; fill++)
    {
      const LtField *field = run->fields[fill->field];
      const LtValue *value = &run->values[fill->field];
      gpointer at = (char *) row + fill->offset;

      if (!value->set)
        continue;
      if (is_list (field->type))
        add_to_list (at, value->list);
      else if (is_number (field->type))
        *(gint *) at = value->number;
      else if (value->text)
        {
          g_free (*(char **) at);
          *(char **) at = g_strdup (value->text);
        }
      else
        *(double *) at = value->figure;
    }
}
