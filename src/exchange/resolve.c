#include "config.h"

#include "exchange/error.h"
#include "exchange/resolve.h"
#include "exchange/words.h"
#include "workspace/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* No tree of regions, chains or owners is deeper; a loop in a foreign file ends here. */
#define MAX_DEPTH 64

static gint64
get_parent (LtStore *store, LtTable table, gint64 id)
{
  gconstpointer row = lt_store_get (store, table, id);

  if (!row)
    return 0;
  switch (table)
    {
    case LT_TABLE_REGION:     return ((const LtRegion *) row)->parent;
    case LT_TABLE_CHAIN:      return ((const LtChain *) row)->parent;
    case LT_TABLE_ENTERPRISE: return ((const LtEnterprise *) row)->parent;
    default:                  g_return_val_if_reached (0);
    }
}

/** lt_resolve_is_below: Returns: whether a region, chain or enterprise is @ancestor or below it. */
gboolean
lt_resolve_is_below (LtStore *store, LtTable table, gint64 id, gint64 ancestor)
{
  for (guint depth = 0; id != 0 && depth < MAX_DEPTH; depth++)
    {
      if (id == ancestor)
        return TRUE;
      id = get_parent (store, table, id);
    }
  return FALSE;
}

static char *
region_path (LtStore *store, gint64 id)
{
  GString *path = g_string_new (NULL);

  for (guint depth = 0; id != 0 && depth < MAX_DEPTH; depth++)
    {
      const LtRegion *region = lt_store_get (store, LT_TABLE_REGION, id);

      if (!region)
        break;
      g_string_prepend (path, path->len ? "/" : "");
      g_string_prepend (path, region->name);
      id = region->parent;
    }
  return g_string_free (path, FALSE);
}

/* The parts of 湖北省/咸宁市 or 湖北省 › 咸宁市, folded. The last is the name, those before it lie above. */
static char **
split_path (const char *name)
{
  g_autofree char *folded = lt_text_fold (name);
  GString *text = g_string_new (folded);
  char **parts;

  g_string_replace (text, "›", "/", 0);
  parts = g_strsplit (text->str, "/", -1);
  g_string_free (text, TRUE);
  return parts;
}

/* Whether a name fits, with or without what the region calls itself; both with different ends do not:
 * 朝阳区 is not 朝阳市. 恩施州 is how people say 恩施土家族苗族自治州. */
static gboolean
name_fits (const char *folded, const char *name)
{
  g_autofree char *whole = lt_text_fold (name), *stem = lt_place_stem (name), *wanted = lt_place_stem (folded);

  if (g_strcmp0 (folded, whole) == 0 || g_strcmp0 (folded, stem) == 0 || g_strcmp0 (wanted, whole) == 0)
    return TRUE;
  return g_str_has_suffix (name, "自治州") && g_str_has_suffix (folded, "州") && g_strcmp0 (wanted, stem) == 0;
}

static gboolean
lies_below (LtStore *store, gint64 id, char *const *above, guint n_above)
{
  for (guint i = n_above; i > 0; i--)
    {
      const LtRegion *region;
      guint depth = 0;

      do
        {
          id = get_parent (store, LT_TABLE_REGION, id);
          region = id != 0 ? lt_store_get (store, LT_TABLE_REGION, id) : NULL;
        }
      while (region && !name_fits (above[i - 1], region->name) && ++depth < MAX_DEPTH);
      if (!region || depth == MAX_DEPTH)
        return FALSE;
    }
  return TRUE;
}

static gboolean
place_lies_below (const LtPlace *place, char *const *above, guint n_above)
{
  for (guint i = n_above; i > 0; i--)
    {
      place = place->parent;
      while (place && !name_fits (above[i - 1], place->name))
        place = place->parent;
      if (!place)
        return FALSE;
    }
  return TRUE;
}

static void
add_regions (LtStore *store, LtStoreIndex index, const char *key, const char *folded, char *const *above, guint n_above, GArray *hits)
{
  const GArray *ids = lt_store_find (store, LT_TABLE_REGION, index, key);

  for (guint i = 0; ids && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      const LtRegion *region = lt_store_get (store, LT_TABLE_REGION, id);

      if (name_fits (folded, region->name) && lies_below (store, id, above, n_above))
        g_array_append_val (hits, id);
    }
}

/* Regions of the workspace by a folded name; one that stands there as it is written comes before
 * those that fit with another end. */
