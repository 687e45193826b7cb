/* Makes the pictures of data/screenshots from the real application and its sample. Usage: screens FOLDER [NAME]... */
#include "config.h"
#include "compositor.h"
#include "driver.h"

#include <locale.h>
#include <string.h>

typedef struct {
  const char *name;
  const char *language;
  int         width, height;
  const char *setting, *value;             /* (nullable): of the environment */
  void      (*go) (LtDriver *d);           /* from the overview to what is to be seen */
} Picture;

/* --- Where to go --- */

static LtThing *
find_card (LtDriver *d, const char *name)
{
  return lt_driver_find (d, NULL, LT_ROLE_BUTTON, name);
}

static void
go_to_overview (LtDriver *d)
{
  lt_driver_settle (d, find_card (d, "软件和信息技术服务*16*"));
}

static void
go_to_chain (LtDriver *d)
{
  lt_driver_click (d, find_card (d, "新型显示*23*"));
  lt_driver_settle (d, find_card (d, "偏光片*"));
}

static void
go_to_segment (LtDriver *d)
{
  LtThing *card;

  go_to_chain (d);
  card = find_card (d, "偏光片*");
  lt_driver_click (d, card);
  lt_driver_until (d, lt_driver_has_state (d, card, LT_STATE_PRESSED), "the card to be selected");
}

static void
go_to_details (LtDriver *d)
{
  go_to_segment (d);
  lt_driver_key (d, "F4");
  lt_driver_find_focus (d, LT_ROLE_ANY, NULL);
}

static void
go_to_enterprises (LtDriver *d)
{
  LtThing *card;

  go_to_chain (d);
  card = find_card (d, "液晶显示模组*");
  lt_driver_click (d, card);
  lt_driver_until (d, lt_driver_has_state (d, card, LT_STATE_PRESSED), "the card to be selected");
}

static void
go_to_search (LtDriver *d)
{
  go_to_chain (d);
  lt_driver_key (d, "ctrl+f");
  lt_driver_type (d, "gx");
  lt_driver_find (d, NULL, LT_ROLE_ROW, "*光纤*");
}

/* Far in, where the headings of lanes are out of sight and the minimap says where one is. */
static void
go_close (LtDriver *d)
{
  go_to_chain (d);
  for (guint i = 0; i < 3; i++)
    lt_driver_key (d, "ctrl+plus");
  lt_driver_settle (d, find_card (d, "偏光片*"));
}

static void
go_to_radial (LtDriver *d)
{
  go_to_chain (d);
  lt_driver_key (d, "ctrl+2");
  lt_driver_settle (d, find_card (d, "偏光片*"));
}

static void
go_to_force (LtDriver *d)
{
  go_to_chain (d);
  lt_driver_key (d, "ctrl+3");
  lt_driver_settle (d, find_card (d, "偏光片*"));
}

/* By their shortcuts, the last map being what one looks at. */
static void
go_to_layer (LtDriver *d, const char *shortcut)
{
  go_to_chain (d);
  lt_driver_key (d, shortcut);
  lt_driver_settle (d, find_card (d, "偏光片*"));
}

static void
go_to_innovation (LtDriver *d)
{
  go_to_layer (d, "ctrl+alt+2");
}

static void
go_to_supply (LtDriver *d)
{
  go_to_layer (d, "ctrl+alt+3");
}

static void
go_to_recruitment (LtDriver *d)
{
  go_to_layer (d, "ctrl+alt+4");
}

static void
go_to_gaps (LtDriver *d)
{
  LtThing *line;

  go_to_overview (d);
  lt_driver_key (d, "alt+3");
  line = lt_driver_find (d, NULL, LT_ROLE_LABEL, "印制电路板");
  lt_driver_settle (d, line);
  lt_driver_click (d, line);
}

