#include "config.h"
#include "app/gaps-filter.h"

#include "app/choice-row.h"
#include "app/editor-gaps.h"

#include <glib/gi18n-lib.h>

#define ALL 0                    /* of all chains */
#define SUGGESTED (-1)           /* numbers of templates are their places in the library */
#define COMPARED_WITH_NONE (-2)

struct _LtGapsFilter {
  GtkWidget      parent_instance;

  GtkMenuButton *button;
  AdwButtonContent *content;
  GtkListBox    *list;
  LtChoiceRow   *chain, *action, *coverage, *position, *lacking, *template;
  GtkSwitch     *by_hand;
  LtViewState   *state;
  gboolean       filling;
};

G_DEFINE_FINAL_TYPE (LtGapsFilter, lt_gaps_filter, GTK_TYPE_WIDGET)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- Choices --- */

typedef struct {
  GArray    *numbers;
  GPtrArray *labels;
} Choices;

static void
choices_init (Choices *self)
{
  self->numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->labels = g_ptr_array_new_with_free_func (g_free);
}

static void
choices_add (Choices *self, gint64 number, const char *label)
{
  g_array_append_val (self->numbers, number);
  g_ptr_array_add (self->labels, g_strdup (label));
}

static void
choices_give (Choices *self, LtChoiceRow *row, gint64 chosen)
{
  g_ptr_array_add (self->labels, NULL);
  lt_choice_row_set (row, self->numbers, (const char *const *) self->labels->pdata, chosen);
  g_array_unref (self->numbers);
  g_ptr_array_unref (self->labels);
}

static void
fill_chains (LtGapsFilter *self)
{
  LtModel *model = lt_view_state_get_model (self->state);
  const GPtrArray *rows = lt_model_get_sorted (model, LT_TABLE_CHAIN);
  gint64 chosen = lt_choice_row_get (self->chain);
  Choices choices;

  choices_init (&choices);
  choices_add (&choices, ALL, _("All chains"));
  for (guint i = 0; i < rows->len; i++)
    choices_add (&choices, ((LtChain *) rows->pdata[i])->id, ((LtChain *) rows->pdata[i])->name);
  choices_give (&choices, self->chain, lt_model_get_chain (model, chosen) != NULL ? chosen : ALL);
}

/* What the one chain that is listed is compared with. */
static void
fill_templates (LtGapsFilter *self)
{
  LtModel *model = lt_view_state_get_model (self->state);
  gint64 chain = lt_choice_row_get (self->chain);
  gboolean suggested = TRUE;
  const LtTemplate *template = chain != ALL ? lt_template_of (model, chain, &suggested) : NULL;
  const char *title = suggested && template != NULL ? template->title : NULL;
  g_autofree char *label = title != NULL ? g_strdup_printf (_("%s (suggested)"), title) : g_strdup (_("None is alike"));
  GPtrArray *library = lt_template_library ();
  gint64 chosen = suggested ? SUGGESTED : COMPARED_WITH_NONE;
  Choices choices;

  choices_init (&choices);
  choices_add (&choices, SUGGESTED, label);
  for (guint i = 0; i < library->len; i++)
    {
      choices_add (&choices, i, ((LtTemplate *) library->pdata[i])->title);
      if (!suggested && library->pdata[i] == template)
        chosen = i;
    }
  choices_add (&choices, COMPARED_WITH_NONE, C_("template", "None"));
  choices_give (&choices, self->template, chosen);
  gtk_widget_set_visible (GTK_WIDGET (self->template), chain != ALL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->template), lt_editor_can_edit (lt_view_state_get_editor (self->state)));
}

static void
fill_fixed (LtGapsFilter *self)
{
  Choices choices;

  choices_init (&choices);
  choices_add (&choices, LT_GAP_ANY, C_("action", "Any"));
  for (guint i = LT_ACTION_FILL; i < LT_N_ACTIONS; i++)
    choices_add (&choices, i, lt_action_get_label (i));
  choices_give (&choices, self->action, LT_GAP_ANY);
  choices_init (&choices);
  choices_add (&choices, LT_GAP_ANY, C_("coverage", "Any"));
  for (guint i = 0; i < LT_N_COVERAGES; i++)
    choices_add (&choices, i, lt_coverage_get_label (i));
  choices_give (&choices, self->coverage, LT_GAP_ANY);
  choices_init (&choices);
  choices_add (&choices, LT_GAP_ANY, C_("position", "Any"));
  for (guint i = LT_POSITION_UPSTREAM; i <= LT_POSITION_SERVICE; i++)
    choices_add (&choices, i, lt_enum_label (LT_TABLE_SEGMENT, "position", i));
  choices_add (&choices, LT_POSITION_NONE, C_("choice", "Not set"));
  choices_give (&choices, self->position, LT_GAP_ANY);
  choices_init (&choices);
  choices_add (&choices, LT_LACKING_TOO, C_("lacking segments", "Listed last"));
  choices_add (&choices, LT_LACKING_NOT, C_("lacking segments", "Left out"));
  choices_add (&choices, LT_LACKING_ONLY, C_("lacking segments", "Listed alone"));
  choices_give (&choices, self->lacking, LT_LACKING_TOO);
}

/* Before there is a workspace. */
static void
fill_first (LtGapsFilter *self)
{
  Choices choices;

  choices_init (&choices);
  choices_add (&choices, ALL, _("All chains"));
  choices_give (&choices, self->chain, ALL);
  gtk_widget_set_visible (GTK_WIDGET (self->template), FALSE);
  fill_fixed (self);
}

