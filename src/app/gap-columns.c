#include "config.h"
#include "app/gap-columns.h"

#include "analysis/format.h"
#include "app/coverage-mark.h"
#include "app/meter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_factor (LtGapColumn column)
{
  return column >= LT_GAP_COLUMN_DEMAND && column <= LT_GAP_COLUMN_PROSPECTS;
}

static LtFactor
get_factor (LtGapColumn column)
{
  return (LtFactor) (column - LT_GAP_COLUMN_DEMAND);
}

const char *
lt_gap_column_get_title (LtGapColumn column)
{
  static const char *const titles[LT_N_GAP_COLUMNS] = {
    [LT_GAP_COLUMN_RANK] = NC_("column", "No."), [LT_GAP_COLUMN_ACTION] = NC_("column", "Action"),
    [LT_GAP_COLUMN_SEGMENT] = NC_("column", "Segment"), [LT_GAP_COLUMN_PRIORITY] = NC_("column", "Priority"),
    [LT_GAP_COLUMN_CHAIN] = NC_("column", "Chain"), [LT_GAP_COLUMN_POSITION] = NC_("column", "Position"),
    [LT_GAP_COLUMN_TARGETS] = NC_("column", "Targets"), [LT_GAP_COLUMN_PROJECTS] = NC_("column", "Projects"),
  };

  return is_factor (column) ? lt_factor_get_label (get_factor (column)) : g_dpgettext2 (GETTEXT_PACKAGE, "column", titles[column]);
}

guint
lt_gap_column_get_width (LtGapColumn column)
{
  return column == LT_GAP_COLUMN_RANK ? 8 : column == LT_GAP_COLUMN_SEGMENT ? 18 : column == LT_GAP_COLUMN_CHAIN ? 19 : 0;
}

gboolean
lt_gap_column_is_figure (LtGapColumn column)
{
  return column == LT_GAP_COLUMN_RANK || column == LT_GAP_COLUMN_PRIORITY || column >= LT_GAP_COLUMN_DEMAND;
}

/* --- Cells --- */

static GtkWidget *
make_label (float xalign)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

static GtkWidget *
make_action (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *badge = gtk_label_new (NULL);

  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), lt_coverage_mark_new (LT_COVERAGE_MISSING));
  gtk_box_append (GTK_BOX (box), badge);
  return box;
}

static GtkWidget *
make_segment (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *detail = make_label (0);

  gtk_widget_add_css_class (detail, "dim-label");
  gtk_widget_add_css_class (detail, "caption");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), make_label (0));
  gtk_box_append (GTK_BOX (box), detail);
  return box;
}

GtkWidget *
lt_gap_column_make (LtGapColumn column)
{
  GtkWidget *cell;

  switch (column)
    {
    case LT_GAP_COLUMN_ACTION:
      return make_action ();
    case LT_GAP_COLUMN_SEGMENT:
      return make_segment ();
    case LT_GAP_COLUMN_CHAIN:
      return make_label (0);
    case LT_GAP_COLUMN_POSITION:
      cell = make_label (0);
      gtk_label_set_ellipsize (GTK_LABEL (cell), PANGO_ELLIPSIZE_NONE);
      return cell;
    case LT_GAP_COLUMN_RANK:
    case LT_GAP_COLUMN_TARGETS:
    case LT_GAP_COLUMN_PROJECTS:
      cell = make_label (1);
      gtk_widget_add_css_class (cell, "numeric");
      return cell;
    default:
      cell = lt_meter_new ();
      gtk_widget_add_css_class (cell, column == LT_GAP_COLUMN_PRIORITY ? "priority" : "factor");
      return cell;
    }
}

static void
fill_action (GtkWidget *cell, const LtAssessment *a)
{
  GtkWidget *mark = gtk_widget_get_first_child (cell), *badge = gtk_widget_get_next_sibling (mark);
  const char *classes[] = { "badge", lt_action_get_nick (a->action), NULL };

  lt_coverage_mark_set_tone (LT_COVERAGE_MARK (mark), (LtTone) a->coverage);
  gtk_label_set_label (GTK_LABEL (badge), lt_action_get_badge (a->action));
  gtk_widget_set_css_classes (badge, classes);
  gtk_widget_set_visible (badge, a->action != LT_ACTION_NONE);
  gtk_widget_set_tooltip_text (cell, lt_coverage_get_label (a->coverage));
}

