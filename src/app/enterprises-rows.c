/* What is changed of all rows that are selected, by the menu of a row; each time one edit. */
#include "config.h"
#include "app/enterprises-private.h"

#include "app/cell-editor.h"
#include "app/editor-enterprises.h"
#include "app/editor-links.h"
#include "app/menu-items.h"
#include "app/pick-popover.h"
#include "app/row-menu.h"
#include "app/thing-lines.h"

#include <glib/gi18n-lib.h>

/* More honours than a menu can hold are typed. */
#define MOST_HONOURS 20

static LtEditor *
editor_of (LtEnterprisesView *self)
{
  return lt_view_state_get_editor (self->state);
}

static gboolean
is_firms (LtEnterprisesView *self)
{
  return lt_enterprises_view_get_table (self) == LT_TABLE_ENTERPRISE;
}

/* --- Regions, segments, parents, statuses --- */

static void
on_region (LtEnterprisesView *self, gint64 region)
{
  guint n;
  const gint64 *ids = lt_enterprises_view_get_selected (self, &n);

  if (n > 0)
    lt_editor_set_number (editor_of (self), is_firms (self) ? LT_FACT_ENTERPRISE_REGION : LT_FACT_INSTITUTION_REGION, ids, n,
                          region, NULL, NULL);
}

static void
on_parent (LtEnterprisesView *self, gint64 parent)
{
  guint n;
  const gint64 *ids = lt_enterprises_view_get_selected (self, &n);

  if (n > 0)
    lt_editor_set_number (editor_of (self), LT_FACT_ENTERPRISE_PARENT, ids, n, parent, NULL, NULL);
}

/* Those that are not in it yet. */
static void
on_segment (LtEnterprisesView *self, gint64 segment)
{
  LtTable table = lt_enterprises_view_get_table (self);
  g_autoptr(GArray) others = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n;
  const gint64 *ids = lt_enterprises_view_get_selected (self, &n), *left;

  for (guint i = 0; i < n; i++)
    if (!lt_thing_is_linked (lt_enterprises_view_get_model (self), (LtThing) { table, ids[i] }, segment))
      g_array_append_val (others, ids[i]);
  left = (const gint64 *) (gpointer) others->data;
  if (others->len == 0)
    lt_editor_refuse (editor_of (self), _("All of them are in that segment already."));
  else if (is_firms (self))
    lt_editor_participate (editor_of (self), segment, left, others->len);
  else
    lt_editor_study (editor_of (self), segment, left, others->len);
}

static void
pick (LtEnterprisesView *self, LtTable table, const char *label, GCallback picked, GtkWidget *cell)
{
  GtkWidget *popover = lt_pick_popover_new (self->state, table, label, NULL, (LtThing) { table, 0 });

  g_signal_connect_object (popover, "picked", picked, self, G_CONNECT_SWAPPED);
  lt_enterprises_edit_show (self, popover, cell);
}

static void
region_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtEnterprisesView *self = LT_ENTERPRISES_VIEW (widget);

  if (lt_enterprises_edit_can (self))
    pick (self, LT_TABLE_REGION, _("Choose a region"), G_CALLBACK (on_region), lt_enterprises_edit_find (self));
}

static void
segment_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtEnterprisesView *self = LT_ENTERPRISES_VIEW (widget);

  if (lt_enterprises_edit_can (self))
    pick (self, LT_TABLE_SEGMENT, _("Choose a segment"), G_CALLBACK (on_segment), lt_enterprises_edit_find (self));
}

static void
parent_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtEnterprisesView *self = LT_ENTERPRISES_VIEW (widget);

  if (lt_enterprises_edit_can (self) && is_firms (self))
    pick (self, LT_TABLE_ENTERPRISE, _("Choose the parent company"), G_CALLBACK (on_parent), lt_enterprises_edit_find (self));
}

static void
status_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtEnterprisesView *self = LT_ENTERPRISES_VIEW (widget);
  guint n;
  const gint64 *ids = lt_enterprises_view_get_selected (self, &n);

  if (lt_enterprises_edit_can (self) && n > 0)
    lt_editor_set_number (editor_of (self), LT_FACT_ENTERPRISE_STATUS, ids, n, g_variant_get_int32 (parameter), NULL, NULL);
}

/* --- Honours --- */

