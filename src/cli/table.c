#include "config.h"
#include "cli/table.h"

#include "cli/cli.h"

#include <unistd.h>

/* Blanks between two columns. */
#define GAP 2

struct _LtCliTable {
  GPtrArray *rows;      /* char **, the head first */
};

/** lt_cli_table_new: @first: the heads of the columns. Returns: (transfer full): a table for lt_cli_table_print() */
LtCliTable *
lt_cli_table_new (const char *first, ...)
{
  LtCliTable *self = g_new0 (LtCliTable, 1);
  g_autoptr(GStrvBuilder) heads = g_strv_builder_new ();
  va_list args;

  va_start (args, first);
  for (const char *head = first; head != NULL; head = va_arg (args, const char *))
    g_strv_builder_add (heads, head);
  va_end (args);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_ptr_array_add (self->rows, g_strv_builder_end (heads));
  return self;
}

/** lt_cli_table_add: a row; @format has a tab between two cells, of which none holds one */
void
lt_cli_table_add (LtCliTable *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (self->rows, g_strsplit (text, "\t", -1));
}

/* In cells of a terminal: an ideograph takes two. */
static guint
measure (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

static void
measure_columns (LtCliTable *self, GArray *widths)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      char **cells = self->rows->pdata[i];

      for (guint c = 0; cells[c] != NULL; c++)
        {
          guint width = measure (cells[c]);

          if (c >= widths->len)
            g_array_append_val (widths, width);
          else
            g_array_index (widths, guint, c) = MAX (g_array_index (widths, guint, c), width);
        }
    }
}

/* No blanks behind the last cell, which may be a long one. */
static void
print_aligned (LtCliTable *self)
{
  g_autoptr(GArray) widths = g_array_new (FALSE, FALSE, sizeof (guint));

  measure_columns (self, widths);
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autoptr(GString) line = g_string_new (NULL);
      char **cells = self->rows->pdata[i];

      for (guint c = 0; cells[c] != NULL; c++)
        {
          guint blanks = cells[c + 1] != NULL ? g_array_index (widths, guint, c) - measure (cells[c]) + GAP : 0;

          g_string_append_printf (line, "%s%*s", cells[c], (int) blanks, "");
        }
      lt_cli_print ("%s", line->str);
    }
}

/** lt_cli_table_print: @self: (transfer full): in columns below their heads on a terminal, else the rows alone; nothing if there are none */
void
lt_cli_table_print (LtCliTable *self)
{
  gboolean aligned = self->rows->len > 1 && isatty (STDOUT_FILENO) != 0;

  if (aligned)
    print_aligned (self);
  for (guint i = 1; i < self->rows->len && !aligned; i++)
    {
      g_autofree char *line = g_strjoinv ("\t", self->rows->pdata[i]);

      lt_cli_print ("%s", line);
    }
  g_ptr_array_unref (self->rows);
  g_free (self);
}
