/* The layout helper's frames, both ways: what the helper reads and what it answers. The first byte says which, an answer's
 * next two how many nodes and edges were asked about; then a frame as it comes through the pipe. What is taken is written
 * anew and must be the same bytes: a frame has one form. */
#include "fuzz.h"

#include "layout-helper/frames.h"

#include <math.h>
#include <string.h>

static void
assert_refused (const GError *error, LtLayoutError code)
{
  g_assert_error (error, LT_LAYOUT_ERROR, (int) code);
}

static void
assert_same (GBytes *frame, const guint8 *data, gsize size)
{
  gsize length;
  const guint8 *written = g_bytes_get_data (frame, &length);

  g_assert_cmpmem (written, length, data, size);
}

/* Every value must be in what belongs to the body, and within the bounds that Graphviz bears. */
static void
try_request (GBytes *bytes, const guint8 *frame, gsize size)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) body = lt_frame_open_request (bytes, &error);
  g_autoptr(GBytes) again = NULL;
  LtLayoutJob job;
  guint attempt;

  if (body == NULL || !lt_frame_read_request (body, &job, &attempt, &error))
    {
      assert_refused (error, LT_LAYOUT_ERROR_PROTOCOL);
      return;
    }
  g_assert_cmpuint (attempt, <=, 1);
  g_assert_cmpuint (job.engine, <, LT_N_ENGINES);
  g_assert_true (job.root == 0 || job.root < job.n_nodes);
  for (guint i = 0; i < job.n_nodes; i++)
    {
      g_assert_true (job.sizes[i][0] >= 0 && job.sizes[i][0] <= LT_FRAME_MAX_LENGTH);
      g_assert_true (job.sizes[i][1] >= 0 && job.sizes[i][1] <= LT_FRAME_MAX_LENGTH);
      g_assert_cmpint (job.ranks[i], <, LT_FRAME_MAX_RANKS);
    }
  for (guint i = 0; i < job.n_edges; i++)
    g_assert_true (job.edges[i][0] < job.n_nodes && job.edges[i][1] < job.n_nodes);
  again = lt_frame_new_request (&job, attempt, &error);
  g_assert_no_error (error);
  assert_same (again, frame, size);
}

static void
try_answer (GBytes *bytes, const guint8 *frame, gsize size, guint n_nodes, guint n_edges)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) body = lt_frame_open_answer (bytes, &error);
  g_autoptr(LtLayoutAnswer) answer = body != NULL ? lt_frame_read_answer (body, n_nodes, n_edges, &error) : NULL;
  g_autoptr(GBytes) again = NULL;

  if (answer == NULL)
    {
      if (!g_error_matches (error, LT_LAYOUT_ERROR, LT_LAYOUT_ERROR_REFUSED))
        assert_refused (error, LT_LAYOUT_ERROR_PROTOCOL);
      return;
    }
  g_assert_cmpuint (answer->nodes->len, ==, n_nodes);
  g_assert_cmpuint (answer->ways->len, ==, n_edges);
  for (guint i = 0; i < n_nodes; i++)
    {
      const LtRect *rect = &g_array_index (answer->nodes, LtRect, i);

      g_assert_true (fabs (rect->x) <= LT_FRAME_MAX_PLACE && fabs (rect->y) <= LT_FRAME_MAX_PLACE);
      g_assert_true (rect->width >= 0 && rect->width <= LT_FRAME_MAX_LENGTH && rect->height >= 0 && rect->height <= LT_FRAME_MAX_LENGTH);
    }
  for (guint i = 0; i < n_edges; i++)
    {
      const LtCurve *curve = &g_array_index (answer->ways, LtCurve, i);

      for (guint p = 0; p < curve->n_points; p++)
        g_assert_true (fabs (curve->points[p].x) <= LT_FRAME_MAX_PLACE && fabs (curve->points[p].y) <= LT_FRAME_MAX_PLACE);
    }
  again = lt_frame_new_answer (answer);
  assert_same (again, frame, size);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  gboolean question = size > 0 && (data[0] & 1) != 0;
  gsize before = question ? 1 : 3, length;
  g_autoptr(GBytes) body = NULL;
  g_autoptr(GError) error = NULL;

  if (size < before + LT_FRAME_HEADER_SIZE)
    return 0;
  if (!lt_frame_get_size (data + before, &length, &error))
    {
      assert_refused (error, LT_LAYOUT_ERROR_PROTOCOL);
      return 0;
    }
  g_assert_cmpuint (length, <=, LT_FRAME_MAX_SIZE);
  if (length > size - before - LT_FRAME_HEADER_SIZE)
    return 0;      /* the pipe ends first, which the reader of the pipe finds out */
  body = g_bytes_new (data + before + LT_FRAME_HEADER_SIZE, length);
  if (question)
    try_request (body, data + before, LT_FRAME_HEADER_SIZE + length);
  else
    try_answer (body, data + before, LT_FRAME_HEADER_SIZE + length, data[1], data[2]);
  return 0;
}
