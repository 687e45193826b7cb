/* One layout by one of Graphviz's engines: a job in, places and ways out. */
#pragma once

#include "diagram/layout-service.h"

G_BEGIN_DECLS

typedef struct _LtGraphviz LtGraphviz;

LtGraphviz     *lt_graphviz_new    (void);
LtLayoutAnswer *lt_graphviz_layout (LtGraphviz *self, const LtLayoutJob *job, guint attempt, GError **error);
void            lt_graphviz_free   (LtGraphviz *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtGraphviz, lt_graphviz_free)

G_END_DECLS
