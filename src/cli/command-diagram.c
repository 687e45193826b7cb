/* export, layout: a diagram without a window. */
#include "config.h"
#include "cli/cli.h"

#include "diagram/diagram.h"
#include "exchange/diagram-export.h"
#include "workspace/region.h"

#include <glib/gi18n-lib.h>

/* Flat enough that a script may treat the points as straight pieces. */
#define FLATNESS 0.5

static char *chain_arg, *arrangement_arg, *region_arg, *layer_arg, *format_arg, *output_arg;
static gboolean overview, json_output;

#define WHICH_ENTRIES \
  { "chain", 0, 0, G_OPTION_ARG_STRING, &chain_arg, N_("One chain; every chain if left out"), N_("NAME") }, \
  { "arrangement", 0, 0, G_OPTION_ARG_STRING, &arrangement_arg, \
    N_("How to arrange the chain: layered, radial or force; as in the workspace if left out"), N_("NAME") }, \
  { "overview", 0, 0, G_OPTION_ARG_NONE, &overview, N_("The tree of chains"), NULL }, \
  { "region", 0, 0, G_OPTION_ARG_STRING, &region_arg, N_("The viewpoint; the home region if left out"), N_("NAME") }

/* Whether the options that say which diagram go together; if not, that has been said. */
static gboolean
check_which (LtArrangement *arrangement)
{
  if (chain_arg != NULL && overview)
    lt_cli_usage ("%s", _("--chain and --overview exclude each other"));
  else if (arrangement_arg != NULL && chain_arg == NULL)
    lt_cli_usage ("%s", _("--arrangement is of one chain; name it with --chain NAME"));
  else if (arrangement_arg != NULL && !lt_arrangement_from_nick (arrangement_arg, arrangement))
    lt_cli_usage (_("there is no arrangement “%s”; choose layered, radial or force"), arrangement_arg);
  else
    return TRUE;
  return FALSE;
}

/* What the options ask for. A workspace without a home region is drawn with nothing local. */
static LtScene *
make_scene (LtWorkspace *workspace, const LtArrangement *arrangement, LtLayer layer, GError **error)
{
  LtModel *model = lt_workspace_get_model (workspace);
  g_autoptr(LtLayoutService) service = lt_layout_service_new ();
  g_autoptr(LtLayoutCache) cache = lt_layout_cache_new_for_user ();
  LtDiagramKind kind = chain_arg != NULL ? LT_DIAGRAM_CHAIN : overview ? LT_DIAGRAM_OVERVIEW : LT_DIAGRAM_REGION;
  const LtChain *chain = chain_arg != NULL ? lt_chain_find (model, chain_arg, error) : NULL;
  gint64 region = lt_model_get_home (model);
  g_autofree char *notice = NULL;
  LtScene *scene;

  if ((chain_arg != NULL && chain == NULL)
      || (region_arg != NULL && (region = lt_cli_region (model, region_arg, error)) == 0))
    return NULL;
  lt_layout_service_set_cache (service, cache);
  scene = lt_diagram_make_scene (workspace, service, kind, chain != NULL ? chain->id : 0,
                                 arrangement_arg != NULL ? arrangement : NULL, layer, region, &notice);
  if (notice != NULL)
    g_printerr ("liantuctl: %s\n", notice);
  return scene;
}

/* --- export --- */

static gboolean
export_scene (LtScene *scene, LtDiagramFormat format, GError **error)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d");
  LtExportOptions options = { .date = date, .legend = TRUE };

  return lt_diagram_export (scene, format, output_arg, &options, error);
}

