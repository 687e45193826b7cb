/* Dragging from the lists of the left pane, in process: what is said beforehand, what the document holds after it, the way back;
 * and the same by menu and key. */
#include "window-fixture.h"

#include "app/canvas-private.h"
#include "app/outline-private.h"
#include "app/row-drop.h"
#include "app/thing-lines.h"
#include "workspace/region.h"

static void
assert_step (Fixture *f, const char *label)
{
  WAIT (f, has_stepped);
  g_assert_cmpstr (lt_workspace_get_undo_label (workspace (f)), ==, label);
}

/* --- Dragging --- */

static gint64
enterprise (Fixture *f, const char *name)
{
  GPtrArray *rows = lt_model_rows (f->model, LT_TABLE_ENTERPRISE);

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (((LtEnterprise *) rows->pdata[i])->name, name))
      return ((LtEnterprise *) rows->pdata[i])->id;
  g_error ("There is no %s", name);
}

static LtCargo *
rows_of (Fixture *f, LtTable table, gint64 id)
{
  return lt_cargo_new_rows (workspace (f), table, &id, 1);
}

static gboolean
drop (GtkWidget *widget, LtCargo *cargo, LtPoint at)
{
  GtkEventController *target = find_controller (widget, GTK_TYPE_DROP_TARGET);
  GValue value = G_VALUE_INIT;
  gboolean done = FALSE;

  g_value_init (&value, LT_TYPE_CARGO);
  g_value_set_boxed (&value, cargo);
  g_signal_emit_by_name (target, "drop", &value, at.x, at.y, &done);
  g_value_unset (&value);
  return done;
}

static LtPane *
pane (Fixture *f)
{
  return f->window->pane;
}

static gboolean
participates (Fixture *f, gint64 who, gint64 where)
{
  return lt_thing_is_linked (f->model, (LtThing) { LT_TABLE_ENTERPRISE, who }, where);
}

static void
test_enterprise_onto_card (Fixture *f, gconstpointer unused)
{
  gint64 who = enterprise (f, "三赢兴科技"), where = segment (f, "光通信/光模块");
  g_autoptr(LtCargo) cargo = NULL;
  LtPoint at, empty;

  go_into (f, "光通信");
  cargo = rows_of (f, LT_TABLE_ENTERPRISE, who);
  at = place_of (f, where);
  empty = (LtPoint) { at.x, 3 };
  g_assert_true (lt_canvas_hold (f->canvas, cargo, at.x, at.y));
  g_assert_cmpint (f->canvas->hand.kind, ==, LT_HAND_CARGO);
  g_assert_cmpint (f->canvas->hand.target, ==, node (f, where));
  g_assert_cmpstr (f->canvas->hand.hint, ==, "“三赢兴科技” goes into “光模块”");
  g_assert_false (f->canvas->hand.refused);
  g_assert_false (lt_canvas_hold (f->canvas, cargo, empty.x, empty.y));
  g_assert_true (f->canvas->hand.refused);
  g_assert_cmpstr (f->canvas->hand.hint, ==, "Drop it on a segment");
  lt_canvas_withdraw (f->canvas);
  g_assert_cmpint (f->canvas->hand.kind, ==, LT_HAND_FREE);
  count_steps (f);
  g_assert_true (drop (GTK_WIDGET (f->canvas), cargo, at));
  assert_step (f, "Add “三赢兴科技” to “光模块”");
  g_assert_true (participates (f, who, where));
  /* Once more there is nothing to do. */
  g_assert_false (drop (GTK_WIDGET (f->canvas), cargo, place_of (f, where)));
  g_assert_cmpint (f->canvas->hand.kind, ==, LT_HAND_FREE);
  undo (f);
  g_assert_false (participates (f, who, where));
}

static void
test_institution_onto_card (Fixture *f, gconstpointer unused)
{
  GPtrArray *rows = lt_model_rows (f->model, LT_TABLE_INSTITUTION);
  LtThing who = { LT_TABLE_INSTITUTION, 0 };
  gint64 where = segment (f, "光通信/光模块");
  g_autoptr(LtCargo) cargo = NULL;

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (((LtInstitution *) rows->pdata[i])->name, "湖北科技学院"))
      who.id = ((LtRow *) rows->pdata[i])->id;
  go_into (f, "光通信");
  cargo = rows_of (f, LT_TABLE_INSTITUTION, who.id);
  count_steps (f);
  g_assert_true (drop (GTK_WIDGET (f->canvas), cargo, place_of (f, where)));
  assert_step (f, "Add “湖北科技学院” to “光模块”");
  g_assert_true (lt_thing_is_linked (f->model, who, where));
  undo (f);
  g_assert_false (lt_thing_is_linked (f->model, who, where));
}

