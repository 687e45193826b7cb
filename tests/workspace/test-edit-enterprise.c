/* What is changed of enterprises and institutions in a table, and what is refused. */
#include "config.h"
#include "operation.h"

#include "workspace/edit-enterprise.h"
#include "workspace/edit-figure.h"

/* GB 32100-2015's own example; and with its last character mistyped. */
#define CODE "91350100M000100Y43"
#define MISTYPED "91350100M000100Y44"

typedef struct { gint64 id; LtFigureKind kind; double value; } Figure;

static gboolean
do_figure (LtEdit *edit, gpointer data, GError **error)
{
  Figure *figure = data;

  return lt_edit_set_figure (edit, figure->id, figure->kind, figure->value, error);
}

static gboolean
do_capacity (LtEdit *edit, gpointer data, GError **error)
{
  return lt_edit_set_capacity (edit, ((Figure *) data)->id, ((Figure *) data)->value, error);
}

static gboolean
do_honour (LtEdit *edit, gpointer data, GError **error)
{
  Operation *o = data;

  return o->value == 0 ? lt_edit_add_honour (edit, o->ids, o->n, o->name, error) : lt_edit_remove_honour (edit, o->ids, o->n, o->name, error);
}

static gboolean
do_text (LtEdit *edit, gpointer data, GError **error)
{
  Operation *o = data;

  return lt_edit_set_text (edit, o->fact, o->id, o->name, error);
}

static gboolean
do_number (LtEdit *edit, gpointer data, GError **error)
{
  Operation *o = data;

  return lt_edit_set_number (edit, o->fact, o->ids, o->n, o->other, error);
}

static LtModel *
model (Fixture *f)
{
  return lt_workspace_get_model (f->workspace);
}

static void
set_text (Fixture *f, LtFact fact, gint64 id, const char *text)
{
  Operation o = { .id = id, .fact = fact, .name = text };

  operate (f, do_text, &o);
}

static void
test_credit (Fixture *f, gconstpointer unused)
{
  gint64 a = fixture_enterprise (f->workspace, "甲", 0), b = fixture_enterprise (f->workspace, "乙", 0);

  set_text (f, LT_FACT_ENTERPRISE_CREDIT, a, " ９1350100m000100y43 ");
  g_assert_cmpstr (lt_model_get_enterprise (model (f), a)->credit, ==, CODE);
  refuse (f, do_text, (Operation) { .id = b, .fact = LT_FACT_ENTERPRISE_CREDIT, .name = MISTYPED }, "check digit");
  refuse (f, do_text, (Operation) { .id = b, .fact = LT_FACT_ENTERPRISE_CREDIT, .name = "9135" }, "not a credit code");
  refuse (f, do_text, (Operation) { .id = b, .fact = LT_FACT_ENTERPRISE_CREDIT, .name = "91350100I000100Y43" }, "not a credit code");
  refuse (f, do_text, (Operation) { .id = b, .fact = LT_FACT_ENTERPRISE_CREDIT, .name = "\xff" }, "UTF-8");
  refuse (f, do_text, (Operation) { .id = b, .fact = LT_FACT_ENTERPRISE_CREDIT, .name = CODE }, "“甲” has this credit code");
  refuse (f, do_text, (Operation) { .id = 4711, .fact = LT_FACT_ENTERPRISE_CREDIT, .name = CODE }, "no longer in the workspace");
  set_text (f, LT_FACT_ENTERPRISE_CREDIT, a, "  ");
  g_assert_null (lt_model_get_enterprise (model (f), a)->credit);
}

