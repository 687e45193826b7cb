#include "config.h"
#include "scenario.h"

#include <locale.h>
#include <string.h>

void
ctl (LtDriver *d, int status, const char *command, const char *first, const char *second, const char *third)
{
  int ended = lt_driver_ctl (d, command, first, second, third, NULL);

  if (ended != status)
    lt_driver_fail (d, "liantuctl %s: status %d, not %d: %s", command, ended, status, lt_driver_get_output (d));
}

/* A scenario's driver, with the sample in a.liantu of its folder. */
LtDriver *
begin (const char *name, const char *language)
{
  LtDriver *d = lt_driver_new (name, language);
  g_autofree char *file = lt_driver_path (d, "a.liantu");

  ctl (d, 0, "new", file, "--sample", "xianning");
  return d;
}

void
open_window (LtDriver *d)
{
  g_autofree char *file = lt_driver_path (d, "a.liantu");

  lt_driver_start (d, file);
}

LtDriver *
begin_open (const char *name)
{
  LtDriver *d = begin (name, "en");

  open_window (d);
  return d;
}

void
end (LtDriver *d)
{
  lt_driver_close (d);
  lt_driver_free (d);
}

LtThing *
canvas (LtDriver *d)
{
  return lt_driver_find (d, NULL, LT_ROLE_PANEL, "Diagram");
}

LtThing *
outline (LtDriver *d)
{
  return lt_driver_find (d, NULL, LT_ROLE_LIST, "Outline");
}

LtThing *
card (LtDriver *d, const char *name)
{
  return lt_driver_find (d, canvas (d), LT_ROLE_BUTTON, name);
}

LtThing *
enter_chain (LtDriver *d)
{
  lt_driver_click (d, card (d, "新型显示, *"));
  return card (d, "偏光片, *");
}

void
say (LtThing *thing, LtDriver *d, const char *part)
{
  lt_driver_until (d, strstr (lt_driver_get_name (d, thing), part) != NULL, "“%s” to say “%s”", lt_driver_get_name (d, thing), part);
}

LtPlace
middle (LtPlace place)
{
  return (LtPlace) { .x = place.x + place.width / 2, .y = place.y + place.height / 2 };
}

gboolean
contains (LtPlace outer, LtPlace inner)
{
  return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width
         && inner.y + inner.height <= outer.y + outer.height;
}

void
check_same (LtDriver *d, const char *name, LtPlace before, LtPlace after)
{
  if (memcmp (&before, &after, sizeof before) != 0)
    lt_driver_fail (d, "%s was at %d,%d %d×%d, and is at %d,%d %d×%d", name, before.x, before.y, before.width, before.height,
                    after.x, after.y, after.width, after.height);
}

/* Each in a process of its own: one that fails ends there, and the rest goes on. */
static void
run_apart (gconstpointer data)
{
  const Scenario *scenario = data;

  if (g_test_subprocess ())
    {
      scenario->run ();
      return;
    }
  g_test_trap_subprocess (NULL, 100 * G_USEC_PER_SEC, G_TEST_SUBPROCESS_INHERIT_STDERR);
  if (!g_test_trap_has_passed ())
    g_test_fail ();
}

int
run_scenarios (int argc, char **argv, const Scenario *scenarios, guint n)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < n; i++)
    g_test_add_data_func (scenarios[i].path, &scenarios[i], run_apart);
  return g_test_run ();
}
