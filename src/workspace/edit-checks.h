/* What the operations refuse, and how they say it. Private to the operations. */
#pragma once

#include "workspace/edit.h"

G_BEGIN_DECLS

#define LT_NAME_MAX_CHARS 200

/* Sets a refusal and returns FALSE, so that a check is one line. */
gboolean lt_edit_refuse     (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
gpointer lt_edit_need       (LtEdit *edit, LtTable table, gint64 id, GError **error);
char    *lt_edit_tidy_name  (const char *name, GError **error);
gboolean lt_edit_tidy_text  (const char *text, char **tidy, GError **error);
gboolean lt_edit_tidy_note  (const char *text, char **tidy, GError **error);
gboolean lt_edit_tidy_list  (const char *text, char **tidy, GError **error);

/* The names that are taken, folded: of all rows of a table, or of those whose key column holds a key. */
GHashTable *lt_edit_names      (LtEdit *edit, LtTable table, const char *column, gint64 key, const gint64 *except, guint n,
                                GError **error);
gboolean    lt_names_has       (GHashTable *names, const char *name);
void        lt_names_add       (GHashTable *names, const char *name);
char       *lt_names_take_copy (GHashTable *names, const char *name);

G_END_DECLS
