/* What a change leaves as it is need not be painted again: tiles beside the areas that differ are the same to the last bit,
 * whatever edit lies between two scenes; and the others can be painted
 * in parts. */
#include "config.h"
#include "../workspace/fixture.h"

#include "app/tile-look.h"
#include "diagram/diagram.h"
#include "diagram/stored-places.h"
#include "exchange/sample.h"
#include "workspace/edit-chain.h"
#include "workspace/edit-flow.h"
#include "workspace/edit-participation.h"
#include "workspace/edit-placement.h"
#include "workspace/edit-rows.h"
#include "workspace/edit-segment.h"

#include <math.h>
#include <string.h>

#define EDITS 36
#define TILES 10                   /* looked at after each edit */

typedef struct {
  Fixture          base;
  LtLayoutService *service;
  LtDiagram       *diagram;
  LtModel         *model;
} Stage;

static void
up (Stage *s, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  fixture_up (&s->base, NULL);
  lt_sample_build (s->base.workspace, "xianning", &error);
  g_assert_no_error (error);
  s->service = lt_layout_service_new ();
  s->model = lt_workspace_get_model (s->base.workspace);
  s->diagram = lt_diagram_new (s->base.workspace, s->service);
  lt_diagram_wait (s->diagram);
}

static void
down (Stage *s, gconstpointer unused)
{
  g_object_unref (s->diagram);
  g_object_unref (s->service);
  fixture_down (&s->base, NULL);
}

/* --- Edits --- */

static gint64
any (LtModel *model, LtTable table)
{
  GPtrArray *rows = lt_model_rows (model, table);

  return ((LtRow *) rows->pdata[g_test_rand_int_range (0, rows->len)])->id;
}

static gint64
any_segment (Stage *s)
{
  gint64 chain = lt_diagram_get_chain (s->diagram);
  GPtrArray *rows = chain != 0 ? lt_model_refs (s->model, LT_TABLE_SEGMENT, "chain", chain) : lt_model_rows (s->model, LT_TABLE_SEGMENT);

  return ((LtRow *) rows->pdata[g_test_rand_int_range (0, rows->len)])->id;
}

static gboolean
add_segment (Stage *s, LtEdit *edit, GError **error)
{
  gint64 chain = lt_diagram_get_chain (s->diagram) != 0 ? lt_diagram_get_chain (s->diagram) : any (s->model, LT_TABLE_CHAIN);
  g_autofree char *name = lt_edit_free_name (edit, LT_TABLE_SEGMENT, "chain", chain, "新环节", "新环节 %u", error);
  LtSegment row = { 0, chain, name, g_test_rand_int_range (0, 5), NULL, NULL, LT_UNKNOWN_INT, NULL, LT_UNKNOWN_INT };

  return lt_edit_add_segment (edit, &row, error) && lt_edit_connect (edit, any_segment (s), row.id, LT_FLOW_NONE, NULL, error);
}

static gboolean
place_card (Stage *s, LtEdit *edit, GError **error)
{
  LtScene *scene = lt_diagram_get_scene (s->diagram);
  guint node = g_test_rand_int_range (0, lt_scene_get_graph (scene)->nodes->len);
  LtRect card = lt_scene_card_rect (scene, node);
  gint64 diagram = lt_diagram_get_chain (s->diagram) != 0 ? lt_diagram_get_chain (s->diagram) : 1;

  return lt_edit_place (edit, diagram, lt_graph_node (lt_scene_get_graph (scene), node)->id, card.x + g_test_rand_int_range (-60, 60),
                        card.y + g_test_rand_int_range (-300, 300), error);
}

/* One of any kind; it may be refused. */
static gboolean
edit_any (LtEdit *edit, gpointer data, GError **error)
{
  Stage *s = data;
  gint64 segment = any_segment (s);
  g_autofree char *name = g_strdup_printf ("更名 %d", g_test_rand_int_range (0, 1000000));

  switch (g_test_rand_int_range (0, 9))
    {
    case 0: return lt_edit_rename_segment (edit, segment, name, error);
    case 1: return add_segment (s, edit, error);
    case 2: return lt_edit_connect (edit, segment, any_segment (s), LT_FLOW_MATERIAL, NULL, error);
    case 3: return lt_edit_delete (edit, LT_TABLE_SEGMENT, segment, error);
    case 4: return lt_edit_delete (edit, LT_TABLE_FLOW, any (s->model, LT_TABLE_FLOW), error);
    case 5: return lt_edit_participate (edit, any (s->model, LT_TABLE_ENTERPRISE), segment, LT_ROLE_LEADER, NULL, error);
    case 6: return lt_edit_move_segments (edit, &segment, 1, 0, g_test_rand_int_range (1, 5), error);
    case 7: return lt_edit_set_chain_role (edit, any (s->model, LT_TABLE_CHAIN), g_test_rand_int_range (0, 4), error);
    default: return place_card (s, edit, error);
    }
}

