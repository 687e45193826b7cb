/* What hands change in the workspace: every gesture, key and form of the window ends here, in one edit off the main loop.
 * What it did is seen by the workspace's `changed`, what it could not by "failed". */
#pragma once

#include "app/thing.h"
#include "diagram/scene.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

#define LT_TYPE_EDITOR (lt_editor_get_type ())
G_DECLARE_FINAL_TYPE (LtEditor, lt_editor, LT, EDITOR, GObject)

/* Signals: "failed" (const char *): why nothing was changed, for the user.
 * "deleted" (const char *): what is gone, and may be wanted back.
 * "created" (guint table, gint64 key): a row that the hand made and that is to be named; the workspace has it.
 * "copied" (guint table, GArray of gint64): rows that came from others. */
LtEditor *lt_editor_new            (LtWorkspace *workspace);
gboolean  lt_editor_can_edit       (LtEditor *self);
LtWorkspace *lt_editor_get_workspace (LtEditor *self);

/* Cards of a scene, by the keys of their nodes: moved by so much, and pinned where they come to stand. position: in which
 * lane that is; -1: in their own. */
void      lt_editor_move_cards     (LtEditor *self, LtScene *scene, const gint64 *nodes, guint n, LtPoint by, gint position);
void      lt_editor_release_cards  (LtEditor *self, gint64 diagram, const gint64 *nodes, guint n);

/* at: (nullable): where its card is to stand in the scene of its chain. A flow from another segment comes with it where
 * that is not 0. */
void      lt_editor_add_segment    (LtEditor *self, LtScene *scene, gint64 chain, gint position, const LtPoint *at,
                                    gint64 supplier);
void      lt_editor_connect        (LtEditor *self, gint64 supplier, gint64 buyer);
/* Of a chain or a segment */
void      lt_editor_rename         (LtEditor *self, LtThing thing, const char *name);
void      lt_editor_delete         (LtEditor *self, LtTable table, const gint64 *ids, guint n);
void      lt_editor_duplicate      (LtEditor *self, const gint64 *segments, guint n);
/* text: from the clipboard, ours or another program's; into a chain */
void      lt_editor_paste          (LtEditor *self, const char *text, gint64 chain);
void      lt_editor_paste_text     (LtEditor *self, const char *text, gint64 chain);
void      lt_editor_add_chain      (LtEditor *self);
/* Says it as an edit that failed would. */
void      lt_editor_refuse         (LtEditor *self, const char *message);

/* editor-arrange.c: each card to a corner of its own, and pinned there: "Align the left sides of 3 cards" */
void      lt_editor_place_cards    (LtEditor *self, LtScene *scene, const gint64 *nodes, const LtPoint *corners, guint n,
                                    const char *label);

/* editor-structure.c. The others go up in the first one. */
void      lt_editor_merge          (LtEditor *self, const gint64 *segments, guint n);
/* A new segment takes some of the products of one. */
void      lt_editor_split          (LtEditor *self, gint64 segment, const char *name, const gint64 *products, guint n);
void      lt_editor_reverse_flow   (LtEditor *self, gint64 flow);
/* before 0: behind all others */
void      lt_editor_reorder_chain  (LtEditor *self, gint64 chain, gint64 before);
/* One place forward (-1) or back (1) among all of them, if there is one */
void      lt_editor_step_chain     (LtEditor *self, gint64 chain, gint by);

G_END_DECLS
