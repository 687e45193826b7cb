#include "config.h"

#include "layout-helper/frames.h"

#include <math.h>
#include <string.h>

/* attempt, engine, root, top down, ways, rank gap, node gap, sizes, ranks, edges */
#define REQUEST_TYPE "(uuubbdda(dd)aia(uu))"
/* message (empty: laid out), attempt, cards, number of points of each way, points */
#define ANSWER_TYPE "(sua(dddd)aua(dd))"

static void
set_protocol_error (GError    **error,
                    const char *message)
{
  g_set_error_literal (error, LT_LAYOUT_ERROR, LT_LAYOUT_ERROR_PROTOCOL, message);
}

GQuark
lt_layout_error_quark (void)
{
  return g_quark_from_static_string ("lt-layout-error-quark");
}

static void
free_points (gpointer data)
{
  LtCurve *curve = data;

  g_free (curve->points);
}

void
lt_layout_answer_free (LtLayoutAnswer *answer)
{
  if (answer == NULL)
    return;
  g_array_unref (answer->nodes);
  g_array_unref (answer->ways);
  g_free (answer);
}

/**
 * lt_layout_answer_new:
 *
 * Returns: (transfer full): an answer for so many nodes and edges, with everything at zero and no ways
 */
LtLayoutAnswer *
lt_layout_answer_new (guint n_nodes,
                      guint n_edges)
{
  LtLayoutAnswer *answer = g_new0 (LtLayoutAnswer, 1);

  answer->nodes = g_array_new (FALSE, TRUE, sizeof (LtRect));
  g_array_set_size (answer->nodes, n_nodes);
  answer->ways = g_array_new (FALSE, TRUE, sizeof (LtCurve));
  g_array_set_clear_func (answer->ways, free_points);
  g_array_set_size (answer->ways, n_edges);
  return answer;
}

/**
 * lt_frame_get_size:
 * @header: the first bytes of a frame
 * @size: (out): how many bytes follow them
 *
 * Returns: %FALSE with %LT_LAYOUT_ERROR_PROTOCOL where that is more than a frame may have
 */
gboolean
lt_frame_get_size (const guint8  *header,
                   gsize         *size,
                   GError       **error)
{
  const guint32 length = header[0] | (guint32) header[1] << 8 | (guint32) header[2] << 16 | (guint32) header[3] << 24;

  if (length == 0 || length > LT_FRAME_MAX_SIZE)
    {
      set_protocol_error (error, "a frame of an impossible size");
      return FALSE;
    }
  *size = length;
  return TRUE;
}

static GBytes *
wrap (GVariant *variant)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (variant);
  const gsize size = g_variant_get_size (owned);
  guint8 *data = g_malloc0 (LT_FRAME_HEADER_SIZE + size);

  for (guint i = 0; i < LT_FRAME_HEADER_SIZE; i++)
    data[i] = (size >> (8 * i)) & 0xff;
  /* Not stored in place, because a variant wants more alignment than the header leaves. */
  memcpy (data + LT_FRAME_HEADER_SIZE, g_variant_get_data (owned), size);
  return g_bytes_new_take (data, LT_FRAME_HEADER_SIZE + size);
}

static GVariant *
fixed_array (const char    *type,
             gconstpointer  data,
             gsize          n,
             gsize          element_size)
{
  return g_variant_new_fixed_array (G_VARIANT_TYPE (type), data, n, element_size);
}

static gboolean
is_length (double value)
{
  return isfinite (value) && value >= 0 && value <= LT_FRAME_MAX_LENGTH;
}

/* One test for both ends: the client must not send, nor the helper take, what Graphviz cannot bear. */
static gboolean
check_job (const LtLayoutJob  *job,
           GError            **error)
{
  gboolean good = job->n_nodes <= LT_FRAME_MAX_NODES && job->n_edges <= LT_FRAME_MAX_EDGES &&
                  is_length (job->rank_gap) && is_length (job->node_gap) && (guint) job->engine < LT_N_ENGINES &&
                  (job->root == 0 || job->root < job->n_nodes);

  for (guint i = 0; good && i < job->n_nodes; i++)
    good = is_length (job->sizes[i][0]) && is_length (job->sizes[i][1]) &&
           job->ranks[i] >= -1 && job->ranks[i] < LT_FRAME_MAX_RANKS;
  for (guint i = 0; good && i < job->n_edges; i++)
    good = job->edges[i][0] < job->n_nodes && job->edges[i][1] < job->n_nodes;
  if (!good)
    set_protocol_error (error, "a graph beyond the bounds");
  return good;
}