int
lt_command_export (int argc, char **argv)
{
  const GOptionEntry entries[] = {
    WHICH_ENTRIES,
    { "layer", 0, 0, G_OPTION_ARG_STRING, &layer_arg,
      N_("Which of the four maps: industry, innovation, supply or recruitment; industry if left out"), N_("NAME") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_arg, N_("svg, pdf, png or dot"), N_("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output_arg, N_("Where to write"), N_("OUT") },
    { NULL },
  };
  g_autoptr(LtWorkspace) workspace = NULL;
  g_autoptr(LtScene) scene = NULL;
  LtArrangement arrangement = LT_ARRANGEMENT_LAYERED;
  LtLayer layer = LT_LAYER_INDUSTRY;
  LtDiagramFormat format;
  GError *error = NULL;

  if (!lt_cli_parse ("export", entries, &argc, &argv, 1, 1))
    return LT_EXIT_USAGE;
  if (format_arg == NULL || output_arg == NULL)
    return lt_cli_usage ("%s", _("export needs --format FORMAT and -o OUT"));
  if (!check_which (&arrangement))
    return LT_EXIT_USAGE;
  if (layer_arg != NULL && !lt_layer_from_nick (layer_arg, &layer))
    return lt_cli_usage (_("there is no layer “%s”; choose industry, innovation, supply or recruitment"), layer_arg);
  if (!lt_diagram_format_from_name (format_arg, &format))
    return lt_cli_usage (_("there is no format “%s”; choose svg, pdf, png or dot"), format_arg);
  workspace = lt_cli_open (argv[1], LT_OPEN_READ_ONLY, &error);
  scene = workspace != NULL ? make_scene (workspace, &arrangement, layer, &error) : NULL;
  if (scene == NULL || !export_scene (scene, format, &error))
    return lt_cli_fail (error);
  return LT_EXIT_DONE;
}

/* --- layout --- */

static void
add_names (JsonBuilder *json, LtModel *model, const LtNode *node, const char *chain_member, const char *segment_member)
{
  const LtChain *chain = lt_model_get_chain (model, node->chain);

  lt_cli_add_string (json, chain_member, chain != NULL ? chain->name : "");
  lt_cli_add_string (json, segment_member, node->title);
}

static void
add_rect (JsonBuilder *json, const LtRect *rect)
{
  lt_cli_add_figure (json, "x", rect->x);
  lt_cli_add_figure (json, "y", rect->y);
  lt_cli_add_figure (json, "w", rect->width);
  lt_cli_add_figure (json, "h", rect->height);
}

static void
add_nodes (JsonBuilder *json, LtModel *model, LtScene *scene)
{
  LtGraph *graph = lt_scene_get_graph (scene);

  json_builder_set_member_name (json, "nodes");
  json_builder_begin_array (json);
  for (guint i = 0; i < graph->nodes->len; i++)
    {
      LtRect rect = lt_scene_card_rect (scene, i);

      json_builder_begin_object (json);
      add_names (json, model, lt_graph_node (graph, i), "chain", "segment");
      add_rect (json, &rect);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_points (JsonBuilder *json, const LtCurve *curve)
{
  g_autoptr(GArray) points = lt_curve_flatten (curve, FLATNESS);

  json_builder_set_member_name (json, "points");
  json_builder_begin_array (json);
  for (guint i = 0; i < points->len; i++)
    {
      json_builder_begin_array (json);
      json_builder_add_double_value (json, g_array_index (points, LtPoint, i).x);
      json_builder_add_double_value (json, g_array_index (points, LtPoint, i).y);
      json_builder_end_array (json);
    }
  json_builder_end_array (json);
}

static void
add_edges (JsonBuilder *json, LtModel *model, LtScene *scene)
{
  LtGraph *graph = lt_scene_get_graph (scene);

  json_builder_set_member_name (json, "edges");
  json_builder_begin_array (json);
  for (guint i = 0; i < graph->edges->len; i++)
    {
      const LtEdge *edge = lt_graph_edge (graph, i);

      json_builder_begin_object (json);
      add_names (json, model, lt_graph_node (graph, edge->from), "from_chain", "from");
      add_names (json, model, lt_graph_node (graph, edge->to), "to_chain", "to");
      add_points (json, lt_layout_curve (lt_scene_get_layout (scene), i));
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
print_layout_json (LtModel *model, LtScene *scene)
{
  g_autoptr(JsonBuilder) json = json_builder_new ();
  LtRect bounds = lt_scene_get_bounds (scene);
  const double sides[] = { bounds.x, bounds.y, bounds.width, bounds.height };

  json_builder_begin_object (json);
  json_builder_set_member_name (json, "bounds");
  json_builder_begin_array (json);
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    json_builder_add_double_value (json, sides[i]);
  json_builder_end_array (json);
  add_nodes (json, model, scene);
  add_edges (json, model, scene);
  json_builder_end_object (json);
  lt_cli_print_json (json);
}

static void
print_layout (LtScene *scene)
{
  LtGraph *graph = lt_scene_get_graph (scene);

  for (guint i = 0; i < graph->nodes->len; i++)
    {
      LtRect rect = lt_scene_card_rect (scene, i);

      lt_cli_print ("%.1f\t%.1f\t%.1f\t%.1f\t%s", rect.x, rect.y, rect.width, rect.height, lt_graph_node (graph, i)->title);
    }
}

int
lt_command_layout (int argc, char **argv)
{
  const GOptionEntry entries[] = {
    WHICH_ENTRIES,
    { "json", 0, 0, G_OPTION_ARG_NONE, &json_output, N_("Print JSON"), NULL },
    { NULL },
  };
  g_autoptr(LtWorkspace) workspace = NULL;
  g_autoptr(LtScene) scene = NULL;
  LtArrangement arrangement = LT_ARRANGEMENT_LAYERED;
  GError *error = NULL;

  if (!lt_cli_parse ("layout", entries, &argc, &argv, 1, 1))
    return LT_EXIT_USAGE;
  if (!check_which (&arrangement))
    return LT_EXIT_USAGE;
  workspace = lt_cli_open (argv[1], LT_OPEN_READ_ONLY, &error);
  scene = workspace != NULL ? make_scene (workspace, &arrangement, LT_LAYER_INDUSTRY, &error) : NULL;
  if (scene == NULL)
    return lt_cli_fail (error);
  if (json_output)
    print_layout_json (lt_workspace_get_model (workspace), scene);
  else
    print_layout (scene);
  return LT_EXIT_DONE;
}
