/* Empty tables to fill in and import: one CSV file a kind, with a text that says what goes where. */
#pragma once

#include "exchange/kinds.h"

G_BEGIN_DECLS

gboolean lt_table_templates_write     (const char *folder, GError **error);
char    *lt_table_template_name       (LtImportKind kind);
char    *lt_table_templates_get_guide (void);
gboolean lt_table_templates_is_guide  (const char *path);

G_END_DECLS
