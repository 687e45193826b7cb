#include "config.h"

#include "exchange/bundle.h"
#include "exchange/template-compare.h"
#include "exchange/template-edit.h"
#include "workspace/edit-chain.h"
#include "workspace/edit-checks.h"
#include "workspace/edit-flow.h"
#include "workspace/edit-rows.h"
#include "workspace/edit-segment.h"
#include "workspace/row-list.h"
#include "workspace/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The key under which every template's rows cite themselves; the place of the citation is the template's title. */
#define SOURCE   "参考产业链模板"
/* How many a new workspace is named after. */
#define MOST_NAMED 3

/* --- Citing --- */

static gint64
find_source (const LtRowList *there, const char *key)
{
  g_autofree char *wanted = lt_text_fold (key);

  for (guint i = 0; i < there->n; i++)
    {
      const LtSource *row = there->rows[i];
      g_autofree char *folded = lt_text_fold (row->key);

      if (g_strcmp0 (folded, wanted) == 0)
        return row->id;
    }
  return 0;
}

gboolean
lt_template_is_judgement (const LtSource *source)
{
  return g_strcmp0 (source->key, SOURCE) == 0;
}

/* The sources of the template enter where they are not there; one that is there stays as it is. */
static gboolean
enter_sources (LtEdit *edit, const LtTemplate *self, gint64 *cited, GError **error)
{
  g_autoptr(LtRowList) there = lt_row_list_read (edit, LT_TABLE_SOURCE, NULL, 0, error);

  if (there == NULL)
    return FALSE;
  for (guint i = 0; i < self->sources->len; i++)
    {
      LtSource row = *(const LtSource *) self->sources->pdata[i];

      row.id = find_source (there, row.key);
      if (row.id == 0 && !lt_edit_insert (edit, LT_TABLE_SOURCE, &row, error))
        return FALSE;
      if (lt_template_is_judgement (&row))
        *cited = row.id;
    }
  return TRUE;
}

static gboolean
cite (LtEdit *edit, const LtTemplate *self, gint64 source, LtTable table, gint64 id, GError **error)
{
  LtCitation row = { 0, (char *) lt_table_get_info (table)->name, id, source, LT_BASIS_JUDGEMENT, self->title, NULL };

  return lt_edit_insert (edit, LT_TABLE_CITATION, &row, error);
}

/* --- Rows of a template --- */

static gboolean
insert_segment (LtEdit *edit, const LtTemplate *self, guint index, const char *name, gint64 chain, gint64 source, gint64 *id,
                GError **error)
{
  const LtTemplateSegment *segment = self->segments->pdata[index];
  LtSegment row = *segment->row;

  row.name = (char *) name;
  row.chain = chain;
  if (!lt_edit_add_segment (edit, &row, error)
      || !lt_edit_set_products (edit, row.id, (const char *const *) segment->products, error))
    return FALSE;
  *id = row.id;
  return cite (edit, self, source, LT_TABLE_SEGMENT, row.id, error);
}

static gboolean
insert_flow (LtEdit *edit, const LtTemplate *self, const LtTemplateFlow *flow, gint64 supplier, gint64 buyer, gint64 source,
             GError **error)
{
  LtFlow row = { 0, supplier, buyer, flow->kind, flow->note };

  return lt_edit_insert (edit, LT_TABLE_FLOW, &row, error) && cite (edit, self, source, LT_TABLE_FLOW, row.id, error);
}

/* A name for which a free one is looked for as “name 2”, “name 3” …; (transfer full): as lt_edit_free_name() takes it. */
static char *
numbered (const char *name)
{
  GString *format = g_string_new (name);

  g_string_replace (format, "%", "%%", 0);
  g_string_append (format, " %u");
  return g_string_free (format, FALSE);
}

/* --- Merging --- */

/* Which row of the chain each segment of the template is, and which of them are new. */
typedef struct {
  gint64   *ids;
  gboolean *fresh;
} Rows;

static void
rows_clear (Rows *self)
{
  g_free (self->ids);
  g_free (self->fresh);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rows, rows_clear)

