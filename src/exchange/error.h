/* What can go wrong with a table that comes in. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LtExchangeError: every message is one translated line that says what to do.
 * @LT_EXCHANGE_ERROR_TEXT: the file is no text in an encoding we read, or damaged
 * @LT_EXCHANGE_ERROR_TOO_BIG: beyond the bounds of a sheet
 * @LT_EXCHANGE_ERROR_KIND: what the table holds cannot be told, or a column it needs is missing
 * @LT_EXCHANGE_ERROR_NOTHING: not one row of it could be used
 * @LT_EXCHANGE_ERROR_REFUSED: one row is refused; the others go in
 */
#define LT_EXCHANGE_ERROR (lt_exchange_error_quark ())
typedef enum {
  LT_EXCHANGE_ERROR_TEXT,
  LT_EXCHANGE_ERROR_TOO_BIG,
  LT_EXCHANGE_ERROR_KIND,
  LT_EXCHANGE_ERROR_NOTHING,
  LT_EXCHANGE_ERROR_REFUSED,
} LtExchangeError;
GQuark lt_exchange_error_quark (void);

/* Sets a refusal and returns FALSE, so that a check is one line. */
gboolean lt_refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
