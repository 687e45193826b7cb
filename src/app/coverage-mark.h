/* The mark of a coverage, or of a layer's tone (a shape, so that colour never stands alone), as a small widget. */
#pragma once

#include "diagram/layer.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LT_TYPE_COVERAGE_MARK (lt_coverage_mark_get_type ())
G_DECLARE_FINAL_TYPE (LtCoverageMark, lt_coverage_mark, LT, COVERAGE_MARK, GtkWidget)

GtkWidget *lt_coverage_mark_new          (LtCoverage coverage);
GtkWidget *lt_coverage_mark_new_for_tone (LtTone tone);
void       lt_coverage_mark_set_tone     (LtCoverageMark *self, LtTone tone);

G_END_DECLS
