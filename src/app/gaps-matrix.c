#include "config.h"
#include "app/gaps-matrix.h"

/* More columns are not compared by eye, and would cost a turn of the main loop. */
#define MOST_REGIONS 40

struct _LtGapsMatrix {
  GtkWidget     parent_instance;

  LtMatrixView *view;
  LtViewState  *state;             /* with `lines`, or NULL */
  LtGapLines   *lines;
  LtMatrix     *matrix;            /* (nullable): to be computed */
  GArray       *regions;           /* gint64 */
  gboolean      chosen;            /* by hand */
  gint64        chain;             /* whose segments; 0: of all */
  gint          coverage;          /* that one region at least has, or LT_GAP_ANY */
  guint         compute;
};

G_DEFINE_FINAL_TYPE (LtGapsMatrix, lt_gaps_matrix, GTK_TYPE_WIDGET)

enum { CURSOR, ACTIVATED, REGIONS, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- Rows --- */

static gboolean
has_coverage (LtGapsMatrix *self, guint row)
{
  const LtMatrixTotal *total = lt_matrix_get_row_total (self->matrix, row);

  return self->coverage == LT_GAP_ANY || total->by_coverage[self->coverage] > 0;
}

static void
show_rows (LtGapsMatrix *self)
{
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; self->matrix != NULL && i < lt_matrix_get_n_rows (self->matrix); i++)
    if (lt_gap_lines_matches (self->lines, lt_matrix_get_segment (self->matrix, i)) && has_coverage (self, i))
      g_array_append_val (rows, i);
  lt_matrix_view_set_matrix (self->view, self->state != NULL ? lt_view_state_get_model (self->state) : NULL, self->matrix, rows);
}

/* --- Computing --- */

/* What is gone is no longer compared; without any left the viewpoint suggests again. */
static void
update_regions (LtGapsMatrix *self)
{
  LtModel *model = lt_view_state_get_model (self->state);

  for (guint i = self->regions->len; self->chosen && i > 0; i--)
    if (lt_model_get_region (model, g_array_index (self->regions, gint64, i - 1)) == NULL)
      g_array_remove_index (self->regions, i - 1);
  if (self->chosen && self->regions->len > 0)
    return;
  self->chosen = FALSE;
  g_array_unref (self->regions);
  self->regions = lt_matrix_list_regions (model, lt_view_state_get_viewpoint (self->state));
  if (self->regions->len > MOST_REGIONS)
    g_array_set_size (self->regions, MOST_REGIONS);
}

static gboolean
on_compute (gpointer data)
{
  LtGapsMatrix *self = data;
  LtMatrix *old = self->matrix;

  self->compute = 0;
  update_regions (self);
  self->matrix = lt_matrix_new (lt_view_state_get_model (self->state), self->chain, (const gint64 *) (gpointer) self->regions->data,
                                self->regions->len);
  show_rows (self);
  lt_matrix_free (old);
  lt_gaps_matrix_follow (self);
  g_signal_emit (self, signals[REGIONS], 0);
  return G_SOURCE_REMOVE;
}

