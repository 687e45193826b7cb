/* One window on one workspace: header bar, outline, the view, inspector. Without a workspace: the welcome page. */
#pragma once

#include "app/canvas.h"
#include "app/settings.h"
#include "app/view-state.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define LT_TYPE_WINDOW (lt_window_get_type ())
G_DECLARE_FINAL_TYPE (LtWindow, lt_window, LT, WINDOW, AdwApplicationWindow)

LtWindow    *lt_window_new           (GtkApplication *application, LtSettings *settings, LtLayoutService *layout);
/* (nullable): of the workspace it shows or is opening */
const char  *lt_window_get_path      (LtWindow *self);
void         lt_window_open          (LtWindow *self, const char *path);
void         lt_window_create        (LtWindow *self, const char *path);
void         lt_window_create_sample (LtWindow *self, const char *name);
void         lt_window_create_from_template (LtWindow *self, const char *path, const char *name);
char        *lt_window_sample_path   (const char *name);
void         lt_window_filter_workspaces (GtkFileChooserNative *dialog);
char        *lt_window_saved_path    (GFile *file);
/* (nullable) what it looks at; for tests too */
LtViewState *lt_window_get_state     (LtWindow *self);
LtDiagram   *lt_window_get_diagram   (LtWindow *self);
LtCanvas    *lt_window_get_canvas    (LtWindow *self);
void         lt_window_set_workspace (LtWindow *self, LtWorkspace *workspace);
void         lt_window_import        (LtWindow *self, const char *const *paths);
void         lt_window_export        (LtWindow *self, const char *path);
void         lt_window_save_templates (LtWindow *self, const char *folder);
void         lt_window_drop_files    (LtWindow *self, GSList *files);
/* The last message shown, for tests. */
const char  *lt_window_get_message   (LtWindow *self);

G_END_DECLS
