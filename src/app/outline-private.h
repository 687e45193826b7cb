/* What the files of the outline share. */
#pragma once

#include "app/drop.h"
#include "app/outline.h"
#include "app/outline-filter.h"
#include "workspace/item-cache.h"

G_BEGIN_DECLS

struct _LtOutline {
  GtkWidget           parent_instance;

  /* Template */
  GtkSearchEntry     *entry;
  GtkListView        *list;
  GtkWidget          *nothing;
  GtkLabel           *nothing_label;
  GtkWidget          *clear;

  LtViewState        *state;
  LtOutlineFilter    *filter;        /* (nullable) */
  GtkTreeListModel   *tree;
  GtkSingleSelection *selection;
  GHashTable         *bound;         /* GtkListItem → itself: rows on screen */
  gint64              opened;        /* the chain whose line was opened by showing it, or 0 */
  gint64              on_top;        /* the chain that was last scrolled to the top, or 0 */
  guint               last;          /* position of the last selected line */
  guint               open_id;
  LtThing             to_open;       /* while open_id is set */
  gboolean            syncing;
};

/* outline.c */
LtThing lt_outline_get_thing    (LtOutline *self, LtItem *item);

/* outline-drag.c */
void    lt_outline_add_drag     (LtOutline *self);

/* outline-menu.c */
void    lt_outline_install_menu (GtkWidgetClass *class);
void    lt_outline_add_menu     (LtOutline *self);

G_END_DECLS
