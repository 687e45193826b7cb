/* Templates into a document, inside an edit: on the writer's thread, reading through the edit and never from the model.
 *
 * What is made from a template is the document's own from then on; that it came from one is said by its citation. A row
 * keeps its key when it is renamed, and that key is the one the template's own row would get in its chain: so what the
 * template has and the chain lacks can be found. */
#pragma once

#include "exchange/template.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/**
 * LtTemplateReport: what merging a template into a chain did.
 * @segments_added, @flows_added: what the chain lacked
 * @segments_same, @flows_same: what it had
 */
typedef struct {
  guint segments_added, segments_same;
  guint flows_added, flows_same;
} LtTemplateReport;

gboolean lt_template_add_chain   (LtEdit *edit, const LtTemplate *self, gint64 *chain, GError **error);
gboolean lt_template_merge       (LtEdit *edit, const LtTemplate *self, gint64 chain, GArray *created, LtTemplateReport *report,
                                  GError **error);
gboolean lt_template_add_segment (LtEdit *edit, const LtTemplate *self, guint index, gint64 chain, gint64 *id, GError **error);

gboolean lt_template_take        (LtEdit *edit, const LtTemplate *self, gint64 chain, const guint *indexes, guint n,
                                  GArray *created,
                                  GError **error);
gboolean lt_template_choose      (LtEdit *edit, gint64 chain, const char *name, GError **error);

gboolean    lt_template_build    (LtWorkspace *workspace, const char *const *names, GError **error);
const char *lt_template_of_chain (LtModel *model, gint64 chain);
/* Of a template's sources: whether it is the one that all of its rows cite as a judgement; the others are what they go by. */
gboolean    lt_template_is_judgement (const LtSource *source);

G_END_DECLS
