/* What the directory says of an enterprise or an institution, column by column: to be read, and to be sorted by. */
#include "config.h"
#include "analysis/directory-private.h"

#include "analysis/format.h"
#include "workspace/figures.h"

#include <glib/gi18n-lib.h>

typedef enum { IS_TEXT, IS_NUMBER, IS_FIGURE } Sort;

#define FIRM (1 << LT_TABLE_ENTERPRISE)
#define PLATFORM (1 << LT_TABLE_INSTITUTION)

static const struct {
  const char *nick, *title;
  Sort        sort;
  guint       tables;
} columns[LT_N_DIRECTORY_COLUMNS] = {
  [LT_DIRECTORY_NAME]     = { "name", NC_("column", "Name"), IS_TEXT, FIRM | PLATFORM },
  [LT_DIRECTORY_REGION]   = { "region", NC_("column", "Region"), IS_TEXT, FIRM | PLATFORM },
  [LT_DIRECTORY_STATUS]   = { "status", NC_("column", "Status"), IS_NUMBER, FIRM },
  [LT_DIRECTORY_SEGMENTS] = { "segments", NC_("column", "Segments"), IS_NUMBER, FIRM | PLATFORM },
  [LT_DIRECTORY_ROLE]     = { "role", NC_("column", "Role"), IS_NUMBER, FIRM },
  [LT_DIRECTORY_HONOURS]  = { "honours", NC_("column", "Honours"), IS_NUMBER, FIRM },
  [LT_DIRECTORY_REVENUE]  = { "revenue", NC_("column", "Revenue"), IS_FIGURE, FIRM },
  [LT_DIRECTORY_OUTPUT]   = { "output", NC_("column", "Output"), IS_FIGURE, FIRM },
  [LT_DIRECTORY_TAX]      = { "tax", NC_("column", "Tax"), IS_FIGURE, FIRM },
  [LT_DIRECTORY_STAFF]    = { "staff", NC_("column", "Staff"), IS_FIGURE, FIRM },
  [LT_DIRECTORY_LAND]     = { "land", NC_("column", "Land"), IS_FIGURE, FIRM },
  [LT_DIRECTORY_RD]       = { "rd", NC_("column", "R&D"), IS_FIGURE, FIRM },
  [LT_DIRECTORY_YEAR]     = { "year", NC_("column", "Year"), IS_FIGURE, FIRM },
  [LT_DIRECTORY_CREDIT]   = { "credit", NC_("column", "Credit Code"), IS_TEXT, FIRM },
  [LT_DIRECTORY_PRODUCTS] = { "products", NC_("column", "Products"), IS_TEXT, FIRM },
  [LT_DIRECTORY_CODES]    = { "codes", NC_("column", "Industry Codes"), IS_TEXT, FIRM },
  [LT_DIRECTORY_PARENT]   = { "parent", NC_("column", "Parent Company"), IS_TEXT, FIRM },
  [LT_DIRECTORY_KIND]     = { "kind", NC_("column", "Kind"), IS_TEXT, PLATFORM },
  [LT_DIRECTORY_CAPACITY] = { "capacity", NC_("column", "Trains a Year"), IS_FIGURE, PLATFORM },
};

gboolean
lt_directory_has (LtTable table, LtDirectoryColumn column)
{
  return (columns[column].tables & 1u << table) != 0;
}

const char *
lt_directory_get_nick (LtDirectoryColumn column)
{
  return columns[column].nick;
}

const char *
lt_directory_get_title (LtDirectoryColumn column)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "column", columns[column].title);
}

/** lt_directory_is_number: whether its cells are figures, and stand one under the other. */
gboolean
lt_directory_is_number (LtDirectoryColumn column)
{
  return columns[column].sort == IS_FIGURE;
}

gboolean
lt_directory_is_text (LtDirectoryColumn column)
{
  return columns[column].sort == IS_TEXT;
}

LtTable
lt_directory_link_table (LtTable table)
{
  return table == LT_TABLE_INSTITUTION ? LT_TABLE_STUDY : LT_TABLE_PARTICIPATION;
}

