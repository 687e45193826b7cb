#include "config.h"
#include "exchange/properties.h"

#include "exchange/error.h"
#include "exchange/resolve.h"
#include "workspace/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/** lt_properties_set_title: @title: %NULL or blank: the workspace is called by its file's name again. */
gboolean
lt_properties_set_title (LtEdit *edit, const char *title, GError **error)
{
  g_autofree char *tidy = title != NULL ? lt_text_tidy (title) : NULL;

  return lt_edit_set_meta (edit, "title", tidy, error);
}

/* --- The home region --- */

/** lt_properties_set_home: @region: the key of a region of the workspace; 0: it has no home region. */
gboolean
lt_properties_set_home (LtEdit *edit, gint64 region, GError **error)
{
  g_autofree char *key = region != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, region) : NULL;

  return lt_edit_set_meta (edit, "home", key, error);
}

/* 咸宁市/赤壁市: the last is the new one's, what is before it must be known. Returns (transfer full). */
static char *
split_off_name (const char *path, char **above)
{
  g_autoptr(GString) text = g_string_new (path);
  const char *stroke;
  char *name;

  g_string_replace (text, "›", "/", 0);
  stroke = strrchr (text->str, '/');
  name = lt_text_tidy (stroke != NULL ? stroke + 1 : text->str);
  *above = stroke != NULL ? g_strndup (text->str, stroke - text->str) : NULL;
  return name;
}

/* The region that a text names: one that is there, a place of the gazetteer, or none (the hit stays empty). */
static gboolean
find_region (LtStore *store, const char *name, gboolean has_parent, const LtRegionHit *parent, const char *whole, LtRegionHit *hit,
             GError **error)
{
  if (!lt_resolve_region_row (store, name, has_parent, parent, hit, error))
    return FALSE;
  /* 湖北省咸宁市: what an address says. */
  if (hit->id == 0 && hit->place == NULL && !lt_resolve_region (store, whole, hit, NULL))
    *hit = (LtRegionHit) { 0, NULL };
  return TRUE;
}

static gint64
add_region (LtStore *store, const char *name, gint64 parent, LtRegionKind kind)
{
  LtRegion *draft = lt_store_draft (store, LT_TABLE_REGION, 0);
  gint64 id = 0;

  draft->name = g_strdup (name);
  draft->parent = parent;
  draft->kind = kind;
  lt_store_save (store, LT_TABLE_REGION, draft, &id);
  return id;
}

static gboolean
is_same (const char *a, const char *b)
{
  g_autofree char *x = lt_text_fold (a), *y = lt_text_fold (b);

  return strcmp (x, y) == 0;
}

static gboolean
enter_region (LtStore *store, const char *path, LtRegionKind kind, gint64 *id, GError **error)
{
  g_autofree char *above = NULL, *name = split_off_name (path, &above);
  LtRegionHit parent = { 0, NULL }, hit = { 0, NULL };
  gint64 parent_id = 0;

  if (name == NULL)
    return lt_refuse (error, _("write the region’s name"));
  if (above != NULL && !lt_resolve_region (store, above, &parent, error))
    return FALSE;
  if (above != NULL && is_same (name, parent.id != 0 ? ((const LtRegion *) lt_store_get (store, LT_TABLE_REGION, parent.id))->name
                                                     : parent.place->name))
    return lt_refuse (error, _("“%s” cannot be above itself"), name);
  if (!find_region (store, name, above != NULL, &parent, path, &hit, error))
    return FALSE;
  if (hit.id != 0 || hit.place != NULL)
    return lt_resolve_enter (store, &hit, id, error);
  if (kind == LT_REGION_NONE)
    return lt_resolve_region (store, path, &hit, error);
  if (!lt_resolve_enter (store, &parent, &parent_id, error))
    return FALSE;
  *id = add_region (store, name, parent_id, kind);
  return TRUE;
}

/**
 * lt_properties_name_home:
 * @name: a region of the workspace or of the gazetteer, or a new one; below another: 咸宁市/赤壁市
 * @kind: what a new one is; %LT_REGION_NONE: it must be known
 *
 * Makes it the home region, and enters it if it is not in the workspace yet.
 */
gboolean
lt_properties_name_home (LtEdit *edit, const char *name, LtRegionKind kind, GError **error)
{
  g_autoptr(LtStore) store = lt_store_new (edit);
  guint counts[3] = { 0 };
  gint64 id = 0;

  return lt_store_load (store, LT_TABLE_REGION, error) && enter_region (store, name, kind, &id, error)
         && lt_store_end_sheet (store, &counts[0], &counts[1], &counts[2], error) && lt_store_write (store, error)
         && lt_properties_set_home (edit, id, error);
}
