/* A row of a list in which one of several is chosen. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LT_TYPE_CHOICE_ROW (lt_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (LtChoiceRow, lt_choice_row, LT, CHOICE_ROW, AdwComboRow)

/* Signal "chosen" (gint64): by the user, another one than is shown. */
GtkWidget *lt_choice_row_new (const char *title);
/* numbers: (element-type gint64), labels beside them; chosen: one of the numbers */
void       lt_choice_row_set (LtChoiceRow *self, GArray *numbers, const char *const *labels, gint64 chosen);
gint64     lt_choice_row_get (LtChoiceRow *self);

G_END_DECLS
