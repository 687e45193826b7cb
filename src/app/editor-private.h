/* What the files of the editor share: an edit on its way from the hand that asked for it to the document. */
#pragma once

#include "app/editor.h"
#include "diagram/stored-places.h"
#include "workspace/edit.h"

G_BEGIN_DECLS

struct _LtEditor {
  GObject      parent_instance;
  LtWorkspace *workspace;
};

/**
 * LtJob: one edit on its way. Each kind uses what it needs of it.
 * @places: (nullable): the layout that is shown, in which the hand did it: what is not kept of it yet is kept with the edit
 * @ids: rows that it is about
 * @name: (nullable): a text of it
 * @row: which row, of what @name names
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
  gint64     chain, diagram, segment;
  gint64     supplier, buyer;
  gint       position;
  LtPoint    point;
  gboolean   placed;             /* `point` says where */
  LtPlaces  *places;
  gint64     created;
  GArray    *copied;             /* (nullable): gint64 */
} LtJob;

LtJob        *lt_job_new         (LtEditor *self, LtEditFunc func, LtTable table, const gint64 *ids, guint n);
const gint64 *lt_job_ids         (LtJob *job);
/* Takes the job and the label. */
void          lt_job_run         (LtJob *job, char *label);

/* How things are called in the history: of a row; (transfer full) "Delete “A”" or "Delete 3 segments". */
const char   *lt_editor_name_of  (LtEditor *self, LtTable table, gint64 id);
char         *lt_editor_label_of (LtEditor *self, const char *one, const char *many, LtTable table, const gint64 *ids, guint n);

G_END_DECLS