static void
go_to_matrix (LtDriver *d)
{
  LtThing *cell;

  go_to_gaps (d);
  lt_driver_click (d, lt_driver_find (d, NULL, LT_ROLE_ANY, "环节与区域矩阵"));
  cell = lt_driver_find (d, NULL, LT_ROLE_ANY, "*印制电路板*");
  lt_driver_settle (d, cell);
}

static LtThing *
find_in_table (LtDriver *d, const char *name)
{
  LtThing *cell;

  go_to_overview (d);
  lt_driver_key (d, "alt+2");
  cell = lt_driver_find (d, NULL, LT_ROLE_ANY, name);
  lt_driver_settle (d, cell);
  return cell;
}

static void
go_to_table (LtDriver *d)
{
  lt_driver_click (d, find_in_table (d, "名称：赤壁高投科技"));
}

static void
go_to_table_narrow (LtDriver *d)
{
  find_in_table (d, "Name: 赤壁高投科技");
}

static const Picture pictures[] = {
  { "overview-light", "zh_CN", 1600, 1000, NULL, NULL, go_to_overview },
  { "overview-english", "en", 1600, 1000, NULL, NULL, go_to_overview },
  { "chain-light", "zh_CN", 1600, 1000, NULL, NULL, go_to_segment },
  { "chain-dark", "zh_CN", 1600, 1000, "ADW_DEBUG_COLOR_SCHEME", "prefer-dark", go_to_segment },
  { "chain-contrast", "zh_CN", 1600, 1000, "ADW_DEBUG_HIGH_CONTRAST", "1", go_to_segment },
  { "chain-english", "en", 1600, 1000, NULL, NULL, go_to_segment },
  { "minimap", "zh_CN", 1600, 1000, NULL, NULL, go_close },
  { "minimap-dark", "zh_CN", 1600, 1000, "ADW_DEBUG_COLOR_SCHEME", "prefer-dark", go_close },
  { "canvas-debug", "en", 1600, 1000, "LIANTU_DEBUG", "canvas", go_close },
  { "inspector", "zh_CN", 1600, 1000, NULL, NULL, go_to_enterprises },
  { "details", "zh_CN", 1600, 1000, NULL, NULL, go_to_details },
  { "search", "zh_CN", 1600, 1000, NULL, NULL, go_to_search },
  { "radial", "zh_CN", 1600, 1000, NULL, NULL, go_to_radial },
  { "force-dark", "zh_CN", 1600, 1000, "ADW_DEBUG_COLOR_SCHEME", "prefer-dark", go_to_force },
  { "layer-innovation", "zh_CN", 1600, 1000, NULL, NULL, go_to_innovation },
  { "layer-innovation-dark", "zh_CN", 1600, 1000, "ADW_DEBUG_COLOR_SCHEME", "prefer-dark", go_to_innovation },
  { "layer-supply", "zh_CN", 1600, 1000, NULL, NULL, go_to_supply },
  { "layer-supply-english", "en", 1600, 1000, NULL, NULL, go_to_supply },
  { "layer-recruitment", "zh_CN", 1600, 1000, NULL, NULL, go_to_recruitment },
  { "layer-recruitment-dark", "zh_CN", 1600, 1000, "ADW_DEBUG_COLOR_SCHEME", "prefer-dark", go_to_recruitment },
  { "layer-recruitment-english", "en", 1600, 1000, NULL, NULL, go_to_recruitment },
  { "enterprises", "zh_CN", 1600, 1000, NULL, NULL, go_to_table },
  { "enterprises-dark", "zh_CN", 1600, 1000, "ADW_DEBUG_COLOR_SCHEME", "prefer-dark", go_to_table },
  { "enterprises-contrast", "zh_CN", 1600, 1000, "ADW_DEBUG_HIGH_CONTRAST", "1", go_to_table },
  { "enterprises-narrow-english", "en", 720, 1000, NULL, NULL, go_to_table_narrow },
  { "gaps", "zh_CN", 1600, 1000, NULL, NULL, go_to_gaps },
  { "gaps-dark", "zh_CN", 1600, 1000, "ADW_DEBUG_COLOR_SCHEME", "prefer-dark", go_to_gaps },
  { "gaps-contrast", "zh_CN", 1600, 1000, "ADW_DEBUG_HIGH_CONTRAST", "1", go_to_gaps },
  { "gaps-english", "en", 1600, 1000, NULL, NULL, go_to_gaps },
  { "gaps-narrow", "zh_CN", 720, 1000, NULL, NULL, go_to_gaps },
  { "matrix", "zh_CN", 1600, 1000, NULL, NULL, go_to_matrix },
  { "matrix-dark", "zh_CN", 1600, 1000, "ADW_DEBUG_COLOR_SCHEME", "prefer-dark", go_to_matrix },
  { "narrow", "zh_CN", 720, 1000, NULL, NULL, go_to_chain },
  { "narrow-english", "en", 720, 1000, NULL, NULL, go_to_chain },
};

