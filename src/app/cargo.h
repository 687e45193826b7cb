/* What a drag carries from a list to where it is dropped: rows of a workspace, or what is to be
 * made. Immutable. */
#pragma once

#include "app/thing.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

typedef enum {
  LT_CARGO_ROWS,
  LT_CARGO_SEGMENT,          /* a new one: empty, or as a template has it */
  LT_CARGO_TEMPLATE,         /* a whole chain of one */
} LtCargoKind;

/**
 * LtCargo:
 * @workspace: of rows: whose; another window may show another
 * @table, @ids: of rows: which (gint64)
 * @template: (nullable): the name of the template; a new segment without one is empty
 * @row: of a template's segment: which
 * @position: of a template's segment: an #LtPosition
 * @name: what it is called: a name, or how many there are
 * @text: for other programs: all names, a line each
 */
typedef struct {
  LtCargoKind  kind;
  LtWorkspace *workspace;
  LtTable      table;
  GArray      *ids;
  char        *template;
  guint        row;
  gint         position;
  char        *name;
  char        *text;
} LtCargo;

#define LT_TYPE_CARGO (lt_cargo_get_type ())
GType    lt_cargo_get_type    (void);

LtCargo *lt_cargo_new_rows    (LtWorkspace *workspace, LtTable table, const gint64 *ids, guint n);
/* template: (nullable) */
LtCargo *lt_cargo_new_segment (const char *template, guint row, const char *name, gint position);
LtCargo *lt_cargo_new_template (const char *template, const char *title);
LtCargo *lt_cargo_ref         (LtCargo *self);
void     lt_cargo_unref       (LtCargo *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtCargo, lt_cargo_unref)

G_END_DECLS
