/* CSV and TSV: read with the encoding and the delimiter found by themselves, written with quoting. */
#pragma once

#include "exchange/sheet.h"

G_BEGIN_DECLS

LtSheet *lt_csv_read_file  (const char *path, GError **error);
LtSheet *lt_csv_read_bytes (GBytes *bytes, const char *name, GError **error);
void     lt_csv_append_row (GString *text, char delimiter, const char *const *cells, guint n_cells);

G_END_DECLS
