#include "config.h"
#include "app/inspect-form.h"

#include "app/choice-row.h"
#include "app/detail-choices.h"
#include "app/inspector.h"
#include "app/sources-popover.h"
#include "app/text-row.h"

#include <glib/gi18n-lib.h>

/* --- Ends of links --- */

static void
go_to_end (LtViewState *state, LtThing link, const char *column, LtTable table)
{
  gconstpointer row = lt_model_get (lt_view_state_get_model (state), link.table, link.id);

  if (row != NULL)
    lt_view_state_go_to (state, table, lt_row_get_key (link.table, row, lt_table_find_column (link.table, column)));
}

void
lt_inspect_go_to_enterprise (LtViewState *state, LtThing link)
{
  go_to_end (state, link, "enterprise", LT_TABLE_ENTERPRISE);
}

void
lt_inspect_go_to_segment (LtViewState *state, LtThing link)
{
  go_to_end (state, link, "segment", LT_TABLE_SEGMENT);
}

/* --- Keeping --- */

static char *
make_key (const char *kind, guint sort, gint64 id)
{
  return g_strdup_printf ("%s/%u/%" G_GINT64_FORMAT, kind, sort, id);
}

/* What a kept widget is about; it does not outlive the page's state. */
typedef struct {
  LtViewState  *state;
  LtFact      fact;
  GArray       *ids;                 /* gint64 */
  LtThing       about;
  LtInspectMenu menu;
  void        (*act) (LtViewState *state, LtThing thing);
  void        (*offer) (LtViewState *state, gint64 from, gint64 to);
  GtkWidget  *(*make) (LtViewState *state, LtThing about);
} Binding;

static void
binding_free (gpointer data)
{
  Binding *binding = data;

  g_object_unref (binding->state);
  g_array_unref (binding->ids);
  g_free (binding);
}

static Binding *
bind (LtInspect *self, GtkWidget *widget, const gint64 *ids, guint n)
{
  Binding *binding = g_new0 (Binding, 1);

  binding->state = g_object_ref (self->state);
  binding->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (binding->ids, ids, n);
  g_object_set_data_full (G_OBJECT (widget), "binding", binding, binding_free);
  return binding;
}

static Binding *
binding_of (gpointer widget)
{
  return g_object_get_data (G_OBJECT (widget), "binding");
}

static gint64
first_of (const Binding *binding)
{
  return g_array_index (binding->ids, gint64, 0);
}

static LtEditor *
editor_of (const Binding *binding)
{
  return lt_view_state_get_editor (binding->state);
}

static LtModel *
model_of (const Binding *binding)
{
  return lt_view_state_get_model (binding->state);
}

void
lt_inspect_put_in (LtInspect *self, GtkWidget *parent, GtkWidget *row)
{
  if (!ADW_IS_EXPANDER_ROW (parent))
    lt_inspect_put (self, parent, row);
  else if (gtk_widget_get_parent (row) == NULL)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (parent), row);
}

/* --- Texts --- */

static void
on_text_done (gpointer who, const char *refused)
{
  Binding *binding = binding_of (who);

  lt_text_row_answer (who, lt_fact_get_text (model_of (binding), binding->fact, first_of (binding)), refused);
}

static void
on_commit (LtTextRow *row, const char *text, gpointer unused)
{
  Binding *binding = binding_of (row);
  gint64 id = first_of (binding);

  /* What was typed about it goes with it. */
  if (lt_model_get (model_of (binding), lt_fact_get_table (binding->fact), id) != NULL)
    lt_editor_set_text (editor_of (binding), binding->fact, id, text, on_text_done, row);
}

static LtTextRow *
get_text_row (LtInspect *self, LtFact fact, gint64 id, const char *label)
{
  g_autofree char *key = make_key ("text", fact, id);
  GtkWidget *row = lt_form_find (self->form, key);

  if (row == NULL)
    {
      row = lt_text_row_new (label, lt_fact_is_note (fact));
      bind (self, row, &id, 1)->fact = fact;
      g_signal_connect (row, "commit", G_CALLBACK (on_commit), NULL);
      lt_form_keep (self->form, key, row);
    }
  lt_text_row_set_stored (LT_TEXT_ROW (row), lt_fact_get_text (self->model, fact, id));
  return LT_TEXT_ROW (row);
}

void
lt_inspect_field (LtInspect *self, GtkWidget *parent, LtFact fact, gint64 id, const char *label)
{
  lt_inspect_put_in (self, parent, GTK_WIDGET (get_text_row (self, fact, id, label)));
}

/* --- Choices --- */

