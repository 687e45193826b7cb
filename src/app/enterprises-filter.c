/* The conditions above the table, each of which one can take back by itself. */
#include "config.h"
#include "app/enterprises-private.h"

#include "app/menu-items.h"
#include "app/pick-popover.h"
#include "app/wrap-layout.h"

#include <glib/gi18n-lib.h>

/* More honours than a menu can hold are found by searching. */
#define MOST_HONOURS 40

static const char *const where_nicks[] = { "", "local", "outside" };

static const char *
where_label (LtWhere where)
{
  return where == LT_WHERE_LOCAL ? C_("place", "Local") : where == LT_WHERE_OUTSIDE ? C_("place", "Outside") : NULL;
}

static const struct { LtTable table; gsize offset; } picked[] = {
  [CHIP_REGION]  = { LT_TABLE_REGION, G_STRUCT_OFFSET (LtQuery, region) },
  [CHIP_CHAIN]   = { LT_TABLE_CHAIN, G_STRUCT_OFFSET (LtQuery, chain) },
  [CHIP_SEGMENT] = { LT_TABLE_SEGMENT, G_STRUCT_OFFSET (LtQuery, segment) },
};

static gint64 *
key_of (LtEnterprisesView *self, LtEnterprisesChip chip)
{
  return G_STRUCT_MEMBER_P (self->query, picked[chip].offset);
}

/* --- What is shown --- */

/* (nullable): a name, and where it is gone, that it is */
static const char *
picked_name (LtEnterprisesView *self, LtEnterprisesChip chip)
{
  gint64 key = *key_of (self, chip);
  LtThing thing = { picked[chip].table, key };
  const char *name = key != 0 ? lt_thing_get_name (lt_enterprises_view_get_model (self), thing) : NULL;

  return key == 0 || name != NULL ? name : C_("condition", "no longer there");
}

static void
set_state (LtEnterprisesView *self, const char *name, GVariant *state)
{
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)), state);
}

/** lt_enterprises_filter_update: the chips say what the query asks for. */
void
lt_enterprises_filter_update (LtEnterprisesView *self)
{
  gboolean firms = lt_enterprises_view_get_table (self) == LT_TABLE_ENTERPRISE;
  const char *status = lt_enum_nick (LT_TABLE_ENTERPRISE, "status", self->query->status);

  for (guint i = CHIP_REGION; i <= CHIP_SEGMENT; i++)
    lt_filter_chip_set_value (self->chips[i], picked_name (self, i));
  lt_filter_chip_set_value (self->chips[CHIP_HONOUR], self->query->honour);
  lt_filter_chip_set_value (self->chips[CHIP_STATUS],
                            self->query->status != LT_STATUS_NONE ? lt_enum_label (LT_TABLE_ENTERPRISE, "status", self->query->status) : NULL);
  lt_filter_chip_set_value (self->chips[CHIP_WHERE], where_label (self->query->where));
  gtk_widget_set_visible (GTK_WIDGET (self->chips[CHIP_HONOUR]), firms);
  gtk_widget_set_visible (GTK_WIDGET (self->chips[CHIP_STATUS]), firms);
  set_state (self, "honour", g_variant_new_string (self->query->honour != NULL ? self->query->honour : ""));
  set_state (self, "status", g_variant_new_string (status != NULL ? status : ""));
  set_state (self, "where", g_variant_new_string (where_nicks[self->query->where]));
  set_state (self, "unlinked", g_variant_new_boolean (self->query->unlinked));
}

static void
follow (LtEnterprisesView *self)
{
  lt_enterprises_filter_update (self);
  lt_enterprises_view_relist (self);
}

/** lt_enterprises_filter_set: asks for something else, text and all. */
void
lt_enterprises_filter_set (LtEnterprisesView *self, const LtQuery *query)
{
  LtQuery *copy = lt_query_copy (query);

  lt_query_free (self->query);
  self->query = copy;
  self->syncing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), copy->text != NULL ? copy->text : "");
  self->syncing = FALSE;
  follow (self);
}

void
lt_enterprises_filter_reset (LtEnterprisesView *self)
{
  g_autoptr(LtQuery) query = lt_query_new (lt_enterprises_view_get_table (self));

  lt_enterprises_filter_set (self, query);
}

/* --- What is chosen --- */

static LtEnterprisesChip
chip_of (gpointer chip)
{
  return GPOINTER_TO_UINT (g_object_get_data (chip, "chip"));
}

static void
on_picked (LtFilterChip *chip, gint64 id)
{
  LtEnterprisesView *self = LT_ENTERPRISES_VIEW (gtk_widget_get_ancestor (GTK_WIDGET (chip), LT_TYPE_ENTERPRISES_VIEW));

  *key_of (self, chip_of (chip)) = id;
  follow (self);
}

static void
on_cleared (LtFilterChip *chip, LtEnterprisesView *self)
{
  switch (chip_of (chip))
    {
    case CHIP_HONOUR:
      lt_query_set_honour (self->query, NULL);
      break;
    case CHIP_STATUS:
      self->query->status = LT_STATUS_NONE;
      break;
    case CHIP_WHERE:
      self->query->where = LT_WHERE_ANY;
      break;
    default:
      *key_of (self, chip_of (chip)) = 0;
    }
  follow (self);
}

/* A segment of the chain that is chosen, where one is. */
static gboolean
is_offered (LtViewState *state, gint64 candidate, LtThing chain)
{
  const LtSegment *segment = lt_model_get_segment (lt_view_state_get_model (state), candidate);

  return chain.id == 0 || (segment != NULL && segment->chain == chain.id);
}

