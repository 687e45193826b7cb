/* What is copied in one application and pasted in another: two of ours, and one of somebody else's. */
#include "config.h"
#include "scenario.h"

#include <string.h>

static LtDriver *
begin_chain (const char *name, const char *chain, const char *known)
{
  LtDriver *d = begin_open (name);

  lt_driver_click (d, card (d, chain));
  lt_driver_settle (d, card (d, known));
  return d;
}

static void
check_step (LtDriver *d, const char *prefix, const char *label)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", prefix, label);

  lt_driver_find (d, NULL, LT_ROLE_BUTTON, name);
}

/* A line of what liantuctl says of the file. */
static gboolean
has_line (LtDriver *d, const char *what, guint count)
{
  g_autofree char *file = lt_driver_path (d, "a.liantu"), *line = g_strdup_printf ("%8u  %s\n", count, what);

  ctl (d, 0, "info", file, NULL, NULL);
  return strstr (lt_driver_get_output (d), line) != NULL;
}

static void
check_counts (LtDriver *d, guint segments, guint products, guint flows)
{
  lt_driver_until (d, has_line (d, "Segment", segments), "%u segments: %s", segments, lt_driver_get_output (d));
  lt_driver_until (d, has_line (d, "Product", products), "%u products: %s", products, lt_driver_get_output (d));
  lt_driver_until (d, has_line (d, "Flow", flows), "%u flows: %s", flows, lt_driver_get_output (d));
}

/* What another program would paste. */
static gboolean
is_copied (LtDriver *d, const char *text)
{
  const char *argv[] = { "xclip", "-selection", "clipboard", "-o", NULL };
  g_autofree char *output = NULL;
  int status;

  lt_driver_run (d, argv, &output, &status);
  return status == 0 && strstr (output, text) != NULL;
}

/* All by keys, once the chains are open: the 12 segments of one chain with their 41 products and the 16 flows among them. */
static void
test_applications (void)
{
  LtDriver *d = begin_chain ("paste-from", "光通信, *", "射频天线, *"), *other;

  lt_driver_key (d, "ctrl+a ctrl+c");
  lt_driver_until (d, is_copied (d, "射频天线\t光通信\tMidstream"), "the segments on the clipboard");
  other = lt_driver_new ("paste-into", "en");
  {
    g_autofree char *file = lt_driver_path (other, "a.liantu");

    ctl (other, 0, "new", file, "--sample", "xianning");
    lt_driver_start_apart (other, file);
  }
  lt_driver_click (other, card (other, "新型显示, *"));
  lt_driver_settle (other, card (other, "偏光片, *"));
  check_counts (other, 97, 297, 213);
  lt_driver_key (other, "ctrl+v");
  check_step (other, "Undo", "Paste into “新型显示”");
  lt_driver_find (other, canvas (other), LT_ROLE_BUTTON, "射频天线, *");
  lt_driver_find (other, outline (other), LT_ROLE_ROW, "光纤预制棒, *");
  check_counts (other, 97 + 12, 297 + 41, 213 + 16);
  check_counts (d, 97, 297, 213);
  lt_driver_key (other, "ctrl+z");
  check_step (other, "Redo", "Paste into “新型显示”");
  lt_driver_find_gone (other, canvas (other), LT_ROLE_BUTTON, "射频天线, *");
  check_counts (other, 97, 297, 213);

  /* And back: one of theirs. */
  lt_driver_click (other, card (other, "偏光片, *"));
  lt_driver_key (other, "ctrl+c");
  lt_driver_until (other, is_copied (other, "偏光片\t新型显示"), "the segment on the clipboard");
  lt_driver_switch (d);
  lt_driver_key (d, "ctrl+v");
  check_step (d, "Undo", "Paste into “光通信”");
  lt_driver_find (d, canvas (d), LT_ROLE_BUTTON, "偏光片, *");
  lt_driver_switch (d);
  end (other);
  end (d);
}

/* xclip stays behind to hand the text out. */
static void
copy_elsewhere (LtDriver *d, const char *text)
{
  g_autofree char *file = lt_driver_path (d, "copied.txt"), *quoted = g_shell_quote (file);
  g_autofree char *line = g_strdup_printf ("xclip -selection clipboard -i %s >/dev/null 2>&1", quoted);
  const char *argv[] = { "sh", "-c", line, NULL };

  g_assert_true (g_file_set_contents (file, text, -1, NULL));
  lt_driver_run (d, argv, NULL, NULL);
}

static void
test_others (void)
{
  LtDriver *d = begin_chain ("paste-text", "光通信, *", "射频天线, *");

  copy_elsewhere (d, "Substrate\nEpitaxy\n");
  lt_driver_key (d, "ctrl+v");
  check_step (d, "Undo", "Paste into “光通信”");
  lt_driver_find (d, canvas (d), LT_ROLE_BUTTON, "Substrate, *");
  lt_driver_find (d, canvas (d), LT_ROLE_BUTTON, "Epitaxy, *");
  check_counts (d, 99, 297, 213);
  copy_elsewhere (d, "环节名称\t位置\t上游环节\t主要产品\nSilicon\t上游\t\t硅片；硅棒\nChip\t中游\tSilicon\t\n");
  lt_driver_key (d, "ctrl+v");
  lt_driver_find (d, canvas (d), LT_ROLE_BUTTON, "Silicon, *");
  lt_driver_find (d, canvas (d), LT_ROLE_BUTTON, "Chip, *");
  check_counts (d, 101, 299, 214);
  lt_driver_key (d, "ctrl+z");
  lt_driver_find_gone (d, canvas (d), LT_ROLE_BUTTON, "Silicon, *");
  check_counts (d, 99, 297, 213);
  copy_elsewhere (d, "甲\t乙\n丙\t丁\n");
  lt_driver_key (d, "ctrl+v");
  lt_driver_find (d, NULL, LT_ROLE_LABEL, "The table on the clipboard has no column*");
  check_counts (d, 99, 297, 213);
  end (d);
}

int
main (int argc, char **argv)
{
  static const Scenario scenarios[] = {
    { "/paste/applications", test_applications },
    { "/paste/others", test_others },
  };

  return run_scenarios (argc, argv, scenarios, G_N_ELEMENTS (scenarios));
}
