/* Segments from another program's text: names, one a line, or a table under headers that the importer knows. */
#include "config.h"

#include "exchange/clipping-private.h"
#include "exchange/clipping.h"
#include "exchange/csv.h"
#include "exchange/error.h"
#include "exchange/kinds.h"
#include "exchange/words.h"
#include "workspace/edit-checks.h"
#include "workspace/text.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define MOST_CRITICAL 3

/* The text as a table; columns: of each field, or -1. */
typedef struct {
  LtSheet    *sheet;
  gint        columns[LT_N_FIELDS];
  GHashTable *rows;              /* folded names → the first row of that name */
} Table;

static void
table_clear (Table *table)
{
  g_clear_pointer (&table->sheet, lt_sheet_free);
  g_clear_pointer (&table->rows, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

/* (nullable): NULL where there is no such column, or nothing in it */
static const char *
get_cell (const Table *table, guint row, LtFieldId field)
{
  const char *cell = table->columns[field] >= 0 && (guint) table->columns[field] < lt_sheet_get_n_cells (table->sheet, row)
                     ? lt_sheet_get_cell (table->sheet, row, table->columns[field]) : NULL;

  return cell != NULL && *cell != '\0' ? cell : NULL;
}

/* --- Cells as members --- */

static gboolean
add_name (JsonBuilder *json, const char *name, GError **error)
{
  if (name != NULL && lt_value_is_formula (name))
    return lt_refuse (error, _("“%s” begins like a formula and is refused as a name"), name);
  lt_clipping_add_text (json, "name", name != NULL ? name : "");
  return TRUE;
}

static gboolean
add_position (JsonBuilder *json, const char *cell, GError **error)
{
  gint position;

  if (cell == NULL || lt_value_is_blank (cell))
    return TRUE;
  if (!lt_words_find (LT_TABLE_SEGMENT, "position", cell, &position, error))
    return FALSE;
  lt_clipping_add_text (json, "position", lt_enum_nick (LT_TABLE_SEGMENT, "position", position));
  return TRUE;
}

static gboolean
add_criticality (JsonBuilder *json, const char *cell, GError **error)
{
  gint number;

  if (cell == NULL || lt_value_is_blank (cell))
    return TRUE;
  if (!lt_value_integer (cell, 0, MOST_CRITICAL, &number, error))
    return FALSE;
  json_builder_set_member_name (json, "criticality");
  json_builder_add_int_value (json, number);
  return TRUE;
}

static gboolean
add_codes (JsonBuilder *json, const char *cell, GError **error)
{
  g_auto(GStrv) parts = lt_text_split (cell != NULL && !lt_value_is_blank (cell) ? cell : "");
  g_autofree char *joined = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *code = lt_value_industry (parts[i], error);

      if (code == NULL)
        return FALSE;
      g_free (parts[i]);
      parts[i] = code;
    }
  joined = g_strjoinv ("；", parts);
  lt_clipping_add_text (json, "codes", *joined != '\0' ? joined : NULL);
  return TRUE;
}

static void
add_products (JsonBuilder *json, const char *cell)
{
  g_auto(GStrv) names = lt_text_split (cell != NULL && !lt_value_is_blank (cell) ? cell : "");

  json_builder_set_member_name (json, "products");
  json_builder_begin_array (json);
  for (guint i = 0; names[i] != NULL; i++)
    json_builder_add_string_value (json, names[i]);
  json_builder_end_array (json);
}

static gboolean
add_segment (JsonBuilder *json, const Table *table, guint row, GError **error)
{
  json_builder_begin_object (json);
  if (!add_name (json, get_cell (table, row, LT_FIELD_NAME), error)
      || !add_position (json, get_cell (table, row, LT_FIELD_POSITION), error)
      || !add_criticality (json, get_cell (table, row, LT_FIELD_CRITICALITY), error)
      || !add_codes (json, get_cell (table, row, LT_FIELD_CODES), error))
    return FALSE;
  lt_clipping_add_text (json, "keywords", get_cell (table, row, LT_FIELD_KEYWORDS));
  lt_clipping_add_text (json, "note", get_cell (table, row, LT_FIELD_NOTE));
  add_products (json, get_cell (table, row, LT_FIELD_PRODUCTS));
  json_builder_end_object (json);
  return TRUE;
}

/* --- Flows --- */

/* Either end may name the other, and both may; what is not in the table stays out, as in a clipping of ours. */
static void
add_ends (JsonBuilder *json, const Table *table, guint row, LtFieldId field, GHashTable *seen)
{
  const char *cell = get_cell (table, row, field);
  g_auto(GStrv) names = lt_text_split (cell != NULL ? cell : "");

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *folded = lt_text_fold (names[i]);
      gpointer found;
      gint64 supplier, buyer, *pair;

      if (!g_hash_table_lookup_extended (table->rows, folded, NULL, &found))
        continue;
      supplier = field == LT_FIELD_UPSTREAM ? GPOINTER_TO_UINT (found) : row;
      buyer = field == LT_FIELD_UPSTREAM ? row : GPOINTER_TO_UINT (found);
      pair = g_memdup2 (&(gint64) { supplier * LT_CLIPPING_MAX_SEGMENTS + buyer }, sizeof *pair);
      if (!g_hash_table_add (seen, pair))
        continue;
      json_builder_begin_object (json);
      json_builder_set_member_name (json, "supplier");
      json_builder_add_int_value (json, supplier);
      json_builder_set_member_name (json, "buyer");
      json_builder_add_int_value (json, buyer);
      json_builder_end_object (json);
    }
}