static void
test_facts (Fixture *f, gconstpointer unused)
{
  gint64 region = fixture_region (f->workspace, "咸宁市", 0), ids[] = { fixture_enterprise (f->workspace, "甲", 0), fixture_enterprise (f->workspace, "乙", 0) };
  Operation home = { .ids = ids, .n = 2, .fact = LT_FACT_ENTERPRISE_REGION, .other = region };
  Operation status = { .ids = ids, .n = 2, .fact = LT_FACT_ENTERPRISE_STATUS, .other = LT_STATUS_CLOSED };

  operate (f, do_number, &home);
  operate (f, do_number, &status);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpint (lt_model_get_enterprise (model (f), ids[i])->region, ==, region);
      g_assert_cmpint (lt_model_get_enterprise (model (f), ids[i])->status, ==, LT_STATUS_CLOSED);
    }
  home.other = 0;
  operate (f, do_number, &home);
  g_assert_cmpint (lt_model_get_enterprise (model (f), ids[0])->region, ==, 0);
  set_text (f, LT_FACT_ENTERPRISE_PRODUCTS, ids[0], "玻璃、盖板");
  g_assert_cmpstr (lt_model_get_enterprise (model (f), ids[0])->products, ==, "玻璃；盖板");
  set_text (f, LT_FACT_ENTERPRISE_CODES, ids[0], "c3974");
  g_assert_cmpstr (lt_model_get_enterprise (model (f), ids[0])->codes, ==, "C3974");
  home.other = 4711;
  refuse (f, do_number, home, "no longer in the workspace");
  status.other = LT_STATUS_CLOSED + 1;
  refuse (f, do_number, status, "no such status");
  status.other = -1;
  refuse (f, do_number, status, "no such status");
}

static double
figure (Fixture *f, gint64 id, LtFigureKind kind)
{
  GPtrArray *rows = lt_model_refs (model (f), LT_TABLE_FIGURE, "enterprise", id);
  const LtFigure *row = lt_figures_find (rows->pdata, rows->len, kind);

  return row != NULL ? lt_figure_get (row, kind) : LT_UNKNOWN;
}

static void
set_figure (Fixture *f, gint64 id, LtFigureKind kind, double value)
{
  Figure one = { id, kind, value };

  g_assert_true (lt_workspace_edit (f->workspace, "x", LT_EDIT_DEFAULT, do_figure, &one, NULL));
}

/* The figure that counts is changed, in the year that has it; a year of which nothing is left goes. */
static void
test_figures (Fixture *f, gconstpointer unused)
{
  gint64 id = fixture_enterprise (f->workspace, "甲", 0);
  LtFigure tax = { 0, id, 2023, LT_UNKNOWN, LT_UNKNOWN, 5, LT_UNKNOWN, LT_UNKNOWN, LT_UNKNOWN };

  set_figure (f, id, LT_FIGURE_STAFF, 120);                             /* the first: of a year that nobody named */
  assert_count (f, "figure", 1);
  g_assert_cmpint (((LtFigure *) lt_model_rows (model (f), LT_TABLE_FIGURE)->pdata[0])->year, ==, LT_UNKNOWN_INT);
  set_figure (f, id, LT_FIGURE_STAFF, LT_UNKNOWN);
  assert_count (f, "figure", 0);
  set_figure (f, id, LT_FIGURE_STAFF, LT_UNKNOWN);                      /* there is nothing to take back */
  fixture_revenue (f->workspace, id, 2021, 100);
  fixture_revenue (f->workspace, id, 2022, 200);
  fixture_insert (f->workspace, LT_TABLE_FIGURE, &tax);
  set_figure (f, id, LT_FIGURE_REVENUE, 250);
  g_assert_cmpfloat (figure (f, id, LT_FIGURE_REVENUE), ==, 250);
  assert_count (f, "figure", 3);
  set_figure (f, id, LT_FIGURE_RD, 9);                                  /* nobody recorded it: of the latest year */
  g_assert_cmpfloat (((const LtFigure *) lt_model_get (model (f), LT_TABLE_FIGURE, tax.id))->rd_wan, ==, 9);
  set_figure (f, id, LT_FIGURE_REVENUE, LT_UNKNOWN);                    /* 2022 is gone, 2021 counts */
  assert_count (f, "figure", 2);
  g_assert_cmpfloat (figure (f, id, LT_FIGURE_REVENUE), ==, 100);
}

static void
refuse_figure (Fixture *f, LtEditFunc func, Figure figure_of, const char *why)
{
  g_autoptr(GError) error = NULL;
  guint64 revision = lt_model_get_revision (model (f));

  g_assert_false (lt_workspace_edit (f->workspace, "x", LT_EDIT_DEFAULT, func, &figure_of, &error));
  g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, why));
  g_assert_cmpuint (lt_model_get_revision (model (f)), ==, revision);
}

