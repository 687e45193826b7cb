/* Exports draw with the same painter as the screen. A file is made whole in memory and then put in place at once, so
 * that neither an error nor a full disk ever leaves half a picture, or none where there was one. */
#include "config.h"

#include "exchange/diagram-export.h"

#include "diagram-dot.h"
#include "diagram/painter.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MARGIN 28.0

/* A diagram unit is a CSS pixel: 96 to the inch, where a point is one of 72. */
#define POINTS_PER_UNIT 0.75
/* PDF readers take no page beyond 200 inches. */
#define MAX_POINTS 14400.0

#define PNG_SCALE 2.0
#define PNG_MAX_SIDE 16000.0
/* 480 MB while it is drawn. */
#define PNG_MAX_PIXELS 120e6
/* Below this not even a heading can be read. */
#define PNG_MIN_SCALE 0.2

/* Places come from files too: nothing real is larger. */
#define MAX_UNITS 1e6

G_DEFINE_QUARK (lt - diagram - export - error - quark, lt_diagram_export_error)

static const char *const format_names[] = { "svg", "pdf", "png", "dot" };

/**
 * lt_diagram_format_from_name:
 * @name: "svg", "pdf", "png" or "dot" ("gv"), in any case
 * @format: (out)
 *
 * Returns: whether it names a format
 */
gboolean
lt_diagram_format_from_name (const char *name, LtDiagramFormat *format)
{
  if (name != NULL && g_ascii_strcasecmp (name, "gv") == 0)
    name = "dot";
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (format_names); i++)
    if (g_ascii_strcasecmp (name, format_names[i]) == 0)
      {
        *format = (LtDiagramFormat) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * lt_diagram_format_from_path:
 *
 * Returns: whether the path's extension names a format
 */
gboolean
lt_diagram_format_from_path (const char *path, LtDiagramFormat *format)
{
  g_autofree char *base = g_path_get_basename (path);
  const char *dot = strrchr (base, '.');

  return dot != NULL && dot != base && lt_diagram_format_from_name (dot + 1, format);
}

const char *
lt_diagram_format_get_name (LtDiagramFormat format)
{
  g_return_val_if_fail ((guint) format < G_N_ELEMENTS (format_names), NULL);

  return format_names[format];
}

/* One export under way. */
typedef struct {
  LtScene *scene;
  LtPaintOptions paint;
  char *title; /* of the document */
  const char *date;
  LtRect page; /* in diagram units, with the margin */
} Export;

static gboolean
export_init (Export *self, LtScene *scene, const LtExportOptions *options, GError **error)
{
  static const LtExportOptions defaults = { .palette = LT_PALETTE_LIGHT };
  LtRect extents;

  if (options == NULL)
    options = &defaults;
  self->scene = scene;
  self->title = options->title != NULL ? g_strdup (options->title) : lt_painter_name_graph (lt_scene_get_graph (scene));
  self->date = options->date;
  self->paint = (LtPaintOptions) {
    .palette = lt_palette_get (options->palette),
    .detail = LT_DETAIL_FULL,
    .selected = -1,
    .legend = options->legend,
    .title = *self->title != '\0',
    .heading = self->title,
    .date = options->date,
  };
  extents = lt_painter_get_extents (scene, &self->paint);
  self->page = lt_rect_grow (&extents, MARGIN);
  if (!(self->page.width < MAX_UNITS && self->page.height < MAX_UNITS))
    {
      g_set_error_literal (
          error, LT_DIAGRAM_EXPORT_ERROR, LT_DIAGRAM_EXPORT_ERROR_SIZE,
          _ ("Some cards stand too far from the others to be drawn in one picture. Tidy the diagram, then export it again."));
      return FALSE;
    }
  return TRUE;
}

static void
paint_on (Export *self, cairo_t *cr, double scale)
{
  LtColour ground = self->paint.palette->background;
  g_autoptr (LtPen) pen = NULL;

  cairo_set_source_rgb (cr, ground.red, ground.green, ground.blue);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -self->page.x, -self->page.y);
  pen = lt_pen_new_cairo (cr);
  lt_painter_paint (self->scene, pen, &self->paint);
}

static cairo_status_t
collect (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
take_drawn (GByteArray *data, cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (data);

  g_byte_array_unref (data);
  g_set_error (error, LT_DIAGRAM_EXPORT_ERROR, LT_DIAGRAM_EXPORT_ERROR_DRAW,
               _ ("The picture could not be drawn (%s). Close other programs, or export as SVG."),
               cairo_status_to_string (status));
  return NULL;
}

static GBytes *
render_svg (Export *self)
{
  LtPen *pen = lt_pen_new_svg (&self->page, 0, self->paint.palette->background, self->title);
  char *document;

  lt_painter_paint (self->scene, pen, &self->paint);
  document = lt_pen_svg_finish (pen);
  return g_bytes_new_take (document, strlen (document));
}

static void
set_metadata (Export *self, cairo_surface_t *surface)
{
  g_autofree char *title = lt_text_clean (self->title);
  g_autofree char *creator = g_strdup_printf ("Liantu %s", LT_VERSION);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, creator);
  if (self->date != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, self->date);
}

