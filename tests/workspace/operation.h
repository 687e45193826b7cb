/* Operations as a test calls them: one edit each, done or refused. */
#pragma once

#include "document.h"
#include "fixture.h"

#include "workspace/edit-chain.h"
#include "workspace/edit-citation.h"
#include "workspace/edit-details.h"
#include "workspace/edit-flow.h"
#include "workspace/edit-ledger.h"
#include "workspace/edit-override.h"
#include "workspace/edit-participation.h"
#include "workspace/edit-rows.h"
#include "workspace/edit-segment.h"
#include "workspace/edit-study.h"
#include "workspace/edit-supply.h"
#include "workspace/edit-target.h"
#include "workspace/edit-threshold.h"

/* Whatever an operation takes; each uses what it needs. */
typedef struct {
  gint64             id, other;
  const char        *name;
  gint               value;
  const gint64      *ids;
  guint              n;
  LtSegment         *segment;
  LtChain           *chain;
  const char *const *names;
  LtFact           fact;
  LtSource          *source;
  LtCitation        *citation;
  LtTarget          *target;
  LtLedger          *ledger;
  LtOverride        *override;
  double             figure;
  gint64             created;
  GArray            *copies;
} Operation;

static inline gboolean
do_add_segment (LtEdit *edit, gpointer data, GError **error)
{
  Operation *o = data;

  o->segment->name = (char *) o->name;
  return lt_edit_add_segment (edit, o->segment, error);
}

static inline gboolean
do_rename_segment (LtEdit *edit, gpointer data, GError **error)
{
  Operation *o = data;

  return lt_edit_rename_segment (edit, o->id, o->name, error);
}

static inline gboolean
do_move_segments (LtEdit *edit, gpointer data, GError **error)
{
  Operation *o = data;

  return lt_edit_move_segments (edit, o->ids, o->n, o->other, o->value, error);
}

static inline gboolean
do_merge_segments (LtEdit *edit, gpointer data, GError **error)
{
  Operation *o = data;

  return lt_edit_merge_segments (edit, o->id, o->ids, o->n, error);
}

static inline gboolean
do_split_segment (LtEdit *edit, gpointer data, GError **error)
{
  Operation *o = data;

  return lt_edit_split_segment (edit, o->id, o->name, o->ids, o->n, &o->created, error);
}

static inline gboolean
do_duplicate_segments (LtEdit *edit, gpointer data, GError **error)
{
  Operation *o = data;

  return lt_edit_duplicate_segments (edit, o->ids, o->n, o->copies, error);
}

static inline gboolean
do_set_products (LtEdit *edit, gpointer data, GError **error)
{
  Operation *o = data;

  return lt_edit_set_products (edit, o->id, o->names, error);
}

static inline gboolean
do_connect (LtEdit *edit, gpointer data, GError **error)
{
  Operation *o = data;

  return lt_edit_connect (edit, o->id, o->other, o->value, &o->created, error);
}

static inline gboolean
do_reverse_flow (LtEdit *edit, gpointer data, GError **error)
{
  return lt_edit_reverse_flow (edit, ((Operation *) data)->id, error);
}

static inline gboolean
do_add_chain (LtEdit *edit, gpointer data, GError **error)
{
  Operation *o = data;

  o->chain->name = (char *) o->name;
  return lt_edit_add_chain (edit, o->chain, error);
}

static inline gboolean
do_rename_chain (LtEdit *edit, gpointer data, GError **error)
{
  Operation *o = data;

  return lt_edit_rename_chain (edit, o->id, o->name, error);
}

static inline gboolean
do_nest_chain (LtEdit *edit, gpointer data, GError **error)
{
  Operation *o = data;

  return lt_edit_nest_chain (edit, o->id, o->other, error);
}

static inline gboolean
do_set_chain_role (LtEdit *edit, gpointer data, GError **error)
{
  Operation *o = data;

  return lt_edit_set_chain_role (edit, o->id, o->value, error);
}

static inline gboolean
do_reorder_chain (LtEdit *edit, gpointer data, GError **error)
{
  Operation *o = data;

  return lt_edit_reorder_chain (edit, o->id, o->other, error);
}

