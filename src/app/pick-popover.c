#include "config.h"
#include "app/pick-popover.h"

#include <glib/gi18n-lib.h>

#define MOST 50                      /* rows: who does not see it types more of the name */
#define MOST_HITS 2000               /* of all tables: a syllable that every name has would be sorted for long */

struct _LtPickPopover {
  GtkPopover      parent_instance;

  GtkSearchEntry *entry;
  GtkListBox     *list;
  GtkWidget      *scroller, *nothing;

  LtViewState    *state;             /* (weak) */
  LtTable         table;
  LtPickFilter    filter;
  LtThing         about;
};

G_DEFINE_FINAL_TYPE (LtPickPopover, lt_pick_popover, GTK_TYPE_POPOVER)

enum { PICKED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- The list --- */

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static GtkWidget *
make_row (LtPickPopover *self, gint64 id)
{
  LtThing thing = { self->table, id };
  LtModel *model = lt_view_state_get_model (self->state);
  const char *name = lt_thing_get_name (model, thing);
  g_autofree char *place = lt_thing_get_place (model, thing), *words = NULL;
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), make_label (name != NULL ? name : "", NULL));
  if (*place != '\0')
    {
      GtkWidget *dim = make_label (place, "dim-label");

      gtk_widget_add_css_class (dim, "caption");
      gtk_box_append (GTK_BOX (box), dim);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  words = g_strconcat (name != NULL ? name : "", *place != '\0' ? C_("list", ", ") : "", place, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&id, sizeof id), g_free);
  return row;
}

/* Returns whether there is room for more. */
static gboolean
offer (LtPickPopover *self, gint64 id, guint *shown)
{
  if (self->filter != NULL && !self->filter (self->state, id, self->about))
    return TRUE;
  gtk_list_box_append (self->list, make_row (self, id));
  return ++*shown < MOST;
}

static void
offer_hits (LtPickPopover *self, const char *text, guint *shown)
{
  g_autoptr(GArray) hits = lt_search_run (lt_view_state_get_search (self->state), text, MOST_HITS);

  for (guint i = 0; i < hits->len; i++)
    {
      LtSearchHit *hit = &g_array_index (hits, LtSearchHit, i);

      if (hit->table == self->table && !offer (self, hit->id, shown))
        return;
    }
}

static void
offer_first (LtPickPopover *self, guint *shown)
{
  const GPtrArray *rows = lt_model_get_sorted (lt_view_state_get_model (self->state), self->table);

  for (guint i = 0; i < rows->len; i++)
    if (!offer (self, ((LtRow *) rows->pdata[i])->id, shown))
      return;
}

static void
list_things (LtPickPopover *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  GtkListBoxRow *row;
  guint shown = 0;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  if (self->state == NULL)
    return;
  if (*text != '\0')
    offer_hits (self, text, &shown);
  else
    offer_first (self, &shown);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_widget_set_visible (self->scroller, shown > 0);
  gtk_widget_set_visible (self->nothing, shown == 0);
}

/* --- Picking --- */

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, LtPickPopover *self)
{
  gint64 id = *(gint64 *) g_object_get_data (G_OBJECT (row), "id");

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[PICKED], 0, id);
}

/* Enter may come before the entry has told of the last letters. */
static void
on_activate (GtkSearchEntry *entry, LtPickPopover *self)
{
  GtkListBoxRow *row;

  list_things (self);
  row = gtk_list_box_get_selected_row (self->list);
  if (row != NULL)
    on_row_activated (self->list, row, self);
}

static void
on_stop_search (GtkSearchEntry *entry, LtPickPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

/* After the entry, whose input method may want the arrows. */
static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, LtPickPopover *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  if ((key != GDK_KEY_Down && key != GDK_KEY_KP_Down) || row == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return GDK_EVENT_STOP;
}

static void
on_show (LtPickPopover *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  list_things (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

void
lt_pick_popover_set_text (LtPickPopover *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  list_things (self);
}

void
lt_pick_popover_activate (LtPickPopover *self)
{
  on_activate (self->entry, self);
}

/* --- The popover --- */

static void
lt_pick_popover_dispose (GObject *object)
{
  g_clear_weak_pointer (&LT_PICK_POPOVER (object)->state);
  G_OBJECT_CLASS (lt_pick_popover_parent_class)->dispose (object);
}

static void
lt_pick_popover_class_init (LtPickPopoverClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = lt_pick_popover_dispose;
  signals[PICKED] = g_signal_new ("picked", LT_TYPE_PICK_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/liantu/Liantu/pick-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, LtPickPopover, entry);
  gtk_widget_class_bind_template_child (widget_class, LtPickPopover, list);
  gtk_widget_class_bind_template_child (widget_class, LtPickPopover, scroller);
  gtk_widget_class_bind_template_child (widget_class, LtPickPopover, nothing);
  gtk_widget_class_bind_template_callback (widget_class, list_things);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_key);
  gtk_widget_class_bind_template_callback (widget_class, on_show);
}

static void
lt_pick_popover_init (LtPickPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
lt_pick_popover_new (LtViewState *state, LtTable table, const char *label, LtPickFilter filter, LtThing about)
{
  LtPickPopover *self = g_object_new (LT_TYPE_PICK_POPOVER, NULL);

  g_set_weak_pointer (&self->state, state);
  self->table = table;
  self->filter = filter;
  self->about = about;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}
