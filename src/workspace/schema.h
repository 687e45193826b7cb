/* What the document's tables are made of: the one description that loading, writing, changesets,
 * keys and the check of foreign files share. The SQL is data/schema/. */
#pragma once

#include "workspace/rows.h"

G_BEGIN_DECLS

#define LT_APPLICATION_ID 0x4C69616E   /* "Lian" */
#define LT_SCHEMA_VERSION 3

typedef enum {
  LT_COLUMN_KEY,      /* gint64; 0 is NULL */
  LT_COLUMN_INT,      /* gint; LT_UNKNOWN_INT is NULL */
  LT_COLUMN_ENUM,     /* gint; 0 is NULL; stored as its nick */
  LT_COLUMN_REAL,     /* double; LT_UNKNOWN is NULL */
  LT_COLUMN_TEXT,     /* char *; NULL is NULL */
} LtColumnType;

typedef struct {
  const char        *name;
  LtColumnType       type;
  guint              offset;
  gint               target;      /* KEY: the table it refers to, or -1 */
  gboolean           owner;       /* KEY: a row goes with what it refers to; otherwise the key is cleared */
  const char *const *nicks;       /* ENUM: NULL-terminated, [0] is "" */
} LtColumn;

typedef struct {
  const char      *name;
  gsize            size;          /* of the row struct */
  const LtColumn  *columns;       /* [0] is id */
  guint            n_columns;
  const char      *identity;      /* names of the columns of its natural key, space-separated */
  guint            since;         /* the schema version that brought it */
} LtTableInfo;

const LtTableInfo *lt_table_get_info (LtTable table);
gboolean           lt_table_from_name (const char *name, LtTable *table);
/* (transfer full): the name of the row of `meta` that says how the diagram of a chain is arranged. */
char              *lt_meta_arrangement_name (gint64 chain);
/* (transfer full): the name of the row of `meta` that says which reference template a chain is compared with. */
char              *lt_meta_template_name (gint64 chain);
gint               lt_table_find_column (LtTable table, const char *name);
gint               lt_table_find_column_n (LtTable table, const char *name, gsize length);
const char        *lt_table_get_label (LtTable table);          /* translated */

gpointer lt_row_new   (LtTable table);                          /* every column NULL */
gpointer lt_row_copy  (LtTable table, gconstpointer row);
void     lt_row_free  (LtTable table, gpointer row);
gboolean lt_row_equal (LtTable table, gconstpointer a, gconstpointer b);
gint64   lt_row_key   (LtTable table, gconstpointer row);       /* the hash of its natural key */
gint64   lt_row_random_key (void);
gint64   lt_row_get_key (LtTable table, gconstpointer row, guint column);

/* nick ↔ value ↔ translated label of the closed lists, by table and column */
const char *lt_enum_nick  (LtTable table, const char *column, gint value);
gint        lt_enum_value (LtTable table, const char *column, const char *nick);    /* -1: not in the list */
const char *lt_enum_label (LtTable table, const char *column, gint value);

G_END_DECLS
