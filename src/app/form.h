/* The widgets of a page that stay while the page is built anew around them: nobody's typing, focus or open list is lost
 * because something changed. Each has a key, by which the next building finds it; the others are made again each time. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _LtForm LtForm;

LtForm    *lt_form_new    (GtkBox *page);
void       lt_form_free   (LtForm *self);

void       lt_form_begin  (LtForm *self);
void       lt_form_end    (LtForm *self);
/* What is typed and not stored is; then nothing stays. */
void       lt_form_clear  (LtForm *self);

/* (transfer none) (nullable): as it was kept by the last building; this one has it too. */
GtkWidget *lt_form_find   (LtForm *self, const char *key);
void       lt_form_keep   (LtForm *self, const char *key, GtkWidget *widget);

/* Behind what this building has put there before. A list belongs to one of the page's children. */
void       lt_form_put     (LtForm *self, GtkWidget *child);
void       lt_form_put_row (LtForm *self, GtkWidget *child, GtkListBox *list, GtkWidget *row);

G_END_DECLS