/* The row that was made from the template, whatever it is called by now, or one that is called alike; 0: none. */
static gint64
find_segment (const LtRowList *there, gint64 chain, const char *name)
{
  LtSegment own = { .chain = chain, .name = (char *) name };
  const gint64 key = lt_row_key (LT_TABLE_SEGMENT, &own);
  g_autofree char *wanted = lt_text_fold (name);
  gint64 alike = 0;

  for (guint i = 0; i < there->n; i++)
    {
      const LtSegment *row = there->rows[i];
      g_autofree char *folded = lt_text_fold (row->name);

      if (row->id == key)
        return key;
      if (g_strcmp0 (folded, wanted) == 0)
        alike = row->id;
    }
  return alike;
}

static gboolean
find_all (LtEdit *edit, const LtTemplate *self, gint64 chain, Rows *rows, LtTemplateReport *report, GError **error)
{
  g_autoptr(LtRowList) there = lt_row_list_read (edit, LT_TABLE_SEGMENT, "chain", chain, error);

  if (there == NULL)
    return FALSE;
  rows->ids = g_new0 (gint64, self->segments->len);
  rows->fresh = g_new0 (gboolean, self->segments->len);
  for (guint i = 0; i < self->segments->len; i++)
    {
      rows->ids[i] = find_segment (there, chain, ((const LtTemplateSegment *) self->segments->pdata[i])->row->name);
      rows->fresh[i] = rows->ids[i] == 0;
      report->segments_added += rows->fresh[i];
      report->segments_same += !rows->fresh[i];
    }
  return TRUE;
}

static gboolean
add_segments (LtEdit *edit, const LtTemplate *self, gint64 chain, gint64 source, Rows *rows, GArray *created, GError **error)
{
  const guint n = self->segments->len;

  for (guint i = 0; i < n; i++)
    {
      const char *name = ((const LtTemplateSegment *) self->segments->pdata[i])->row->name;

      if (!rows->fresh[i])
        continue;
      if (!insert_segment (edit, self, i, name, chain, source, &rows->ids[i], error) || !lt_edit_step (edit, (double) i / n, error))
        return FALSE;
      if (created != NULL)
        g_array_append_val (created, rows->ids[i]);
    }
  return TRUE;
}

/* Two segments that were there are connected as somebody left them; what neither is there nor new has no flows. */
static gboolean
add_flows (LtEdit *edit, const LtTemplate *self, gint64 source, const Rows *rows, LtTemplateReport *report, GError **error)
{
  for (guint i = 0; i < self->flows->len; i++)
    {
      const LtTemplateFlow *flow = self->flows->pdata[i];
      const gint64 supplier = rows->ids[flow->supplier], buyer = rows->ids[flow->buyer];
      gboolean found;

      if (supplier == 0 || buyer == 0 || supplier == buyer)
        continue;
      if (!lt_edit_is_connected (edit, supplier, buyer, &found, error))
        return FALSE;
      report->flows_same += found;
      if (found || (!rows->fresh[flow->supplier] && !rows->fresh[flow->buyer]))
        continue;
      if (!insert_flow (edit, self, flow, supplier, buyer, source, error))
        return FALSE;
      report->flows_added++;
    }
  return TRUE;
}

/**
 * lt_template_merge:
 * @chain: any chain
 * @created: (element-type gint64) (nullable): the new segments are appended, in the template's order
 * @report: (out): what was added and what was there
 *
 * Adds to a chain the segments of a template that it lacks, with the flows among them and between them and those that were
 * there. Which those are their keys or their names tell. Nothing that was there is changed, and nothing is added where
 * nothing is lacking.
 */
gboolean
lt_template_merge (LtEdit *edit, const LtTemplate *self, gint64 chain, GArray *created, LtTemplateReport *report, GError **error)
{
  g_autoptr(LtChain) row = lt_edit_need (edit, LT_TABLE_CHAIN, chain, error);
  g_auto(Rows) rows = { NULL };
  gint64 source = 0;

  *report = (LtTemplateReport) { 0 };
  if (row == NULL || !find_all (edit, self, chain, &rows, report, error))
    return FALSE;
  if (report->segments_added > 0 && !enter_sources (edit, self, &source, error))
    return FALSE;
  return add_segments (edit, self, chain, source, &rows, created, error) && add_flows (edit, self, source, &rows, report, error);
}

/* --- What a comparison found lacking --- */

