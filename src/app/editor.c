#include "config.h"
#include "app/editor-private.h"

#include "diagram/stored-places.h"
#include "exchange/clipping.h"
#include "workspace/edit-chain.h"
#include "workspace/edit-flow.h"
#include "workspace/edit-placement.h"
#include "workspace/edit-rows.h"
#include "workspace/edit-segment.h"

#include <glib/gi18n-lib.h>

struct _LtEditor {
  GObject      parent_instance;
  LtWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (LtEditor, lt_editor, G_TYPE_OBJECT)

enum { FAILED, DELETED, CREATED, COPIED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
job_free (gpointer data)
{
  LtJob *job = data;

  g_object_unref (job->editor);
  g_free (job->label);
  g_clear_pointer (&job->ids, g_array_unref);
  g_clear_pointer (&job->copied, g_array_unref);
  g_clear_pointer (&job->others, g_array_unref);
  g_clear_pointer (&job->points, g_array_unref);
  if (job->citation != NULL)
    lt_row_free (LT_TABLE_CITATION, job->citation);
  lt_row_free (LT_TABLE_LEDGER, job->ledger);
  if (job->source != NULL)
    lt_row_free (LT_TABLE_SOURCE, job->source);
  lt_query_free (job->query);
  if (job->override != NULL)
    lt_row_free (LT_TABLE_OVERRIDE, job->override);
  g_weak_ref_clear (&job->who);
  g_free (job->name);
  g_clear_pointer (&job->places, lt_places_free);
  g_free (job);
}

LtJob *
lt_job_new (LtEditor *self, LtEditFunc func, LtTable table, const gint64 *ids, guint n)
{
  LtJob *job = g_new0 (LtJob, 1);

  job->editor = g_object_ref (self);
  job->func = func;
  job->table = table;
  job->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  job->position = LT_POSITION_STAYS;
  g_weak_ref_init (&job->who, NULL);
  g_array_append_vals (job->ids, ids, n);
  return job;
}

const gint64 *
lt_job_ids (LtJob *job)
{
  return (const gint64 *) (gpointer) job->ids->data;
}

static void
tell (LtJob *job, const GError *error)
{
  if (error != NULL)
    g_signal_emit (job->editor, signals[FAILED], 0, error->message);
  else if (job->created != 0)
    g_signal_emit (job->editor, signals[CREATED], 0, (guint) job->table, job->created);
  else if (job->copied != NULL && job->copied->len > 0)
    g_signal_emit (job->editor, signals[COPIED], 0, (guint) job->table, job->copied);
  else if (job->deletes)
    g_signal_emit (job->editor, signals[DELETED], 0, job->label);
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  LtJob *job = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GObject) who = g_weak_ref_get (&job->who);

