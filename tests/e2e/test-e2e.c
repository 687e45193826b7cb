/* The real application from outside: what a planner does in a first half hour, with pointer, keyboard and a screen
 * reader's eyes. Things are found by the names of the sample's data and by words of the English interface. */
#include "config.h"
#include "scenario.h"

#include <string.h>

#define HOME "咸宁市"

static const char *const chains[] = { "智能终端元器件", "新型显示", "光通信", "电子材料", "软件和信息技术服务" };

/* --- Scenarios --- */

static guint
count_gaps (LtDriver *d, const char *chain)
{
  g_autofree char *file = lt_driver_path (d, "a.liantu");
  g_auto(GStrv) lines = NULL;
  guint count = 0;

  if (lt_driver_ctl (d, "gaps", file, "--region", HOME, "--chain", chain, NULL) != 0)
    lt_driver_fail (d, "liantuctl gaps: %s", lt_driver_get_output (d));
  lines = g_strsplit (lt_driver_get_output (d), "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto(GStrv) cells = g_strsplit (lines[i], "\t", -1);

      /* The action */
      count += g_strv_length (cells) > 4 && !g_str_equal (cells[4], "") && !g_str_equal (cells[4], "None");
    }
  return count;
}

static gboolean
has_rows (LtDriver *d, LtThing *list, guint count)
{
  g_autoptr(GPtrArray) rows = lt_driver_list (d, list, LT_ROLE_ROW, NULL);

  return rows->len == count;
}

/* What a screen reader would have to call "button". */
static void
check_buttons (LtDriver *d)
{
  g_autoptr(GPtrArray) buttons = lt_driver_list (d, NULL, LT_ROLE_BUTTON, NULL);

  g_assert_cmpuint (buttons->len, >, 10);
  for (guint i = 0; i < buttons->len; i++)
    {
      const char *name = lt_driver_get_name (d, buttons->pdata[i]);

      if (*name == '\0' || g_str_has_prefix (name, "Gtk") || g_str_has_prefix (name, "Adw") || g_str_has_prefix (name, "Lt"))
        lt_driver_fail (d, "a button is named “%s”", name);
    }
}

static void
test_open (void)
{
  LtDriver *d = begin ("open", "en");
  guint gaps[G_N_ELEMENTS (chains)];
  LtThing *list, *row;

  for (guint i = 0; i < G_N_ELEMENTS (chains); i++)
    gaps[i] = count_gaps (d, chains[i]);
  open_window (d);
  list = outline (d);
  lt_driver_until (d, has_rows (d, list, G_N_ELEMENTS (chains)), "five chains in the outline");
  for (guint i = 0; i < G_N_ELEMENTS (chains); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s, %u gaps", chains[i], gaps[i]);

      lt_driver_find (d, list, LT_ROLE_ROW, name);
    }
  row = lt_driver_find (d, list, LT_ROLE_ROW, "光通信, *");
  lt_driver_click (d, lt_driver_find (d, row, LT_ROLE_BUTTON, "Expand"));
  lt_driver_find (d, list, LT_ROLE_ROW, "光芯片, *");
  lt_driver_find (d, list, LT_ROLE_ROW, "Upstream");
  g_assert_true (contains (lt_driver_settle (d, list), lt_driver_settle (d, lt_driver_find (d, list, LT_ROLE_ROW, "光芯片, *"))));
  lt_driver_click (d, lt_driver_find (d, row, LT_ROLE_BUTTON, "Expand"));
  lt_driver_find_gone (d, list, LT_ROLE_ROW, "光芯片, *");
  check_buttons (d);
  end (d);
}

