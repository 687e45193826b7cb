#include "config.h"

#include "exchange/clipping-private.h"
#include "exchange/clipping.h"
#include "exchange/csv.h"
#include "exchange/kinds.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* The segments that there are, each once, in the order given: places in it by key. */
typedef struct {
  LtModel    *model;
  GPtrArray  *rows;        /* borrowed from the model */
  GHashTable *places;
} Chosen;

static void
choose (Chosen *chosen, LtModel *model, const gint64 *segments, guint n)
{
  chosen->model = model;
  chosen->rows = g_ptr_array_new ();
  chosen->places = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < n; i++)
    {
      const LtSegment *row = lt_model_get_segment (model, segments[i]);

      if (row == NULL || g_hash_table_contains (chosen->places, &row->id))
        continue;
      g_hash_table_insert (chosen->places, (gpointer) &row->id, GUINT_TO_POINTER (chosen->rows->len));
      g_ptr_array_add (chosen->rows, (gpointer) row);
    }
}

static void
chosen_clear (Chosen *chosen)
{
  g_ptr_array_unref (chosen->rows);
  g_hash_table_unref (chosen->places);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Chosen, chosen_clear)

static const char *
chain_name (LtModel *model, const LtSegment *row)
{
  const LtChain *chain = lt_model_get_chain (model, row->chain);

  return chain != NULL ? chain->name : "";
}

/* --- JSON --- */

void
lt_clipping_add_text (JsonBuilder *json, const char *member, const char *text)
{
  if (text == NULL)
    return;
  json_builder_set_member_name (json, member);
  json_builder_add_string_value (json, text);
}

static void
add_int (JsonBuilder *json, const char *member, gint64 number)
{
  json_builder_set_member_name (json, member);
  json_builder_add_int_value (json, number);
}

static void
add_word (JsonBuilder *json, LtTable table, const char *member, gint value)
{
  if (value != 0)
    lt_clipping_add_text (json, member, lt_enum_nick (table, member, value));
}

static void
add_segment (JsonBuilder *json, LtModel *model, const LtSegment *row)
{
  g_autoptr(GPtrArray) products = lt_model_sorted_refs (model, LT_TABLE_PRODUCT, "segment", row->id);

  json_builder_begin_object (json);
  lt_clipping_add_text (json, "name", row->name);
  lt_clipping_add_text (json, "chain", chain_name (model, row));
  add_word (json, LT_TABLE_SEGMENT, "position", row->position);
  lt_clipping_add_text (json, "keywords", row->keywords);
  lt_clipping_add_text (json, "codes", row->codes);
  if (row->criticality != LT_UNKNOWN_INT)
    add_int (json, "criticality", row->criticality);
  lt_clipping_add_text (json, "note", row->note);
  json_builder_set_member_name (json, "products");
  json_builder_begin_array (json);
  for (guint i = 0; i < products->len; i++)
    json_builder_add_string_value (json, ((const LtProduct *) products->pdata[i])->name);
  json_builder_end_array (json);
  json_builder_end_object (json);
}

static void
add_flows (JsonBuilder *json, const Chosen *chosen, guint supplier)
{
  const LtSegment *row = chosen->rows->pdata[supplier];
  g_autoptr(GPtrArray) flows = lt_model_sorted_refs (chosen->model, LT_TABLE_FLOW, "supplier", row->id);

  for (guint i = 0; i < flows->len; i++)
    {
      const LtFlow *flow = flows->pdata[i];
      gpointer buyer;

      if (flow->buyer == flow->supplier || !g_hash_table_lookup_extended (chosen->places, &flow->buyer, NULL, &buyer))
        continue;
      json_builder_begin_object (json);
      add_int (json, "supplier", supplier);
      add_int (json, "buyer", GPOINTER_TO_UINT (buyer));
      add_word (json, LT_TABLE_FLOW, "kind", flow->kind);
      lt_clipping_add_text (json, "note", flow->note);
      json_builder_end_object (json);
    }
}

/**
 * lt_clipping_copy:
 * @segments: (array length=n): keys; one that is not there is passed over
 *
 * Returns: (transfer full): JSON of the segments, their products and the flows among them, for lt_clipping_paste()
 */
char *
lt_clipping_copy (LtModel *model, const gint64 *segments, guint n)
{
  g_autoptr(JsonBuilder) json = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;
  g_auto(Chosen) chosen;

  choose (&chosen, model, segments, n);
  json_builder_begin_object (json);
  lt_clipping_add_text (json, "format", LT_CLIPPING_FORMAT);
  add_int (json, "version", LT_CLIPPING_VERSION);
  json_builder_set_member_name (json, "segments");
  json_builder_begin_array (json);
  for (guint i = 0; i < chosen.rows->len; i++)
    add_segment (json, model, chosen.rows->pdata[i]);
  json_builder_end_array (json);
  json_builder_set_member_name (json, "flows");
  json_builder_begin_array (json);
  for (guint i = 0; i < chosen.rows->len; i++)
    add_flows (json, &chosen, i);
  json_builder_end_array (json);
  json_builder_end_object (json);
  root = json_builder_get_root (json);
  return json_to_string (root, FALSE);
}

