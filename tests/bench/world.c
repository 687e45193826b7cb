#include "world-private.h"

#include <string.h>

#define HOME "湖北省"
#define COUNTRY "全国"

static gboolean
write_region (Writing *w, const char *name, gint64 parent, LtRegionKind kind, const char *type, const char *code, gint64 *key, GError **error)
{
  LtRegion row = { 0, (char *) name, parent, kind, (char *) type, (char *) code, LT_UNKNOWN, NULL, NULL };

  if (!lt_edit_insert (w->edit, LT_TABLE_REGION, &row, error))
    return FALSE;
  *key = row.id;
  return TRUE;
}

/* The gazetteer below one region for the whole country, so that there is a viewpoint from which everything is local. */
static gboolean
write_regions (Writing *w, GError **error)
{
  gint64 country, key;

  if (!write_region (w, COUNTRY, 0, LT_REGION_NONE, NULL, NULL, &country, error))
    return FALSE;
  for (guint i = 0; i < w->places->len; i++)
    {
      const Place *place = &g_array_index (w->places, Place, i);
      gint64 parent = place->parent < 0 ? country : g_array_index (w->regions, gint64, place->parent);

      if (!write_region (w, place->name, parent, place->parent < 0 ? LT_REGION_PROVINCE : LT_REGION_CITY, place->kind, place->code,
                         &key, error))
        return FALSE;
      g_array_append_val (w->regions, key);
      if (strcmp (place->name, HOME) == 0)
        w->home = i;
    }
  return TRUE;
}

static gboolean
write_meta (Writing *w, const char *name, const char *value, GError **error)
{
  LtMeta row = { 0, (char *) name, (char *) value };

  return lt_edit_insert (w->edit, LT_TABLE_META, &row, error);
}

static gboolean
write_all (LtEdit *edit, gpointer user_data, GError **error)
{
  Writing *w = user_data;
  g_autofree char *home = NULL;

  w->edit = edit;
  if (!write_regions (w, error))
    return FALSE;
  home = g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (w->regions, gint64, w->home));
  return write_meta (w, "title", "基准测试", error) && write_meta (w, "home", home, error)
         && world_write_chains (w, error) && world_write_companies (w, error);
}

/**
 * world_write: fills an empty workspace, as one edit.
 * Returns: FALSE with an error of the workspace
 */
gboolean
world_write (const World *world, LtWorkspace *workspace, GError **error)
{
  Writing w = {
    .world = world,
    .rand = g_rand_new_with_seed (world->seed),
    .places = words_places (),
    .regions = g_array_new (FALSE, FALSE, sizeof (gint64)),
    .segments = g_array_new (FALSE, FALSE, sizeof (gint64)),
    .families = g_array_new (FALSE, FALSE, sizeof (Family)),
  };
  gboolean ok = lt_workspace_edit (workspace, "Generate", LT_EDIT_DEFAULT, write_all, &w, error);

  g_rand_free (w.rand);
  words_places_free (w.places);
  g_array_unref (w.regions);
  g_array_unref (w.segments);
  g_array_unref (w.families);
  return ok;
}
