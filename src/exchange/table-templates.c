#include "config.h"

#include "exchange/csv.h"
#include "exchange/table-templates.h"
#include "exchange/words.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Excel and WPS take a file without it for GBK. */
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* --- Names and headers --- */

/* The first of some words in Chinese, the language of the people who fill these tables in. */
static char *
first_chinese (const char *words)
{
  g_auto(GStrv) all = g_strsplit (words, " ", -1);

  for (guint i = 0; all[i] != NULL; i++)
    if (!g_str_is_ascii (all[i]))
      return g_strdup (all[i]);
  g_return_val_if_reached (g_strdup (words));
}

/**
 * lt_table_template_name:
 *
 * The number puts the files in the order in which they build on each other; the importer reads past it.
 *
 * Returns: (transfer full): "07-企业.csv"
 */
char *
lt_table_template_name (LtImportKind kind)
{
  g_autofree char *word = first_chinese (lt_kind_get (kind)->files);

  return g_strdup_printf ("%02u-%s.csv", kind, word);
}

/* "营业收入（万元）" */
static char *
make_header (const LtField *field)
{
  const char *unit = lt_field_get_unit (field);
  g_autofree char *word = first_chinese (field->headers);

  return unit != NULL ? g_strdup_printf ("%s（%s）", word, unit) : g_steal_pointer (&word);
}

/* --- The guide --- */

static char *
describe_type (const LtField *field)
{
  g_autofree char *words = NULL;

  switch (field->type)
    {
    case LT_FIELD_TYPE_NAMES:
    case LT_FIELD_TYPE_LIST:
      return g_strdup (_("several in a cell are separated by “；”"));
    case LT_FIELD_TYPE_CODES:
      return g_strdup (_("codes of GB/T 4754, separated by “；”"));
    case LT_FIELD_TYPE_CREDIT:
      return g_strdup (_("18 characters"));
    case LT_FIELD_TYPE_MONEY:
    case LT_FIELD_TYPE_LAND:
      return g_strdup (_("a figure; another unit may stand in the header’s brackets"));
    case LT_FIELD_TYPE_COUNT:
    case LT_FIELD_TYPE_NUMBER:
      return g_strdup (_("a figure"));
    case LT_FIELD_TYPE_MARK:
      return g_strdup (_("0 to 3"));
    case LT_FIELD_TYPE_YEAR:
      return g_strdup (_("as in 2025"));
    case LT_FIELD_TYPE_DATE:
      return g_strdup (_("as in 2025-03-31"));
    case LT_FIELD_TYPE_WORD:
      words = lt_words_list (field->table, field->column);
      return g_strdup_printf (_("one of: %s"), words);
    case LT_FIELD_TYPE_TEXT:
    case LT_FIELD_TYPE_NAME:
    default:
      return NULL;
    }
}

/* (transfer full) (nullable): what may be filled in instead of a field: the others of its group. */
static char *
list_instead (const LtKind *kind, const LtField *field)
{
  g_autoptr(GString) list = g_string_new (NULL);

  for (const LtField *other = kind->fields; other->name != NULL; other++)
    if (other->group > 0 && other->group == field->group && other != field)
      {
        g_autofree char *header = make_header (other);

        g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", header);
      }
  return list->len > 0 ? g_strdup (list->str) : NULL;
}

static void
guide_field (GString *text, const LtKind *kind, const LtField *field)
{
  g_autofree char *header = make_header (field), *type = describe_type (field), *instead = list_instead (kind, field);

  g_string_append_printf (text, "  %s", header);
  if (field->required)
    g_string_append (text, C_("after the name of a column", " (required)"));
  if (instead != NULL)
    g_string_append_printf (text, C_("after the name of a column", " (required, or instead of it: %s)"), instead);
  if (type != NULL)
    g_string_append_printf (text, C_("column, what it holds", ": %s"), type);
  g_string_append (text, "\r\n");
}

