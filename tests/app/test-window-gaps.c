/* The gaps of a workspace: the ranked list, what is set by hand, rules, what reference chains have, the matrix. */
#include "gaps-fixture.h"

#include "app/gap-columns.h"
#include "app/gaps-filter.h"
#include "app/rules-preview.h"
#include "workspace/region.h"

/* --- The list --- */

/* Highest priority first; the first of the sample supplies most of what is here, is critical and has two targets. */
static void
test_order (Fixture *f, gconstpointer unused)
{
  LtRanking *ranking;
  double above = 100;
  guint ranked = 0;

  look (f);
  ranking = lt_view_state_get_ranking (f->state);
  for (guint i = 0; i < count_lines (f) && lt_gap_line_get_template (line_at (f, i)) == NULL; i++, ranked++)
    {
      const LtPriority *priority = lt_ranking_get (ranking, lt_gap_line_get_segment (line_at (f, i)));

      g_assert_cmpuint (lt_gap_line_get_rank (line_at (f, i)), ==, i + 1);
      g_assert_cmpfloat (priority->priority, <=, above + 1e-6);
      above = priority->priority;
    }
  g_assert_cmpuint (ranked, ==, 87);                   /* 24 + 21 + 12 + 15 + 15, as the outline has them */
  g_assert_true (has_text (GTK_WIDGET (f->window->gaps), "87 gaps · 114 from templates"));
  g_assert_cmpstr (name_at (f, 0), ==, "工业软件");
  g_assert_true (has_text (GTK_WIDGET (list_of (f)), "66.7"));
  g_assert_true (has_text (GTK_WIDGET (list_of (f)), "工业软件"));
}

/* What is selected is shown by the inspector, with every factor; Enter goes to its card. */
static void
test_select (Fixture *f, gconstpointer unused)
{
  LtThing thing;

  look (f);
  select_line (f, index_of (f, "印制电路板"));
  thing = lt_view_state_get_selection (f->state);
  g_assert_cmpint (thing.id, ==, segment (f, "智能终端元器件/印制电路板"));
  settle ();
  for (guint i = 0; i < LT_N_FACTORS; i++)
    {
      g_autofree char *words = lt_ranking_explain (lt_view_state_get_ranking (f->state), thing.id, i);

      g_assert_true (has_row (f, ADW_TYPE_ACTION_ROW, lt_factor_get_label (i)));
      g_assert_true (has_text (inspector (f), words));
    }
  lt_view_state_select (f->state, LT_TABLE_SEGMENT, segment (f, "工业软件"));
  g_assert_true (lt_gaps_list_get_selected (list_of (f)) == line_at (f, 0));
  act (f, "gaps.go");
  g_assert_cmpstr (lt_view_state_get_view (f->state), ==, LT_VIEW_CHAINS);
  g_assert_cmpint (lt_view_state_get_selection (f->state).id, ==, segment (f, "工业软件"));
}

static void
test_filter (Fixture *f, gconstpointer unused)
{
  guint all;

  look (f);
  all = count_lines (f);
  filter_by (f, "Reference Chain Has It", "Left out");
  filter_text (f, "yzdlb");
  g_assert_cmpuint (count_lines (f), ==, 1);
  g_assert_cmpstr (name_at (f, 0), ==, "印制电路板");
  filter_text (f, "nothing is called so");
  g_assert_cmpuint (count_lines (f), ==, 0);
  g_assert_true (has_text (GTK_WIDGET (f->window->gaps), "Nothing Found"));
  filter_text (f, "");
  filter_by (f, "Chain", "光通信");
  g_assert_cmpuint (count_lines (f), ==, 12);
  filter_by (f, "Action", "Strengthen the chain");
  for (guint i = 0; i < count_lines (f); i++)
    g_assert_cmpint (lt_gap_line_get_assessment (line_at (f, i), f->state)->coverage, ==, LT_COVERAGE_WEAK);
  filter_by (f, "Action", "Any");
  filter_by (f, "Position", "Upstream");
  for (guint i = 0; i < count_lines (f); i++)
    g_assert_cmpint (lt_gap_line_get_position (line_at (f, i), f->model), ==, LT_POSITION_UPSTREAM);
  g_assert_true (has_text (GTK_WIDGET (f->window->gaps), "Filter (3)"));
  lt_gaps_filter_clear (LT_GAPS_FILTER (find_widget (GTK_WIDGET (f->window->gaps), LT_TYPE_GAPS_FILTER)));
  g_assert_cmpuint (count_lines (f), ==, all);
}

/* --- By hand --- */

