#include "config.h"
#include "diagram/stored-places.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Fewer cards with places than this share, and the diagram is laid out afresh. */
#define ENOUGH 0.5
#define MAX_POINTS 4096
#define LARGEST 1e7

struct _LtPlaces {
  LtGraph  *graph;
  LtLayout *layout;
  gboolean  completes;           /* what is there stays */
};

/** lt_places_diagram: returns the key under which a graph's places are kept. */
gint64
lt_places_diagram (LtGraph *graph)
{
  switch (graph->kind)
    {
    case LT_DIAGRAM_CHAIN:
      return graph->chain;
    case LT_DIAGRAM_REGION:
      return LT_PLACE_REGION;
    case LT_DIAGRAM_OVERVIEW:
    default:
      return LT_PLACE_OVERVIEW;
    }
}

/**
 * LtStoredPlaces:
 * @places: for every node; width 0: none
 * @edges: for every edge: its key
 * @routes: for every edge: the text of its curve, or %NULL
 * @curves: (nullable): those read from the texts; %NULL before they have been
 */
struct _LtStoredPlaces {
  LtRect  *places;
  gint64  *edges;
  char   **routes;
  LtCurve *curves;
  guint    n_edges;
  gatomicrefcount refs;
};

/* --- Reading --- */

static guint
read_places (LtModel *model, LtGraph *graph, LtRect *places)
{
  GPtrArray *rows = lt_model_refs (model, LT_TABLE_PLACEMENT, "diagram", lt_places_diagram (graph));
  guint found = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const LtPlacement *row = rows->pdata[i];
      guint index;

      if (!lt_graph_find (graph, row->node, &index) || fabs (row->x) > LARGEST || fabs (row->y) > LARGEST)
        continue;
      found += places[index].width == 0;
      /* Sizes come from the graph; here a width only says that there is a place. */
      places[index] = (LtRect) { row->x, row->y, 1, 1 };
    }
  return found;
}

LtRect *
lt_stored_pins_read (LtModel *model, LtGraph *graph)
{
  GPtrArray *rows = lt_model_refs (model, LT_TABLE_PLACEMENT, "diagram", lt_places_diagram (graph));
  g_autofree LtRect *pins = g_new0 (LtRect, graph->nodes->len + 1);
  gboolean any = FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const LtPlacement *row = rows->pdata[i];
      guint index;

      if (row->pinned != TRUE || !lt_graph_find (graph, row->node, &index) || fabs (row->x) > LARGEST || fabs (row->y) > LARGEST)
        continue;
      pins[index] = (LtRect) { row->x, row->y, 1, 1 };
      any = TRUE;
    }
  return any ? g_steal_pointer (&pins) : NULL;
}

/* As g_ascii_strtod(), which takes ten times as long. What format_curve() writes is a whole number of tenths, and that by
 * ten is the nearest double there is, as well. */
static double
parse_number (const char *text, char **end)
{
  const char *p = text + (*text == '-'), *digits = p;
  gint64 tenths = 0;

  while (g_ascii_isdigit (*p) && p - digits < 9)
    tenths = tenths * 10 + (*p++ - '0');
  tenths *= 10;
  if (p > digits && p[0] == '.' && g_ascii_isdigit (p[1]))
    {
      tenths += p[1] - '0';
      p += 2;
    }
  if (p == digits || (*p != ' ' && *p != '\0'))
    return g_ascii_strtod (text, end);
  *end = (char *) p;
  return (*text == '-' ? -tenths : tenths) / 10.0;
}

/* "x y x y …"; empty where the text is not a point and whole Béziers. */
static LtCurve
parse_curve (const char *text)
{
  g_autoptr(GArray) points = g_array_new (FALSE, FALSE, sizeof (LtPoint));
  LtCurve curve = { NULL, 0 };
  const char *p = text;

  while (*p != '\0' && points->len < MAX_POINTS)
    {
      char *end;
      LtPoint point = { parse_number (p, &end), 0 };

      if (end == p)
        return curve;
      p = end + (*end == ' ');
      point.y = parse_number (p, &end);
      if (end == p || !(fabs (point.x) <= LARGEST) || !(fabs (point.y) <= LARGEST))
        return curve;
      g_array_append_val (points, point);
      for (p = end; *p == ' '; p++) { }
    }
  if (*p != '\0' || points->len < 4 || points->len % 3 != 1)
    return curve;
  curve.n_points = points->len;
  curve.points = (LtPoint *) g_array_free (g_steal_pointer (&points), FALSE);
  return curve;
}

static void
read_routes (LtModel *model, LtGraph *graph, LtStoredPlaces *self)
{
  GPtrArray *rows = lt_model_refs (model, LT_TABLE_ROUTE, "diagram", lt_places_diagram (graph));
  g_autoptr(GHashTable) by_edge = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < rows->len; i++)
    g_hash_table_insert (by_edge, &((LtRoute *) rows->pdata[i])->edge, rows->pdata[i]);
  for (guint i = 0; i < graph->edges->len; i++)
    {
      const LtRoute *row = g_hash_table_lookup (by_edge, &lt_graph_edge (graph, i)->id);

      self->edges[i] = lt_graph_edge (graph, i)->id;
      if (row != NULL)
        self->routes[i] = g_strdup (row->points);
    }
}