#define VARIOUS G_MAXINT64             /* the rows do not agree */

/* What all rows say. */
static gint64
common_number (LtModel *model, LtFact fact, GArray *ids)
{
  gint64 number = lt_fact_get_number (model, fact, g_array_index (ids, gint64, 0));

  for (guint i = 1; i < ids->len; i++)
    if (lt_fact_get_number (model, fact, g_array_index (ids, gint64, i)) != number)
      return VARIOUS;
  return number;
}

static void
show_choice (GtkWidget *row)
{
  Binding *binding = binding_of (row);
  gint64 number = common_number (model_of (binding), binding->fact, binding->ids);
  g_autoptr(LtDetailChoices) choices = lt_fact_choices_new (model_of (binding), binding->fact,
                                                              binding->ids->len == 1 ? first_of (binding) : 0);

  if (number == VARIOUS)
    lt_fact_choices_prepend (choices, VARIOUS, C_("choice", "Various"));
  lt_choice_row_set (LT_CHOICE_ROW (row), choices->numbers, (const char *const *) choices->labels->pdata, number);
}

static void
on_choice_done (gpointer who, const char *refused)
{
  show_choice (who);
}

static void
on_chosen (LtChoiceRow *row, gint64 number, gpointer unused)
{
  Binding *binding = binding_of (row);

  if (number != VARIOUS)
    lt_editor_set_number (editor_of (binding), binding->fact, (const gint64 *) (gpointer) binding->ids->data, binding->ids->len, number,
                          on_choice_done, row);
}

void
lt_inspect_choice (LtInspect *self, GtkWidget *parent, LtFact fact, const gint64 *ids, guint n, const char *label)
{
  g_autofree char *key = make_key ("choice", fact, ids[0]);
  GtkWidget *row = lt_form_find (self->form, key);

  if (row == NULL)
    {
      row = lt_choice_row_new (label);
      bind (self, row, ids, n)->fact = fact;
      g_signal_connect (row, "chosen", G_CALLBACK (on_chosen), NULL);
      lt_form_keep (self->form, key, row);
    }
  show_choice (row);
  lt_inspect_put_in (self, parent, row);
}

/* --- Buttons --- */

static void
on_act (GtkButton *button)
{
  Binding *binding = binding_of (button);

  binding->act (binding->state, binding->about);
}

static GtkWidget *
make_act (LtInspect *self, GtkWidget *button, LtThing thing, void (*func) (LtViewState *state, LtThing thing))
{
  Binding *binding = bind (self, button, &thing.id, 1);

  binding->about = thing;
  binding->act = func;
  g_signal_connect (button, "clicked", G_CALLBACK (on_act), NULL);
  return button;
}

/** lt_inspect_acts: a row of buttons. */
void
lt_inspect_acts (LtInspect *self, GtkWidget *parent, LtThing thing, const LtInspectAct *acts, guint n)
{
  g_autofree char *key = make_key ("acts", thing.table, thing.id);
  GtkWidget *row = lt_form_find (self->form, key), *box, *button;

  if (row == NULL)
    {
      row = adw_preferences_row_new ();
      box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      gtk_widget_add_css_class (box, "acts");
      for (guint i = 0; i < n; i++)
        {
          button = make_act (self, gtk_button_new_with_label (acts[i].label), thing, acts[i].func);
          gtk_widget_set_hexpand (button, TRUE);
          gtk_widget_add_css_class (button, "flat");
          if (acts[i].destroys)
            gtk_widget_add_css_class (button, "destroys");
          gtk_box_append (GTK_BOX (box), button);
        }
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_widget_set_focusable (row, FALSE);
      lt_form_keep (self->form, key, row);
    }
  button = gtk_widget_get_first_child (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)));
  for (guint i = 0; i < n; i++, button = gtk_widget_get_next_sibling (button))
    gtk_widget_set_sensitive (button, acts[i].enabled);
  lt_inspect_put_in (self, parent, row);
}

static void
remove_part (LtViewState *state, LtThing part)
{
  lt_editor_remove (lt_view_state_get_editor (state), part);
}

static GtkWidget *
make_remove_button (LtInspect *self, LtThing part, const char *label)
{
  GtkWidget *button = make_act (self, gtk_button_new_from_icon_name ("user-trash-symbolic"), part, remove_part);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "part");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return button;
}

/* --- Products --- */

static void
on_added (gpointer who, const char *refused)
{
  lt_text_row_answer (who, NULL, refused);
}

