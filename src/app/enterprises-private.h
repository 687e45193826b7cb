/* What the files of the enterprises view share. Private to enterprises-*.c and its tests. */
#pragma once

#include "analysis/directory.h"
#include "app/cargo.h"
#include "app/enterprises-view.h"
#include "app/filter-chip.h"
#include "app/place-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum { CHIP_REGION, CHIP_CHAIN, CHIP_SEGMENT, CHIP_HONOUR, CHIP_STATUS, CHIP_WHERE, N_CHIPS } LtEnterprisesChip;

struct _LtEnterprisesView {
  GtkWidget            parent_instance;

  /* Template */
  GtkDropDown         *subject;          /* enterprises, innovation platforms */
  GtkSearchEntry      *entry;
  GtkMenuButton       *lists_button;
  GtkMenuButton       *columns_button;
  GtkWidget           *filters;
  GtkStack            *stack;            /* "table", "nothing", "busy" */
  GtkColumnView       *table;
  AdwStatusPage       *nothing;
  GtkWidget           *clear;
  GtkWidget           *import;
  GtkLabel            *count;

  LtFilterChip        *chips[N_CHIPS];
  GtkWidget           *unlinked;
  GSimpleActionGroup  *actions;          /* "filter" */
  GtkColumnViewColumn *columns[LT_N_DIRECTORY_COLUMNS];
  int                  widths[LT_N_DIRECTORY_COLUMNS];   /* in pixels, of the hidden ones too */

  /* Of the workspace shown; NULL without one */
  LtViewState         *state;
  LtQuery             *query;
  GArray              *ids;              /* gint64: what is listed */
  LtPlaceList         *places;           /* (nullable): from the first look on */
  GtkMultiSelection   *selection;
  gint64               listing;          /* the named list that was opened last, or 0 */

  GHashTable          *bound;            /* GtkListItem: all cells on screen */
  GHashTable          *rows;             /* GtkListItem: the names among them */
  GHashTable          *unfilled;         /* GtkListItem: out of sight, they say yet what was listed before */
  gint                 sort;             /* an LtDirectoryColumn or LT_DIRECTORY_BEST */
  gboolean             descending;
  gint                 probe;            /* what a header was asked last */
  LtDirectoryColumn    column;           /* which cell of a row is edited */
  GtkWidget           *popover;          /* (nullable): over a cell */
  guint                search_work;      /* idle source: what is searched for has changed */
  guint                work;             /* idle source: what is listed, or sorted by, is being made */
  gboolean             stale;            /* what is listed may be others */
  gboolean             syncing;
  gboolean             arranging;        /* columns are put where they were */
};

/* enterprises-view.c */
LtModel      *lt_enterprises_view_get_model    (LtEnterprisesView *self);
LtTable       lt_enterprises_view_get_table    (LtEnterprisesView *self);
void          lt_enterprises_view_relist       (LtEnterprisesView *self);
/* What stands at a place, or 0 */
gint64        lt_enterprises_view_get_id       (LtEnterprisesView *self, guint position);
/* (transfer none) (array length=n): of the table, what is selected in the window */
const gint64 *lt_enterprises_view_get_selected (LtEnterprisesView *self, guint *n);
/* (transfer full) (nullable): what a drag from a line takes */
LtCargo      *lt_enterprises_view_take         (LtEnterprisesView *self, guint position);

/* enterprises-columns.c */
void          lt_enterprises_columns_add       (LtEnterprisesView *self);
void          lt_enterprises_columns_recall    (LtEnterprisesView *self);
void          lt_enterprises_columns_show      (LtEnterprisesView *self);
void          lt_enterprises_columns_toggle    (LtEnterprisesView *self, LtDirectoryColumn column);
void          lt_enterprises_columns_sort      (LtEnterprisesView *self, gint column, gboolean descending);
void          lt_enterprises_columns_refill    (LtEnterprisesView *self);
/* TRUE: there is nothing left to fill */
gboolean      lt_enterprises_columns_fill_rest (LtEnterprisesView *self, gint64 until);
void          lt_enterprises_columns_install   (GtkWidgetClass *class);

/* enterprises-arrangement.c */
void          lt_enterprises_arrangement_add      (LtEnterprisesView *self);
void          lt_enterprises_arrangement_install  (GtkWidgetClass *class);
void          lt_enterprises_arrangement_remember (LtEnterprisesView *self);
void          lt_enterprises_arrangement_show     (LtEnterprisesView *self, LtDirectoryColumn column, gboolean shown);
void          lt_enterprises_arrangement_recall   (LtEnterprisesView *self);
void          lt_enterprises_arrangement_reset    (LtEnterprisesView *self);
gint          lt_enterprises_arrangement_next     (LtEnterprisesView *self, LtDirectoryColumn column, int step);

/* enterprises-filter.c */
void          lt_enterprises_filter_add        (LtEnterprisesView *self);
void          lt_enterprises_filter_update     (LtEnterprisesView *self);
void          lt_enterprises_filter_set        (LtEnterprisesView *self, const LtQuery *query);
void          lt_enterprises_filter_reset      (LtEnterprisesView *self);

/* enterprises-lists.c */
void          lt_enterprises_lists_add         (LtEnterprisesView *self);
void          lt_enterprises_lists_open        (LtEnterprisesView *self, gint64 listing);
void          lt_enterprises_lists_install     (GtkWidgetClass *class);

/* enterprises-edit.c */
void          lt_enterprises_edit_add          (LtEnterprisesView *self);
void          lt_enterprises_edit_install      (GtkWidgetClass *class);
gboolean      lt_enterprises_edit_can          (LtEnterprisesView *self);
GtkWidget    *lt_enterprises_edit_find         (LtEnterprisesView *self);
void          lt_enterprises_edit_show         (LtEnterprisesView *self, GtkWidget *popover, GtkWidget *cell);
/* Opens what changes a cell, if it can be changed. */
void          lt_enterprises_edit_cell         (LtEnterprisesView *self, gint64 id, LtDirectoryColumn column);

/* enterprises-rows.c */
void          lt_enterprises_rows_add          (LtEnterprisesView *self);
void          lt_enterprises_rows_install      (GtkWidgetClass *class);
GMenuModel   *lt_enterprises_rows_make_menu    (GtkWidget *view);
void          lt_enterprises_rows_choose       (LtEnterprisesView *self, LtDirectoryColumn column, GtkWidget *cell);

G_END_DECLS