/**
 * lt_stored_places_read: on the thread that owns the model.
 * Returns: (transfer full) (nullable): what the workspace keeps of a graph's layout; %NULL where too few cards have a place
 */
LtStoredPlaces *
lt_stored_places_read (LtModel *model, LtGraph *graph)
{
  g_autofree LtRect *places = g_new0 (LtRect, graph->nodes->len);
  guint found = read_places (model, graph, places);
  LtStoredPlaces *self;

  if (found == 0 || found < ENOUGH * graph->nodes->len)
    return NULL;
  self = g_new0 (LtStoredPlaces, 1);
  g_atomic_ref_count_init (&self->refs);
  self->places = g_steal_pointer (&places);
  self->n_edges = graph->edges->len;
  self->edges = g_new0 (gint64, self->n_edges + 1);
  self->routes = g_new0 (char *, self->n_edges + 1);
  read_routes (model, graph, self);
  return self;
}

LtStoredPlaces *
lt_stored_places_ref (LtStoredPlaces *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
lt_stored_places_unref (LtStoredPlaces *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  for (guint i = 0; i < self->n_edges; i++)
    {
      g_free (self->routes[i]);
      if (self->curves != NULL)
        lt_curve_clear (&self->curves[i]);
    }
  g_free (self->routes);
  g_free (self->curves);
  g_free (self->edges);
  g_free (self->places);
  g_free (self);
}

/* A text that was read already says the same again. */
static void
read_curves (LtStoredPlaces *self, LtStoredPlaces *last)
{
  g_autoptr(GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; last != NULL && i < last->n_edges; i++)
    if (last->routes[i] != NULL)
      g_hash_table_insert (known, &last->edges[i], GUINT_TO_POINTER (i + 1));
  self->curves = g_new0 (LtCurve, self->n_edges + 1);
  for (guint i = 0; i < self->n_edges; i++)
    {
      guint at = GPOINTER_TO_UINT (g_hash_table_lookup (known, &self->edges[i]));

      if (self->routes[i] == NULL)
        continue;
      if (at > 0 && strcmp (last->routes[at - 1], self->routes[i]) == 0)
        self->curves[i] = lt_curve_copy (&last->curves[at - 1]);
      else
        self->curves[i] = parse_curve (self->routes[i]);
    }
}

/**
 * lt_stored_places_lay_out: cards without a place are put beside their neighbours, edges without a route that still fits
 * are routed. In any thread, once; with thousands of cards it takes its time.
 * @last: (nullable): what has been laid out before
 * @former, @before: (nullable): a graph like it and its layout; all three only save time
 *
 * Returns: (transfer full): the layout
 */
LtLayout *
lt_stored_places_lay_out (LtStoredPlaces *self, LtGraph *graph, LtStoredPlaces *last, LtGraph *former, LtLayout *before)
{
  read_curves (self, last);
  return lt_layout_from_places_after (graph, self->places, self->curves, former, before);
}

/**
 * lt_places_load: the layout that the workspace keeps for a measured graph, on the thread that owns the model.
 * Returns: (transfer full) (nullable): the layout, or %NULL where too few cards have a place
 */
LtLayout *
lt_places_load (LtModel *model, LtGraph *graph)
{
  LtStoredPlaces *stored = lt_stored_places_read (model, graph);
  LtLayout *layout;

  if (stored == NULL)
    return NULL;
  layout = lt_stored_places_lay_out (stored, graph, NULL, NULL, NULL);
  lt_stored_places_unref (stored);
  return layout;
}

/* --- Storing --- */

LtPlaces *
lt_places_new (LtGraph *graph, LtLayout *layout)
{
  LtPlaces *self = g_new (LtPlaces, 1);

  *self = (LtPlaces) { lt_graph_ref (graph), lt_layout_ref (layout), FALSE };
  return self;
}

void
lt_places_free (LtPlaces *self)
{
  lt_graph_unref (self->graph);
  lt_layout_unref (self->layout);
  g_free (self);
}

/* What is stored of a diagram already: node or edge → row. */
typedef struct {
  LtTable     table;
  guint       column;
  GHashTable *rows;
} Stored;

static gboolean
collect (gpointer row, gpointer user_data, GError **error)
{
  Stored *stored = user_data;
  gint64 key = lt_row_get_key (stored->table, row, stored->column);

  g_hash_table_insert (stored->rows, g_memdup2 (&key, sizeof key), lt_row_copy (stored->table, row));
  return TRUE;
}

static void
free_placement (gpointer row)
{
  lt_row_free (LT_TABLE_PLACEMENT, row);
}

static void
free_route (gpointer row)
{
  lt_row_free (LT_TABLE_ROUTE, row);
}

/* What is shown may be gone by now. The flows of the overview are no rows. */
static gboolean
is_there (LtEdit *edit, LtGraph *graph, LtTable table, gint64 key)
{
  gboolean overview = graph->kind == LT_DIAGRAM_OVERVIEW;
  LtTable of = table == LT_TABLE_ROUTE ? LT_TABLE_FLOW : overview ? LT_TABLE_CHAIN : LT_TABLE_SEGMENT;
  gpointer row = overview && table == LT_TABLE_ROUTE ? NULL : lt_edit_get (edit, of, key, NULL);
  gboolean there = row != NULL || (overview && table == LT_TABLE_ROUTE);

  if (row != NULL)
    lt_row_free (of, row);
  return there;
}

/* What there is stays where a layout only completes it. */
static gboolean
stays (LtPlaces *self, Stored *stored, gint64 key)
{
  return self->completes && g_hash_table_contains (stored->rows, &key);
}

static gboolean
put (LtEdit *edit, LtPlaces *self, Stored *stored, gint64 key, gpointer row, GError **error)
{
  LtRow *old = g_hash_table_lookup (stored->rows, &key);
  gboolean fine;

  if (self->completes && !is_there (edit, self->graph, stored->table, key))
    return TRUE;
  if (old == NULL)
    return lt_edit_insert (edit, stored->table, row, error);
  ((LtRow *) row)->id = old->id;
  fine = lt_edit_update (edit, stored->table, row, error);
  g_hash_table_remove (stored->rows, &key);
  return fine;
}

static gboolean
delete_rest (LtEdit *edit, Stored *stored, GError **error)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, stored->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    if (!lt_edit_delete (edit, stored->table, ((LtRow *) row)->id, error))
      return FALSE;
  return TRUE;
}

