/* Indexes that say something else than their tables. Private to workspace/. */
#pragma once

#include "workspace/database.h"

G_BEGIN_DECLS

gboolean lt_database_mend_indexes (sqlite3 *db, GError **error);

G_END_DECLS
