/* The pen that writes SVG with real text, which cairo's SVG surface cannot: it writes outlines of glyphs.
 *
 * The document stands alone: no script, no style sheet, no reference to anything outside. Every string goes through
 * append_escaped(); every number through append_number(). */
#include "diagram/pen.h"

#include <math.h>
#include <string.h>

typedef struct {
  LtPen parent;
  GString *out;
  guint depth;
} SvgPen;

/* In the C locale, two decimals (a hundredth of a pixel), no trailing zeros, and nothing that is no number. */
static void
append_number (GString *out, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  gsize length;

  if (!isfinite (value))
    value = 0;
  g_ascii_formatd (text, sizeof text, "%.2f", value);
  length = strlen (text);
  while (text[length - 1] == '0')
    length--;
  if (text[length - 1] == '.')
    length--;
  text[length] = '\0';
  g_string_append (out, strcmp (text, "-0") == 0 ? "0" : text);
}

static void
append_pair (GString *out, double a, double b)
{
  append_number (out, a);
  g_string_append_c (out, ' ');
  append_number (out, b);
}

static void
append_attribute (GString *out, const char *name, double value)
{
  g_string_append_printf (out, " %s=\"", name);
  append_number (out, value);
  g_string_append_c (out, '"');
}

static void
append_escaped (GString *out, const char *text)
{
  g_autofree char *clean = lt_text_clean (text);
  g_autofree char *escaped = g_markup_escape_text (clean, -1);

  g_string_append (out, escaped);
}

static void
append_colour (GString *out, const char *name, LtColour c)
{
  if (c.alpha <= 0)
    {
      g_string_append_printf (out, " %s=\"none\"", name);
      return;
    }
  g_string_append_printf (out, " %s=\"#%02x%02x%02x\"", name, (guint) lround (c.red * 255), (guint) lround (c.green * 255),
                          (guint) lround (c.blue * 255));
  if (c.alpha < 1)
    {
      g_autofree char *opacity = g_strconcat (name, "-opacity", NULL);

      append_attribute (out, opacity, c.alpha);
    }
}

static void
append_steps (GString *out, const LtPathStep *steps, guint n_steps)
{
  for (guint i = 0; i < n_steps; i++)
    {
      const LtPoint *p = steps[i].p;

      g_string_append_c (out, "MLCZ"[steps[i].op]);
      for (guint k = 0; k < (guint[]) { 1, 1, 3, 0 }[steps[i].op]; k++)
        {
          if (k > 0)
            g_string_append_c (out, ' ');
          append_pair (out, p[k].x, p[k].y);
        }
    }
}

static void
svg_path (LtPen *pen, const LtPathStep *steps, guint n_steps, const LtPaint *paint)
{
  GString *out = ((SvgPen *) pen)->out;

  g_string_append (out, "<path d=\"");
  append_steps (out, steps, n_steps);
  g_string_append_c (out, '"');
  append_colour (out, "fill", paint->fill);
  if (paint->stroke.alpha > 0 && paint->stroke_width > 0)
    {
      append_colour (out, "stroke", paint->stroke);
      append_attribute (out, "stroke-width", paint->stroke_width);
      if (paint->dash[0] > 0)
        {
          g_string_append (out, " stroke-dasharray=\"");
          append_pair (out, paint->dash[0], paint->dash[1]);
          g_string_append_c (out, '"');
        }
    }
  g_string_append (out, "/>\n");
}

static void
svg_text (LtPen *pen, const char *text, LtPoint baseline, const LtTextStyle *style)
{
  static const char *const anchors[] = { NULL, "middle", "end" };
  GString *out = ((SvgPen *) pen)->out;

  g_string_append (out, "<text");
  append_attribute (out, "x", baseline.x);
  append_attribute (out, "y", baseline.y);
  append_attribute (out, "font-size", style->size);
  if (style->weight != LT_WEIGHT_NORMAL)
    append_attribute (out, "font-weight", style->weight);
  if (anchors[style->align] != NULL)
    g_string_append_printf (out, " text-anchor=\"%s\"", anchors[style->align]);
  append_colour (out, "fill", style->colour);
  g_string_append_c (out, '>');
  append_escaped (out, text);
  g_string_append (out, "</text>\n");
}

