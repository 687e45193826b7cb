/* Files that are refused, and the small document that they are made of. */
#pragma once

#include "document.h"
#include "fixture.h"

/* Opening fails with `code` in every way of opening, and nothing in the folder is touched. */
static inline void
assert_refused (const char *path, int code)
{
  static const LtOpenFlags flags[] = { LT_OPEN_DEFAULT, LT_OPEN_READ_ONLY, LT_OPEN_WRITE };
  g_autofree char *folder = g_path_get_dirname (path), *names = document_folder (folder);
  g_autoptr(GBytes) before = document_bytes (path);

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(LtWorkspace) workspace = lt_workspace_open (path, flags[i], &error);
      g_autoptr(GBytes) after = document_bytes (path);
      g_autofree char *names_after = document_folder (folder);

      g_assert_null (workspace);
      g_assert_error (error, LT_WORKSPACE_ERROR, code);
      document_assert_message (error);
      g_assert_true ((before == NULL) == (after == NULL));
      g_assert_true (before == NULL || g_bytes_equal (before, after));
      g_assert_cmpstr (names_after, ==, names);
    }
}

static inline void
close_it (Fixture *f)
{
  g_assert_finalize_object (f->workspace);
  f->workspace = NULL;
}

static inline void
fill (Fixture *f)
{
  gint64 chain = fixture_chain (f->workspace, "新型显示");

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("环节 %u", i);
      fixture_segment (f->workspace, chain, name, LT_POSITION_UPSTREAM);
    }
}
