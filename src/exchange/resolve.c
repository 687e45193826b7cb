#include "config.h"

#include "exchange/error.h"
#include "exchange/resolve.h"
#include "exchange/values.h"
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

/* Regions of the workspace that a folded name fits, or is, below those named. */
static void
add_regions (LtStore *store, const char *folded, gboolean exact, char *const *above, guint n_above, GArray *hits)
{
  g_autofree char *stem = lt_place_stem (folded);
  const LtStoreIds *ids = exact ? lt_store_find (store, LT_TABLE_REGION, LT_INDEX_IDENTITY, folded)
                            : lt_store_find (store, LT_TABLE_REGION, LT_INDEX_OTHER, stem);

  for (guint i = 0; ids && i < ids->len; i++)
    {
      LtRegionHit hit = { ids->ids[i], NULL };
      const LtRegion *region = lt_store_get (store, LT_TABLE_REGION, hit.id);

      if ((exact || name_fits (folded, region->name)) && lies_below (store, hit.id, above, n_above))
        g_array_append_val (hits, hit);
    }
}

/* Whether a place of the gazetteer is in the workspace: below its province, or, if that will do, below nothing. */
static gboolean
is_there (LtStore *store, const LtPlace *place, gboolean orphans)
{
  g_autofree char *folded = lt_text_fold (place->name);
  const LtStoreIds *ids = lt_store_find (store, LT_TABLE_REGION, LT_INDEX_IDENTITY, folded);

  for (guint i = 0; ids && i < ids->len; i++)
    {
      gint64 above = get_parent (store, LT_TABLE_REGION, ids->ids[i]);
      const LtRegion *parent = above != 0 ? lt_store_get (store, LT_TABLE_REGION, above) : NULL;

      if (!place->parent || (parent ? strcmp (parent->name, place->parent->name) == 0 : orphans))
        return TRUE;
    }
  return FALSE;
}

