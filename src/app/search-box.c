#include "config.h"
#include "app/search-box.h"

#include <glib/gi18n-lib.h>

#define MOST_HITS 80

struct _LtSearchBox {
  GtkWidget       parent_instance;

  /* Template */
  GtkSearchEntry *entry;
  GtkPopover     *popover;
  GtkListBox     *hits;
  GtkScrolledWindow *scroller;
  GtkWidget      *nothing;

  LtViewState    *state;
  char           *done;          /* (nullable): the text that one has gone on from */
};

G_DEFINE_FINAL_TYPE (LtSearchBox, lt_search_box, GTK_TYPE_WIDGET)

/* What is looked for most comes first. */
static const LtTable order[] = {
  LT_TABLE_CHAIN, LT_TABLE_SEGMENT, LT_TABLE_ENTERPRISE, LT_TABLE_PROJECT, LT_TABLE_INSTITUTION, LT_TABLE_REGION,
};

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

static void
add_hit (LtSearchBox *self, LtThing thing)
{
  LtModel *model = lt_view_state_get_model (self->state);
  const char *name = lt_thing_get_name (model, thing);
  g_autofree char *place = name != NULL ? lt_thing_get_place (model, thing) : NULL;
  g_autofree char *words = NULL;
  GtkWidget *box, *row;

  if (name == NULL)
    return;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), make_label (name, NULL));
  if (*place != '\0')
    {
      GtkWidget *dim = make_label (place, "dim-label");

      gtk_widget_add_css_class (dim, "caption");
      gtk_box_append (GTK_BOX (box), dim);
    }
  row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "thing", g_memdup2 (&thing, sizeof thing), g_free);
  words = g_strdup_printf ("%s%s%s%s%s", lt_table_get_label (thing.table), C_("list", ", "), name, *place != '\0' ? C_("list", ", ") : "", place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_list_box_append (self->hits, row);
}

static LtThing *
thing_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "thing");
}

static void
header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  LtTable table = thing_of (row)->table;
  GtkWidget *label;

  if (before != NULL && thing_of (before)->table == table)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = make_label (lt_table_get_label (table), "heading");
  gtk_widget_add_css_class (label, "hits-heading");
  gtk_list_box_row_set_header (row, label);
}

static void
clear (LtSearchBox *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->hits, 0)) != NULL)
    gtk_list_box_remove (self->hits, GTK_WIDGET (row));
}

static void
list_hits (LtSearchBox *self, const char *text)
{
  g_autoptr(GArray) hits = lt_search_run (lt_view_state_get_search (self->state), text, MOST_HITS);
  GtkListBoxRow *first;

  clear (self);
  for (guint t = 0; t < G_N_ELEMENTS (order); t++)
    for (guint i = 0; i < hits->len; i++)
      {
        LtSearchHit *hit = &g_array_index (hits, LtSearchHit, i);

        if (hit->table == order[t])
          add_hit (self, (LtThing) { hit->table, hit->id });
      }
  first = gtk_list_box_get_row_at_index (self->hits, 0);
  gtk_list_box_select_row (self->hits, first);
  gtk_widget_set_visible (self->nothing, first == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->scroller), first != NULL);
}

static void
on_search_changed (GtkSearchEntry *entry, LtSearchBox *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  /* The entry tells of a text some time after it was typed, which may be after Enter. */
  if (self->state == NULL || g_strcmp0 (text, self->done) == 0)
    return;
  g_clear_pointer (&self->done, g_free);
  lt_view_state_set_search_text (self->state, text);
  if (*text == '\0')
    {
      clear (self);
      gtk_popover_popdown (self->popover);
      return;
    }
  list_hits (self, text);
  gtk_popover_popup (self->popover);
}

/* The text stays to go on from; what it dimmed is bright again. */
static void
finish (LtSearchBox *self)
{
  g_free (self->done);
  self->done = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  gtk_popover_popdown (self->popover);
  lt_view_state_set_search_text (self->state, "");
}

static void
go_to (LtSearchBox *self, GtkListBoxRow *row)
{
  LtThing thing = *thing_of (row);

  finish (self);
  if (thing.table == LT_TABLE_REGION)
    lt_view_state_select (self->state, thing.table, thing.id);
  else
    lt_view_state_go_to (self->state, thing.table, thing.id);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, LtSearchBox *self)
{
  go_to (self, row);
}

