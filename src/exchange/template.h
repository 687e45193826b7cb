/* The templates that are built in: reference chains, each a judgement of what a chain of its industry consists of.
 *
 * They are read by name and are no part of a document; template-edit.h brings them into one. Once loaded a template only
 * is looked at, on any thread. */
#pragma once

#include "workspace/rows.h"

G_BEGIN_DECLS

/**
 * LtTemplateSegment:
 * @row: what is known of it but for its key, chain and ordinal
 * @products: (array zero-terminated=1): in order
 */
typedef struct {
  LtSegment *row;
  char     **products;
} LtTemplateSegment;

/**
 * LtTemplateFlow:
 * @supplier, @buyer: which of the template's segments
 */
typedef struct {
  guint supplier, buyer;
  gint  kind;
  char *note;
} LtTemplateFlow;

/**
 * LtTemplate:
 * @name: for the command line: ic
 * @title: the chain's name: 集成电路
 * @description: what it covers
 * @segments: (element-type LtTemplateSegment): in order, upstream first
 * @flows: (element-type LtTemplateFlow)
 * @sources: (element-type LtSource): what it cites, without keys
 */
typedef struct {
  char      *name;
  char      *title;
  char      *description;
  GPtrArray *segments;
  GPtrArray *flows;
  GPtrArray *sources;
} LtTemplate;

char      **lt_template_list (void);
LtTemplate *lt_template_load (const char *name, GError **error);
GPtrArray  *lt_template_library (void);
void        lt_template_free (LtTemplate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtTemplate, lt_template_free)

G_END_DECLS