static void
add_places (LtStore *store, LtGazetteer *gazetteer, const char *folded, gboolean exact, char *const *above, guint n_above, GArray *hits)
{
  g_autofree char *stem = lt_place_stem (folded);
  const GPtrArray *places = lt_gazetteer_find (gazetteer, exact ? folded : stem);

  for (guint i = 0; places && i < places->len; i++)
    {
      LtRegionHit hit = { 0, g_ptr_array_index (places, i) };
      g_autofree char *whole = lt_text_fold (hit.place->name);

      if ((exact ? strcmp (whole, folded) == 0 : name_fits (folded, hit.place->name))
          && place_lies_below (hit.place, above, n_above) && !is_there (store, hit.place, n_above == 0))
        g_array_append_val (hits, hit);
    }
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
take_hit (LtStore *store, const char *name, GArray *hits, LtRegionHit *hit, GError **error)
{
  g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  if (hits->len == 1)
    {
      *hit = g_array_index (hits, LtRegionHit, 0);
      return TRUE;
    }
  for (guint i = 0; i < hits->len; i++)
    {
      LtRegionHit *one = &g_array_index (hits, LtRegionHit, i);

      if (one->id != 0)
        g_ptr_array_add (labels, region_path (store, one->id));
      else
        g_ptr_array_add (labels, one->place->parent ? g_strconcat (one->place->parent->name, "/", one->place->name, NULL)
                                                    : g_strdup (one->place->name));
    }
  return refuse_several (error, name, labels);
}

/* The region that bears the name as it stands comes first, the workspace's before the gazetteer's. Among those
 * that it fits with another end none does: 吉林 is the province as well as the city, whichever is there. */
static gboolean
find_hits (LtStore *store, const char *folded, char *const *above, guint n_above, GArray *hits, GError **error)
{
  LtGazetteer *gazetteer = lt_gazetteer_get (error);

  if (!gazetteer)
    return FALSE;
  add_regions (store, folded, TRUE, above, n_above, hits);
  if (hits->len == 0)
    add_places (store, gazetteer, folded, TRUE, above, n_above, hits);
  if (hits->len == 0)
    {
      add_regions (store, folded, FALSE, above, n_above, hits);
      add_places (store, gazetteer, folded, FALSE, above, n_above, hits);
    }
  return TRUE;
}

/* The hit stays empty where neither the workspace nor the gazetteer has one. */
static gboolean
look_up_region (LtStore *store, const char *name, LtRegionHit *hit, GError **error)
{
  g_autofree char *folded = lt_text_fold (name);
  g_auto(GStrv) parts = split_path (name);
  guint n_above = MAX (g_strv_length (parts), 1) - 1;
  g_autoptr(GArray) hits = g_array_new (FALSE, FALSE, sizeof (LtRegionHit));

  *hit = (LtRegionHit) { 0 };
  if (!find_hits (store, folded, NULL, 0, hits, error))      /* a name may have a stroke itself */
    return FALSE;
  if (hits->len == 0 && n_above > 0 && !find_hits (store, parts[n_above], parts, n_above, hits, error))
    return FALSE;
  return hits->len == 0 || take_hit (store, name, hits, hit, error);
}

/* 湖北省咸宁市 as 湖北省/咸宁市: addresses are written so. (nullable): NULL where there is nothing to part. */
static char *
part_address (const char *name)
{
  static const char *const ends[] = { "省", "市", "区", "县", "州", "盟" };
  g_autofree char *folded = lt_text_fold (name);
  g_autoptr(GString) text = g_string_new (NULL);

  for (const char *p = folded; *p; p = g_utf8_next_char (p))
    {
      g_string_append_len (text, p, g_utf8_next_char (p) - p);
      for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
        if (g_str_has_prefix (p, ends[i]) && *g_utf8_next_char (p))
          g_string_append_c (text, '/');
    }
  return strchr (folded, '/') || !strchr (text->str, '/') ? NULL : g_strdup (text->str);
}

/**
 * lt_resolve_region:
 * @name: with or without 省/市/县/区; parent/name where the name stands twice; 湖北省咸宁市 is one too
 *
 * Returns: %FALSE with a refusal that lists the hits where there are several, or where there is none.
 */
gboolean
lt_resolve_region (LtStore *store, const char *name, LtRegionHit *hit, GError **error)
{
  g_autofree char *parted = NULL;

  if (!look_up_region (store, name, hit, error))
    return FALSE;
  if (hit->id == 0 && !hit->place && (parted = part_address (name)) && !look_up_region (store, parted, hit, error))
    return FALSE;
  if (hit->id != 0 || hit->place)
    return TRUE;
  return lt_refuse (error, _("there is no region “%s”; import it first, or correct the name"), name);
}

static void
add_children (LtStore *store, const char *folded, gint64 parent, gboolean exact, GArray *hits)
{
  g_autoptr(GArray) named = g_array_new (FALSE, FALSE, sizeof (LtRegionHit));

  add_regions (store, folded, exact, NULL, 0, named);
  for (guint i = 0; i < named->len; i++)
    {
      LtRegionHit hit = g_array_index (named, LtRegionHit, i);

      if (get_parent (store, LT_TABLE_REGION, hit.id) == parent)
        g_array_append_val (hits, hit);
    }
}

/* Of that name below a parent, 0: below none. */
static GArray *
find_children (LtStore *store, const char *folded, gint64 parent)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (LtRegionHit));

  add_children (store, folded, parent, TRUE, hits);
  if (hits->len == 0)
    add_children (store, folded, parent, FALSE, hits);
  return hits;
}

/* The places of the gazetteer of that name below a region or a place. */
static gboolean
find_places_below (LtStore *store, const char *folded, const LtRegionHit *parent, GArray *hits, GError **error)
{
  LtGazetteer *gazetteer = lt_gazetteer_get (error);
  const LtRegion *row = parent->id != 0 ? lt_store_get (store, LT_TABLE_REGION, parent->id) : NULL;

  if (!gazetteer)
    return FALSE;
  add_places (store, gazetteer, folded, FALSE, NULL, 0, hits);
  for (guint i = hits->len; i > 0; i--)
    {
      const LtPlace *above = g_array_index (hits, LtRegionHit, i - 1).place->parent;

      if (!above || (row ? strcmp (above->name, row->name) != 0 : above != parent->place))
        g_array_remove_index (hits, i - 1);
    }
  return TRUE;
}

/* A second region of that name below the first is not what a row means that has the two the wrong way round. */
static gboolean
check_above (LtStore *store, const char *name, const char *folded, gint64 parent, GError **error)
{
  g_autoptr(GArray) named = g_array_new (FALSE, FALSE, sizeof (LtRegionHit));

  add_regions (store, folded, TRUE, NULL, 0, named);
  for (guint i = 0; parent != 0 && i < named->len; i++)
    if (lt_resolve_is_below (store, LT_TABLE_REGION, parent, g_array_index (named, LtRegionHit, i).id))
      return lt_refuse (error, _("“%s” is above “%s” already, so it cannot be below it; correct one of the two"), name,
                        ((const LtRegion *) lt_store_get (store, LT_TABLE_REGION, parent))->name);
  return TRUE;
}

