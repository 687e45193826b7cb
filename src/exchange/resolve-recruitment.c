#include "config.h"

#include "exchange/error.h"
#include "exchange/resolve.h"
#include "workspace/text.h"

#include <glib/gi18n-lib.h>

/* Projects and targets, which have no name of their own that is one. */

static gboolean
refuse_projects (LtStore *store, const char *name, const LtStoreIds *ids, GError **error)
{
  g_autoptr(GString) list = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      const LtProject *project = lt_store_get (store, LT_TABLE_PROJECT, ids->ids[i]);
      const LtRegion *region = project->region != 0 ? lt_store_get (store, LT_TABLE_REGION, project->region) : NULL;

      g_string_append_printf (list, "%s%s", list->len ? ", " : "", region ? region->name : "?");
    }
  return lt_refuse (error, _("“%s” stands in several regions (%s); say which"), name, list->str);
}

/**
 * lt_resolve_project:
 * @region: where it lies; empty: not said
 * @id: (out): the project's key; 0 where there is none
 *
 * A project is one by its name and region. Without a region it is the one project of that name, and a project whose region
 * nobody recorded is the one that is meant where a region is said.
 *
 * Returns: %FALSE with a refusal where several bear the name, and no region is said.
 */
gboolean
lt_resolve_project (LtStore *store, const char *name, const LtRegionHit *region, gint64 *id, GError **error)
{
  g_autofree char *folded = lt_text_fold (name);
  const LtStoreIds *ids = lt_store_find (store, LT_TABLE_PROJECT, LT_INDEX_IDENTITY, folded);
  gint64 open = 0;

  *id = 0;
  if (!ids)
    return TRUE;
  if (region->id == 0 && !region->place)
    {
      *id = ids->len == 1 ? ids->ids[0] : 0;
      return ids->len == 1 || refuse_projects (store, name, ids, error);
    }
  for (guint i = 0; i < ids->len; i++)
    {
      const LtProject *project = lt_store_get (store, LT_TABLE_PROJECT, ids->ids[i]);

      if (region->id != 0 && project->region == region->id)
        *id = project->id;
      else if (project->region == 0)
        open = project->id;
    }
  if (*id == 0)
    *id = open;
  return TRUE;
}

static const char *
segment_name (LtStore *store, gint64 id)
{
  const LtSegment *segment = lt_store_get (store, LT_TABLE_SEGMENT, id);

  return segment ? segment->name : "?";
}

static gboolean
refuse_targets (LtStore *store, const char *name, const LtStoreIds *ids, GError **error)
{
  g_autoptr(GString) list = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (list, "%s%s", list->len ? ", " : "",
                            segment_name (store, ((const LtTarget *) lt_store_get (store, LT_TABLE_TARGET, ids->ids[i]))->segment));
  return lt_refuse (error, _("“%s” is a target for several segments (%s); say which"), name, list->str);
}

/**
 * lt_resolve_target:
 * @name: of the enterprise, for the refusal
 * @segment: for which it is wanted, or 0: the only one there is
 * @id: (out): the target's key
 *
 * Returns: %FALSE with a refusal where the enterprise is no such target, or several.
 */
gboolean
lt_resolve_target (LtStore *store, const char *name, gint64 enterprise, gint64 segment, gint64 *id, GError **error)
{
  const LtStoreIds *ids = lt_store_find_targets (store, enterprise);

  if (segment != 0)
    {
      *id = lt_store_find_pair (store, LT_TABLE_TARGET, enterprise, segment);
      return *id != 0 || lt_refuse (error, _("“%s” is no target for “%s” yet; import the targets first, or correct the names"),
                                    name, segment_name (store, segment));
    }
  if (!ids)
    return lt_refuse (error, _("“%s” is no target yet; import the targets first, or correct the name"), name);
  *id = ids->ids[0];
  return ids->len == 1 || refuse_targets (store, name, ids, error);
}
