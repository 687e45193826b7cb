#include "config.h"
#include "workspace/region.h"

#include "workspace/text.h"
#include "workspace/workspace.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_DEPTH 64
/* More than these in one message help nobody. */
#define MAX_SHOWN 10

/* Longest first: 自治州 before 州. */
static const char *const suffixes[] = {
  "特别行政区", "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "自治州", "地区", "新区", "省", "市", "县", "区", "盟",
};

/** lt_region_stem: returns (transfer full): the name without its 省, 市, 县, 区 …; a name of one character stays whole. */
char *
lt_region_stem (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (name, suffixes[i]))
      {
        g_autofree char *stem = g_strndup (name, strlen (name) - strlen (suffixes[i]));

        if (g_utf8_strlen (stem, -1) >= 2)
          return g_steal_pointer (&stem);
      }
  return g_strdup (name);
}

static gboolean
is_named (const LtRegion *row, const char *name, gboolean by_stem)
{
  g_autofree char *ours = by_stem ? lt_region_stem (row->name) : NULL;
  g_autofree char *theirs = by_stem ? lt_region_stem (name) : NULL;

  return by_stem ? strcmp (ours, theirs) == 0 : strcmp (row->name, name) == 0;
}

/* The names of those above it, the nearest last, are met in this order on the way up; others may lie between. */
static gboolean
lies_under (LtModel *model, const LtRegion *row, char **names, guint n)
{
  for (guint depth = 0; n > 0 && depth < MAX_DEPTH; depth++)
    {
      row = lt_model_get_region (model, row->parent);
      if (row == NULL)
        return FALSE;
      if (is_named (row, names[n - 1], TRUE))
        n--;
    }
  return n == 0;
}

static GPtrArray *
regions_named (LtModel *model, char **names, gboolean by_stem)
{
  GPtrArray *rows = lt_model_rows (model, LT_TABLE_REGION);
  GPtrArray *hits = g_ptr_array_new ();
  guint above = g_strv_length (names) - 1;

  for (guint i = 0; i < rows->len; i++)
    if (is_named (rows->pdata[i], names[above], by_stem) && lies_under (model, rows->pdata[i], names, above))
      g_ptr_array_add (hits, rows->pdata[i]);
  return hits;
}

/* A path as lt_region_path() writes it, or with slashes, as its names from the top down. */
static char **
split_path (const char *path)
{
  g_autofree char *valid = path != NULL ? g_utf8_make_valid (path, -1) : g_strdup ("");
  g_auto(GStrv) arrows = g_strsplit (valid, "›", -1);
  g_autofree char *slashes = g_strjoinv ("/", arrows);
  g_auto(GStrv) pieces = g_strsplit (slashes, "/", -1);
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; pieces[i] != NULL; i++)
    {
      g_autofree char *name = lt_text_tidy (pieces[i]);

      if (name != NULL)
        g_strv_builder_add (names, name);
    }
  return g_strv_builder_end (names);
}

static void
set_ambiguous (GError **error, const char *name, GPtrArray *labels)
{
  g_autofree char *list = NULL, *text = NULL, *line = NULL;

  if (labels->len > MAX_SHOWN)
    {
      g_ptr_array_set_size (labels, MAX_SHOWN);
      g_ptr_array_add (labels, g_strdup ("…"));
    }
  g_ptr_array_add (labels, NULL);
  list = g_strjoinv (_(", "), (char **) labels->pdata);
  text = g_strdup_printf (_("“%s” may be any of these: %s. Say which, with what stands before it."), name, list);
  line = lt_text_message (text);
  g_set_error_literal (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_AMBIGUOUS, line);
}

/**
 * lt_region_find:
 * @name: a name, with or without 省/市/县/区; where several bear it, after that of a region above: 南京市/鼓楼区
 *
 * A name as it stands wins over one that only fits without its suffix.
 * Returns: (transfer none): the region, or %NULL with %LT_WORKSPACE_ERROR_NOT_FOUND or %LT_WORKSPACE_ERROR_AMBIGUOUS
 */
const LtRegion *
lt_region_find (LtModel *model, const char *name, GError **error)
{
  g_auto(GStrv) names = split_path (name);
  g_autoptr(GPtrArray) hits = NULL;
  g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  for (guint by_stem = 0; names[0] != NULL && by_stem < 2 && (hits == NULL || hits->len == 0); by_stem++)
    {
      g_clear_pointer (&hits, g_ptr_array_unref);
      hits = regions_named (model, names, by_stem);
    }
  if (hits != NULL && hits->len == 1)
    return hits->pdata[0];
  if (hits == NULL || hits->len == 0)
    {
      g_set_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_NOT_FOUND,
                   _("There is no region “%s” in this workspace. Check the name, or import it first."), name != NULL ? name : "");
      return NULL;
    }
  for (guint i = 0; i < hits->len; i++)
    g_ptr_array_add (labels, lt_region_path (model, ((const LtRegion *) hits->pdata[i])->id));
  set_ambiguous (error, name, labels);
  return NULL;
}