/* (transfer full) (nullable): what is said below the name: where it comes from, or what it would be by the rules */
static char *
make_detail (LtGapLine *line, const LtAssessment *a)
{
  const LtTemplate *template = lt_gap_line_get_template (line);

  if (template != NULL)
    return g_strdup_printf (_("Missing against the template “%s”"), template->title);
  if (a->override != 0)
    return g_strdup_printf (_("Set by hand: %s; by the rules: %s"), lt_coverage_get_label (a->coverage),
                            lt_coverage_get_label (a->computed));
  return NULL;
}

static void
fill_segment (GtkWidget *cell, LtGapLine *line, const LtAssessment *a, LtModel *model)
{
  GtkWidget *name = gtk_widget_get_first_child (cell), *detail = gtk_widget_get_next_sibling (name);
  g_autofree char *words = make_detail (line, a);

  gtk_label_set_label (GTK_LABEL (name), lt_gap_line_get_name (line, model));
  gtk_widget_set_visible (detail, words != NULL);
  gtk_label_set_label (GTK_LABEL (detail), words != NULL ? words : "");
  gtk_widget_set_tooltip_text (cell, words);
}

static const LtPriority *
get_priority (LtGapLine *line, LtViewState *state)
{
  return lt_gap_line_get_template (line) == NULL ? lt_ranking_get (lt_view_state_get_ranking (state),
                                                                   lt_gap_line_get_segment (line)) : NULL;
}

static void
fill_priority (GtkWidget *cell, const LtPriority *priority)
{
  g_autofree char *text = priority != NULL && lt_known (priority->priority) ? lt_format_number (priority->priority, 1)
      : g_strdup ("–");

  lt_meter_set (LT_METER (cell), priority != NULL ? priority->priority / 100 : LT_UNKNOWN, text);
}

static void
fill_factor (GtkWidget *cell, LtFactor factor, LtGapLine *line, const LtPriority *priority, LtViewState *state)
{
  g_autofree char *text = priority != NULL ? lt_format_share (priority->factors[factor]) : g_strdup ("–");
  g_autofree char *words = priority != NULL
    ? lt_ranking_explain (lt_view_state_get_ranking (state), lt_gap_line_get_segment (line), factor) : NULL;

  lt_meter_set (LT_METER (cell), priority != NULL ? priority->factors[factor] : LT_UNKNOWN, text);
  gtk_widget_set_tooltip_text (cell, words);
}

static void
fill_count (GtkWidget *cell, guint count)
{
  g_autofree char *text = count > 0 ? lt_format_count (count) : g_strdup ("");

  gtk_label_set_label (GTK_LABEL (cell), text);
}

static const char *
get_chain_name (LtGapLine *line, LtModel *model)
{
  const LtChain *chain = lt_model_get_chain (model, lt_gap_line_get_chain (line, model));

  return chain != NULL ? chain->name : "";
}

void
lt_gap_column_fill (LtGapColumn column, GtkWidget *cell, LtGapLine *line, LtViewState *state)
{
  LtModel *model = lt_view_state_get_model (state);
  const LtAssessment *a = lt_gap_line_get_assessment (line, state);
  gint position = lt_gap_line_get_position (line, model);

  if (a == NULL)
    return;
  switch (column)
    {
    case LT_GAP_COLUMN_RANK:
      fill_count (cell, lt_gap_line_get_rank (line));
      break;
    case LT_GAP_COLUMN_ACTION:
      fill_action (cell, a);
      break;
    case LT_GAP_COLUMN_SEGMENT:
      fill_segment (cell, line, a, model);
      break;
    case LT_GAP_COLUMN_PRIORITY:
      fill_priority (cell, get_priority (line, state));
      break;
    case LT_GAP_COLUMN_CHAIN:
      gtk_label_set_label (GTK_LABEL (cell), get_chain_name (line, model));
      gtk_widget_set_tooltip_text (cell, get_chain_name (line, model));
      break;
    case LT_GAP_COLUMN_POSITION:
      gtk_label_set_label (GTK_LABEL (cell), position != LT_POSITION_NONE ? lt_enum_label (LT_TABLE_SEGMENT, "position", position)
                           : "");
      break;
    case LT_GAP_COLUMN_TARGETS:
      fill_count (cell, a->targets);
      break;
    case LT_GAP_COLUMN_PROJECTS:
      fill_count (cell, a->projects);
      break;
    default:
      fill_factor (cell, get_factor (column), line, get_priority (line, state), state);
    }
}

