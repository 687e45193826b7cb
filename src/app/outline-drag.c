/* Dragging lines of the outline, and dropping on them. */
#include "config.h"
#include "app/outline-private.h"

#include "app/cargo-drag.h"
#include "app/outline-lines.h"
#include "app/row-drop.h"
#include "app/row-menu.h"
#include "workspace/edit-segment.h"

/* Parts of a chain's line, above and below, that are between it and its neighbours. */
#define BETWEEN 0.28

/* --- Taking --- */

/* A line, and with it all that is selected in the diagram, if it is. */
static LtCargo *
make_cargo (LtOutline *self, LtThing thing)
{
  LtTable table;
  guint n;
  const gint64 *selected = lt_view_state_get_selected (self->state, &table, &n);
  gboolean all = table == LT_TABLE_SEGMENT && lt_view_state_is_selected (self->state, thing.table, thing.id);

  return lt_cargo_new_rows (lt_view_state_get_workspace (self->state), thing.table, all ? selected : &thing.id, all ? n : 1);
}

static LtCargo *
take (GtkWidget *list, double x, double y, gpointer outline)
{
  LtOutline *self = outline;
  GtkListItem *line = lt_row_find_at (self->list, self->bound, x, y, NULL);
  GtkTreeListRow *row = line != NULL ? gtk_list_item_get_item (line) : NULL;
  g_autoptr(LtItem) item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
  LtThing thing;

  if (self->state == NULL || item == NULL || lt_outline_lines_is_heading (item))
    return NULL;
  thing = lt_outline_get_thing (self, item);
  return thing.id != 0 ? make_cargo (self, thing) : NULL;
}

/* --- Where it is held --- */

static gint64
chain_of (GtkTreeListRow *heading)
{
  g_autoptr(GtkTreeListRow) parent = gtk_tree_list_row_get_parent (heading);
  g_autoptr(LtItem) item = parent != NULL ? gtk_tree_list_row_get_item (parent) : NULL;

  return item != NULL ? lt_item_get_id (item) : 0;
}

static LtSide
side_of (GtkTreeListRow *row, const LtCargo *cargo, double part)
{
  if (cargo->kind != LT_CARGO_ROWS || cargo->table != LT_TABLE_CHAIN)
    return LT_SIDE_ON;
  if (part < BETWEEN)
    return LT_SIDE_BEFORE;
  /* Below an open line are its own. */
  return part > 1 - BETWEEN && !gtk_tree_list_row_get_expanded (row) ? LT_SIDE_BEHIND : LT_SIDE_ON;
}

static gboolean
is_segments (const LtCargo *cargo)
{
  return cargo->kind == LT_CARGO_SEGMENT || cargo->table == LT_TABLE_SEGMENT;
}

/* A segment goes among those where it is let go. */
static LtDropPlace
place_on (LtOutline *self, GtkTreeListRow *row, LtItem *item, const LtCargo *cargo, double part)
{
  LtThing thing = lt_outline_get_thing (self, item);
  const LtSegment *segment = lt_item_get_table (item) == LT_TABLE_SEGMENT && is_segments (cargo)
                             ? lt_model_get_segment (lt_view_state_get_model (self->state), thing.id) : NULL;

  if (lt_outline_lines_is_heading (item))
    return (LtDropPlace) { .chain = chain_of (row), .position = lt_item_get_id (item) };
  if (segment != NULL)
    return (LtDropPlace) { .chain = segment->chain, .position = segment->position };
  return (LtDropPlace) { .thing = thing, .side = thing.table == LT_TABLE_CHAIN ? side_of (row, cargo, part) : LT_SIDE_ON,
                         .position = LT_POSITION_STAYS };
}

/* Below all lines: behind the last chain. */
static LtDropPlace
place_below (LtOutline *self, const LtCargo *cargo)
{
  const GPtrArray *chains = lt_model_get_sorted (lt_view_state_get_model (self->state), LT_TABLE_CHAIN);
  gboolean chain = cargo->kind == LT_CARGO_ROWS && cargo->table == LT_TABLE_CHAIN && chains->len > 0;

  return (LtDropPlace) { .thing = { LT_TABLE_CHAIN, chain ? ((LtRow *) chains->pdata[chains->len - 1])->id : 0 },
                         .side = LT_SIDE_BEHIND, .position = LT_POSITION_STAYS };
}

static gboolean
find_place (GtkWidget *outline, GtkListItem *line, const LtCargo *cargo, double part, LtDropPlace *place)
{
  LtOutline *self = LT_OUTLINE (outline);
  GtkTreeListRow *row = line != NULL ? gtk_list_item_get_item (line) : NULL;
  g_autoptr(LtItem) item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  *place = item != NULL ? place_on (self, row, item, cargo, part) : place_below (self, cargo);
  return TRUE;
}

void
lt_outline_add_drag (LtOutline *self)
{
  lt_cargo_drag_add (GTK_WIDGET (self->list), take, self);
  lt_row_drop_add (GTK_WIDGET (self), self->list, self->bound, find_place);
}