  lt_workspace_edit_finish (LT_WORKSPACE (source), result, &error);
  tell (job, error);
  if (who != NULL && job->done != NULL)
    job->done (who, error != NULL ? error->message : NULL);
  job_free (job);
}

static gboolean
run_func (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;

  return job->func (edit, job, error);
}

void
lt_job_run (LtJob *job, char *label)
{
  job->label = label;
  lt_workspace_edit_async (job->editor->workspace, label, LT_EDIT_DEFAULT, run_func, job, NULL, NULL, NULL, NULL, on_done, job);
}

void
lt_job_run_for (LtJob *job, char *label, LtEditorDone done, gpointer who)
{
  job->done = done;
  if (done != NULL)
    g_weak_ref_set (&job->who, who);
  lt_job_run (job, label);
}

/* --- How an edit is called in the history --- */

const char *
lt_editor_name_of (LtEditor *self, LtTable table, gint64 id)
{
  const char *name = lt_thing_get_name (lt_workspace_get_model (self->workspace), (LtThing) { table, id });

  return name != NULL ? name : "";
}

/* "Delete “A”" or "Delete 3 segments". Takes nothing, returns (transfer full). */
char *
lt_editor_label_of (LtEditor *self, const char *one, const char *many, LtTable table, const gint64 *ids, guint n)
{
  return n == 1 ? g_strdup_printf (one, lt_editor_name_of (self, table, ids[0])) : g_strdup_printf (many, n);
}

/* --- Cards --- */

static gboolean
move_cards (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;

  return lt_places_complete (edit, job->places, error)
         && lt_edit_shift (edit, job->diagram, lt_job_ids (job), job->ids->len, job->point.x, job->point.y, error)
         && (job->position == LT_POSITION_STAYS || lt_edit_move_segments (edit, lt_job_ids (job), job->ids->len, 0, job->position, error));
}

void
lt_editor_move_cards (LtEditor *self, LtScene *scene, const gint64 *nodes, guint n, LtPoint by, gint position)
{
  LtGraph *graph = lt_scene_get_graph (scene);
  LtTable table = graph->kind == LT_DIAGRAM_OVERVIEW ? LT_TABLE_CHAIN : LT_TABLE_SEGMENT;
  LtJob *job = lt_job_new (self, move_cards, table, nodes, n);

  job->places = lt_places_new (graph, lt_scene_get_layout (scene));
  job->diagram = lt_places_diagram (graph);
  job->point = by;
  job->position = position;
  lt_job_run (job, lt_editor_label_of (self, _("Move “%s”"), _("Move %u cards"), table, nodes, n));
}

static gboolean
release_cards (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;

  return lt_edit_release (edit, job->diagram, lt_job_ids (job), job->ids->len, error);
}

void
lt_editor_release_cards (LtEditor *self, gint64 diagram, const gint64 *nodes, guint n)
{
  LtTable table = diagram == LT_PLACE_OVERVIEW ? LT_TABLE_CHAIN : LT_TABLE_SEGMENT;
  LtJob *job = lt_job_new (self, release_cards, table, nodes, n);

  job->diagram = diagram;
  lt_job_run (job, lt_editor_label_of (self, _("Release “%s”"), _("Release %u cards"), table, nodes, n));
}

/* --- Segments and flows --- */

static gboolean
add_segment (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;
  /* To be renamed at once. */
  g_autofree char *name = lt_edit_free_name (edit, LT_TABLE_SEGMENT, "chain", job->chain, _("New segment"), _("New segment %u"), error);
  LtSegment row = { 0, job->chain, name, MAX (job->position, LT_POSITION_NONE), NULL, NULL, LT_UNKNOWN_INT, NULL, LT_UNKNOWN_INT };

  if (name == NULL || (job->places != NULL && !lt_places_complete (edit, job->places, error)) || !lt_edit_add_segment (edit, &row, error)
      || (job->placed && !lt_edit_place (edit, job->chain, row.id, job->point.x, job->point.y, error)))
    return FALSE;
  job->created = row.id;
  return job->supplier == 0 || lt_edit_connect (edit, job->supplier, row.id, LT_FLOW_NONE, NULL, error);
}

void
lt_editor_add_segment (LtEditor *self, LtScene *scene, gint64 chain, gint position, const LtPoint *at, gint64 supplier)
{
  LtJob *job = lt_job_new (self, add_segment, LT_TABLE_SEGMENT, NULL, 0);

  job->chain = chain;
  job->position = position;
  job->supplier = supplier;
  job->placed = at != NULL;
  if (at != NULL)
    job->point = *at;
  if (at != NULL && scene != NULL)
    job->places = lt_places_new (lt_scene_get_graph (scene), lt_scene_get_layout (scene));
  lt_job_run (job, g_strdup (supplier != 0 ? _("New segment and flow") : _("New segment")));
}

static gboolean
connect_segments (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;

  return lt_edit_connect (edit, job->supplier, job->buyer, LT_FLOW_NONE, NULL, error);
}

void
lt_editor_connect (LtEditor *self, gint64 supplier, gint64 buyer)
{
  LtJob *job = lt_job_new (self, connect_segments, LT_TABLE_FLOW, NULL, 0);

  job->supplier = supplier;
  job->buyer = buyer;
  lt_job_run (job, g_strdup_printf (_("New flow “%s” → “%s”"), lt_editor_name_of (self, LT_TABLE_SEGMENT, supplier), lt_editor_name_of (self, LT_TABLE_SEGMENT, buyer)));
}

static gboolean
rename_thing (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;

  return job->table == LT_TABLE_CHAIN ? lt_edit_rename_chain (edit, lt_job_ids (job)[0], job->name, error)
                                      : lt_edit_rename_segment (edit, lt_job_ids (job)[0], job->name, error);
}

void
lt_editor_rename (LtEditor *self, LtThing thing, const char *name)
{
  LtJob *job = lt_job_new (self, rename_thing, thing.table, &thing.id, 1);

  job->name = g_strdup (name);
  lt_job_run (job, g_strdup_printf (_("Rename “%s” to “%s”"), lt_editor_name_of (self, thing.table, thing.id), name));
}

static gboolean
duplicate (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;

  return lt_edit_duplicate_segments (edit, lt_job_ids (job), job->ids->len, job->copied, error);
}

void
lt_editor_duplicate (LtEditor *self, const gint64 *segments, guint n)
{
  LtJob *job;

  if (n == 0)
    return;
  job = lt_job_new (self, duplicate, LT_TABLE_SEGMENT, segments, n);
  job->copied = g_array_new (FALSE, FALSE, sizeof (gint64));
  lt_job_run (job, lt_editor_label_of (self, _("Duplicate “%s”"), _("Duplicate %u segments"), LT_TABLE_SEGMENT, segments, n));
}

static gboolean
paste (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;

  return lt_clipping_paste (edit, job->name, job->chain, job->copied, error);
}

static gboolean
paste_text (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;

  return lt_clipping_paste_text (edit, job->name, job->chain, job->copied, error);
}

static void
run_paste (LtEditor *self, LtEditFunc func, const char *text, gint64 chain)
{
  LtJob *job = lt_job_new (self, func, LT_TABLE_SEGMENT, NULL, 0);

  job->name = g_strdup (text);
  job->chain = chain;
  job->copied = g_array_new (FALSE, FALSE, sizeof (gint64));
  lt_job_run (job, g_strdup_printf (_("Paste into “%s”"), lt_editor_name_of (self, LT_TABLE_CHAIN, chain)));
}

void
lt_editor_paste (LtEditor *self, const char *text, gint64 chain)
{
  run_paste (self, paste, text, chain);
}

void
lt_editor_paste_text (LtEditor *self, const char *text, gint64 chain)
{
  run_paste (self, paste_text, text, chain);
}

/* --- Others --- */

static gboolean
delete_rows (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;

  return lt_edit_delete_all (edit, job->table, lt_job_ids (job), job->ids->len, error);
}

static const char *
many_deleted (LtTable table)
{
  switch (table)
    {
    case LT_TABLE_SEGMENT:
      return _("Delete %u segments");
    case LT_TABLE_ENTERPRISE:
      return _("Delete %u enterprises");
    case LT_TABLE_INSTITUTION:
      return _("Delete %u innovation platforms");
    default:
      return _("Delete %u items");
    }
}

static char *
deletion_label (LtEditor *self, LtTable table, const gint64 *ids, guint n)
{
  if (table == LT_TABLE_FLOW && n == 1)
    {
      const LtFlow *flow = lt_model_get (lt_workspace_get_model (self->workspace), LT_TABLE_FLOW, ids[0]);

      if (flow != NULL)
        return g_strdup_printf (_("Delete the flow “%s” → “%s”"), lt_editor_name_of (self, LT_TABLE_SEGMENT, flow->supplier),
                                lt_editor_name_of (self, LT_TABLE_SEGMENT, flow->buyer));
    }
  return lt_editor_label_of (self, _("Delete “%s”"), many_deleted (table), table, ids, n);
}

void
lt_editor_delete (LtEditor *self, LtTable table, const gint64 *ids, guint n)
{
  LtJob *job;

  if (n == 0)
    return;
  job = lt_job_new (self, delete_rows, table, ids, n);
  job->deletes = TRUE;
  lt_job_run (job, deletion_label (self, table, ids, n));
}

static gboolean
add_chain (LtEdit *edit, gpointer data, GError **error)
{
  LtJob *job = data;
  g_autofree char *name = lt_edit_free_name (edit, LT_TABLE_CHAIN, NULL, 0, _("New chain"), _("New chain %u"), error);
  LtChain row = { 0, name, LT_CHAIN_ROLE_NONE, 0, NULL, NULL, NULL, NULL, LT_UNKNOWN_INT };

  if (name == NULL || !lt_edit_add_chain (edit, &row, error))
    return FALSE;
  job->created = row.id;
  return TRUE;
}

void
lt_editor_add_chain (LtEditor *self)
{
  lt_job_run (lt_job_new (self, add_chain, LT_TABLE_CHAIN, NULL, 0), g_strdup (_("New chain")));
}

/* --- The object --- */

LtWorkspace *
lt_editor_get_workspace (LtEditor *self)
{
  return self->workspace;
}

gboolean
lt_editor_can_edit (LtEditor *self)
{
  return !lt_workspace_is_read_only (self->workspace) && lt_workspace_get_notice (self->workspace) == NULL;
}

/** lt_editor_refuse: what is asked for cannot be, as is known before an edit is begun. */
void
lt_editor_refuse (LtEditor *self, const char *message)
{
  g_signal_emit (self, signals[FAILED], 0, message);
}

static void
lt_editor_finalize (GObject *object)
{
  g_clear_object (&LT_EDITOR (object)->workspace);
  G_OBJECT_CLASS (lt_editor_parent_class)->finalize (object);
}

static void
lt_editor_class_init (LtEditorClass *class)
{
  G_OBJECT_CLASS (class)->finalize = lt_editor_finalize;
  signals[FAILED] = g_signal_new ("failed", LT_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[DELETED] = g_signal_new ("deleted", LT_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CREATED] = g_signal_new ("created", LT_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT,
                                   G_TYPE_INT64);
  signals[COPIED] = g_signal_new ("copied", LT_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT,
                                  G_TYPE_ARRAY);
}

static void
lt_editor_init (LtEditor *self)
{
}

LtEditor *
lt_editor_new (LtWorkspace *workspace)
{
  LtEditor *self = g_object_new (LT_TYPE_EDITOR, NULL);

  self->workspace = g_object_ref (workspace);
  return self;
}
