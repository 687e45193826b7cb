#include "config.h"
#include "app/text-row.h"

#include "app/draft.h"

#include <glib/gi18n-lib.h>

struct _LtTextRow {
  AdwPreferencesRow parent_instance;

  GtkWidget *box;                /* the field and what stands beside it */
  GtkWidget *title;
  GtkWidget *field;              /* a GtkEntry, or a GtkTextView */
  GtkWidget *ruler;              /* of a GtkTextView: how high its text is */
  GtkWidget *refusal;
  gboolean   preediting;         /* keys belong to the input method */
  LtDraft    draft;
};

G_DEFINE_FINAL_TYPE (LtTextRow, lt_text_row, ADW_TYPE_PREFERENCES_ROW)

enum { COMMIT, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- The text --- */

/** lt_text_row_get_text: returns (transfer full): as it is typed. */
char *
lt_text_row_get_text (LtTextRow *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  if (GTK_IS_ENTRY (self->field))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->field)));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->field));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
show_text (LtTextRow *self, const char *text)
{
  if (GTK_IS_ENTRY (self->field))
    {
      gtk_editable_set_text (GTK_EDITABLE (self->field), text);
      gtk_editable_set_position (GTK_EDITABLE (self->field), -1);
    }
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->field)), text, -1);
}

static void
show_refusal (LtTextRow *self, const char *refused)
{
  gtk_label_set_label (GTK_LABEL (self->refusal), refused != NULL ? refused : "");
  gtk_widget_set_visible (self->refusal, refused != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->field), GTK_ACCESSIBLE_STATE_INVALID,
                               refused != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (refused != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
}

/** lt_text_row_set_stored: @stored: (nullable): what the document says; it is shown unless something else is being typed */
void
lt_text_row_set_stored (LtTextRow *self, const char *stored)
{
  g_autofree char *typed = lt_text_row_get_text (self);

  g_return_if_fail (LT_IS_TEXT_ROW (self));
  if (self->draft.sent != NULL)
    return;      /* the answer is about to come */
  if (lt_draft_store (&self->draft, stored, typed))
    show_text (self, self->draft.stored);
}

/**
 * lt_text_row_answer:
 * @stored: (nullable): what the document says now
 * @refused: (nullable): why the text that was committed is not stored; the text stays
 */
void
lt_text_row_answer (LtTextRow *self, const char *stored, const char *refused)
{
  g_autofree char *typed = lt_text_row_get_text (self);

  g_return_if_fail (LT_IS_TEXT_ROW (self));
  if (lt_draft_answer (&self->draft, stored, typed, refused != NULL))
    show_text (self, self->draft.stored);
  show_refusal (self, refused);
}

static void
commit (LtTextRow *self, gboolean asked)
{
  g_autofree char *typed = lt_text_row_get_text (self);

  if (lt_draft_send (&self->draft, typed, asked))
    g_signal_emit (self, signals[COMMIT], 0, typed);
}

/** lt_text_row_commit: what is typed and not stored is, as by leaving the field. */
void
lt_text_row_commit (LtTextRow *self)
{
  g_return_if_fail (LT_IS_TEXT_ROW (self));
  commit (self, FALSE);
}

/* --- Keys and pointer --- */

static void
on_activate (GtkEntry *entry, LtTextRow *self)
{
  commit (self, TRUE);
}

static void
on_leave (GtkEventControllerFocus *controller, LtTextRow *self)
{
  commit (self, FALSE);
}

static void
on_preedit (GtkWidget *field, const char *preedit, LtTextRow *self)
{
  self->preediting = *preedit != '\0';
}

/* The field has had the key before, and with it the input method. */
static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, LtTextRow *self)
{
  g_autofree char *typed = lt_text_row_get_text (self);

  if (key != GDK_KEY_Escape || self->preediting)
    return GDK_EVENT_PROPAGATE;
  if (lt_draft_is_open (&self->draft, typed))
    show_text (self, self->draft.stored);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-diagram", NULL);
  g_clear_pointer (&self->draft.refused, g_free);
  show_refusal (self, NULL);
  return GDK_EVENT_STOP;
}

/* Before the text view, which would begin a line. */
static gboolean
on_early_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, LtTextRow *self)
{
  if (self->preediting || (state & GDK_CONTROL_MASK) == 0
      || (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter && key != GDK_KEY_ISO_Enter))
    return GDK_EVENT_PROPAGATE;
  commit (self, TRUE);
  return GDK_EVENT_STOP;
}

