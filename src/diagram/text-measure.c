/* Text measuring. Metrics are never hinted and sizes are absolute, so a text is as wide at every zoom, on every
 * screen and in every locale; a card measured once fits for good.
 *
 * Pango objects belong to one thread, and tiles are painted in several: each thread has its own context and caches. */
#include "text-measure.h"

#include <pango/pangocairo.h>
#include <string.h>

/* No label is longer than this on any card; shaping a pasted page would hold up painting. */
#define MAX_CHARS 400
/* Enough for so many characters and whatever is left out among them; the rest of a text of megabytes is not even read. */
#define MAX_BYTES (16 * 1024)
/* Han glyphs, and where a line may break, must not depend on the user's locale. */
#define LANGUAGE "zh-cn"
/* Pango rounds; a line that is exactly as wide as its room fits. */
#define SLACK 0.05

#define LAYOUT_CACHE_SIZE 1024
#define WRAP_CACHE_SIZE 8192

/* A cache that forgets roughly what was used longest ago: when the young half is full it becomes the old half, and
 * what is found in the old half moves to the young one. No lists to keep, and eviction costs nothing per use. */
typedef struct {
  GHashTable *young, *old;
  guint limit;
  GDestroyNotify free_value;
} Cache;

typedef struct {
  double size, width;
  LtWeight weight;
  guint max_lines;
  char text[];
} Key;

typedef struct {
  PangoContext *context;
  PangoLayout *scratch;
  Cache layouts; /* Key → PangoLayout */
  Cache wraps;   /* Key → char ** */
} Measure;

static guint
key_hash (gconstpointer data)
{
  const Key *key = data;

  return g_str_hash (key->text) ^ g_double_hash (&key->size) ^ (guint) key->weight ^ (g_double_hash (&key->width) * 31)
         ^ key->max_lines;
}

static gboolean
key_equal (gconstpointer a, gconstpointer b)
{
  const Key *k = a, *l = b;

  return k->size == l->size && k->width == l->width && k->weight == l->weight && k->max_lines == l->max_lines
         && strcmp (k->text, l->text) == 0;
}

static Key *
key_new (const char *text, double size, LtWeight weight, double width, guint max_lines)
{
  gsize length = strlen (text) + 1;
  Key *key = g_malloc0 (sizeof (Key) + length);

  key->size = size;
  key->width = width;
  key->weight = weight;
  key->max_lines = max_lines;
  memcpy (key->text, text, length);
  return key;
}

static void
cache_init (Cache *cache, guint limit, GDestroyNotify free_value)
{
  cache->limit = limit;
  cache->free_value = free_value;
  cache->young = g_hash_table_new_full (key_hash, key_equal, g_free, free_value);
  cache->old = g_hash_table_new_full (key_hash, key_equal, g_free, free_value);
}

static void
cache_clear (Cache *cache)
{
  g_hash_table_unref (cache->young);
  g_hash_table_unref (cache->old);
}

/* Takes key and value. */
static void
cache_add (Cache *cache, Key *key, gpointer value)
{
  if (g_hash_table_size (cache->young) >= cache->limit)
    {
      g_hash_table_unref (cache->old);
      cache->old = cache->young;
      cache->young = g_hash_table_new_full (key_hash, key_equal, g_free, cache->free_value);
    }
  g_hash_table_replace (cache->young, key, value);
}

static gpointer
cache_get (Cache *cache, const Key *key)
{
  gpointer value = g_hash_table_lookup (cache->young, key), stolen_key;

  if (value != NULL)
    return value;
  if (!g_hash_table_steal_extended (cache->old, key, &stolen_key, &value))
    return NULL;
  cache_add (cache, stolen_key, value);
  return value;
}

static void
measure_free (gpointer data)
{
  Measure *self = data;

  cache_clear (&self->layouts);
  cache_clear (&self->wraps);
  g_object_unref (self->scratch);
  g_object_unref (self->context);
  g_free (self);
}