/* Held over a chain's card for a while, it goes on inside. */
static gboolean
is_inside (Fixture *f)
{
  return lt_view_state_get_chain (f->state) != 0 && is_drawn (f);
}

static void
test_door (Fixture *f, gconstpointer unused)
{
  gint64 into = chain (f, "光通信");
  g_autoptr(LtCargo) cargo = rows_of (f, LT_TABLE_ENTERPRISE, enterprise (f, "三赢兴科技"));
  LtPoint at = place_of (f, into);

  g_assert_false (lt_canvas_hold (f->canvas, cargo, at.x, at.y));
  g_assert_cmpstr (f->canvas->hand.hint, ==, "An enterprise is in a segment: go into the chain first");
  WAIT (f, is_inside);
  g_assert_cmpint (lt_view_state_get_chain (f->state), ==, into);
  lt_canvas_withdraw (f->canvas);
}

/* --- New segments --- */

static gboolean
has_segment (Fixture *f)
{
  return lt_segment_find (f->model, "光通信/EDA工具", 0, NULL) != NULL && has_stepped (f);
}

static void
test_template_onto_lane (Fixture *f, gconstpointer unused)
{
  g_autoptr(LtCargo) cargo = lt_cargo_new_segment ("ic", 0, "EDA工具", LT_POSITION_UPSTREAM);
  LtPoint beside, at, middle;
  LtRect card, room;
  gint64 made;

  go_into (f, "光通信");
  beside = place_of (f, segment (f, "光通信/光通信设备"));                /* the only one downstream */
  at = (LtPoint) { beside.x, beside.y + 90 };
  g_assert_true (lt_canvas_hold (f->canvas, cargo, at.x, at.y));
  g_assert_cmpstr (f->canvas->hand.hint, ==, "“EDA工具”, Downstream");
  room = f->canvas->hand.room;
  g_assert_cmpfloat (room.width, >, 0);
  count_steps (f);
  g_assert_true (drop (GTK_WIDGET (f->canvas), cargo, at));
  WAIT (f, has_segment);
  made = segment (f, "光通信/EDA工具");
  g_assert_cmpint (lt_model_get_segment (f->model, made)->position, ==, LT_POSITION_DOWNSTREAM);
  g_assert_cmpuint (lt_model_refs (f->model, LT_TABLE_PRODUCT, "segment", made)->len, ==, 3);
  WAIT (f, is_drawn);
  card = lt_scene_card_rect (lt_canvas_get_scene (f->canvas), node (f, made));
  middle = (LtPoint) { card.x, card.y };
  g_assert_cmpfloat_with_epsilon (middle.x, room.x, 0.06);
  g_assert_cmpfloat_with_epsilon (middle.y, room.y, 0.06);
  settle ();
  g_assert_true (lt_view_state_is_selected (f->state, LT_TABLE_SEGMENT, made));
  undo (f);
  g_assert_null (lt_segment_find (f->model, "光通信/EDA工具", 0, NULL));
}

static gboolean
is_naming (Fixture *f)
{
  return f->canvas->namer != NULL;
}

static void
test_new_segment_is_named (Fixture *f, gconstpointer unused)
{
  g_autoptr(LtCargo) cargo = lt_cargo_new_segment (NULL, 0, "New segment", LT_POSITION_NONE);
  LtPoint beside;

  go_into (f, "光通信");
  beside = place_of (f, segment (f, "光通信/光通信设备"));
  g_assert_true (drop (GTK_WIDGET (f->canvas), cargo, (LtPoint) { beside.x, beside.y + 90 }));
  WAIT (f, is_naming);
  g_assert_cmpint (lt_model_get_segment (f->model, lt_view_state_get_selection (f->state).id)->position, ==, LT_POSITION_DOWNSTREAM);
}

