#include "config.h"
#include "app/filter-chip.h"

#include <glib/gi18n-lib.h>

#define MOST_CHARS 18

struct _LtFilterChip {
  GtkWidget      parent_instance;
  char          *label;
  GtkMenuButton *button;
  GtkLabel      *text;
  GtkWidget     *clear;
};

G_DEFINE_FINAL_TYPE (LtFilterChip, lt_filter_chip, GTK_TYPE_WIDGET)

enum { CLEARED, OPEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
on_clear (LtFilterChip *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->button));
  g_signal_emit (self, signals[CLEARED], 0);
}

static void
on_open (GtkMenuButton *button, gpointer self)
{
  g_signal_emit (self, signals[OPEN], 0);
}

GtkMenuButton *
lt_filter_chip_get_button (LtFilterChip *self)
{
  return self->button;
}

void
lt_filter_chip_set_value (LtFilterChip *self, const char *value)
{
  g_autofree char *words = value != NULL ? g_strdup_printf (C_("condition", "%s: %s"), self->label, value) : g_strdup (self->label);

  gtk_label_set_label (self->text, value != NULL ? value : self->label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), value != NULL ? words : NULL);
  gtk_widget_set_visible (self->clear, value != NULL);
  if (value != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "set");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "set");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
lt_filter_chip_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (lt_filter_chip_parent_class)->dispose (object);
}

static void
lt_filter_chip_finalize (GObject *object)
{
  g_free (LT_FILTER_CHIP (object)->label);
  G_OBJECT_CLASS (lt_filter_chip_parent_class)->finalize (object);
}

static void
lt_filter_chip_class_init (LtFilterChipClass *class)
{
  static const char *const names[N_SIGNALS] = { "cleared", "open" };

  G_OBJECT_CLASS (class)->dispose = lt_filter_chip_dispose;
  G_OBJECT_CLASS (class)->finalize = lt_filter_chip_finalize;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], LT_TYPE_FILTER_CHIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "chip");
}

static void
lt_filter_chip_init (LtFilterChip *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
  self->text = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->text, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (self->text, MOST_CHARS);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->text));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->button, box);
  gtk_menu_button_set_create_popup_func (self->button, on_open, self, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
  self->clear = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_set_visible (self->clear, FALSE);
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (on_clear), self);
  gtk_widget_set_parent (self->clear, GTK_WIDGET (self));
}

GtkWidget *
lt_filter_chip_new (const char *label)
{
  LtFilterChip *self = g_object_new (LT_TYPE_FILTER_CHIP, NULL);
  g_autofree char *words = g_strdup_printf (_("Clear the condition “%s”"), label);

  self->label = g_strdup (label);
  gtk_widget_set_tooltip_text (self->clear, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->clear), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  lt_filter_chip_set_value (self, NULL);
  return GTK_WIDGET (self);
}
