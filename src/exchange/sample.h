/* The samples that are built in: whole documents from tables. */
#pragma once

#include "workspace/workspace.h"

G_BEGIN_DECLS

char   **lt_sample_list      (void);
char    *lt_sample_get_title (const char *name, GError **error);
char    *lt_sample_get_file  (const char *name, GError **error);
gboolean lt_sample_build     (LtWorkspace *workspace, const char *name, GError **error);

G_END_DECLS