const char *
lt_directory_link_column (LtTable table)
{
  return table == LT_TABLE_INSTITUTION ? "institution" : "enterprise";
}

/* --- What is sorted by --- */

static const char *
institution_text (LtModel *model, const LtInstitution *row, LtDirectoryColumn column)
{
  const LtRegion *region = column == LT_DIRECTORY_REGION ? lt_model_get_region (model, row->region) : NULL;

  if (column == LT_DIRECTORY_NAME)
    return row->name;
  return column == LT_DIRECTORY_KIND ? row->kind : region != NULL ? region->name : NULL;
}

static const char *
enterprise_text (LtModel *model, const LtEnterprise *row, LtDirectoryColumn column)
{
  const LtRegion *region;
  const LtEnterprise *parent;

  switch (column)
    {
    case LT_DIRECTORY_NAME:
      return row->name;
    case LT_DIRECTORY_REGION:
      region = lt_model_get_region (model, row->region);
      return region != NULL ? region->name : NULL;
    case LT_DIRECTORY_CREDIT:
      return row->credit;
    case LT_DIRECTORY_PRODUCTS:
      return row->products;
    case LT_DIRECTORY_CODES:
      return row->codes;
    case LT_DIRECTORY_PARENT:
      parent = lt_model_get_enterprise (model, row->parent);
      return parent != NULL ? parent->name : NULL;
    default:
      return NULL;
    }
}

const char *
lt_directory_get_text (LtModel *model, LtTable table, gconstpointer row, LtDirectoryColumn column)
{
  return table == LT_TABLE_INSTITUTION ? institution_text (model, row, column) : enterprise_text (model, row, column);
}

static gint
strongest_role (LtModel *model, gint64 enterprise)
{
  GPtrArray *rows = lt_model_refs (model, LT_TABLE_PARTICIPATION, "enterprise", enterprise);
  gint strongest = LT_ROLE_NONE;

  for (guint i = 0; i < rows->len; i++)
    {
      gint role = ((LtParticipation *) rows->pdata[i])->role;

      if (role != LT_ROLE_NONE && (strongest == LT_ROLE_NONE || role < strongest))
        strongest = role;
    }
  return strongest;
}

/* (nullable): that of the year that a cell shows */
static const LtFigure *
find_figure (LtModel *model, gint64 enterprise, LtDirectoryColumn column)
{
  GPtrArray *rows = lt_model_refs (model, LT_TABLE_FIGURE, "enterprise", enterprise);

  return column == LT_DIRECTORY_YEAR ? lt_figures_latest (rows->pdata, rows->len)
                                     : lt_figures_find (rows->pdata, rows->len, LT_FIGURE_REVENUE + column - LT_DIRECTORY_REVENUE);
}

static double
figure_of (LtModel *model, gint64 enterprise, LtDirectoryColumn column)
{
  const LtFigure *figure = find_figure (model, enterprise, column);

  if (figure == NULL || (column == LT_DIRECTORY_YEAR && figure->year == LT_UNKNOWN_INT))
    return LT_UNKNOWN;
  return column == LT_DIRECTORY_YEAR ? figure->year : lt_figure_get (figure, LT_FIGURE_REVENUE + column - LT_DIRECTORY_REVENUE);
}

double
lt_directory_get_number (LtModel *model, LtTable table, gconstpointer row, LtDirectoryColumn column)
{
  const gint64 id = ((const LtRow *) row)->id;
  gint value;

  if (!lt_directory_has (table, column))
    return LT_UNKNOWN;
  switch (column)
    {
    case LT_DIRECTORY_STATUS:
      value = ((const LtEnterprise *) row)->status;
      return value != LT_STATUS_NONE ? value : LT_UNKNOWN;
    case LT_DIRECTORY_SEGMENTS:
      return lt_model_refs (model, lt_directory_link_table (table), lt_directory_link_column (table), id)->len;
    case LT_DIRECTORY_ROLE:
      value = strongest_role (model, id);
      return value != LT_ROLE_NONE ? value : LT_UNKNOWN;
    case LT_DIRECTORY_HONOURS:
      return lt_model_refs (model, LT_TABLE_HONOUR, "enterprise", id)->len;
    case LT_DIRECTORY_CAPACITY:
      return ((const LtInstitution *) row)->capacity;
    default:
      return figure_of (model, id, column);
    }
}

