/* Keys: a 63-bit hash of a row's natural key, so that two people who import the same list hold the same keys. */
#include "config.h"
#include "workspace/schema.h"

#include "workspace/text.h"

#include <string.h>

/** lt_row_random_key: a key for a row whose own another row has; never 0. */
gint64
lt_row_random_key (void)
{
  gint64 key = (gint64) (((guint64) g_random_int () << 32 | g_random_int ()) & G_MAXINT64);

  return key != 0 ? key : 1;
}

/* A length before each value keeps ("ab", "c") and ("a", "bc") apart. */
static void
hash_text (GChecksum *sum, const char *text)
{
  guint64 length = text != NULL ? strlen (text) : G_MAXUINT64;
  guint64 wire = GUINT64_TO_LE (length);

  g_checksum_update (sum, (const guchar *) &wire, sizeof wire);
  if (text != NULL && length > 0)
    g_checksum_update (sum, (const guchar *) text, length);
}

static void
hash_number (GChecksum *sum, gint64 number)
{
  gint64 wire = GINT64_TO_LE (number);

  g_checksum_update (sum, (const guchar *) &wire, sizeof wire);
}

static void
hash_column (GChecksum *sum, const LtColumn *column, gconstpointer row)
{
  gconstpointer at = (const char *) row + column->offset;

  switch (column->type)
    {
    case LT_COLUMN_KEY:
      hash_number (sum, *(const gint64 *) at);
      break;
    case LT_COLUMN_INT:
    case LT_COLUMN_ENUM:
      hash_number (sum, *(const gint *) at);
      break;
    case LT_COLUMN_TEXT:
      {
        g_autofree char *folded = lt_text_fold (*(char *const *) at);
        hash_text (sum, folded);
        break;
      }
    case LT_COLUMN_REAL:
      g_assert_not_reached ();   /* a figure is no part of a natural key */
    }
}

static void
hash_enterprise (GChecksum *sum, const LtEnterprise *row)
{
  if (row->credit != NULL)
    hash_text (sum, row->credit);
  else
    {
      g_autofree char *folded = lt_text_fold_company (row->name);
      hash_text (sum, folded);
    }
}

/**
 * lt_row_key: the key a row gets when it is created: the first 63 bits of the SHA-256 of its table
 * and natural key. Never 0.
 */
gint64
lt_row_key (LtTable table, gconstpointer row)
{
  const LtTableInfo *info = lt_table_get_info (table);
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;
  gint64 key;

  hash_text (sum, info->name);
  if (table == LT_TABLE_ENTERPRISE)
    hash_enterprise (sum, row);
  else
    {
      /* In the order of the names, which need not be that of the columns. */
      for (const char *name = info->identity; *name != '\0';)
        {
          gsize name_length = strcspn (name, " ");

          hash_column (sum, &info->columns[lt_table_find_column_n (table, name, name_length)], row);
          name += name_length + (name[name_length] == ' ');
        }
    }
  g_checksum_get_digest (sum, digest, &length);
  memcpy (&key, digest, sizeof key);
  key = GINT64_FROM_LE (key) & G_MAXINT64;
  return key != 0 ? key : 1;
}