static gboolean
can_set (Fixture *f)
{
  return adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (find_dialog (f, ADW_TYPE_MESSAGE_DIALOG)), "set");
}

static void
set_weak (Fixture *f)
{
  GtkWidget *dialog, *choice;

  act (f, "gaps.set-by-hand");
  settle ();
  dialog = find_dialog (f, ADW_TYPE_MESSAGE_DIALOG);
  choice = nth_row (dialog, LT_TYPE_CHOICE_ROW, "Coverage", 0);
  assert_chosen (choice, "Missing");
  adw_combo_row_set_selected (ADW_COMBO_ROW (choice), index_of_choice (choice, "Weak"));
  g_assert_true (has_text (dialog, "By the rules: Missing. Set by hand: Weak; that calls for: Strengthen the chain."));
  g_assert_false (can_set (f));                        /* without a reason */
  say (f, "Reason", "有一家试产");
  g_assert_true (can_set (f));
  say (f, "Day (YYYY-MM-DD)", "2025-02-30");
  g_assert_false (can_set (f));
  say (f, "Day (YYYY-MM-DD)", "2025-02-28");
  say (f, "Who Says So", "招商办");
  answer (f, "set");
}

static void
test_by_hand (Fixture *f, gconstpointer unused)
{
  gint64 id = segment (f, "工业软件");
  const LtAssessment *a;
  const LtOverride *said;

  look (f);
  select_line (f, 0);
  set_weak (f);
  a = lt_survey_get (lt_view_state_get_survey (f->state), id);
  said = lt_model_get (f->model, LT_TABLE_OVERRIDE, a->override);
  g_assert_cmpint (a->coverage, ==, LT_COVERAGE_WEAK);
  g_assert_cmpint (a->computed, ==, LT_COVERAGE_MISSING);
  g_assert_cmpstr (said->reason, ==, "有一家试产");
  g_assert_cmpstr (said->owner, ==, "招商办");
  g_assert_cmpstr (said->dated, ==, "2025-02-28");
  g_assert_true (has_text (GTK_WIDGET (list_of (f)), "Set by hand: Weak; by the rules: Missing"));
  g_assert_true (has_row (f, ADW_TYPE_ACTION_ROW, "Set by hand: Weak; by the rules: Missing"));
  g_assert_true (has_text (inspector (f), "有一家试产 · 招商办 · 2025-02-28"));
  undo (f);
  WAIT (f, is_settled);
  settle ();
  g_assert_cmpuint (lt_model_count (f->model, LT_TABLE_OVERRIDE), ==, 0);
  g_assert_false (has_text (GTK_WIDGET (list_of (f)), "Set by hand: Weak; by the rules: Missing"));
}

/* One that is no gap by what is said of it is still found; the inspector takes it back, and a toast takes back that. */
static void
test_withdraw (Fixture *f, gconstpointer unused)
{
  GtkWidget *choice;

  look (f);
  select_line (f, 0);
  act (f, "gaps.set-by-hand");
  settle ();
  choice = nth_row (find_dialog (f, ADW_TYPE_MESSAGE_DIALOG), LT_TYPE_CHOICE_ROW, "Coverage", 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (choice), index_of_choice (choice, "Present"));
  say (f, "Reason", "已投产");
  answer (f, "set");
  g_assert_cmpstr (name_at (f, 0), !=, "工业软件");
  gtk_switch_set_active (GTK_SWITCH (find_widget (gtk_widget_get_parent (filter_row (f, "Chain")), GTK_TYPE_SWITCH)), TRUE);
  settle ();
  g_assert_cmpuint (count_lines (f), ==, 1);
  g_assert_cmpstr (name_at (f, 0), ==, "工业软件");
  g_assert_cmpuint (lt_gap_line_get_rank (line_at (f, 0)), ==, 0);
  lt_view_state_select (f->state, LT_TABLE_SEGMENT, segment (f, "工业软件"));
  settle ();
  click_button (f, inspector (f), "Withdraw");
  g_assert_cmpuint (lt_model_count (f->model, LT_TABLE_OVERRIDE), ==, 0);
  g_assert_cmpuint (count_lines (f), ==, 0);
  g_assert_nonnull (strstr (lt_window_get_message (f->window), "工业软件"));
  undo (f);
  g_assert_cmpuint (lt_model_count (f->model, LT_TABLE_OVERRIDE), ==, 1);
}

/* --- Rules --- */

static GtkWidget *
spin (GtkWidget *dialog, const char *title)
{
  return find_widget (nth_row (dialog, ADW_TYPE_ACTION_ROW, title, 0), GTK_TYPE_SPIN_BUTTON);
}