/**
 * lt_frame_new_request:
 * @attempt: 0 full, 1 simplified
 *
 * Returns: (transfer full): the frame, or %NULL with %LT_LAYOUT_ERROR_PROTOCOL for a job that no
 *   helper would take
 */
GBytes *
lt_frame_new_request (const LtLayoutJob  *job,
                      guint               attempt,
                      GError            **error)
{
  if (!check_job (job, error))
    return NULL;
  return wrap (g_variant_new ("(uuubbdd@a(dd)@ai@a(uu))", attempt, (guint32) job->engine, job->root, job->top_down, job->ways,
                              job->rank_gap, job->node_gap,
                              fixed_array ("(dd)", job->sizes, job->n_nodes, sizeof *job->sizes),
                              fixed_array ("i", job->ranks, job->n_nodes, sizeof *job->ranks),
                              fixed_array ("(uu)", job->edges, job->n_edges, sizeof *job->edges)));
}

GBytes *
lt_frame_new_answer (const LtLayoutAnswer *answer)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (LtPoint));

  for (guint i = 0; i < answer->ways->len; i++)
    {
      const LtCurve *curve = &g_array_index (answer->ways, LtCurve, i);
      const guint32 count = curve->n_points;

      g_array_append_val (counts, count);
      if (count > 0)
        g_array_append_vals (points, curve->points, count);
    }
  return wrap (g_variant_new ("(su@a(dddd)@au@a(dd))", "", answer->attempt,
                              fixed_array ("(dddd)", answer->nodes->data, answer->nodes->len, sizeof (LtRect)),
                              fixed_array ("u", counts->data, counts->len, sizeof (guint32)),
                              fixed_array ("(dd)", points->data, points->len, sizeof (LtPoint))));
}

GBytes *
lt_frame_new_refusal (const char *message)
{
  g_autofree char *valid = g_utf8_make_valid (message, -1);

  return wrap (g_variant_new ("(su@a(dddd)@au@a(dd))", *valid != '\0' ? valid : "no reason given", 0,
                              fixed_array ("(dddd)", NULL, 0, sizeof (LtRect)),
                              fixed_array ("u", NULL, 0, sizeof (guint32)),
                              fixed_array ("(dd)", NULL, 0, sizeof (LtPoint))));
}

static GVariant *
open_frame (GBytes      *bytes,
            const char  *type,
            GError     **error)
{
  g_autoptr (GVariant) variant = g_variant_new_from_bytes (G_VARIANT_TYPE (type), bytes, FALSE);

  g_variant_ref_sink (variant);
  if (!g_variant_is_normal_form (variant))
    {
      set_protocol_error (error, "a frame that is not what it should be");
      return NULL;
    }
  return g_steal_pointer (&variant);
}

GVariant *
lt_frame_open_request (GBytes  *bytes,
                       GError **error)
{
  return open_frame (bytes, REQUEST_TYPE, error);
}

GVariant *
lt_frame_open_answer (GBytes  *bytes,
                      GError **error)
{
  return open_frame (bytes, ANSWER_TYPE, error);
}

/* The elements of the container's child, which keeps them alive. */
static gconstpointer
get_elements (GVariant *container,
              guint     child,
              gsize     element_size,
              gsize    *n)
{
  g_autoptr (GVariant) array = g_variant_get_child_value (container, child);

  return g_variant_get_fixed_array (array, n, element_size);
}

/**
 * lt_frame_read_request:
 * @body: from lt_frame_open_request()
 * @job: (out): with arrays that belong to @body
 *
 * Returns: %FALSE with %LT_LAYOUT_ERROR_PROTOCOL where counts, sizes or indexes are out of bounds
 */
