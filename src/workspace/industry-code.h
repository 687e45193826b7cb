/* Codes of GB/T 4754, the classification of industries. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *lt_industry_code (const char *text);

G_END_DECLS