/** lt_region_subtree: returns (transfer container): the keys (gint64 *) of a region and of everything below it. */
GHashTable *
lt_region_subtree (LtModel *model, gint64 region)
{
  GHashTable *set = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr(GArray) queue = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (region != 0)
    g_array_append_val (queue, region);
  for (guint i = 0; i < queue->len; i++)
    {
      gint64 at = g_array_index (queue, gint64, i);
      GPtrArray *children = lt_model_refs (model, LT_TABLE_REGION, "parent", at);

      if (!g_hash_table_add (set, g_memdup2 (&at, sizeof at)))
        continue;
      for (guint c = 0; c < children->len; c++)
        g_array_append_val (queue, ((LtRegion *) children->pdata[c])->id);
    }
  return set;
}

gboolean
lt_region_contains (GHashTable *subtree, gint64 region)
{
  return region != 0 && g_hash_table_contains (subtree, &region);
}

/** lt_region_path: returns (transfer full): the names from the top down: 湖北省 › 咸宁市 › 赤壁市. */
char *
lt_region_path (LtModel *model, gint64 region)
{
  GString *path = g_string_new (NULL);
  guint depth = 0;

  for (const LtRegion *row = lt_model_get_region (model, region); row != NULL && depth < MAX_DEPTH; depth++)
    {
      if (path->len > 0)
        g_string_prepend (path, " › ");
      g_string_prepend (path, row->name);
      row = lt_model_get_region (model, row->parent);
    }
  return g_string_free (path, FALSE);
}

const LtChain *
lt_chain_find (LtModel *model, const char *name, GError **error)
{
  GPtrArray *rows = lt_model_rows (model, LT_TABLE_CHAIN);
  g_autofree char *wanted = lt_text_fold (name);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *folded = lt_text_fold (((LtChain *) rows->pdata[i])->name);

      if (g_strcmp0 (folded, wanted) == 0)
        return rows->pdata[i];
    }
  g_set_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_NOT_FOUND,
               _("There is no chain “%s” in this workspace. “liantuctl info” lists them."), name != NULL ? name : "");
  return NULL;
}

static const LtSegment *
one_segment (LtModel *model, GPtrArray *hits, const char *name, GError **error)
{
  g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  if (hits->len == 1)
    return hits->pdata[0];
  if (hits->len == 0)
    {
      g_set_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_NOT_FOUND,
                   _("There is no segment “%s” in this workspace. Check the name, or write it as chain/segment."), name);
      return NULL;
    }
  for (guint i = 0; i < hits->len; i++)
    {
      const LtSegment *hit = hits->pdata[i];
      const LtChain *chain = lt_model_get_chain (model, hit->chain);

      g_ptr_array_add (labels, g_strdup_printf ("%s/%s", chain != NULL ? chain->name : "?", hit->name));
    }
  set_ambiguous (error, name, labels);
  return NULL;
}

/**
 * lt_segment_find:
 * @name: a segment's name, or chain/segment
 * @chain: a chain whose segments win over those of others, or 0
 */
const LtSegment *
lt_segment_find (LtModel *model, const char *name, gint64 chain, GError **error)
{
  GPtrArray *rows = lt_model_rows (model, LT_TABLE_SEGMENT);
  g_autofree char *wanted = lt_text_fold (name != NULL ? name : "");
  g_autoptr(GPtrArray) hits = g_ptr_array_new ();
  g_autoptr(GPtrArray) own = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      LtSegment *row = rows->pdata[i];
      const LtChain *parent = lt_model_get_chain (model, row->chain);
      g_autofree char *folded = lt_text_fold (row->name);
      g_autofree char *full = parent != NULL ? g_strdup_printf ("%s/%s", parent->name, row->name) : NULL;
      g_autofree char *folded_full = lt_text_fold (full);

      if (g_strcmp0 (folded, wanted) == 0 || g_strcmp0 (folded_full, wanted) == 0)
        {
          g_ptr_array_add (hits, row);
          if (row->chain == chain)
            g_ptr_array_add (own, row);
        }
    }
  return one_segment (model, own->len > 0 ? own : hits, name != NULL ? name : "", error);
}