/* Below a parent: a child of that name, else a region of that name whose parent nobody recorded, else
 * the place that the gazetteer has there. */
static gboolean
look_up_child (LtStore *store, const char *name, const LtRegionHit *parent, LtRegionHit *hit, GError **error)
{
  g_autofree char *folded = lt_text_fold (name);
  g_autoptr(GArray) children = parent->id != 0 ? find_children (store, folded, parent->id) : NULL;
  g_autoptr(GArray) orphans = find_children (store, folded, 0);
  g_autoptr(GArray) places = g_array_new (FALSE, FALSE, sizeof (LtRegionHit));

  if (children && children->len > 0)
    return take_hit (store, name, children, hit, error);
  if (!check_above (store, name, folded, parent->id, error))
    return FALSE;
  if (orphans->len == 1
      && !lt_resolve_is_below (store, LT_TABLE_REGION, parent->id, g_array_index (orphans, LtRegionHit, 0).id))
    return take_hit (store, name, orphans, hit, error);
  if (!find_places_below (store, folded, parent, places, error))
    return FALSE;
  return places->len == 0 || take_hit (store, name, places, hit, error);
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
  g_autoptr(GArray) there = NULL, orphans = NULL;
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
      *id = g_array_index (there, LtRegionHit, 0).id;
      return TRUE;
    }
  /* One whose parent nobody recorded gains its province, rather than a namesake. */
  orphans = find_children (store, folded, 0);
  if (orphans->len == 1)
    {
      draft = lt_store_draft (store, LT_TABLE_REGION, g_array_index (orphans, LtRegionHit, 0).id);
      draft->parent = parent;
      lt_store_save (store, LT_TABLE_REGION, draft, id);
      return TRUE;
    }
  draft = lt_store_draft (store, LT_TABLE_REGION, 0);
  draft->name = g_strdup (hit->place->name);
  draft->parent = parent;
  draft->kind = lt_words_region_kind (hit->place->kind);
  draft->type = g_strdup (hit->place->kind);
  draft->code = g_strdup (hit->place->code);
  lt_store_save (store, LT_TABLE_REGION, draft, id);
  return TRUE;
}