static void
test_absurd_figures (Fixture *f, gconstpointer unused)
{
  gint64 id = fixture_enterprise (f->workspace, "甲", 0);
  LtInstitution school = { 0, (char *) "学院", NULL, 0, LT_UNKNOWN };
  Figure capacity = { fixture_insert (f->workspace, LT_TABLE_INSTITUTION, &school), 0, 800 };

  refuse_figure (f, do_figure, (Figure) { id, LT_FIGURE_REVENUE, -0.01 }, "negative");
  refuse_figure (f, do_figure, (Figure) { id, LT_FIGURE_LAND, 1.1e12 }, "too large");
  refuse_figure (f, do_figure, (Figure) { id, LT_FIGURE_TAX, INFINITY }, "too large");
  refuse_figure (f, do_figure, (Figure) { id, LT_FIGURE_TAX, -INFINITY }, "negative");
  refuse_figure (f, do_figure, (Figure) { id, LT_FIGURE_STAFF, 1.5 }, "whole numbers");
  refuse_figure (f, do_figure, (Figure) { 4711, LT_FIGURE_STAFF, 1 }, "no longer in the workspace");
  refuse_figure (f, do_capacity, (Figure) { capacity.id, 0, -1 }, "negative");
  g_assert_true (lt_workspace_edit (f->workspace, "x", LT_EDIT_DEFAULT, do_capacity, &capacity, NULL));
  g_assert_cmpfloat (((const LtInstitution *) lt_model_get (model (f), LT_TABLE_INSTITUTION, capacity.id))->capacity, ==, 800);
}

/* --- The figures of a year --- */

typedef struct { gint64 id; const char *year; double values[LT_N_FIGURES]; gint64 made; } Year;
#define NONE LT_UNKNOWN

static gboolean
do_add_figures (LtEdit *edit, gpointer data, GError **error)
{
  Year *year = data;

  return lt_edit_add_figures (edit, year->id, year->year, year->values, &year->made, error);
}

static gboolean
do_figure_of_year (LtEdit *edit, gpointer data, GError **error)
{
  Figure *one = data;

  return lt_edit_set_figure_of_year (edit, one->id, one->kind, one->value, error);
}

static gboolean
do_year (LtEdit *edit, gpointer data, GError **error)
{
  return lt_edit_set_figure_year (edit, ((Operation *) data)->id, ((Operation *) data)->name, error);
}

static void
refuse_year (Fixture *f, Year year, const char *why)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *before = document_rows (f->path), *after = NULL;

  g_assert_false (lt_workspace_edit (f->workspace, "x", LT_EDIT_DEFAULT, do_add_figures, &year, &error));
  g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_INVALID);
  document_assert_message (error);
  if (strstr (error->message, why) == NULL)
    g_error ("“%s” does not say “%s”", error->message, why);
  after = document_rows (f->path);
  g_assert_cmpstr (after, ==, before);
}

static const char *const no_years[] = { "", NULL, "去年", "2023.5", "-2023", "20230101", "99999999999999999999", "\xff" };

