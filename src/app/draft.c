#include "config.h"
#include "app/draft.h"

static void
keep (char **at, const char *text)
{
  char *copy = g_strdup (text);

  g_free (*at);
  *at = copy;
}

void
lt_draft_clear (LtDraft *self)
{
  g_clear_pointer (&self->stored, g_free);
  g_clear_pointer (&self->sent, g_free);
  g_clear_pointer (&self->refused, g_free);
}

/** lt_draft_is_open: returns whether something else is typed than is stored. */
gboolean
lt_draft_is_open (const LtDraft *self, const char *typed)
{
  return g_strcmp0 (self->stored, typed) != 0;
}

/**
 * lt_draft_send:
 * @asked: with Enter, rather than by leaving the field: what was refused is tried once more
 *
 * Returns: whether the text is to be stored now
 */
gboolean
lt_draft_send (LtDraft *self, const char *typed, gboolean asked)
{
  if (!lt_draft_is_open (self, typed) || g_strcmp0 (self->sent, typed) == 0 || (!asked && g_strcmp0 (self->refused, typed) == 0))
    return FALSE;
  keep (&self->sent, typed);
  g_clear_pointer (&self->refused, g_free);
  return TRUE;
}

/** lt_draft_store: what is stored may have changed. Returns whether the field is to show it: unless something is typed. */
gboolean
lt_draft_store (LtDraft *self, const char *stored, const char *typed)
{
  gboolean open = self->stored != NULL && lt_draft_is_open (self, typed);

  keep (&self->stored, stored != NULL ? stored : "");
  return !open && lt_draft_is_open (self, typed);
}

/** lt_draft_answer: the text that was sent is stored, or refused. Returns whether the field is to show what is stored now:
 * unless that was refused, or something else is typed by now. */
gboolean
lt_draft_answer (LtDraft *self, const char *stored, const char *typed, gboolean refused)
{
  gboolean same = g_strcmp0 (self->sent, typed) == 0;

  keep (&self->stored, stored != NULL ? stored : "");
  if (refused)
    keep (&self->refused, self->sent);
  g_clear_pointer (&self->sent, g_free);
  return !refused && same && lt_draft_is_open (self, typed);
}
