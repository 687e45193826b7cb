/* A text that is typed over a stored one: when it is to be stored, and when the field shows what was stored. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  char *stored;              /* never NULL once it is set */
  char *sent;                /* (nullable): on its way */
  char *refused;             /* (nullable): as it was typed */
} LtDraft;

void     lt_draft_clear    (LtDraft *self);
gboolean lt_draft_is_open  (const LtDraft *self, const char *typed);
gboolean lt_draft_send     (LtDraft *self, const char *typed, gboolean asked);
gboolean lt_draft_store    (LtDraft *self, const char *stored, const char *typed);
gboolean lt_draft_answer   (LtDraft *self, const char *stored, const char *typed, gboolean refused);

G_END_DECLS