static void
open_pick (LtEnterprisesView *self, LtFilterChip *chip)
{
  static const char *const labels[] = {
    [CHIP_REGION] = N_("Choose a region"), [CHIP_CHAIN] = N_("Choose a chain"), [CHIP_SEGMENT] = N_("Choose a segment"),
  };
  LtEnterprisesChip kind = chip_of (chip);
  LtThing about = { LT_TABLE_CHAIN, kind == CHIP_SEGMENT ? self->query->chain : 0 };
  GtkWidget *popover = lt_pick_popover_new (self->state, picked[kind].table, _(labels[kind]), kind == CHIP_SEGMENT ? is_offered : NULL,
                                            about);

  g_signal_connect_object (popover, "picked", G_CALLBACK (on_picked), chip, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (lt_filter_chip_get_button (chip), popover);
}

static GMenu *
make_honours (LtEnterprisesView *self)
{
  g_autoptr(GPtrArray) names = lt_directory_list_honours (lt_enterprises_view_get_model (self));
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < MIN (names->len, MOST_HONOURS); i++)
    lt_menu_append (menu, names->pdata[i], "filter", "honour", g_variant_new_string (names->pdata[i]));
  return menu;
}

static GMenu *
make_choices (LtEnterprisesView *self, LtEnterprisesChip kind)
{
  GMenu *menu;

  if (kind == CHIP_HONOUR)
    return make_honours (self);
  menu = g_menu_new ();
  if (kind == CHIP_STATUS)
    for (gint status = LT_STATUS_OPERATING; status <= LT_STATUS_CLOSED; status++)
      lt_menu_append (menu, lt_enum_label (LT_TABLE_ENTERPRISE, "status", status), "filter", "status",
                      g_variant_new_string (lt_enum_nick (LT_TABLE_ENTERPRISE, "status", status)));
  else
    for (guint where = LT_WHERE_LOCAL; where <= LT_WHERE_OUTSIDE; where++)
      lt_menu_append (menu, where_label (where), "filter", "where", g_variant_new_string (where_nicks[where]));
  return menu;
}

static void
on_open (LtFilterChip *chip, LtEnterprisesView *self)
{
  g_autoptr(GMenu) menu = NULL;

  if (self->state == NULL)
    return;
  if (chip_of (chip) <= CHIP_SEGMENT)
    {
      open_pick (self, chip);
      return;
    }
  menu = make_choices (self, chip_of (chip));
  gtk_menu_button_set_menu_model (lt_filter_chip_get_button (chip), G_MENU_MODEL (menu));
}

static void
on_choice (GSimpleAction *action, GVariant *value, gpointer data)
{
  LtEnterprisesView *self = data;
  const char *name = g_action_get_name (G_ACTION (action)), *text;

  if (self->state == NULL)
    return;
  if (g_str_equal (name, "unlinked"))
    {
      self->query->unlinked = g_variant_get_boolean (value);
      follow (self);
      return;
    }
  text = g_variant_get_string (value, NULL);
  if (g_str_equal (name, "honour"))
    lt_query_set_honour (self->query, text);
  else if (g_str_equal (name, "status"))
    self->query->status = MAX (lt_enum_value (LT_TABLE_ENTERPRISE, "status", text), LT_STATUS_NONE);
  else
    self->query->where = g_str_equal (text, where_nicks[LT_WHERE_LOCAL]) ? LT_WHERE_LOCAL
                         : g_str_equal (text, where_nicks[LT_WHERE_OUTSIDE]) ? LT_WHERE_OUTSIDE : LT_WHERE_ANY;
  follow (self);
}

/* --- The bar --- */

static void
add_action (LtEnterprisesView *self, const char *name, const char *type, GVariant *state)
{
  g_autoptr(GSimpleAction) action = g_simple_action_new_stateful (name, type != NULL ? G_VARIANT_TYPE (type) : NULL, state);

  g_signal_connect (action, "change-state", G_CALLBACK (on_choice), self);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
}

void
lt_enterprises_filter_add (LtEnterprisesView *self)
{
  const char *const labels[N_CHIPS] = {
    [CHIP_REGION] = C_("condition", "Region"), [CHIP_CHAIN] = C_("condition", "Chain"), [CHIP_SEGMENT] = C_("condition", "Segment"),
    [CHIP_HONOUR] = C_("condition", "Honour"), [CHIP_STATUS] = C_("condition", "Status"), [CHIP_WHERE] = C_("condition", "Place"),
  };

  gtk_widget_set_layout_manager (self->filters, lt_wrap_layout_new ());
  for (guint i = 0; i < N_CHIPS; i++)
    {
      self->chips[i] = LT_FILTER_CHIP (lt_filter_chip_new (labels[i]));
      g_object_set_data (G_OBJECT (self->chips[i]), "chip", GUINT_TO_POINTER (i));
      g_signal_connect (self->chips[i], "open", G_CALLBACK (on_open), self);
      g_signal_connect (self->chips[i], "cleared", G_CALLBACK (on_cleared), self);
      gtk_box_append (GTK_BOX (self->filters), GTK_WIDGET (self->chips[i]));
    }
  add_action (self, "honour", "s", g_variant_new_string (""));
  add_action (self, "status", "s", g_variant_new_string (""));
  add_action (self, "where", "s", g_variant_new_string (""));
  add_action (self, "unlinked", NULL, g_variant_new_boolean (FALSE));
  self->unlinked = gtk_toggle_button_new_with_label (_("In No Segment Yet"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->unlinked), "filter.unlinked");
  gtk_box_append (GTK_BOX (self->filters), self->unlinked);
}