static void
test_templates_are_searched (Fixture *f, gconstpointer unused)
{
  LtTemplateList *list = lt_pane_get_templates (pane (f));
  GtkSelectionModel *lines;

  lt_pane_show (pane (f), "templates");
  settle ();
  lines = lt_template_list_get_model (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (lines)), ==, 9);          /* a new one, eight chains */
  g_assert_true (has_text (GTK_WIDGET (list), "New segment"));
  lt_template_list_filter (list, "前驱体材料");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (lt_template_list_get_model (list))), ==, 2);       /* the chain, open */
  settle ();
  go_into (f, "光通信");
  gtk_selection_model_select_item (lt_template_list_get_model (list), 1, TRUE);
  count_steps (f);
  gtk_widget_activate_action (GTK_WIDGET (list), "templates.add", NULL);
  assert_step (f, "Add “前驱体材料” from a template");
  g_assert_nonnull (lt_segment_find (f->model, "光通信/前驱体材料", 0, NULL));
  lt_template_list_filter (list, "没有这个");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (lt_template_list_get_model (list))), ==, 0);
}

static gboolean
is_overview (Fixture *f)
{
  return lt_view_state_get_kind (f->state) == LT_DIAGRAM_OVERVIEW && is_drawn (f);
}

static void
test_template_as_a_whole (Fixture *f, gconstpointer unused)
{
  LtTemplateList *list = lt_pane_get_templates (pane (f));
  guint before = lt_model_refs (f->model, LT_TABLE_SEGMENT, "chain", chain (f, "光通信"))->len, merged, steps;

  lt_pane_show (pane (f), "templates");
  settle ();
  go_into (f, "光通信");
  lt_template_list_filter (list, "氢能");
  gtk_selection_model_select_item (lt_template_list_get_model (list), 0, TRUE);
  count_steps (f);
  gtk_widget_activate_action (GTK_WIDGET (list), "templates.add", NULL);
  assert_step (f, "Merge the template “氢能” into “光通信”");
  merged = lt_model_refs (f->model, LT_TABLE_SEGMENT, "chain", chain (f, "光通信"))->len;
  g_assert_cmpuint (merged, ==, before + 34);
  /* Once more there is nothing to add, and it says so. */
  steps = count_steps (f);
  gtk_widget_activate_action (GTK_WIDGET (list), "templates.add", NULL);
  WAIT (f, has_message);
  g_assert_cmpstr (lt_window_get_message (f->window), ==, "The chain has all that is in the template “氢能” already.");
  g_assert_cmpuint (lt_workspace_get_history (workspace (f))->len, ==, steps);
  count_steps (f);
  gtk_widget_activate_action (GTK_WIDGET (list), "templates.add-chain", NULL);
  assert_step (f, "Add the chain “氢能” from a template");
  WAIT (f, is_overview);
  g_assert_true (lt_view_state_is_selected (f->state, LT_TABLE_CHAIN, chain (f, "氢能")));
  undo (f);
  undo (f);
  g_assert_cmpuint (lt_model_refs (f->model, LT_TABLE_SEGMENT, "chain", chain (f, "光通信"))->len, ==, before);
}

/* --- The outline --- */

/* Where a line is in the list, so far down in it. */
static LtPoint
line_at (Fixture *f, GtkWidget *list, const char *text, double part)
{
  for (GtkWidget *line = gtk_widget_get_first_child (list); line != NULL; line = gtk_widget_get_next_sibling (line))
    {
      graphene_rect_t at;

      if (gtk_widget_get_mapped (line) && has_text (line, text) && gtk_widget_compute_bounds (line, list, &at))
        return (LtPoint) { at.origin.x + at.size.width / 2, at.origin.y + at.size.height * part };
    }
  g_error ("No line says “%s”", text);
}

static GtkWidget *
outline_list (Fixture *f)
{
  return find_widget (GTK_WIDGET (lt_pane_get_outline (pane (f))), GTK_TYPE_LIST_VIEW);
}

static const char *
hint_at (Fixture *f, LtCargo *cargo, const char *text, double part)
{
  LtPoint at = line_at (f, outline_list (f), text, part);

  return lt_row_drop_hold (GTK_LIST_VIEW (outline_list (f)), cargo, at.x, at.y)->hint;
}