static void
honour_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtEnterprisesView *self = LT_ENTERPRISES_VIEW (widget);
  const char *honour = g_variant_get_string (parameter, NULL);
  guint n;
  const gint64 *ids = lt_enterprises_view_get_selected (self, &n);

  if (!lt_enterprises_edit_can (self) || n == 0)
    return;
  if (g_str_equal (name, "enterprises.add-honour"))
    lt_editor_add_honour (editor_of (self), ids, n, honour, NULL, NULL);
  else
    lt_editor_remove_honour (editor_of (self), ids, n, honour);
}

static void
on_honour_done (gpointer who, const char *refused)
{
  lt_cell_editor_answer (who, refused);
}

static void
on_honour (GtkWidget *editor, const char *text, int step, LtEnterprisesView *self)
{
  guint n;
  const gint64 *ids = lt_enterprises_view_get_selected (self, &n);

  lt_editor_add_honour (editor_of (self), ids, n, text, on_honour_done, editor);
}

static void
new_honour_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtEnterprisesView *self = LT_ENTERPRISES_VIEW (widget);
  GtkWidget *editor;

  if (!lt_enterprises_edit_can (self))
    return;
  editor = lt_cell_editor_new (_("Honour"), "", 0);
  g_signal_connect (editor, "commit", G_CALLBACK (on_honour), self);
  lt_enterprises_edit_show (self, editor, lt_enterprises_edit_find (self));
}

/* Those that are given here. */
static GMenu *
make_honours (LtEnterprisesView *self)
{
  g_autoptr(GPtrArray) names = lt_directory_list_honours (lt_enterprises_view_get_model (self));
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < MIN (names->len, MOST_HONOURS); i++)
    lt_menu_append (menu, names->pdata[i], "enterprises", "add-honour", g_variant_new_string (names->pdata[i]));
  g_menu_append (menu, _("Another One…"), "enterprises.new-honour");
  return menu;
}

/* Those that any of them has. */
static GMenu *
make_removals (LtEnterprisesView *self)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GMenu *menu = g_menu_new ();
  guint n;
  const gint64 *ids = lt_enterprises_view_get_selected (self, &n);

  for (guint i = 0; i < n && g_hash_table_size (seen) < MOST_HONOURS; i++)
    {
      GPtrArray *rows = lt_model_refs (lt_enterprises_view_get_model (self), LT_TABLE_HONOUR, "enterprise", ids[i]);

      for (guint h = 0; h < rows->len; h++)
        if (g_hash_table_add (seen, ((LtHonour *) rows->pdata[h])->name))
          {
            const char *name = ((LtHonour *) rows->pdata[h])->name;

            lt_menu_append (menu, name, "enterprises", "remove-honour", g_variant_new_string (name));
          }
    }
  return menu;
}

static GMenu *
make_statuses (void)
{
  GMenu *menu = g_menu_new ();

  for (gint status = LT_STATUS_OPERATING; status <= LT_STATUS_CLOSED; status++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (lt_enum_label (LT_TABLE_ENTERPRISE, "status", status), NULL);

      g_menu_item_set_action_and_target (item, "enterprises.status", "i", status);
      g_menu_append_item (menu, item);
    }
  return menu;
}

/* --- Roles --- */

/* (nullable): the one participation of an enterprise that is meant: that in the segment of the filter, else its only one */
static const LtParticipation *
meant_participation (LtEnterprisesView *self, gint64 enterprise)
{
  GPtrArray *rows = lt_model_refs (lt_enterprises_view_get_model (self), LT_TABLE_PARTICIPATION, "enterprise", enterprise);

  if (self->query->segment == 0)
    return rows->len == 1 ? rows->pdata[0] : NULL;
  for (guint i = 0; i < rows->len; i++)
    if (((const LtParticipation *) rows->pdata[i])->segment == self->query->segment)
      return rows->pdata[i];
  return NULL;
}

/* (transfer full) (element-type gint64): the participations of those that are selected of which it is clear which is meant */
static GArray *
list_meant (LtEnterprisesView *self)
{
  GArray *meant = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n;
  const gint64 *ids = lt_enterprises_view_get_selected (self, &n);

  for (guint i = 0; i < n; i++)
    {
      const LtParticipation *row = meant_participation (self, ids[i]);

      if (row != NULL)
        g_array_append_val (meant, row->id);
    }
  return meant;
}