static gboolean
is_previewed (Fixture *f)
{
  return lt_rules_preview_is_settled (LT_RULES_PREVIEW (find_widget (find_dialog (f, ADW_TYPE_WINDOW), LT_TYPE_RULES_PREVIEW)));
}

/* Among the gaps that are marked 3 of 3, which all have 100 then: first those of earlier chains, then by name. */
static guint
rank_of_critical (Fixture *f, const char *name, const char *of)
{
  guint before = 0;

  for (guint i = 0; i < count_lines (f) && lt_gap_line_get_template (line_at (f, i)) == NULL; i++)
    {
      const LtSegment *row = lt_model_get_segment (f->model, lt_gap_line_get_segment (line_at (f, i)));

      before += row->criticality == 3 && row->chain == chain (f, of) && strcmp (row->name, name) < 0;
    }
  return before + 1;
}

/* By criticality alone what is marked 3 of 3 has all 100. */
static void
test_rules (Fixture *f, gconstpointer unused)
{
  static const char *const others[] = { "Weight of demand", "Weight of supply", "Weight of the bridge", "Weight of prospects" };
  g_autofree char *change = NULL;
  GtkWidget *dialog, *apply;
  LtRules rules;

  look (f);
  change = g_strdup_printf ("%u → %u, priority 30 → 100", index_of (f, "处理器芯片") + 1,
                            rank_of_critical (f, "处理器芯片", "智能终端元器件"));       /* in the first chain */
  act (f, "gaps.rules");
  dialog = find_dialog (f, ADW_TYPE_WINDOW);
  apply = find_called (dialog, GTK_TYPE_BUTTON, "_Apply");
  WAIT (f, is_previewed);
  g_assert_false (gtk_widget_get_sensitive (apply));   /* nothing is other */
  g_assert_true (has_text (dialog, "As it is, priority 66.7"));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin (dialog, others[i])), 0);
  WAIT (f, is_previewed);
  g_assert_true (has_text (dialog, change));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin (dialog, "Weight of criticality")), 0);
  g_assert_false (gtk_widget_get_sensitive (apply));
  g_assert_true (has_text (dialog, "All weights would be zero. Leave one of them above zero."));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin (dialog, "Weight of criticality")), 20);
  g_assert_cmpuint (lt_model_count (f->model, LT_TABLE_THRESHOLD), ==, 0);
  click_button (f, dialog, "_Apply");
  lt_rules_read (&rules, f->model, 0);
  g_assert_cmpfloat (rules.values[LT_RULE_WEIGHT_DEMAND], ==, 0);
  g_assert_cmpfloat (rules.values[LT_RULE_WEIGHT_CRITICALITY], ==, 20);
  g_assert_cmpfloat (lt_ranking_get (lt_view_state_get_ranking (f->state), segment (f, "工业软件"))->priority, ==, 100);
  undo (f);
  lt_rules_read (&rules, f->model, 0);
  g_assert_cmpfloat (rules.values[LT_RULE_WEIGHT_DEMAND], ==, 35);
}

/* The dialog, with the figures of the viewpoint. */
static GtkWidget *
open_rules (Fixture *f)
{
  act (f, "gaps.rules");
  WAIT (f, is_previewed);
  return find_dialog (f, ADW_TYPE_WINDOW);
}

static double
rule_at (Fixture *f, gint64 region, LtRule rule)
{
  LtRules rules;

  lt_rules_read (&rules, f->model, region);
  return rules.values[rule];
}

