#include "config.h"
#include "app/choice-row.h"

struct _LtChoiceRow {
  AdwComboRow parent_instance;

  GArray     *numbers;           /* gint64 */
  char      **labels;
  gboolean    filling;           /* what changes is not the user's doing */
};

G_DEFINE_FINAL_TYPE (LtChoiceRow, lt_choice_row, ADW_TYPE_COMBO_ROW)

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
on_selected (LtChoiceRow *self)
{
  if (!self->filling && adw_combo_row_get_selected (ADW_COMBO_ROW (self)) < self->numbers->len)
    g_signal_emit (self, signals[CHOSEN], 0, lt_choice_row_get (self));
}

gint64
lt_choice_row_get (LtChoiceRow *self)
{
  return g_array_index (self->numbers, gint64, adw_combo_row_get_selected (ADW_COMBO_ROW (self)));
}

static guint
index_of (LtChoiceRow *self, gint64 number)
{
  for (guint i = 0; i < self->numbers->len; i++)
    if (g_array_index (self->numbers, gint64, i) == number)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

/* A list that is open is not taken away while nothing in it changes. */
void
lt_choice_row_set (LtChoiceRow *self, GArray *numbers, const char *const *labels, gint64 chosen)
{
  self->filling = TRUE;
  g_array_set_size (self->numbers, 0);
  g_array_append_vals (self->numbers, numbers->data, numbers->len);
  if (self->labels == NULL || !g_strv_equal ((const char *const *) self->labels, labels))
    {
      g_autoptr(GtkStringList) list = gtk_string_list_new (labels);

      g_strfreev (self->labels);
      self->labels = g_strdupv ((char **) labels);
      adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (list));
    }
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), index_of (self, chosen));
  self->filling = FALSE;
}

static void
lt_choice_row_finalize (GObject *object)
{
  g_array_unref (LT_CHOICE_ROW (object)->numbers);
  g_strfreev (LT_CHOICE_ROW (object)->labels);
  G_OBJECT_CLASS (lt_choice_row_parent_class)->finalize (object);
}

static void
lt_choice_row_class_init (LtChoiceRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = lt_choice_row_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", LT_TYPE_CHOICE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
lt_choice_row_init (LtChoiceRow *self)
{
  self->numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_signal_connect (self, "notify::selected", G_CALLBACK (on_selected), NULL);
}

GtkWidget *
lt_choice_row_new (const char *title)
{
  return g_object_new (LT_TYPE_CHOICE_ROW, "title", title, NULL);
}