/* A new year counts where it says something; the others stay. */
static void
test_add_year (Fixture *f, gconstpointer unused)
{
  gint64 id = fixture_enterprise (f->workspace, "甲", 0);
  g_autofree char *next = g_strdup_printf (" %d年 ", lt_figure_last_year ()), *too_late = NULL;
  Year first = { id, "２０２４年", { 900, NONE, 30, 120, NONE, NONE }, 0 };
  Year oldest = { id, "1949", { 1, NONE, NONE, NONE, NONE, NONE }, 0 };
  Year last = { id, next, { NONE, NONE, 40, NONE, NONE, NONE }, 0 };

  too_late = g_strdup_printf ("%d", lt_figure_last_year () + 1);
  g_assert_true (lt_workspace_edit (f->workspace, "x", LT_EDIT_DEFAULT, do_add_figures, &first, NULL));
  g_assert_cmpint (((const LtFigure *) lt_model_get (model (f), LT_TABLE_FIGURE, first.made))->year, ==, 2024);
  g_assert_true (lt_workspace_edit (f->workspace, "x", LT_EDIT_DEFAULT, do_add_figures, &oldest, NULL));
  g_assert_true (lt_workspace_edit (f->workspace, "x", LT_EDIT_DEFAULT, do_add_figures, &last, NULL));
  assert_count (f, "figure", 3);
  g_assert_cmpfloat (figure (f, id, LT_FIGURE_REVENUE), ==, 900);
  g_assert_cmpfloat (figure (f, id, LT_FIGURE_TAX), ==, 40);
  refuse_year (f, (Year) { id, "2024", { 1, NONE, NONE, NONE, NONE, NONE }, 0 }, "figures of 2024 already");
  refuse_year (f, (Year) { id, "1948", { 1, NONE, NONE, NONE, NONE, NONE }, 0 }, "not a year from 1949");
  refuse_year (f, (Year) { id, too_late, { 1, NONE, NONE, NONE, NONE, NONE }, 0 }, "not a year from 1949");
  for (guint i = 0; i < G_N_ELEMENTS (no_years); i++)
    refuse_year (f, (Year) { id, no_years[i], { 1, NONE, NONE, NONE, NONE, NONE }, 0 }, "not a year from 1949");
  refuse_year (f, (Year) { id, "2022", { NONE, NONE, NONE, NONE, NONE, NONE }, 0 }, "Type one at least");
  refuse_year (f, (Year) { id, "2022", { 1, -1, NONE, NONE, NONE, NONE }, 0 }, "negative");
  refuse_year (f, (Year) { id, "2022", { 1, NONE, NONE, 1.5, NONE, NONE }, 0 }, "whole numbers");
  refuse_year (f, (Year) { id, "2022", { 2e12, NONE, NONE, NONE, NONE, NONE }, 0 }, "too large");
  refuse_year (f, (Year) { 4711, "2022", { 1, NONE, NONE, NONE, NONE, NONE }, 0 }, "no longer in the workspace");
}

/* Of any year, not of that which counts; a year of which nothing is left goes, and comes back. */
static void
test_figures_of_a_year (Fixture *f, gconstpointer unused)
{
  gint64 id = fixture_enterprise (f->workspace, "甲", 0), old = fixture_revenue (f->workspace, id, 2021, 100);
  gint64 nameless = fixture_revenue (f->workspace, id, LT_UNKNOWN_INT, 70);
  Figure one = { old, LT_FIGURE_REVENUE, 150 };
  Operation year = { .id = nameless, .name = "2020" };
  g_autofree char *before = NULL, *after = NULL;

  fixture_revenue (f->workspace, id, 2023, 300);
  g_assert_true (lt_workspace_edit (f->workspace, "x", LT_EDIT_DEFAULT, do_figure_of_year, &one, NULL));
  g_assert_cmpfloat (((const LtFigure *) lt_model_get (model (f), LT_TABLE_FIGURE, old))->revenue_wan, ==, 150);
  g_assert_cmpfloat (figure (f, id, LT_FIGURE_REVENUE), ==, 300);
  refuse_figure (f, do_figure_of_year, (Figure) { old, LT_FIGURE_TAX, -1 }, "negative");
  refuse_figure (f, do_figure_of_year, (Figure) { 4711, LT_FIGURE_TAX, 1 }, "no longer in the workspace");
  operate (f, do_year, &year);
  g_assert_cmpint (((const LtFigure *) lt_model_get (model (f), LT_TABLE_FIGURE, nameless))->year, ==, 2020);
  operate (f, do_year, &year);                                          /* it is of that year: that is no other's */
  refuse (f, do_year, (Operation) { .id = nameless, .name = "2023" }, "figures of 2023 already");
  refuse (f, do_year, (Operation) { .id = nameless, .name = "x" }, "not a year from 1949");
  before = document_rows (f->path);
  one.value = LT_UNKNOWN;
  g_assert_true (lt_workspace_edit (f->workspace, "x", LT_EDIT_DEFAULT, do_figure_of_year, &one, NULL));
  g_assert_null (lt_model_get (model (f), LT_TABLE_FIGURE, old));
  g_assert_true (lt_workspace_undo (f->workspace, NULL));
  after = document_rows (f->path);
  g_assert_cmpstr (after, ==, before);
}

/* --- Parents --- */

static gint64
parent_of (Fixture *f, gint64 id)
{
  return lt_model_get_enterprise (model (f), id)->parent;
}

