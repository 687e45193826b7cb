/* Inside an edit: the functions that change the document. They run on the writer's thread, within
 * one transaction, and read through its connection, never from the model. */
#pragma once

#include "workspace/schema.h"
#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _LtEdit LtEdit;

/* Gives the row its key (the hash of its natural key; random on a clash or without one) unless it has one. */
gboolean lt_edit_insert (LtEdit *self, LtTable table, gpointer row, GError **error);
/* The last that an edit does to a table: rows with their keys, as many as there are, at once. */
gboolean lt_edit_insert_all (LtEdit *self, LtTable table, gconstpointer const *rows, guint n, GError **error);
/* Writes every column of the row with that key; nothing happens where nothing differs. */
gboolean lt_edit_update (LtEdit *self, LtTable table, gconstpointer row, GError **error);
/* Deletes a row and, first, everything that refers to it or cites it. */
gboolean lt_edit_delete (LtEdit *self, LtTable table, gint64 id, GError **error);
/* (transfer full) (nullable): NULL without an error: there is none. Free with lt_row_free(). */
gpointer lt_edit_get    (LtEdit *self, LtTable table, gint64 id, GError **error);

/* Calls `func` with every row of a table, or of those whose key column holds `key` (column NULL: all). */
typedef gboolean (*LtEditRowFunc) (gpointer row, gpointer user_data, GError **error);
gboolean lt_edit_each   (LtEdit *self, LtTable table, const char *column, gint64 key,
                         LtEditRowFunc func, gpointer user_data, GError **error);

/* What is said of the workspace as a whole; value (transfer full) NULL: nothing of this name. Setting NULL takes it back. */
gboolean lt_edit_get_meta (LtEdit *self, const char *name, char **value, GError **error);
gboolean lt_edit_set_meta (LtEdit *self, const char *name, const char *value, GError **error);

/* Reports progress to who started the edit, and fails with G_IO_ERROR_CANCELLED once it is cancelled. */
gboolean lt_edit_step   (LtEdit *self, double fraction, GError **error);

G_END_DECLS
