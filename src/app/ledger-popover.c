#include "config.h"
#include "app/ledger-popover.h"

#include "app/drop-down.h"
#include "app/editor-recruit.h"
#include "workspace/edit-ledger.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

struct _LtLedgerPopover {
  GtkPopover   parent_instance;

  /* Template */
  GtkListBox  *entries;
  GtkWidget   *scroller;
  GtkDropDown *kind;
  GtkEditable *dated, *note;
  GtkLabel    *refusal;

  LtViewState *state;                /* (weak) */
  gint64       target;
};

G_DEFINE_FINAL_TYPE (LtLedgerPopover, lt_ledger_popover, GTK_TYPE_POPOVER)

/* What a hand enters; stage changes and money are of projects. */
static const LtLedgerKind kinds[] = { LT_LEDGER_CONTACT, LT_LEDGER_VISIT, LT_LEDGER_MEETING, LT_LEDGER_NOTE };

/* --- What is entered --- */

static int
latest_first (gconstpointer a, gconstpointer b)
{
  const LtLedger *x = *(LtLedger *const *) a, *y = *(LtLedger *const *) b;
  int days = strcmp (y->dated, x->dated);

  return days != 0 ? days : x->kind != y->kind ? x->kind - y->kind : g_strcmp0 (x->note, y->note);
}

GPtrArray *
lt_ledger_list (LtModel *model, gint64 target)
{
  GPtrArray *rows = g_ptr_array_copy (lt_model_refs (model, LT_TABLE_LEDGER, "target", target), NULL, NULL);

  g_ptr_array_sort (rows, latest_first);
  return rows;
}

static void
on_remove (GtkButton *button, LtLedgerPopover *self)
{
  gint64 id = *(gint64 *) g_object_get_data (G_OBJECT (button), "id");

  if (self->state == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->kind));
  lt_editor_remove (lt_view_state_get_editor (self->state), (LtThing) { LT_TABLE_LEDGER, id });
}

static void
add_entry (LtLedgerPopover *self, const LtLedger *entry)
{
  GtkWidget *row = adw_action_row_new (), *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *title = g_strdup_printf (C_("ledger: day, kind", "%s %s"), entry->dated,
                                            lt_enum_label (LT_TABLE_LEDGER, "kind", entry->kind));
  g_autofree char *label = g_strdup_printf (_("Remove the entry “%s”"), title);
  g_autofree char *subtitle = entry->note != NULL && entry->author != NULL ? g_strdup_printf ("%s · %s", entry->note, entry->author)
                              : g_strdup (entry->note != NULL ? entry->note : entry->author != NULL ? entry->author : "");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (remove), "id", g_memdup2 (&entry->id, sizeof entry->id), g_free);
  g_signal_connect (remove, "clicked", G_CALLBACK (on_remove), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  gtk_list_box_append (self->entries, row);
}

static void
on_refreshed (LtLedgerPopover *self)
{
  g_autoptr(GPtrArray) rows = lt_ledger_list (lt_view_state_get_model (self->state), self->target);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->entries, 0)) != NULL)
    gtk_list_box_remove (self->entries, GTK_WIDGET (row));
  for (guint i = 0; i < rows->len; i++)
    add_entry (self, rows->pdata[i]);
  gtk_widget_set_visible (self->scroller, rows->len > 0);
}

/* --- One more --- */

static void
set_today (LtLedgerPopover *self)
{
  g_autofree char *today = lt_edit_today ();

  gtk_editable_set_text (self->dated, today);
}

static void
on_added (gpointer who, const char *refused)
{
  LtLedgerPopover *self = who;

  gtk_label_set_label (self->refusal, refused != NULL ? refused : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), refused != NULL);
  if (refused == NULL)
    gtk_editable_set_text (self->note, "");
}

static void
on_add (LtLedgerPopover *self)
{
  LtLedger entry = { .target = self->target, .dated = (char *) gtk_editable_get_text (self->dated), .amount_wan = LT_UNKNOWN,
                     .kind = kinds[gtk_drop_down_get_selected (self->kind)], .note = (char *) gtk_editable_get_text (self->note) };

  if (self->state != NULL && lt_model_get (lt_view_state_get_model (self->state), LT_TABLE_TARGET, self->target) != NULL)
    lt_editor_add_ledger (lt_view_state_get_editor (self->state), &entry, on_added, self);
}

/* --- The popover --- */

static void
lt_ledger_popover_dispose (GObject *object)
{
  g_clear_weak_pointer (&LT_LEDGER_POPOVER (object)->state);
  G_OBJECT_CLASS (lt_ledger_popover_parent_class)->dispose (object);
}

static void
lt_ledger_popover_class_init (LtLedgerPopoverClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = lt_ledger_popover_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/liantu/Liantu/ledger-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, LtLedgerPopover, entries);
  gtk_widget_class_bind_template_child (widget_class, LtLedgerPopover, scroller);
  gtk_widget_class_bind_template_child (widget_class, LtLedgerPopover, kind);
  gtk_widget_class_bind_template_child (widget_class, LtLedgerPopover, dated);
  gtk_widget_class_bind_template_child (widget_class, LtLedgerPopover, note);
  gtk_widget_class_bind_template_child (widget_class, LtLedgerPopover, refusal);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
}

static void
lt_ledger_popover_init (LtLedgerPopover *self)
{
  g_autoptr(GtkStringList) list = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  lt_drop_down_name_button (self->kind);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (list, lt_enum_label (LT_TABLE_LEDGER, "kind", kinds[i]));
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (list));
  set_today (self);
}

GtkWidget *
lt_ledger_popover_new (LtViewState *state, gint64 target)
{
  LtLedgerPopover *self = g_object_new (LT_TYPE_LEDGER_POPOVER, NULL);

  g_set_weak_pointer (&self->state, state);
  self->target = target;
  g_signal_connect_object (state, "refreshed", G_CALLBACK (on_refreshed), self, G_CONNECT_SWAPPED);
  on_refreshed (self);
  return GTK_WIDGET (self);
}