double
lt_directory_get_figure (LtModel *model, LtTable table, gint64 id, LtDirectoryColumn column)
{
  gconstpointer row = lt_model_get (model, table, id);

  g_return_val_if_fail (lt_directory_is_number (column), LT_UNKNOWN);
  return row != NULL ? lt_directory_get_number (model, table, row, column) : LT_UNKNOWN;
}

/* --- What is read --- */

static char *
join_honours (LtModel *model, gint64 enterprise)
{
  GPtrArray *rows = lt_model_refs (model, LT_TABLE_HONOUR, "enterprise", enterprise);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " · " : "", ((LtHonour *) rows->pdata[i])->name);
  return g_string_free (text, FALSE);
}

static char *
join_segments (LtModel *model, LtTable table, gint64 id)
{
  GPtrArray *rows = lt_model_refs (model, lt_directory_link_table (table), lt_directory_link_column (table), id);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      gint64 key = table == LT_TABLE_INSTITUTION ? ((LtStudy *) rows->pdata[i])->segment : ((LtParticipation *) rows->pdata[i])->segment;
      const LtSegment *segment = lt_model_get_segment (model, key);

      if (segment != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", segment->name);
    }
  return g_string_free (text, FALSE);
}

static char *
describe_figure (double figure, LtDirectoryColumn column)
{
  if (!lt_known (figure))
    return g_strdup ("");
  switch (column)
    {
    case LT_DIRECTORY_YEAR:
      return g_strdup_printf ("%.0f", figure);
    case LT_DIRECTORY_STAFF:
    case LT_DIRECTORY_CAPACITY:
      return lt_format_count (figure);
    case LT_DIRECTORY_LAND:
      return lt_format_land_mu (figure);
    default:
      return lt_format_money_wan (figure);
    }
}

/** lt_directory_describe: returns (transfer full): a cell in words; "" where nothing is known, or the row is gone. */
char *
lt_directory_describe (LtModel *model, LtTable table, gint64 id, LtDirectoryColumn column)
{
  gconstpointer row = lt_model_get (model, table, id);
  const char *text;

  if (row == NULL || !lt_directory_has (table, column))
    return g_strdup ("");
  if (lt_directory_is_text (column))
    {
      text = lt_directory_get_text (model, table, row, column);
      return g_strdup (text != NULL ? text : "");
    }
  switch (column)
    {
    case LT_DIRECTORY_STATUS:
      return g_strdup (lt_enum_label (LT_TABLE_ENTERPRISE, "status", ((const LtEnterprise *) row)->status));
    case LT_DIRECTORY_SEGMENTS:
      return join_segments (model, table, id);
    case LT_DIRECTORY_ROLE:
      return g_strdup (lt_enum_label (LT_TABLE_PARTICIPATION, "role", strongest_role (model, id)));
    case LT_DIRECTORY_HONOURS:
      return join_honours (model, id);
    default:
      return describe_figure (lt_directory_get_number (model, table, row, column), column);
    }
}

/* --- Honours --- */

static int
compare_counts (gconstpointer a, gconstpointer b, gpointer counts)
{
  guint m = GPOINTER_TO_UINT (g_hash_table_lookup (counts, *(char *const *) a));
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, *(char *const *) b));

  return m != n ? (m > n ? -1 : 1) : g_strcmp0 (*(char *const *) a, *(char *const *) b);
}

GPtrArray *
lt_directory_list_honours (LtModel *model)
{
  GPtrArray *rows = lt_model_rows (model, LT_TABLE_HONOUR), *names = g_ptr_array_new ();
  g_autoptr(GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rows->len; i++)
    {
      char *name = ((LtHonour *) rows->pdata[i])->name;
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, name));

      if (count == 0)
        g_ptr_array_add (names, name);
      g_hash_table_insert (counts, name, GUINT_TO_POINTER (count + 1));
    }
  g_ptr_array_sort_with_data (names, compare_counts, counts);
  return names;
}
