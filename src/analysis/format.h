/* Figures as people read them: one formatter for the window, the painter and every report. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* All return (transfer full) a text; an unknown figure is the word for it, never 0. */
char *lt_format_number    (double number, guint decimals);      /* 1,234.5; trailing zeros dropped */
char *lt_format_money_wan (double wan);                         /* 350000 → 35 × 10⁸ CNY (35 亿元) */
char *lt_format_land_mu   (double mu);
char *lt_format_count     (double count);
char *lt_format_share     (double share);                       /* 0.8 → 80 % */

G_END_DECLS
