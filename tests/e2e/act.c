/* Pointer and keyboard. */
#include "config.h"
#include "driver-private.h"

#include <string.h>

#define DRAG_STEPS 10
#define DOUBLE_CLICK 500       /* milliseconds after which a click is one of its own; GTK: 400 */

static void
xdotool (LtDriver *self, const char *first, ...)
{
  g_autoptr(GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);
  const char *argument;
  va_list args;

  g_ptr_array_add (argv, g_strdup ("xdotool"));
  va_start (args, first);
  for (argument = first; argument != NULL; argument = va_arg (args, const char *))
    {
      g_auto(GStrv) words = g_strsplit (argument, " ", -1);

      for (guint i = 0; words[i] != NULL; i++)
        g_ptr_array_add (argv, g_strdup (words[i]));
    }
  va_end (args);
  g_ptr_array_add (argv, NULL);
  lt_driver_run (self, (const char *const *) argv->pdata, NULL, NULL);
}

static void
ready (LtDriver *self)
{
  lt_driver_until (self, lt_driver_focus_top (self), "a window that takes the keyboard");
}

/** lt_driver_move_to: by two steps, since a pointer that appears is not one that moves. */
void
lt_driver_move_to (LtDriver *self, int x, int y)
{
  g_autofree char *move = g_strdup_printf ("mousemove %d %d mousemove %d %d", x > 2 ? x - 2 : x + 2, y, x, y);

  xdotool (self, move, NULL);
}

/** lt_driver_click_at: clicks there so many times, fast enough to be a double click, and never soon enough to be the second half of
 * the one before. */
void
lt_driver_click_at (LtDriver *self, int x, int y, guint times)
{
  g_autofree char *click = g_strdup_printf ("click --repeat %u --delay 60 1", times);

  ready (self);
  if (ABS (x - self->click_x) < 10 && ABS (y - self->click_y) < 10)
    while (g_get_monotonic_time () < self->click_time + DOUBLE_CLICK * 1000)
      g_usleep (5000);
  lt_driver_move_to (self, x, y);
  xdotool (self, click, NULL);
  self->click_x = x;
  self->click_y = y;
  self->click_time = g_get_monotonic_time ();
}

static gboolean
is_on_window (LtDriver *self, int x, int y)
{
  g_autoptr(GArray) windows = lt_driver_get_windows (self);

  for (guint i = 0; i < windows->len; i++)
    {
      LtPlace place = g_array_index (windows, LtDriverWindow, i).place;

      if (x >= place.x && x < place.x + place.width && y >= place.y && y < place.y + place.height)
        return TRUE;
    }
  return FALSE;
}

/** lt_driver_click: waits until it stands still, and clicks in its middle. */
void
lt_driver_click (LtDriver *self, LtThing *thing)
{
  LtPlace place = lt_driver_settle (self, thing);
  int x = place.x + place.width / 2, y = place.y + place.height / 2;

  if (!is_on_window (self, x, y))
    lt_driver_fail (self, "“%s” is out of sight: nobody can click at %d,%d", thing->name, x, y);
  lt_driver_click_at (self, x, y, 1);
}

/** lt_driver_open_menu: waits until it stands still, and clicks in its middle with the other button. */
void
lt_driver_open_menu (LtDriver *self, LtThing *thing)
{
  LtPlace place = lt_driver_settle (self, thing);

  ready (self);
  lt_driver_move_to (self, place.x + place.width / 2, place.y + place.height / 2);
  xdotool (self, "click 3", NULL);
}

/** lt_driver_drag: presses there, moves by so much in steps that look like a hand, and lets go. */
void
lt_driver_drag (LtDriver *self, int x, int y, int dx, int dy)
{
  g_autoptr(GString) moves = g_string_new ("mousedown 1");

  for (int i = 1; i <= DRAG_STEPS; i++)
    g_string_append_printf (moves, " sleep 0.02 mousemove %d %d", x + dx * i / DRAG_STEPS, y + dy * i / DRAG_STEPS);
  g_string_append (moves, " sleep 0.1 mouseup 1");
  ready (self);
  lt_driver_move_to (self, x, y);
  xdotool (self, moves->str, NULL);
}

/** lt_driver_carry: as lt_driver_drag(), from place to place; at each it rests so many seconds before it goes on. */
void
lt_driver_carry (LtDriver *self, const LtPlace *places, guint n, double rest)
{
  g_autoptr(GString) moves = g_string_new ("mousedown 1");
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.1f", rest);
  for (guint place = 1; place < n; place++)
    {
      for (int i = 1; i <= DRAG_STEPS; i++)
        g_string_append_printf (moves, " sleep 0.02 mousemove %d %d",
                                places[place - 1].x + (places[place].x - places[place - 1].x) * i / DRAG_STEPS,
                                places[place - 1].y + (places[place].y - places[place - 1].y) * i / DRAG_STEPS);
      g_string_append_printf (moves, " sleep %s", text);
    }
  g_string_append (moves, " mouseup 1");
  ready (self);
  lt_driver_move_to (self, places[0].x, places[0].y);
  xdotool (self, moves->str, NULL);
}

/** lt_driver_scroll: turns the wheel there; up, away from the hand, where @notches is above 0. */
void
lt_driver_scroll (LtDriver *self, int x, int y, int notches)
{
  g_autofree char *click = g_strdup_printf ("click --repeat %d --delay 20 %d", ABS (notches), notches > 0 ? 4 : 5);

  ready (self);
  lt_driver_move_to (self, x, y);
  xdotool (self, click, NULL);
}

/** lt_driver_key: presses keys by their X names, one after the other: "ctrl+f Return". */
void
lt_driver_key (LtDriver *self, const char *keys)
{
  ready (self);
  xdotool (self, "key --delay 20", keys, NULL);
}

/** lt_driver_type: types a text. What is not on the keyboard takes longer: the server learns each character as a key. */
void
lt_driver_type (LtDriver *self, const char *text)
{
  const char *argv[] = { "xdotool", "type", "--delay", g_str_is_ascii (text) ? "20" : "150", "--", text, NULL };

  ready (self);
  lt_driver_run (self, argv, NULL, NULL);
}
