/* Rows of a list: with tabs between the cells for scripts, in columns with a head for people. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _LtCliTable LtCliTable;

LtCliTable *lt_cli_table_new   (const char *first, ...) G_GNUC_NULL_TERMINATED;
void        lt_cli_table_add   (LtCliTable *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
void        lt_cli_table_print (LtCliTable *self);

G_END_DECLS