static void
on_add (LtTextRow *row, const char *text, gpointer unused)
{
  Binding *binding = binding_of (row);

  if (lt_model_get_segment (model_of (binding), first_of (binding)) != NULL)
    lt_editor_add_products (editor_of (binding), first_of (binding), text, on_added, row);
}

static void
product_row (LtInspect *self, GtkWidget *group, const LtProduct *product)
{
  LtTextRow *row = get_text_row (self, LT_FACT_PRODUCT_NAME, product->id, _("Product"));
  g_autofree char *label = g_strdup_printf (_("Remove “%s”"), product->name);

  if (gtk_widget_get_parent (GTK_WIDGET (row)) == NULL)
    {
      lt_text_row_set_compact (row, NULL);
      lt_text_row_add_suffix (row, make_remove_button (self, (LtThing) { LT_TABLE_PRODUCT, product->id }, label));
    }
  lt_inspect_put (self, group, GTK_WIDGET (row));
}

void
lt_inspect_products (LtInspect *self, gint64 segment)
{
  g_autoptr(GPtrArray) rows = lt_model_sorted_refs (self->model, LT_TABLE_PRODUCT, "segment", segment);
  GtkWidget *group = lt_inspect_group (self, _("Products"), rows->len), *row;
  g_autofree char *key = make_key ("products", 0, segment);

  for (guint i = 0; i < rows->len; i++)
    product_row (self, group, rows->pdata[i]);
  row = lt_form_find (self->form, key);
  if (row == NULL)
    {
      row = lt_text_row_new (_("Products to add"), FALSE);
      lt_text_row_set_compact (LT_TEXT_ROW (row), _("Add products"));
      gtk_widget_set_tooltip_text (row, _("Several at once: with ； between them, or pasted line by line"));
      bind (self, row, &segment, 1);
      g_signal_connect (row, "commit", G_CALLBACK (on_add), NULL);
      lt_form_keep (self->form, key, row);
    }
  lt_inspect_put (self, group, row);
}

/* --- Lines --- */

static void
create_sources (GtkMenuButton *button, gpointer unused)
{
  Binding *binding = binding_of (button);
  GtkWidget *popover;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  popover = lt_sources_popover_new (binding->state, binding->about);
  gtk_widget_set_halign (popover, GTK_ALIGN_END);
  gtk_menu_button_set_popover (button, popover);
}

static GtkWidget *
make_source_button (LtInspect *self, LtThing backed)
{
  GtkWidget *button = gtk_menu_button_new ();

  bind (self, button, &backed.id, 1)->about = backed;
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_sources, NULL, NULL);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static void
show_line (GtkWidget *row, const LtInspectLine *line)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line->title);
  if (ADW_IS_EXPANDER_ROW (row))
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), line->subtitle != NULL ? line->subtitle : "");
  else
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line->subtitle != NULL ? line->subtitle : "");
}

GtkWidget *
lt_inspect_fold (LtInspect *self, GtkWidget *group, const LtInspectLine *line)
{
  g_autofree char *key = make_key ("fold", line->backed.table, line->backed.id);
  GtkWidget *row = lt_form_find (self->form, key), *sources;

  if (row == NULL)
    {
      row = adw_expander_row_new ();
      lt_inspect_set_lines (row);
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      sources = make_source_button (self, line->backed);
      adw_expander_row_add_action (ADW_EXPANDER_ROW (row), sources);
      g_object_set_data (G_OBJECT (row), "sources", sources);
      g_signal_connect_object (row, "notify::expanded", G_CALLBACK (lt_inspector_refresh), self->inspector, G_CONNECT_SWAPPED);
      lt_form_keep (self->form, key, row);
    }
  show_line (row, line);
  lt_inspect_show_source (self, g_object_get_data (G_OBJECT (row), "sources"), line->backed);
  lt_inspect_put (self, group, row);
  return adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)) ? row : NULL;
}

void
lt_inspect_part (LtInspect *self, GtkWidget *group, const LtInspectLine *line, LtThing part, const char *remove)
{
  g_autofree char *key = make_key ("part", part.table, part.id);
  GtkWidget *row = lt_form_find (self->form, key), *sources;

  if (row == NULL)
    {
      row = adw_action_row_new ();
      lt_inspect_set_lines (row);
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      gtk_widget_set_focusable (row, FALSE);
      sources = make_source_button (self, line->backed);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), sources);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_remove_button (self, part, remove));
      g_object_set_data (G_OBJECT (row), "sources", sources);
      lt_form_keep (self->form, key, row);
    }
  show_line (row, line);
  lt_inspect_show_source (self, g_object_get_data (G_OBJECT (row), "sources"), line->backed);
  lt_inspect_put (self, group, row);
}