static inline gboolean
do_participate (LtEdit *edit, gpointer data, GError **error)
{
  Operation *o = data;

  return lt_edit_participate (edit, o->id, o->other, o->value, &o->created, error);
}

static inline gboolean
do_set_role (LtEdit *edit, gpointer data, GError **error)
{
  Operation *o = data;

  return lt_edit_set_role (edit, o->id, o->value, error);
}

static inline gboolean
do_add_supply (LtEdit *edit, gpointer data, GError **error)
{
  Operation *o = data;

  return lt_edit_add_supply (edit, o->id, o->other, o->name, &o->created, error);
}

static inline gboolean
do_set_supply_product (LtEdit *edit, gpointer data, GError **error)
{
  Operation *o = data;

  return lt_edit_set_supply_product (edit, o->id, o->name, error);
}

static inline gboolean
do_add_study (LtEdit *edit, gpointer data, GError **error)
{
  Operation *o = data;

  return lt_edit_add_study (edit, o->id, o->other, &o->created, error);
}

static inline gboolean
do_add_products (LtEdit *edit, gpointer data, GError **error)
{
  Operation *o = data;

  return lt_edit_add_products (edit, o->id, o->name, error);
}

static inline gboolean
do_set_text (LtEdit *edit, gpointer data, GError **error)
{
  Operation *o = data;

  return lt_edit_set_text (edit, o->fact, o->id, o->name, error);
}

/* Of one row, or of those in ids; to `other` where the fact is a key, else to `value` */
static inline gboolean
do_set_number (LtEdit *edit, gpointer data, GError **error)
{
  Operation *o = data;

  return lt_edit_set_number (edit, o->fact, o->ids != NULL ? o->ids : &o->id, o->ids != NULL ? o->n : 1,
                             o->other != 0 ? o->other : o->value, error);
}

static inline gboolean
do_add_target (LtEdit *edit, gpointer data, GError **error)
{
  Operation *o = data;

  return lt_edit_add_target (edit, o->target, &o->created, error);
}

/* value: the status; name: the day */
static inline gboolean
do_set_target_status (LtEdit *edit, gpointer data, GError **error)
{
  Operation *o = data;

  return lt_edit_set_target_status (edit, o->id, o->value, o->name, error);
}

static inline gboolean
do_add_ledger (LtEdit *edit, gpointer data, GError **error)
{
  Operation *o = data;

  return lt_edit_add_ledger (edit, o->ledger, &o->created, error);
}

/* ids: the regions */
static inline gboolean
do_set_source_regions (LtEdit *edit, gpointer data, GError **error)
{
  Operation *o = data;

  return lt_edit_set_source_regions (edit, o->ids, o->n, error);
}

static inline gboolean
do_add_source (LtEdit *edit, gpointer data, GError **error)
{
  return lt_edit_add_source (edit, ((Operation *) data)->source, error);
}

/* value: the table */
static inline gboolean
do_cite (LtEdit *edit, gpointer data, GError **error)
{
  Operation *o = data;

  return lt_edit_cite (edit, o->value, o->id, o->citation, error);
}

/* Of a region; value: the rule */
static inline gboolean
do_set_threshold (LtEdit *edit, gpointer data, GError **error)
{
  Operation *o = data;

  return lt_edit_set_threshold (edit, o->id, o->value, o->figure, error);
}

static inline gboolean
do_clear_threshold (LtEdit *edit, gpointer data, GError **error)
{
  Operation *o = data;

  return lt_edit_clear_threshold (edit, o->id, o->value, error);
}

static inline gboolean
do_set_override (LtEdit *edit, gpointer data, GError **error)
{
  return lt_edit_set_override (edit, ((Operation *) data)->override, error);
}

/* Of a region and a segment */
static inline gboolean
do_clear_override (LtEdit *edit, gpointer data, GError **error)
{
  Operation *o = data;

  return lt_edit_clear_override (edit, o->id, o->other, error);
}

/* value: the table */
static inline gboolean
do_delete_all (LtEdit *edit, gpointer data, GError **error)
{
  Operation *o = data;

  return lt_edit_delete_all (edit, o->value, o->ids, o->n, error);
}