/* --- What is chosen --- */

void
lt_gaps_filter_read (LtGapsFilter *self, LtGapFilter *filter)
{
  g_return_if_fail (LT_IS_GAPS_FILTER (self));
  filter->chain = lt_choice_row_get (self->chain);
  filter->action = (gint) lt_choice_row_get (self->action);
  filter->coverage = (gint) lt_choice_row_get (self->coverage);
  filter->position = (gint) lt_choice_row_get (self->position);
  filter->lacking = (LtLackingListed) lt_choice_row_get (self->lacking);
  filter->by_hand = gtk_switch_get_active (self->by_hand);
}

static void
update_button (LtGapsFilter *self)
{
  LtGapFilter filter;
  guint count;
  g_autofree char *label = NULL;

  lt_gap_filter_init (&filter);
  lt_gaps_filter_read (self, &filter);
  count = lt_gap_filter_count (&filter);
  label = count > 0 ? g_strdup_printf (_("Filter (%u)"), count) : g_strdup (_("Filter"));
  adw_button_content_set_label (self->content, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
on_changed (LtGapsFilter *self)
{
  if (self->filling)
    return;
  if (self->state != NULL)
    fill_templates (self);
  update_button (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
lt_gaps_filter_clear (LtGapsFilter *self)
{
  g_return_if_fail (LT_IS_GAPS_FILTER (self));
  self->filling = TRUE;
  fill_fixed (self);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->chain), 0);
  gtk_switch_set_active (self->by_hand, FALSE);
  self->filling = FALSE;
  on_changed (self);
}

static void
on_template (LtChoiceRow *row, gint64 chosen, LtGapsFilter *self)
{
  GPtrArray *library = lt_template_library ();
  const char *name = chosen == SUGGESTED ? NULL : LT_TEMPLATE_NONE;

  if (chosen >= 0)
    name = ((const LtTemplate *) library->pdata[chosen])->name;
  lt_editor_choose_template (lt_view_state_get_editor (self->state), lt_choice_row_get (self->chain), name);
}

static void
on_refreshed (LtGapsFilter *self)
{
  self->filling = TRUE;
  fill_chains (self);
  fill_templates (self);
  self->filling = FALSE;
  update_button (self);
}

void
lt_gaps_filter_set_state (LtGapsFilter *self, LtViewState *state)
{
  g_return_if_fail (LT_IS_GAPS_FILTER (self));
  if (self->state != NULL)
    g_signal_handlers_disconnect_by_data (self->state, self);
  g_set_object (&self->state, state);
  if (state == NULL)
    return;
  g_signal_connect_object (state, "refreshed", G_CALLBACK (on_refreshed), self, G_CONNECT_SWAPPED);
  on_refreshed (self);
}

/* --- The widget --- */

static LtChoiceRow *
add_choice (LtGapsFilter *self, const char *title)
{
  GtkWidget *row = lt_choice_row_new (title);

  gtk_list_box_append (self->list, row);
  return LT_CHOICE_ROW (row);
}

static void
add_switch (LtGapsFilter *self)
{
  GtkWidget *row = adw_action_row_new ();

  self->by_hand = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->by_hand), GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Only Set by Hand"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->by_hand));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (self->by_hand));
  gtk_list_box_append (self->list, row);
}

static void
make_rows (LtGapsFilter *self)
{
  LtChoiceRow **rows[] = { &self->chain, &self->template, &self->action, &self->coverage, &self->position, &self->lacking };
  const char *const titles[] = { _("Chain"), _("Compared with"), _("Action"), _("Coverage"), _("Position"),
                                 _("Reference Chain Has It") };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    *rows[i] = add_choice (self, titles[i]);
  add_switch (self);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i] != &self->template)
      g_signal_connect_swapped (*rows[i], "chosen", G_CALLBACK (on_changed), self);
  g_signal_connect (self->template, "chosen", G_CALLBACK (on_template), self);
  g_signal_connect_swapped (self->by_hand, "notify::active", G_CALLBACK (on_changed), self);
}

static void
lt_gaps_filter_dispose (GObject *object)
{
  GtkWidget *child;

  lt_gaps_filter_set_state (LT_GAPS_FILTER (object), NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (lt_gaps_filter_parent_class)->dispose (object);
}

static void
lt_gaps_filter_class_init (LtGapsFilterClass *class)
{
  G_OBJECT_CLASS (class)->dispose = lt_gaps_filter_dispose;
  signals[CHANGED] = g_signal_new ("changed", LT_TYPE_GAPS_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
lt_gaps_filter_init (LtGapsFilter *self)
{
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *clear = gtk_button_new_with_label (_("Clear the Filter"));

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Filter the gaps"), -1);
  self->filling = TRUE;
  make_rows (self);
  fill_first (self);
  self->filling = FALSE;
  g_signal_connect_swapped (clear, "clicked", G_CALLBACK (lt_gaps_filter_clear), self);
  gtk_widget_set_halign (clear, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (box, 320, -1);
  gtk_widget_add_css_class (box, "filter-box");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), clear);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  self->content = ADW_BUTTON_CONTENT (adw_button_content_new ());
  adw_button_content_set_icon_name (self->content, "view-more-symbolic");
  adw_button_content_set_label (self->content, _("Filter"));
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->button, GTK_WIDGET (self->content));
  gtk_menu_button_set_always_show_arrow (self->button, TRUE);
  gtk_menu_button_set_popover (self->button, popover);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _("Which gaps are listed"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Filter"), -1);
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
}