static void
test_drill_in (void)
{
  LtDriver *d = begin_open ("drill-in");
  LtThing *segment, *inspector, *targets;
  LtPlace at;

  segment = enter_chain (d);
  lt_driver_find (d, NULL, LT_ROLE_FRAME, "新型显示*");
  g_assert_true (contains (lt_driver_settle (d, canvas (d)), lt_driver_settle (d, segment)));
  lt_driver_click (d, segment);
  inspector = lt_driver_find (d, NULL, LT_ROLE_PANEL, "Inspector");
  lt_driver_find (d, inspector, LT_ROLE_LABEL, "偏光片");
  lt_driver_find (d, inspector, LT_ROLE_LABEL, HOME ": Missing");
  lt_driver_find (d, inspector, LT_ROLE_LABEL, "Build the chain");
  lt_driver_find (d, inspector, LT_ROLE_LABEL, "No local enterprise in operation*");
  lt_driver_find (d, inspector, LT_ROLE_LABEL, "*Of the segments it supplies, 0 of 2*");
  lt_driver_until (d, lt_driver_has_state (d, segment, LT_STATE_PRESSED), "the card to be selected");
  lt_driver_until (d, lt_driver_has_state (d, lt_driver_find (d, outline (d), LT_ROLE_ROW, "偏光片, *"), LT_STATE_SELECTED),
                   "the outline's line to be selected with it");
  /* Where a datum comes from */
  targets = lt_driver_find (d, inspector, LT_ROLE_ROW, "深圳三利谱光电*");
  at = lt_driver_settle (d, lt_driver_find (d, inspector, LT_ROLE_LABEL, HOME ": Missing"));
  lt_driver_scroll (d, at.x + 20, at.y, -8);
  lt_driver_settle (d, targets);
  lt_driver_click (d, lt_driver_find (d, targets, LT_ROLE_BUTTON, "Source"));
  lt_driver_find (d, NULL, LT_ROLE_LABEL, "*咸宁市电子信息产业发展*");
  lt_driver_key (d, "Escape");
  /* And out, in two ways */
  lt_driver_key (d, "alt+Up");
  lt_driver_find (d, canvas (d), LT_ROLE_BUTTON, "光通信, *");
  lt_driver_find_gone (d, canvas (d), LT_ROLE_BUTTON, "偏光片, *");
  enter_chain (d);
  lt_driver_click (d, lt_driver_find (d, NULL, LT_ROLE_BUTTON, "Back to the overview*"));
  lt_driver_find (d, canvas (d), LT_ROLE_BUTTON, "光通信, *");
  enter_chain (d);
  lt_driver_key (d, "Escape");
  lt_driver_find (d, canvas (d), LT_ROLE_BUTTON, "光通信, *");
  end (d);
}

static void
test_viewpoint (void)
{
  LtDriver *d = begin_open ("viewpoint");
  LtThing *glass, *regions;
  LtPlace before[2], after[2];

  enter_chain (d);
  glass = card (d, "电子玻璃, *");
  say (glass, d, "Strong");
  before[0] = lt_driver_settle (d, card (d, "偏光片, *"));
  before[1] = lt_driver_settle (d, glass);
  lt_driver_click (d, lt_driver_find (d, NULL, LT_ROLE_BUTTON, "Viewpoint: " HOME));
  lt_driver_find_focus (d, LT_ROLE_ENTRY, "Search regions");
  lt_driver_type (d, "cbs");
  regions = lt_driver_find (d, NULL, LT_ROLE_LIST, "Regions");
  lt_driver_until (d, has_rows (d, regions, 1), "one region that cbs stands for");
  lt_driver_click (d, lt_driver_find (d, regions, LT_ROLE_ROW, "赤壁市*"));
  lt_driver_find (d, NULL, LT_ROLE_BUTTON, "Viewpoint: 赤壁市");
  glass = card (d, "电子玻璃, Missing*");
  after[0] = lt_driver_settle (d, card (d, "偏光片, *"));
  after[1] = lt_driver_settle (d, glass);
  check_same (d, "偏光片", before[0], after[0]);
  check_same (d, "电子玻璃", before[1], after[1]);
  lt_driver_find (d, outline (d), LT_ROLE_ROW, "电子玻璃, Missing*");
  end (d);
}

