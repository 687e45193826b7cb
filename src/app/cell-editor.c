#include "config.h"
#include "app/cell-editor.h"

#define LEAST_WIDTH 160

struct _LtCellEditor {
  GtkPopover  parent_instance;
  GtkWidget  *entry;
  GtkLabel   *refusal;
};

G_DEFINE_FINAL_TYPE (LtCellEditor, lt_cell_editor, GTK_TYPE_POPOVER)

enum { COMMIT, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
commit (LtCellEditor *self, int step)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  g_signal_emit (self, signals[COMMIT], 0, text, step);
}

static void
on_activate (LtCellEditor *self)
{
  commit (self, 0);
}

static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, LtCellEditor *self)
{
  if (key != GDK_KEY_Tab && key != GDK_KEY_ISO_Left_Tab && key != GDK_KEY_KP_Tab)
    return GDK_EVENT_PROPAGATE;
  commit (self, (state & GDK_SHIFT_MASK) != 0 ? -1 : 1);
  return GDK_EVENT_STOP;
}

void
lt_cell_editor_answer (LtCellEditor *self, const char *refused)
{
  if (refused == NULL)
    {
      gtk_popover_popdown (GTK_POPOVER (self));
      return;
    }
  gtk_label_set_label (self->refusal, refused);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), TRUE);
  gtk_widget_add_css_class (self->entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_widget_grab_focus (self->entry);
}

GtkEditable *
lt_cell_editor_get_entry (LtCellEditor *self)
{
  return GTK_EDITABLE (self->entry);
}

static void
on_show (LtCellEditor *self)
{
  gtk_widget_grab_focus (self->entry);
}

static void
lt_cell_editor_class_init (LtCellEditorClass *class)
{
  signals[COMMIT] = g_signal_new ("commit", LT_TYPE_CELL_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                  G_TYPE_STRING, G_TYPE_INT);
}

static void
lt_cell_editor_init (LtCellEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = gtk_entry_new ();
  self->refusal = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->refusal, TRUE);
  gtk_label_set_xalign (self->refusal, 0);
  gtk_label_set_max_width_chars (self->refusal, 36);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->refusal), "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->refusal), "caption");
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->refusal));
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_activate), self);
  g_signal_connect_swapped (self, "show", G_CALLBACK (on_show), self);
}

GtkWidget *
lt_cell_editor_new (const char *label, const char *text, int width)
{
  LtCellEditor *self = g_object_new (LT_TYPE_CELL_EDITOR, NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_widget_set_size_request (self->entry, MAX (width, LEAST_WIDTH), -1);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}
