#include "config.h"
#include "app/palette-style.h"

#include "app/canvas-private.h"

#include <adwaita.h>
#include <math.h>

static void
define (GString *css, const char *prefix, const char *nick, const char *suffix, LtColour colour)
{
  g_string_append_printf (css, "@define-color %s_%s%s #%02x%02x%02x;\n", prefix, nick, suffix, (guint) lround (colour.red * 255),
                          (guint) lround (colour.green * 255), (guint) lround (colour.blue * 255));
}

/**
 * lt_palette_style_make:
 *
 * Returns: (transfer full): a style sheet that defines coverage_NICK, badge_NICK and badge_NICK_text.
 */
char *
lt_palette_style_make (const LtPalette *palette)
{
  GString *css = g_string_new (NULL);

  for (guint i = 0; i < LT_N_COVERAGES; i++)
    define (css, "coverage", lt_coverage_get_nick (i), "", palette->coverage[i].text);
  for (guint i = LT_ACTION_FILL; i < LT_N_ACTIONS; i++)
    {
      define (css, "badge", lt_action_get_nick (i), "", palette->badge[i].fill);
      define (css, "badge", lt_action_get_nick (i), "_text", palette->badge[i].text);
    }
  return g_string_free (css, FALSE);
}

static void
on_style (GtkCssProvider *provider)
{
  g_autofree char *css = lt_palette_style_make (lt_canvas_get_palette ());

  gtk_css_provider_load_from_data (provider, css, -1);
}

/** lt_palette_style_start: from now on the style sheets have the colours of the palette in use. */
void
lt_palette_style_start (GdkDisplay *display)
{
  g_autoptr(GtkCssProvider) provider = gtk_css_provider_new ();
  AdwStyleManager *style = adw_style_manager_get_default ();

  g_signal_connect_object (style, "notify::dark", G_CALLBACK (on_style), provider, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (on_style), provider, G_CONNECT_SWAPPED);
  on_style (provider);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}
