/* What a cell of the matrix says in words: who has it, who lacks it. */
#include "config.h"
#include "analysis/matrix.h"

#include "analysis/format.h"
#include "analysis/roster.h"
#include "workspace/region.h"

#include <glib/gi18n-lib.h>

/* More names in one tooltip are not read. */
#define MOST_NAMED 5

typedef struct {
  gint64 id;
  double revenue;
} Holder;

static int
compare_holders (gconstpointer a, gconstpointer b)
{
  const Holder *x = a, *y = b;
  const double r = lt_known (x->revenue) ? x->revenue : -1, s = lt_known (y->revenue) ? y->revenue : -1;

  return r != s ? (r > s ? -1 : 1) : x->id < y->id ? -1 : x->id > y->id;
}

static gboolean
is_listed (GArray *holders, gint64 id)
{
  for (guint i = 0; i < holders->len; i++)
    if (g_array_index (holders, Holder, i).id == id)
      return TRUE;
  return FALSE;
}

/* Those that cover the segment in a region, largest first. */
static GArray *
list_holders (LtModel *model, gint64 segment, gint64 region)
{
  LtRoster *roster = lt_roster_of (model);
  const LtRosterEnterprise *enterprises = lt_roster_get_enterprises (roster);
  g_autoptr(GHashTable) local = lt_region_subtree (model, region);
  g_autofree guint8 *marks = lt_roster_mark_regions (roster, local);
  GArray *holders = g_array_new (FALSE, FALSE, sizeof (Holder));
  guint n;
  const LtRosterLink *links = lt_roster_get_links (roster, segment, &n);

  for (guint i = 0; i < n; i++)
    {
      const LtRosterEnterprise *row = &enterprises[links[i].enterprise];

      if (row->id != 0 && row->operating && row->region != LT_ROSTER_NONE && marks[row->region] && !is_listed (holders, row->id))
        g_array_append_val (holders, ((Holder) { row->id, row->revenue_wan }));
    }
  g_array_sort (holders, compare_holders);
  return holders;
}

static void
append_holders (GString *text, LtModel *model, gint64 segment, gint64 region)
{
  g_autoptr(GArray) holders = list_holders (model, segment, region);

  for (guint i = 0; i < MIN (holders->len, MOST_NAMED); i++)
    {
      const Holder *holder = &g_array_index (holders, Holder, i);
      const LtEnterprise *row = lt_model_get_enterprise (model, holder->id);
      g_autofree char *revenue = lt_format_money_wan (holder->revenue);

      g_string_append_printf (text, "\n%s", row != NULL ? row->name : "");
      if (lt_known (holder->revenue))
        g_string_append_printf (text, C_("name (revenue)", " (%s)"), revenue);
    }
  if (holders->len > MOST_NAMED)
    {
      const guint more = holders->len - MOST_NAMED;

      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("and %u more", "and %u more", more), more);
    }
}

/* The names of the columns in which it is covered, or is not. */
static void
append_regions (GString *text, LtMatrix *self, LtModel *model, guint row, gboolean covered)
{
  guint named = 0;

  for (guint c = 0; c < lt_matrix_get_n_columns (self); c++)
    {
      const LtRegion *region = lt_model_get_region (model, lt_matrix_get_region (self, c));

      if (region != NULL && lt_coverage_is_covered (lt_matrix_get_cell (self, row, c)->coverage) == covered)
        g_string_append_printf (text, "%s%s", named++ > 0 ? C_("list of names", ", ") : "", region->name);
    }
  if (named == 0)
    g_string_append (text, C_("regions", "none"));
}

/**
 * lt_matrix_explain_row:
 *
 * Returns: (transfer full): which regions cover a segment and which lack it, in words
 */
char *
lt_matrix_explain_row (LtMatrix *self, LtModel *model, guint row)
{
  const LtSegment *segment = lt_model_get_segment (model, lt_matrix_get_segment (self, row));
  GString *text = g_string_new (segment != NULL ? segment->name : "");

  g_string_append_c (text, '\n');
  g_string_append (text, _("Covered by: "));
  append_regions (text, self, model, row, TRUE);
  g_string_append_c (text, '\n');
  g_string_append (text, _("Lacked by: "));
  append_regions (text, self, model, row, FALSE);
  return g_string_free (text, FALSE);
}

/**
 * lt_matrix_explain:
 *
 * Returns: (transfer full): how a region covers a segment: by which enterprises, the largest first; or who else has it
 */
char *
lt_matrix_explain (LtMatrix *self, LtModel *model, guint row, guint column)
{
  const LtMatrixCell *cell = lt_matrix_get_cell (self, row, column);
  const gint64 id = lt_matrix_get_segment (self, row);
  const LtSegment *segment = lt_model_get_segment (model, id);
  const LtRegion *region = lt_model_get_region (model, lt_matrix_get_region (self, column));
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, C_("region, segment, coverage", "%s, %s: %s"), region != NULL ? region->name : "",
                          segment != NULL ? segment->name : "", lt_coverage_get_label (cell->coverage));
  if (cell->override != 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _("Set by hand; computed: %s"), lt_coverage_get_label (cell->computed));
    }
  if (cell->projects > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("%u project on its way", "%u projects on their way", cell->projects), cell->projects);
    }
  append_holders (text, model, id, lt_matrix_get_region (self, column));
  if (cell->enterprises == 0)
    {
      g_string_append_c (text, '\n');
      g_string_append (text, _("Covered by: "));
      append_regions (text, self, model, row, TRUE);
    }
  return g_string_free (text, FALSE);
}