static Measure *
measure_get (void)
{
  static GPrivate key = G_PRIVATE_INIT (measure_free);
  Measure *self = g_private_get (&key);
  g_autoptr (PangoFontMap) map = NULL;
  cairo_font_options_t *options;

  if (self != NULL)
    return self;

  self = g_new0 (Measure, 1);
  map = pango_cairo_font_map_new ();
  self->context = pango_font_map_create_context (map);
  options = cairo_font_options_create ();
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (self->context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_context_set_language (self->context, pango_language_from_string (LANGUAGE));
  pango_context_set_base_dir (self->context, PANGO_DIRECTION_LTR);
  self->scratch = pango_layout_new (self->context);
  cache_init (&self->layouts, LAYOUT_CACHE_SIZE, g_object_unref);
  cache_init (&self->wraps, WRAP_CACHE_SIZE, (GDestroyNotify) g_strfreev);
  g_private_set (&key, self);
  return self;
}

static void
layout_set_up (PangoLayout *layout, const char *text, double size, LtWeight weight)
{
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family_static (font, LT_FONT_FAMILIES);
  pango_font_description_set_weight (font, (PangoWeight) weight);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, -1);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
}

static double
layout_width (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return (double) logical.width / PANGO_SCALE;
}

/* What could not stand in XML, break a line, or turn the writing direction of what follows. */
static gboolean
is_unwanted (gunichar c)
{
  return (c < 0x20) || (c >= 0x7f && c <= 0x9f) || c == 0x2028 || c == 0x2029 || (c >= 0x202a && c <= 0x202e)
         || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff || (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe;
}

static gboolean
is_space (gunichar c)
{
  return c == '\t' || c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
}

/**
 * lt_text_clean:
 * @text: (nullable): anything, even invalid UTF-8
 *
 * Returns: (transfer full): @text as one line that may stand in any document: valid UTF-8, without control
 *   characters, bidirectional embeddings, overrides and isolates (a label must not turn its neighbours around), no
 *   longer than any card could show.
 */
char *
lt_text_clean (const char *text)
{
  g_autofree char *valid = NULL;
  GString *clean;
  gsize length;
  guint n = 0;

  if (text == NULL)
    return g_strdup ("");
  length = strnlen (text, MAX_BYTES);
  if (length == MAX_BYTES || !g_utf8_validate (text, length, NULL))
    text = valid = g_utf8_make_valid (text, length);

  clean = g_string_sized_new (MIN (length, 4 * MAX_CHARS) + 4);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (n == MAX_CHARS)
        {
          g_string_append (clean, "…");
          break;
        }
      if (is_space (c))
        c = ' ';
      if (is_unwanted (c))
        continue;
      g_string_append_unichar (clean, c);
      n++;
    }
  return g_string_free (clean, FALSE);
}

PangoLayout *
lt_text_get_layout (const char *text, double size, LtWeight weight)
{
  Measure *self = measure_get ();
  g_autofree Key *key = key_new (text, size, weight, 0, 0);
  PangoLayout *layout = cache_get (&self->layouts, key);

  if (layout == NULL)
    {
      layout = pango_layout_new (self->context);
      layout_set_up (layout, text, size, weight);
      cache_add (&self->layouts, g_steal_pointer (&key), layout);
    }
  return layout;
}

/**
 * lt_text_width:
 *
 * Returns: the advance width of @text on one line, in diagram units
 */
double
lt_text_width (const char *text, double size, LtWeight weight)
{
  g_autofree char *clean = lt_text_clean (text);

  return layout_width (lt_text_get_layout (clean, size, weight));
}

static double
scratch_width (Measure *self, const char *text, double size, LtWeight weight)
{
  layout_set_up (self->scratch, text, size, weight);
  return layout_width (self->scratch);
}

