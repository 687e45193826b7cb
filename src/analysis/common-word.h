/* What two lists of products have in common: a word of two characters or more. Private to the analysis. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full) (nullable): the longest run of letters and ideographs, of two characters or more, that a value of either
 * list (joined with ；, either may be NULL) contains; the first of those that are as long. Folded. */
char *lt_common_word (const char *a, const char *b);

G_END_DECLS
