#include "config.h"
#include "workspace/credit-code.h"

#include <string.h>

#define LENGTH 18

/**
 * lt_credit_code:
 * @text: as somebody typed it, of any width and case
 * @code: (out) (transfer full) (nullable): the code in capitals; %NULL: the text is none
 *
 * GB 32100-2015: 18 of 31 characters (no I, O, S, V, Z), the last a check: the sum of the first 17 by
 * weights 3^i mod 31, and the check, is a multiple of 31.
 */
LtCreditCheck
lt_credit_code (const char *text, char **code)
{
  static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *capitals = normal != NULL ? g_ascii_strup (g_strstrip (normal), -1) : NULL;
  guint sum = 0, weight = 1;

  *code = NULL;
  if (capitals == NULL || strlen (capitals) != LENGTH || strspn (capitals, alphabet) != LENGTH)
    return LT_CREDIT_MALFORMED;
  for (guint i = 0; i < LENGTH - 1; i++)
    {
      sum += (strchr (alphabet, capitals[i]) - alphabet) * weight;
      weight = weight * 3 % 31;
    }
  if (alphabet[(31 - sum % 31) % 31] != capitals[LENGTH - 1])
    return LT_CREDIT_MISTYPED;
  *code = g_steal_pointer (&capitals);
  return LT_CREDIT_FINE;
}