/* --- Tiles --- */

static gboolean
touches_any (const LtTileKey *key, const GArray *areas)
{
  LtRect tile = lt_tile_key_area (key);

  for (guint i = 0; i < areas->len; i++)
    if (lt_rect_intersects (&tile, &g_array_index (areas, LtRect, i)))
      return TRUE;
  return FALSE;
}

static gboolean
is_painted_alike (LtTileLook *one, LtTileLook *other, const LtTileKey *key)
{
  cairo_surface_t *a = lt_tile_look_paint_tile (one, key, NULL), *b = lt_tile_look_paint_tile (other, key, NULL);
  gboolean same = memcmp (cairo_image_surface_get_data (a), cairo_image_surface_get_data (b), LT_TILE_BYTES) == 0;

  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
  return same;
}

/* As in test-tile-painter.c: cairo cuts shapes at a border of what it paints, which shifts some edges by a shade. */
#define SHADE 20
#define FEW 96

static void
assert_nearly_alike (cairo_surface_t *a, cairo_surface_t *b, const LtTileKey *key)
{
  const guint8 *p = cairo_image_surface_get_data (a), *q = cairo_image_surface_get_data (b);
  guint differing = 0;
  gint most = 0;

  for (guint i = 0; i < LT_TILE_BYTES; i++)
    {
      differing += p[i] != q[i];
      most = MAX (most, ABS ((gint) p[i] - (gint) q[i]));
    }
  if (differing > 4 * FEW || most > SHADE)
    g_error ("At scale %g tile %d, %d, patched, differs in %u bytes, by up to %d", key->scale, key->x, key->y, differing, most);
}

/* A tile painted over the one before it, where that is no longer right, is the tile as it should be. */
static void
compare_patched (LtTileLook *before, LtTileLook *after, GHashTable *hidden, GArray *areas, const LtTileKey *key)
{
  g_autoptr(LtTileLook) patched = lt_tile_look_new (lt_tile_look_get_scene (after), lt_tile_look_get_palette (after), NULL, hidden, 1);
  LtTilePatch *patch = lt_tile_patch_new (areas);
  cairo_surface_t *was = lt_tile_look_paint_tile (before, key, NULL), *is = lt_tile_look_paint_tile (after, key, NULL), *again;

  lt_tile_patch_add (patch, key, was);
  lt_tile_look_set_patch (patched, patch);
  again = lt_tile_look_paint_tile (patched, key, NULL);
  assert_nearly_alike (again, is, key);
  cairo_surface_destroy (was);
  cairo_surface_destroy (is);
  cairo_surface_destroy (again);
}

/* @hidden: (nullable): of @after. Returns how many tiles are left as they are, of those that hold some of the diagram. */
static guint
compare_tiles (LtTileLook *before, LtTileLook *after, GHashTable *hidden, double scale, guint *n_tiles)
{
  g_autoptr(GArray) areas = lt_tile_look_find_changes (after, before);
  LtRect a = lt_tile_look_get_extents (before), b = lt_tile_look_get_extents (after), all = lt_rect_union (&a, &b);
  double side = LT_TILE_SIZE / scale;
  gint left = floor (all.x / side), top = floor (all.y / side);
  gint columns = ceil ((all.x + all.width) / side) - left, rows = ceil ((all.y + all.height) / side) - top;
  guint kept = 0;

  *n_tiles = columns * rows;
  for (guint i = 0; areas != NULL && i < MIN (TILES, *n_tiles); i++)
    {
      LtTileKey key = { 0, scale, left + g_test_rand_int_range (0, columns), top + g_test_rand_int_range (0, rows) };

      if (touches_any (&key, areas))
        {
          compare_patched (before, after, hidden, areas, &key);
          continue;
        }
      g_assert_true (is_painted_alike (before, after, &key));
      kept++;
    }
  return kept;
}

static void
compare_layouts (LtGraph *graph, LtLayout *layout, LtLayout *fresh)
{
  g_autofree guint *same = lt_layout_find_same_curves (graph, layout, graph, fresh);

  g_assert_cmpmem (layout->nodes->data, layout->nodes->len * sizeof (LtRect), fresh->nodes->data, fresh->nodes->len * sizeof (LtRect));
  for (guint i = 0; i < graph->edges->len; i++)
    g_assert_cmpuint (same[i], ==, i);
}