static void
test_segment_onto_outline (Fixture *f, gconstpointer unused)
{
  gint64 moved = segment (f, "光通信/光模块");
  g_autoptr(LtCargo) cargo = NULL;

  go_into (f, "光通信");
  cargo = rows_of (f, LT_TABLE_SEGMENT, moved);
  g_assert_cmpstr (hint_at (f, cargo, "Downstream", 0.5), ==, "Move to Downstream");
  g_assert_cmpstr (hint_at (f, cargo, "光通信设备", 0.5), ==, "Move to Downstream");
  g_assert_cmpstr (hint_at (f, cargo, "射频天线", 0.5), ==, "It is there already");
  count_steps (f);
  g_assert_true (drop (outline_list (f), cargo, line_at (f, outline_list (f), "Downstream", 0.5)));
  assert_step (f, "Move “光模块”");
  g_assert_cmpint (lt_model_get_segment (f->model, moved)->position, ==, LT_POSITION_DOWNSTREAM);
  undo (f);
  g_assert_cmpint (lt_model_get_segment (f->model, moved)->position, ==, LT_POSITION_MIDSTREAM);
  lt_outline_set_filter_text (lt_pane_get_outline (pane (f)), "电子材料");
  settle ();
  g_assert_cmpstr (hint_at (f, cargo, "电子材料", 0.9), ==, "Move to “电子材料”");        /* above or below it, no matter */
  count_steps (f);
  g_assert_true (drop (outline_list (f), cargo, line_at (f, outline_list (f), "电子材料", 0.5)));
  assert_step (f, "Move “光模块”");
  g_assert_cmpint (lt_model_get_segment (f->model, moved)->chain, ==, chain (f, "电子材料"));
  g_assert_cmpint (lt_model_get_segment (f->model, moved)->position, ==, LT_POSITION_MIDSTREAM);
}

static gint64
chain_listed (Fixture *f, guint index)
{
  return ((LtRow *) lt_model_get_sorted (f->model, LT_TABLE_CHAIN)->pdata[index])->id;
}

/* The sample lists 智能终端元器件, 新型显示, 光通信, 电子材料, 软件和信息技术服务. */
static void
test_chain_onto_outline (Fixture *f, gconstpointer unused)
{
  gint64 moved = chain (f, "电子材料"), other = chain (f, "新型显示");
  g_autoptr(LtCargo) cargo = rows_of (f, LT_TABLE_CHAIN, moved);

  settle ();
  g_assert_cmpint (chain_listed (f, 3), ==, moved);
  g_assert_cmpstr (hint_at (f, cargo, "新型显示", 0.5), ==, "“电子材料” becomes part of “新型显示”");
  g_assert_cmpstr (hint_at (f, cargo, "新型显示", 0.1), ==, "List it before “新型显示”");
  g_assert_cmpstr (hint_at (f, cargo, "新型显示", 0.9), ==, "List it before “光通信”");
  g_assert_cmpstr (hint_at (f, cargo, "光通信", 0.9), ==, "It is there already");
  count_steps (f);
  g_assert_true (drop (outline_list (f), cargo, line_at (f, outline_list (f), "新型显示", 0.1)));
  assert_step (f, "Change the place of “电子材料” in the list");
  g_assert_cmpint (chain_listed (f, 1), ==, moved);
  g_assert_cmpint (chain_listed (f, 2), ==, other);
  undo (f);
  g_assert_cmpint (chain_listed (f, 3), ==, moved);
  settle ();
  count_steps (f);
  g_assert_true (drop (outline_list (f), cargo, line_at (f, outline_list (f), "新型显示", 0.5)));
  assert_step (f, "Move the chain “电子材料”");
  g_assert_cmpint (lt_model_get_chain (f->model, moved)->parent, ==, other);
}

