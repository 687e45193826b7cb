/* Items that the menus of the diagram and of the outline share. group: of the actions behind them, "canvas" or "outline". */
#pragma once

#include "workspace/model.h"
#include <gio/gio.h>

G_BEGIN_DECLS

/* Only where there is something in it */
void lt_menu_append_section   (GMenu *menu, GMenu *section);
void lt_menu_append_submenu   (GMenu *menu, const char *label, GMenu *submenu);
/* target: (nullable) */
void lt_menu_append           (GMenu *menu, const char *label, const char *group, const char *action, GVariant *target);

/* What can be done with n segments of a chain, and with a chain, beside naming it, arranging and deleting */
void lt_menu_append_clipboard (GMenu *menu, const char *group);
void lt_menu_append_segments  (GMenu *menu, const char *group, LtModel *model, gint64 chain, guint n);
void lt_menu_append_chain     (GMenu *menu, const char *group, LtModel *model, gint64 chain);

G_END_DECLS
