#include "analysis/format.h"

#include "workspace/rows.h"

typedef struct { char *(*format) (double); double figure; const char *expected; } Case;

static char *
number_2 (double figure)
{
  return lt_format_number (figure, 2);
}

static const Case cases[] = {
  { number_2, 0, "0" },
  { number_2, -0.001, "0" },
  { number_2, 1234567.5, "1,234,567.5" },
  { number_2, 999, "999" },
  { number_2, -1000, "−1,000" },
  { number_2, 12.345, "12.35" },
  { lt_format_money_wan, 350000, "35 × 10⁸ CNY" },
  { lt_format_money_wan, 10000, "1 × 10⁸ CNY" },
  { lt_format_money_wan, 9999.5, "9,999.5 × 10⁴ CNY" },
  { lt_format_money_wan, 0, "0 × 10⁴ CNY" },
  { lt_format_money_wan, NAN, "unknown" },
  { lt_format_land_mu, 120.5, "120.5 mu" },
  { lt_format_land_mu, NAN, "unknown" },
  { lt_format_count, 12000, "12,000" },
  { lt_format_share, 0.805, "80.5%" },
  { lt_format_share, NAN, "unknown" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = cases[i].format (cases[i].figure);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/format/cases", test_cases);
  return g_test_run ();
}