static LtTemplateMatcher *
read_chain (LtEdit *edit, gint64 chain, GError **error)
{
  g_autoptr(LtRowList) there = lt_row_list_read (edit, LT_TABLE_SEGMENT, "chain", chain, error);
  g_autoptr(LtTemplateMatcher) matcher = lt_template_matcher_new (chain);

  for (guint i = 0; there != NULL && i < there->n; i++)
    {
      const LtSegment *row = there->rows[i];
      g_autoptr(LtRowList) products = lt_row_list_read (edit, LT_TABLE_PRODUCT, "segment", row->id, error);

      if (products == NULL)
        return NULL;
      lt_template_matcher_add (matcher, row);
      for (guint p = 0; p < products->n; p++)
        lt_template_matcher_product (matcher, ((const LtProduct *) products->rows[p])->name);
    }
  return there != NULL ? g_steal_pointer (&matcher) : NULL;
}

static gboolean
match_all (LtEdit *edit, const LtTemplate *self, gint64 chain, const guint *indexes, guint n, Rows *rows, GError **error)
{
  g_autoptr(LtTemplateMatcher) matcher = read_chain (edit, chain, error);

  if (matcher == NULL)
    return FALSE;
  rows->ids = g_new0 (gint64, self->segments->len);
  rows->fresh = g_new0 (gboolean, self->segments->len);
  for (guint i = 0; i < self->segments->len; i++)
    rows->ids[i] = lt_template_matcher_find (matcher, self->segments->pdata[i], NULL);
  for (guint i = 0; i < n; i++)
    {
      const LtTemplateSegment *segment = self->segments->pdata[indexes[i]];

      if (rows->ids[indexes[i]] != 0)
        return lt_edit_refuse (error, _("The chain has a segment for “%s” by now. Look at the comparison again."),
                               segment->row->name);
      rows->fresh[indexes[i]] = TRUE;
    }
  return TRUE;
}

/**
 * lt_template_take:
 * @indexes: (array length=n): segments of the template that lt_template_compare() found lacking
 * @created: (element-type gint64): the new segments are appended, in the template's order
 *
 * Adds segments of a template to a chain, each with its products, keywords and position and the template's flows between it
 * and those that are there, by whatever name, or come with it. One that the chain has by now is refused.
 */
gboolean
lt_template_take (LtEdit *edit, const LtTemplate *self, gint64 chain, const guint *indexes, guint n, GArray *created,
                  GError **error)
{
  g_autoptr(LtChain) row = lt_edit_need (edit, LT_TABLE_CHAIN, chain, error);
  g_auto(Rows) rows = { NULL };
  LtTemplateReport report = { 0 };
  gint64 source = 0;

  for (guint i = 0; i < n; i++)
    g_return_val_if_fail (indexes[i] < self->segments->len, FALSE);
  return row != NULL && match_all (edit, self, chain, indexes, n, &rows, error) && enter_sources (edit, self, &source, error)
         && add_segments (edit, self, chain, source, &rows, created, error)
             && add_flows (edit, self, source, &rows, &report, error);
}

/**
 * lt_template_choose:
 * @name: (nullable): of a template, or %LT_TEMPLATE_NONE; %NULL: as is suggested
 *
 * Says which template a chain is compared with. A name that is none is refused.
 */
gboolean
lt_template_choose (LtEdit *edit, gint64 chain, const char *name, GError **error)
{
  g_autoptr(LtChain) row = lt_edit_need (edit, LT_TABLE_CHAIN, chain, error);
  g_autofree char *meta = lt_meta_template_name (chain);
  g_auto(GStrv) names = lt_template_list ();

  if (row == NULL)
    return FALSE;
  if (name != NULL && strcmp (name, LT_TEMPLATE_NONE) != 0 && !g_strv_contains ((const char *const *) names, name))
    return lt_edit_refuse (error, _("There is no reference chain “%s”. Choose one of those that are built in."), name);
  return lt_edit_set_meta (edit, meta, name, error);
}

/* --- Chains and single segments --- */

/**
 * lt_template_add_chain:
 * @chain: (out) (optional): the new chain
 *
 * Makes a chain from a template; where there is a chain of its name already, it is called “name 2”. It comes last.
 */
gboolean
lt_template_add_chain (LtEdit *edit, const LtTemplate *self, gint64 *chain, GError **error)
{
  g_autofree char *format = numbered (self->title);
  g_autofree char *name = lt_edit_free_name (edit, LT_TABLE_CHAIN, NULL, 0, self->title, format, error);
  LtChain row = { .name = name, .ordinal = LT_UNKNOWN_INT };
  LtTemplateReport report;
  gint64 source = 0;

  if (name == NULL || !enter_sources (edit, self, &source, error) || !lt_edit_add_chain (edit, &row, error)
      || !cite (edit, self, source, LT_TABLE_CHAIN, row.id, error)
      || !lt_template_merge (edit, self, row.id, NULL, &report, error))
    return FALSE;
  if (chain != NULL)
    *chain = row.id;
  return TRUE;
}

