#include "config.h"
#include "app/inspect-form.h"

#include "app/coverage-mark.h"
#include "app/inspector.h"
#include "app/sources-popover.h"

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
cite_all (LtModel *model, GPtrArray *rows)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *title = lt_citation_get_title (model, rows->pdata[i]), *words = lt_citation_get_words (model, rows->pdata[i]);
      g_autofree char *one = lt_inspect_join (title, words, NULL);

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
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->head))) != NULL)
    gtk_box_remove (self->head, child);
  gtk_box_append (self->head, make_label (title, "title-2"));
  if (subtitle != NULL && *subtitle != '\0')
    gtk_box_append (self->head, make_label (subtitle, "dim-label"));
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
  lt_form_put (self->form, box);
}

void
lt_inspect_text (LtInspect *self, const char *text)
{
  if (text != NULL && *text != '\0')
    lt_form_put (self->form, make_label (text, NULL));
}

static GtkWidget *
make_group (const char *title)
{
  GtkWidget *group = adw_preferences_group_new (), *list = gtk_list_box_new ();
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *count = gtk_label_new (NULL);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (heading), count);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), heading);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_visible (list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
  g_object_set_data (G_OBJECT (group), "list", list);
  return group;
}

/** lt_inspect_group: returns (transfer none): a list with a heading; @count 0: none is shown beside it. */
GtkWidget *
lt_inspect_group (LtInspect *self, const char *title, guint count)
{
  g_autofree char *key = g_strconcat ("group/", title, NULL);
  g_autofree char *number = count > 0 ? g_strdup_printf ("%u", count) : NULL;
  GtkWidget *group = lt_form_find (self->form, key);

  if (group == NULL)
    {
      group = make_group (title);
      if (self->editing)
        lt_form_keep (self->form, key, group);
    }
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (adw_preferences_group_get_header_suffix (ADW_PREFERENCES_GROUP (group)))),
                       number != NULL ? number : "");
  lt_form_put (self->form, group);
  return group;
}

/** lt_inspect_put: @row: comes last in the group, of what this building of the page has put there */
void
lt_inspect_put (LtInspect *self, GtkWidget *group, GtkWidget *row)
{
  GtkWidget *list = g_object_get_data (G_OBJECT (group), "list");

  lt_form_put_row (self->form, group, GTK_LIST_BOX (list), row);
  gtk_widget_set_visible (list, TRUE);
}

/* Labels that may be cut ask for little: asked how narrow they can be at a row's height, others take the room of
 * what stands beside them (GTK 4.8). None is so long that it is cut. */
#define LINES 12

/** lt_inspect_set_lines: @row: an #AdwActionRow, or what has one inside */
void
lt_inspect_set_lines (GtkWidget *row)
{
  if (ADW_IS_ACTION_ROW (row))
    {
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), LINES);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), LINES);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL; child = gtk_widget_get_next_sibling (child))
    lt_inspect_set_lines (child);
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

/** lt_inspect_show_source: a judgement says so on its face; a document's name is one click away. */
void
lt_inspect_show_source (LtInspect *self, GtkWidget *button, LtThing backed)
{
  g_autoptr(GPtrArray) rows = lt_model_citations (self->model, backed.table, backed.id);
  gboolean judgement = lt_model_is_judgement (self->model, backed.table, backed.id);
  g_autofree char *text = cite_all (self->model, rows);
  const char *label = judgement ? C_("source", "Judgement") : rows->len > 0 ? C_("source", "Source") : C_("source", "No source");

  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), gtk_label_new (label));
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_widget_add_css_class (button, "source");
  if (judgement)
    gtk_widget_add_css_class (button, "judgement");
  else
    gtk_widget_remove_css_class (button, "judgement");
}

/* Few of them are ever opened. */
static void
create_sources (GtkMenuButton *button, gpointer unused)
{
  GtkWidget *popover, *content;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  popover = gtk_popover_new ();
  content = make_label (gtk_widget_get_tooltip_text (GTK_WIDGET (button)), NULL);
  gtk_label_set_max_width_chars (GTK_LABEL (content), 36);
  gtk_label_set_selectable (GTK_LABEL (content), TRUE);
  gtk_popover_set_child (GTK_POPOVER (popover), content);
  gtk_menu_button_set_popover (button, popover);
}

