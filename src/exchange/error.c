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
  g_autofree char *text = NULL, *line = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  line = lt_text_message (text);
  g_set_error_literal (error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_REFUSED, line);
  return FALSE;
}
