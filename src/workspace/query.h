/* Which enterprises or institutions of a workspace are asked for; as JSON, what a named list holds. */
#pragma once

#include "workspace/rows.h"

G_BEGIN_DECLS

typedef enum { LT_WHERE_ANY, LT_WHERE_LOCAL, LT_WHERE_OUTSIDE } LtWhere;

/**
 * LtQuery: all conditions hold; one that says nothing is none.
 * @subject: %LT_TABLE_ENTERPRISE or %LT_TABLE_INSTITUTION
 * @text: (nullable): a name, product, code or pinyin initials
 * @region: in this region or below it; 0: anywhere
 * @chain: in a segment of this chain; 0: in any or none
 * @segment: in this segment
 * @unlinked: in no segment yet
 * @where: seen from the viewpoint
 * @status: an #LtStatus, of enterprises; nobody's status is that it operates
 * @honour: (nullable): of enterprises
 */
typedef struct {
  LtTable  subject;
  char    *text;
  gint64   region, chain, segment;
  gboolean unlinked;
  LtWhere  where;
  gint     status;
  char    *honour;
} LtQuery;

LtQuery *lt_query_new   (LtTable subject);
LtQuery *lt_query_copy  (const LtQuery *self);
void     lt_query_free  (LtQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtQuery, lt_query_free)

gboolean lt_query_equal     (const LtQuery *a, const LtQuery *b);
/* But for the text */
gboolean lt_query_is_filter (const LtQuery *self);
void     lt_query_set_text  (LtQuery *self, const char *text);
void     lt_query_set_honour (LtQuery *self, const char *name);
char    *lt_query_to_json   (const LtQuery *self);
LtQuery *lt_query_from_json (LtTable subject, const char *json, GError **error);

G_END_DECLS