static char *
make_guide (void)
{
  GString *text = g_string_new (BYTE_ORDER_MARK);

  g_string_append_printf (text, "%s\r\n\r\n%s\r\n%s\r\n%s\r\n", _("Liantu’s table templates"),
                          _("Each CSV file is one table. Fill in rows below the headers with a spreadsheet program, save as CSV, and import."),
                          _("Only the columns marked as required must be filled in; others may stay empty or be deleted, in any order."),
                          _("Importing again never erases: an empty cell changes nothing, and what is the same is not added twice."));
  for (LtImportKind kind = LT_IMPORT_AUTO + 1; kind < LT_N_IMPORT_KINDS; kind++)
    {
      g_autoptr(GPtrArray) fields = lt_kind_list_fields (lt_kind_get (kind));
      g_autofree char *name = lt_table_template_name (kind);

      g_string_append_printf (text, "\r\n%s\r\n", name);
      for (guint i = 0; i < fields->len; i++)
        guide_field (text, lt_kind_get (kind), fields->pdata[i]);
    }
  return g_string_free (text, FALSE);
}

/** lt_table_templates_get_guide: Returns: (transfer full): the name of the text beside the tables. */
char *
lt_table_templates_get_guide (void)
{
  return g_strdup (C_("file name", "00-Read me.txt"));
}

/** lt_table_templates_is_guide: Returns: whether a file is the text beside the tables, which is none: people choose all files of a folder. */
gboolean
lt_table_templates_is_guide (const char *path)
{
  g_autofree char *name = g_path_get_basename (path), *guide = lt_table_templates_get_guide ();

  return strcmp (name, guide) == 0;
}

/* --- Writing --- */

static char *
make_table (LtImportKind kind)
{
  g_autoptr(GPtrArray) fields = lt_kind_list_fields (lt_kind_get (kind));
  g_autoptr(GPtrArray) headers = g_ptr_array_new_with_free_func (g_free);
  GString *text = g_string_new (BYTE_ORDER_MARK);

  for (guint i = 0; i < fields->len; i++)
    g_ptr_array_add (headers, make_header (fields->pdata[i]));
  lt_csv_append_row (text, ',', (const char *const *) headers->pdata, headers->len);
  return g_string_free (text, FALSE);
}

/* Never over a file that is there: it may be one that somebody has filled in. */
static gboolean
write_new (GFile *file, const char *text, GError **error)
{
  g_autoptr(GError) failure = NULL;
  g_autoptr(GFileOutputStream) stream = g_file_create (file, G_FILE_CREATE_NONE, NULL, &failure);
  g_autofree char *name = g_file_get_basename (file);

  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_EXISTS))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                 _("“%s” is there already. Choose another folder: a table that somebody may have filled in is not written over."), name);
  else if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  if (stream == NULL)
    return FALSE;
  if (g_output_stream_write_all (G_OUTPUT_STREAM (stream), text, strlen (text), NULL, NULL, error)
      && g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, error))
    return TRUE;
  g_file_delete (file, NULL, NULL);
  return FALSE;
}

static gboolean
write_in (GFile *folder, const char *name, char *text, GPtrArray *written, GError **error)
{
  GFile *file = g_file_get_child (folder, name);
  g_autofree char *content = text;

  if (!write_new (file, content, error))
    {
      g_object_unref (file);
      return FALSE;
    }
  g_ptr_array_add (written, file);
  return TRUE;
}

static gboolean
write_all (GFile *folder, GPtrArray *written, GError **error)
{
  g_autofree char *guide = lt_table_templates_get_guide ();

  if (!write_in (folder, guide, make_guide (), written, error))
    return FALSE;
  for (LtImportKind kind = LT_IMPORT_AUTO + 1; kind < LT_N_IMPORT_KINDS; kind++)
    {
      g_autofree char *name = lt_table_template_name (kind);

      if (!write_in (folder, name, make_table (kind), written, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * lt_table_templates_write:
 * @folder: where; made if it is not there
 *
 * Writes an empty table for every kind that can be imported, as UTF-8 that spreadsheet programs recognise, and a
 * text about their columns in the language of the user.
 *
 * Returns: %FALSE with a #GIOErrorEnum where one of the files is there already or cannot be written; none is
 * left behind then.
 */
gboolean
lt_table_templates_write (const char *folder, GError **error)
{
  g_autoptr(GFile) place = g_file_new_for_path (folder);
  g_autoptr(GPtrArray) written = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GError) failure = NULL;

  if (!g_file_make_directory_with_parents (place, NULL, &failure) && !g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_EXISTS))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (write_all (place, written, error))
    return TRUE;
  for (guint i = 0; i < written->len; i++)
    g_file_delete (written->pdata[i], NULL, NULL);
  return FALSE;
}