static inline void
operate (Fixture *f, LtEditFunc func, Operation *operation)
{
  g_autoptr(GError) error = NULL;

  lt_workspace_edit (f->workspace, "Operation", LT_EDIT_DEFAULT, func, operation, &error);
  g_assert_no_error (error);
}

/* It fails with a message of which `word` is part, and leaves the file and its history as they were. */
static inline void
refuse (Fixture *f, LtEditFunc func, Operation operation, const char *word)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *before = document_rows (f->path), *after = NULL;
  const guint steps = lt_workspace_get_history (f->workspace)->len;

  g_assert_false (lt_workspace_edit (f->workspace, "Operation", LT_EDIT_DEFAULT, func, &operation, &error));
  g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_INVALID);
  document_assert_message (error);
  if (strstr (error->message, word) == NULL)
    g_error ("“%s” does not say “%s”", error->message, word);
  after = document_rows (f->path);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (lt_workspace_get_history (f->workspace)->len, ==, steps);
}

/* What no name may be. */
static const struct { const char *name, *word; } bad_names[] = {
  { NULL, "empty" }, { "", "empty" }, { "  \t", "empty" }, { "\xe3\x80\x80 \xe3\x80\x80", "empty" },
  { "\xe2\x80\x8b\xef\xbb\xbf", "empty" }, { "\xe2\x80\x8d", "empty" }, { "\xc4\xe3\xba\xc3", "UTF-8" }, { "abc\xff", "UTF-8" },
};

/* (transfer full): of so many ideographs */
static inline char *
long_name (guint n)
{
  GString *name = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (name, "链");
  return g_string_free (name, FALSE);
}

/* Every name that is none is refused; the longest that is one is taken. */
static inline void
refuse_names (Fixture *f, LtEditFunc func, Operation operation)
{
  g_autofree char *too_long = long_name (201), *longest = long_name (200);

  for (guint i = 0; i < G_N_ELEMENTS (bad_names); i++)
    {
      operation.name = bad_names[i].name;
      refuse (f, func, operation, bad_names[i].word);
    }
  operation.name = too_long;
  refuse (f, func, operation, "200");
  operation.name = longest;
  operate (f, func, &operation);
}

static inline void
assert_count (Fixture *f, const char *table, gint64 expected)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM \"%s\"", table);

  g_assert_cmpint (document_count (f->path, sql), ==, expected);
}

static inline const LtSegment *
segment_of (Fixture *f, gint64 id)
{
  return lt_model_get_segment (lt_workspace_get_model (f->workspace), id);
}

static inline const LtChain *
chain_of (Fixture *f, gint64 id)
{
  return lt_model_get_chain (lt_workspace_get_model (f->workspace), id);
}

/* The names of rows in the order people expect, joined with blanks; column NULL: of all. */
static inline void
assert_names (Fixture *f, LtTable table, const char *column, gint64 key, const char *expected)
{
  LtModel *model = lt_workspace_get_model (f->workspace);
  g_autoptr(GPtrArray) rows = column != NULL ? lt_model_sorted_refs (model, table, column, key) : lt_model_sorted (model, table);
  const gsize offset = lt_table_get_info (table)->columns[lt_table_find_column (table, "name")].offset;
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "", *(char **) ((char *) rows->pdata[i] + offset));
  g_assert_cmpstr (names->str, ==, expected);
}

static inline gint64
fixture_product (LtWorkspace *workspace, gint64 segment, const char *name, gint ordinal)
{
  LtProduct row = { 0, segment, (char *) name, ordinal };

  return fixture_insert (workspace, LT_TABLE_PRODUCT, &row);
}

static inline gint64
fixture_placement (LtWorkspace *workspace, gint64 diagram, gint64 node)
{
  LtPlacement row = { 0, diagram, node, 1, 2, 1 };

  return fixture_insert (workspace, LT_TABLE_PLACEMENT, &row);
}

static inline gint64
fixture_citation (LtWorkspace *workspace, LtTable table, gint64 cited, const char *place)
{
  LtCitation row = { 0, (char *) lt_table_get_info (table)->name, cited, 0, LT_BASIS_JUDGEMENT, (char *) place, NULL };

  return fixture_insert (workspace, LT_TABLE_CITATION, &row);
}
