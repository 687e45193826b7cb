/* The view of gaps as its tests find their way in it. */
#pragma once

#include "inspect-fixture.h"

#include <adwaita.h>

gboolean is_settled (Fixture *f);
void look (Fixture *f);
LtGapsList *list_of (Fixture *f);
guint count_lines (Fixture *f);
LtGapLine *line_at (Fixture *f, guint i);
const char *name_at (Fixture *f, guint i);
guint index_of (Fixture *f, const char *name);
void select_line (Fixture *f, guint i);
void act (Fixture *f, const char *action);
GtkWidget *filter_row (Fixture *f, const char *title);
void filter_by (Fixture *f, const char *title, const char *label);
void filter_text (Fixture *f, const char *text);
GtkWidget *find_dialog (Fixture *f, GType type);
void answer (Fixture *f, const char *response);
void say (Fixture *f, const char *title, const char *text);
LtMatrixView *matrix_of (Fixture *f);
void show_matrix (Fixture *f);
void assert_cursor (Fixture *f, const char *name, const char *region);
void key (Fixture *f, guint key, GdkModifierType state);