/* What the outline's menu does with what is selected. */
static void
test_outline_by_keyboard (Fixture *f, gconstpointer unused)
{
  GtkWidget *outline = GTK_WIDGET (lt_pane_get_outline (pane (f)));
  gint64 moved = segment (f, "光通信/光模块"), listed = chain (f, "新型显示");
  guint steps;

  go_into (f, "光通信");
  lt_view_state_select (f->state, LT_TABLE_SEGMENT, moved);
  count_steps (f);
  gtk_widget_activate_action (outline, "outline.move-to-position", "i", LT_POSITION_SERVICE);
  assert_step (f, "Set the position of “光模块”");
  g_assert_cmpint (lt_model_get_segment (f->model, moved)->position, ==, LT_POSITION_SERVICE);
  count_steps (f);
  gtk_widget_activate_action (outline, "outline.move-to-chain", "x", chain (f, "电子材料"));
  assert_step (f, "Move “光模块” to another chain");
  g_assert_cmpint (lt_model_get_segment (f->model, moved)->chain, ==, chain (f, "电子材料"));
  lt_view_state_select (f->state, LT_TABLE_CHAIN, listed);
  steps = count_steps (f);
  gtk_widget_activate_action (outline, "outline.reorder", "i", -1);
  assert_step (f, "Change the place of “新型显示” in the list");
  g_assert_cmpint (chain_listed (f, 0), ==, listed);
  /* It is the first: nothing is above it. */
  gtk_widget_activate_action (outline, "outline.reorder", "i", -1);
  settle ();
  g_assert_cmpuint (lt_workspace_get_history (workspace (f))->len, ==, steps + 1);
  count_steps (f);
  gtk_widget_activate_action (outline, "outline.nest", "x", chain (f, "光通信"));
  assert_step (f, "Move the chain “新型显示”");
  count_steps (f);
  gtk_widget_activate_action (outline, "outline.nest", "x", G_GINT64_CONSTANT (0));
  assert_step (f, "Move the chain “新型显示”");
  g_assert_cmpint (lt_model_get_chain (f->model, listed)->parent, ==, 0);
}

/* --- The lists --- */

static guint
position_of (GtkSelectionModel *model, gint64 id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    {
      g_autoptr(LtItem) item = g_list_model_get_item (G_LIST_MODEL (model), i);

      if (lt_item_get_id (item) == id)
        return i;
    }
  g_error ("It is not listed");
}

static void
test_list_by_keyboard (Fixture *f, gconstpointer unused)
{
  LtThingList *list = lt_pane_get_list (pane (f), LT_TABLE_ENTERPRISE);
  gint64 a = enterprise (f, "三赢兴科技"), b = enterprise (f, "华为"), where = segment (f, "光通信/光模块");
  GtkSelectionModel *model;
  g_autoptr(LtCargo) both = NULL, one = NULL;

  g_assert_null (lt_thing_list_get_model (list));                     /* nobody has looked yet */
  lt_pane_show (pane (f), "enterprises");
  settle ();
  model = lt_thing_list_get_model (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, lt_model_count (f->model, LT_TABLE_ENTERPRISE));
  go_into (f, "光通信");
  click (f, where);
  gtk_selection_model_select_item (model, position_of (model, a), TRUE);
  gtk_selection_model_select_item (model, position_of (model, b), FALSE);
  both = lt_thing_list_take (list, position_of (model, b));
  g_assert_cmpuint (both->ids->len, ==, 2);
  g_assert_cmpstr (both->name, ==, "2 enterprises");
  one = lt_thing_list_take (list, position_of (model, enterprise (f, "OPPO")));
  g_assert_cmpstr (one->text, ==, "OPPO");
  /* An enterprise that is looked at does not take the segment away. */
  lt_view_state_select (f->state, LT_TABLE_ENTERPRISE, a);
  count_steps (f);
  gtk_widget_activate_action (GTK_WIDGET (list), "things.link", NULL);
  assert_step (f, "Add 2 enterprises to “光模块”");
  g_assert_true (participates (f, a, where) && participates (f, b, where));
  /* Once more says why not. */
  gtk_widget_activate_action (GTK_WIDGET (list), "things.link", NULL);
  WAIT (f, has_message);
  g_assert_cmpstr (lt_window_get_message (f->window), ==, "All of them are in “光模块” already");
  gtk_selection_model_select_item (model, position_of (model, b), TRUE);
  count_steps (f);
  gtk_widget_activate_action (GTK_WIDGET (list), "things.supply", NULL);
  assert_step (f, "“华为” supplies “三赢兴科技”");
  g_assert_cmpuint (lt_model_count (f->model, LT_TABLE_SUPPLY), ==, 1);
  count_steps (f);
  gtk_widget_activate_action (GTK_WIDGET (list), "things.supply-from", NULL);
  assert_step (f, "“三赢兴科技” supplies “华为”");
}

