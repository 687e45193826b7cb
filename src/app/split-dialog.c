#include "config.h"
#include "app/split-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct {
  LtViewState *state;
  gint64       segment;
  GtkWidget   *dialog;
  GtkWidget   *name;
  GPtrArray   *checks;           /* GtkCheckButton, parallel to `products` */
  GArray      *products;         /* gint64 */
} Split;

static void
split_free (gpointer data, GClosure *closure)
{
  Split *self = data;

  g_object_unref (self->state);
  g_ptr_array_unref (self->checks);
  g_array_unref (self->products);
  g_free (self);
}

static void
on_response (AdwMessageDialog *dialog, const char *response, Split *self)
{
  g_autoptr(GArray) taken = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!g_str_equal (response, "split"))
    return;
  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      g_array_append_val (taken, g_array_index (self->products, gint64, i));
  lt_editor_split (lt_view_state_get_editor (self->state), self->segment, gtk_editable_get_text (GTK_EDITABLE (self->name)),
                   (const gint64 *) (gpointer) taken->data, taken->len);
}

/* What has no name is not split off. */
static void
on_name (Split *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self->dialog), "split", *name != '\0');
}

static void
add_product (Split *self, GtkWidget *list, const LtProduct *product)
{
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), product->name);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  g_ptr_array_add (self->checks, check);
  g_array_append_val (self->products, product->id);
}

static GtkWidget *
make_products (Split *self)
{
  g_autoptr(GPtrArray) products = lt_model_sorted_refs (lt_view_state_get_model (self->state), LT_TABLE_PRODUCT, "segment", self->segment);
  GtkWidget *list = gtk_list_box_new (), *scroll = gtk_scrolled_window_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Products that the new segment takes"), -1);
  for (guint i = 0; i < products->len; i++)
    add_product (self, list, products->pdata[i]);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroll), 300);
  gtk_widget_set_visible (scroll, products->len > 0);
  return scroll;
}

static GtkWidget *
make_content (Split *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *names = gtk_list_box_new ();

  self->name = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name), _("Name of the New Segment"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (names), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (names, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (names), self->name);
  gtk_box_append (GTK_BOX (box), names);
  gtk_box_append (GTK_BOX (box), make_products (self));
  g_signal_connect_swapped (self->name, "changed", G_CALLBACK (on_name), self);
  return box;
}

/* An answer that is no button's leaves the dialog open. */
static void
on_activated (Split *self)
{
  GtkWindow *dialog = GTK_WINDOW (self->dialog);

  if (!adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "split"))
    return;
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "split");
  gtk_window_close (dialog);
}

/**
 * lt_split_dialog_show: asks what becomes a segment of its own, with a name and some of the products.
 *
 * Returns: (transfer none): the dialog, which goes when it is answered
 */
GtkWindow *
lt_split_dialog_show (GtkWindow *parent, LtViewState *state, gint64 segment)
{
  const LtSegment *row = lt_model_get_segment (lt_view_state_get_model (state), segment);
  g_autofree char *heading = g_strdup_printf (_("Split “%s”"), row->name);
  Split *self = g_new0 (Split, 1);

  self->state = g_object_ref (state);
  self->segment = segment;
  self->checks = g_ptr_array_new ();
  self->products = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->dialog = adw_message_dialog_new (parent, heading,
                                         _("A second segment comes beside it, with the same flows and the products that you tick."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (self->dialog), "cancel", _("_Cancel"), "split", _("_Split"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (self->dialog), "split", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (self->dialog), "cancel");
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (self->dialog), make_content (self));
  on_name (self);
  g_signal_connect_swapped (self->name, "entry-activated", G_CALLBACK (on_activated), self);
  g_signal_connect_data (self->dialog, "response", G_CALLBACK (on_response), self, split_free, 0);
  gtk_window_present (GTK_WINDOW (self->dialog));
  gtk_widget_grab_focus (self->name);
  return GTK_WINDOW (self->dialog);
}
