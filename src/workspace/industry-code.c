#include "config.h"
#include "workspace/industry-code.h"

#include <string.h>

/**
 * lt_industry_code:
 * @text: as somebody typed it, of any width
 *
 * A code is a letter for the section, up to four digits, or both: C, 39, C397, 3973.
 *
 * Returns: (transfer full) (nullable): the code with a capital letter; %NULL: the text is none
 */
char *
lt_industry_code (const char *text)
{
  g_autofree char *code = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  gsize length;

  if (code == NULL)
    return NULL;
  g_strstrip (code);
  code[0] = g_ascii_toupper (code[0]);
  length = strlen (code);
  if (!g_ascii_isalnum (code[0]) || length > (g_ascii_isalpha (code[0]) ? 5 : 4)
      || strspn (code + 1, "0123456789") != length - 1)
    return NULL;
  return g_steal_pointer (&code);
}
