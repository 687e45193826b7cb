#include "config.h"
#include "app/clipboard.h"

#include "exchange/clipping.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MIME_TYPE "application/vnd.liantu.segments+json"
/* No clipping of ours is nearly as large: of what is larger no more is read. */
#define MOST_BYTES (16 << 20)

/* --- Copying --- */

static const gint64 *
get_segments (LtViewState *state, guint *n)
{
  LtTable table;
  const gint64 *ids = lt_view_state_get_selected (state, &table, n);

  return ids != NULL && *n > 0 && table == LT_TABLE_SEGMENT ? ids : NULL;
}

gboolean
lt_clipboard_copy (GtkWidget *widget, LtViewState *state)
{
  guint n;
  const gint64 *ids = get_segments (state, &n);
  LtModel *model = lt_view_state_get_model (state);
  g_autofree char *ours = ids != NULL ? lt_clipping_copy (model, ids, n) : NULL, *table = ids != NULL ? lt_clipping_table (model, ids, n) : NULL;
  g_autoptr(GdkContentProvider) both = NULL;
  g_autoptr(GBytes) bytes = NULL;
  GdkContentProvider *providers[2];

  if (ours == NULL || table == NULL)
    return FALSE;
  bytes = g_bytes_new (ours, strlen (ours));
  providers[0] = gdk_content_provider_new_for_bytes (MIME_TYPE, bytes);
  providers[1] = gdk_content_provider_new_typed (G_TYPE_STRING, table);
  both = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), both);
  return TRUE;
}

/* --- Pasting --- */

typedef struct {
  LtViewState *state;
  gint64       chain;
  gboolean     plain;
} Paste;

static void
paste_free (Paste *paste)
{
  g_object_unref (paste->state);
  g_free (paste);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Paste, paste_free)

static void
on_spliced (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(Paste) paste = data;
  g_autoptr(GError) error = NULL;
  GMemoryOutputStream *stream = G_MEMORY_OUTPUT_STREAM (source);
  gssize size = g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error);
  LtEditor *editor = lt_view_state_get_editor (paste->state);
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    lt_editor_refuse (editor, _("The clipboard holds more than can be pasted at once. Copy fewer segments."));
  if (size <= 0)
    return;
  text = g_strndup (g_memory_output_stream_get_data (stream), size);
  if (paste->plain)
    lt_editor_paste_text (editor, text, paste->chain);
  else
    lt_editor_paste (editor, text, paste->chain);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(Paste) paste = data;
  g_autoptr(GInputStream) input = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);
  g_autoptr(GOutputStream) output = NULL;

  if (input == NULL)
    return;
  output = g_memory_output_stream_new (g_malloc (MOST_BYTES), MOST_BYTES, NULL, g_free);
  g_output_stream_splice_async (output, input, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, on_spliced, g_steal_pointer (&paste));
}

/* (nullable): what to read, the first that is offered: ours says more than the table beside it. Asked for several, GDK takes
 * whichever the other program hands out, and some hand out anything. */
static const char *
choose_type (GdkClipboard *clipboard)
{
  static const char *const types[] = { MIME_TYPE, "text/plain;charset=utf-8", "text/plain" };
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (gdk_content_formats_contain_mime_type (formats, types[i]))
      return types[i];
  return gdk_content_formats_contain_gtype (formats, G_TYPE_STRING) ? types[1] : NULL;
}

void
lt_clipboard_paste (GtkWidget *widget, LtViewState *state, gint64 chain)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  const char *types[] = { choose_type (clipboard), NULL };
  Paste *paste;

  if (chain == 0 || !lt_editor_can_edit (lt_view_state_get_editor (state)) || types[0] == NULL)
    return;
  paste = g_new0 (Paste, 1);
  paste->state = g_object_ref (state);
  paste->chain = chain;
  paste->plain = !g_str_equal (types[0], MIME_TYPE);
  gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, NULL, on_read, paste);
}
