#include "config.h"
#include "app/cargo-drag.h"

/* Pixels between the pointer and what is written beside it, which is above: below it others write what they would do. */
#define GAP_X 12
#define GAP_Y 8
#define MOST_CHARS 28

/* --- What is written beside the pointer --- */

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MOST_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static GtkWidget *
make_chip (const LtCargo *cargo)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *hint = make_label ("");

  gtk_widget_add_css_class (box, "drag-chip");
  gtk_box_append (GTK_BOX (box), make_label (cargo->name));
  gtk_widget_add_css_class (hint, "caption");
  gtk_widget_set_visible (hint, FALSE);
  gtk_box_append (GTK_BOX (box), hint);
  return box;
}

/* Its lower left corner stays beside the pointer, whatever is written. */
static void
place_chip (GdkDrag *drag, GtkWidget *chip)
{
  int height;

  gtk_widget_measure (chip, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  gdk_drag_set_hotspot (drag, -GAP_X, height + GAP_Y);
}

static void
show_chip (GdkDrag *drag, const LtCargo *cargo)
{
  GtkWidget *icon = gtk_drag_icon_get_for_drag (drag), *chip = make_chip (cargo);

  gtk_drag_icon_set_child (GTK_DRAG_ICON (icon), chip);
  place_chip (drag, chip);
}

/** lt_cargo_drag_hint: what letting go here would do, beside the pointer. */
void
lt_cargo_drag_hint (GdkDrop *drop, const char *text, gboolean refused)
{
  GdkDrag *drag = drop != NULL ? gdk_drop_get_drag (drop) : NULL;
  GtkWidget *chip = drag != NULL ? gtk_drag_icon_get_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag))) : NULL;
  GtkWidget *hint;

  if (chip == NULL || !gtk_widget_has_css_class (chip, "drag-chip"))
    return;
  hint = gtk_widget_get_last_child (chip);
  gtk_label_set_label (GTK_LABEL (hint), text != NULL ? text : "");
  gtk_widget_set_visible (hint, text != NULL);
  if (refused)
    gtk_widget_add_css_class (hint, "refused");
  else
    gtk_widget_remove_css_class (hint, "refused");
  place_chip (drag, chip);
}

/* --- The source --- */

static GdkContentProvider *
make_content (LtCargo *cargo)
{
  GdkContentProvider *both[2] = {
    gdk_content_provider_new_typed (LT_TYPE_CARGO, cargo), gdk_content_provider_new_typed (G_TYPE_STRING, cargo->text),
  };

  return gdk_content_provider_new_union (both, G_N_ELEMENTS (both));
}

typedef struct {
  LtCargoFunc func;
  gpointer    data;
  LtCargo    *cargo;         /* (nullable): of the drag under way */
} Source;

static GdkContentProvider *
on_prepare (GtkDragSource *drag, double x, double y, Source *source)
{
  g_clear_pointer (&source->cargo, lt_cargo_unref);
  source->cargo = source->func (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (drag)), x, y, source->data);
  return source->cargo != NULL ? make_content (source->cargo) : NULL;
}

static void
on_begin (GtkDragSource *drag_source, GdkDrag *drag, Source *source)
{
  show_chip (drag, source->cargo);
}

static void
source_free (gpointer data, GClosure *closure)
{
  Source *source = data;

  g_clear_pointer (&source->cargo, lt_cargo_unref);
  g_free (source);
}

/** lt_cargo_drag_add: a widget from which one drags what @func makes. */
void
lt_cargo_drag_add (GtkWidget *widget, LtCargoFunc func, gpointer data)
{
  GtkDragSource *drag = gtk_drag_source_new ();
  Source *source = g_new0 (Source, 1);

  source->func = func;
  source->data = data;
  g_signal_connect_data (drag, "prepare", G_CALLBACK (on_prepare), source, source_free, 0);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_begin), source);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
}

/* --- Out of a gesture --- */

/* Cancelled, it may also finish. */
static void
on_finished (GdkDrag *drag)
{
  g_signal_handlers_disconnect_by_func (drag, on_finished, drag);
  g_object_unref (drag);
}

gboolean
lt_cargo_drag_begin (GtkGesture *gesture, LtCargo *cargo, double x, double y)
{
  GtkNative *native = gtk_widget_get_native (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)));
  GdkDevice *device = gtk_gesture_get_device (gesture);
  g_autoptr(GdkContentProvider) content = make_content (cargo);
  GdkDrag *drag = native != NULL && device != NULL ? gdk_drag_begin (gtk_native_get_surface (native), device, content, GDK_ACTION_COPY, x, y)
                                                   : NULL;

  if (drag == NULL)
    return FALSE;
  show_chip (drag, cargo);
  g_signal_connect_swapped (drag, "dnd-finished", G_CALLBACK (on_finished), drag);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (on_finished), drag);
  return TRUE;
}