static void
on_pressed (GtkGestureClick *gesture, int n, double x, double y, LtTextRow *self)
{
  GtkWidget *at = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (at != NULL && (at == self->field || gtk_widget_is_ancestor (at, self->field) || gtk_widget_get_ancestor (at, GTK_TYPE_BUTTON) != NULL))
    return;
  if (GTK_IS_ENTRY (self->field))
    gtk_entry_grab_focus_without_selecting (GTK_ENTRY (self->field));
  else
    gtk_widget_grab_focus (self->field);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (LT_TEXT_ROW (widget)->field);
}

/* --- The row --- */

static void
add_controllers (LtTextRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new (), *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (focus, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (GTK_IS_ENTRY (self->field) ? (gpointer) gtk_editable_get_delegate (GTK_EDITABLE (self->field)) : self->field,
                    "preedit-changed", G_CALLBACK (on_preedit), self);
}

static GtkWidget *
make_line (LtTextRow *self)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_has_frame (GTK_ENTRY (entry), FALSE);
  g_signal_connect (entry, "activate", G_CALLBACK (on_activate), self);
  return entry;
}

static GtkWidget *
make_lines (LtTextRow *self)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_early_key), self);
  gtk_widget_add_controller (view, keys);
  gtk_widget_set_tooltip_text (view, _("Ctrl+Enter, or leaving the field, stores the text"));
  return view;
}

static GtkWidget *
make_label (const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, class);
  return label;
}

/* A text view does not say how high its text is at a width (GTK 4.8): a label of the same text does, unseen behind it. */
static void
on_lines_changed (GtkTextBuffer *buffer, LtTextRow *self)
{
  g_autofree char *text = lt_text_row_get_text (self);

  gtk_label_set_label (GTK_LABEL (self->ruler), text);
}

static GtkWidget *
place_lines (LtTextRow *self)
{
  GtkWidget *overlay = gtk_overlay_new ();

  self->ruler = make_label ("ruler");
  gtk_label_set_wrap_mode (GTK_LABEL (self->ruler), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_opacity (self->ruler, 0);
  gtk_widget_set_can_target (self->ruler, FALSE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->ruler), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->ruler);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->field);
  g_signal_connect (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->field)), "changed", G_CALLBACK (on_lines_changed), self);
  return overlay;
}

static void
build (LtTextRow *self, const char *title, gboolean lines)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->field = lines ? make_lines (self) : make_line (self);
  gtk_widget_set_hexpand (column, TRUE);
  gtk_widget_set_valign (column, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->field), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_box_append (GTK_BOX (column), self->title);
  gtk_box_append (GTK_BOX (column), lines ? place_lines (self) : self->field);
  gtk_box_append (GTK_BOX (column), self->refusal);
  gtk_box_append (GTK_BOX (self->box), column);
  add_controllers (self);
}

/** lt_text_row_add_suffix: @suffix: a button that belongs to the row, at its end */
void
lt_text_row_add_suffix (LtTextRow *self, GtkWidget *suffix)
{
  gtk_widget_set_valign (suffix, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), suffix);
}

void
lt_text_row_set_compact (LtTextRow *self, const char *placeholder)
{
  gtk_widget_set_visible (self->title, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "compact");
  if (GTK_IS_ENTRY (self->field))
    gtk_entry_set_placeholder_text (GTK_ENTRY (self->field), placeholder);
}

/** lt_text_row_get_field: returns (transfer none): what has the keyboard when somebody types. */
GtkWidget *
lt_text_row_get_field (LtTextRow *self)
{
  return self->field;
}

static void
lt_text_row_finalize (GObject *object)
{
  lt_draft_clear (&LT_TEXT_ROW (object)->draft);
  G_OBJECT_CLASS (lt_text_row_parent_class)->finalize (object);
}

static void
lt_text_row_class_init (LtTextRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = lt_text_row_finalize;
  GTK_WIDGET_CLASS (class)->grab_focus = grab_focus;
  signals[COMMIT] = g_signal_new ("commit", LT_TYPE_TEXT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
lt_text_row_init (LtTextRow *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->title = make_label ("title");
  self->refusal = make_label ("refusal");
  gtk_widget_set_visible (self->refusal, FALSE);
  gtk_widget_add_css_class (self->box, "header");
  gtk_widget_add_css_class (GTK_WIDGET (self), "text");
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), self->box);
  lt_draft_store (&self->draft, "", "");
}

GtkWidget *
lt_text_row_new (const char *title, gboolean lines)
{
  LtTextRow *self = g_object_new (LT_TYPE_TEXT_ROW, NULL);

  build (self, title, lines);
  return GTK_WIDGET (self);
}