static void
test_enterprise_onto_enterprise (Fixture *f, gconstpointer unused)
{
  LtThingList *list = lt_pane_get_list (pane (f), LT_TABLE_ENTERPRISE);
  g_autoptr(LtCargo) cargo = rows_of (f, LT_TABLE_ENTERPRISE, enterprise (f, "OPPO"));
  GtkWidget *view;
  const LtSupply *row;

  lt_pane_show (pane (f), "enterprises");
  settle ();
  /* Below the entry and the choices, which are a list of their own. */
  view = find_widget (gtk_widget_get_last_child (gtk_widget_get_first_child (GTK_WIDGET (list))), GTK_TYPE_LIST_VIEW);
  count_steps (f);
  g_assert_false (drop (view, cargo, line_at (f, view, "OPPO", 0.5)));
  g_assert_true (drop (view, cargo, line_at (f, view, "TCL", 0.5)));
  assert_step (f, "“OPPO” supplies “TCL”");
  row = lt_model_rows (f->model, LT_TABLE_SUPPLY)->pdata[0];
  g_assert_cmpint (row->supplier, ==, enterprise (f, "OPPO"));
  g_assert_cmpint (row->buyer, ==, enterprise (f, "TCL"));
  undo (f);
  g_assert_cmpuint (lt_model_count (f->model, LT_TABLE_SUPPLY), ==, 0);
}

/* On a card that is open the one under the pointer is meant, else the segment. */
static void
test_enterprise_onto_name (Fixture *f, gconstpointer unused)
{
  gint64 who = enterprise (f, "OPPO"), where = segment (f, "新型显示/液晶显示模组");
  g_autoptr(LtCargo) cargo = NULL;
  LtPoint name, title;
  const LtNode *card;
  LtRect rect, line;

  go_into (f, "新型显示");
  cargo = rows_of (f, LT_TABLE_ENTERPRISE, who);
  lt_view_state_go_to (f->state, LT_TABLE_SEGMENT, where);
  settle ();
  lt_canvas_zoom_to (f->canvas, 0.5);
  settle ();
  card = lt_graph_node (lt_scene_get_graph (lt_canvas_get_scene (f->canvas)), node (f, where));
  rect = lt_scene_card_rect (lt_canvas_get_scene (f->canvas), node (f, where));
  g_assert_cmpint (lt_painter_name_at (lt_canvas_get_scene (f->canvas), node (f, where), (LtPoint) { rect.x + 60, rect.y + 8 }, NULL), ==, -1);
  for (double y = rect.y; lt_painter_name_at (lt_canvas_get_scene (f->canvas), node (f, where), (LtPoint) { rect.x + 60, y }, &line) != 0; y++)
    g_assert_cmpfloat (y, <, rect.y + rect.height);
  name = lt_viewport_to_screen (lt_canvas_get_viewport (f->canvas), lt_rect_centre (&line));
  title = lt_viewport_to_screen (lt_canvas_get_viewport (f->canvas), (LtPoint) { rect.x + 60, rect.y + 8 });
  g_assert_true (lt_canvas_hold (f->canvas, cargo, title.x, title.y));
  g_assert_cmpstr (f->canvas->hand.hint, ==, "“OPPO” goes into “液晶显示模组”");
  g_assert_true (lt_canvas_hold (f->canvas, cargo, name.x, name.y));
  g_assert_nonnull (strstr (f->canvas->hand.hint, card->names[0]));
  g_assert_true (g_str_has_prefix (f->canvas->hand.hint, "“OPPO” supplies"));
  count_steps (f);
  g_assert_true (drop (GTK_WIDGET (f->canvas), cargo, name));
  WAIT (f, has_stepped);
  g_assert_cmpuint (lt_model_refs (f->model, LT_TABLE_SUPPLY, "supplier", who)->len, ==, 1);
  g_assert_false (participates (f, who, where));
}

/* What a drag gives away: ours to us, names to others. */
static void
test_source (Fixture *f, gconstpointer unused)
{
  GtkWidget *list = outline_list (f);
  LtPoint at;
  GtkEventController *source;
  g_autoptr(GdkContentProvider) content = NULL;
  GValue value = G_VALUE_INIT, text = G_VALUE_INIT;

  settle ();
  at = line_at (f, list, "智能终端元器件", 0.5);
  source = find_controller (list, GTK_TYPE_DRAG_SOURCE);
  g_signal_emit_by_name (source, "prepare", at.x, at.y, &content);
  g_value_init (&value, LT_TYPE_CARGO);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));
  g_assert_cmpint (((LtCargo *) g_value_get_boxed (&value))->table, ==, LT_TABLE_CHAIN);
  g_assert_cmpint (g_array_index (((LtCargo *) g_value_get_boxed (&value))->ids, gint64, 0), ==, chain (f, "智能终端元器件"));
  g_value_init (&text, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &text, NULL));
  g_assert_cmpstr (g_value_get_string (&text), ==, "智能终端元器件");
  g_value_unset (&value);
  g_value_unset (&text);
}