/* Only for 咸宁市: a county below takes it over, one that has a figure of its own and what is above stay as they were. */
static void
test_rules_here (Fixture *f, gconstpointer unused)
{
  gint64 here = lt_view_state_get_viewpoint (f->state), own = lt_region_find (f->model, "通城县", NULL)->id,
      below = lt_region_find (f->model, "嘉鱼县", NULL)->id;
  GtkWidget *dialog;

  look (f);
  lt_view_state_set_viewpoint (f->state, own);
  WAIT (f, is_settled);
  dialog = open_rules (f);
  adw_combo_row_set_selected (ADW_COMBO_ROW (nth_row (dialog, LT_TYPE_CHOICE_ROW, "Applies", 0)), 0);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin (dialog, "Weight of demand")), 50);
  click_button (f, dialog, "_Apply");
  g_assert_cmpfloat (rule_at (f, own, LT_RULE_WEIGHT_DEMAND), ==, 50);
  g_assert_cmpfloat (rule_at (f, here, LT_RULE_WEIGHT_DEMAND), ==, 35);
  lt_view_state_set_viewpoint (f->state, here);
  settle ();
  WAIT (f, is_settled);
  dialog = open_rules (f);
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (spin (dialog, "Weight of demand"))), ==, 35);
  adw_combo_row_set_selected (ADW_COMBO_ROW (nth_row (dialog, LT_TYPE_CHOICE_ROW, "Applies", 0)), 0);
  g_assert_true (has_text (dialog, "Only for 咸宁市"));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin (dialog, "Weight of demand")), 10);
  click_button (f, dialog, "_Apply");
  g_assert_cmpfloat (rule_at (f, here, LT_RULE_WEIGHT_DEMAND), ==, 10);
  g_assert_cmpfloat (rule_at (f, below, LT_RULE_WEIGHT_DEMAND), ==, 10);
  g_assert_cmpfloat (rule_at (f, own, LT_RULE_WEIGHT_DEMAND), ==, 50);
  g_assert_cmpfloat (rule_at (f, 0, LT_RULE_WEIGHT_DEMAND), ==, 35);
  undo (f);
  g_assert_cmpfloat (rule_at (f, here, LT_RULE_WEIGHT_DEMAND), ==, 35);
  g_assert_cmpfloat (rule_at (f, own, LT_RULE_WEIGHT_DEMAND), ==, 50);
}

static void
refuse (GtkWidget *dialog, const char *title, const char *typed, LtRule rule)
{
  GtkSpinButton *figure = GTK_SPIN_BUTTON (spin (dialog, title));
  const double before = gtk_spin_button_get_value (figure);
  g_autofree char *why = lt_rule_say_range (rule);

  gtk_editable_set_text (GTK_EDITABLE (figure), typed);
  gtk_spin_button_update (figure);
  g_assert_cmpfloat (gtk_spin_button_get_value (figure), ==, before);
  g_assert_true (has_text (dialog, why));
}

/* What is out of bounds is refused, with a word; what is typed well takes the word away. */
static void
test_rules_bounds (Fixture *f, gconstpointer unused)
{
  g_autofree char *why = lt_rule_say_range (LT_RULE_MIN_REVENUE);
  GtkWidget *dialog;

  look (f);
  dialog = open_rules (f);
  refuse (dialog, "Weight of demand", "-5", LT_RULE_WEIGHT_DEMAND);
  refuse (dialog, lt_rule_get_label (LT_RULE_MIN_COUNT), "0", LT_RULE_MIN_COUNT);
  refuse (dialog, lt_rule_get_label (LT_RULE_MIN_REVENUE), "0", LT_RULE_MIN_REVENUE);
  g_assert_false (gtk_widget_get_sensitive (find_called (dialog, GTK_TYPE_BUTTON, "_Apply")));
  gtk_editable_set_text (GTK_EDITABLE (spin (dialog, "Weight of demand")), "5");
  gtk_spin_button_update (GTK_SPIN_BUTTON (spin (dialog, "Weight of demand")));
  g_assert_false (has_text (dialog, why));
  g_assert_true (gtk_widget_get_sensitive (find_called (dialog, GTK_TYPE_BUTTON, "_Apply")));
  WAIT (f, is_previewed);
}

/* --- The matrix --- */

/* Columns: the city, as something is in none of its counties, and the three that have something. */
static void
test_matrix_keys (Fixture *f, gconstpointer unused)
{
  show_matrix (f);
  key (f, GDK_KEY_Down, 0);
  assert_cursor (f, "处理器芯片", "咸宁市");
  key (f, GDK_KEY_Right, 0);
  key (f, GDK_KEY_Down, 0);
  assert_cursor (f, "电源管理芯片", "嘉鱼县");
  key (f, GDK_KEY_End, 0);
  assert_cursor (f, "电源管理芯片", "通城县");
  key (f, GDK_KEY_Right, 0);                           /* there is no more */
  assert_cursor (f, "电源管理芯片", "通城县");
  key (f, GDK_KEY_Home, GDK_CONTROL_MASK);
  assert_cursor (f, "处理器芯片", "咸宁市");
  key (f, GDK_KEY_Up, 0);                              /* above is only the heading of the chain */
  assert_cursor (f, "处理器芯片", "咸宁市");
  key (f, GDK_KEY_End, 0);
  key (f, GDK_KEY_Return, 0);
  g_assert_cmpstr (lt_view_state_get_viewpoint_name (f->state), ==, "通城县");
  g_assert_cmpstr (lt_view_state_get_view (f->state), ==, LT_VIEW_CHAINS);
  g_assert_cmpint (lt_view_state_get_chain (f->state), ==, chain (f, "智能终端元器件"));
}