static GArray *
find_regions (LtStore *store, const char *folded, char *const *above, guint n_above)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *stem = lt_place_stem (folded);

  add_regions (store, LT_INDEX_IDENTITY, folded, folded, above, n_above, hits);
  if (hits->len == 0)
    add_regions (store, LT_INDEX_OTHER, folded, folded, above, n_above, hits);
  if (hits->len == 0)
    add_regions (store, LT_INDEX_OTHER, stem, folded, above, n_above, hits);
  return hits;
}

static GPtrArray *
find_places (LtGazetteer *gazetteer, const char *folded, char *const *above, guint n_above)
{
  g_autoptr(GPtrArray) exact = g_ptr_array_new (), hits = g_ptr_array_new ();
  g_autofree char *stem = lt_place_stem (folded);
  const GPtrArray *places = lt_gazetteer_find (gazetteer, folded);

  if (!places)
    places = lt_gazetteer_find (gazetteer, stem);
  for (guint i = 0; places && i < places->len; i++)
    {
      LtPlace *place = g_ptr_array_index (places, i);
      g_autofree char *whole = lt_text_fold (place->name);

      if (!name_fits (folded, place->name) || !place_lies_below (place, above, n_above))
        continue;
      g_ptr_array_add (hits, place);
      if (strcmp (whole, folded) == 0)
        g_ptr_array_add (exact, place);
    }
  return exact->len > 0 ? g_steal_pointer (&exact) : g_steal_pointer (&hits);
}

static gboolean
refuse_several (GError **error, const char *name, GPtrArray *labels)
{
  g_autofree char *list = NULL;

  g_ptr_array_add (labels, NULL);
  list = g_strjoinv (", ", (char **) labels->pdata);
  return lt_refuse (error, _("“%s” may be any of these: %s; write one of them"), name, list);
}

static gboolean
take_region (LtStore *store, const char *name, GArray *ids, LtRegionHit *hit, GError **error)
{
  g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  if (ids->len == 1)
    {
      hit->id = g_array_index (ids, gint64, 0);
      return TRUE;
    }
  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (labels, region_path (store, g_array_index (ids, gint64, i)));
  return refuse_several (error, name, labels);
}

static gboolean
take_place (const char *name, GPtrArray *places, LtRegionHit *hit, GError **error)
{
  g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  if (places->len == 1)
    {
      hit->place = g_ptr_array_index (places, 0);
      return TRUE;
    }
  for (guint i = 0; i < places->len; i++)
    {
      const LtPlace *place = g_ptr_array_index (places, i);

      g_ptr_array_add (labels, place->parent ? g_strconcat (place->parent->name, "/", place->name, NULL) : g_strdup (place->name));
    }
  return refuse_several (error, name, labels);
}

/* By name in the workspace, then in the gazetteer; the hit stays empty where neither has it. */
static gboolean
look_up_region (LtStore *store, const char *name, LtRegionHit *hit, GError **error)
{
  g_auto(GStrv) parts = split_path (name);
  guint n_above = g_strv_length (parts) - 1;
  g_autoptr(GArray) ids = find_regions (store, parts[n_above], parts, n_above);
  g_autoptr(GPtrArray) places = NULL;
  LtGazetteer *gazetteer;

  *hit = (LtRegionHit) { 0 };
  if (ids->len > 0)
    return take_region (store, name, ids, hit, error);
  gazetteer = lt_gazetteer_get (error);
  if (!gazetteer)
    return FALSE;
  places = find_places (gazetteer, parts[n_above], parts, n_above);
  return places->len == 0 || take_place (name, places, hit, error);
}

/**
 * lt_resolve_region:
 * @name: with or without 省/市/县/区; parent/name where the name stands twice
 *
 * Returns: %FALSE with a refusal that lists the hits where there are several, or where there is none
 * (%LT_EXCHANGE_ERROR_WAITING, because a later row may bring it).
 */
gboolean
lt_resolve_region (LtStore *store, const char *name, LtRegionHit *hit, GError **error)
{
  if (!look_up_region (store, name, hit, error))
    return FALSE;
  if (hit->id != 0 || hit->place)
    return TRUE;
  g_set_error (error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_WAITING,
               _("there is no region “%s”; import it first, or correct the name"), name);
  return FALSE;
}

static GArray *
find_children (LtStore *store, const char *folded, gint64 parent)
{
  g_autoptr(GArray) named = find_regions (store, folded, NULL, 0);
  GArray *children = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < named->len; i++)
    {
      gint64 id = g_array_index (named, gint64, i);

      if (get_parent (store, LT_TABLE_REGION, id) == parent)
        g_array_append_val (children, id);
    }
  return children;
}

