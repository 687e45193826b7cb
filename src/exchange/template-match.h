/* Which segments of a chain are those of a template, whatever they are called. Private to template-*.c. */
#pragma once

#include "exchange/template.h"

G_BEGIN_DECLS

/* By what a segment was recognised, surest first. */
typedef enum {
  LT_TEMPLATE_MATCH_NONE,      /* the chain lacks it */
  LT_TEMPLATE_MATCH_KEY,       /* made from the template, whatever it is called by now */
  LT_TEMPLATE_MATCH_NAME,
  LT_TEMPLATE_MATCH_WORD,      /* one's name is a keyword or a product of the other */
  LT_TEMPLATE_MATCH_SHARED,    /* they share keywords or products */
} LtTemplateMatch;

typedef struct _LtTemplateMatcher LtTemplateMatcher;

LtTemplateMatcher *lt_template_matcher_new  (gint64 chain);
void               lt_template_matcher_free (LtTemplateMatcher *self);
/* A segment of the chain, with its products. The row is read now and not kept. */
void               lt_template_matcher_add     (LtTemplateMatcher *self, const LtSegment *row);
void               lt_template_matcher_product (LtTemplateMatcher *self, const char *name);      /* of the one added last */
gint64             lt_template_matcher_find    (LtTemplateMatcher *self, const LtTemplateSegment *wanted, LtTemplateMatch *match);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtTemplateMatcher, lt_template_matcher_free)

G_END_DECLS