/**
 * lt_template_add_segment:
 * @index: which of the template's segments
 * @chain: any chain
 * @id: (out) (optional): the new segment
 *
 * Adds one segment of a template with what is known of it, but without flows; where the chain has a segment of its name
 * already, it is called “name 2”. It comes last.
 */
gboolean
lt_template_add_segment (LtEdit *edit, const LtTemplate *self, guint index, gint64 chain, gint64 *id, GError **error)
{
  g_autoptr(LtChain) row = lt_edit_need (edit, LT_TABLE_CHAIN, chain, error);
  g_autofree char *format = NULL, *name = NULL;
  gint64 source = 0, made;
  const char *wanted;

  g_return_val_if_fail (index < self->segments->len, FALSE);
  if (row == NULL)
    return FALSE;
  wanted = ((const LtTemplateSegment *) self->segments->pdata[index])->row->name;
  format = numbered (wanted);
  name = lt_edit_free_name (edit, LT_TABLE_SEGMENT, "chain", chain, wanted, format, error);
  if (name == NULL || !enter_sources (edit, self, &source, error)
      || !insert_segment (edit, self, index, name, chain, source, &made, error))
    return FALSE;
  if (id != NULL)
    *id = made;
  return TRUE;
}

/* --- A workspace that begins with some --- */

/* In the document's language, whatever the interface's. */
static char *
workspace_title (GPtrArray *templates)
{
  GString *title = g_string_new (NULL);
  gboolean many = templates->len > MOST_NAMED;

  for (guint i = 0; i < MIN (templates->len, MOST_NAMED); i++)
    g_string_append_printf (title, "%s%s", i > 0 ? "、" : "", ((LtTemplate *) templates->pdata[i])->title);
  if (many)
    g_string_append_printf (title, "等%u条", templates->len);
  g_string_append (title, "产业链");
  return g_string_free (title, FALSE);
}

static gboolean
edit_func (LtEdit *edit, gpointer user_data, GError **error)
{
  GPtrArray *templates = user_data;
  g_autofree char *title = workspace_title (templates);

  for (guint i = 0; i < templates->len; i++)
    if (!lt_template_add_chain (edit, templates->pdata[i], NULL, error))
      return FALSE;
  return lt_bundle_set_meta (edit, title, NULL, error);
}

/**
 * lt_template_build:
 * @workspace: a new one
 * @names: (array zero-terminated=1): of lt_template_list(), or titles
 *
 * Brings the chains of templates into a workspace as one edit, and names it after them.
 *
 * Returns: %FALSE with %LT_WORKSPACE_ERROR_NOT_FOUND for a name that is none, or the error of the edit.
 */
gboolean
lt_template_build (LtWorkspace *workspace, const char *const *names, GError **error)
{
  g_autoptr(GPtrArray) templates = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_template_free);
  g_autoptr(GString) titles = g_string_new (NULL);
  g_autofree char *label = NULL;

  for (guint i = 0; names[i]; i++)
    {
      LtTemplate *template = lt_template_load (names[i], error);

      if (!template)
        return FALSE;
      g_ptr_array_add (templates, template);
      g_string_append_printf (titles, "%s%s", i > 0 ? _(", ") : "", template->title);
    }
  label = g_strdup_printf (_("Build from the template “%s”"), titles->str);
  return lt_workspace_edit (workspace, label, LT_EDIT_FOUNDING, edit_func, templates, error);
}

/**
 * lt_template_of_chain:
 *
 * Returns: (transfer none) (nullable): the title of the template that a chain was made from; %NULL for one that was
 * not. Valid until the model changes.
 */
const char *
lt_template_of_chain (LtModel *model, gint64 chain)
{
  g_autoptr(GPtrArray) citations = lt_model_citations (model, LT_TABLE_CHAIN, chain);

  for (guint i = 0; i < citations->len; i++)
    {
      const LtCitation *citation = citations->pdata[i];
      const LtSource *source = citation->source != 0 ? lt_model_get (model, LT_TABLE_SOURCE, citation->source) : NULL;

      if (source && lt_template_is_judgement (source))
        return citation->place;
    }
  return NULL;
}