/* Below a parent: a child of that name, else a region of that name whose parent nobody recorded, else
 * the place that the gazetteer has there. */
static gboolean
look_up_child (LtStore *store, const char *name, const LtRegionHit *parent, LtRegionHit *hit, GError **error)
{
  g_autofree char *folded = lt_text_fold (name);
  g_autoptr(GArray) children = parent->id != 0 ? find_children (store, folded, parent->id) : NULL;
  g_autoptr(GArray) orphans = find_children (store, folded, 0);
  g_autoptr(GPtrArray) places = NULL;
  const LtRegion *row = parent->id != 0 ? lt_store_get (store, LT_TABLE_REGION, parent->id) : NULL;
  LtGazetteer *gazetteer = lt_gazetteer_get (error);

  if (!gazetteer)
    return FALSE;
  if (children && children->len > 0)
    return take_region (store, name, children, hit, error);
  if (orphans->len == 1 && !lt_resolve_is_below (store, LT_TABLE_REGION, parent->id, g_array_index (orphans, gint64, 0)))
    return take_region (store, name, orphans, hit, error);
  places = find_places (gazetteer, folded, NULL, 0);
  for (guint i = places->len; i > 0; i--)
    {
      const LtPlace *above = ((LtPlace *) g_ptr_array_index (places, i - 1))->parent;

      if (!above || (row ? strcmp (above->name, row->name) != 0 : above != parent->place))
        g_ptr_array_remove_index (places, i - 1);
    }
  return places->len == 0 || take_place (name, places, hit, error);
}

/**
 * lt_resolve_region_row:
 * @has_parent: whether the row names its parent, @parent
 * @hit: (out): the region that the row is; empty: a new one
 *
 * A region's identity is its name under its parent. Where the row has no parent, and one region of
 * that name exists, it is that one.
 */
gboolean
lt_resolve_region_row (LtStore *store, const char *name, gboolean has_parent, const LtRegionHit *parent,
                       LtRegionHit *hit, GError **error)
{
  *hit = (LtRegionHit) { 0 };
  if (has_parent)
    return look_up_child (store, name, parent, hit, error);
  return look_up_region (store, name, hit, error);
}

/**
 * lt_resolve_enter:
 * @id: (out): the region's key
 *
 * Lets a place of the gazetteer enter the workspace with its province, unless it is there.
 */
gboolean
lt_resolve_enter (LtStore *store, const LtRegionHit *hit, gint64 *id, GError **error)
{
  LtRegionHit above = { 0, hit->place ? hit->place->parent : NULL };
  g_autofree char *folded = NULL;
  g_autoptr(GArray) there = NULL;
  gint64 parent = 0;
  LtRegion *draft;

  *id = hit->id;
  if (hit->id != 0 || !hit->place)
    return TRUE;
  if (above.place && !lt_resolve_enter (store, &above, &parent, error))
    return FALSE;
  folded = lt_text_fold (hit->place->name);
  there = find_children (store, folded, parent);
  if (there->len > 0)
    {
      *id = g_array_index (there, gint64, 0);
      return TRUE;
    }
  draft = lt_store_draft (store, LT_TABLE_REGION, 0);
  draft->name = g_strdup (hit->place->name);
  draft->parent = parent;
  draft->kind = lt_words_region_kind (hit->place->kind);
  draft->type = g_strdup (hit->place->kind);
  draft->code = g_strdup (hit->place->code);
  return lt_store_save (store, LT_TABLE_REGION, draft, id, error);
}

/** lt_resolve_chain: Returns: the chain's key; 0 with %LT_EXCHANGE_ERROR_WAITING where there is none. */
gint64
lt_resolve_chain (LtStore *store, const char *name, GError **error)
{
  g_autofree char *folded = lt_text_fold (name);
  gint64 id = lt_store_find_one (store, LT_TABLE_CHAIN, folded);

  if (id == 0)
    g_set_error (error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_WAITING,
                 _("there is no chain “%s”; import it first, or correct the name"), name);
  return id;
}

/* chain/segment, wherever the stroke is: both names may have one themselves. */
static gint64
find_qualified (LtStore *store, const char *folded)
{
  for (const char *stroke = strchr (folded, '/'); stroke; stroke = strchr (stroke + 1, '/'))
    {
      g_autofree char *chain_name = g_strndup (folded, stroke - folded);
      gint64 chain = lt_store_find_one (store, LT_TABLE_CHAIN, chain_name);
      gint64 segment = chain != 0 ? lt_store_find_named (store, LT_TABLE_SEGMENT, chain, stroke + 1) : 0;

      if (segment != 0)
        return segment;
    }
  return 0;
}