/* --- The text --- */

static gboolean
read_table (Table *table, const char *text, gsize length, GError **error)
{
  const LtKind *kind = lt_kind_get (LT_IMPORT_SEGMENTS);
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, length);

  for (guint i = 0; i < LT_N_FIELDS; i++)
    table->columns[i] = -1;
  table->sheet = lt_csv_read_bytes (bytes, _("Clipboard"), error);
  for (guint i = 0; table->sheet != NULL && i < lt_sheet_get_n_columns (table->sheet); i++)
    {
      LtUnit unit;
      const LtField *field = lt_kind_find_field (kind, lt_sheet_get_header (table->sheet, i), &unit);

      if (field != NULL && table->columns[field->id] < 0)
        table->columns[field->id] = i;
    }
  return table->sheet != NULL;
}

/* Of a text without such headers, and of a header alone, each line is a name. */
static gboolean
is_table (const Table *table)
{
  return table->sheet != NULL && table->columns[LT_FIELD_NAME] >= 0 && lt_sheet_get_n_rows (table->sheet) > 0;
}

/* Names, one a line: the table of one column that they are. No more of them is read than are refused. */
static gboolean
read_lines (Table *table, const char *text, GError **error)
{
  const char *header = "name";

  g_clear_pointer (&table->sheet, lt_sheet_free);
  table->sheet = lt_sheet_new (_("Clipboard"));
  for (guint i = 0; i < LT_N_FIELDS; i++)
    table->columns[i] = i == LT_FIELD_NAME ? 0 : -1;
  if (!lt_sheet_add_row (table->sheet, 0, &header, 1, error))
    return FALSE;
  for (guint line = 1; *text != '\0' && lt_sheet_get_n_rows (table->sheet) <= LT_CLIPPING_MAX_SEGMENTS; line++)
    {
      gsize length = strcspn (text, "\r\n");
      g_autofree char *own = g_strndup (text, length);
      const char *name = g_strstrip (own);

      if (!lt_sheet_add_row (table->sheet, line, &name, 1, error))
        return FALSE;
      text += length;
      if (*text != '\0')
        text += text[0] == '\r' && text[1] == '\n' ? 2 : 1;
    }
  return TRUE;
}

static void
note_rows (Table *table)
{
  table->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < lt_sheet_get_n_rows (table->sheet); i++)
    {
      const char *name = get_cell (table, i, LT_FIELD_NAME);
      char *folded = name != NULL ? lt_text_fold (name) : NULL;

      if (folded != NULL && !g_hash_table_contains (table->rows, folded))
        g_hash_table_insert (table->rows, folded, GUINT_TO_POINTER (i));
      else
        g_free (folded);
    }
}

