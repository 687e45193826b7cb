#include "config.h"
#include "analysis/matrix.h"

#include "analysis/roster.h"
#include "analysis/rules.h"
#include "workspace/region.h"

struct _LtMatrix {
  GArray        *regions;         /* gint64: columns */
  GArray        *segments;        /* gint64: rows */
  GHashTable    *rows;            /* segment's key → row + 1 */
  LtMatrixCell  *cells;           /* row by row */
  LtMatrixTotal *row_totals, *column_totals;
};

#define AS_POINTER(key) ((gpointer) (gintptr) (key))

/* What the one pass over the links goes by. */
typedef struct {
  LtModel                  *model;
  LtRoster                 *roster;
  const LtRosterEnterprise *enterprises;
  guint                     n_columns;
  GHashTable              **local;       /* by column: keys of its regions */
  LtRules                  *rules;       /* by column */
  guint                    *first;       /* by the roster's slot of a region: where its columns begin in `columns`, and one more */
  GArray                   *columns;     /* guint: regions that lie in one another are in several */
  guint32                  *seen, *led;  /* by enterprise slot: the last segment that counted it, from 1 */
  LtAssessment             *assessments; /* of the segment at hand, by column */
} Pass;

/* --- Which regions --- */

static gboolean
has_own (LtModel *model, gint64 region)
{
  return lt_model_refs (model, LT_TABLE_ENTERPRISE, "region", region)->len > 0
         || lt_model_refs (model, LT_TABLE_PROJECT, "region", region)->len > 0
         || lt_model_refs (model, LT_TABLE_PROJECT, "park", region)->len > 0;
}

static gboolean
has_anything (LtModel *model, gint64 region)
{
  g_autoptr(GHashTable) regions = lt_region_subtree (model, region);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, regions);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (has_own (model, *(gint64 *) key))
      return TRUE;
  return FALSE;
}

static void
list_children (LtModel *model, gint64 region, GArray *found)
{
  g_autoptr(GPtrArray) children = lt_model_sorted_refs (model, LT_TABLE_REGION, "parent", region);

  for (guint i = 0; i < children->len; i++)
    {
      gint64 id = ((LtRegion *) children->pdata[i])->id;

      if (id != region && has_anything (model, id))
        g_array_append_val (found, id);
    }
}

/**
 * lt_matrix_list_regions:
 * @viewpoint: a region, or 0
 *
 * Returns: (transfer full) (element-type gint64): the viewpoint's children that have an enterprise or a project, and before
 *   them the viewpoint as a whole if something is in none of them; where there are no such children, the ones beside it and
 *   itself, so that a county is compared with its neighbours; else the viewpoint alone
 */
GArray *
lt_matrix_list_regions (LtModel *model, gint64 viewpoint)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (gint64));
  const LtRegion *row = lt_model_get_region (model, viewpoint);

  if (row == NULL)
    return found;
  list_children (model, viewpoint, found);
  if (found->len > 0 && has_own (model, viewpoint))
    g_array_prepend_val (found, viewpoint);
  if (found->len == 0 && lt_model_get_region (model, row->parent) != NULL)
    list_children (model, row->parent, found);
  if (found->len == 0)
    g_array_append_val (found, viewpoint);
  return found;
}

/* --- The pass --- */

/* Told beforehand which columns each region is in: a participation then costs two looks. */
static void
mark_columns (Pass *pass)
{
  const guint n = lt_roster_count_regions (pass->roster);
  guint8 **marks = g_new (guint8 *, pass->n_columns);

  for (guint c = 0; c < pass->n_columns; c++)
    marks[c] = lt_roster_mark_regions (pass->roster, pass->local[c]);
  pass->first = g_new (guint, n + 1);
  for (guint i = 0; i < n; i++)
    {
      pass->first[i] = pass->columns->len;
      for (guint c = 0; c < pass->n_columns; c++)
        if (marks[c][i])
          g_array_append_val (pass->columns, c);
    }
  pass->first[n] = pass->columns->len;
  for (guint c = 0; c < pass->n_columns; c++)
    g_free (marks[c]);
  g_free (marks);
}

static void
pass_init (Pass *pass, LtModel *model, GArray *regions)
{
  guint size;

  pass->model = model;
  pass->roster = lt_roster_of (model);
  pass->enterprises = lt_roster_get_enterprises (pass->roster);
  pass->n_columns = regions->len;
  pass->local = g_new (GHashTable *, regions->len);
  pass->rules = g_new (LtRules, regions->len);
  pass->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  pass->assessments = g_new (LtAssessment, regions->len);
  for (guint c = 0; c < regions->len; c++)
    {
      pass->local[c] = lt_region_subtree (model, g_array_index (regions, gint64, c));
      lt_rules_read (&pass->rules[c], model, g_array_index (regions, gint64, c));
    }
  mark_columns (pass);
  size = lt_roster_get_size (pass->roster) + 1;
  pass->seen = g_new0 (guint32, size);
  pass->led = g_new0 (guint32, size);
}

