/* Unified social credit codes (GB 32100-2015). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  LT_CREDIT_FINE,
  LT_CREDIT_MALFORMED,       /* not 18 digits and capitals without I, O, S, V, Z */
  LT_CREDIT_MISTYPED,        /* its check digit is wrong */
} LtCreditCheck;

LtCreditCheck lt_credit_code (const char *text, char **code);

G_END_DECLS