/* By hand: 丙 under 乙 under 甲; 甲 under neither of them. */
static void
test_parents (Fixture *f, gconstpointer unused)
{
  gint64 ids[] = { fixture_enterprise (f->workspace, "甲", 0), fixture_enterprise (f->workspace, "乙", 0),
                   fixture_enterprise (f->workspace, "丙", 0) };
  Operation o = { .ids = &ids[1], .n = 1, .fact = LT_FACT_ENTERPRISE_PARENT, .other = ids[0] };

  operate (f, do_number, &o);
  o = (Operation) { .ids = &ids[2], .n = 1, .fact = LT_FACT_ENTERPRISE_PARENT, .other = ids[1] };
  operate (f, do_number, &o);
  g_assert_cmpint (parent_of (f, ids[1]), ==, ids[0]);
  g_assert_cmpint (parent_of (f, ids[2]), ==, ids[1]);
  refuse (f, do_number, (Operation) { .ids = ids, .n = 1, .fact = LT_FACT_ENTERPRISE_PARENT, .other = ids[0] }, "its own parent");
  refuse (f, do_number, (Operation) { .ids = ids, .n = 1, .fact = LT_FACT_ENTERPRISE_PARENT, .other = ids[1] }, "“甲” is above");
  refuse (f, do_number, (Operation) { .ids = ids, .n = 1, .fact = LT_FACT_ENTERPRISE_PARENT, .other = ids[2] }, "“甲” is above");
  refuse (f, do_number, (Operation) { .ids = ids, .n = 1, .fact = LT_FACT_ENTERPRISE_PARENT, .other = 4711 }, "no longer");
  /* Of several, one that may not makes that none is changed. */
  refuse (f, do_number, (Operation) { .ids = &ids[1], .n = 2, .fact = LT_FACT_ENTERPRISE_PARENT, .other = ids[2] }, "is above");
  o = (Operation) { .ids = &ids[1], .n = 2, .fact = LT_FACT_ENTERPRISE_PARENT, .other = 0 };
  operate (f, do_number, &o);
  g_assert_cmpint (parent_of (f, ids[1]), ==, 0);
  g_assert_cmpint (parent_of (f, ids[2]), ==, 0);
}

/* A foreign file's ring: the way up ends, and it can be opened. */
static void
test_ring (Fixture *f, gconstpointer unused)
{
  gint64 ids[] = { fixture_enterprise (f->workspace, "甲", 0), fixture_enterprise (f->workspace, "乙", 0),
                   fixture_enterprise (f->workspace, "丙", 0) };
  LtEnterprise ring[] = { { ids[0], (char *) "甲", NULL, 0, LT_STATUS_NONE, NULL, NULL, NULL, ids[1] },
                          { ids[1], (char *) "乙", NULL, 0, LT_STATUS_NONE, NULL, NULL, NULL, ids[0] } };
  Operation o = { .ids = &ids[2], .n = 1, .fact = LT_FACT_ENTERPRISE_PARENT, .other = ids[0] };

  for (guint i = 0; i < 2; i++)
    fixture_step (f->workspace, "Foreign", LT_EDIT_DEFAULT, fixture_update_one, LT_TABLE_ENTERPRISE, &ring[i]);
  operate (f, do_number, &o);
  g_assert_cmpint (parent_of (f, ids[2]), ==, ids[0]);
  o = (Operation) { .ids = ids, .n = 1, .fact = LT_FACT_ENTERPRISE_PARENT, .other = 0 };
  operate (f, do_number, &o);
  g_assert_cmpint (parent_of (f, ids[0]), ==, 0);
}

/* Of many at once; who has it already keeps it once. */
static void
test_honours (Fixture *f, gconstpointer unused)
{
  gint64 ids[] = { fixture_enterprise (f->workspace, "甲", 0), fixture_enterprise (f->workspace, "乙", 0) }, gone[] = { ids[0], 4711 };
  Operation first = { .ids = ids, .n = 1, .name = "小巨人" }, both = { .ids = ids, .n = 2, .name = " 小巨人 " };
  Operation away = { .ids = ids, .n = 2, .name = "小巨人", .value = 1 };

  operate (f, do_honour, &first);
  operate (f, do_honour, &both);
  assert_count (f, "honour", 2);
  operate (f, do_honour, &away);
  assert_count (f, "honour", 0);
  refuse (f, do_honour, (Operation) { .ids = ids, .n = 2, .name = " " }, "empty");
  refuse (f, do_honour, (Operation) { .ids = gone, .n = 2, .name = "瞪羚" }, "no longer in the workspace");
  assert_count (f, "honour", 0);
}