static void
compare_queries (LtScene *scene, LtScene *fresh)
{
  LtRect all = lt_scene_get_bounds (fresh);

  for (guint i = 0; i < 20; i++)
    {
      LtRect area = { all.x + g_test_rand_double () * all.width, all.y + g_test_rand_double () * all.height,
                      g_test_rand_double () * 600, g_test_rand_double () * 600 };
      g_autoptr(GArray) edges = g_array_new (FALSE, FALSE, sizeof (guint)), there = g_array_new (FALSE, FALSE, sizeof (guint));

      lt_scene_query (scene, &area, NULL, edges);
      lt_scene_query (fresh, &area, NULL, there);
      g_assert_cmpmem (edges->data, edges->len * sizeof (guint), there->data, there->len * sizeof (guint));
    }
}

/* A scene that took over what it could from the one before is the scene that one gets by making it anew. Returns whether
 * there was something to lay out. */
static gboolean
compare_with_fresh (Stage *s, LtScene *before)
{
  LtScene *scene = lt_diagram_get_scene (s->diagram);
  LtGraph *graph = lt_scene_get_graph (scene);
  g_autoptr(LtScene) fresh = lt_scene_new (graph, lt_scene_get_layout (scene));
  g_autoptr(LtLayout) layout = NULL;

  compare_queries (scene, fresh);
  if (lt_scene_get_layout (scene) == lt_scene_get_layout (before))
    return FALSE;
  layout = lt_places_load (s->model, graph);
  g_assert_nonnull (layout);
  compare_layouts (graph, lt_scene_get_layout (scene), layout);
  return TRUE;
}

static void
edit_and_compare (Stage *s, LtDiagramKind kind, const char *chain_name)
{
  const LtPalette *palette = lt_palette_get (LT_PALETTE_LIGHT);
  gint64 chain = 0;
  guint kept = 0, n_tiles, done = 0, laid_out = 0;

  for (guint i = 0; chain_name != NULL && i < lt_model_count (s->model, LT_TABLE_CHAIN); i++)
    if (g_str_equal (((LtChain *) lt_model_rows (s->model, LT_TABLE_CHAIN)->pdata[i])->name, chain_name))
      chain = ((LtChain *) lt_model_rows (s->model, LT_TABLE_CHAIN)->pdata[i])->id;
  lt_diagram_show (s->diagram, kind, chain);
  lt_diagram_wait (s->diagram);
  for (guint i = 0; i < EDITS; i++)
    {
      static const double scales[] = { 1, 0.55, 0.3, 0.13 };
      g_autoptr(LtScene) scene = lt_scene_ref (lt_diagram_get_scene (s->diagram));
      g_autoptr(LtTileLook) before = lt_tile_look_new (scene, palette, NULL, NULL, 1), after = NULL;

      /* What is refused is no edit. */
      if (!lt_workspace_edit (s->base.workspace, "Any", LT_EDIT_DEFAULT, edit_any, s, NULL))
        continue;
      lt_diagram_wait (s->diagram);
      after = lt_tile_look_new (lt_diagram_get_scene (s->diagram), palette, NULL, NULL, 1);
      laid_out += compare_with_fresh (s, scene);
      kept += compare_tiles (before, after, NULL, scales[i % G_N_ELEMENTS (scales)], &n_tiles);
      done++;
    }
  g_test_message ("%u edits, %u tiles kept of those looked at", done, kept);
  g_assert_cmpuint (done, >, EDITS / 3);
  g_assert_cmpuint (kept, >, done);
  g_assert_cmpuint (laid_out, >, 3);
}

static void
test_chain (Stage *s, gconstpointer unused)
{
  edit_and_compare (s, LT_DIAGRAM_CHAIN, "新型显示");
}

static void
test_overview (Stage *s, gconstpointer unused)
{
  edit_and_compare (s, LT_DIAGRAM_OVERVIEW, NULL);
}

