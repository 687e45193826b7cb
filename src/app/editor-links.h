/* What lists and menus have the editor do: links between things, and things brought to where they belong. */
#pragma once

#include "app/editor.h"

G_BEGIN_DECLS

/* Enterprises into a segment, institutions to a segment; none of them is there yet. */
void lt_editor_participate    (LtEditor *self, gint64 segment, const gint64 *enterprises, guint n);
void lt_editor_study          (LtEditor *self, gint64 segment, const gint64 *institutions, guint n);
/* Enterprises supply another one, none of them does yet. */
void lt_editor_supply         (LtEditor *self, const gint64 *suppliers, guint n, gint64 buyer);
/* chain: 0: each stays in its own. position: an #LtPosition or LT_POSITION_STAYS. at: (nullable): where the card of the
 * first is to stand in the scene, if that is of the chain. */
void lt_editor_move_segments  (LtEditor *self, const gint64 *segments, guint n, gint64 chain, gint position, LtScene *scene,
                               const LtPoint *at);
/* row: which of the template's segments; otherwise as lt_editor_add_segment() */
void lt_editor_take_segment   (LtEditor *self, LtScene *scene, const char *template, guint row, const char *name, gint64 chain,
                               gint position, const LtPoint *at);
/* title: the template's. The chain it makes is selected; or what it has and a chain lacks is added to that one. */
void lt_editor_add_template   (LtEditor *self, const char *template, const char *title);
void lt_editor_merge_template (LtEditor *self, const char *template, const char *title, gint64 chain);

G_END_DECLS