static void
test_institution_names (Fixture *f, gconstpointer unused)
{
  LtInstitution a = { 0, (char *) "学院", NULL, 0, LT_UNKNOWN }, b = { 0, (char *) "研究院", NULL, 0, LT_UNKNOWN };

  fixture_insert (f->workspace, LT_TABLE_INSTITUTION, &a);
  fixture_insert (f->workspace, LT_TABLE_INSTITUTION, &b);
  set_text (f, LT_FACT_INSTITUTION_NAME, a.id, " 大学 ");
  g_assert_cmpstr (((const LtInstitution *) lt_model_get (model (f), LT_TABLE_INSTITUTION, a.id))->name, ==, "大学");
  refuse (f, do_text, (Operation) { .id = b.id, .fact = LT_FACT_INSTITUTION_NAME, .name = "大 学" }, "already");
  refuse (f, do_text, (Operation) { .id = b.id, .fact = LT_FACT_INSTITUTION_NAME, .name = "" }, "empty");
}

/* --- Deleting --- */

/* All that can refer to an enterprise or an institution, by hand: what goes with `gone` has a name or a number of 9. */
typedef struct { gint64 gone, stays, child, school, other_school, project; } Web;

static Web
make_web (Fixture *f)
{
  gint64 region = fixture_region (f->workspace, "咸宁市", 0), chain = fixture_chain (f->workspace, "链");
  gint64 glass = fixture_segment (f->workspace, chain, "玻璃", LT_POSITION_NONE);
  gint64 panel = fixture_segment (f->workspace, chain, "面板", LT_POSITION_NONE);
  Web w = { .gone = fixture_enterprise (f->workspace, "甲", region), .stays = fixture_enterprise (f->workspace, "乙", region) };
  LtEnterprise child = { 0, (char *) "丙", NULL, region, LT_STATUS_NONE, NULL, NULL, NULL, w.gone };
  LtHonour honours[] = { { 0, w.gone, (char *) "瞪羚" }, { 0, w.stays, (char *) "瞪羚" } };
  LtSupply supplies[] = { { 0, w.gone, w.stays, NULL }, { 0, w.stays, w.gone, (char *) "盖板" }, { 0, w.stays, w.stays, NULL } };
  LtTarget targets[] = { { 0, w.gone, glass, NULL, NULL, LT_METHOD_NONE, LT_TARGET_VISITED },
                         { 0, w.stays, glass, NULL, NULL, LT_METHOD_NONE, LT_TARGET_VISITED } };
  LtLedger ledger = { .dated = (char *) "2026-03-31", .kind = LT_LEDGER_VISIT, .amount_wan = LT_UNKNOWN };
  LtInstitution schools[] = { { 0, (char *) "学院", NULL, region, LT_UNKNOWN }, { 0, (char *) "大学", NULL, region, 300 } };
  LtProject *project = lt_row_new (LT_TABLE_PROJECT);

  w.child = fixture_insert (f->workspace, LT_TABLE_ENTERPRISE, &child);
  for (guint i = 0; i < 2; i++)
    {
      LtStudy study = { 0, fixture_insert (f->workspace, LT_TABLE_INSTITUTION, &schools[i]), panel };

      fixture_insert (f->workspace, LT_TABLE_HONOUR, &honours[i]);
      fixture_insert (f->workspace, LT_TABLE_STUDY, &study);
      ledger.id = 0;
      ledger.target = fixture_insert (f->workspace, LT_TABLE_TARGET, &targets[i]);
      fixture_insert (f->workspace, LT_TABLE_LEDGER, &ledger);
      fixture_participation (f->workspace, i == 0 ? w.gone : w.stays, panel, LT_ROLE_CORE);
      fixture_revenue (f->workspace, i == 0 ? w.gone : w.stays, 2024, 900);
    }
  for (guint i = 0; i < 3; i++)
    fixture_insert (f->workspace, LT_TABLE_SUPPLY, &supplies[i]);
  project->name = g_strdup ("甲的项目");
  project->enterprise = w.gone;
  project->region = region;
  w.project = fixture_insert (f->workspace, LT_TABLE_PROJECT, project);
  lt_row_free (LT_TABLE_PROJECT, project);
  w.school = schools[0].id;
  w.other_school = schools[1].id;
  fixture_citation (f->workspace, LT_TABLE_ENTERPRISE, w.gone, NULL);
  fixture_citation (f->workspace, LT_TABLE_HONOUR, honours[0].id, NULL);
  fixture_citation (f->workspace, LT_TABLE_ENTERPRISE, w.stays, NULL);
  fixture_citation (f->workspace, LT_TABLE_INSTITUTION, w.school, NULL);
  return w;
}

