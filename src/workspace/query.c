#include "config.h"
#include "workspace/query.h"

#include "workspace/schema.h"
#include "workspace/text.h"
#include "workspace/workspace.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* In characters: what is searched for, or an honour's name. */
#define MOST_CHARS 200

static const char *const where_nicks[] = { "", "local", "outside", NULL };

LtQuery *
lt_query_new (LtTable subject)
{
  LtQuery *self = g_new0 (LtQuery, 1);

  self->subject = subject;
  return self;
}

LtQuery *
lt_query_copy (const LtQuery *self)
{
  LtQuery *copy = g_memdup2 (self, sizeof *self);

  copy->text = g_strdup (self->text);
  copy->honour = g_strdup (self->honour);
  return copy;
}

void
lt_query_free (LtQuery *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self->honour);
  g_free (self);
}

gboolean
lt_query_equal (const LtQuery *a, const LtQuery *b)
{
  return a->subject == b->subject && a->region == b->region && a->chain == b->chain && a->segment == b->segment
         && a->unlinked == b->unlinked && a->where == b->where && a->status == b->status
         && g_strcmp0 (a->text, b->text) == 0 && g_strcmp0 (a->honour, b->honour) == 0;
}

/** lt_query_is_filter: whether there is any condition but the text. */
gboolean
lt_query_is_filter (const LtQuery *self)
{
  return self->region != 0 || self->chain != 0 || self->segment != 0 || self->unlinked || self->where != LT_WHERE_ANY
         || self->status != LT_STATUS_NONE || self->honour != NULL;
}

static void
set_text (char **at, const char *text)
{
  g_free (*at);
  *at = text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

void
lt_query_set_text (LtQuery *self, const char *text)
{
  set_text (&self->text, text);
}

void
lt_query_set_honour (LtQuery *self, const char *name)
{
  set_text (&self->honour, name);
}

/* --- Writing --- */

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_key (JsonBuilder *builder, const char *name, gint64 key)
{
  if (key == 0)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, key);
}

/** lt_query_to_json: returns (transfer full): an object of the conditions; the subject is the named list's to say. */
char *
lt_query_to_json (const LtQuery *self)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add_text (builder, "text", self->text);
  add_key (builder, "region", self->region);
  add_key (builder, "chain", self->chain);
  add_key (builder, "segment", self->segment);
  add_text (builder, "where", where_nicks[self->where]);
  add_text (builder, "status", lt_enum_nick (LT_TABLE_ENTERPRISE, "status", self->status));
  add_text (builder, "honour", self->honour);
  if (self->unlinked)
    {
      json_builder_set_member_name (builder, "unlinked");
      json_builder_add_boolean_value (builder, TRUE);
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* --- Reading: it may come from a foreign file --- */

static gboolean G_GNUC_PRINTF (2, 3)
refuse (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  lt_text_set_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_INVALID, format, arguments);
  va_end (arguments);
  return FALSE;
}

/* One object, nothing nested: a reader that calls itself for each bracket had better not see a thousand of them. */
static gboolean
is_flat (const char *json)
{
  gboolean quoted = FALSE;
  guint opened = 0;

  for (; *json != '\0'; json++)
    {
      if (quoted && *json == '\\' && json[1] != '\0')
        json++;
      else if (*json == '"')
        quoted = !quoted;
      else if (!quoted && (*json == '[' || (*json == '{' && opened++ > 0)))
        return FALSE;
    }
  return opened == 1;
}

static gboolean
read_text (JsonNode *node, const char *name, char **text, GError **error)
{
  const char *value = json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;

  if (value == NULL || !g_utf8_validate (value, -1, NULL) || g_utf8_strlen (value, -1) > MOST_CHARS)
    return refuse (error, _("“%s” of the list must be a text of at most %d characters. Shorten it."), name, MOST_CHARS);
  set_text (text, value);
  return TRUE;
}

static gboolean
read_key (JsonNode *node, const char *name, gint64 *key, GError **error)
{
  *key = json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : 0;
  return *key > 0 || refuse (error, _("“%s” of the list is not the key of anything. Choose it again and save the list."), name);
}

static gboolean
read_where (JsonNode *node, LtWhere *where, GError **error)
{
  const char *value = json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;

  for (guint i = 1; value != NULL && where_nicks[i] != NULL; i++)
    if (g_str_equal (where_nicks[i], value))
      {
        *where = i;
        return TRUE;
      }
  return refuse (error, _("“%s” of the list is none that is known here. Choose it again and save the list."), "where");
}

static gboolean
read_status (JsonNode *node, gint *status, GError **error)
{
  const char *value = json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;

  *status = value != NULL ? lt_enum_value (LT_TABLE_ENTERPRISE, "status", value) : -1;
  return *status > 0 || refuse (error, _("“%s” of the list is none that is known here. Choose it again and save the list."), "status");
}

/* A condition that nobody here knows must not be passed over: the list would hold what it is to leave out. */
static gboolean
read_member (LtQuery *self, const char *name, JsonNode *node, GError **error)
{
  if (!JSON_NODE_HOLDS_VALUE (node))
    return refuse (error, _("“%s” of the list has no value. Choose it again and save the list."), name);
  if (g_str_equal (name, "text"))
    return read_text (node, name, &self->text, error);
  if (g_str_equal (name, "honour") && self->subject == LT_TABLE_ENTERPRISE)
    return read_text (node, name, &self->honour, error);
  if (g_str_equal (name, "region"))
    return read_key (node, name, &self->region, error);
  if (g_str_equal (name, "chain"))
    return read_key (node, name, &self->chain, error);
  if (g_str_equal (name, "segment"))
    return read_key (node, name, &self->segment, error);
  if (g_str_equal (name, "where"))
    return read_where (node, &self->where, error);
  if (g_str_equal (name, "status") && self->subject == LT_TABLE_ENTERPRISE)
    return read_status (node, &self->status, error);
  if (g_str_equal (name, "unlinked") && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    {
      self->unlinked = json_node_get_boolean (node);
      return TRUE;
    }
  return refuse (error, _("The list has a condition “%s” that is not known here. It may come from a newer version."), name);
}

/**
 * lt_query_from_json:
 * @subject: of the named list
 *
 * Returns: (transfer full) (nullable): the query, or %NULL with %LT_WORKSPACE_ERROR_INVALID
 */
LtQuery *
lt_query_from_json (LtTable subject, const char *json, GError **error)
{
  g_autoptr(LtQuery) self = lt_query_new (subject);
  g_autoptr(JsonParser) parser = json_parser_new ();
  gboolean sound = json != NULL && strlen (json) <= LT_TEXT_MAX_BYTES && g_utf8_validate (json, -1, NULL) && is_flat (json);
  JsonNode *root = sound && json_parser_load_from_data (parser, json, -1, NULL) ? json_parser_get_root (parser) : NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      refuse (error, _("The list’s conditions cannot be read. Delete it and save it anew."));
      return NULL;
    }
  json_object_iter_init (&iter, json_node_get_object (root));
  while (json_object_iter_next (&iter, &name, &node))
    if (!read_member (self, name, node, error))
      return NULL;
  return g_steal_pointer (&self);
}