static void
refuse_segments (LtStore *store, const char *name, const GArray *ids, GError **error)
{
  g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < ids->len; i++)
    {
      const LtSegment *segment = lt_store_get (store, LT_TABLE_SEGMENT, g_array_index (ids, gint64, i));
      const LtChain *chain = lt_store_get (store, LT_TABLE_CHAIN, segment->chain);

      g_ptr_array_add (labels, g_strconcat (chain ? chain->name : "?", "/", segment->name, NULL));
    }
  refuse_several (error, name, labels);
}

/**
 * lt_resolve_segment:
 * @name: a segment, or chain/segment
 * @chain: a chain that is looked into first, or 0
 *
 * Returns: the segment's key; 0 with a refusal where there is none, or several.
 */
gint64
lt_resolve_segment (LtStore *store, const char *name, gint64 chain, GError **error)
{
  g_autofree char *folded = lt_text_fold (name);
  gint64 id = chain != 0 ? lt_store_find_named (store, LT_TABLE_SEGMENT, chain, name) : 0;
  const GArray *ids;

  if (id != 0)
    return id;
  ids = lt_store_find (store, LT_TABLE_SEGMENT, LT_INDEX_OTHER, folded);
  if (ids && ids->len == 1)
    return g_array_index (ids, gint64, 0);
  if (ids)
    return refuse_segments (store, name, ids, error), 0;
  id = find_qualified (store, folded);
  if (id == 0)
    lt_refuse (error, _("there is no segment “%s”; import it first, or correct the name"), name);
  return id;
}

/** lt_resolve_segments: Returns: (transfer full) (nullable): the keys of all of them, or %NULL with a refusal. */
GArray *
lt_resolve_segments (LtStore *store, char *const *names, GError **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; names && names[i]; i++)
    {
      gint64 id = lt_resolve_segment (store, names[i], 0, error);

      if (id == 0)
        return NULL;
      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

/* Those of that name that may be meant: with a credit code, only the one that has none yet. */
static GArray *
find_namesakes (LtStore *store, const char *name, const char *credit)
{
  g_autofree char *folded = lt_text_fold_company (name);
  const GArray *ids = lt_store_find (store, LT_TABLE_ENTERPRISE, LT_INDEX_IDENTITY, folded);
  GArray *namesakes = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; ids && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      const LtEnterprise *row = lt_store_get (store, LT_TABLE_ENTERPRISE, id);

      if (!credit || !row->credit)
        g_array_append_val (namesakes, id);
    }
  return namesakes;
}

/**
 * lt_resolve_enterprise:
 * @name: a name, or a credit code where @credit is %NULL
 * @credit: (nullable): a checked credit code
 * @id: (out): the enterprise's key; 0 where there is none
 *
 * By credit code, then by folded full name. Two with different credit codes are two.
 *
 * Returns: %FALSE with a refusal where several bear the name.
 */
gboolean
lt_resolve_enterprise (LtStore *store, const char *name, const char *credit, gint64 *id, GError **error)
{
  const GArray *ids = lt_store_find (store, LT_TABLE_ENTERPRISE, LT_INDEX_OTHER, credit ? credit : name);
  g_autoptr(GArray) namesakes = NULL;
  g_autoptr(GPtrArray) labels = NULL;

  *id = ids ? g_array_index (ids, gint64, 0) : 0;
  if (ids)
    return TRUE;
  namesakes = find_namesakes (store, name, credit);
  *id = namesakes->len == 1 ? g_array_index (namesakes, gint64, 0) : 0;
  if (namesakes->len <= 1)
    return TRUE;

  labels = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < namesakes->len; i++)
    {
      const LtEnterprise *row = lt_store_get (store, LT_TABLE_ENTERPRISE, g_array_index (namesakes, gint64, i));

      g_ptr_array_add (labels, row->credit ? g_strconcat (row->name, " ", row->credit, NULL) : g_strdup (row->name));
    }
  return refuse_several (error, name, labels);
}

/** lt_resolve_source: Returns: the source's key; 0 with a refusal where there is none. */
gint64
lt_resolve_source (LtStore *store, const char *key, GError **error)
{
  g_autofree char *folded = lt_text_fold (key);
  gint64 id = lt_store_find_one (store, LT_TABLE_SOURCE, folded);

  if (id == 0)
    g_set_error (error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_WAITING,
                 _("there is no source “%s”; import the sources first"), key);
  return id;
}