/* (transfer full): which role it is, and of how many where it is not all: "Set the Role in Their Only Segment (3 of 5)" */
static char *
describe_roles (LtEnterprisesView *self, const GArray *meant)
{
  LtModel *model = lt_enterprises_view_get_model (self);
  g_autofree char *where = NULL;
  gint64 segment = self->query->segment;
  guint n;

  lt_enterprises_view_get_selected (self, &n);
  if (segment == 0 && n == 1 && meant->len == 1)
    segment = ((const LtParticipation *) lt_model_get (model, LT_TABLE_PARTICIPATION, g_array_index (meant, gint64, 0)))->segment;
  if (segment != 0)
    {
      const char *name = lt_thing_get_name (model, (LtThing) { LT_TABLE_SEGMENT, segment });

      where = g_strdup_printf (_("Set the Role in “%s”"), name != NULL ? name : "");
    }
  else
    where = g_strdup (_("Set the Role in Their Only Segment"));
  return meant->len == n ? g_steal_pointer (&where)
                         : g_strdup_printf (C_("menu item, how many of how many", "%s (%u of %u)"), where, meant->len, n);
}

static GMenu *
make_roles (void)
{
  GMenu *menu = g_menu_new ();

  for (gint role = LT_ROLE_LEADER; role <= LT_ROLE_SUPPORT; role++)
    lt_menu_append (menu, lt_enum_label (LT_TABLE_PARTICIPATION, "role", role), "enterprises", "role", g_variant_new_int32 (role));
  lt_menu_append (menu, C_("choice", "Not set"), "enterprises", "role", g_variant_new_int32 (LT_ROLE_NONE));
  return menu;
}

static void
append_roles (LtEnterprisesView *self, GMenu *menu)
{
  g_autoptr(GArray) meant = list_meant (self);
  g_autoptr(GMenu) roles = make_roles ();
  g_autofree char *label = meant->len > 0 ? describe_roles (self, meant) : NULL;

  /* A name is no place for a mnemonic. */
  if (label != NULL)
    {
      g_auto(GStrv) parts = g_strsplit (label, "_", -1);
      g_autofree char *plain = g_strjoinv ("__", parts);

      g_menu_append_submenu (menu, plain, G_MENU_MODEL (roles));
    }
}

static void
role_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtEnterprisesView *self = LT_ENTERPRISES_VIEW (widget);
  g_autoptr(GArray) meant = NULL;

  if (!lt_enterprises_edit_can (self) || !is_firms (self))
    return;
  meant = list_meant (self);
  if (meant->len > 0)
    lt_editor_set_number (editor_of (self), LT_FACT_PARTICIPATION_ROLE, (const gint64 *) (gpointer) meant->data, meant->len,
                          g_variant_get_int32 (parameter), NULL, NULL);
}

/* --- In a cell --- */

static void
choose_role (LtEnterprisesView *self, GtkWidget *cell)
{
  g_autoptr(GArray) meant = list_meant (self);
  g_autoptr(GMenu) menu = make_roles ();

  if (meant->len == 0)
    lt_editor_refuse (editor_of (self), _("It is not clear in which segment. Filter by one, or set the role in the inspector."));
  else
    lt_enterprises_edit_show (self, gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)), cell);
}

/** lt_enterprises_rows_choose: opens what @column is chosen from, for all that is selected, over @cell. */
void
lt_enterprises_rows_choose (LtEnterprisesView *self, LtDirectoryColumn column, GtkWidget *cell)
{
  g_autoptr(GMenu) menu = NULL;

  switch (column)
    {
    case LT_DIRECTORY_REGION:
      pick (self, LT_TABLE_REGION, _("Choose a region"), G_CALLBACK (on_region), cell);
      return;
    case LT_DIRECTORY_SEGMENTS:
      pick (self, LT_TABLE_SEGMENT, _("Choose a segment"), G_CALLBACK (on_segment), cell);
      return;
    case LT_DIRECTORY_PARENT:
      pick (self, LT_TABLE_ENTERPRISE, _("Choose the parent company"), G_CALLBACK (on_parent), cell);
      return;
    case LT_DIRECTORY_ROLE:
      choose_role (self, cell);
      return;
    case LT_DIRECTORY_STATUS:
      menu = make_statuses ();
      break;
    case LT_DIRECTORY_HONOURS:
      menu = make_honours (self);
      break;
    default:
      return;
    }
  lt_enterprises_edit_show (self, gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)), cell);
}

