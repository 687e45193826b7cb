/* The rows that an import refused, with line and reason, and what else it has to say. */
#pragma once

#include "exchange/import.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Reads the report at once; it need not live on. */
void lt_import_details_show (GtkWindow *parent, const LtImportReport *report);

G_END_DECLS
