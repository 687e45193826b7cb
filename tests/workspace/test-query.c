/* Queries as JSON, that may come from a foreign file, and named lists as edits. */
#include "config.h"
#include "operation.h"

#include "workspace/edit-listing.h"

static void
test_json (void)
{
  LtQuery query = { LT_TABLE_ENTERPRISE, (char *) "显示“\"\\", G_MAXINT64, 2, 3, TRUE, LT_WHERE_OUTSIDE, LT_STATUS_SUSPENDED, (char *) "小巨人" };
  g_autofree char *json = lt_query_to_json (&query), *empty = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(LtQuery) again = lt_query_from_json (LT_TABLE_ENTERPRISE, json, &error);

  g_assert_no_error (error);
  g_assert_true (lt_query_equal (&query, again));
  empty = lt_query_to_json (&(LtQuery) { LT_TABLE_INSTITUTION });
  g_assert_cmpstr (empty, ==, "{}");
}

static void
test_refused (void)
{
  static const char *const bad[] = {
    "", "x", "null", "3", "[]", "{", "{}{}", "{\"text\":3}", "{\"text\":null}", "{\"region\":\"3\"}", "{\"region\":-1}", "{\"region\":0}",
    "{\"region\":1.5}", "{\"chain\":true}", "{\"segment\":{}}", "{\"where\":\"here\"}", "{\"where\":\"\"}", "{\"where\":1}", "{\"status\":\"busy\"}",
    "{\"status\":\"\"}", "{\"unlinked\":1}", "{\"colour\":\"red\"}", "{\"text\":[1]}", "{\"text\":\"\xff\"}", "{\"honour\":1}",
    "{\"region\":99999999999999999999}",
  };
  g_autofree char *deep = g_strnfill (60000, '['), *long_text = g_strnfill (201, 'x'), *wordy = g_strdup_printf ("{\"text\":\"%s\"}", long_text);
  g_autofree char *huge = g_strnfill (70000, ' ');
  const char *const more[] = { deep, wordy, huge, NULL };

  for (guint i = 0; i < G_N_ELEMENTS (bad) + G_N_ELEMENTS (more); i++)
    {
      const char *json = i < G_N_ELEMENTS (bad) ? bad[i] : more[i - G_N_ELEMENTS (bad)];
      g_autoptr(GError) error = NULL;
      g_autoptr(LtQuery) query = lt_query_from_json (LT_TABLE_ENTERPRISE, json, &error);

      g_test_message ("%.40s", json != NULL ? json : "(null)");
      g_assert_null (query);
      g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_INVALID);
    }
}

/* What only enterprises have is no condition for institutions. */
static void
test_subject (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (lt_query_from_json (LT_TABLE_INSTITUTION, "{\"honour\":\"小巨人\"}", NULL));
  g_assert_null (lt_query_from_json (LT_TABLE_INSTITUTION, "{\"status\":\"closed\"}", &error));
  g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_INVALID);
}

/* --- Lists --- */

static const LtQuery local = { LT_TABLE_ENTERPRISE, .where = LT_WHERE_LOCAL };

static gboolean
do_add (LtEdit *edit, gpointer data, GError **error)
{
  Operation *o = data;

  return lt_edit_add_listing (edit, o->name, o->value == 0 ? &local : &(LtQuery) { LT_TABLE_INSTITUTION }, &o->created, error);
}

static gboolean
do_rename (LtEdit *edit, gpointer data, GError **error)
{
  return lt_edit_rename_listing (edit, ((Operation *) data)->id, ((Operation *) data)->name, error);
}

static gboolean
do_replace (LtEdit *edit, gpointer data, GError **error)
{
  g_autofree char *text = g_strnfill (((Operation *) data)->value, 'x');

  return lt_edit_replace_listing (edit, ((Operation *) data)->id, &(LtQuery) { LT_TABLE_ENTERPRISE, text }, error);
}

static const LtListing *
listing (Fixture *f, gint64 id)
{
  return lt_model_get (lt_workspace_get_model (f->workspace), LT_TABLE_LISTING, id);
}

static gint64
add (Fixture *f, const char *name, gint subject)
{
  Operation o = { .name = name, .value = subject };

  operate (f, do_add, &o);
  return o.created;
}

static void
test_lists (Fixture *f, gconstpointer unused)
{
  gint64 id = add (f, " 本地 ", 0), platforms = add (f, "本地", 1);              /* another subject's list of that name */
  Operation rename = { .id = id, .name = "本地企业" }, replace = { .id = id, .value = 3 };

  g_assert_cmpstr (listing (f, id)->name, ==, "本地");
  g_assert_cmpstr (listing (f, id)->subject, ==, "enterprise");
  g_assert_cmpstr (listing (f, id)->query, ==, "{\"where\":\"local\"}");
  g_assert_cmpstr (listing (f, platforms)->subject, ==, "institution");
  operate (f, do_rename, &rename);
  g_assert_cmpstr (listing (f, id)->name, ==, "本地企业");
  operate (f, do_replace, &replace);
  g_assert_cmpstr (listing (f, id)->query, ==, "{\"text\":\"xxx\"}");
  g_assert_true (lt_workspace_undo (f->workspace, NULL));
  g_assert_cmpstr (listing (f, id)->query, ==, "{\"where\":\"local\"}");
}

static void
test_lists_refused (Fixture *f, gconstpointer unused)
{
  gint64 id = add (f, "本地", 0), other = add (f, "外地 A", 0);

  refuse (f, do_add, (Operation) { .name = "  " }, "empty");
  refuse (f, do_add, (Operation) { .name = NULL }, "empty");
  refuse (f, do_add, (Operation) { .name = "\xff" }, "UTF-8");
  refuse (f, do_add, (Operation) { .name = "本 地" }, "There is a list “本 地” already");
  refuse (f, do_rename, (Operation) { .id = other, .name = "本地" }, "already");
  refuse (f, do_rename, (Operation) { .id = other, .name = "" }, "empty");
  refuse (f, do_rename, (Operation) { .id = 4711, .name = "x" }, "no longer in the workspace");
  refuse (f, do_replace, (Operation) { .id = id, .value = 201 }, "at most 200 characters");
  refuse (f, do_replace, (Operation) { .id = 4711, .value = 1 }, "no longer in the workspace");
}

#define ADD(name, func) g_test_add ("/query/" name, Fixture, NULL, fixture_up, func, fixture_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/query/json", test_json);
  g_test_add_func ("/query/refused", test_refused);
  g_test_add_func ("/query/subject", test_subject);
  ADD ("lists", test_lists);
  ADD ("lists-refused", test_lists_refused);
  return g_test_run ();
}
