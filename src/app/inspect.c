#include "config.h"
#include "app/inspect.h"

#include "app/coverage-mark.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BRIEF 10             /* characters that stand beside their label */

/* --- Texts --- */

char *
lt_inspect_join (const char *first, ...)
{
  GString *text = g_string_new (NULL);
  va_list parts;

  va_start (parts, first);
  for (const char *part = first; part != NULL; part = va_arg (parts, const char *))
    if (*part != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
  va_end (parts);
  return g_string_free (text, FALSE);
}

static char *
cite_one (LtModel *model, const LtCitation *citation)
{
  const LtSource *source = lt_model_get (model, LT_TABLE_SOURCE, citation->source);
  const char *title = source == NULL ? "" : source->title != NULL ? source->title : source->key;

  return lt_inspect_join (citation->basis == LT_BASIS_JUDGEMENT ? _("Judgement") : "", title,
                          citation->place != NULL ? citation->place : "", citation->note != NULL ? citation->note : "", NULL);
}

char *
lt_inspect_cite (LtInspect *self, LtThing backed)
{
  g_autoptr(GPtrArray) rows = lt_model_citations (self->model, backed.table, backed.id);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *one = cite_one (self->model, rows->pdata[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", one);
    }
  if (rows->len == 0)
    g_string_append (text, _("No source is recorded"));
  return g_string_free (text, FALSE);
}

/* --- Widgets --- */

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

void
lt_inspect_title (LtInspect *self, const char *title, const char *subtitle)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (box), make_label (title, "title-2"));
  if (subtitle != NULL && *subtitle != '\0')
    gtk_box_append (GTK_BOX (box), make_label (subtitle, "dim-label"));
  gtk_box_append (self->box, box);
}

/* Why, in the words of the rule that decided. */
static void
append_why (GtkWidget *box, char *text)
{
  if (*text != '\0')
    {
      GtkWidget *label = make_label (text, "why");

      gtk_label_set_selectable (GTK_LABEL (label), TRUE);
      gtk_widget_set_can_focus (label, FALSE);
      gtk_box_append (GTK_BOX (box), label);
    }
  g_free (text);
}

void
lt_inspect_status (LtInspect *self, const LtAssessment *assessment)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  const char *viewpoint = lt_view_state_get_viewpoint_name (self->state);
  g_autofree char *coverage = g_strdup_printf (C_("region, coverage", "%s: %s"), viewpoint != NULL ? viewpoint : "",
                                               lt_coverage_get_label (assessment->coverage));
  GtkWidget *label = make_label (viewpoint != NULL ? coverage : lt_coverage_get_label (assessment->coverage), "heading");

  if (assessment->action != LT_ACTION_NONE)
    {
      GtkWidget *badge = make_label (lt_action_get_label (assessment->action), "badge");

      gtk_widget_add_css_class (badge, lt_action_get_nick (assessment->action));
      gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (line), badge);
    }
  gtk_box_append (GTK_BOX (line), lt_coverage_mark_new (assessment->coverage));
  gtk_widget_add_css_class (label, lt_coverage_get_nick (assessment->coverage));
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (box), line);
  append_why (box, lt_assessment_explain_coverage (self->model, assessment));
  append_why (box, lt_assessment_explain_action (self->model, assessment));
  gtk_box_append (self->box, box);
}

void
lt_inspect_text (LtInspect *self, const char *text)
{
  if (text != NULL && *text != '\0')
    gtk_box_append (self->box, make_label (text, NULL));
}

/** lt_inspect_group: returns (transfer none): a list with a heading; @count 0: none is shown beside it. */
GtkWidget *
lt_inspect_group (LtInspect *self, const char *title, guint count)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *number = g_strdup_printf ("%u", count);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  if (count > 0)
    {
      GtkWidget *label = gtk_label_new (number);

      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "numeric");
      adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), label);
    }
  gtk_box_append (self->box, group);
  return group;
}

