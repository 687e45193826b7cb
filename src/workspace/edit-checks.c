#include "config.h"
#include "workspace/edit-checks.h"

#include "workspace/text.h"
#include "workspace/workspace.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/** lt_edit_refuse: sets %LT_WORKSPACE_ERROR_INVALID; the message may quote what anybody typed. Returns %FALSE. */
gboolean
lt_edit_refuse (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  lt_text_set_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_INVALID, format, arguments);
  va_end (arguments);
  return FALSE;
}

/** lt_edit_need: lt_edit_get() of a row that must be there. Returns: (transfer full) (nullable): it, or %NULL with @error set */
gpointer
lt_edit_need (LtEdit *edit, LtTable table, gint64 id, GError **error)
{
  GError *failure = NULL;
  gpointer row = lt_edit_get (edit, table, id, &failure);

  if (failure != NULL)
    g_propagate_error (error, failure);
  else if (row == NULL)
    lt_edit_refuse (error, _("This %s is no longer in the workspace. Choose another one."), lt_table_get_label (table));
  return row;
}

/* --- Texts --- */

/* Joiners and direction marks are no white space, and still leave nothing to see. */
static gboolean
is_visible (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isgraph (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/**
 * lt_edit_tidy_name:
 * @name: (nullable): as somebody typed it
 *
 * Returns: (transfer full) (nullable): the name as it is stored, or %NULL with @error set: not UTF-8, nothing to see, or
 * longer than %LT_NAME_MAX_CHARS
 */
char *
lt_edit_tidy_name (const char *name, GError **error)
{
  g_autofree char *tidy = NULL;

  if (name != NULL && !g_utf8_validate (name, -1, NULL))
    lt_edit_refuse (error, _("The name is not valid text (UTF-8). Type it again."));
  else if ((tidy = lt_text_tidy (name)) == NULL || !is_visible (tidy))
    lt_edit_refuse (error, _("The name is empty. Type one."));
  else if (g_utf8_strlen (tidy, -1) > LT_NAME_MAX_CHARS)
    lt_edit_refuse (error, _("The name is longer than %d characters. Shorten it."), LT_NAME_MAX_CHARS);
  else
    return g_steal_pointer (&tidy);
  return NULL;
}

/* A longer text could be written, and the file would then be taken for a damaged one. */
static gboolean
check_text (const char *text, GError **error)
{
  if (text == NULL)
    return TRUE;
  if (!g_utf8_validate (text, -1, NULL))
    return lt_edit_refuse (error, _("The text is not valid (UTF-8). Type it again."));
  if (strlen (text) > LT_TEXT_MAX_BYTES)
    return lt_edit_refuse (error, _("The text is longer than %d KiB. Shorten it."), LT_TEXT_MAX_BYTES / 1024);
  return TRUE;
}

/* Normalizing may lengthen a text. */
static gboolean
give_text (char *made, char **tidy, GError **error)
{
  *tidy = made;
  if (check_text (made, error))
    return TRUE;
  g_clear_pointer (tidy, g_free);
  return FALSE;
}

/** lt_edit_tidy_text: @tidy: (out) (transfer full) (nullable): a text of one line as it is stored; %NULL: nothing is left */
gboolean
lt_edit_tidy_text (const char *text, char **tidy, GError **error)
{
  *tidy = NULL;
  return check_text (text, error) && give_text (lt_text_tidy (text), tidy, error);
}

/** lt_edit_tidy_note: the same of a text that may have several lines. */
gboolean
lt_edit_tidy_note (const char *text, char **tidy, GError **error)
{
  g_auto(GStrv) lines = NULL;
  g_autoptr(GString) joined = g_string_new (NULL);

  *tidy = NULL;
  if (!check_text (text, error))
    return FALSE;
  lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = lt_text_tidy (lines[i]);

      if (i > 0)
        g_string_append_c (joined, '\n');
      g_string_append (joined, line != NULL ? line : "");
    }
  g_strstrip (joined->str);
  return give_text (joined->str[0] != '\0' ? g_strdup (joined->str) : NULL, tidy, error);
}

/** lt_edit_tidy_list: the same of values such as keywords, which are stored with ； between them. */
gboolean
lt_edit_tidy_list (const char *text, char **tidy, GError **error)
{
  *tidy = NULL;
  return check_text (text, error) && give_text (lt_text_add_values (NULL, text), tidy, error);
}
