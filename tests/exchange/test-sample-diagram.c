/* The sample through the whole loop: a chain looks the same whatever was laid out before it, by whichever helper. */
#include "config.h"
#include "../workspace/fixture.h"

#include "diagram/diagram.h"
#include "exchange/sample.h"
#include "workspace/region.h"

#include <string.h>

static char *
describe (LtScene *scene)
{
  LtGraph *graph = lt_scene_get_graph (scene);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < graph->nodes->len; i++)
    {
      LtRect rect = lt_scene_card_rect (scene, i);

      g_string_append_printf (text, "%s %.1f %.1f\n", lt_graph_node (graph, i)->title, rect.x, rect.y);
    }
  return g_string_free (text, FALSE);
}

static gint
compare_lines (const char **a, const char **b)
{
  return strcmp (*a, *b);
}

static char *
lay_out (LtWorkspace *workspace, LtLayoutService *service, LtDiagramKind kind, gint64 chain)
{
  g_autofree char *notice = NULL;
  g_autoptr(LtScene) scene = lt_diagram_make_scene (workspace, service, kind, chain, NULL, LT_LAYER_INDUSTRY, 0, &notice);

  g_assert_null (notice);
  return describe (scene);
}

static void
test_order_does_not_matter (Fixture *f, gconstpointer unused)
{
  g_autoptr(LtLayoutService) warm = lt_layout_service_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) chains = NULL;

  lt_sample_build (f->workspace, "xianning", &error);
  g_assert_no_error (error);
  chains = lt_model_sorted (lt_workspace_get_model (f->workspace), LT_TABLE_CHAIN);
  g_assert_cmpuint (chains->len, ==, 5);
  for (guint i = 0; i < chains->len; i++)
    {
      gint64 chain = ((LtChain *) chains->pdata[i])->id;
      g_autoptr(LtLayoutService) fresh = lt_layout_service_new ();
      g_autofree char *first = lay_out (f->workspace, fresh, LT_DIAGRAM_CHAIN, chain);
      g_autofree char *tree = lay_out (f->workspace, warm, LT_DIAGRAM_OVERVIEW, 0);
      g_autofree char *later = lay_out (f->workspace, warm, LT_DIAGRAM_CHAIN, chain);

      g_assert_cmpstr (first, ==, later);
    }
}

/* Every row that says where cards of a diagram stand and edges run, and how it is arranged. */
static char *
describe_stored (LtModel *model, gint64 chain)
{
  GPtrArray *places = lt_model_refs (model, LT_TABLE_PLACEMENT, "diagram", chain);
  GPtrArray *routes = lt_model_refs (model, LT_TABLE_ROUTE, "diagram", chain);
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GString *text = g_string_new (lt_arrangement_get_nick (lt_arrangement_read (model, chain)));

  for (guint i = 0; i < places->len; i++)
    {
      const LtPlacement *row = places->pdata[i];

      g_ptr_array_add (lines, g_strdup_printf ("\n%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %.17g %.17g %d", row->id, row->node,
                                               row->x, row->y, row->pinned));
    }
  for (guint i = 0; i < routes->len; i++)
    {
      const LtRoute *row = routes->pdata[i];

      g_ptr_array_add (lines, g_strdup_printf ("\n%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s", row->id, row->edge, row->points));
    }
  g_ptr_array_sort (lines, (GCompareFunc) compare_lines);
  for (guint i = 0; i < lines->len; i++)
    g_string_append (text, lines->pdata[i]);
  return g_string_free (text, FALSE);
}

static void
arrange (LtWorkspace *workspace, gint64 chain, LtArrangement arrangement)
{
  LtArrangementChoice choice = { chain, arrangement };
  g_autoptr(GError) error = NULL;

  lt_workspace_edit (workspace, "Arrange", LT_EDIT_DEFAULT, lt_arrangement_choose, &choice, &error);
  g_assert_no_error (error);
}

/* The new places come with the choice and go with its undo, which brings the old ones back row for row; so does redo. */
static void
test_arrangement_is_one_step (Fixture *f, gconstpointer unused)
{
  g_autoptr(LtLayoutService) service = lt_layout_service_new ();
  g_autoptr(GError) error = NULL;
  LtModel *model = lt_workspace_get_model (f->workspace);
  g_autoptr(LtDiagram) diagram = NULL;
  g_autoptr(GPtrArray) chains = NULL;

  lt_sample_build (f->workspace, "xianning", &error);
  g_assert_no_error (error);
  chains = lt_model_sorted (model, LT_TABLE_CHAIN);
  diagram = lt_diagram_new (f->workspace, service);
  for (guint i = 0; i < chains->len; i++)
    {
      gint64 chain = ((LtChain *) chains->pdata[i])->id;
      g_autofree char *layered = NULL, *radial = NULL, *force = NULL, *back = NULL, *again = NULL, *first = NULL, *before = NULL, *after = NULL;

      lt_diagram_show (diagram, LT_DIAGRAM_CHAIN, chain);
      lt_diagram_wait (diagram);
      layered = describe_stored (model, chain);
      before = describe (lt_diagram_get_scene (diagram));
      arrange (f->workspace, chain, LT_ARRANGEMENT_RADIAL);
      lt_diagram_wait (diagram);
      radial = describe_stored (model, chain);
      g_assert_true (g_str_has_prefix (radial, "radial\n"));
      g_assert_cmpuint (lt_scene_get_layout (lt_diagram_get_scene (diagram))->lanes->len, ==, 0);
      arrange (f->workspace, chain, LT_ARRANGEMENT_FORCE);
      lt_diagram_wait (diagram);
      force = describe_stored (model, chain);
      g_assert_true (g_str_has_prefix (force, "force\n"));

      lt_workspace_undo (f->workspace, &error);
      g_assert_no_error (error);
      lt_diagram_wait (diagram);
      back = describe_stored (model, chain);
      g_assert_cmpstr (back, ==, radial);
      lt_workspace_undo (f->workspace, &error);
      g_assert_no_error (error);
      lt_diagram_wait (diagram);
      first = describe_stored (model, chain);
      after = describe (lt_diagram_get_scene (diagram));
      g_assert_cmpstr (first, ==, layered);
      g_assert_cmpstr (after, ==, before);
      lt_workspace_redo (f->workspace, &error);
      g_assert_no_error (error);
      lt_diagram_wait (diagram);
      again = describe_stored (model, chain);
      g_assert_cmpstr (again, ==, radial);
    }
}