static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  /* Names come from the document: "A&B <C>" is a name, not markup. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle != NULL && *subtitle != '\0')
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

typedef struct {
  LtViewState *state;
  LtThing      thing;
} Jump;

static void
jump_free (gpointer data, GClosure *closure)
{
  g_object_unref (((Jump *) data)->state);
  g_free (data);
}

static void
on_activated (AdwActionRow *row, Jump *jump)
{
  lt_view_state_go_to (jump->state, jump->thing.table, jump->thing.id);
}

static void
make_link (LtInspect *self, GtkWidget *row, LtThing link)
{
  Jump *jump = g_new (Jump, 1);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  *jump = (Jump) { g_object_ref (self->state), link };
  g_signal_connect_data (row, "activated", G_CALLBACK (on_activated), jump, jump_free, 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_add_css_class (arrow, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
}

/* Labels that may be cut ask for little: asked how narrow they can be at a row's height, others take the room of
 * what stands beside them (GTK 4.8). None is so long that it is cut. */
#define LINES 12

/* A judgement says so on its face; a document's name is one click away. */
static GtkWidget *
make_source_button (LtInspect *self, LtThing backed)
{
  g_autoptr(GPtrArray) rows = lt_model_citations (self->model, backed.table, backed.id);
  gboolean judgement = lt_model_is_judgement (self->model, backed.table, backed.id);
  g_autofree char *text = lt_inspect_cite (self, backed);
  const char *label = judgement ? C_("source", "Judgement") : rows->len > 0 ? C_("source", "Source") : C_("source", "No source");
  GtkWidget *button = gtk_menu_button_new (), *popover = gtk_popover_new (), *content = make_label (text, NULL);

  gtk_label_set_max_width_chars (GTK_LABEL (content), 36);
  gtk_label_set_selectable (GTK_LABEL (content), TRUE);
  gtk_popover_set_child (GTK_POPOVER (popover), content);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), gtk_label_new (label));
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "source");
  if (judgement)
    gtk_widget_add_css_class (button, "judgement");
  return button;
}

void
lt_inspect_line (LtInspect *self, GtkWidget *group, const LtInspectLine *line)
{
  GtkWidget *row = make_row (line->title, line->subtitle);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), LINES);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), LINES);
  if (line->backed.id != 0)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_source_button (self, line->backed));
  if (line->link.id != 0)
    make_link (self, row, line->link);
  else if (line->backed.id == 0)
    gtk_widget_set_focusable (row, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

/** lt_inspect_fact: a label and its value, below it if it is long; nothing where the value is NULL. */
void
lt_inspect_fact (GtkWidget *group, const char *label, const char *value)
{
  gboolean brief = value != NULL && g_utf8_strlen (value, -1) <= BRIEF && strchr (value, '\n') == NULL;
  GtkWidget *row;

  if (value == NULL || *value == '\0')
    return;
  row = make_row (label, brief ? NULL : value);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (row, brief ? "brief" : "fact");
  if (brief)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_label_new (value));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

void
lt_inspect_more (GtkWidget *group, guint more)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u more", "%u more", more), more);

  if (more > 0)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (text, NULL));
}

static void
source_line (LtInspect *self, GtkWidget *group, const LtCitation *citation)
{
  const LtSource *source = lt_model_get (self->model, LT_TABLE_SOURCE, citation->source);
  /* Without a document the title says what it is. */
  g_autofree char *place = lt_inspect_join (source != NULL ? lt_enum_label (LT_TABLE_CITATION, "basis", citation->basis) : "",
                                            citation->place != NULL ? citation->place : "",
                                            source != NULL && source->publisher != NULL ? source->publisher : "",
                                            source != NULL && source->dated != NULL ? source->dated : "",
                                            citation->note != NULL ? citation->note : "", NULL);
  const char *title = source == NULL ? _("Judgement") : source->title != NULL ? source->title : source->key;

  lt_inspect_line (self, group, &(LtInspectLine) { .title = title, .subtitle = place });
}

/** lt_inspect_sources: the documents (or the judgement) behind the selected thing itself. */
void
lt_inspect_sources (LtInspect *self, LtThing backed)
{
  g_autoptr(GPtrArray) rows = lt_model_citations (self->model, backed.table, backed.id);
  GtkWidget *group = lt_inspect_group (self, _("Sources"), 0);

  for (guint i = 0; i < rows->len; i++)
    source_line (self, group, rows->pdata[i]);
  if (rows->len == 0)
    lt_inspect_line (self, group, &(LtInspectLine) { .title = _("No source is recorded") });
}
