/* What Graphviz answered, by question: a folder of files that outlives the program. A question is integers and sizes
 * only, so nothing of a document is in it. Whatever is wrong with the folder, there is only less to remember. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How much the user's folder may hold: some thousand chains. */
#define LT_LAYOUT_CACHE_BYTES (32u * 1024 * 1024)

typedef struct _LtLayoutCache LtLayoutCache;

LtLayoutCache *lt_layout_cache_new          (const char *folder, gsize max_bytes);
LtLayoutCache *lt_layout_cache_new_for_user (void);
LtLayoutCache *lt_layout_cache_ref          (LtLayoutCache *self);
void           lt_layout_cache_unref        (LtLayoutCache *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtLayoutCache, lt_layout_cache_unref)

/* Both read or write a file, and are for any thread but one that a person waits for. */
GBytes        *lt_layout_cache_look_up      (LtLayoutCache *self, GBytes *question);
void           lt_layout_cache_store        (LtLayoutCache *self, GBytes *question, GBytes *answer);

G_END_DECLS