static GBytes *
render_pdf (Export *self, GError **error)
{
  GByteArray *data = g_byte_array_new ();
  double scale = MIN (POINTS_PER_UNIT, MAX_POINTS / MAX (self->page.width, self->page.height));
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (collect, data, self->page.width * scale, self->page.height * scale);
  cairo_t *cr;
  cairo_status_t status;

  set_metadata (self, surface);
  cr = cairo_create (surface);
  paint_on (self, cr, scale);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return take_drawn (data, status, error);
}

static GBytes *
render_png (Export *self, GError **error)
{
  double width = self->page.width, height = self->page.height;
  double scale = MIN (MIN (PNG_SCALE, PNG_MAX_SIDE / MAX (width, height)), sqrt (PNG_MAX_PIXELS / (width * height)));
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;
  GByteArray *data;

  if (scale < PNG_MIN_SCALE)
    {
      g_set_error_literal (error, LT_DIAGRAM_EXPORT_ERROR, LT_DIAGRAM_EXPORT_ERROR_SIZE,
                           _ ("The diagram is too large for a PNG picture that could be read. Export it as PDF or SVG."));
      return NULL;
    }
  /* Rounded down where the bound was reached: ceil (16000 / x * x) may be 16001. */
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) MIN (ceil (width * scale), PNG_MAX_SIDE),
                                        (int) MIN (ceil (height * scale), PNG_MAX_SIDE));
  cr = cairo_create (surface);
  paint_on (self, cr, scale);
  status = cairo_status (cr);
  cairo_destroy (cr);
  data = g_byte_array_new ();
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, collect, data);
  cairo_surface_destroy (surface);
  return take_drawn (data, status, error);
}

static GBytes *
render_dot (Export *self)
{
  char *document = lt_diagram_to_dot (self->scene, self->paint.palette, self->title);

  return g_bytes_new_take (document, strlen (document));
}

static GBytes *
render (Export *self, LtDiagramFormat format, GError **error)
{
  switch (format)
    {
    case LT_DIAGRAM_FORMAT_SVG:
      return render_svg (self);
    case LT_DIAGRAM_FORMAT_PDF:
      return render_pdf (self, error);
    case LT_DIAGRAM_FORMAT_PNG:
      return render_png (self, error);
    case LT_DIAGRAM_FORMAT_DOT:
      return render_dot (self);
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * lt_diagram_render:
 * @scene: on its graph's layer
 * @options: (nullable): the defaults where %NULL
 *
 * Returns: (transfer full): the whole diagram at full detail as a file's contents; %NULL with an error where it is too
 *   large for the format
 */
GBytes *
lt_diagram_render (LtScene *scene, LtDiagramFormat format, const LtExportOptions *options, GError **error)
{
  Export self = { 0 };
  GBytes *bytes = NULL;

  g_return_val_if_fail (scene != NULL, NULL);

  if (export_init (&self, scene, options, error))
    bytes = render (&self, format, error);
  g_free (self.title);
  return bytes;
}

/* GLib's messages name a temporary file that means nothing to anyone; only their end says why. */
static const char *
reason (const GError *error)
{
  const char *last = g_strrstr (error->message, ": ");

  return last != NULL ? last + 2 : error->message;
}

/**
 * lt_diagram_export:
 * @path: of the file; an older one is replaced only when the new one is complete and on the disk
 * @options: (nullable): the defaults where %NULL
 *
 * Writes the whole diagram at full detail.
 *
 * Returns: %FALSE with an error of %LT_DIAGRAM_EXPORT_ERROR, one translated line that says what to do
 */
gboolean
lt_diagram_export (LtScene *scene, LtDiagramFormat format, const char *path, const LtExportOptions *options, GError **error)
{
  g_autoptr (GBytes) bytes = lt_diagram_render (scene, format, options, error);
  g_autoptr (GError) failure = NULL;
  g_autofree char *shown = NULL;
  gsize size;
  const char *data;

  if (bytes == NULL)
    return FALSE;

  data = g_bytes_get_data (bytes, &size);
  if (g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666,
                                &failure))
    return TRUE;

  shown = g_filename_display_name (path);
  g_set_error (error, LT_DIAGRAM_EXPORT_ERROR, LT_DIAGRAM_EXPORT_ERROR_WRITE,
               _ ("“%s” could not be written: %s. Choose another folder, or make room there."), shown, reason (failure));
  return FALSE;
}