static void
search (LtDriver *d, const char *text)
{
  LtThing *entry, *found;

  lt_driver_key (d, "ctrl+f");
  entry = lt_driver_find_focus (d, LT_ROLE_ENTRY, "Search the workspace");
  lt_driver_type (d, text);
  lt_driver_until (d, g_str_equal (lt_driver_get_text (d, entry), text), "“%s” in the search entry, which has “%s”",
                   text, lt_driver_get_text (d, entry));
  lt_driver_find (d, lt_driver_find (d, NULL, LT_ROLE_LIST, "Search results"), LT_ROLE_ROW, "*偏光片, 新型显示*");
  lt_driver_key (d, "Return");
  found = card (d, "偏光片, *");
  lt_driver_until (d, lt_driver_has_state (d, found, LT_STATE_PRESSED), "the found card to be selected");
  g_assert_true (contains (lt_driver_settle (d, canvas (d)), lt_driver_settle (d, found)));
  lt_driver_find (d, lt_driver_find (d, NULL, LT_ROLE_PANEL, "Inspector"), LT_ROLE_LABEL, "偏光片");
  lt_driver_find_gone (d, NULL, LT_ROLE_LIST, "Search results");
}

static void
test_search (void)
{
  LtDriver *d = begin_open ("search");

  card (d, "新型显示, *");
  search (d, "pgp");
  lt_driver_find (d, NULL, LT_ROLE_FRAME, "新型显示*");
  lt_driver_key (d, "alt+Up");
  card (d, "光通信, *");
  search (d, "偏光片");
  end (d);
}

/* A point of the canvas where no card is, far enough from all. */
static LtPlace
find_empty (LtDriver *d)
{
  g_autoptr(GPtrArray) cards = lt_driver_list (d, canvas (d), LT_ROLE_BUTTON, NULL);
  g_autoptr(GArray) places = g_array_new (FALSE, FALSE, sizeof (LtPlace));
  LtPlace all = lt_driver_settle (d, canvas (d));

  for (guint i = 0; i < cards->len; i++)
    {
      LtPlace place;

      if (lt_driver_get_place (d, cards->pdata[i], &place))
        g_array_append_val (places, place);
    }
  for (int y = all.y + 150; y < all.y + all.height - 150; y += 20)
    for (int x = all.x + 150; x < all.x + all.width - 150; x += 20)
      {
        gboolean empty = TRUE;

        for (guint i = 0; i < places->len && empty; i++)
          {
            LtPlace *place = &g_array_index (places, LtPlace, i);

            empty = x < place->x - 15 || x > place->x + place->width + 15 || y < place->y - 15 || y > place->y + place->height + 15;
          }
        if (empty)
          return (LtPlace) { .x = x, .y = y };
      }
  lt_driver_fail (d, "no empty place on the canvas");
}

static gboolean
is_wider (LtDriver *d, LtThing *thing, int width)
{
  LtPlace place;

  return lt_driver_get_place (d, thing, &place) && place.width > width;
}

static void
check_all_inside (LtDriver *d)
{
  g_autoptr(GPtrArray) cards = lt_driver_list (d, canvas (d), LT_ROLE_BUTTON, NULL);
  LtPlace all = lt_driver_settle (d, canvas (d));

  g_assert_cmpuint (cards->len, >=, 23);
  for (guint i = 0; i < cards->len; i++)
    g_assert_true (contains (all, lt_driver_settle (d, cards->pdata[i])));
}

