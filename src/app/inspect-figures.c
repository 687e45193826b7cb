/* What is known of an enterprise year by year, and how it is changed there. */
#include "config.h"
#include "app/inspect-form.h"

#include "app/editor-enterprises.h"
#include "app/figure-field.h"
#include "app/figures-popover.h"
#include "app/text-row.h"

#include <glib/gi18n-lib.h>

static int
compare_years (gconstpointer a, gconstpointer b)
{
  const LtFigure *x = *(LtFigure *const *) a, *y = *(LtFigure *const *) b;

  return x->year > y->year ? -1 : x->year < y->year;
}

GPtrArray *
lt_inspect_list_figures (LtInspect *self, gint64 enterprise)
{
  GPtrArray *figures = g_ptr_array_copy (lt_model_refs (self->model, LT_TABLE_FIGURE, "enterprise", enterprise), NULL, NULL);

  g_ptr_array_sort (figures, compare_years);
  return figures;
}

/* --- Fields --- */

#define YEAR LT_N_FIGURES              /* in place of a kind of figure */

/* What a field is about. */
typedef struct {
  LtViewState *state;
  gint64       figures;
  guint        kind;                   /* an LtFigureKind, or YEAR */
} Field;

static void
field_free (gpointer data)
{
  g_object_unref (((Field *) data)->state);
  g_free (data);
}

/* (transfer full): as it is stored */
static char *
stored_text (LtModel *model, gint64 figures, guint kind)
{
  const LtFigure *row = lt_model_get (model, LT_TABLE_FIGURE, figures);

  if (row == NULL)
    return g_strdup ("");
  if (kind == YEAR)
    return row->year != LT_UNKNOWN_INT ? g_strdup_printf ("%d", row->year) : g_strdup ("");
  return lt_figure_field_text (lt_figure_get (row, kind));
}

static void
on_done (gpointer who, const char *refused)
{
  Field *field = g_object_get_data (who, "field");
  g_autofree char *stored = stored_text (lt_view_state_get_model (field->state), field->figures, field->kind);

  lt_text_row_answer (who, stored, refused);
}

static void
on_commit (LtTextRow *row, const char *text, gpointer unused)
{
  Field *field = g_object_get_data (G_OBJECT (row), "field");
  LtEditor *editor = lt_view_state_get_editor (field->state);
  g_autoptr(GError) error = NULL;
  double value;

  /* What was typed about it goes with it. */
  if (lt_model_get (lt_view_state_get_model (field->state), LT_TABLE_FIGURE, field->figures) == NULL)
    return;
  if (field->kind == YEAR)
    lt_editor_set_figure_year (editor, field->figures, text, on_done, row);
  else if (!lt_figure_field_read (text, lt_figure_get_measure (field->kind), &value, &error))
    on_done (row, error->message);
  else
    lt_editor_set_figure_of_year (editor, field->figures, field->kind, value, on_done, row);
}

static void
show_field (LtInspect *self, GtkWidget *fold, gint64 figures, guint kind, const char *label)
{
  g_autofree char *key = g_strdup_printf ("figure/%u/%" G_GINT64_FORMAT, kind, figures);
  g_autofree char *stored = stored_text (self->model, figures, kind);
  GtkWidget *row = lt_form_find (self->form, key);
  Field *field;

  if (row == NULL)
    {
      row = lt_text_row_new (label, FALSE);
      field = g_new (Field, 1);
      *field = (Field) { g_object_ref (self->state), figures, kind };
      g_object_set_data_full (G_OBJECT (row), "field", field, field_free);
      g_signal_connect (row, "commit", G_CALLBACK (on_commit), NULL);
      lt_form_keep (self->form, key, row);
    }
  lt_text_row_set_stored (LT_TEXT_ROW (row), stored);
  lt_inspect_put_in (self, fold, row);
}

static void
remove_year (LtViewState *state, LtThing figures)
{
  lt_editor_remove (lt_view_state_get_editor (state), figures);
}

static void
show_fields (LtInspect *self, GtkWidget *fold, gint64 figures)
{
  const LtInspectAct remove = { C_("link", "Remove"), remove_year, TRUE, TRUE };

  show_field (self, fold, figures, YEAR, _("Year"));
  for (guint kind = 0; kind < LT_N_FIGURES; kind++)
    {
      g_autofree char *label = lt_figure_get_label (kind);

      show_field (self, fold, figures, kind, label);
    }
  lt_inspect_acts (self, fold, (LtThing) { LT_TABLE_FIGURE, figures }, &remove, 1);
}

/* --- Years --- */

static void
append_part (GString *text, const char *label, char *value, double known)
{
  if (lt_known (known))
    g_string_append_printf (text, "%s%s %s", text->len > 0 ? " · " : "", label, value);
  g_free (value);
}

/* (transfer full): "revenue 35 × 10⁸ CNY · staff 120" */
static char *
describe (const LtFigure *row)
{
  GString *text = g_string_new (NULL);

  append_part (text, _("revenue"), lt_format_money_wan (row->revenue_wan), row->revenue_wan);
  append_part (text, _("output"), lt_format_money_wan (row->output_wan), row->output_wan);
  append_part (text, _("tax"), lt_format_money_wan (row->tax_wan), row->tax_wan);
  append_part (text, _("staff"), lt_format_count (row->staff), row->staff);
  append_part (text, _("land"), lt_format_land_mu (row->land_mu), row->land_mu);
  append_part (text, _("R&D"), lt_format_money_wan (row->rd_wan), row->rd_wan);
  return g_string_free (text, FALSE);
}

static void
show_year (LtInspect *self, GtkWidget *group, const LtFigure *row)
{
  g_autofree char *year = row->year == LT_UNKNOWN_INT ? g_strdup (_("Year unknown")) : g_strdup_printf ("%d", row->year);
  g_autofree char *words = describe (row);
  const LtInspectLine line = { .title = year, .subtitle = words, .backed = { LT_TABLE_FIGURE, row->id } };
  GtkWidget *fold = self->editing ? lt_inspect_fold (self, group, &line) : NULL;

  if (!self->editing)
    lt_inspect_line (self, group, &line);
  else if (fold != NULL)
    show_fields (self, fold, row->id);
}

static GtkWidget *
make_popover (LtViewState *state, LtThing enterprise)
{
  return lt_figures_popover_new (state, enterprise.id);
}

void
lt_inspect_figures (LtInspect *self, gint64 enterprise)
{
  g_autoptr(GPtrArray) figures = lt_inspect_list_figures (self, enterprise);
  GtkWidget *group = lt_inspect_group (self, _("Figures"), 0);

  for (guint i = 0; i < figures->len; i++)
    show_year (self, group, figures->pdata[i]);
  if (figures->len == 0)
    lt_inspect_line (self, group, &(LtInspectLine) { .title = _("Revenue, output, tax and staff are unknown") });
  if (self->editing)
    lt_inspect_popover_row (self, group, (LtThing) { LT_TABLE_ENTERPRISE, enterprise }, _("Add a Year…"), make_popover);
}