gboolean
lt_frame_read_request (GVariant     *body,
                       LtLayoutJob  *job,
                       guint        *attempt,
                       GError      **error)
{
  gsize n_sizes, n_ranks, n_edges;
  guint32 engine;

  g_variant_get (body, "(uuubbdd@a(dd)@ai@a(uu))", attempt, &engine, &job->root, &job->top_down, &job->ways,
                 &job->rank_gap, &job->node_gap, NULL, NULL, NULL);
  /* The struct is the caller's to fill with arrays of their own, hence not const; these are only read. */
  job->sizes = (gpointer) get_elements (body, 7, sizeof *job->sizes, &n_sizes);
  job->ranks = (gpointer) get_elements (body, 8, sizeof *job->ranks, &n_ranks);
  job->edges = (gpointer) get_elements (body, 9, sizeof *job->edges, &n_edges);
  if (n_sizes != n_ranks || n_sizes > LT_FRAME_MAX_NODES || n_edges > LT_FRAME_MAX_EDGES || *attempt > 1 || engine >= LT_N_ENGINES)
    {
      set_protocol_error (error, "a graph whose arrays do not fit together");
      return FALSE;
    }
  job->engine = engine;
  job->n_nodes = n_sizes;
  job->n_edges = n_edges;
  return check_job (job, error);
}

/* Not a number fits nowhere, and sums of places must stay far from overflowing. */
static gboolean
are_places (const double *values,
            gsize         n)
{
  for (gsize i = 0; i < n; i++)
    if (!(fabs (values[i]) <= LT_FRAME_MAX_PLACE))
      return FALSE;
  return TRUE;
}

static gboolean
are_cards (const LtRect *rects,
           gsize         n)
{
  for (gsize i = 0; i < n; i++)
    if (!are_places (&rects[i].x, 1) || !are_places (&rects[i].y, 1) || !is_length (rects[i].width) || !is_length (rects[i].height))
      return FALSE;
  return TRUE;
}

/* Deals the points out to the ways; FALSE where the counts do not add up. */
static gboolean
deal_points (LtLayoutAnswer *answer,
             const guint32  *counts,
             const LtPoint  *points,
             gsize           n_points)
{
  gsize used = 0;

  for (guint i = 0; i < answer->ways->len; i++)
    {
      LtCurve *curve = &g_array_index (answer->ways, LtCurve, i);

      if (counts[i] > n_points - used)
        return FALSE;
      if (counts[i] == 0)
        continue;
      curve->n_points = counts[i];
      curve->points = g_memdup2 (points + used, counts[i] * sizeof (LtPoint));
      used += counts[i];
    }
  return used == n_points;
}

/**
 * lt_frame_read_answer:
 * @body: from lt_frame_open_answer()
 * @n_nodes: how many there were in the question
 *
 * Returns: (transfer full): the answer, or %NULL with %LT_LAYOUT_ERROR_REFUSED and Graphviz's own
 *   words, or with %LT_LAYOUT_ERROR_PROTOCOL
 */
LtLayoutAnswer *
lt_frame_read_answer (GVariant  *body,
                      guint      n_nodes,
                      guint      n_edges,
                      GError   **error)
{
  LtLayoutAnswer *answer;
  const char *message;
  const guint32 *counts;
  const LtRect *rects;
  const LtPoint *points;
  gsize n_rects, n_counts, n_points;
  guint32 attempt;

  g_variant_get (body, "(&su@a(dddd)@au@a(dd))", &message, &attempt, NULL, NULL, NULL);
  if (*message != '\0')
    {
      g_set_error_literal (error, LT_LAYOUT_ERROR, LT_LAYOUT_ERROR_REFUSED, message);
      return NULL;
    }
  rects = get_elements (body, 2, sizeof (LtRect), &n_rects);
  counts = get_elements (body, 3, sizeof (guint32), &n_counts);
  points = get_elements (body, 4, sizeof (LtPoint), &n_points);
  if (n_rects != n_nodes || n_counts != n_edges ||
      !are_cards (rects, n_rects) || !are_places ((const double *) points, n_points * 2))
    {
      set_protocol_error (error, "an answer that does not fit the question");
      return NULL;
    }
  answer = lt_layout_answer_new (n_nodes, n_edges);
  answer->attempt = attempt;
  if (n_nodes > 0)
    memcpy (answer->nodes->data, rects, n_nodes * sizeof (LtRect));
  if (!deal_points (answer, counts, points, n_points))
    {
      set_protocol_error (error, "an answer whose ways do not add up");
      g_clear_pointer (&answer, lt_layout_answer_free);
    }
  return answer;
}
