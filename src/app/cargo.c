#include "config.h"
#include "app/cargo.h"

#include "workspace/schema.h"

#include <glib/gi18n-lib.h>

G_DEFINE_BOXED_TYPE (LtCargo, lt_cargo, lt_cargo_ref, lt_cargo_unref)

static char *
count_rows (LtTable table, guint n)
{
  switch (table)
    {
    case LT_TABLE_ENTERPRISE:
      return g_strdup_printf (ngettext ("%u enterprise", "%u enterprises", n), n);
    case LT_TABLE_INSTITUTION:
      return g_strdup_printf (ngettext ("%u innovation platform", "%u innovation platforms", n), n);
    case LT_TABLE_SEGMENT:
      return g_strdup_printf (ngettext ("%u segment", "%u segments", n), n);
    default:
      return g_strdup_printf (ngettext ("%u item", "%u items", n), n);
    }
}

/** lt_cargo_new_rows: Returns: (transfer full): rows of a table that have names. */
LtCargo *
lt_cargo_new_rows (LtWorkspace *workspace, LtTable table, const gint64 *ids, guint n)
{
  LtCargo *self = g_atomic_rc_box_new0 (LtCargo);
  GString *text = g_string_new (NULL);

  self->kind = LT_CARGO_ROWS;
  self->workspace = g_object_ref (workspace);
  self->table = table;
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (self->ids, ids, n);
  for (guint i = 0; i < n; i++)
    {
      const char *name = lt_thing_get_name (lt_workspace_get_model (workspace), (LtThing) { table, ids[i] });

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", name != NULL ? name : "");
    }
  self->text = g_string_free (text, FALSE);
  self->name = n == 1 ? g_strdup (self->text) : count_rows (table, n);
  return self;
}

/**
 * lt_cargo_new_segment:
 * @template: (nullable): the name of the template that has it
 * @row: which of its segments
 *
 * Returns: (transfer full): a segment that is to be made where it is dropped.
 */
LtCargo *
lt_cargo_new_segment (const char *template, guint row, const char *name, gint position)
{
  LtCargo *self = g_atomic_rc_box_new0 (LtCargo);

  self->kind = LT_CARGO_SEGMENT;
  self->template = g_strdup (template);
  self->row = row;
  self->position = position;
  self->name = g_strdup (name);
  self->text = g_strdup (name);
  return self;
}

/** lt_cargo_new_template: Returns: (transfer full): all of a template, called by its title. */
LtCargo *
lt_cargo_new_template (const char *template, const char *title)
{
  LtCargo *self = lt_cargo_new_segment (template, 0, title, LT_POSITION_NONE);

  self->kind = LT_CARGO_TEMPLATE;
  return self;
}

LtCargo *
lt_cargo_ref (LtCargo *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  LtCargo *self = data;

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self->template);
  g_free (self->name);
  g_free (self->text);
}

void
lt_cargo_unref (LtCargo *self)
{
  g_atomic_rc_box_release_full (self, clear);
}
