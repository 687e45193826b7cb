/* The sample through the whole loop: a chain looks the same whatever was laid out before it, by whichever helper. */
#include "config.h"
#include "../workspace/fixture.h"

#include "diagram/diagram.h"
#include "exchange/sample.h"
#include "workspace/region.h"

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

static char *
lay_out (LtWorkspace *workspace, LtLayoutService *service, LtDiagramKind kind, gint64 chain)
{
  g_autofree char *notice = NULL;
  g_autoptr(LtScene) scene = lt_diagram_make_scene (workspace, service, kind, chain, 0, &notice);

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/sample/diagram/order-does-not-matter", Fixture, NULL, fixture_up, test_order_does_not_matter, fixture_down);
  return g_test_run ();
}