/** lt_resolve_chain: Returns: the chain's key; 0 with a refusal where there is none. */
gint64
lt_resolve_chain (LtStore *store, const char *name, GError **error)
{
  g_autofree char *folded = lt_text_fold (name);
  gint64 id = lt_store_find_one (store, LT_TABLE_CHAIN, folded);

  if (id == 0)
    lt_refuse (error, _("there is no chain “%s”; import it first, or correct the name"), name);
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
refuse_segments (LtStore *store, const char *name, const LtStoreIds *ids, GError **error)
{
  g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < ids->len; i++)
    {
      const LtSegment *segment = lt_store_get (store, LT_TABLE_SEGMENT, ids->ids[i]);
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
  const LtStoreIds *ids;

  if (id != 0)
    return id;
  ids = lt_store_find (store, LT_TABLE_SEGMENT, LT_INDEX_OTHER, folded);
  if (ids && ids->len == 1)
    return ids->ids[0];
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

/* Who may be meant by a name: enterprises of the document, and codes of the sheet whose rows have not gone in. */
typedef struct {
  GArray    *ids;        /* gint64 */
  GPtrArray *absent;     /* LtClaim */
  gboolean   adopts;     /* one of ids has no code yet, and the first of the absent will be it */
} Namesakes;

static void
namesakes_clear (Namesakes *self)
{
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->absent, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Namesakes, namesakes_clear)

static const LtClaim *
get_claim (LtClaims *claims, const LtEnterprise *row)
{
  return claims && row->credit ? lt_claims_find (claims, row->credit) : NULL;
}

static gint64
find_credit (LtStore *store, const char *credit)
{
  const LtStoreIds *ids = lt_store_find (store, LT_TABLE_ENTERPRISE, LT_INDEX_OTHER, credit);

  return ids ? ids->ids[0] : 0;
}

/* Those of a folded name; what the sheet renames is called as it will be. A row with a code means only who has none yet. */
static void
find_namesakes (LtStore *store, LtClaims *claims, const char *folded, gboolean coded, Namesakes *found)
{
  const LtStoreIds *ids = lt_store_find (store, LT_TABLE_ENTERPRISE, LT_INDEX_IDENTITY, folded);
  guint n_uncoded = 0;

  for (guint i = 0; ids && i < ids->len; i++)
    {
      gint64 id = ids->ids[i];
      const LtEnterprise *row = lt_store_get (store, LT_TABLE_ENTERPRISE, id);

      n_uncoded += row->credit == NULL;
      if (!row->credit || (!coded && !get_claim (claims, row)))
        g_array_append_val (found->ids, id);
    }
  if (coded || !claims)
    return;
  for (const LtClaim *claim = lt_claims_named (claims, folded); claim; claim = claim->namesake)
    {
      gint64 id = find_credit (store, claim->credit);

      if (id != 0)
        g_array_append_val (found->ids, id);
      else
        g_ptr_array_add (found->absent, (gpointer) claim);
    }
  found->adopts = n_uncoded == 1 && found->absent->len > 0;
}

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The same list before the rows of the sheet went in and afterwards. */
static gboolean
refuse_namesakes (LtStore *store, LtClaims *claims, const char *name, const Namesakes *found, GError **error)
{
  g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < found->ids->len; i++)
    {
      const LtEnterprise *row = lt_store_get (store, LT_TABLE_ENTERPRISE, g_array_index (found->ids, gint64, i));
      const LtClaim *claim = get_claim (claims, row);

      if (row->credit)
        g_ptr_array_add (labels, g_strconcat (claim ? claim->name : row->name, " ", row->credit, NULL));
      else if (!found->adopts)
        g_ptr_array_add (labels, g_strdup (row->name));
    }
  for (guint i = 0; i < found->absent->len; i++)
    {
      const LtClaim *claim = g_ptr_array_index (found->absent, i);

      g_ptr_array_add (labels, g_strconcat (claim->name, " ", claim->credit, NULL));
    }
  g_ptr_array_sort (labels, compare_labels);
  return refuse_several (error, name, labels);
}

/* (transfer full) (nullable): the credit code that a name is. */
static char *
credit_of (const char *name)
{
  return strlen (name) == 18 && g_ascii_isalnum (*name) ? lt_value_credit (name, NULL) : NULL;
}

/**
 * lt_resolve_enterprise:
 * @claims: (nullable): the codes that the sheet being read names
 * @name: a name, or a credit code where @credit is %NULL
 * @credit: (nullable): a checked credit code
 * @id: (out): the enterprise's key; 0 where there is none, or none yet
 *
 * By credit code, then by folded full name. Two with different credit codes are two, and a name that they share is
 * nobody's: whether both are there already or come further down in the sheet, so that the sheet read again means the same.
 *
 * Returns: %FALSE with a refusal where several bear the name.
 */
gboolean
lt_resolve_enterprise (LtStore *store, LtClaims *claims, const char *name, const char *credit, gint64 *id, GError **error)
{
  g_autofree char *code = credit ? NULL : credit_of (name), *folded = NULL;
  g_auto(Namesakes) found = { NULL };
  guint count;

  *id = credit || code ? find_credit (store, credit ? credit : code) : 0;
  if (*id != 0)
    return TRUE;
  if (code)
    return lt_refuse (error, _("no enterprise has the credit code “%s”; write its name"), name);
  found.ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  found.absent = g_ptr_array_new ();
  folded = lt_text_fold_company (name);
  find_namesakes (store, claims, folded, credit != NULL, &found);
  count = found.ids->len + found.absent->len - (found.adopts ? 1 : 0);
  if (count > 1)
    return refuse_namesakes (store, claims, name, &found, error);
  *id = found.ids->len > 0 ? g_array_index (found.ids, gint64, 0) : 0;
  return TRUE;
}

/** lt_resolve_source: Returns: the source's key; 0 with a refusal where there is none. */
gint64
lt_resolve_source (LtStore *store, const char *key, GError **error)
{
  g_autofree char *folded = lt_text_fold (key);
  gint64 id = lt_store_find_one (store, LT_TABLE_SOURCE, folded);

  if (id == 0)
    lt_refuse (error, _("there is no source “%s”; import the sources first"), key);
  return id;
}
