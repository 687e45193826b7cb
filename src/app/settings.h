/* What the user likes, as properties; kept in GSettings where its schema is installed, in memory where not
 * (tests, a build that was never installed). */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Properties: "window-width", "window-height" (int), "window-maximized", "show-sidebar", "show-inspector",
 * "show-legend", "show-minimap" (boolean), "style-variant" ("follow", "light", "dark"). */
#define LT_TYPE_SETTINGS (lt_settings_get_type ())
G_DECLARE_FINAL_TYPE (LtSettings, lt_settings, LT, SETTINGS, GObject)

LtSettings *lt_settings_new (void);

G_END_DECLS
