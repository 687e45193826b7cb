/* What the layers beyond industry say of a segment: who works on it, who in it is linked, whom one wants there. */
#include "config.h"
#include "diagram/graph-builder-private.h"

#include "diagram/layer-facts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const LtLayerEntry *x = a, *y = b;

  return x->rank != y->rank ? (x->rank < y->rank ? -1 : 1) : strcmp (x->name, y->name);
}

static void
set_entries (LtGraphBuilder *self, LtNode *node, GArray *entries)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new (), notes = g_ptr_array_new ();

  g_array_sort (entries, compare_entries);
  for (guint i = 0; i < MIN (entries->len, self->graph->room); i++)
    {
      g_ptr_array_add (names, (char *) g_array_index (entries, LtLayerEntry, i).name);
      g_ptr_array_add (notes, (char *) g_array_index (entries, LtLayerEntry, i).note);
    }
  lt_graph_builder_set_names (self, node, names, notes, entries->len);
}

/* Puts local enterprises on a card. Returns how many of them are linked. */
static guint
stand (LtGraphBuilder *self, GArray *links, guint node)
{
  LtSupplyLinks *supply = self->graph->supply;
  guint linked = 0;

  for (guint i = 0; i < links->len; i++)
    {
      LtStanding standing = { g_array_index (links, LtRosterLink, i).enterprise, node };

      g_array_append_val (supply->standings, standing);
      linked += supply->known[standing.enterprise];
    }
  return linked;
}

static void
show_institutions (LtGraphBuilder *self, LtNode *node)
{
  g_autoptr(GArray) entries = g_array_new (FALSE, FALSE, sizeof (LtLayerEntry));
  g_autoptr(GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  lt_layer_list_institutions (self->model, self->survey, node->id, entries, seen);
  node->institutions = entries->len;
  node->shade = lt_layer_tone_of_institutions (entries->len);
  node->names_of = LT_NAMES_INSTITUTIONS;
  set_entries (self, node, entries);
}

static void
show_recruitment (LtGraphBuilder *self, LtNode *node)
{
  g_autoptr(GArray) entries = g_array_new (FALSE, FALSE, sizeof (LtLayerEntry));
  guint willing;

  node->pursuits = lt_layer_list_pursuits (self->model, self->survey, node->id, entries);
  willing = lt_layer_list_targets (self->model, node->id, entries);
  node->shade = lt_layer_tone_of_pursuit (self->survey, node->id, node->pursuits, willing);
  node->names_of = LT_NAMES_TARGETS;
  node->named_projects = MIN (node->pursuits, self->graph->room);
  set_entries (self, node, entries);
}

/* The node is the last of its graph. */
void
lt_graph_builder_show_layer (LtGraphBuilder *self, LtNode *node, GArray *links)
{
  switch (self->graph->layer)
    {
    case LT_LAYER_INNOVATION:
      show_institutions (self, node);
      break;
    case LT_LAYER_SUPPLY:
      node->linked = stand (self, links, self->graph->nodes->len - 1);
      node->shade = lt_layer_tone_of_links (node->linked, links->len);
      break;
    case LT_LAYER_RECRUITMENT:
      show_recruitment (self, node);
      break;
    case LT_LAYER_INDUSTRY:
    default:
      break;
    }
}

/**
 * lt_graph_builder_add_layer:
 * @chain: the card that stands for it, the last of its graph
 * @institutions: set of keys (the model's): of all that work on any of its segments
 */
void
lt_graph_builder_add_layer (LtGraphBuilder *self, gint64 segment, LtNode *chain, GHashTable *institutions)
{
  LtTone tone, first = LT_TONE_NO_INSTITUTION;
  g_autoptr(GArray) links = NULL;
  guint pursuits;

  if (self->graph->layer == LT_LAYER_INDUSTRY)
    return;
  if (self->graph->layer == LT_LAYER_INNOVATION)
    {
      g_autoptr(GHashTable) here = g_hash_table_new (g_int64_hash, g_int64_equal);
      GHashTableIter iter;
      gpointer key;

      lt_layer_list_institutions (self->model, self->survey, segment, NULL, here);
      g_hash_table_iter_init (&iter, here);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        g_hash_table_add (institutions, key);
      tone = lt_layer_tone_of_institutions (g_hash_table_size (here));
    }
  else if (self->graph->layer == LT_LAYER_SUPPLY)
    {
      first = LT_TONE_NO_ENTERPRISE;
      links = lt_survey_list_enterprises (self->survey, segment);
      tone = lt_layer_tone_of_links (stand (self, links, self->graph->nodes->len - 1), links->len);
    }
  else
    {
      first = LT_TONE_NO_GAP;
      pursuits = lt_layer_list_pursuits (self->model, self->survey, segment, NULL);
      chain->pursuits += pursuits;
      tone = lt_layer_tone_of_pursuit (self->survey, segment, pursuits, lt_layer_list_targets (self->model, segment, NULL));
    }
  chain->shades[tone - first]++;
}

static void
add_person (GPtrArray *people, const char *format, const char *name)
{
  if (name != NULL && *name != '\0')
    g_ptr_array_add (people, g_strdup_printf (format, name));
}

/** lt_graph_builder_list_people: (transfer full): a chain's chief, its leading enterprise and its alliance's head. */
char **
lt_graph_builder_list_people (const LtChain *chain)
{
  g_autoptr(GPtrArray) people = g_ptr_array_new ();

  /* Translators: under a chain's name; the three may stand in one line, so as short as can be */
  add_person (people, C_("chain", "Chief: %s"), chain->chief);
  add_person (people, C_("chain", "Leader: %s"), chain->leader);
  add_person (people, C_("chain", "Alliance: %s"), chain->alliance);
  g_ptr_array_add (people, NULL);
  return (char **) g_ptr_array_steal (people, NULL);
}