/* --- The menu --- */

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtEnterprisesView *self = LT_ENTERPRISES_VIEW (widget);
  guint n;
  const gint64 *ids = self->state != NULL ? lt_enterprises_view_get_selected (self, &n) : NULL;
  gint64 id;

  if (ids == NULL || n == 0)
    return;
  id = ids[0];
  lt_view_state_set_view (self->state, LT_VIEW_CHAINS);
  lt_view_state_go_to (self->state, lt_enterprises_view_get_table (self), id);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtEnterprisesView *self = LT_ENTERPRISES_VIEW (widget);
  guint n;
  const gint64 *ids;

  if (!lt_enterprises_edit_can (self))
    return;
  ids = lt_enterprises_view_get_selected (self, &n);
  lt_editor_delete (editor_of (self), lt_enterprises_view_get_table (self), ids, n);
}

static void
append_submenu (GMenu *menu, const char *label, GMenu *items)
{
  lt_menu_append_submenu (menu, label, items);
  g_object_unref (items);
}

/** lt_enterprises_rows_make_menu: (transfer full): what can be done with all that is selected in the view */
GMenuModel *
lt_enterprises_rows_make_menu (GtkWidget *widget)
{
  LtEnterprisesView *self = LT_ENTERPRISES_VIEW (widget);
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) edits = g_menu_new (), looks = g_menu_new (), end = g_menu_new ();

  if (lt_enterprises_edit_can (self))
    {
      g_menu_append (edits, _("_Edit"), "enterprises.edit");
      g_menu_append (edits, _("Add to a _Segment…"), "enterprises.add-to-segment");
      g_menu_append (edits, _("Set the _Region…"), "enterprises.set-region");
      g_menu_append (end, _("_Delete"), "enterprises.delete");
    }
  if (lt_enterprises_edit_can (self) && is_firms (self))
    {
      g_menu_append (edits, _("Set the _Parent Company…"), "enterprises.set-parent");
      append_roles (self, edits);
      append_submenu (edits, _("Set the S_tatus"), make_statuses ());
      append_submenu (edits, _("Add an _Honour"), make_honours (self));
      append_submenu (edits, _("Remove an H_onour"), make_removals (self));
    }
  g_menu_append (looks, _("Find in the Diagram"), "enterprises.find");
  lt_menu_append_section (menu, edits);
  lt_menu_append_section (menu, looks);
  lt_menu_append_section (menu, end);
  return G_MENU_MODEL (menu);
}

/* Of the table alone: in the search it deletes a letter. */
static void
add_shortcuts (LtEnterprisesView *self)
{
  static const guint keys[] = { GDK_KEY_Delete, GDK_KEY_KP_Delete };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i], 0),
                                                            gtk_named_action_new ("enterprises.delete")));
  gtk_widget_add_controller (GTK_WIDGET (self->table), controller);
}

void
lt_enterprises_rows_add (LtEnterprisesView *self)
{
  lt_row_menu_add (GTK_WIDGET (self), self->table, self->rows, lt_enterprises_rows_make_menu);
  add_shortcuts (self);
}

void
lt_enterprises_rows_install (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "enterprises.add-to-segment", NULL, segment_action);
  gtk_widget_class_install_action (class, "enterprises.set-region", NULL, region_action);
  gtk_widget_class_install_action (class, "enterprises.set-parent", NULL, parent_action);
  gtk_widget_class_install_action (class, "enterprises.status", "i", status_action);
  gtk_widget_class_install_action (class, "enterprises.role", "i", role_action);
  gtk_widget_class_install_action (class, "enterprises.add-honour", "s", honour_action);
  gtk_widget_class_install_action (class, "enterprises.remove-honour", "s", honour_action);
  gtk_widget_class_install_action (class, "enterprises.new-honour", NULL, new_honour_action);
  gtk_widget_class_install_action (class, "enterprises.delete", NULL, delete_action);
  gtk_widget_class_install_action (class, "enterprises.find", NULL, find_action);
}
