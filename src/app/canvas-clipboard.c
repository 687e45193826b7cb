/* Segments over the clipboard: within a workspace, to another window, and as a table to other programs. */
#include "config.h"
#include "app/canvas-private.h"

#include "exchange/clipping.h"

#include <string.h>

#define MIME_TYPE "application/vnd.liantu.segments+json"
/* No clipping of ours is nearly as large: of what is larger no more is read. */
#define MOST_BYTES (16 << 20)

static GdkClipboard *
get_clipboard (LtCanvas *self)
{
  return gtk_widget_get_clipboard (GTK_WIDGET (self));
}

/* Selected segments, ghosts of other chains too. */
static const gint64 *
get_segments (LtCanvas *self, guint *n)
{
  LtTable table;
  const gint64 *ids = self->state != NULL ? lt_view_state_get_selected (self->state, &table, n) : NULL;

  return ids != NULL && *n > 0 && table == LT_TABLE_SEGMENT ? ids : NULL;
}

static gboolean
copy (LtCanvas *self)
{
  guint n;
  const gint64 *ids = get_segments (self, &n);
  LtModel *model = ids != NULL ? lt_view_state_get_model (self->state) : NULL;
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
  gdk_clipboard_set_content (get_clipboard (self), both);
  return TRUE;
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  copy (LT_CANVAS (widget));
}

static void
cut_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LtCanvas *self = LT_CANVAS (widget);

  if (lt_canvas_can_edit (self) && copy (self))
    gtk_widget_activate_action (widget, "canvas.delete", NULL);
}

/* --- Pasting --- */

static void
on_spliced (GObject *source, GAsyncResult *result, gpointer canvas)
{
  g_autoptr(LtCanvas) self = canvas;
  GMemoryOutputStream *stream = G_MEMORY_OUTPUT_STREAM (source);
  gssize size = g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, NULL);
  g_autofree char *text = NULL;

  /* The window may show something else by now. */
  if (size <= 0 || self->state == NULL || lt_view_state_get_chain (self->state) == 0)
    return;
  text = g_strndup (g_memory_output_stream_get_data (stream), size);
  lt_editor_paste (lt_view_state_get_editor (self->state), text, lt_view_state_get_chain (self->state));
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer canvas)
{
  g_autoptr(GInputStream) input = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);
  g_autoptr(GOutputStream) output = g_memory_output_stream_new (g_malloc (MOST_BYTES), MOST_BYTES, NULL, g_free);

  if (input == NULL)
    {
      g_object_unref (canvas);
      return;
    }
  g_output_stream_splice_async (output, input, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, on_spliced, canvas);
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *types[] = { MIME_TYPE, NULL };
  LtCanvas *self = LT_CANVAS (widget);

  if (self->state == NULL || lt_view_state_get_chain (self->state) == 0 || !lt_editor_can_edit (lt_view_state_get_editor (self->state))
      || !gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (get_clipboard (self)), MIME_TYPE))
    return;
  gdk_clipboard_read_async (get_clipboard (self), types, G_PRIORITY_DEFAULT, NULL, on_read, g_object_ref (self));
}

void
lt_canvas_install_clipboard (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "canvas.copy", NULL, copy_action);
  gtk_widget_class_install_action (class, "canvas.cut", NULL, cut_action);
  gtk_widget_class_install_action (class, "canvas.paste", NULL, paste_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_c, GDK_CONTROL_MASK, "canvas.copy", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_x, GDK_CONTROL_MASK, "canvas.cut", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_v, GDK_CONTROL_MASK, "canvas.paste", NULL);
}