/* Choosing what is there already is no step; a value that nobody knows is layered, and can be chosen away. */
static void
test_unknown_arrangement (Fixture *f, gconstpointer unused)
{
  static const char *const values[] = { "", "circular", "RADIAL", "radial ", "\xe6\x94\xbe\xe5\xb0\x84", "9999999999999999999999" };
  LtModel *model = lt_workspace_get_model (f->workspace);
  LtMeta row = { 0, (char *) "arrangement/7", NULL };
  guint steps;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      row.id = 0;
      row.value = (char *) values[i];
      fixture_insert (f->workspace, LT_TABLE_META, &row);
      g_assert_cmpint (lt_arrangement_read (model, 7), ==, LT_ARRANGEMENT_LAYERED);
      steps = lt_workspace_get_history (f->workspace)->len;
      arrange (f->workspace, 7, LT_ARRANGEMENT_LAYERED);
      g_assert_cmpuint (lt_workspace_get_history (f->workspace)->len, ==, steps);
      arrange (f->workspace, 7, LT_ARRANGEMENT_FORCE);
      g_assert_cmpint (lt_arrangement_read (model, 7), ==, LT_ARRANGEMENT_FORCE);
      arrange (f->workspace, 7, LT_ARRANGEMENT_LAYERED);
      g_assert_null (lt_model_get_meta (model, "arrangement/7"));
    }
  g_assert_cmpint (lt_arrangement_read (model, 8), ==, LT_ARRANGEMENT_LAYERED);
}

/* For one picture: another arrangement than the workspace's, which stays. */
static void
test_arrangement_of_a_picture (Fixture *f, gconstpointer unused)
{
  g_autoptr(LtLayoutService) service = lt_layout_service_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) chains = NULL;
  g_autoptr(LtScene) usual = NULL, force = NULL, layered = NULL;
  LtArrangement wanted[] = { LT_ARRANGEMENT_FORCE, LT_ARRANGEMENT_LAYERED };
  gint64 chain;
  guint steps;

  lt_sample_build (f->workspace, "xianning", &error);
  g_assert_no_error (error);
  chains = lt_model_sorted (lt_workspace_get_model (f->workspace), LT_TABLE_CHAIN);
  chain = ((LtChain *) chains->pdata[0])->id;
  arrange (f->workspace, chain, LT_ARRANGEMENT_RADIAL);
  steps = lt_workspace_get_history (f->workspace)->len;
  usual = lt_diagram_make_scene (f->workspace, service, LT_DIAGRAM_CHAIN, chain, NULL, LT_LAYER_INDUSTRY, 0, NULL);
  force = lt_diagram_make_scene (f->workspace, service, LT_DIAGRAM_CHAIN, chain, &wanted[0], LT_LAYER_INDUSTRY, 0, NULL);
  layered = lt_diagram_make_scene (f->workspace, service, LT_DIAGRAM_CHAIN, chain, &wanted[1], LT_LAYER_INDUSTRY, 0, NULL);
  g_assert_cmpint (lt_scene_get_graph (usual)->arrangement, ==, LT_ARRANGEMENT_RADIAL);
  g_assert_cmpint (lt_scene_get_graph (force)->arrangement, ==, LT_ARRANGEMENT_FORCE);
  g_assert_cmpuint (lt_scene_get_layout (force)->lanes->len, ==, 0);
  g_assert_cmpuint (lt_scene_get_layout (layered)->lanes->len, >, 0);
  g_assert_cmpuint (lt_workspace_get_history (f->workspace)->len, ==, steps);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/sample/diagram/order-does-not-matter", Fixture, NULL, fixture_up, test_order_does_not_matter, fixture_down);
  g_test_add ("/sample/diagram/arrangement-is-one-step", Fixture, NULL, fixture_up, test_arrangement_is_one_step, fixture_down);
  g_test_add ("/sample/diagram/unknown-arrangement", Fixture, NULL, fixture_up, test_unknown_arrangement, fixture_down);
  g_test_add ("/sample/diagram/arrangement-of-a-picture", Fixture, NULL, fixture_up, test_arrangement_of_a_picture, fixture_down);
  return g_test_run ();
}
