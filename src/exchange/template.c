#include "config.h"

#include "exchange/bundle.h"
#include "exchange/error.h"
#include "exchange/kinds.h"
#include "exchange/template.h"
#include "exchange/words.h"
#include "workspace/text.h"
#include "workspace/workspace.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FOLDER   "templates"
#define SETTINGS "template.ini"
#define GROUP    "template"
#define MOST_CRITICAL 3

/** lt_template_list: Returns: (transfer full): the names of the built-in templates, sorted. */
char **
lt_template_list (void)
{
  return lt_bundle_list (FOLDER);
}

static void
segment_free (gpointer data)
{
  LtTemplateSegment *segment = data;

  lt_row_free (LT_TABLE_SEGMENT, segment->row);
  g_strfreev (segment->products);
  g_free (segment);
}

static void
flow_free (gpointer data)
{
  LtTemplateFlow *flow = data;

  g_free (flow->note);
  g_free (flow);
}

static void
source_free (gpointer row)
{
  lt_row_free (LT_TABLE_SOURCE, row);
}

/* --- Tables --- */

/* A table and where its columns are; -1: nowhere. */
typedef struct {
  LtSheet *sheet;
  gint     columns[LT_N_FIELDS];
} Table;

static gboolean
open_table (GPtrArray *sheets, LtImportKind kind, Table *table, GError **error)
{
  const LtKind *info = lt_kind_get (kind);

  for (guint i = 0; i < LT_N_FIELDS; i++)
    table->columns[i] = -1;
  for (guint i = 0; i < sheets->len; i++)
    {
      LtSheet *sheet = sheets->pdata[i];

      if (lt_import_guess_kind (sheet, lt_sheet_get_name (sheet), NULL) != kind)
        continue;
      for (guint c = 0; c < lt_sheet_get_n_columns (sheet); c++)
        {
          LtUnit unit;
          const LtField *field = lt_kind_find_field (info, lt_sheet_get_header (sheet, c), &unit);

          if (field != NULL)
            table->columns[field->id] = c;
        }
      table->sheet = sheet;
      return TRUE;
    }
  g_set_error (error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_KIND, "The template has no table of %s.", info->name);
  return FALSE;
}

static const char *
cell_of (const Table *table, guint row, LtFieldId field)
{
  return table->columns[field] >= 0 ? lt_sheet_get_cell (table->sheet, row, table->columns[field]) : "";
}

/* (transfer full) (nullable) */
static char *
text_of (const Table *table, guint row, LtFieldId field)
{
  return lt_text_tidy (cell_of (table, row, field));
}

/* (transfer full) (nullable) */
static char *
list_of (const Table *table, guint row, LtFieldId field)
{
  return lt_text_add_values (NULL, cell_of (table, row, field));
}

/* --- Reading --- */

static gboolean
read_segment (LtTemplate *self, const Table *table, guint i, GError **error)
{
  LtTemplateSegment *segment = g_new0 (LtTemplateSegment, 1);
  LtSegment *row = segment->row = lt_row_new (LT_TABLE_SEGMENT);
  const char *criticality = cell_of (table, i, LT_FIELD_CRITICALITY);

  g_ptr_array_add (self->segments, segment);
  segment->products = lt_text_split (cell_of (table, i, LT_FIELD_PRODUCTS));
  row->name = text_of (table, i, LT_FIELD_NAME);
  row->keywords = list_of (table, i, LT_FIELD_KEYWORDS);
  row->codes = list_of (table, i, LT_FIELD_CODES);
  row->note = text_of (table, i, LT_FIELD_NOTE);
  return lt_words_find (LT_TABLE_SEGMENT, "position", cell_of (table, i, LT_FIELD_POSITION), &row->position, error)
         && (lt_value_is_blank (criticality) || lt_value_integer (criticality, 0, MOST_CRITICAL, &row->criticality, error));
}

/* By its name, or as the chain's: 集成电路/硅片 */
static gboolean
find_segment (LtTemplate *self, const char *cell, guint *index, GError **error)
{
  const gsize length = strlen (self->title);
  const char *name = g_str_has_prefix (cell, self->title) && cell[length] == '/' ? cell + length + 1 : cell;

  for (*index = 0; *index < self->segments->len; ++*index)
    if (g_strcmp0 (((LtTemplateSegment *) self->segments->pdata[*index])->row->name, name) == 0)
      return TRUE;
  g_set_error (error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_REFUSED, "The template has no segment “%s”.", cell);
  return FALSE;
}

static gboolean
read_flow (LtTemplate *self, const Table *table, guint i, GError **error)
{
  LtTemplateFlow *flow = g_new0 (LtTemplateFlow, 1);

  g_ptr_array_add (self->flows, flow);
  flow->note = text_of (table, i, LT_FIELD_NOTE);
  return find_segment (self, cell_of (table, i, LT_FIELD_FROM), &flow->supplier, error)
         && find_segment (self, cell_of (table, i, LT_FIELD_TO), &flow->buyer, error)
         && lt_words_find (LT_TABLE_FLOW, "kind", cell_of (table, i, LT_FIELD_KIND), &flow->kind, error);
}

