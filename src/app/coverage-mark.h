/* The mark of a coverage (a shape, so that colour never stands alone) as a small widget. */
#pragma once

#include "analysis/coverage.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LT_TYPE_COVERAGE_MARK (lt_coverage_mark_get_type ())
G_DECLARE_FINAL_TYPE (LtCoverageMark, lt_coverage_mark, LT, COVERAGE_MARK, GtkWidget)

GtkWidget *lt_coverage_mark_new          (LtCoverage coverage);
void       lt_coverage_mark_set_coverage (LtCoverageMark *self, LtCoverage coverage);

G_END_DECLS
