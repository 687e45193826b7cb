/* Makes a workspace of any size, or a table of enterprises. Usage: bench-generate [OPTION]... FILE (--help) */
#include "world.h"

#include "diagram/diagram.h"
#include "diagram/graph-builder.h"
#include "diagram/stored-places.h"

#include <glib/gstdio.h>
#include <locale.h>

static int seed = 1, segments = 1000, chains = 4, enterprises = 2000, participations = 4000;
static double flows = 1.5, cross = 0.05;
static gboolean single, connected, lay_out, plain, csv;

static const GOptionEntry entries[] = {
  { "seed", 0, 0, G_OPTION_ARG_INT, &seed, "The same seed makes the same workspace (1)", "N" },
  { "segments", 0, 0, G_OPTION_ARG_INT, &segments, "Segments (1000)", "N" },
  { "chains", 0, 0, G_OPTION_ARG_INT, &chains, "Chains they are in (4)", "N" },
  { "enterprises", 0, 0, G_OPTION_ARG_INT, &enterprises, "Enterprises (2000)", "N" },
  { "participations", 0, 0, G_OPTION_ARG_INT, &participations, "Participations (4000)", "N" },
  { "flows", 0, 0, G_OPTION_ARG_DOUBLE, &flows, "Flows a segment (1.5)", "X" },
  { "cross", 0, 0, G_OPTION_ARG_DOUBLE, &cross, "Share of the flows that lead into another chain (0.05)", "X" },
  { "single", 0, 0, G_OPTION_ARG_NONE, &single, "Draw all of it as one chain", NULL },
  { "connected", 0, 0, G_OPTION_ARG_NONE, &connected, "Every chain hangs together", NULL },
  { "lay-out", 0, 0, G_OPTION_ARG_NONE, &lay_out, "Lay every chain out and keep the places", NULL },
  { "lay-out-plainly", 0, 0, G_OPTION_ARG_NONE, &plain, "Likewise, by the layout that needs no Graphviz", NULL },
  { "csv", 0, 0, G_OPTION_ARG_NONE, &csv, "Write a table of enterprises instead", NULL },
  { NULL },
};

/* Where Graphviz gives up, our own plain layout serves as well: what is measured later is how places are read and drawn. */
static gboolean
store_plain (LtWorkspace *workspace, gint64 chain, GError **error)
{
  LtModel *model = lt_workspace_get_model (workspace);
  g_autoptr(LtSurvey) survey = lt_survey_new (model, lt_model_get_home (model));
  g_autoptr(LtGraph) graph = lt_graph_build (model, survey, LT_DIAGRAM_CHAIN, chain, LT_LAYER_INDUSTRY);
  g_autoptr(LtLayout) layout = lt_layout_plain (graph);
  LtPlaces *places = lt_places_new (graph, layout);
  gboolean ok = lt_workspace_edit (workspace, "Lay out", LT_EDIT_AUTOMATIC, lt_places_store, places, error);

  lt_places_free (places);
  return ok;
}

static gboolean
store_places (LtWorkspace *workspace, GError **error)
{
  g_autoptr(LtLayoutService) service = lt_layout_service_new ();
  g_autoptr(GPtrArray) rows = lt_model_sorted (lt_workspace_get_model (workspace), LT_TABLE_CHAIN);
  guint n_plain = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr(LtDiagram) diagram = plain ? NULL : lt_diagram_new (workspace, service);
      gint64 chain = ((LtRow *) rows->pdata[i])->id;

      if (diagram != NULL)
        {
          lt_diagram_show (diagram, LT_DIAGRAM_CHAIN, chain);
          lt_diagram_wait (diagram);
          if (lt_diagram_get_notice (diagram) == NULL)
            continue;
        }
      if (!store_plain (workspace, chain, error))
        return FALSE;
      n_plain++;
    }
  g_print ("plain-layouts\t%u\n", n_plain);
  return TRUE;
}

/* The file, and what a run that was broken off has left beside it. */
static void
remove_old (const char *path)
{
  static const char *const beside[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (beside); i++)
    {
      g_autofree char *old = g_strconcat (path, beside[i], NULL);

      g_unlink (old);
    }
}

static gboolean
make_workspace (const World *world, const char *path, GError **error)
{
  g_autoptr(LtWorkspace) workspace = NULL;
  gboolean ok;

  remove_old (path);
  workspace = lt_workspace_create (path, error);
  ok = workspace != NULL && world_write (world, workspace, error);
  ok = ok && (!(lay_out || plain) || store_places (workspace, error));
  for (guint t = 0; ok && t < LT_N_TABLES; t++)
    if (lt_model_count (lt_workspace_get_model (workspace), t) > 0)
      g_print ("%s\t%u\n", lt_table_get_info (t)->name, lt_model_count (lt_workspace_get_model (workspace), t));
  if (workspace != NULL)
    lt_workspace_close (workspace);
  return ok;
}

int
main (int argc, char **argv)
{
  g_autoptr(GOptionContext) context = g_option_context_new ("FILE");
  g_autoptr(GError) error = NULL;
  World world;
  gboolean ok;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc != 2)
    {
      g_printerr ("bench-generate: %s\n", error != NULL ? error->message : "a FILE is needed");
      return 2;
    }
  world = (World) { seed, MAX (0, segments), MAX (1, chains), MAX (0, enterprises), MAX (0, participations), flows, cross,
                    single, connected };
  ok = csv ? world_write_csv (&world, argv[1], &error) : make_workspace (&world, argv[1], &error);
  if (!ok)
    g_printerr ("bench-generate: %s\n", error->message);
  return ok ? 0 : 1;
}