static gboolean
read_source (LtTemplate *self, const Table *table, guint i, GError **error)
{
  LtSource *row = lt_row_new (LT_TABLE_SOURCE);

  g_ptr_array_add (self->sources, row);
  row->key = text_of (table, i, LT_FIELD_KEY);
  row->title = text_of (table, i, LT_FIELD_TITLE);
  row->publisher = text_of (table, i, LT_FIELD_PUBLISHER);
  row->dated = text_of (table, i, LT_FIELD_DATE);
  row->url = text_of (table, i, LT_FIELD_URL);
  row->note = text_of (table, i, LT_FIELD_NOTE);
  return TRUE;
}

static gboolean
read_rows (LtTemplate *self, GPtrArray *sheets, LtImportKind kind,
           gboolean (*read_row) (LtTemplate *self, const Table *table, guint i, GError **error), GError **error)
{
  Table table;

  if (!open_table (sheets, kind, &table, error))
    return FALSE;
  for (guint i = 0; i < lt_sheet_get_n_rows (table.sheet); i++)
    if (!read_row (self, &table, i, error))
      return FALSE;
  return TRUE;
}

static LtTemplate *
read_template (const char *name, GError **error)
{
  g_autoptr(LtBundle) bundle = lt_bundle_read (FOLDER, name, SETTINGS, error);
  g_autoptr(LtTemplate) self = NULL;

  if (bundle == NULL)
    return NULL;
  self = g_new0 (LtTemplate, 1);
  self->name = g_strdup (name);
  self->segments = g_ptr_array_new_with_free_func (segment_free);
  self->flows = g_ptr_array_new_with_free_func (flow_free);
  self->sources = g_ptr_array_new_with_free_func (source_free);
  self->title = g_key_file_get_string (bundle->settings, GROUP, "title", error);
  self->description = self->title != NULL ? g_key_file_get_string (bundle->settings, GROUP, "description", error) : NULL;
  return self->description != NULL && read_rows (self, bundle->sheets, LT_IMPORT_SOURCES, read_source, error)
         && read_rows (self, bundle->sheets, LT_IMPORT_SEGMENTS, read_segment, error)
         && read_rows (self, bundle->sheets, LT_IMPORT_FLOWS, read_flow, error) ? g_steal_pointer (&self) : NULL;
}

static void
fail_name (const char *name, char *const *names, GError **error)
{
  g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; names[i]; i++)
    {
      g_autoptr(LtTemplate) template = read_template (names[i], NULL);

      g_ptr_array_add (labels, g_strdup_printf ("%s (%s)", names[i], template ? template->title : "?"));
    }
  g_ptr_array_add (labels, NULL);
  list = g_strjoinv (_(", "), (char **) labels->pdata);
  g_set_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_NOT_FOUND, _("There is no template “%s”. There are: %s."), name, list);
}

/**
 * lt_template_load:
 * @name: one of lt_template_list(), or a template's title
 *
 * Returns: (transfer full) (nullable): the template; %NULL with %LT_WORKSPACE_ERROR_NOT_FOUND for a name that is none.
 */
LtTemplate *
lt_template_load (const char *name, GError **error)
{
  g_auto(GStrv) names = lt_template_list ();
  g_autofree char *wanted = lt_text_fold (name);

  for (guint i = 0; names[i]; i++)
    {
      g_autoptr(LtTemplate) template = read_template (names[i], error);
      g_autofree char *title = template ? lt_text_fold (template->title) : NULL;

      if (!template)
        return NULL;
      if (strcmp (wanted, names[i]) == 0 || strcmp (wanted, title) == 0)
        return g_steal_pointer (&template);
    }
  fail_name (name, names, error);
  return NULL;
}

static gpointer
read_library (gpointer unused)
{
  GPtrArray *library = g_ptr_array_new ();
  g_auto(GStrv) names = lt_template_list ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      LtTemplate *template = read_template (names[i], NULL);

      if (template != NULL)
        g_ptr_array_add (library, template);
    }
  return library;
}

/**
 * lt_template_library:
 *
 * Returns: (transfer none) (element-type LtTemplate): all of them, sorted by name; read at the first call and the program's own
 * from then on
 */
GPtrArray *
lt_template_library (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, read_library, NULL);
}

/** lt_template_free: */
void
lt_template_free (LtTemplate *self)
{
  g_free (self->name);
  g_free (self->title);
  g_free (self->description);
  g_ptr_array_unref (self->segments);
  g_ptr_array_unref (self->flows);
  g_ptr_array_unref (self->sources);
  g_free (self);
}
