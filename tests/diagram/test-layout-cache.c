#include "config.h"

#include "checks.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

typedef struct {
  char *folder;                 /* of the cache; not there yet */
  char *above;
} Place;

static void
set_up (Place         *place,
        gconstpointer  data)
{
  place->above = g_dir_make_tmp ("liantu-XXXXXX", NULL);
  place->folder = g_build_filename (place->above, "liantu", "layouts", NULL);
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *below = g_build_filename (path, name, NULL);

      remove_all (below);
    }
  g_remove (path);
}

static void
tear_down (Place         *place,
           gconstpointer  data)
{
  remove_all (place->above);
  g_free (place->above);
  g_free (place->folder);
}

static GBytes *
text (const char *string)
{
  return g_bytes_new (string, strlen (string));
}

/* What the cache says to a question; NULL where it knows nothing. */
static char *
ask (LtLayoutCache *cache,
     const char    *question)
{
  g_autoptr (GBytes) bytes = text (question), answer = lt_layout_cache_look_up (cache, bytes);

  if (answer == NULL)
    return NULL;
  return g_bytes_get_size (answer) > 0 ? g_strndup (g_bytes_get_data (answer, NULL), g_bytes_get_size (answer)) : g_strdup ("");
}

static void
store (LtLayoutCache *cache,
       const char    *question,
       const char    *answer)
{
  g_autoptr (GBytes) bytes = text (question), reply = text (answer);

  lt_layout_cache_store (cache, bytes, reply);
}

#define assert_says(cache, question, answer) \
  G_STMT_START { g_autofree char *said = ask (cache, question); g_assert_cmpstr (said, ==, answer); } G_STMT_END

/* The paths of the files in the folder. */
static GPtrArray *
list_files (const Place *place)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) folder = g_dir_open (place->folder, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    g_ptr_array_add (paths, g_build_filename (place->folder, name, NULL));
  return paths;
}

static void
test_remembers (Place         *place,
                gconstpointer  data)
{
  g_autoptr (LtLayoutCache) cache = lt_layout_cache_new (place->folder, 1 << 20);
  g_autoptr (LtLayoutCache) later = lt_layout_cache_new (place->folder, 1 << 20);
  struct stat found;

  assert_says (cache, "one", NULL);
  store (cache, "one", "first");
  store (cache, "two", "");
  assert_says (cache, "one", "first");
  assert_says (cache, "two", "");
  assert_says (cache, "one ", NULL);
  /* Another program, or the same one on another day. */
  assert_says (later, "one", "first");
  store (later, "one", "other");
  assert_says (cache, "one", "other");
  /* Nobody else's business. */
  g_assert_cmpint (stat (place->folder, &found), ==, 0);
  g_assert_cmpuint (found.st_mode & 0077, ==, 0);
}

static void
test_damaged (Place         *place,
              gconstpointer  data)
{
  g_autoptr (LtLayoutCache) cache = lt_layout_cache_new (place->folder, 1 << 20);
  g_autoptr (GPtrArray) paths = NULL;
  g_autofree char *contents = NULL;
  gsize length;

  store (cache, "one", "first");
  paths = list_files (place);
  g_assert_cmpuint (paths->len, ==, 1);
  g_assert_true (g_file_get_contents (paths->pdata[0], &contents, &length, NULL));
  for (gsize i = 0; i < length; i++)
    {
      g_assert_true (g_file_set_contents (paths->pdata[0], contents, i, NULL));
      assert_says (cache, "one", NULL);
      contents[i] ^= 4;
      g_assert_true (g_file_set_contents (paths->pdata[0], contents, length, NULL));
      assert_says (cache, "one", NULL);
      contents[i] ^= 4;
    }
  store (cache, "one", "first");
  assert_says (cache, "one", "first");
}

/* 400 answers of 1 000 bytes where 100 000 may be kept: the folder stays bounded, and what was used last stays. */
static void
test_bounded (Place         *place,
              gconstpointer  data)
{
  g_autoptr (LtLayoutCache) cache = lt_layout_cache_new (place->folder, 100000);
  g_autofree char *answer = g_strnfill (1000, 'a');
  g_autoptr (GPtrArray) paths = NULL;
  guint64 all = 0;

  store (cache, "kept", answer);
  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *question = g_strdup_printf ("question %u", i);

      store (cache, question, answer);
      assert_says (cache, "kept", answer);
    }
  paths = list_files (place);
  for (guint i = 0; i < paths->len; i++)
    {
      struct stat found;

      g_assert_cmpint (stat (paths->pdata[i], &found), ==, 0);
      all += found.st_size;
    }
  /* 64 files of 1 064 bytes may come in between two sweeps. */
  g_assert_cmpuint (all, <=, 100000 + 64 * 1064);
  g_assert_cmpuint (all, >, 50000);
  assert_says (cache, "question 0", NULL);
  assert_says (cache, "question 399", answer);
}

