#pragma once

#include "workspace/workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define LT_TYPE_PROPERTIES_DIALOG (lt_properties_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LtPropertiesDialog, lt_properties_dialog, LT, PROPERTIES_DIALOG, AdwPreferencesWindow)

LtPropertiesDialog *lt_properties_dialog_show (GtkWindow *parent, LtWorkspace *workspace);

G_END_DECLS
