#include "config.h"
#include "app/view-store.h"

#include <glib/gstdio.h>

/* By a hash of the path: two documents of one name in two folders are two. */
static char *
store_path (const char *workspace)
{
  g_autofree char *canonical = g_canonicalize_filename (workspace, NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, canonical, -1);
  g_autofree char *name = g_strdup_printf ("%.24s.view", hash);

  return g_build_filename (g_get_user_state_dir (), "liantu", name, NULL);
}

/** lt_view_store_load: returns (transfer full): what is remembered; empty where nothing (readable) is. */
GKeyFile *
lt_view_store_load (const char *workspace)
{
  g_autofree char *path = store_path (workspace);
  GKeyFile *store = g_key_file_new ();

  g_key_file_load_from_file (store, path, G_KEY_FILE_NONE, NULL);
  return store;
}

/** lt_view_store_save: keeps it. A state folder that cannot be written costs the user nothing but this memory. */
void
lt_view_store_save (GKeyFile *store, const char *workspace)
{
  g_autofree char *path = store_path (workspace);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown = g_filename_display_name (workspace);
  g_autoptr(GError) error = NULL;

  g_key_file_set_string (store, "workspace", "path", shown);
  if (g_mkdir_with_parents (folder, 0700) != 0 || !g_key_file_save_to_file (store, path, &error))
    g_debug ("The view of %s is not remembered: %s", shown, error != NULL ? error->message : folder);
}
