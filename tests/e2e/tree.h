/* The application's accessibility tree, over AT-SPI's D-Bus interfaces. Private to the driver. */
#pragma once

#include "driver.h"

G_BEGIN_DECLS

typedef struct _LtTree LtTree;

struct _LtThing {
  char      *path;
  LtThing   *parent;
  GPtrArray *children;           /* LtThing, those that it has told of */
  gboolean   window;
  int        index, n_children;
  char      *name, *description;
  guint      role;
  guint64    states;
  guint      generation;
  int        asked_for, asked_with;
};

static inline gboolean
lt_thing_has_state (LtThing *thing, LtState state)
{
  return (thing->states >> state & 1) != 0;
}

LtTree    *lt_tree_new          (void);
void       lt_tree_free         (LtTree *self);
const char *lt_tree_get_address (LtTree *self);
gboolean   lt_tree_attach       (LtTree *self, guint pid);
void       lt_tree_detach       (LtTree *self);
gboolean   lt_tree_list_windows (LtTree *self);
gboolean   lt_tree_refresh      (LtTree *self);
GPtrArray *lt_tree_get_windows  (LtTree *self);
GArray    *lt_tree_get_rects    (LtTree *self, GPtrArray *things);
GVariant  *lt_tree_call         (LtTree *self, LtThing *thing, const char *interface, const char *method, GVariant *parameters,
                                 const char *type);

G_END_DECLS
