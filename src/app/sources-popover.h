/* What backs a row of the document: what is cited for it, each to be taken away, and a form for one more. */
#pragma once

#include "app/view-state.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LT_TYPE_SOURCES_POPOVER (lt_sources_popover_get_type ())
G_DECLARE_FINAL_TYPE (LtSourcesPopover, lt_sources_popover, LT, SOURCES_POPOVER, GtkPopover)

GtkWidget *lt_sources_popover_new (LtViewState *state, LtThing backed);

/* (transfer full): a citation in a line or two */
char      *lt_citation_get_title  (LtModel *model, const LtCitation *citation);
char      *lt_citation_get_words  (LtModel *model, const LtCitation *citation);

G_END_DECLS
