/* The templates that are built in: reference chains, each a judgement of what a chain of its industry consists of.
 *
 * They are read by name and are no part of a document. A chain made from one is the workspace's own from then on; that
 * it came from a template is said by its citation. A row that was made from a template keeps its key when it is renamed,
 * and that key is the one the template's own row would get: so what the template has and the chain lacks can be found. */
#pragma once

#include "workspace/workspace.h"

G_BEGIN_DECLS

/**
 * LtTemplate:
 * @name: for the command line: ic
 * @title: the chain's name: 集成电路
 * @description: what it covers
 * @sheets: (element-type LtSheet): its tables: sources, chains, segments, flows
 */
typedef struct {
  char      *name;
  char      *title;
  char      *description;
  GPtrArray *sheets;
} LtTemplate;

char      **lt_template_list     (void);
LtTemplate *lt_template_load     (const char *name, GError **error);
void        lt_template_free     (LtTemplate *self);
gboolean    lt_template_build    (LtWorkspace *workspace, const char *const *names, GError **error);
const char *lt_template_of_chain (LtModel *model, gint64 chain);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtTemplate, lt_template_free)

G_END_DECLS