/* A hand takes cards out of the tiles and puts them back; a search leaves some bright. */
static void
test_hidden (Stage *s, gconstpointer unused)
{
  const LtPalette *light = lt_palette_get (LT_PALETTE_LIGHT), *dark = lt_palette_get (LT_PALETTE_DARK);
  g_autoptr(GHashTable) hidden = g_hash_table_new (NULL, NULL);
  g_autoptr(LtTileLook) whole = NULL, without = NULL, night = NULL, bright = NULL;
  GArray *areas;
  guint n_tiles, kept = 0;

  lt_diagram_show (s->diagram, LT_DIAGRAM_CHAIN, any (s->model, LT_TABLE_CHAIN));
  lt_diagram_wait (s->diagram);
  g_hash_table_add (hidden, GUINT_TO_POINTER (0));
  g_hash_table_add (hidden, GUINT_TO_POINTER (3));
  whole = lt_tile_look_new (lt_diagram_get_scene (s->diagram), light, NULL, NULL, 1);
  without = lt_tile_look_new (lt_diagram_get_scene (s->diagram), light, NULL, hidden, 1);
  night = lt_tile_look_new (lt_diagram_get_scene (s->diagram), dark, NULL, NULL, 1);
  bright = lt_tile_look_new (lt_diagram_get_scene (s->diagram), light, hidden, NULL, 1);
  for (guint i = 0; i < 4; i++)
    kept += compare_tiles (i % 2 == 0 ? whole : without, i % 2 == 0 ? without : whole, i % 2 == 0 ? hidden : NULL, 0.6, &n_tiles);
  g_assert_cmpuint (kept, >, 4);
  areas = lt_tile_look_find_changes (without, whole);
  g_assert_cmpuint (areas->len, >=, 2);
  g_array_unref (areas);
  g_assert_null (lt_tile_look_find_changes (night, whole));
  g_assert_null (lt_tile_look_find_changes (bright, whole));
}

static void
test_parts (Stage *s, gconstpointer unused)
{
  static const LtRect rects[] = { { 10, 10, 20, 20 }, { 300, 300, 10, 5 }, { 12, 12, 30, 10 }, { 5000, 0, 10, 10 } };
  const LtRect most = { -100, -100, 500, 2000 };
  const LtTileKey key = { 1, 1, 0, 0 }, right = { 1, 2, 1, 0 };
  g_autoptr(GArray) areas = g_array_new (FALSE, FALSE, sizeof (LtRect)), parts = NULL, there = NULL;

  g_array_append_vals (areas, rects, G_N_ELEMENTS (rects));
  parts = lt_tile_patch_find_parts (areas, &key);
  /* The first and the third become one: 9..43 by 9..31; the second is too far away. */
  g_assert_cmpuint (parts->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      cairo_rectangle_int_t *part = &g_array_index (parts, cairo_rectangle_int_t, i);

      if (part->x == 9)
        g_assert_true (part->y == 9 && part->width == 34 && part->height == 22);
      else
        g_assert_true (part->x == 299 && part->y == 299 && part->width == 12 && part->height == 7);
    }
  /* At twice the size the second tile to the right shows 256 to 512. */
  there = lt_tile_patch_find_parts (areas, &right);
  g_assert_cmpuint (there->len, ==, 0);
  g_array_append_val (areas, most);
  g_assert_null (lt_tile_patch_find_parts (areas, &key));
}

/* A tile is begun with once, and not at all when it has been let go of. */
static void
test_taken_once (Stage *s, gconstpointer unused)
{
  const LtTileKey key = { 1, 1, 0, 0 }, other = { 1, 1, 1, 0 };
  g_autoptr(GArray) areas = g_array_new (FALSE, FALSE, sizeof (LtRect)), parts = NULL, none = NULL;
  cairo_surface_t *tile = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, LT_TILE_SIZE, LT_TILE_SIZE), *copy;
  LtTilePatch *patch = lt_tile_patch_new (areas);

  lt_tile_patch_add (patch, &key, tile);
  lt_tile_patch_add (patch, &other, tile);
  g_assert_cmpuint (cairo_surface_get_reference_count (tile), ==, 3);
  copy = lt_tile_patch_take (patch, &key, &parts);
  g_assert_nonnull (copy);
  g_assert_null (lt_tile_patch_take (patch, &key, &none));
  lt_tile_patch_clear (patch);
  g_assert_null (lt_tile_patch_take (patch, &other, &none));
  g_assert_cmpuint (cairo_surface_get_reference_count (tile), ==, 1);
  lt_tile_patch_free (patch);
  cairo_surface_destroy (copy);
  cairo_surface_destroy (tile);
}

#define TEST(name, func) g_test_add ("/tile-changes/" name, Stage, NULL, up, func, down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("chain", test_chain);
  TEST ("overview", test_overview);
  TEST ("hidden", test_hidden);
  TEST ("parts", test_parts);
  TEST ("taken-once", test_taken_once);
  return g_test_run ();
}