/* --- Taking a picture --- */

static gboolean
is_same (cairo_surface_t *a, cairo_surface_t *b)
{
  gsize size = (gsize) cairo_image_surface_get_stride (a) * cairo_image_surface_get_height (a);

  cairo_surface_flush (a);
  cairo_surface_flush (b);
  return memcmp (cairo_image_surface_get_data (a), cairo_image_surface_get_data (b), size) == 0;
}

typedef struct {
  LtCompositor    *compositor;
  LtPlace          frame;
  cairo_surface_t *last;
  guint            same;
} Still;

/* Motion, tiles that are painted in threads, a toast: all over when many looks in a row are the same. */
static gboolean
is_still (Still *still)
{
  cairo_surface_t *now = lt_compositor_paint (still->compositor, still->frame.x, still->frame.y, still->frame.width, still->frame.height);

  still->same = still->last != NULL && is_same (still->last, now) ? still->same + 1 : 0;
  g_clear_pointer (&still->last, cairo_surface_destroy);
  still->last = now;
  return still->same > 20;
}

static void
take (LtCompositor *compositor, const Picture *picture, const char *folder)
{
  LtDriver *d = lt_driver_new (picture->name, picture->language);
  g_autofree char *file = lt_driver_path (d, "咸宁电子信息.liantu");
  g_autofree char *base = g_strconcat (picture->name, ".png", NULL);
  g_autofree char *path = g_build_filename (folder, base, NULL);
  Still still = { compositor };

  if (lt_driver_ctl (d, "new", file, "--sample", "xianning", NULL) != 0)
    g_error ("%s", lt_driver_get_output (d));
  if (picture->setting != NULL)
    lt_driver_set (d, picture->setting, picture->value);
  lt_driver_start (d, file);
  lt_driver_resize (d, picture->width, picture->height);
  picture->go (d);
  /* The pointer away, and no tooltip. */
  lt_driver_move_to (d, picture->width + 60, 10);
  still.frame = lt_driver_get_frame (d);
  lt_driver_until (d, is_still (&still), "a picture that stands still");
  if (cairo_surface_write_to_png (still.last, path) != CAIRO_STATUS_SUCCESS)
    g_error ("%s cannot be written", path);
  g_print ("%s\n", path);
  cairo_surface_destroy (still.last);
  lt_driver_close (d);
  lt_driver_free (d);
}

int
main (int argc, char **argv)
{
  LtCompositor *compositor;

  setlocale (LC_ALL, "");
  if (argc < 2)
    {
      g_printerr ("Usage: %s FOLDER [NAME]...\n", argv[0]);
      return 2;
    }
  g_mkdir_with_parents (argv[1], 0755);
  compositor = lt_compositor_new ();
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    if (argc == 2 || g_strv_contains ((const char *const *) argv + 2, pictures[i].name))
      take (compositor, &pictures[i], argv[1]);
  lt_compositor_free (compositor);
  return 0;
}