static void
test_zoom (void)
{
  LtDriver *d = begin_open ("zoom");
  LtThing *segment = enter_chain (d);
  LtPlace start = lt_driver_settle (d, segment), at = middle (start), place, moved, empty;

  /* Half a step each: twice as wide. */
  lt_driver_scroll (d, at.x, at.y, 4);
  lt_driver_until (d, is_wider (d, segment, start.width * 2 - 3), "the card to grow");
  place = lt_driver_settle (d, segment);
  g_assert_cmpint (ABS (middle (place).x - at.x), <=, 4);
  g_assert_cmpint (ABS (middle (place).y - at.y), <=, 4);

  empty = find_empty (d);
  lt_driver_drag (d, empty.x, empty.y, -80, 60);
  lt_driver_until (d, lt_driver_settle (d, segment).x < place.x - 50, "the diagram to follow the hand");
  moved = lt_driver_settle (d, segment);
  g_assert_cmpint (ABS (moved.x - place.x + 80), <=, 1);
  g_assert_cmpint (ABS (moved.y - place.y - 60), <=, 1);
  g_assert_cmpint (moved.width, ==, place.width);

  lt_driver_key (d, "ctrl+0");
  lt_driver_find (d, NULL, LT_ROLE_BUTTON, "100%");
  lt_driver_key (d, "ctrl+minus");
  lt_driver_find (d, NULL, LT_ROLE_BUTTON, "71%");
  lt_driver_key (d, "ctrl+plus");
  lt_driver_find (d, NULL, LT_ROLE_BUTTON, "100%");
  lt_driver_key (d, "ctrl+9");
  lt_driver_until (d, !is_wider (d, segment, start.width), "the diagram to shrink");
  lt_driver_settle (d, segment);
  check_all_inside (d);
  end (d);
}

/* A file dialog: the name is typed whole, wherever the dialog shows. */
static void
choose_file (LtDriver *d, LtRole role, const char *entry, const char *path)
{
  LtThing *name = lt_driver_find_focus (d, role, entry);

  lt_driver_key (d, "ctrl+a");
  lt_driver_type (d, path);
  lt_driver_until (d, g_str_equal (lt_driver_get_text (d, name), path), "the whole name in the dialog, which has “%s”",
                   lt_driver_get_text (d, name));
  lt_driver_key (d, "Return");
}

static gboolean
has_file (const char *path, const char *part, const char *ending)
{
  g_autofree char *content = NULL;

  return g_file_get_contents (path, &content, NULL, NULL) && strstr (content, part) != NULL && strstr (content, ending) != NULL;
}

static void
test_export (void)
{
  LtDriver *d = begin_open ("export");
  g_autofree char *path = lt_driver_path (d, "diagram.svg");

  enter_chain (d);
  lt_driver_click (d, lt_driver_find (d, NULL, LT_ROLE_BUTTON, "Main menu"));
  lt_driver_click (d, lt_driver_find (d, NULL, LT_ROLE_MENU_ITEM, "Export Diagram*"));
  choose_file (d, LT_ROLE_TEXT, "Name*", path);
  lt_driver_until (d, has_file (path, "偏光片", "</svg>"), "the drawing in its file");
  lt_driver_find (d, NULL, LT_ROLE_LABEL, "Exported diagram.svg");
  end (d);
}

