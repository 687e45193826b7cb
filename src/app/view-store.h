/* The key file that keeps how a workspace was last looked at. Private to view-state.c and view-memory.c. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GKeyFile *lt_view_store_load (const char *workspace);
void      lt_view_store_save (GKeyFile *store, const char *workspace);

G_END_DECLS
