/* Memory by the hundred megabytes: kept, and given back without anybody waiting. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void lt_memory_keep      (void);
void lt_memory_free_rows (GDestroyNotify free_func, gpointer data, guint n_rows);

G_END_DECLS