static void
pass_clear (Pass *pass)
{
  for (guint c = 0; c < pass->n_columns; c++)
    g_hash_table_unref (pass->local[c]);
  g_free (pass->local);
  g_free (pass->rules);
  g_free (pass->first);
  g_array_unref (pass->columns);
  g_free (pass->seen);
  g_free (pass->led);
  g_free (pass->assessments);
}

/* An enterprise counts once in a segment, however often its participation is noted; it leads if one of them says so. */
static void
add_link (Pass *pass, const LtRosterLink *link, guint32 number)
{
  const LtRosterEnterprise *enterprise = &pass->enterprises[link->enterprise];
  gboolean counted = pass->seen[link->enterprise] == number;
  gboolean leads = (link->role == LT_ROLE_LEADER || enterprise->leader) && pass->led[link->enterprise] != number;

  if (enterprise->id == 0 || !enterprise->operating || enterprise->region == LT_ROSTER_NONE)
    return;
  for (guint i = pass->first[enterprise->region]; i < pass->first[enterprise->region + 1]; i++)
    {
      LtAssessment *a = &pass->assessments[g_array_index (pass->columns, guint, i)];

      if (!counted)
        lt_assessment_add_enterprise (a, enterprise->revenue_wan);
      a->leaders += leads;
    }
  pass->seen[link->enterprise] = number;
  if (leads)
    pass->led[link->enterprise] = number;
}

static void
add_projects (Pass *pass, gint64 segment)
{
  GPtrArray *rows = lt_model_refs (pass->model, LT_TABLE_PURPOSE, "segment", segment);
  g_autoptr(GHashTable) seen = rows->len > 0 ? g_hash_table_new (g_int64_hash, g_int64_equal) : NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      LtPurpose *row = rows->pdata[i];
      const LtProject *project = lt_model_get_project (pass->model, row->project);

      if (project == NULL || !lt_project_is_in_flight (project) || !g_hash_table_add (seen, &row->project))
        continue;
      for (guint c = 0; c < pass->n_columns; c++)
        pass->assessments[c].projects += lt_region_contains (pass->local[c], project->region)
                                         || lt_region_contains (pass->local[c], project->park);
    }
}

static void
assess_row (LtMatrix *self, Pass *pass, guint row)
{
  const gint64 segment = g_array_index (self->segments, gint64, row);
  guint n;
  const LtRosterLink *links = lt_roster_get_links (pass->roster, segment, &n);

  for (guint c = 0; c < pass->n_columns; c++)
    pass->assessments[c] = (LtAssessment) { .segment = segment, .revenue_wan = LT_UNKNOWN, .largest_wan = LT_UNKNOWN };
  for (guint i = 0; i < n; i++)
    add_link (pass, &links[i], row + 1);
  add_projects (pass, segment);
  for (guint c = 0; c < pass->n_columns; c++)
    {
      const LtAssessment *a = &pass->assessments[c];
      const LtCoverage coverage = lt_assessment_judge_coverage (a, &pass->rules[c]);

      self->cells[row * pass->n_columns + c] = (LtMatrixCell) { coverage, coverage, 0, a->enterprises, a->leaders, a->projects,
                                                                a->revenue_wan };
    }
}

/* --- What is held otherwise, and totals --- */

static void
override_column (LtMatrix *self, LtModel *model, guint column)
{
  GPtrArray *rows = lt_model_refs (model, LT_TABLE_OVERRIDE, "region", g_array_index (self->regions, gint64, column));

  for (guint i = 0; i < rows->len; i++)
    {
      const LtOverride *override = rows->pdata[i];
      gint row = lt_matrix_find_segment (self, override->segment);
      LtMatrixCell *cell = row >= 0 ? &self->cells[(guint) row * self->regions->len + column] : NULL;

      if (cell == NULL || override->coverage == LT_OVERRIDE_NONE
          || !lt_override_is_later (override, lt_model_get (model, LT_TABLE_OVERRIDE, cell->override)))
        continue;
      cell->coverage = override->coverage - LT_OVERRIDE_MISSING + LT_COVERAGE_MISSING;
      cell->override = override->id;
    }
}

static void
add_to (LtMatrixTotal *total, LtCoverage coverage)
{
  total->by_coverage[coverage]++;
  total->covered += lt_coverage_is_covered (coverage);
  /* What is missing calls for an action whatever its neighbours are; they only say for which. */
  total->gaps += coverage == LT_COVERAGE_MISSING || coverage == LT_COVERAGE_WEAK || coverage == LT_COVERAGE_SINGLE;
}

static void
add_up (LtMatrix *self)
{
  const guint n = self->regions->len;

  for (guint row = 0; row < self->segments->len; row++)
    for (guint c = 0; c < n; c++)
      {
        add_to (&self->row_totals[row], self->cells[row * n + c].coverage);
        add_to (&self->column_totals[c], self->cells[row * n + c].coverage);
      }
}

/* --- The matrix --- */

