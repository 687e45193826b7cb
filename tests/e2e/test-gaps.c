/* The gaps of the workspace with the real pointer and keyboard: filtered, one of them set by hand, and taken back. */
#include "config.h"
#include "scenario.h"

static LtThing *
line (LtDriver *d, const char *name)
{
  return lt_driver_find (d, NULL, LT_ROLE_ANY, name);
}

static void
test_filter_and_override (void)
{
  LtDriver *d = begin_open ("gaps");
  LtThing *found;

  lt_driver_key (d, "alt+3");
  lt_driver_settle (d, line (d, "印制电路板, 智能终端元器件, Missing, *"));
  lt_driver_click (d, lt_driver_find (d, NULL, LT_ROLE_ANY, "Filter the gaps"));
  lt_driver_type (d, "gyrj");
  lt_driver_find_gone (d, NULL, LT_ROLE_ANY, "印制电路板, 智能终端元器件, Missing, *");
  found = line (d, "工业软件, 软件和信息技术服务, Missing, Fill the chain, priority 66.7");
  lt_driver_settle (d, found);
  lt_driver_click (d, lt_driver_find (d, found, LT_ROLE_LABEL, "工业软件"));      /* a line is wider than what is seen of it */
  lt_driver_find (d, NULL, LT_ROLE_LABEL, "It is marked 3 of 3.");
  lt_driver_click (d, lt_driver_find (d, NULL, LT_ROLE_BUTTON, "Set by Hand…"));
  lt_driver_click (d, lt_driver_find (d, NULL, LT_ROLE_TEXT, "Reason"));
  lt_driver_type (d, "a trial line runs");
  lt_driver_key (d, "Return");
  lt_driver_find (d, NULL, LT_ROLE_BUTTON, "Undo: Set the coverage of “工业软件” by hand");
  line (d, "工业软件, *Set by hand: Missing; by the rules: Missing");
  lt_driver_find (d, NULL, LT_ROLE_LABEL, "a trial line runs · *");
  lt_driver_key (d, "ctrl+z");
  lt_driver_find (d, NULL, LT_ROLE_BUTTON, "Redo: Set the coverage of “工业软件” by hand");
  line (d, "工业软件, 软件和信息技术服务, Missing, Fill the chain, priority 66.7");
  end (d);
}

int
main (int argc, char **argv)
{
  static const Scenario scenarios[] = { { "/e2e/gaps/filter-and-override", test_filter_and_override } };

  return run_scenarios (argc, argv, scenarios, G_N_ELEMENTS (scenarios));
}
