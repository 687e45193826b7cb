/* The inspector's page as a user finds his way in it: by titles and labels. */
#pragma once

#include "window-fixture.h"

#include "app/choice-row.h"
#include "app/pick-popover.h"
#include "app/sources-popover.h"
#include "app/text-row.h"

GtkWidget *inspector (Fixture *f);
gboolean is_called (GtkWidget *widget, const char *label);
GtkWidget *find_called (GtkWidget *root, GType type, const char *label);
GtkWidget *nth_row (GtkWidget *root, GType type, const char *title, guint n);
GtkWidget *row (Fixture *f, GType type, const char *title);
guint count_rows (Fixture *f, GType type, const char *title);
gboolean has_row (Fixture *f, GType type, const char *title);
GtkWidget *field_of (GtkWidget *text_row);
void assert_text (GtkWidget *text_row, const char *expected);
void wait_for_step (Fixture *f);
void edit (Fixture *f, LtTable table, gint64 id);
void type_into (GtkWidget *text_row, const char *text);
gboolean press (GtkWidget *widget, GtkPropagationPhase phase, guint key, GdkModifierType state);
void enter (Fixture *f, GtkWidget *text_row, const char *text);
void enter_and_wait (Fixture *f, const char *title, const char *text);
guint index_of_choice (GtkWidget *choice_row, const char *label);
void choose_in (Fixture *f, GtkWidget *choice_row, const char *label);
void choose (Fixture *f, const char *title, const char *label);
void assert_chosen (GtkWidget *choice_row, const char *label);
void click_button (Fixture *f, GtkWidget *root, const char *label);
void open_menu (GtkWidget *menu);
void pick (Fixture *f, const char *button, const char *text);
GtkWidget *unfold (Fixture *f, const char *title);
const LtSegment *segment_row (Fixture *f, gint64 id);
gboolean has_focus (GtkWidget *widget);