static void
check_one_file (LtDriver *d)
{
  g_autoptr(GDir) dir = g_dir_open (lt_driver_get_folder (d), 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (strstr (name, "a.liantu") != NULL && !g_str_equal (name, "a.liantu"))
      lt_driver_fail (d, "%s stays beside the closed file", name);
}

static void
test_undo_import (void)
{
  LtDriver *d = begin ("undo-import", "en");
  g_autofree char *file = lt_driver_path (d, "a.liantu"), *table = lt_driver_path (d, "segments.csv");
  g_autofree char *digest = NULL;

  g_assert_true (g_file_set_contents (table, "环节名称,产业链,位置\n量子点膜,新型显示,上游\n", -1, NULL));
  open_window (d);
  enter_chain (d);
  g_assert_null (lt_driver_look (d, canvas (d), LT_ROLE_BUTTON, "量子点膜*"));
  lt_driver_key (d, "ctrl+i");
  lt_driver_find (d, NULL, LT_ROLE_ANY, "Import Tables");
  lt_driver_type (d, "/");
  choose_file (d, LT_ROLE_TEXT, NULL, table);
  card (d, "量子点膜, *");
  lt_driver_find (d, outline (d), LT_ROLE_ROW, "量子点膜, *");

  lt_driver_key (d, "ctrl+z");
  lt_driver_find_gone (d, canvas (d), LT_ROLE_BUTTON, "量子点膜, *");
  lt_driver_find_gone (d, outline (d), LT_ROLE_ROW, "量子点膜, *");
  lt_driver_key (d, "ctrl+shift+z");
  card (d, "量子点膜, *");
  lt_driver_find (d, outline (d), LT_ROLE_ROW, "量子点膜, *");
  lt_driver_close (d);
  check_one_file (d);
  ctl (d, 0, "check", file, NULL, NULL);
  ctl (d, 0, "search", file, "量子点膜", NULL);
  g_assert_nonnull (strstr (lt_driver_get_output (d), "量子点膜"));

  /* Undo reaches past the end of the application. */
  open_window (d);
  card (d, "量子点膜, *");
  lt_driver_key (d, "ctrl+z");
  lt_driver_find_gone (d, canvas (d), LT_ROLE_BUTTON, "量子点膜, *");
  lt_driver_close (d);
  check_one_file (d);
  ctl (d, 0, "search", file, "量子点膜", NULL);
  g_assert_null (strstr (lt_driver_get_output (d), "量子点膜"));
  lt_driver_free (d);
}

static void
test_reopen (void)
{
  LtDriver *d = begin_open ("reopen");
  LtThing *regions;
  LtPlace before[2], after[2];

  enter_chain (d);
  lt_driver_key (d, "ctrl+r");
  lt_driver_find_focus (d, LT_ROLE_ENTRY, "Search regions");
  lt_driver_type (d, "赤壁市");
  regions = lt_driver_find (d, NULL, LT_ROLE_LIST, "Regions");
  lt_driver_until (d, has_rows (d, regions, 1), "one region of that name");
  lt_driver_key (d, "Return");
  lt_driver_find (d, NULL, LT_ROLE_BUTTON, "Viewpoint: 赤壁市");
  before[0] = lt_driver_settle (d, card (d, "偏光片, *"));
  before[1] = lt_driver_settle (d, card (d, "电子玻璃, Missing*"));
  lt_driver_close (d);
  check_one_file (d);

  open_window (d);
  lt_driver_find (d, NULL, LT_ROLE_FRAME, "新型显示*");
  lt_driver_find (d, NULL, LT_ROLE_BUTTON, "Viewpoint: 赤壁市");
  after[0] = lt_driver_settle (d, card (d, "偏光片, *"));
  after[1] = lt_driver_settle (d, card (d, "电子玻璃, Missing*"));
  check_same (d, "偏光片", before[0], after[0]);
  check_same (d, "电子玻璃", before[1], after[1]);
  end (d);
}

static void
test_second_writer (void)
{
  LtDriver *d = begin_open ("second-writer"), *other;
  g_autofree char *file = lt_driver_path (d, "a.liantu"), *table = lt_driver_path (d, "segments.csv");
  const char *user = g_get_user_name ();

  g_assert_true (g_file_set_contents (table, "环节名称,产业链,位置\n量子点膜,新型显示,上游\n", -1, NULL));
  card (d, "新型显示, *");
  ctl (d, 1, "import", file, table, NULL);
  if (strstr (lt_driver_get_output (d), user) == NULL)
    lt_driver_fail (d, "the refusal does not name who has the file: %s", lt_driver_get_output (d));
  ctl (d, 0, "info", file, NULL, NULL);

  /* Another window of another session reads, and says why no more. */
  other = lt_driver_new ("second-writer-reads", "en");
  lt_driver_start_apart (other, file);
  lt_driver_find (other, lt_driver_find (other, NULL, LT_ROLE_PANEL, "Diagram"), LT_ROLE_BUTTON, "新型显示, *");
  {
    g_autofree char *names_holder = g_strdup_printf ("*%s*", user);

    lt_driver_find (other, NULL, LT_ROLE_LABEL, names_holder);
  }
  end (other);
  end (d);
}

static gboolean
has_moved_on (LtDriver *d, LtThing *from)
{
  LtThing *at = lt_driver_look_for_focus (d, LT_ROLE_ANY, NULL);

  return at != NULL && at != from;
}

/* Presses a key until something of that role and name has the focus. */
static LtThing *
walk_to (LtDriver *d, const char *key, guint most, LtRole role, const char *name)
{
  g_autoptr(GString) way = g_string_new (NULL);
  LtThing *at, *found;

  for (guint i = 0; i < most; i++)
    {
      at = lt_driver_find_focus (d, LT_ROLE_ANY, NULL);
      found = lt_driver_look_for_focus (d, role, name);
      if (found != NULL)
        return found;
      g_string_append_printf (way, "\n#   %s", lt_driver_get_name (d, at));
      lt_driver_key (d, key);
      lt_driver_until (d, has_moved_on (d, at), "%s to move the focus on from “%s”", key, lt_driver_get_name (d, at));
    }
  lt_driver_fail (d, "%u times %s do not reach “%s”, but:%s", most, key, name, way->str);
}

static void
test_keyboard (void)
{
  LtDriver *d = begin_open ("keyboard");
  LtThing *at;

  card (d, "新型显示, *");
  walk_to (d, "shift+Tab", 10, LT_ROLE_ANY, "*, * gaps*");
  walk_to (d, "Down", 5, LT_ROLE_ANY, "新型显示, *");
  lt_driver_key (d, "Return");
  card (d, "偏光片, *");
  at = walk_to (d, "Tab", 5, LT_ROLE_BUTTON, "*, *enterprise*");
  g_assert_true (contains (lt_driver_settle (d, canvas (d)), lt_driver_settle (d, at)));
  walk_to (d, "Right", 3, LT_ROLE_BUTTON, "ITO导电玻璃, *");
  walk_to (d, "Down", 8, LT_ROLE_BUTTON, "偏光片, *");
  lt_driver_key (d, "Return");
  lt_driver_find (d, lt_driver_find (d, NULL, LT_ROLE_PANEL, "Inspector"), LT_ROLE_LABEL, "偏光片");
  lt_driver_key (d, "Escape");
  card (d, "光通信, *");
  end (d);
}

/* In Chinese, by the words that planners know. */
static void
test_chinese (void)
{
  LtDriver *d = begin ("chinese", "zh_CN");
  LtThing *segment;

  open_window (d);
  lt_driver_find (d, NULL, LT_ROLE_ROW, "新型显示*21*");
  lt_driver_click (d, lt_driver_find (d, NULL, LT_ROLE_BUTTON, "新型显示*23*"));
  segment = lt_driver_find (d, NULL, LT_ROLE_BUTTON, "偏光片*空白*建链*");
  lt_driver_click (d, segment);
  lt_driver_find (d, NULL, LT_ROLE_LABEL, "咸宁市*空白");
  lt_driver_find (d, NULL, LT_ROLE_LABEL, "*上游*");
  end (d);
}

int
main (int argc, char **argv)
{
  static const Scenario scenarios[] = {
    { "/e2e/open", test_open },
    { "/e2e/drill-in", test_drill_in },
    { "/e2e/viewpoint", test_viewpoint },
    { "/e2e/search", test_search },
    { "/e2e/zoom", test_zoom },
    { "/e2e/export", test_export },
    { "/e2e/undo-import", test_undo_import },
    { "/e2e/reopen", test_reopen },
    { "/e2e/second-writer", test_second_writer },
    { "/e2e/keyboard", test_keyboard },
    { "/e2e/chinese", test_chinese },
  };

  return run_scenarios (argc, argv, scenarios, G_N_ELEMENTS (scenarios));
}
