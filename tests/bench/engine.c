/* Measures the engine on a workspace of bench-generate. Usage: bench-engine COMMAND FILE … (see usage()) */
#include "engine.h"

#include "diagram/diagram.h"
#include "diagram/graph-builder.h"
#include "diagram/stored-places.h"
#include "dot-file.h"

#include <locale.h>
#include <string.h>
#include <time.h>

void
report (const char *name, double figure)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_print ("%s\t%s\n", name, g_ascii_formatd (text, sizeof text, "%.6g", figure));
}

double
now_ms (void)
{
  return g_get_monotonic_time () / 1000.0;
}

Stopwatch
stopwatch_start (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &spent);
  return (Stopwatch) { now_ms (), spent.tv_sec * 1e3 + spent.tv_nsec / 1e6 };
}

Stopwatch
stopwatch_lap (const Stopwatch *start)
{
  Stopwatch now = stopwatch_start ();

  return (Stopwatch) { now.wall - start->wall, now.processor - start->processor };
}

void
stopwatch_report (const char *name, const Stopwatch *took)
{
  g_autofree char *processor = g_strconcat (name, "-processor", NULL);

  report (name, took->wall);
  report (processor, took->processor);
}

LtWorkspace *
open_file (const char *path)
{
  g_autoptr(GError) error = NULL;
  LtWorkspace *workspace = lt_workspace_open (path, LT_OPEN_WRITE, &error);

  if (workspace == NULL)
    g_error ("%s: %s", path, error->message);
  return workspace;
}

/* "region": every chain; "chain": the first one. */
LtGraph *
make_graph (LtWorkspace *workspace, const char *which)
{
  LtModel *model = lt_workspace_get_model (workspace);
  g_autoptr(LtSurvey) survey = lt_survey_new (model, lt_model_get_home (model));
  g_autoptr(GPtrArray) chains = lt_model_sorted (model, LT_TABLE_CHAIN);

  if (strcmp (which, "region") == 0)
    return lt_graph_build (model, survey, LT_DIAGRAM_REGION, 0);
  return lt_graph_build (model, survey, LT_DIAGRAM_CHAIN, ((LtRow *) chains->pdata[0])->id);
}

/* The graph as a file, bare for a layout or with its stored places for a drawing. */
static void
write_dot (const char *path, const char *which, const char *out)
{
  g_autoptr(LtWorkspace) workspace = open_file (path);
  gboolean placed = strcmp (which, "placed") == 0;
  g_autoptr(LtGraph) graph = make_graph (workspace, placed ? "chain" : which);
  g_autoptr(LtLayout) layout = placed ? lt_places_load (lt_workspace_get_model (workspace), graph) : NULL;
  g_autoptr(GError) error = NULL;

  if (placed && layout == NULL)
    g_error ("%s has no stored places", path);
  if (!dot_file_write (graph, layout, out, &error))
    g_error ("%s", error->message);
  report ("nodes", graph->nodes->len);
  report ("edges", graph->edges->len);
  if (layout != NULL)
    report ("width", layout->bounds.width);
}

static void
report_plain (const char *path)
{
  g_autoptr(GArray) nodes = g_array_new (FALSE, TRUE, sizeof (LtRect));
  g_autoptr(GArray) edges = g_array_new (FALSE, TRUE, sizeof (DrawnEdge));
  g_autoptr(GError) error = NULL;
  Crossings found;

  if (!dot_file_read_plain (path, nodes, edges, &error))
    g_error ("%s", error->message);
  found = crossings_count ((DrawnEdge *) edges->data, edges->len, (LtRect *) nodes->data, nodes->len);
  report ("edges", edges->len);
  report ("crossings", found.points);
  report ("crossing-pairs", found.pairs);
  report ("through", found.through);
  report ("length", found.length);
  for (guint i = 0; i < edges->len; i++)
    lt_curve_clear (&g_array_index (edges, DrawnEdge, i).curve);
}

static int
usage (void)
{
  g_printerr ("Usage: bench-engine layout FILE region|chain      one layout from nothing, one after a change, crossings\n"
              "       bench-engine dot FILE region|chain|placed OUT\n"
              "       bench-engine crossings PLAIN               of a drawing by `dot -Tplain`\n"
              "       bench-engine coverage FILE RUNS            beside SQL\n"
              "       bench-engine rank FILE RUNS                likewise\n"
              "       bench-engine search FILE RUNS              beside LIKE\n"
              "       bench-engine directory FILE RUNS           beside ORDER BY\n");
  return 2;
}

int
main (int argc, char **argv)
{
  const char *command = argc > 2 ? argv[1] : "";

  setlocale (LC_ALL, "");
  if (strcmp (command, "layout") == 0 && argc == 4)
    measure_layout (argv[2], argv[3]);
  else if (strcmp (command, "dot") == 0 && argc == 5)
    write_dot (argv[2], argv[3], argv[4]);
  else if (strcmp (command, "crossings") == 0 && argc == 3)
    report_plain (argv[2]);
  else if (strcmp (command, "coverage") == 0 && argc == 4)
    measure_coverage (argv[2], strtoul (argv[3], NULL, 10));
  else if (strcmp (command, "rank") == 0 && argc == 4)
    measure_rank (argv[2], strtoul (argv[3], NULL, 10));
  else if (strcmp (command, "search") == 0 && argc == 4)
    measure_search (argv[2], strtoul (argv[3], NULL, 10));
  else if (strcmp (command, "directory") == 0 && argc == 4)
    measure_directory (argv[2], strtoul (argv[3], NULL, 10));
  else
    return usage ();
  return 0;
}
