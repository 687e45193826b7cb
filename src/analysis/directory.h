/* The enterprises or the institutions of a workspace as one looks them up: those that a query asks for, in the order of a
 * column. What is sorted by is kept, and follows the model by itself: a hundred thousand are listed in a few milliseconds. */
#pragma once

#include "workspace/query.h"
#include "workspace/search.h"

G_BEGIN_DECLS

typedef enum {
  LT_DIRECTORY_NAME,
  LT_DIRECTORY_REGION,
  LT_DIRECTORY_STATUS,
  LT_DIRECTORY_SEGMENTS,     /* sorted by how many */
  LT_DIRECTORY_ROLE,         /* the strongest: leader, core, support */
  LT_DIRECTORY_HONOURS,      /* sorted by how many */
  LT_DIRECTORY_REVENUE,      /* each figure of the latest year that records it; in the order of LtFigureKind */
  LT_DIRECTORY_OUTPUT,
  LT_DIRECTORY_TAX,
  LT_DIRECTORY_STAFF,
  LT_DIRECTORY_LAND,
  LT_DIRECTORY_RD,
  LT_DIRECTORY_YEAR,         /* the latest of which anything is recorded */
  LT_DIRECTORY_CREDIT,
  LT_DIRECTORY_PRODUCTS,
  LT_DIRECTORY_CODES,
  LT_DIRECTORY_PARENT,
  LT_DIRECTORY_KIND,         /* of institutions, as the next one */
  LT_DIRECTORY_CAPACITY,
} LtDirectoryColumn;
#define LT_N_DIRECTORY_COLUMNS (LT_DIRECTORY_CAPACITY + 1)
/* In place of a column: what fits a text best first; without a text by name. */
#define LT_DIRECTORY_BEST -1

/**
 * LtDirectoryTotal:
 * @revenue_wan: the sum of the recorded revenues of those listed, in 万元; %LT_UNKNOWN where none is recorded
 * @revenues: of how many
 */
typedef struct {
  double revenue_wan;
  guint  revenues;
} LtDirectoryTotal;

typedef struct _LtDirectory LtDirectory;

/* The model's directory of a table: made at first use, kept current from then on. Belongs to the model. */
LtDirectory *lt_directory_of      (LtModel *model, LtTable table);
gboolean     lt_directory_prepare (LtDirectory *self, LtDirectoryColumn column, gint64 until);
/* viewpoint: a region. search: of the same workspace; only a query with a text needs it. total: (out) (optional) */
GArray      *lt_directory_list    (LtDirectory *self, LtSearch *search, const LtQuery *query, gint64 viewpoint, gint column,
                                   gboolean descending, LtDirectoryTotal *total);

/* Cells. The nick names a column in what is remembered. */
gboolean     lt_directory_has       (LtTable table, LtDirectoryColumn column);
const char  *lt_directory_get_nick  (LtDirectoryColumn column);
const char  *lt_directory_get_title (LtDirectoryColumn column);           /* translated */
gboolean     lt_directory_is_number (LtDirectoryColumn column);
char        *lt_directory_describe  (LtModel *model, LtTable table, gint64 id, LtDirectoryColumn column);
/* A cell that is a figure: in 万元, 亩, persons; unknown: %LT_UNKNOWN */
double       lt_directory_get_figure (LtModel *model, LtTable table, gint64 id, LtDirectoryColumn column);
/* The names of all honours, those that most have first. Free with g_ptr_array_unref(); the names are the model's. */
GPtrArray   *lt_directory_list_honours (LtModel *model);

G_END_DECLS
