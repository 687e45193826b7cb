/* The segments of a template one by one, to be taken into any chain. */
#pragma once

#include "exchange/template.h"
#include "workspace/edit.h"

G_BEGIN_DECLS

/**
 * LtTemplateSegment:
 * @row: which of the template's segments
 * @position: an #LtPosition
 * @products, @keywords, @codes: (nullable): as the table has them, joined with "；"
 */
typedef struct {
  guint row;
  gint  position;
  char *name, *products, *keywords, *codes;
} LtTemplateSegment;

/* (transfer full) (element-type LtTemplateSegment): in the order of the template's table */
GPtrArray *lt_template_list_segments (LtTemplate *self);
gboolean   lt_template_add_segment   (LtEdit *edit, LtTemplate *self, guint row, gint64 chain, gint position, gint64 *id, GError **error);

G_END_DECLS
