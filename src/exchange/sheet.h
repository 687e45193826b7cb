/* A table as a file holds it: headers, and rows of cells that remember on which line they began. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bounds that no honest table reaches, so that a hostile one cannot take the machine's memory. */
#define LT_SHEET_MAX_BYTES   (512u * 1024 * 1024)
#define LT_SHEET_MAX_CELL    (1024u * 1024)
#define LT_SHEET_MAX_COLUMNS 1024u
#define LT_SHEET_MAX_ROWS    2000000u
#define LT_SHEET_MAX_CELLS   50000000u

typedef struct _LtSheet LtSheet;

LtSheet    *lt_sheet_new           (const char *name);
void        lt_sheet_free          (LtSheet *self);
gboolean    lt_sheet_add_row       (LtSheet *self, guint line, const char *const *cells, guint n_cells, GError **error);

const char *lt_sheet_get_name      (LtSheet *self);
guint       lt_sheet_get_n_columns (LtSheet *self);
const char *lt_sheet_get_header    (LtSheet *self, guint column);
guint       lt_sheet_get_n_rows    (LtSheet *self);
guint       lt_sheet_get_line      (LtSheet *self, guint row);
guint       lt_sheet_get_n_cells   (LtSheet *self, guint row);
const char *lt_sheet_get_cell      (LtSheet *self, guint row, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtSheet, lt_sheet_free)

G_END_DECLS