static void
assert_nothing_dangles (Fixture *f)
{
  g_assert_cmpint (document_count (f->path, "SELECT count (*) FROM pragma_foreign_key_check"), ==, 0);
  g_assert_cmpint (document_count (f->path, "SELECT count (*) FROM citation WHERE"
                                            " subject = 'enterprise' AND row NOT IN (SELECT id FROM enterprise)"
                                            " OR subject = 'honour' AND row NOT IN (SELECT id FROM honour)"
                                            " OR subject = 'institution' AND row NOT IN (SELECT id FROM institution)"), ==, 0);
}

/* What was, is again, row for row; and once more gone. */
static void
assert_undone_and_redone (Fixture *f, const char *before)
{
  g_autofree char *after = document_rows (f->path), *undone = NULL, *redone = NULL;

  g_assert_true (lt_workspace_undo (f->workspace, NULL));
  undone = document_rows (f->path);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (lt_workspace_redo (f->workspace, NULL));
  redone = document_rows (f->path);
  g_assert_cmpstr (redone, ==, after);
}

static void
test_delete (Fixture *f, gconstpointer unused)
{
  Web w = make_web (f);
  gint64 ids[] = { w.gone, 4711 };
  Operation o = { .value = LT_TABLE_ENTERPRISE, .ids = ids, .n = 2 };
  g_autofree char *before = document_rows (f->path);

  operate (f, do_delete_all, &o);
  assert_names (f, LT_TABLE_ENTERPRISE, NULL, 0, "丙 乙");
  g_assert_cmpint (lt_model_get_enterprise (model (f), w.child)->parent, ==, 0);
  g_assert_cmpint (((const LtProject *) lt_model_get (model (f), LT_TABLE_PROJECT, w.project))->enterprise, ==, 0);
  assert_count (f, "figure", 1);
  assert_count (f, "honour", 1);
  assert_count (f, "participation", 1);
  assert_count (f, "supply", 1);
  assert_count (f, "target", 1);
  assert_count (f, "ledger", 1);
  assert_count (f, "citation", 2);
  assert_nothing_dangles (f);
  assert_undone_and_redone (f, before);
}

/* Parent and child together, in whatever order; and institutions. */
static void
test_delete_several (Fixture *f, gconstpointer unused)
{
  Web w = make_web (f);
  gint64 firms[] = { w.child, w.gone, w.stays }, schools[] = { w.school, w.other_school };
  Operation o = { .value = LT_TABLE_ENTERPRISE, .ids = firms, .n = 3 };
  g_autofree char *before = document_rows (f->path), *between = NULL;

  operate (f, do_delete_all, &o);
  assert_count (f, "enterprise", 0);
  assert_count (f, "ledger", 0);
  assert_nothing_dangles (f);
  assert_undone_and_redone (f, before);
  between = document_rows (f->path);
  o = (Operation) { .value = LT_TABLE_INSTITUTION, .ids = schools, .n = 2 };
  operate (f, do_delete_all, &o);
  assert_count (f, "institution", 0);
  assert_count (f, "study", 0);
  assert_count (f, "citation", 0);
  assert_nothing_dangles (f);
  assert_undone_and_redone (f, between);
}

#define ADD(name, func) g_test_add ("/edit/enterprise/" name, Fixture, NULL, fixture_up, func, fixture_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("credit", test_credit);
  ADD ("facts", test_facts);
  ADD ("figures", test_figures);
  ADD ("absurd-figures", test_absurd_figures);
  ADD ("add-year", test_add_year);
  ADD ("figures-of-a-year", test_figures_of_a_year);
  ADD ("parents", test_parents);
  ADD ("ring", test_ring);
  ADD ("honours", test_honours);
  ADD ("institution-names", test_institution_names);
  ADD ("delete", test_delete);
  ADD ("delete-several", test_delete_several);
  return g_test_run ();
}
