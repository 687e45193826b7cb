#include "config.h"

#include "exchange/error.h"
#include "workspace/text.h"

G_DEFINE_QUARK (lt-exchange-error-quark, lt_exchange_error)

/**
 * lt_refuse:
 * @error: where the refusal goes
 * @format: the translated reason; what it quotes may be anything, the reason is one line
 *
 * Returns: always %FALSE, with @error %LT_EXCHANGE_ERROR_REFUSED.
 */
gboolean
lt_refuse (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  lt_text_set_error (error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_REFUSED, format, args);
  va_end (args);
  return FALSE;
}
