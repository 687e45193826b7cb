#include "config.h"
#include "workspace/edit-checks.h"

#include "workspace/row-list.h"
#include "workspace/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_among (gint64 id, const gint64 *ids, guint n)
{
  for (guint i = 0; i < n; i++)
    if (ids[i] == id)
      return TRUE;
  return FALSE;
}

/**
 * lt_edit_names:
 * @column: (nullable): as for lt_edit_each()
 * @except: (array length=n): rows whose names do not count
 *
 * Returns: (transfer full) (nullable): the names that are taken, as lt_text_fold() compares them; %NULL with @error set
 */
GHashTable *
lt_edit_names (LtEdit *edit, LtTable table, const char *column, gint64 key, const gint64 *except, guint n,
               GError **error)
{
  g_autoptr(LtRowList) rows = lt_row_list_read (edit, table, column, key, error);
  const gsize offset = lt_table_get_info (table)->columns[lt_table_find_column (table, "name")].offset;
  GHashTable *names;

  if (rows == NULL)
    return NULL;
  names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < rows->n; i++)
    if (!is_among (((LtRow *) rows->rows[i])->id, except, n))
      lt_names_add (names, *(char **) ((char *) rows->rows[i] + offset));
  return names;
}

gboolean
lt_names_has (GHashTable *names, const char *name)
{
  g_autofree char *folded = lt_text_fold (name);

  return g_hash_table_contains (names, folded);
}

void
lt_names_add (GHashTable *names, const char *name)
{
  g_hash_table_add (names, lt_text_fold (name));
}

/* --- Names of copies --- */

static char *
copy_suffix (guint number)
{
  return number < 2 ? g_strdup (_(" (copy)")) : g_strdup_printf (_(" (copy %u)"), number);
}

/* The length of a name without the suffix of a copy: a copy of “Glass (copy)” is “Glass (copy 2)”. */
static gsize
bare_length (const char *name)
{
  const gsize length = strlen (name);

  for (guint number = 1; number < 100; number++)
    {
      g_autofree char *suffix = copy_suffix (number);

      if (g_str_has_suffix (name, suffix) && length > strlen (suffix))
        return length - strlen (suffix);
    }
  return length;
}

/* The suffix must fit whatever the name's length. */
static char *
suffixed (const char *name, gsize length, const char *suffix)
{
  const glong room = LT_NAME_MAX_CHARS - g_utf8_strlen (suffix, -1);
  g_autofree char *bare = g_strndup (name, length);

  if (g_utf8_strlen (bare, -1) > room)
    *g_utf8_offset_to_pointer (bare, room) = '\0';
  g_strchomp (bare);
  return g_strconcat (bare, suffix, NULL);
}

/**
 * lt_names_take_copy:
 * @names: of lt_edit_names(); the new one is added
 *
 * Returns: (transfer full): the name for a copy of what has this one: “Glass (copy)”, “Glass (copy 2)” …
 */
char *
lt_names_take_copy (GHashTable *names, const char *name)
{
  const gsize length = bare_length (name);

  for (guint number = 1;; number++)
    {
      g_autofree char *suffix = copy_suffix (number);
      g_autofree char *made = suffixed (name, length, suffix);

      if (!lt_names_has (names, made))
        {
          lt_names_add (names, made);
          return g_steal_pointer (&made);
        }
    }
}