/* (transfer full) (nullable): as lt_clipping_copy() writes it; NULL with a refusal */
static char *
to_clipping (Table *table, GError **error)
{
  g_autoptr(JsonBuilder) json = json_builder_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr(JsonNode) root = NULL;
  const guint n = lt_sheet_get_n_rows (table->sheet);

  note_rows (table);
  json_builder_begin_object (json);
  lt_clipping_add_text (json, "format", LT_CLIPPING_FORMAT);
  json_builder_set_member_name (json, "version");
  json_builder_add_int_value (json, LT_CLIPPING_VERSION);
  json_builder_set_member_name (json, "segments");
  json_builder_begin_array (json);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GError) failure = NULL;

      if (!add_segment (json, table, i, &failure))
        {
          lt_edit_refuse (error, _("Clipboard, line %u: %s. Correct it and copy it again."), lt_sheet_get_line (table->sheet, i), failure->message);
          return NULL;
        }
    }
  json_builder_end_array (json);
  json_builder_set_member_name (json, "flows");
  json_builder_begin_array (json);
  for (guint i = 0; i < n; i++)
    {
      add_ends (json, table, i, LT_FIELD_UPSTREAM, seen);
      add_ends (json, table, i, LT_FIELD_DOWNSTREAM, seen);
    }
  json_builder_end_array (json);
  json_builder_end_object (json);
  root = json_builder_get_root (json);
  return json_to_string (root, FALSE);
}

/* TRUE: there is something to make segments of, at most as many as may be pasted. */
static gboolean
read_text (Table *table, const char *text, GError **error)
{
  const gsize length = text != NULL ? strnlen (text, LT_CLIPPING_MAX_BYTES + 1) : 0;
  g_autoptr(GError) failure = NULL;

  if (length > LT_CLIPPING_MAX_BYTES)
    return lt_clipping_refuse_much (error);
  if (length == 0 || strspn (text, " \t\r\n") == length || !g_utf8_validate (text, length, NULL))
    return lt_clipping_refuse_foreign (error);
  if (!read_table (table, text, length, &failure) && strchr (text, '\t') != NULL)
    return lt_edit_refuse (error, _("%s Correct it and copy it again."), failure->message);
  if (!is_table (table) && strchr (text, '\t') != NULL)
    return lt_edit_refuse (error, _("The table on the clipboard has no column “环节名称”. Copy it with its headers, or the names alone."));
  g_clear_error (&failure);
  if (!is_table (table) && !read_lines (table, text, &failure))
    return lt_edit_refuse (error, _("%s Correct it and copy it again."), failure->message);
  if (lt_sheet_get_n_rows (table->sheet) == 0)
    return lt_clipping_refuse_foreign (error);
  return lt_sheet_get_n_rows (table->sheet) <= LT_CLIPPING_MAX_SEGMENTS || lt_clipping_refuse_much (error);
}

/**
 * lt_clipping_paste_text:
 * @text: what another program had copied: a table whose headers name at least the segments' names, with cells divided as in
 *   the importer's files; else a name a line
 * @chain: the chain that the segments go into, whichever the table says
 * @created: (element-type gint64): the new segments are appended, in their order
 *
 * Adds the segments as lt_clipping_paste() does; flows to others than those of the table stay out.
 * Returns: whether all went in; otherwise @error says why (%LT_WORKSPACE_ERROR_INVALID) and the edit must fail
 */
gboolean
lt_clipping_paste_text (LtEdit *edit, const char *text, gint64 chain, GArray *created, GError **error)
{
  g_auto(Table) table = { 0 };
  g_autofree char *clipping = NULL;

  if (!read_text (&table, text, error))
    return FALSE;
  clipping = to_clipping (&table, error);
  return clipping != NULL && lt_clipping_paste (edit, clipping, chain, created, error);
}