/* The bar that comes up from below, about the cell that was chosen, does not lie on it. */
static void
test_matrix_in_sight (Fixture *f, gconstpointer unused)
{
  GdkRectangle box;
  gint64 at, from;

  show_matrix (f);
  key (f, GDK_KEY_End, GDK_CONTROL_MASK);
  settle ();
  gtk_widget_set_margin_bottom (GTK_WIDGET (lt_gaps_view_get_matrix (f->window->gaps)), 100);
  settle ();
  g_assert_true (lt_matrix_view_get_cursor (matrix_of (f), &at, &from));
  g_assert_true (lt_matrix_view_get_cell (matrix_of (f), at, from, &box));
  g_assert_cmpint (box.y + box.height, <=, gtk_widget_get_height (GTK_WIDGET (matrix_of (f))));
}

static void
test_matrix_pointer (Fixture *f, gconstpointer unused)
{
  LtMatrix *matrix;
  GdkRectangle box;
  gint64 camera = segment (f, "智能终端元器件/摄像模组"), tongcheng;
  g_autofree char *words = NULL;

  show_matrix (f);
  matrix = lt_gaps_matrix_get_matrix (lt_gaps_view_get_matrix (f->window->gaps));
  g_assert_cmpuint (lt_matrix_get_n_columns (matrix), ==, 4);
  tongcheng = lt_matrix_get_region (matrix, 3);
  g_assert_true (lt_matrix_view_get_cell (matrix_of (f), camera, tongcheng, &box));
  words = lt_matrix_view_describe (matrix_of (f), box.x + box.width / 2, box.y + box.height / 2);
  g_assert_true (g_str_has_prefix (words, "通城县, 摄像模组: Arriving\n1 project on its way"));
  lt_matrix_view_click (matrix_of (f), box.x + box.width / 2, box.y + box.height / 2, 1);
  assert_cursor (f, "摄像模组", "通城县");
  lt_matrix_view_click (matrix_of (f), box.x + box.width / 2, 10, 1);
  g_assert_cmpint (lt_view_state_get_selection (f->state).id, ==, tongcheng);
}

static void
test_matrix_regions (Fixture *f, gconstpointer unused)
{
  LtGapsMatrix *matrix = lt_gaps_view_get_matrix (f->window->gaps);
  const LtRegion *province = lt_region_find (f->model, "湖北省", NULL);
  gboolean chosen;

  show_matrix (f);
  lt_gaps_matrix_add_region (matrix, province->id);
  WAIT (f, is_settled);
  g_assert_cmpuint (lt_matrix_get_n_columns (lt_gaps_matrix_get_matrix (matrix)), ==, 5);
  lt_gaps_matrix_remove_region (matrix, lt_matrix_get_region (lt_gaps_matrix_get_matrix (matrix), 0));
  WAIT (f, is_settled);
  g_assert_cmpuint (lt_gaps_matrix_get_regions (matrix, &chosen)->len, ==, 4);
  g_assert_true (chosen);
  lt_gaps_matrix_reset_regions (matrix);
  WAIT (f, is_settled);
  g_assert_cmpint (lt_matrix_find_region (lt_gaps_matrix_get_matrix (matrix), province->id), ==, -1);
  filter_by (f, "Chain", "光通信");
  WAIT (f, is_settled);
  g_assert_cmpuint (lt_matrix_get_n_rows (lt_gaps_matrix_get_matrix (matrix)), ==,
                    lt_model_refs (f->model, LT_TABLE_SEGMENT, "chain", chain (f, "光通信"))->len);
}

int
main (int argc, char **argv)
{
  window_init (&argc, &argv);
  TEST ("gaps/order", test_order);
  TEST ("gaps/select", test_select);
  TEST ("gaps/filter", test_filter);
  TEST ("gaps/by-hand", test_by_hand);
  TEST ("gaps/withdraw", test_withdraw);
  TEST ("gaps/rules", test_rules);
  TEST ("gaps/rules-here", test_rules_here);
  TEST ("gaps/rules-bounds", test_rules_bounds);
  TEST ("gaps/matrix-keys", test_matrix_keys);
  TEST ("gaps/matrix-in-sight", test_matrix_in_sight);
  TEST ("gaps/matrix-pointer", test_matrix_pointer);
  TEST ("gaps/matrix-regions", test_matrix_regions);
  return g_test_run ();
}