/* Off the turn in which something changed, and not before somebody looks. */
static void
compute_later (LtGapsMatrix *self)
{
  if (self->compute == 0 && self->lines != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->compute = g_idle_add (on_compute, self);
}

static void
forget (LtGapsMatrix *self)
{
  g_clear_handle_id (&self->compute, g_source_remove);
  if (self->view != NULL)
    lt_matrix_view_set_matrix (self->view, NULL, NULL, NULL);
  g_clear_pointer (&self->matrix, lt_matrix_free);
}

static void
on_refreshed (LtGapsMatrix *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    compute_later (self);
  else
    forget (self);
}

gboolean
lt_gaps_matrix_is_settled (LtGapsMatrix *self)
{
  return self->compute == 0;
}

/* --- From outside --- */

LtMatrixView *
lt_gaps_matrix_get_view (LtGapsMatrix *self)
{
  return self->view;
}

LtMatrix *
lt_gaps_matrix_get_matrix (LtGapsMatrix *self)
{
  return self->matrix;
}

void
lt_gaps_matrix_filter (LtGapsMatrix *self, const LtGapFilter *filter)
{
  const gboolean other = filter->chain != self->chain;

  g_return_if_fail (LT_IS_GAPS_MATRIX (self));
  self->chain = filter->chain;
  self->coverage = filter->coverage;
  if (self->matrix == NULL)
    return;
  if (other)
    compute_later (self);
  else
    show_rows (self);
}

void
lt_gaps_matrix_follow (LtGapsMatrix *self)
{
  LtThing thing = self->state != NULL ? lt_view_state_get_selection (self->state) : (LtThing) { LT_TABLE_META, 0 };

  if (self->matrix != NULL && thing.table == LT_TABLE_SEGMENT)
    lt_matrix_view_set_cursor (self->view, thing.id, 0);
}

GArray *
lt_gaps_matrix_get_regions (LtGapsMatrix *self, gboolean *chosen)
{
  g_return_val_if_fail (LT_IS_GAPS_MATRIX (self), NULL);
  *chosen = self->chosen;
  return self->regions;
}

void
lt_gaps_matrix_add_region (LtGapsMatrix *self, gint64 region)
{
  g_return_if_fail (LT_IS_GAPS_MATRIX (self));
  for (guint i = 0; i < self->regions->len; i++)
    if (g_array_index (self->regions, gint64, i) == region)
      return;
  if (self->regions->len >= MOST_REGIONS)
    return;
  g_array_append_val (self->regions, region);
  self->chosen = TRUE;
  compute_later (self);
}

void
lt_gaps_matrix_remove_region (LtGapsMatrix *self, gint64 region)
{
  g_return_if_fail (LT_IS_GAPS_MATRIX (self));
  for (guint i = 0; i < self->regions->len; i++)
    if (g_array_index (self->regions, gint64, i) == region)
      {
        g_array_remove_index (self->regions, i);
        self->chosen = TRUE;
        compute_later (self);
        return;
      }
}

void
lt_gaps_matrix_reset_regions (LtGapsMatrix *self)
{
  g_return_if_fail (LT_IS_GAPS_MATRIX (self));
  self->chosen = FALSE;
  compute_later (self);
}

void
lt_gaps_matrix_set_lines (LtGapsMatrix *self, LtViewState *state, LtGapLines *lines)
{
  g_return_if_fail (LT_IS_GAPS_MATRIX (self));
  if (self->state != NULL)
    g_signal_handlers_disconnect_by_data (self->state, self);
  forget (self);
  self->chosen = FALSE;
  self->chain = 0;
  self->coverage = LT_GAP_ANY;
  g_set_object (&self->lines, lines);
  self->state = lines != NULL ? state : NULL;
  if (lines == NULL)
    return;
  g_signal_connect_object (state, "refreshed", G_CALLBACK (on_refreshed), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  compute_later (self);
}

/* --- The widget --- */

static void
map (GtkWidget *widget)
{
  LtGapsMatrix *self = LT_GAPS_MATRIX (widget);

  GTK_WIDGET_CLASS (lt_gaps_matrix_parent_class)->map (widget);
  if (self->matrix == NULL)
    compute_later (self);
}

static void
on_cursor (LtGapsMatrix *self)
{
  g_signal_emit (self, signals[CURSOR], 0);
}

static void
on_activated (LtGapsMatrix *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
on_region_clicked (LtMatrixView *view, gint64 region, LtGapsMatrix *self)
{
  lt_view_state_select (self->state, LT_TABLE_REGION, region);
}

static void
lt_gaps_matrix_dispose (GObject *object)
{
  LtGapsMatrix *self = LT_GAPS_MATRIX (object);
  GtkWidget *child;

  lt_gaps_matrix_set_lines (self, NULL, NULL);
  self->view = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (lt_gaps_matrix_parent_class)->dispose (object);
}

static void
lt_gaps_matrix_finalize (GObject *object)
{
  g_array_unref (LT_GAPS_MATRIX (object)->regions);
  G_OBJECT_CLASS (lt_gaps_matrix_parent_class)->finalize (object);
}

static void
lt_gaps_matrix_class_init (LtGapsMatrixClass *class)
{
  static const char *const names[N_SIGNALS] = { "cursor", "activated", "regions" };

  G_OBJECT_CLASS (class)->dispose = lt_gaps_matrix_dispose;
  G_OBJECT_CLASS (class)->finalize = lt_gaps_matrix_finalize;
  GTK_WIDGET_CLASS (class)->map = map;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], LT_TYPE_GAPS_MATRIX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
lt_gaps_matrix_init (LtGapsMatrix *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->regions = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->coverage = LT_GAP_ANY;
  self->view = g_object_new (LT_TYPE_MATRIX_VIEW, NULL);
  g_signal_connect_swapped (self->view, "cursor", G_CALLBACK (on_cursor), self);
  g_signal_connect_swapped (self->view, "activated", G_CALLBACK (on_activated), self);
  g_signal_connect (self->view, "region-clicked", G_CALLBACK (on_region_clicked), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_parent (scrolled, GTK_WIDGET (self));
}