/** lt_gap_line_describe: returns (transfer full): rank, name, what it calls for, coverage and priority, as one hears it. */
char *
lt_gap_line_describe (LtGapLine *line, LtViewState *state)
{
  LtModel *model = lt_view_state_get_model (state);
  const LtAssessment *a = lt_gap_line_get_assessment (line, state);
  const LtPriority *priority = get_priority (line, state);
  g_autofree char *detail = a != NULL ? make_detail (line, a) : NULL;
  g_autofree char *figure = priority != NULL && lt_known (priority->priority) ? lt_format_number (priority->priority, 1) : NULL;
  GString *text = g_string_new (lt_gap_line_get_name (line, model));

  if (a == NULL)
    return g_string_free (text, FALSE);
  g_string_append_printf (text, C_("list continued", ", %s"), get_chain_name (line, model));
  g_string_append_printf (text, C_("list continued", ", %s"), lt_coverage_get_label (a->coverage));
  g_string_append_printf (text, C_("list continued", ", %s"), lt_action_get_label (a->action));
  if (figure != NULL)
    {
      g_autofree char *words = g_strdup_printf (_("priority %s"), figure);

      g_string_append_printf (text, C_("list continued", ", %s"), words);
    }
  if (detail != NULL)
    g_string_append_printf (text, C_("list continued", ", %s"), detail);
  return g_string_free (text, FALSE);
}

/* --- Order --- */

static int
compare_numbers (double a, double b)
{
  if (!lt_known (a) || !lt_known (b))
    return lt_known (a) ? -1 : lt_known (b);
  return a != b ? (a > b ? -1 : 1) : 0;
}

static double
get_number (LtGapColumn column, LtGapLine *line, LtViewState *state)
{
  const LtPriority *priority = get_priority (line, state);
  const LtAssessment *a = lt_gap_line_get_assessment (line, state);

  if (column == LT_GAP_COLUMN_RANK)
    return lt_gap_line_get_rank (line) > 0 ? -(double) lt_gap_line_get_rank (line) : LT_UNKNOWN;
  if (column == LT_GAP_COLUMN_TARGETS || column == LT_GAP_COLUMN_PROJECTS)
    return a == NULL ? LT_UNKNOWN : column == LT_GAP_COLUMN_TARGETS ? a->targets : a->projects;
  if (priority == NULL)
    return LT_UNKNOWN;
  return column == LT_GAP_COLUMN_PRIORITY ? priority->priority : priority->factors[get_factor (column)];
}

static gint
action_of (LtGapLine *line, LtViewState *state)
{
  const LtAssessment *a = lt_gap_line_get_assessment (line, state);

  return a != NULL && a->action != LT_ACTION_NONE ? (gint) a->action : LT_N_ACTIONS;
}

int
lt_gap_column_compare (LtGapColumn column, LtGapLine *a, LtGapLine *b, LtViewState *state)
{
  LtModel *model = lt_view_state_get_model (state);

  switch (column)
    {
    case LT_GAP_COLUMN_ACTION:
      return action_of (a, state) - action_of (b, state);
    case LT_GAP_COLUMN_SEGMENT:
      return g_utf8_collate (lt_gap_line_get_name (a, model), lt_gap_line_get_name (b, model));
    case LT_GAP_COLUMN_CHAIN:
      return g_utf8_collate (get_chain_name (a, model), get_chain_name (b, model));
    case LT_GAP_COLUMN_POSITION:
      return lt_gap_line_get_position (a, model) - lt_gap_line_get_position (b, model);
    default:
      return compare_numbers (get_number (column, a, state), get_number (column, b, state));
    }
}
