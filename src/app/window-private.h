#pragma once

#include "app/chain-view.h"
#include "app/gaps-view.h"
#include "app/history-list.h"
#include "app/inspector.h"
#include "app/pane.h"
#include "app/search-box.h"
#include "app/viewpoint-button.h"
#include "app/window.h"
#include "exchange/import.h"

G_BEGIN_DECLS

struct _LtWindow {
  AdwApplicationWindow  parent_instance;

  /* Template */
  AdwToastOverlay      *toasts;
  GtkStack             *stack;             /* "welcome", "loading", "workspace" */
  GtkWidget            *header;
  GtkWidget            *tools;             /* of the header bar, shown with a workspace */
  GtkWidget            *end_tools;
  GtkWidget            *undo, *redo;
  GtkWidget            *history_button;
  LtHistoryList        *history;
  GtkWidget            *back;
  GtkWidget            *back_label;
  AdwWindowTitle       *title;
  LtViewpointButton    *viewpoint;
  LtSearchBox          *search;
  GtkWidget            *search_button;     /* in a narrow window, until one searches */
  GtkInfoBar           *read_only;
  GtkLabel             *read_only_label;
  GtkWidget            *open_again;
  GtkInfoBar           *notice;
  GtkLabel             *notice_label;
  GtkRevealer          *task;
  GtkLabel             *task_label;
  GtkProgressBar       *task_bar;
  GtkWidget            *body;              /* the rail and all beside it */
  GtkWidget            *rail;
  GtkStack             *views;
  AdwFlap              *sidebar;
  AdwFlap              *inspector_flap;
  LtPane               *pane;
  LtInspector          *inspector;
  LtChainView          *chains;
  LtGapsView           *gaps;
  GtkWidget            *recent_group;
  GtkListBox           *recent;
  GtkLabel             *loading_label;
  GMenu                *samples;

  /* Shared */
  LtSettings           *settings;
  LtLayoutService      *layout;

  /* Of the workspace shown; NULL without one */
  LtWorkspace          *workspace;
  LtViewState          *state;
  LtDiagram            *diagram;
  char                 *path;
  GCancellable         *cancellable;       /* of what the task strip shows */
  LtImportReport       *report;            /* of the last import that had something to tell */
  char                 *written;           /* the file that was written last, for win.show-file */
  char                 *message;
  char                 *left_out;          /* (nullable): what was dropped with the tables being imported, and is none */
  GtkLabel             *drop_hint;         /* while files are held over the window */
  GtkWindow            *matches;           /* (weak) (nullable): the dialog of suppliers and buyers */
  AdwToast             *toast;             /* (weak) the last one, while it is there */
  gboolean              closed;            /* what was under way may still report */
  gboolean              narrow;            /* the header bar leaves out what it can */
  gboolean              searching;         /* in a narrow window: the entry has the place of other things */
  guint                 narrow_id;
  gboolean              folding;           /* the panes are folded by the window's width, not by the user */
};

/* window.c */
void lt_window_update_title (LtWindow *self);
void lt_window_restore_panes (LtWindow *self);

/* window-header.c */
void lt_window_size_allocate (GtkWidget *widget, int width, int height, int baseline);
void lt_window_start_search  (LtWindow *self);
void lt_window_leave_search  (LtWindow *self);
void lt_window_end_search    (LtWindow *self);

/* window-actions.c */
void lt_window_install_actions (GtkWidgetClass *class);
void lt_window_update_actions  (LtWindow *self);
void lt_window_toast        (LtWindow *self, const char *text, const char *button, const char *action);
void lt_window_toast_written (LtWindow *self, const char *text, const char *path);
/* Returns (transfer none): the dialog, which goes when it is answered. */
GtkWidget *lt_window_show_error (LtWindow *self, const char *heading, const GError *error);
/* A strip with progress and a cancel button; NULL takes it away. */
void lt_window_show_task    (LtWindow *self, const char *label);
void lt_window_task_progress (double fraction, gpointer window);

/* window-history.c */
void lt_window_install_history (GtkWidgetClass *class);
void lt_window_update_history  (LtWindow *self);
void lt_window_show_history    (LtWindow *self);

/* window-arrangement.c */
const char *lt_window_get_arrangement (LtWindow *self);
void        lt_window_arrange         (LtWindow *self, const char *nick);

/* window-views.c */
void        lt_window_add_views   (LtWindow *self);
const char *lt_window_get_view    (LtWindow *self);
const char *lt_window_get_view_title (LtWindow *self);
void        lt_window_set_view    (LtWindow *self, const char *name);
void        lt_window_follow_view (LtWindow *self);
void        lt_window_place_rail  (LtWindow *self);
void        lt_window_show_rail   (LtWindow *self, gboolean shown);

/* window-present.c */
void lt_window_follow_presenting (LtWindow *self);
void lt_window_follow_fullscreen (LtWindow *self);
void lt_window_step_chain   (LtWindow *self, gint by);

/* window-files.c */
void lt_window_choose_copy  (LtWindow *self);
/* Shows a dialog that begins beside the document. */
void lt_window_show_chooser (LtWindow *self, GtkFileChooserNative *dialog);
/* Shows a dialog for a new workspace that is made of the one at `beside`. */
void lt_window_show_saver   (GtkFileChooserNative *dialog, const char *beside);
void lt_window_list_recent  (LtWindow *self);
void lt_window_list_samples (LtWindow *self);
void lt_window_open_again   (LtWindow *self);
/* `format` with the file's name. */
void lt_window_show_loading (LtWindow *self, const char *path, const char *format);

/* window-drop.c */
void lt_window_add_drop     (LtWindow *self);

/* window-backups.c */
void lt_window_keep_safe    (LtWindow *self);
void lt_window_show_backups (LtWindow *self, const char *document);

/* window-recovery.c */
void lt_window_recover      (LtWindow *self, const char *path, const char *out);
void lt_window_show_open_error (LtWindow *self, const char *heading, const char *path, const GError *error);

/* window-exchange.c */
void lt_window_choose_import (LtWindow *self);
void lt_window_choose_export (LtWindow *self);
void lt_window_choose_templates (LtWindow *self);
void lt_window_show_details  (LtWindow *self);

G_END_DECLS
