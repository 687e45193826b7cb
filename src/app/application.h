/* The application: one window a workspace, what they share, and the actions that are nobody's in particular. */
#pragma once

#include "app/window.h"

G_BEGIN_DECLS

#define LT_TYPE_APPLICATION (lt_application_get_type ())
G_DECLARE_FINAL_TYPE (LtApplication, lt_application, LT, APPLICATION, AdwApplication)

LtApplication *lt_application_new       (GApplicationFlags flags);
/* Opens a file, or raises the window that shows it. */
LtWindow      *lt_application_open_path (LtApplication *self, const char *path);

G_END_DECLS
