/* The first gaps as other rules would rank them, beside their ranks now. */
#pragma once

#include "app/view-state.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LT_TYPE_RULES_PREVIEW (lt_rules_preview_get_type ())
G_DECLARE_FINAL_TYPE (LtRulesPreview, lt_rules_preview, LT, RULES_PREVIEW, GtkWidget)

GtkWidget *lt_rules_preview_new        (LtViewState *state);
/* Computed in turns of the main loop of their own; the last one asked for is shown. */
void       lt_rules_preview_show       (LtRulesPreview *self, const LtRules *rules);
gboolean   lt_rules_preview_is_settled (LtRulesPreview *self);

G_END_DECLS
