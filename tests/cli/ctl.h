/* liantuctl as a script runs it: exit code, what it says, in a folder of its own. */
#pragma once

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <sys/wait.h>

typedef struct {
  char *folder;
  char *file;
  int   status;
  char *out, *err;
} Fixture;

static inline void
remove_folder (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_unlink (path) != 0)
        remove_folder (path);
    }
  g_rmdir (folder);
}

static inline void
up (Fixture *f, gconstpointer unused)
{
  f->folder = g_dir_make_tmp ("liantu-cli-XXXXXX", NULL);
  f->file = g_build_filename (f->folder, "a.liantu", NULL);
}

static inline void
down (Fixture *f, gconstpointer unused)
{
  remove_folder (f->folder);
  g_free (f->folder);
  g_free (f->file);
  g_free (f->out);
  g_free (f->err);
}

/* Runs liantuctl with these arguments; "@" at the start of one stands for the fixture's folder. */
static inline int G_GNUC_NULL_TERMINATED
ctl (Fixture *f, ...)
{
  g_autoptr(GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;
  const char *argument;
  va_list args;
  int status;

  g_ptr_array_add (argv, g_strdup (g_getenv ("LT_TEST_LIANTUCTL")));
  va_start (args, f);
  while ((argument = va_arg (args, const char *)) != NULL)
    g_ptr_array_add (argv, *argument == '@' ? g_build_filename (f->folder, argument + 1, NULL) : g_strdup (argument));
  va_end (args);
  g_ptr_array_add (argv, NULL);
  g_clear_pointer (&f->out, g_free);
  g_clear_pointer (&f->err, g_free);
  g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, &f->out, &f->err, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  return f->status = WEXITSTATUS (status);
}

static inline void
assert_one_line (const char *text)
{
  g_assert_true (g_str_has_prefix (text, "liantuctl: "));
  g_assert_nonnull (strchr (text, '\n'));
  g_assert_cmpstr (strchr (text, '\n'), ==, "\n");
}

static inline void
write_file (Fixture *f, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

static inline JsonObject *
parse (JsonParser *parser, const char *text)
{
  g_autoptr(GError) error = NULL;

  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static inline char *
digest (const char *path)
{
  g_autofree char *content = NULL;
  gsize length;

  if (!g_file_get_contents (path, &content, &length, NULL))
    return g_strdup ("unreadable");
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) content, length);
}