/* The longest beginning of text, whole graphemes, that fits with an ellipsis; the ellipsis alone at worst. */
static char *
cut_to_fit (Measure *self, const char *text, double size, LtWeight weight, double width)
{
  gsize length = g_utf8_strlen (text, -1);
  g_autofree PangoLogAttr *attrs = g_new0 (PangoLogAttr, length + 1);
  gsize fits = 0, over = length;

  pango_get_log_attrs (text, -1, -1, pango_language_from_string (LANGUAGE), attrs, length + 1);
  while (over - fits > 1)
    {
      gsize middle = (fits + over) / 2;
      g_autofree char *head = g_utf8_substring (text, 0, middle);
      g_autofree char *shown = g_strconcat (g_strchomp (head), "…", NULL);

      if (scratch_width (self, shown, size, weight) <= width + SLACK)
        fits = middle;
      else
        over = middle;
    }
  while (fits > 0 && !attrs[fits].is_cursor_position)
    fits--;

  g_autofree char *head = g_utf8_substring (text, 0, fits);
  return g_strconcat (g_strchomp (head), "…", NULL);
}

static int
lines_at (PangoLayout *layout, double width)
{
  pango_layout_set_width (layout, (int) ((width + SLACK) * PANGO_SCALE));
  return pango_layout_get_line_count (layout);
}

/* Lines of like length read as a title; one full line and a single character below it read as an accident. */
static void
balance (PangoLayout *layout, double width, int n_lines)
{
  double narrow = width / 2, wide = width;

  while (wide - narrow > 2)
    {
      double middle = (narrow + wide) / 2;

      if (lines_at (layout, middle) > n_lines)
        narrow = middle;
      else
        wide = middle;
    }
  lines_at (layout, wide);
}

static char **
wrap (Measure *self, const char *text, double size, LtWeight weight, double width, guint max_lines)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  PangoLayout *layout = self->scratch;
  g_autofree char *rest = NULL;
  int n, shown;

  if (layout_width (lt_text_get_layout (text, size, weight)) <= width + SLACK)
    {
      g_strv_builder_add (lines, text);
      return g_strv_builder_end (lines);
    }

  layout_set_up (layout, text, size, weight);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  n = lines_at (layout, width);
  if (n <= (int) max_lines && n > 1)
    balance (layout, width, n);
  shown = n <= (int) max_lines ? n : (int) max_lines - 1;

  for (int i = 0; i < shown; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
      g_autofree char *part = g_strndup (text + line->start_index, line->length);

      g_strv_builder_add (lines, g_strstrip (part));
    }
  if (shown < n)
    {
      rest = g_strstrip (g_strdup (text + pango_layout_get_line_readonly (layout, shown)->start_index));
      g_autofree char *last = cut_to_fit (self, rest, size, weight, width);
      g_strv_builder_add (lines, last);
    }
  return g_strv_builder_end (lines);
}

/**
 * lt_text_wrap:
 * @width: the room, in diagram units
 * @max_lines: at least 1
 *
 * Breaks a text where its script allows: between ideographs, but never before closing punctuation nor inside a Latin
 * word that fits a line. Lines come out of like length where the text fits; else the last ends in an ellipsis.
 *
 * Returns: (transfer full): clean lines, at least one
 */
char **
lt_text_wrap (const char *text, double size, LtWeight weight, double width, guint max_lines)
{
  Measure *self = measure_get ();
  g_autofree char *clean = g_strstrip (lt_text_clean (text));
  g_autofree Key *key = NULL;
  char **lines;

  g_return_val_if_fail (max_lines >= 1, NULL);

  key = key_new (clean, size, weight, width, max_lines);
  lines = cache_get (&self->wraps, key);
  if (lines == NULL)
    {
      lines = wrap (self, clean, size, weight, width, max_lines);
      cache_add (&self->wraps, g_steal_pointer (&key), lines);
    }
  return g_strdupv (lines);
}

/**
 * lt_text_ellipsize:
 *
 * Returns: (transfer full): @text clean and, where it is wider than @width, cut with an ellipsis
 */
char *
lt_text_ellipsize (const char *text, double size, LtWeight weight, double width)
{
  g_auto (GStrv) lines = lt_text_wrap (text, size, weight, width, 1);

  return g_strdup (lines[0]);
}
