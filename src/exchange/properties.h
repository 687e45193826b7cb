/* What a workspace is called, and whose it is. Inside an edit, on the writer's thread. */
#pragma once

#include "workspace/edit.h"

G_BEGIN_DECLS

gboolean lt_properties_set_title (LtEdit *edit, const char *title, GError **error);
gboolean lt_properties_set_home  (LtEdit *edit, gint64 region, GError **error);
gboolean lt_properties_name_home (LtEdit *edit, const char *name, LtRegionKind kind, GError **error);

G_END_DECLS
