/* One line of a list of enterprises or institutions: its name, and below it what one tells it from others by. */
#pragma once

#include "app/view-state.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *lt_thing_row_new      (void);
void       lt_thing_row_show     (GtkWidget *row, const char *name, const char *detail);
/* (transfer full): "name, detail", for a screen reader */
char      *lt_thing_row_describe (GtkWidget *row);
/* (transfer full): of an enterprise or an institution: "region · honours · 3 segments" */
char      *lt_thing_row_detail   (LtModel *model, LtThing thing);

G_END_DECLS
