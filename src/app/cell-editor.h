/* A field over a cell of a table: Enter stores what was typed, Tab does and goes to the next cell, Escape leaves it. What is
 * refused stays there to be mended, with the reason below. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LT_TYPE_CELL_EDITOR (lt_cell_editor_get_type ())
G_DECLARE_FINAL_TYPE (LtCellEditor, lt_cell_editor, LT, CELL_EDITOR, GtkPopover)

/* Signal "commit" (const char *, gint): this was typed; and afterwards: 0: nothing, 1: the next cell, -1: the one before. It is
 * answered by lt_cell_editor_answer(). label: what the field is called */
GtkWidget  *lt_cell_editor_new      (const char *label, const char *text, int width);
/* refused: (nullable): why; NULL: it was stored, and the editor goes */
void        lt_cell_editor_answer   (LtCellEditor *self, const char *refused);
GtkEditable *lt_cell_editor_get_entry (LtCellEditor *self);

G_END_DECLS
