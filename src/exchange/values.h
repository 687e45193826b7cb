/* Single cells as values: figures with units, days, years, codes. Messages are refusals of a row. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a figure measures; each has its own units and one in which it is stored. */
typedef enum {
  LT_MEASURE_MONEY,     /* 万元 */
  LT_MEASURE_LAND,      /* 亩 */
  LT_MEASURE_COUNT,     /* persons, pieces */
  LT_MEASURE_NUMBER,    /* of any kind, may be negative; percent are hundredths */
} LtMeasure;

/* Stored figure = written figure × times ÷ over. Two integers, so that 元 → 万元 is one rounding. */
typedef struct { double times, over; } LtUnit;
#define LT_UNIT_ONE ((LtUnit) { 1, 1 })

gboolean lt_words_contain      (const char *words, const char *word);
gboolean lt_unit_parse        (const char *word, LtMeasure measure, LtUnit *unit);

gboolean lt_value_is_blank    (const char *cell);
gboolean lt_value_is_figure   (const char *cell);
gboolean lt_value_is_formula  (const char *cell);
gboolean lt_value_figure      (const char *cell, LtMeasure measure, LtUnit header, double *figure, GError **error);
gboolean lt_value_integer     (const char *cell, gint least, gint most, gint *number, GError **error);
gboolean lt_value_year        (const char *cell, gint *year, GError **error);
char    *lt_value_date        (const char *cell, GError **error);
char    *lt_value_credit      (const char *cell, GError **error);
char    *lt_value_industry    (const char *cell, GError **error);

G_END_DECLS