/* A tenth of a unit is finer than any screen shows. */
static double
rounded (double value)
{
  return round (value * 10) / 10;
}

static gboolean
store_places (LtEdit *edit, LtPlaces *self, GError **error)
{
  gint64 diagram = lt_places_diagram (self->graph);
  g_autoptr(GHashTable) rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_placement);
  Stored stored = { LT_TABLE_PLACEMENT, lt_table_find_column (LT_TABLE_PLACEMENT, "node"), rows };

  if (!lt_edit_each (edit, LT_TABLE_PLACEMENT, "diagram", diagram, collect, &stored, error))
    return FALSE;
  for (guint i = 0; i < self->graph->nodes->len; i++)
    {
      const LtRect *rect = lt_layout_rect (self->layout, i);
      gint64 node = lt_graph_node (self->graph, i)->id;
      const LtPlacement *old = g_hash_table_lookup (rows, &node);
      LtPlacement row = { 0, diagram, node, rounded (rect->x), rounded (rect->y), old != NULL ? old->pinned : LT_UNKNOWN_INT };

      if (!stays (self, &stored, node) && !put (edit, self, &stored, node, &row, error))
        return FALSE;
    }
  return self->completes || self->graph->partial || delete_rest (edit, &stored, error);
}

static char *
format_curve (const LtCurve *curve)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < curve->n_points; i++)
    {
      char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];

      g_string_append_printf (text, "%s%s %s", i > 0 ? " " : "", g_ascii_formatd (x, sizeof x, "%.1f", curve->points[i].x),
                              g_ascii_formatd (y, sizeof y, "%.1f", curve->points[i].y));
    }
  return g_string_free (text, FALSE);
}

static gboolean
store_curves (LtEdit *edit, LtPlaces *self, GError **error)
{
  gint64 diagram = lt_places_diagram (self->graph);
  g_autoptr(GHashTable) rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_route);
  Stored stored = { LT_TABLE_ROUTE, lt_table_find_column (LT_TABLE_ROUTE, "edge"), rows };

  if (!lt_edit_each (edit, LT_TABLE_ROUTE, "diagram", diagram, collect, &stored, error))
    return FALSE;
  for (guint i = 0; i < self->graph->edges->len; i++)
    {
      gint64 edge = lt_graph_edge (self->graph, i)->id;
      g_autofree char *points = stays (self, &stored, edge) ? g_strdup ("") : format_curve (lt_layout_curve (self->layout, i));
      LtRoute row = { 0, diagram, edge, points };

      if (*points != '\0' && !put (edit, self, &stored, row.edge, &row, error))
        return FALSE;
    }
  return self->completes || self->graph->partial || delete_rest (edit, &stored, error);
}

/** lt_places_store: an #LtEditFunc that writes a layout over what the diagram had; pins stay. */
gboolean
lt_places_store (LtEdit *edit, gpointer places, GError **error)
{
  return store_places (edit, places, error) && store_curves (edit, places, error);
}

gboolean
lt_places_complete (LtEdit *edit, gpointer places, GError **error)
{
  ((LtPlaces *) places)->completes = TRUE;
  return lt_places_store (edit, places, error);
}
