/* Memory by the hundred megabytes: kept, and given back without anybody waiting. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void lt_memory_keep       (void);
void lt_memory_free_aside (GDestroyNotify free_func, gpointer data);

G_END_DECLS
