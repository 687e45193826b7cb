/* What the files of the gaps view share. Private to gaps-view.c and gaps-menu.c. */
#pragma once

#include "app/gaps-filter.h"
#include "app/gaps-regions.h"
#include "app/gaps-view.h"
#include <adwaita.h>

G_BEGIN_DECLS

struct _LtGapsView {
  GtkWidget       parent_instance;

  /* Template */
  GtkToggleButton *as_list, *as_matrix;
  GtkSearchEntry  *entry;
  LtGapsFilter    *filter;
  LtGapsRegions   *regions;
  GtkLabel        *count;
  GtkStack        *stack;
  LtGapsList      *list;
  LtGapsMatrix    *matrix;
  AdwStatusPage   *nothing;
  GtkWidget       *clear, *choose, *import;
  GtkWidget       *bar, *go, *set, *take, *take_all;
  GtkLabel        *about;

  LtViewState     *state;
  LtGapLines      *lines;          /* (nullable): from the first look on */
  gboolean         to_focus;       /* the keyboard goes to the gaps once they are there */
};

gboolean   lt_gaps_view_is_matrix   (LtGapsView *self);
/* Both out */
gboolean   lt_gaps_view_get_place   (LtGapsView *self, gint64 *segment, gint64 *region);
LtGapLine *lt_gaps_view_get_lacking (LtGapsView *self);

/* gaps-menu.c: what can be done with a line and a cell */
void       lt_gaps_menu_install     (GtkWidgetClass *class);
void       lt_gaps_menu_add         (LtGapsView *self);

G_END_DECLS
