#include "config.h"
#include "analysis/format.h"

#include "workspace/rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define WAN_PER_YI 10000.0
#define MAX_DECIMALS 6

/* Puts a comma between every three digits from the right; the same in every locale, as in the documents. */
static char *
group_digits (const char *plain)
{
  const char *digits = *plain == '-' ? plain + 1 : plain;
  gsize whole = strcspn (digits, ".");
  GString *out = g_string_new (*plain == '-' ? "−" : "");

  for (gsize i = 0; i < whole; i++)
    {
      if (i > 0 && (whole - i) % 3 == 0)
        g_string_append_c (out, ',');
      g_string_append_c (out, digits[i]);
    }
  g_string_append (out, digits + whole);
  return g_string_free (out, FALSE);
}

/**
 * lt_format_number:
 * @number: the figure, or %LT_UNKNOWN
 * @decimals: at most so many; zeros at the end are dropped
 */
char *
lt_format_number (double number, guint decimals)
{
  char format[8], plain[G_ASCII_DTOSTR_BUF_SIZE + 320];
  char *end;

  if (!lt_known (number))
    return g_strdup (C_("figure", "unknown"));
  g_snprintf (format, sizeof format, "%%.%uf", MIN (decimals, MAX_DECIMALS));
  g_ascii_formatd (plain, sizeof plain, format, number);
  if (strchr (plain, '.') != NULL)
    {
      for (end = plain + strlen (plain) - 1; *end == '0'; end--)
        *end = '\0';
      if (*end == '.')
        *end = '\0';
    }
  return group_digits (strcmp (plain, "-0") == 0 ? "0" : plain);
}

/** lt_format_money_wan: an amount in 万元; from one 亿元 (10⁸ CNY) on in that unit. */
char *
lt_format_money_wan (double wan)
{
  gboolean large = lt_known (wan) && fabs (wan) >= WAN_PER_YI;
  g_autofree char *number = lt_format_number (large ? wan / WAN_PER_YI : wan, 2);

  if (!lt_known (wan))
    return g_steal_pointer (&number);
  /* Translators: amounts of money, 亿元 and 万元 in Chinese */
  return large ? g_strdup_printf (_("%s × 10⁸ CNY"), number) : g_strdup_printf (_("%s × 10⁴ CNY"), number);
}

/** lt_format_land_mu: an area in 亩 (1/15 hectare). */
char *
lt_format_land_mu (double mu)
{
  g_autofree char *number = lt_format_number (mu, 2);

  return lt_known (mu) ? g_strdup_printf (C_("area", "%s mu"), number) : g_steal_pointer (&number);
}

char *
lt_format_count (double count)
{
  return lt_format_number (count, 0);
}

/** lt_format_share: a share of one as a percentage. */
char *
lt_format_share (double share)
{
  g_autofree char *number = lt_format_number (share * 100, 1);

  return lt_known (share) ? g_strdup_printf (C_("share", "%s%%"), number) : g_steal_pointer (&number);
}
