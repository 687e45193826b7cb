#include "config.h"

#include "exchange/clipping-private.h"
#include "exchange/clipping.h"
#include "workspace/edit-checks.h"
#include "workspace/edit-flow.h"
#include "workspace/edit-segment.h"
#include "workspace/row-list.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* Further bounds that no copying by hand reaches. */
#define MAX_PRODUCTS 1000
#define MAX_FLOWS 20000
/* Ours has four; the parser calls itself for each. */
#define MAX_DEPTH 16

gboolean
lt_clipping_refuse_foreign (GError **error)
{
  return lt_edit_refuse (error, _("The clipboard holds no segments that can be read. Copy them again."));
}

gboolean
lt_clipping_refuse_much (GError **error)
{
  return lt_edit_refuse (error, _("The clipboard holds more than can be pasted at once. Copy fewer segments."));
}

/* --- Reading --- */

/* Whether every character is one of strict JSON's, outside strings, and arrays and objects do not nest deep: json-glib takes
 * comments and more besides, in which a count of brackets would go wrong. */
static gboolean
is_shallow (const char *text)
{
  guint depth = 0;
  gboolean quoted = FALSE;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        quoted = !quoted;
      else if (quoted && *p == '\\' && p[1] != '\0')
        p++;
      else if (quoted)
        continue;
      else if (*p == '[' || *p == '{')
        {
          if (++depth > MAX_DEPTH)
            return FALSE;
        }
      else if (*p == ']' || *p == '}')
        {
          if (depth-- == 0)
            return FALSE;
        }
      else if (!g_ascii_isalnum (*p) && strchr (" \t\r\n,:+-.", *p) == NULL)
        return FALSE;
    }
  return !quoted && depth == 0;
}

static JsonObject *
parse (JsonParser *parser, const char *text, GError **error)
{
  const gsize length = text != NULL ? strnlen (text, LT_CLIPPING_MAX_BYTES + 1) : 0;
  JsonNode *root;

  if (length > LT_CLIPPING_MAX_BYTES)
    {
      lt_clipping_refuse_much (error);
      return NULL;
    }
  if (length == 0 || !g_utf8_validate (text, length, NULL) || !is_shallow (text)
      || !json_parser_load_from_data (parser, text, length, NULL)
      || (root = json_parser_get_root (parser)) == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      lt_clipping_refuse_foreign (error);
      return NULL;
    }
  return json_node_get_object (root);
}

/* A member of the right type, which need not be there; of another type it is no clipping of ours. */
static gboolean
get_value (JsonObject *object, const char *member, GType type, JsonNode **value, GError **error)
{
  *value = json_object_get_member (object, member);
  if (*value != NULL && JSON_NODE_HOLDS_NULL (*value))
    *value = NULL;
  return *value == NULL || (JSON_NODE_HOLDS_VALUE (*value) && json_node_get_value_type (*value) == type)
         || lt_clipping_refuse_foreign (error);
}

/* (transfer none) (nullable) */
static gboolean
get_text (JsonObject *object, const char *member, const char **text, GError **error)
{
  JsonNode *value;
  gboolean fine = get_value (object, member, G_TYPE_STRING, &value, error);

  *text = fine && value != NULL ? json_node_get_string (value) : NULL;
  return fine;
}

static gboolean
get_int (JsonObject *object, const char *member, gint otherwise, gint *number, GError **error)
{
  JsonNode *value;
  gint64 found = otherwise;

  if (!get_value (object, member, G_TYPE_INT64, &value, error))
    return FALSE;
  if (value != NULL)
    found = json_node_get_int (value);
  *number = found;
  return value == NULL || (found >= 0 && found <= G_MAXINT) || lt_clipping_refuse_foreign (error);
}

static gboolean
get_word (JsonObject *object, LtTable table, const char *member, gint *value, GError **error)
{
  const char *nick;

  if (!get_text (object, member, &nick, error))
    return FALSE;
  *value = nick != NULL ? lt_enum_value (table, member, nick) : 0;
  return *value >= 0 || lt_clipping_refuse_foreign (error);
}

static gboolean
get_array (JsonObject *object, const char *member, guint most, JsonArray **array, GError **error)
{
  JsonNode *value = json_object_get_member (object, member);

  *array = value != NULL && JSON_NODE_HOLDS_ARRAY (value) ? json_node_get_array (value) : NULL;
  if (*array == NULL)
    return lt_clipping_refuse_foreign (error);
  return json_array_get_length (*array) <= most || lt_clipping_refuse_much (error);
}

static JsonObject *
object_at (JsonArray *array, guint i, GError **error)
{
  JsonNode *node = json_array_get_element (array, i);

  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  lt_clipping_refuse_foreign (error);
  return NULL;
}

/* --- Pasting --- */

/* The name, or that of a copy where it is taken; (transfer full) (nullable). */
static char *
take_name (GHashTable *names, const char *name, GError **error)
{
  g_autofree char *tidy = lt_edit_tidy_name (name, error);

  if (tidy == NULL)
    return NULL;
  if (lt_names_has (names, tidy))
    return lt_names_take_copy (names, tidy);
  lt_names_add (names, tidy);
  return g_steal_pointer (&tidy);
}

