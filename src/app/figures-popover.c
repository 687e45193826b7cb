#include "config.h"
#include "app/figures-popover.h"

#include "app/editor-enterprises.h"
#include "app/figure-field.h"
#include "workspace/edit-figure.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define WIDTH 288

struct _LtFiguresPopover {
  GtkPopover    parent_instance;

  GtkEditable  *year, *fields[LT_N_FIGURES];
  GtkLabel     *refusal;

  LtViewState  *state;               /* (weak) */
  gint64        enterprise;
};

G_DEFINE_FINAL_TYPE (LtFiguresPopover, lt_figures_popover, GTK_TYPE_POPOVER)

static void
show_refusal (LtFiguresPopover *self, const char *refused)
{
  gtk_label_set_label (self->refusal, refused != NULL ? refused : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), refused != NULL);
}

/* Most often it is the year after the last that is known; where none is, the one that is over. */
static gint
guess_year (LtFiguresPopover *self)
{
  GPtrArray *rows = lt_model_refs (lt_view_state_get_model (self->state), LT_TABLE_FIGURE, "enterprise", self->enterprise);
  const LtFigure *latest = lt_figures_latest (rows->pdata, rows->len);
  const gint last = lt_figure_last_year ();

  return latest != NULL && latest->year != LT_UNKNOWN_INT ? MIN (latest->year + 1, last) : last - 2;
}

static void
on_show (LtFiguresPopover *self)
{
  g_autofree char *year = NULL;

  if (self->state == NULL)
    return;
  year = g_strdup_printf ("%d", guess_year (self));
  gtk_editable_set_text (self->year, year);
  for (guint kind = 0; kind < LT_N_FIGURES; kind++)
    gtk_editable_set_text (self->fields[kind], "");
  show_refusal (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->year));
}

static void
on_added (gpointer who, const char *refused)
{
  show_refusal (who, refused);
  if (refused == NULL)
    gtk_popover_popdown (who);
}

static void
on_add (LtFiguresPopover *self)
{
  double values[LT_N_FIGURES];

  if (self->state == NULL || lt_model_get_enterprise (lt_view_state_get_model (self->state), self->enterprise) == NULL)
    return;
  for (guint kind = 0; kind < LT_N_FIGURES; kind++)
    {
      g_autoptr(GError) error = NULL;

      if (!lt_figure_field_read (gtk_editable_get_text (self->fields[kind]), lt_figure_get_measure (kind), &values[kind], &error))
        {
          show_refusal (self, error->message);
          gtk_widget_grab_focus (GTK_WIDGET (self->fields[kind]));
          return;
        }
    }
  lt_editor_add_figures (lt_view_state_get_editor (self->state), self->enterprise, gtk_editable_get_text (self->year), values,
                         on_added, self);
}

static GtkEditable *
add_field (LtFiguresPopover *self, GtkWidget *list, const char *label)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  g_signal_connect_swapped (row, "entry-activated", G_CALLBACK (on_add), self);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return GTK_EDITABLE (row);
}

static GtkWidget *
make_fields (LtFiguresPopover *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Figures of the year"), -1);
  self->year = add_field (self, list, _("Year"));
  for (guint kind = 0; kind < LT_N_FIGURES; kind++)
    {
      g_autofree char *label = lt_figure_get_label (kind);

      self->fields[kind] = add_field (self, list, label);
    }
  return list;
}

static void
lt_figures_popover_dispose (GObject *object)
{
  g_clear_weak_pointer (&LT_FIGURES_POPOVER (object)->state);
  G_OBJECT_CLASS (lt_figures_popover_parent_class)->dispose (object);
}

static void
lt_figures_popover_class_init (LtFiguresPopoverClass *class)
{
  G_OBJECT_CLASS (class)->dispose = lt_figures_popover_dispose;
}

static void
lt_figures_popover_init (LtFiguresPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *add = gtk_button_new_with_mnemonic (_("_Add Year"));

  self->refusal = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->refusal, TRUE);
  gtk_label_set_max_width_chars (self->refusal, 1);                     /* as wide as the fields, not wider */
  gtk_label_set_xalign (self->refusal, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->refusal), "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->refusal), "caption");
  gtk_widget_add_css_class (add, "suggested-action");
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (on_add), self);
  gtk_box_append (GTK_BOX (box), make_fields (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->refusal));
  gtk_box_append (GTK_BOX (box), add);
  gtk_widget_set_size_request (box, WIDTH, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "sources");
  gtk_popover_set_child (GTK_POPOVER (self), box);
  g_signal_connect (self, "show", G_CALLBACK (on_show), NULL);
}

GtkWidget *
lt_figures_popover_new (LtViewState *state, gint64 enterprise)
{
  LtFiguresPopover *self = g_object_new (LT_TYPE_FIGURES_POPOVER, NULL);

  g_set_weak_pointer (&self->state, state);
  self->enterprise = enterprise;
  return GTK_WIDGET (self);
}
