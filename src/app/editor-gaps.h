/* What is decided about gaps: what a coverage is held to be, by which rules one ranks, what is taken over from a reference
 * chain. */
#pragma once

#include "app/editor-details.h"
#include "analysis/rules.h"

G_BEGIN_DECLS

/* row: region, segment, coverage, reason, owner and day; copied */
void lt_editor_set_override    (LtEditor *self, const LtOverride *row, LtEditorDone done, gpointer who);
void lt_editor_clear_override  (LtEditor *self, gint64 region, gint64 segment);
/* What is in force at the viewpoint becomes `rules`: for it alone, or everywhere, and then what it and the regions above it
 * have of their own gives way. */
void lt_editor_set_rules       (LtEditor *self, gint64 viewpoint, gboolean everywhere, const LtRules *rules, LtEditorDone done,
                                gpointer who);
/* template: (nullable): by name, or LT_TEMPLATE_NONE; NULL: as is suggested */
void lt_editor_choose_template (LtEditor *self, gint64 chain, const char *template);
/* indexes: segments of the template that the chain lacks */
void lt_editor_take_lacking    (LtEditor *self, const char *template, gint64 chain, const guint *indexes, guint n,
                                const char *name);

G_END_DECLS