/* --- The table --- */

/* The importer's columns, so that the table can come back by way of a spreadsheet. */
static const LtFieldId columns[] = {
  LT_FIELD_NAME, LT_FIELD_CHAIN, LT_FIELD_POSITION, LT_FIELD_UPSTREAM, LT_FIELD_DOWNSTREAM, LT_FIELD_PRODUCTS, LT_FIELD_KEYWORDS,
  LT_FIELD_CODES, LT_FIELD_CRITICALITY, LT_FIELD_NOTE,
};

static void
append_row (GString *text, GPtrArray *cells)
{
  lt_csv_append_row (text, '\t', (const char *const *) cells->pdata, cells->len);
}

static void
append_headers (GString *text)
{
  const LtKind *kind = lt_kind_get (LT_IMPORT_SEGMENTS);
  g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const char *headers = lt_kind_get_field (kind, columns[i])->headers;

      g_ptr_array_add (cells, g_strndup (headers, strcspn (headers, " ")));
    }
  append_row (text, cells);
}

/* The names at the other ends of the flows that stay among the chosen. */
static char *
list_ends (const Chosen *chosen, const LtSegment *row, const char *own, const char *other)
{
  g_autoptr(GPtrArray) flows = lt_model_sorted_refs (chosen->model, LT_TABLE_FLOW, own, row->id);
  const guint column = lt_table_find_column (LT_TABLE_FLOW, other);
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < flows->len; i++)
    {
      const gint64 end = lt_row_get_key (LT_TABLE_FLOW, flows->pdata[i], column);

      if (end != row->id && g_hash_table_contains (chosen->places, &end))
        g_ptr_array_add (names, lt_model_get_segment (chosen->model, end)->name);
    }
  g_ptr_array_add (names, NULL);
  return g_strjoinv ("；", (char **) names->pdata);
}

static char *
list_products (LtModel *model, const LtSegment *row)
{
  g_autoptr(GPtrArray) products = lt_model_sorted_refs (model, LT_TABLE_PRODUCT, "segment", row->id);
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < products->len; i++)
    g_ptr_array_add (names, ((const LtProduct *) products->pdata[i])->name);
  g_ptr_array_add (names, NULL);
  return g_strjoinv ("；", (char **) names->pdata);
}

static char *
make_cell (const Chosen *chosen, const LtSegment *row, LtFieldId column)
{
  switch ((gint) column)
    {
    case LT_FIELD_NAME:
      return g_strdup (row->name);
    case LT_FIELD_CHAIN:
      return g_strdup (chain_name (chosen->model, row));
    case LT_FIELD_POSITION:
      return g_strdup (lt_enum_label (LT_TABLE_SEGMENT, "position", row->position));
    case LT_FIELD_UPSTREAM:
      return list_ends (chosen, row, "buyer", "supplier");
    case LT_FIELD_DOWNSTREAM:
      return list_ends (chosen, row, "supplier", "buyer");
    case LT_FIELD_PRODUCTS:
      return list_products (chosen->model, row);
    case LT_FIELD_KEYWORDS:
      return g_strdup (row->keywords != NULL ? row->keywords : "");
    case LT_FIELD_CODES:
      return g_strdup (row->codes != NULL ? row->codes : "");
    case LT_FIELD_CRITICALITY:
      return row->criticality != LT_UNKNOWN_INT ? g_strdup_printf ("%d", row->criticality) : g_strdup ("");
    case LT_FIELD_NOTE:
    default:
      return g_strdup (row->note != NULL ? row->note : "");
    }
}

/* A spreadsheet would run such a cell; behind an apostrophe it is text. */
static char *
defuse (char *cell)
{
  char *safe;

  if (!lt_value_is_formula (cell))
    return cell;
  safe = g_strconcat ("'", cell, NULL);
  g_free (cell);
  return safe;
}

/**
 * lt_clipping_table:
 * @segments: (array length=n): keys; one that is not there is passed over
 *
 * Returns: (transfer full): a table with a row for each, cells divided by tabs, under the headers that the importer knows
 */
char *
lt_clipping_table (LtModel *model, const gint64 *segments, guint n)
{
  GString *text = g_string_new (NULL);
  g_auto(Chosen) chosen;

  choose (&chosen, model, segments, n);
  append_headers (text);
  for (guint i = 0; i < chosen.rows->len; i++)
    {
      g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

      for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
        g_ptr_array_add (cells, defuse (make_cell (&chosen, chosen.rows->pdata[i], columns[c])));
      append_row (text, cells);
    }
  return g_string_free (text, FALSE);
}
