#include "config.h"

#include "exchange/csv.h"
#include "exchange/error.h"
#include "exchange/gazetteer.h"
#include "workspace/text.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

struct _LtGazetteer {
  LtSheet    *sheet;       /* holds the strings */
  GArray     *places;      /* LtPlace */
  GHashTable *names;       /* folded name and stem → GPtrArray of LtPlace */
};

enum { COLUMN_CODE, COLUMN_NAME, COLUMN_PARENT, COLUMN_KIND };

/* What a place calls itself at the end of its name, longest first. */
static const char *const ends[] = {
  "特别行政区", "自治区", "自治州", "自治县", "地区", "林区", "省", "市", "县", "区", "州", "盟", "旗",
};

/* The peoples that the names of autonomous places carry: 恩施土家族苗族自治州 is called 恩施. */
static const char *const peoples[] = {
  "壮族", "回族", "维吾尔", "藏族", "羌族", "彝族", "白族", "傣族", "景颇族", "傈僳族", "哈尼族", "苗族", "侗族", "布依族",
  "土家族", "朝鲜族", "蒙古族", "蒙古", "哈萨克", "柯尔克孜", "满族", "瑶族", "畲族", "黎族",
};

/* Two characters have to be left: 内蒙古 is not 内, 东区 not 东. */
static gboolean
cut_end (char *name, const char *end)
{
  gsize length = strlen (name), cut = strlen (end);

  if (!g_str_has_suffix (name, end) || length - cut < 2 * 3)
    return FALSE;
  name[length - cut] = '\0';
  return TRUE;
}

/**
 * lt_place_stem:
 * @name: a region's name
 *
 * Returns: (transfer full): the folded name without what it calls itself: 咸宁市 → 咸宁, 恩施土家族苗族自治州 → 恩施; the
 * folded name where nothing would be left.
 */
char *
lt_place_stem (const char *name)
{
  char *stem = lt_text_fold (name);
  gboolean autonomous = stem && strstr (stem, "自治");

  for (guint i = 0; stem && i < G_N_ELEMENTS (ends); i++)
    if (cut_end (stem, ends[i]))
      break;
  for (guint i = 0; autonomous && i < G_N_ELEMENTS (peoples); i++)
    if (cut_end (stem, peoples[i]))
      i = G_MAXUINT;    /* from the first again: there may be several */
  return stem;
}

static void
add_name (LtGazetteer *self, char *name, const LtPlace *place)
{
  GPtrArray *places = g_hash_table_lookup (self->names, name);

  if (!places)
    {
      places = g_ptr_array_new ();
      g_hash_table_insert (self->names, g_strdup (name), places);
    }
  g_ptr_array_add (places, (gpointer) place);
}

static void
index_places (LtGazetteer *self)
{
  g_autoptr(GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->places->len; i++)
    {
      LtPlace *place = &g_array_index (self->places, LtPlace, i);

      g_hash_table_insert (codes, (gpointer) place->code, place);
    }
  for (guint i = 0; i < self->places->len; i++)
    {
      LtPlace *place = &g_array_index (self->places, LtPlace, i);
      g_autofree char *folded = lt_text_fold (place->name), *stem = lt_place_stem (place->name);

      place->parent = g_hash_table_lookup (codes, lt_sheet_get_cell (self->sheet, i, COLUMN_PARENT));
      add_name (self, folded, place);
      if (strcmp (folded, stem) != 0)
        add_name (self, stem, place);
    }
}

/**
 * lt_gazetteer_new:
 * @sheet: (transfer full): the columns code, name, parent_code, kind
 *
 * Returns: (transfer full) (nullable): a gazetteer; %NULL with %LT_EXCHANGE_ERROR_KIND for another sheet.
 */
LtGazetteer *
lt_gazetteer_new (LtSheet *sheet, GError **error)
{
  static const char *const headers[] = { "code", "name", "parent_code", "kind" };
  g_autoptr(LtGazetteer) self = g_new0 (LtGazetteer, 1);

  self->sheet = sheet;
  self->places = g_array_new (FALSE, FALSE, sizeof (LtPlace));
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    if (strcmp (lt_sheet_get_header (sheet, i), headers[i]) != 0)
      {
        g_set_error (error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_KIND, _("“%s” is not a gazetteer."), lt_sheet_get_name (sheet));
        return NULL;
      }
  for (guint i = 0; i < lt_sheet_get_n_rows (sheet); i++)
    {
      LtPlace place = { lt_sheet_get_cell (sheet, i, COLUMN_CODE), lt_sheet_get_cell (sheet, i, COLUMN_NAME),
                        lt_sheet_get_cell (sheet, i, COLUMN_KIND), NULL };

      g_array_append_val (self->places, place);
    }
  index_places (self);
  return g_steal_pointer (&self);
}

/** lt_gazetteer_free: */
void
lt_gazetteer_free (LtGazetteer *self)
{
  lt_sheet_free (self->sheet);
  g_array_unref (self->places);
  g_hash_table_unref (self->names);
  g_free (self);
}

/** lt_gazetteer_get_size: Returns: the number of places. */
guint
lt_gazetteer_get_size (LtGazetteer *self)
{
  return self->places->len;
}

/**
 * lt_gazetteer_find:
 * @folded: a folded name, whole or without what the place calls itself
 *
 * Returns: (transfer none) (nullable): the places of that name, never empty: 吉林 is two.
 */
const GPtrArray *
lt_gazetteer_find (LtGazetteer *self, const char *folded)
{
  return g_hash_table_lookup (self->names, folded);
}

/**
 * lt_gazetteer_get:
 *
 * Returns: (transfer none) (nullable): the built-in gazetteer, read when first asked for; %NULL with an
 * error if the program was built without it. Safe from any thread.
 */
LtGazetteer *
lt_gazetteer_get (GError **error)
{
  static GMutex mutex;
  static LtGazetteer *gazetteer;
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&mutex);

  if (!gazetteer)
    {
      g_autoptr(GBytes) bytes = g_resources_lookup_data (LT_GAZETTEER_RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
      LtSheet *sheet = bytes ? lt_csv_read_bytes (bytes, "gazetteer.csv", error) : NULL;

      gazetteer = sheet ? lt_gazetteer_new (sheet, error) : NULL;
    }
  return gazetteer;
}
