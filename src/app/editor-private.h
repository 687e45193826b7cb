/* How the editor's operations come to be edits. Private to editor*.c. */
#pragma once

#include "app/editor-details.h"
#include "diagram/stored-places.h"
#include "workspace/figures.h"
#include "workspace/query.h"

G_BEGIN_DECLS

/**
 * LtJob: one edit on its way. Each kind uses what it needs of it.
 * @places: (nullable): the layout that is shown, in which the hand did it: what is not kept of it yet is kept with the edit
 * @ids: rows that it is about
 * @row: which row, of what @name names
 * @others: (nullable): gint64: further rows, of whatever table the operation says
 * @points: (nullable): LtPoint: one for each of the rows
 * @done: (nullable): told when it is over, unless @who is gone by then
 */
typedef struct {
  LtEditor  *editor;
  char      *label;
  LtEditFunc func;
  gboolean   deletes;

  LtTable    table;
  GArray    *ids;                /* gint64 */
  char      *name;
  guint      row;
  gint64     chain, diagram;
  gint64     supplier, buyer;
  gint       position;
  LtPoint    point;
  gboolean   placed;             /* `point` says where */
  LtPlaces  *places;
  gint64     created;
  GArray    *copied;             /* (nullable): gint64 */
  GArray    *others, *points;

  double      amount;            /* a figure */
  double      amounts[LT_N_FIGURES];
  LtFigureKind figure;
  LtQuery    *query;             /* (nullable) */

  LtFact    fact;
  gint64      other;
  LtCitation *citation;          /* (nullable) */
  LtSource   *source;            /* (nullable) */
  LtMethod    method;
  LtLedger   *ledger;            /* (nullable) */
  LtOverride *override;          /* (nullable) */
  LtEditorDone done;
  GWeakRef    who;
} LtJob;

/* ids: copied */
LtJob        *lt_job_new (LtEditor *self, LtEditFunc func, LtTable table, const gint64 *ids, guint n);
const gint64 *lt_job_ids (LtJob *job);
/* Takes the job and the label, under which the history has it. */
void          lt_job_run (LtJob *job, char *label);
/* done: (nullable): told when it is over, unless who is gone by then */
void          lt_job_run_for (LtJob *job, char *label, LtEditorDone done, gpointer who);

/* (transfer none): of a chain, a segment; "" where there is none */
const char   *lt_editor_name_of  (LtEditor *self, LtTable table, gint64 id);
/* (transfer full): `one` with the name, where it is one, else `many` with the number */
char         *lt_editor_label_of (LtEditor *self, const char *one, const char *many, LtTable table, const gint64 *ids, guint n);

G_END_DECLS