static void
test_page_is_remembered (Fixture *f, gconstpointer unused)
{
  lt_pane_show (pane (f), "institutions");
  settle ();
  g_assert_true (has_text (GTK_WIDGET (lt_pane_get_list (pane (f), LT_TABLE_INSTITUTION)), "湖北科技学院"));
  close_window (f);
  open_window (f);
  settle ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (lt_pane_get_list (pane (f), LT_TABLE_INSTITUTION))));
  lt_pane_show (pane (f), "outline");
}

/* --- Files --- */

static void
drop_files (Fixture *f, const char *first, const char *second)
{
  const char *const paths[] = { first, second };
  GSList *files = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    if (paths[i] != NULL)
      files = g_slist_append (files, g_file_new_for_path (paths[i]));
  lt_window_drop_files (f->window, files);
  g_slist_free_full (files, g_object_unref);
}

static gboolean
has_imported (Fixture *f)
{
  return f->window->cancellable == NULL && has_stepped (f);
}

static void
test_files (Fixture *f, gconstpointer unused)
{
  g_autofree char *segments = g_build_filename (f->folder, "segments.CSV", NULL), *flows = g_build_filename (f->folder, "flows.csv", NULL);
  g_autofree char *picture = g_build_filename (f->folder, "图.png", NULL);
  guint steps;

  g_assert_true (g_file_set_contents (segments, "环节名称,产业链\n量子点膜,新型显示\n", -1, NULL));
  g_assert_true (g_file_set_contents (flows, "供给环节,需求环节\n量子点膜,偏光片\n", -1, NULL));
  drop_files (f, picture, NULL);
  g_assert_cmpstr (lt_window_get_message (f->window), ==, "“图.png” is neither a table (CSV, TSV) nor a workspace");
  drop_files (f, picture, picture);
  g_assert_cmpstr (lt_window_get_message (f->window), ==, "2 files are neither tables (CSV, TSV) nor workspaces");
  /* Several at once are one step, whatever else is among them. */
  steps = count_steps (f);
  drop_files (f, segments, flows);
  WAIT (f, has_imported);
  g_assert_nonnull (lt_segment_find (f->model, "新型显示/量子点膜", 0, NULL));
  g_assert_cmpuint (lt_workspace_get_history (workspace (f))->len, ==, steps + 1);
  undo (f);
  count_steps (f);
  drop_files (f, picture, segments);
  WAIT (f, has_imported);
  g_assert_cmpstr (lt_window_get_message (f->window), ==, "1 new, 0 changed. “图.png” is neither a table (CSV, TSV) nor a workspace");
}

int
main (int argc, char **argv)
{
  window_init (&argc, &argv);
  TEST ("palette/enterprise-onto-card", test_enterprise_onto_card);
  TEST ("palette/institution-onto-card", test_institution_onto_card);
  TEST ("palette/door", test_door);
  TEST ("palette/template-onto-lane", test_template_onto_lane);
  TEST ("palette/new-segment-is-named", test_new_segment_is_named);
  TEST ("palette/templates-are-searched", test_templates_are_searched);
  TEST ("palette/template-as-a-whole", test_template_as_a_whole);
  TEST ("palette/segment-onto-outline", test_segment_onto_outline);
  TEST ("palette/chain-onto-outline", test_chain_onto_outline);
  TEST ("palette/outline-by-keyboard", test_outline_by_keyboard);
  TEST ("palette/list-by-keyboard", test_list_by_keyboard);
  TEST ("palette/enterprise-onto-enterprise", test_enterprise_onto_enterprise);
  TEST ("palette/enterprise-onto-name", test_enterprise_onto_name);
  TEST ("palette/source", test_source);
  TEST ("palette/page-is-remembered", test_page_is_remembered);
  TEST ("palette/files", test_files);
  return g_test_run ();
}
