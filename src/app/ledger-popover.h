/* What was done about a target: the entries of its ledger, each to be taken away, and a form for one more. */
#pragma once

#include "app/view-state.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LT_TYPE_LEDGER_POPOVER (lt_ledger_popover_get_type ())
G_DECLARE_FINAL_TYPE (LtLedgerPopover, lt_ledger_popover, LT, LEDGER_POPOVER, GtkPopover)

GtkWidget *lt_ledger_popover_new (LtViewState *state, gint64 target);

/* (transfer full): the entries of a target, the latest first */
GPtrArray *lt_ledger_list        (LtModel *model, gint64 target);

G_END_DECLS
