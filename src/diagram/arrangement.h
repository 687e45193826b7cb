/* How the cards of one chain's diagram are arranged: a row of the workspace's `meta` for each chain that is not layered. */
#pragma once

#include "workspace/edit.h"
#include "workspace/model.h"

G_BEGIN_DECLS

typedef enum {
  LT_ARRANGEMENT_LAYERED,   /* in lanes, from upstream at the left to downstream at the right */
  LT_ARRANGEMENT_RADIAL,    /* on rings around the card with most flows */
  LT_ARRANGEMENT_FORCE,     /* as if flows were springs */
} LtArrangement;
#define LT_N_ARRANGEMENTS 3

const char *lt_arrangement_get_nick  (LtArrangement arrangement);
const char *lt_arrangement_get_label (LtArrangement arrangement);
gboolean    lt_arrangement_from_nick (const char *nick, LtArrangement *arrangement);

/* What the workspace says of a chain's diagram; whatever it does not know is layered. */
LtArrangement lt_arrangement_read (LtModel *model, gint64 chain);

/* A choice on its way into the file: an LtEditFunc and its data (to be freed with g_free()). */
typedef struct {
  gint64        chain;
  LtArrangement arrangement;
} LtArrangementChoice;
LtArrangementChoice *lt_arrangement_choice_new (gint64 chain, LtArrangement arrangement);
gboolean             lt_arrangement_choose     (LtEdit *edit, gpointer choice, GError **error);

G_END_DECLS