static GtkWidget *
make_source_button (LtInspect *self, LtThing backed)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_sources, NULL, NULL);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  lt_inspect_show_source (self, button, backed);
  return button;
}

/** lt_inspect_make_line: @button: (nullable): what else it has. Returns (transfer floating): a line for lt_inspect_put() */
GtkWidget *
lt_inspect_make_line (LtInspect *self, const LtInspectLine *line, GtkWidget *button)
{
  GtkWidget *row = make_row (line->title, line->subtitle);

  lt_inspect_set_lines (row);
  if (line->backed.id != 0)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_source_button (self, line->backed));
  if (button != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  if (line->link.id != 0)
    make_link (self, row, line->link);
  else if (line->backed.id == 0)
    gtk_widget_set_focusable (row, FALSE);
  return row;
}

void
lt_inspect_line (LtInspect *self, GtkWidget *group, const LtInspectLine *line)
{
  lt_inspect_put (self, group, lt_inspect_make_line (self, line, NULL));
}

/** lt_inspect_fact: a label and its value, below it if it is long; nothing where the value is NULL. */
void
lt_inspect_fact (LtInspect *self, GtkWidget *group, const char *label, const char *value)
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
  lt_inspect_put (self, group, row);
}

static guint
get_limit (LtInspect *self, GtkWidget *group)
{
  const char *title = adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group));

  return (self->editing ? LT_INSPECT_MOST_EDITED : LT_INSPECT_MOST) + GPOINTER_TO_UINT (g_hash_table_lookup (self->more, title));
}

/** lt_inspect_most: returns how many of @n rows the group shows. @group: (nullable): where there are none */
guint
lt_inspect_most (LtInspect *self, GtkWidget *group, guint n)
{
  return group != NULL ? MIN (n, get_limit (self, group)) : 0;
}

static void
on_more (GtkWidget *row, GtkWidget *inspector)
{
  GHashTable *more = g_object_get_data (G_OBJECT (row), "more");
  const char *key = g_object_get_data (G_OBJECT (row), "key");
  guint asked = GPOINTER_TO_UINT (g_hash_table_lookup (more, key)) + 2 * LT_INSPECT_MOST;

  g_hash_table_insert (more, g_strdup (key), GUINT_TO_POINTER (asked));
  lt_inspector_refresh (LT_INSPECTOR (inspector));
}

/** lt_inspect_reveal: a row that has @key among what more was asked for, once it is activated. */
void
lt_inspect_reveal (LtInspect *self, GtkWidget *group, const char *text, const char *key)
{
  GtkWidget *row = make_row (text, NULL);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("view-more-horizontal-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "more", g_hash_table_ref (self->more), (GDestroyNotify) g_hash_table_unref);
  g_object_set_data_full (G_OBJECT (row), "key", g_strdup (key), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_more), self->inspector, 0);
  lt_inspect_put (self, group, row);
}

/** lt_inspect_more: a row that brings those of @n rows that the group does not show. */
void
lt_inspect_more (LtInspect *self, GtkWidget *group, guint n)
{
  guint more = n - lt_inspect_most (self, group, n);
  g_autofree char *text = g_strdup_printf (ngettext ("%u more", "%u more", more), more);

  if (more > 0)
    lt_inspect_reveal (self, group, text, adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group)));
}

/** lt_inspect_sources: the documents (or the judgement) behind the selected thing itself. */
void
lt_inspect_sources (LtInspect *self, LtThing backed)
{
  g_autoptr(GPtrArray) rows = lt_model_citations (self->model, backed.table, backed.id);
  GtkWidget *group = lt_inspect_group (self, _("Sources"), 0);

  if (self->editing)
    lt_inspect_cite_menu (self, group, backed);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *title = lt_citation_get_title (self->model, rows->pdata[i]);
      g_autofree char *words = lt_citation_get_words (self->model, rows->pdata[i]);

      lt_inspect_line (self, group, &(LtInspectLine) { .title = title, .subtitle = words });
    }
  if (rows->len == 0)
    lt_inspect_line (self, group, &(LtInspectLine) { .title = _("No source is recorded") });
}
