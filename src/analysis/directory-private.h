/* What the directory's files share. Private to directory*.c. */
#pragma once

#include "analysis/directory.h"

G_BEGIN_DECLS

/* What a row is sorted by: a text (nullable), or a number that may be unknown. */
gboolean    lt_directory_is_text    (LtDirectoryColumn column);
const char *lt_directory_get_text   (LtModel *model, LtTable table, gconstpointer row, LtDirectoryColumn column);
double      lt_directory_get_number (LtModel *model, LtTable table, gconstpointer row, LtDirectoryColumn column);

/* Which table links its rows to segments, and by which column. */
LtTable     lt_directory_link_table  (LtTable table);
const char *lt_directory_link_column (LtTable table);

/* Which conditions of a query hold for whom: a bit for each. */
typedef struct {
  guint8 needed, refused;
} LtDirectoryMask;
/* find: the slot of a key, or G_MAXUINT32 */
typedef guint32 (*LtDirectoryFind) (gpointer directory, gint64 id);
LtDirectoryMask lt_directory_mark (LtModel *model, const LtQuery *query, gint64 viewpoint, LtDirectoryFind find, gpointer directory,
                                   guint8 *marks);

G_END_DECLS
