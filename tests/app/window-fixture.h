/* A window on the sample of Xianning, in process, and what its tests find and do in it. */
#pragma once

#include "app/application.h"
#include "app/window-private.h"

typedef struct {
  char          *folder, *path;
  LtApplication *application;
  LtWindow      *window;
  LtViewState   *state;
  LtCanvas      *canvas;
  LtModel       *model;
} Fixture;

void window_init (int *argc, char ***argv);
void window_up   (Fixture *f, gconstpointer unused);
void window_down (Fixture *f, gconstpointer unused);
#define TEST(name, func) g_test_add ("/window/" name, Fixture, NULL, window_up, func, window_down)

/* Waits, turning the main loop; settle() as long as it takes what nothing tells of. */
typedef gboolean (*Condition) (Fixture *f);
void     wait_for      (Fixture *f, Condition condition, const char *what);
#define WAIT(f, condition) wait_for (f, condition, #condition)
gboolean is_open       (Fixture *f);
gboolean is_drawn      (Fixture *f);
gboolean has_message   (Fixture *f);
void     settle        (void);
void     open_window   (Fixture *f);
void     close_window  (Fixture *f);

GtkWidget          *find_widget     (GtkWidget *root, GType type);
gboolean            has_text        (GtkWidget *root, const char *text);
void                wait_for_text   (GtkWidget *root, const char *text);
GtkEventController *find_controller (GtkWidget *widget, GType type);

gint64  chain    (Fixture *f, const char *name);
gint64  segment  (Fixture *f, const char *name);
guint   node     (Fixture *f, gint64 id);
LtPoint place_of (Fixture *f, gint64 id);
void    click    (Fixture *f, gint64 id);
void    go_into  (Fixture *f, const char *name);

/* Editing: nothing is held, on its way, or being laid out; an action that makes a step of the history, and its end */
LtWorkspace *workspace       (Fixture *f);
gboolean     is_empty_handed (Fixture *f);
gboolean     has_stepped     (Fixture *f);
guint        count_steps     (Fixture *f);
void         step            (Fixture *f, const char *action);
void         undo            (Fixture *f);
/* The diagram tidied as a proposal; and kept */
void         propose         (Fixture *f);
void         tidy            (Fixture *f);
void         drag            (Fixture *f, LtPoint from, LtPoint to, GdkModifierType state);
LtRect       card_of         (Fixture *f, gint64 id);
/* (nullable) */
const LtPlacement *placement (Fixture *f, gint64 diagram, gint64 id);