/* An XML name; what could not stand in one is left out. */
static void
append_id (GString *out, const char *id)
{
  g_string_append (out, " id=\"");
  if (!g_ascii_isalpha (*id))
    g_string_append_c (out, 'x');
  for (const char *p = id; *p != '\0'; p++)
    if (g_ascii_isalnum (*p) || *p == '-' || *p == '_')
      g_string_append_c (out, *p);
  g_string_append_c (out, '"');
}

static void
svg_begin_group (LtPen *pen, const char *id, const char *title)
{
  SvgPen *self = (SvgPen *) pen;

  self->depth++;
  g_string_append (self->out, "<g");
  if (id != NULL)
    append_id (self->out, id);
  g_string_append (self->out, ">\n");
  if (title != NULL && *title != '\0')
    {
      g_string_append (self->out, "<title>");
      append_escaped (self->out, title);
      g_string_append (self->out, "</title>\n");
    }
}

static void
svg_end_group (LtPen *pen)
{
  SvgPen *self = (SvgPen *) pen;

  g_return_if_fail (self->depth > 0);

  self->depth--;
  g_string_append (self->out, "</g>\n");
}

static void
svg_free (LtPen *pen)
{
  SvgPen *self = (SvgPen *) pen;

  if (self->out != NULL)
    g_string_free (self->out, TRUE);
  g_free (self);
}

static void
append_head (GString *out, const LtRect *page, LtColour background, const char *title)
{
  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"");
  append_attribute (out, "width", page->width);
  append_attribute (out, "height", page->height);
  g_string_append (out, " viewBox=\"");
  append_pair (out, page->x, page->y);
  g_string_append_c (out, ' ');
  append_pair (out, page->width, page->height);
  /* preserve: a name with two blanks is as wide here as where it was measured. */
  g_string_append (out, "\" font-family=\"" LT_FONT_FAMILIES
                        "\" stroke-linejoin=\"round\" xml:space=\"preserve\" xml:lang=\"zh-CN\">\n<title>");
  append_escaped (out, title);
  g_string_append (out, "</title>\n");
  if (background.alpha > 0)
    {
      g_string_append (out, "<rect");
      append_attribute (out, "x", page->x);
      append_attribute (out, "y", page->y);
      append_attribute (out, "width", page->width);
      append_attribute (out, "height", page->height);
      append_colour (out, "fill", background);
      g_string_append (out, "/>\n");
    }
}

/**
 * lt_pen_new_svg:
 * @bounds: what will be drawn, in diagram units; one unit becomes one pixel
 * @margin: kept free around it
 * @background: alpha 0 for none
 * @title: (nullable): the document's title
 *
 * Returns: (transfer full): a pen; end with lt_pen_svg_finish()
 */
LtPen *
lt_pen_new_svg (const LtRect *bounds, double margin, LtColour background, const char *title)
{
  static const LtPenClass class = {
    .path = svg_path,
    .text = svg_text,
    .begin_group = svg_begin_group,
    .end_group = svg_end_group,
    .free = svg_free,
  };
  SvgPen *self = g_new0 (SvgPen, 1);
  LtRect page = { bounds->x - margin, bounds->y - margin, bounds->width + 2 * margin, bounds->height + 2 * margin };

  self->parent.class = &class;
  self->out = g_string_new (NULL);
  append_head (self->out, &page, background, title);
  return &self->parent;
}

/**
 * lt_pen_svg_finish:
 * @pen: (transfer full): of lt_pen_new_svg()
 *
 * Returns: (transfer full): the document, UTF-8
 */
char *
lt_pen_svg_finish (LtPen *pen)
{
  SvgPen *self = (SvgPen *) pen;
  char *document;

  g_return_val_if_fail (pen != NULL && pen->class->path == svg_path, NULL);
  g_warn_if_fail (self->depth == 0);

  for (; self->depth > 0; self->depth--)
    g_string_append (self->out, "</g>\n");
  g_string_append (self->out, "</svg>\n");
  document = g_string_free (g_steal_pointer (&self->out), FALSE);
  lt_pen_free (pen);
  return document;
}