static void
append_segment (LtMatrix *self, gint64 id)
{
  g_array_append_val (self->segments, id);
  g_hash_table_insert (self->rows, AS_POINTER (id), GUINT_TO_POINTER (self->segments->len));
}

/* Chain after chain, each in its order; what is sorted already is only dealt out. */
static void
list_segments (LtMatrix *self, LtModel *model, gint64 chain)
{
  const GPtrArray *chains = lt_model_get_sorted (model, LT_TABLE_CHAIN), *segments = lt_model_get_sorted (model, LT_TABLE_SEGMENT);
  g_autoptr(GHashTable) dealt = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < segments->len; i++)
    {
      gpointer key = AS_POINTER (((LtSegment *) segments->pdata[i])->chain);
      GPtrArray *rows = g_hash_table_lookup (dealt, key);

      if (rows == NULL)
        g_hash_table_insert (dealt, key, rows = g_ptr_array_new ());
      g_ptr_array_add (rows, segments->pdata[i]);
    }
  for (guint i = 0; i < chains->len; i++)
    {
      gint64 id = ((LtChain *) chains->pdata[i])->id;
      GPtrArray *rows = chain == 0 || chain == id ? g_hash_table_lookup (dealt, AS_POINTER (id)) : NULL;

      for (guint r = 0; rows != NULL && r < rows->len; r++)
        append_segment (self, ((LtSegment *) rows->pdata[r])->id);
    }
}

/**
 * lt_matrix_new:
 * @model: the model; the matrix describes it as it is now and keeps nothing of it
 * @chain: whose segments; 0: those of all chains, chain after chain
 * @regions: (array length=n_regions): each seen as a viewpoint of its own, with its rules and what is held otherwise there;
 *   they may lie in one another
 *
 * Assesses every segment at every region in one pass over the links.
 * Returns: (transfer full): the matrix
 */
LtMatrix *
lt_matrix_new (LtModel *model, gint64 chain, const gint64 *regions, guint n_regions)
{
  LtMatrix *self = g_new0 (LtMatrix, 1);
  Pass pass = { 0 };

  self->regions = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_regions);
  g_array_append_vals (self->regions, regions, n_regions);
  self->segments = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->rows = g_hash_table_new (g_direct_hash, g_direct_equal);
  list_segments (self, model, chain);
  self->cells = g_new0 (LtMatrixCell, (gsize) self->segments->len * n_regions);
  self->row_totals = g_new0 (LtMatrixTotal, self->segments->len);
  self->column_totals = g_new0 (LtMatrixTotal, n_regions);
  pass_init (&pass, model, self->regions);
  for (guint row = 0; row < self->segments->len; row++)
    assess_row (self, &pass, row);
  pass_clear (&pass);
  for (guint c = 0; c < n_regions; c++)
    override_column (self, model, c);
  add_up (self);
  return self;
}

void
lt_matrix_free (LtMatrix *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->regions);
  g_array_unref (self->segments);
  g_hash_table_unref (self->rows);
  g_free (self->cells);
  g_free (self->row_totals);
  g_free (self->column_totals);
  g_free (self);
}

guint
lt_matrix_get_n_rows (LtMatrix *self)
{
  return self->segments->len;
}

guint
lt_matrix_get_n_columns (LtMatrix *self)
{
  return self->regions->len;
}

gint64
lt_matrix_get_segment (LtMatrix *self, guint row)
{
  g_return_val_if_fail (row < self->segments->len, 0);
  return g_array_index (self->segments, gint64, row);
}

gint64
lt_matrix_get_region (LtMatrix *self, guint column)
{
  g_return_val_if_fail (column < self->regions->len, 0);
  return g_array_index (self->regions, gint64, column);
}

const LtMatrixCell *
lt_matrix_get_cell (LtMatrix *self, guint row, guint column)
{
  g_return_val_if_fail (row < self->segments->len && column < self->regions->len, NULL);
  return &self->cells[row * self->regions->len + column];
}

const LtMatrixTotal *
lt_matrix_get_row_total (LtMatrix *self, guint row)
{
  g_return_val_if_fail (row < self->segments->len, NULL);
  return &self->row_totals[row];
}

const LtMatrixTotal *
lt_matrix_get_column_total (LtMatrix *self, guint column)
{
  g_return_val_if_fail (column < self->regions->len, NULL);
  return &self->column_totals[column];
}

/** lt_matrix_find_segment: returns the row of a segment, or -1. */
gint
lt_matrix_find_segment (LtMatrix *self, gint64 segment)
{
  return (gint) GPOINTER_TO_UINT (g_hash_table_lookup (self->rows, AS_POINTER (segment))) - 1;
}

/** lt_matrix_find_region: returns the column of a region, or -1. */
gint
lt_matrix_find_region (LtMatrix *self, gint64 region)
{
  for (guint c = 0; c < self->regions->len; c++)
    if (g_array_index (self->regions, gint64, c) == region)
      return (gint) c;
  return -1;
}