/* Enter may come before the entry has told of the last letters. */
static void
on_activate (GtkSearchEntry *entry, LtSearchBox *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  GtkListBoxRow *row;

  if (self->state == NULL || *text == '\0')
    return;
  row = gtk_list_box_get_selected_row (self->hits);
  if (row == NULL || g_strcmp0 (lt_view_state_get_search_text (self->state), text) != 0)
    list_hits (self, text);
  row = gtk_list_box_get_selected_row (self->hits);
  if (row != NULL)
    go_to (self, row);
}

static void
on_stop_search (GtkSearchEntry *entry, LtSearchBox *self)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  gtk_popover_popdown (self->popover);
  if (self->state != NULL)
    lt_view_state_set_search_text (self->state, "");
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-diagram", NULL);
}

static gboolean
walk (LtSearchBox *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->hits);
  GtkListBoxRow *next = row != NULL ? gtk_list_box_get_row_at_index (self->hits, gtk_list_box_row_get_index (row) + step) : NULL;
  graphene_rect_t bounds;

  if (row == NULL || !gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    return GDK_EVENT_PROPAGATE;
  if (next == NULL)
    return GDK_EVENT_STOP;
  gtk_list_box_select_row (self->hits, next);
  if (gtk_widget_compute_bounds (GTK_WIDGET (next), GTK_WIDGET (self->hits), &bounds))
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (self->scroller), bounds.origin.y,
                               bounds.origin.y + bounds.size.height);
  return GDK_EVENT_STOP;
}

static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, LtSearchBox *self)
{
  if (key == GDK_KEY_Down || key == GDK_KEY_KP_Down)
    return walk (self, 1);
  if (key == GDK_KEY_Up || key == GDK_KEY_KP_Up)
    return walk (self, -1);
  return GDK_EVENT_PROPAGATE;
}

/* Away from the entry nothing is being searched for. */
static void
on_leave (GtkEventControllerFocus *controller, LtSearchBox *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (self->state != NULL && (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->popover))))
    finish (self);
}

/** lt_search_box_start: puts the keyboard into the entry, with what is in it selected. */
void
lt_search_box_start (LtSearchBox *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

void
lt_search_box_set_text (LtSearchBox *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  on_search_changed (self->entry, self);
}

void
lt_search_box_activate (LtSearchBox *self)
{
  on_activate (self->entry, self);
}

GtkWidget *
lt_search_box_get_hits (LtSearchBox *self)
{
  return GTK_WIDGET (self->hits);
}

void
lt_search_box_set_state (LtSearchBox *self, LtViewState *state)
{
  g_return_if_fail (LT_IS_SEARCH_BOX (self));
  clear (self);
  g_set_object (&self->state, state);
  gtk_widget_set_sensitive (GTK_WIDGET (self), state != NULL);
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LtSearchBox *self = LT_SEARCH_BOX (widget);

  gtk_widget_allocate (GTK_WIDGET (self->entry), width, height, baseline, NULL);
  gtk_popover_present (self->popover);
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (LT_SEARCH_BOX (widget)->entry), orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static void
lt_search_box_dispose (GObject *object)
{
  LtSearchBox *self = LT_SEARCH_BOX (object);

  g_clear_object (&self->state);
  g_clear_pointer (&self->done, g_free);
  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->popover)));
  if (self->entry != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->entry)));
  G_OBJECT_CLASS (lt_search_box_parent_class)->dispose (object);
}

static void
lt_search_box_class_init (LtSearchBoxClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = lt_search_box_dispose;
  widget_class->size_allocate = size_allocate;
  widget_class->measure = measure;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/liantu/Liantu/search-box.ui");
  gtk_widget_class_bind_template_child (widget_class, LtSearchBox, entry);
  gtk_widget_class_bind_template_child (widget_class, LtSearchBox, popover);
  gtk_widget_class_bind_template_child (widget_class, LtSearchBox, hits);
  gtk_widget_class_bind_template_child (widget_class, LtSearchBox, scroller);
  gtk_widget_class_bind_template_child (widget_class, LtSearchBox, nothing);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_key);
  gtk_widget_class_bind_template_callback (widget_class, on_leave);
}

static void
lt_search_box_init (LtSearchBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->hits, header, NULL, NULL);
}