/* Where there can be no folder, nothing is remembered and nothing else happens. */
static void
test_no_folder (Place         *place,
                gconstpointer  data)
{
  g_autofree char *below = g_build_filename (place->above, "file", "layouts", NULL);
  g_autofree char *file = g_path_get_dirname (below);
  g_autoptr (LtLayoutCache) cache = lt_layout_cache_new (below, 1 << 20);

  g_assert_true (g_file_set_contents (file, "not a folder", -1, NULL));
  store (cache, "one", "first");
  assert_says (cache, "one", NULL);
}

/* --- The service with a cache --- */

/* What a service said. */
typedef struct {
  LtLayoutAnswer *answer;
  GError         *error;
} Reply;

static void
reply_clear (Reply *reply)
{
  g_clear_pointer (&reply->answer, lt_layout_answer_free);
  g_clear_error (&reply->error);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reply, reply_clear)

static gboolean
cancel (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return G_SOURCE_REMOVE;
}

/* Asks a service of its own for a row of so many cards, each a little wider. */
static Reply
lay_out (const Place  *place,
         guint         n,
         const char   *helper,
         GCancellable *cancellable)
{
  g_autofree char *usual = g_strdup (g_getenv ("LIANTU_LAYOUT_HELPER"));
  g_autoptr (LtLayoutService) service = lt_layout_service_new ();
  g_autoptr (LtLayoutCache) cache = lt_layout_cache_new (place->folder, 1 << 20);
  double sizes[8][2];
  gint ranks[8];
  guint edges[7][2];
  LtLayoutJob job = { .n_nodes = n, .sizes = sizes, .ranks = ranks, .n_edges = n - 1, .edges = edges, .ways = TRUE,
                      .rank_gap = 70, .node_gap = 20 };
  Reply reply = { NULL, NULL };

  for (guint i = 0; i < n; i++)
    {
      sizes[i][0] = 100 + i;
      sizes[i][1] = 50;
      ranks[i] = i;
      edges[MAX (i, 1) - 1][0] = MAX (i, 1) - 1;
      edges[MAX (i, 1) - 1][1] = i;
    }
  if (helper != NULL)
    g_setenv ("LIANTU_LAYOUT_HELPER", helper, TRUE);
  lt_layout_service_set_cache (service, cache);
  /* Before anything else that the loop turns to. */
  if (cancellable != NULL)
    g_idle_add_full (G_PRIORITY_HIGH, cancel, cancellable, NULL);
  reply.answer = lt_check_ask (service, &job, cancellable, &reply.error);
  g_setenv ("LIANTU_LAYOUT_HELPER", usual, TRUE);
  return reply;
}

#define NO_HELPER "/nonexistent/liantu-layout"

/* What was laid out once needs no helper any more, and comes out the same to the last bit. */
static void
test_service (Place         *place,
              gconstpointer  data)
{
  g_auto (Reply) first = lay_out (place, 8, NULL, NULL);
  g_auto (Reply) again = lay_out (place, 8, NO_HELPER, NULL);
  g_auto (Reply) other = lay_out (place, 7, NO_HELPER, NULL);

  g_assert_no_error (first.error);
  g_assert_no_error (again.error);
  g_assert_cmpmem (first.answer->nodes->data, 8 * sizeof (LtRect), again.answer->nodes->data, 8 * sizeof (LtRect));
  g_assert_error (other.error, LT_LAYOUT_ERROR, LT_LAYOUT_ERROR_HELPER);
}

/* A file that passes for an answer, but is none: the helper is asked. */
static void
test_foreign_answer (Place         *place,
                     gconstpointer  data)
{
  g_auto (Reply) first = lay_out (place, 8, NULL, NULL);
  g_autoptr (GPtrArray) paths = list_files (place);
  const char *bodies[] = { "", "nonsense", "\0\0\0\0\0\0\0\0" };

  g_assert_no_error (first.error);
  g_assert_cmpuint (paths->len, ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autofree char *checksum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, bodies[i], -1);
      g_autofree char *contents = g_strconcat (checksum, bodies[i], NULL);
      g_auto (Reply) again = { 0 };

      g_assert_true (g_file_set_contents (paths->pdata[0], contents, -1, NULL));
      again = lay_out (place, 8, NULL, NULL);
      g_assert_no_error (again.error);
      g_assert_cmpmem (first.answer->nodes->data, 8 * sizeof (LtRect), again.answer->nodes->data, 8 * sizeof (LtRect));
    }
}

static void
test_cancelled (Place         *place,
                gconstpointer  data)
{
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_auto (Reply) reply = lay_out (place, 8, NULL, cancellable);

      g_assert_error (reply.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

#define add(path, function) g_test_add ("/layout-cache/" path, Place, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("remembers", test_remembers);
  add ("damaged", test_damaged);
  add ("bounded", test_bounded);
  add ("no-folder", test_no_folder);
  add ("service", test_service);
  add ("foreign-answer", test_foreign_answer);
  add ("cancelled", test_cancelled);
  return g_test_run ();
}