static gboolean
paste_products (LtEdit *edit, JsonObject *object, gint64 segment, GError **error)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  JsonArray *products;

  if (!json_object_has_member (object, "products"))
    return TRUE;
  if (!get_array (object, "products", MAX_PRODUCTS, &products, error))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (products); i++)
    {
      JsonNode *node = json_array_get_element (products, i);

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        return lt_clipping_refuse_foreign (error);
      g_ptr_array_add (names, (gpointer) json_node_get_string (node));
    }
  g_ptr_array_add (names, NULL);
  return lt_edit_set_products (edit, segment, (const char *const *) names->pdata, error);
}

static gboolean
paste_segment (LtEdit *edit, JsonObject *object, gint64 chain, gint ordinal, GHashTable *names, GArray *created, GError **error)
{
  LtSegment row = { 0, chain, NULL, LT_POSITION_NONE, NULL, NULL, LT_UNKNOWN_INT, NULL, ordinal };
  g_autofree char *own_name = NULL;
  const char *name, *keywords, *codes, *note;

  if (!get_text (object, "name", &name, error) || !get_word (object, LT_TABLE_SEGMENT, "position", &row.position, error)
      || !get_text (object, "keywords", &keywords, error) || !get_text (object, "codes", &codes, error)
      || !get_int (object, "criticality", LT_UNKNOWN_INT, &row.criticality, error) || !get_text (object, "note", &note, error))
    return FALSE;
  own_name = take_name (names, name, error);
  if (own_name == NULL)
    return FALSE;
  row.name = own_name;
  row.keywords = (char *) keywords;
  row.codes = (char *) codes;
  row.note = (char *) note;
  if (!lt_edit_add_segment (edit, &row, error) || !paste_products (edit, object, row.id, error))
    return FALSE;
  g_array_append_val (created, row.id);
  return TRUE;
}

static gboolean
paste_flow (LtEdit *edit, JsonObject *object, const gint64 *segments, guint n, GError **error)
{
  gint supplier, buyer, kind;
  const char *note;
  g_autoptr(LtFlow) row = NULL;
  gint64 id;

  if (!get_int (object, "supplier", G_MAXINT, &supplier, error) || !get_int (object, "buyer", G_MAXINT, &buyer, error)
      || !get_word (object, LT_TABLE_FLOW, "kind", &kind, error) || !get_text (object, "note", &note, error))
    return FALSE;
  if ((guint) supplier >= n || (guint) buyer >= n)
    return lt_clipping_refuse_foreign (error);
  if (!lt_edit_connect (edit, segments[supplier], segments[buyer], kind, &id, error))
    return FALSE;
  if (note == NULL)
    return TRUE;
  row = lt_edit_need (edit, LT_TABLE_FLOW, id, error);
  return row != NULL && lt_edit_tidy_note (note, &row->note, error) && lt_edit_update (edit, LT_TABLE_FLOW, row, error);
}

static gboolean
paste_all (LtEdit *edit, JsonArray *segments, JsonArray *flows, gint64 chain, GArray *created, GError **error)
{
  g_autoptr(GHashTable) names = lt_edit_names (edit, LT_TABLE_SEGMENT, "chain", chain, NULL, 0, error);
  const guint n = json_array_get_length (segments), first = created->len;
  gint ordinal;

  if (names == NULL || (n > 0 && !lt_edit_next_ordinal (edit, LT_TABLE_SEGMENT, "chain", chain, &ordinal, error)))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = object_at (segments, i, error);

      if (object == NULL || !paste_segment (edit, object, chain, ordinal++, names, created, error)
          || !lt_edit_step (edit, (double) i / n, error))
        return FALSE;
    }
  for (guint i = 0; i < json_array_get_length (flows); i++)
    {
      JsonObject *object = object_at (flows, i, error);

      if (object == NULL || !paste_flow (edit, object, &g_array_index (created, gint64, first), n, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * lt_clipping_paste:
 * @text: what lt_clipping_copy() wrote, or anything else that the clipboard holds
 * @chain: the chain that the segments go into, whichever they come from
 * @created: (element-type gint64): the new segments are appended, in their order
 *
 * Adds the segments with their products and the flows among them; a name that is taken becomes that of a copy. Members that
 * it does not know are passed over.
 * Returns: whether all went in; otherwise @error says why (%LT_WORKSPACE_ERROR_INVALID) and the edit must fail
 */
gboolean
lt_clipping_paste (LtEdit *edit, const char *text, gint64 chain, GArray *created, GError **error)
{
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  JsonObject *root = parse (parser, text, error);
  JsonArray *segments, *flows;
  const char *format;
  gint version;
  g_autoptr(LtChain) row = NULL;

  if (root == NULL || !get_text (root, "format", &format, error) || !get_int (root, "version", 0, &version, error))
    return FALSE;
  if (g_strcmp0 (format, LT_CLIPPING_FORMAT) != 0 || version < 1)
    return lt_clipping_refuse_foreign (error);
  if (version > LT_CLIPPING_VERSION)
    return lt_edit_refuse (error, _("The segments were copied in a newer version of Liantu. Update this one to paste them."));
  if (!get_array (root, "segments", LT_CLIPPING_MAX_SEGMENTS, &segments, error) || !get_array (root, "flows", MAX_FLOWS, &flows, error))
    return FALSE;
  row = lt_edit_need (edit, LT_TABLE_CHAIN, chain, error);
  return row != NULL && paste_all (edit, segments, flows, chain, created, error);
}