/* --- What is offered --- */

static void
on_offer (GtkButton *button)
{
  Binding *binding = binding_of (button);

  binding->offer (binding->state, first_of (binding), g_array_index (binding->ids, gint64, 1));
}

static GtkWidget *
make_offer_button (LtInspect *self, const LtInspectOffer *offer)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");

  bind (self, button, (const gint64[]) { offer->from, offer->to }, 2)->offer = offer->func;
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, offer->label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, offer->label, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (on_offer), NULL);
  return button;
}

void
lt_inspect_offer (LtInspect *self, GtkWidget *group, const LtInspectLine *line, const LtInspectOffer *offer)
{
  gboolean able = lt_editor_can_edit (lt_view_state_get_editor (self->state));

  lt_inspect_put (self, group, lt_inspect_make_line (self, line, able ? make_offer_button (self, offer) : NULL));
}

static void
create_popover (GtkMenuButton *button, gpointer unused)
{
  Binding *binding = binding_of (button);

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, binding->make (binding->state, binding->about));
}

/* --- What is added from lists --- */

static void
on_picked (LtPickPopover *popover, gint64 id, GtkWidget *button)
{
  Binding *binding = binding_of (button);

  binding->menu.picked (binding->state, id, binding->about);
}

static void
create_pick (GtkMenuButton *button, gpointer unused)
{
  Binding *binding = binding_of (button);
  GtkWidget *popover;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  popover = lt_pick_popover_new (binding->state, binding->menu.table, binding->menu.label, binding->menu.filter, binding->about);
  gtk_widget_set_halign (popover, GTK_ALIGN_END);
  g_signal_connect_object (popover, "picked", G_CALLBACK (on_picked), button, 0);
  gtk_menu_button_set_popover (button, popover);
}

static void
add_to_heading (GtkWidget *group, GtkWidget *button, const char *icon, const char *label)
{
  GtkWidget *heading = adw_preferences_group_get_header_suffix (ADW_PREFERENCES_GROUP (group));

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), icon);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (GTK_BOX (heading), button);
  g_object_set_data (G_OBJECT (group), "menu", button);
}

static GtkWidget *
make_menu_button (LtInspect *self, LtThing about, const LtInspectMenu *menu)
{
  GtkWidget *button = gtk_menu_button_new ();
  Binding *binding = bind (self, button, &about.id, 1);

  binding->about = about;
  binding->menu = *menu;
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_pick, NULL, NULL);
  return button;
}

void
lt_inspect_menu (LtInspect *self, GtkWidget *group, LtThing about, const LtInspectMenu *menu)
{
  if (g_object_get_data (G_OBJECT (group), "menu") == NULL)
    add_to_heading (group, make_menu_button (self, about, menu), "list-add-symbolic", menu->label);
}

/* A row that is all button. */
static GtkWidget *
make_button_row (GtkWidget *button)
{
  GtkWidget *row = adw_preferences_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (box, "acts");
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static void
set_button_label (GtkWidget *row, const char *label)
{
  GtkWidget *button = gtk_widget_get_first_child (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)));

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
lt_inspect_menu_row (LtInspect *self, GtkWidget *group, LtThing about, const LtInspectMenu *menu)
{
  g_autofree char *key = make_key ("menu", about.table, about.id);
  GtkWidget *row = lt_form_find (self->form, key);

  if (row == NULL)
    {
      row = make_button_row (make_menu_button (self, about, menu));
      set_button_label (row, menu->label);
      lt_form_keep (self->form, key, row);
    }
  lt_inspect_put (self, group, row);
}

void
lt_inspect_popover_row (LtInspect *self, GtkWidget *parent, LtThing about, const char *label,
                        GtkWidget *(*make) (LtViewState *state, LtThing about))
{
  g_autofree char *key = make_key ("popover", about.table, about.id);
  GtkWidget *row = lt_form_find (self->form, key), *button;

  if (row == NULL)
    {
      button = gtk_menu_button_new ();
      bind (self, button, &about.id, 1)->about = about;
      binding_of (button)->make = make;
      gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_popover, NULL, NULL);
      row = make_button_row (button);
      lt_form_keep (self->form, key, row);
    }
  set_button_label (row, label);
  lt_inspect_put_in (self, parent, row);
}

void
lt_inspect_cite_menu (LtInspect *self, GtkWidget *group, LtThing backed)
{
  if (g_object_get_data (G_OBJECT (group), "menu") == NULL)
    add_to_heading (group, make_source_button (self, backed), "document-edit-symbolic", _("Change sources"));
}
