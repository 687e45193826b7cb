/* A row of a list in which a text is read and typed: Enter or leaving it stores the text, Escape takes back what was typed.
 * In one of several lines Enter begins a line, and Ctrl+Enter stores. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LT_TYPE_TEXT_ROW (lt_text_row_get_type ())
G_DECLARE_FINAL_TYPE (LtTextRow, lt_text_row, LT, TEXT_ROW, AdwPreferencesRow)

/* Signal "commit" (const char *): store this, and say what became of it by lt_text_row_answer(). */
GtkWidget *lt_text_row_new         (const char *title, gboolean lines);
/* Without a visible title, for rows that are alike. */
void       lt_text_row_set_compact (LtTextRow *self, const char *placeholder);
void       lt_text_row_add_suffix  (LtTextRow *self, GtkWidget *suffix);
void       lt_text_row_set_stored  (LtTextRow *self, const char *stored);
void       lt_text_row_answer      (LtTextRow *self, const char *stored, const char *refused);
void       lt_text_row_commit      (LtTextRow *self);
char      *lt_text_row_get_text    (LtTextRow *self);
GtkWidget *lt_text_row_get_field   (LtTextRow *self);

G_END_DECLS
