/* The steps of a document as a list, and jumping to one of them. */
#include "config.h"
#include "workspace/workspace-private.h"

/** lt_workspace_list_steps: Returns: (transfer full) (element-type LtStep): never empty; of a document that is open for reading too */
GPtrArray *
lt_workspace_list_steps (LtWorkspace *self)
{
  g_return_val_if_fail (LT_IS_WORKSPACE (self), NULL);
  return lt_history_list_steps (self->history);
}

static LtRequest *
new_jump (gint64 step)
{
  LtRequest *request = lt_request_new (LT_REQUEST_JUMP);

  request->step = step;
  return request;
}

/**
 * lt_workspace_jump:
 * @step: the key of one of lt_workspace_list_steps(); 0: how the document began
 *
 * Makes the document what it was just after a step: undoes those after it, or redoes those up to it. Each of them is a row
 * of the history of its own; `changed` says once what came of them. Waits for it; the window uses
 * lt_workspace_jump_async().
 *
 * Returns: whether it is there; otherwise @error says why, and the document is as after the last step that could be taken.
 *   %LT_WORKSPACE_ERROR_NOT_FOUND with nothing changed where the step is not to be reached any more
 */
gboolean
lt_workspace_jump (LtWorkspace *self, gint64 step, GError **error)
{
  g_autoptr(LtRequest) request = NULL;

  g_return_val_if_fail (LT_IS_WORKSPACE (self), FALSE);
  if (!lt_workspace_require_writable (self, error))
    return FALSE;
  request = new_jump (step);
  return lt_workspace_run_and_wait (self, request, error);
}

/** lt_workspace_jump_async: like lt_workspace_jump(), without waiting */
void
lt_workspace_jump_async (LtWorkspace *self, gint64 step, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (LT_IS_WORKSPACE (self));
  lt_workspace_start (self, new_jump (step), lt_workspace_jump_async, NULL, callback, user_data);
}

gboolean
lt_workspace_jump_finish (LtWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
