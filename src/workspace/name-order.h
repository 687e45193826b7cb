/* The order of names: Chinese by pinyin, as ICU collates it, digits before and Latin letters behind it, whatever their case. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the characters of a text weigh, one after another, and 0 at the end: texts sort as these numbers do. */
void     lt_name_order_weigh   (const char *text, GArray *weights);
int      lt_name_order_compare (const char *a, const char *b);
/* texts: where in the weights each begins. Gives each its rank; those that weigh the same have the same. order: (out caller-allocates):
 * the texts' numbers by rank, and in the order they came */
void     lt_name_order_rank    (const guint32 *weights, const guint32 *texts, guint n, double *ranks, guint32 *order);

G_END_DECLS
