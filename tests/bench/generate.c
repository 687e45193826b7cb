/* Makes a workspace of any size, or a table of enterprises. Usage: bench-generate [OPTION]... FILE (--help) */
#include "world.h"

#include "diagram/diagram.h"

#include <glib/gstdio.h>
#include <locale.h>

static int seed = 1, segments = 1000, chains = 4, enterprises = 2000, participations = 4000;
static double flows = 1.5, cross = 0.05;
static gboolean single, connected, lay_out, csv;

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
  { "csv", 0, 0, G_OPTION_ARG_NONE, &csv, "Write a table of enterprises instead", NULL },
  { NULL },
};

static gboolean
store_places (LtWorkspace *workspace)
{
  g_autoptr(LtLayoutService) service = lt_layout_service_new ();
  g_autoptr(LtDiagram) diagram = lt_diagram_new (workspace, service);
  g_autoptr(GPtrArray) rows = lt_model_sorted (lt_workspace_get_model (workspace), LT_TABLE_CHAIN);

  for (guint i = 0; i < rows->len; i++)
    {
      lt_diagram_show (diagram, LT_DIAGRAM_CHAIN, ((LtRow *) rows->pdata[i])->id);
      lt_diagram_wait (diagram);
      if (lt_diagram_get_notice (diagram) != NULL)
        g_printerr ("%s\n", lt_diagram_get_notice (diagram));
    }
  return lt_model_count (lt_workspace_get_model (workspace), LT_TABLE_PLACEMENT) >= lt_model_count (lt_workspace_get_model (workspace),
                                                                                                    LT_TABLE_SEGMENT);
}

static gboolean
make_workspace (const World *world, const char *path, GError **error)
{
  g_autoptr(LtWorkspace) workspace = NULL;
  gboolean ok;

  g_unlink (path);
  workspace = lt_workspace_create (path, error);
  ok = workspace != NULL && world_write (world, workspace, error);
  if (ok && lay_out && !store_places (workspace))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "not every card has a place");
      ok = FALSE;
    }
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
  world = (World) { seed, MAX (0, segments), MAX (1, chains), MAX (0, enterprises), MAX (0, participations), flows, cross, single, connected };
  ok = csv ? world_write_csv (&world, argv[1], &error) : make_workspace (&world, argv[1], &error);
  if (!ok)
    g_printerr ("bench-generate: %s\n", error->message);
  return ok ? 0 : 1;
}
