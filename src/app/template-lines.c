#include "config.h"
#include "app/template-lines.h"

#include "workspace/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A template with its segments: the program's own, and never freed. */
typedef struct {
  LtTemplate *template;
  GPtrArray  *segments;
} Reference;

struct _LtTemplateItem {
  GObject                  parent_instance;
  const Reference         *reference;      /* (nullable): none: an empty segment */
  const LtTemplateSegment *segment;        /* (nullable): none: the whole chain */
  GListModel              *children;       /* (nullable) */
};

G_DEFINE_FINAL_TYPE (LtTemplateItem, lt_template_item, G_TYPE_OBJECT)

static void
lt_template_item_finalize (GObject *object)
{
  g_clear_object (&LT_TEMPLATE_ITEM (object)->children);
  G_OBJECT_CLASS (lt_template_item_parent_class)->finalize (object);
}

static void
lt_template_item_class_init (LtTemplateItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = lt_template_item_finalize;
}

static void
lt_template_item_init (LtTemplateItem *self)
{
}

static LtTemplateItem *
item_new (const Reference *reference, const LtTemplateSegment *segment)
{
  LtTemplateItem *self = g_object_new (LT_TYPE_TEMPLATE_ITEM, NULL);

  self->reference = reference;
  self->segment = segment;
  return self;
}

/* --- What there is --- */

static GArray *
read_library (void)
{
  GArray *library = g_array_new (FALSE, FALSE, sizeof (Reference));
  g_auto(GStrv) names = lt_template_list ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      Reference reference = { lt_template_load (names[i], NULL), NULL };

      if (reference.template == NULL)
        continue;
      reference.segments = lt_template_list_segments (reference.template);
      g_array_append_val (library, reference);
    }
  return library;
}

static GArray *
get_library (void)
{
  static GArray *library;

  if (library == NULL)
    library = read_library ();
  return library;
}

/* --- What a text leaves --- */

static gboolean
holds (const char *text, const char *folded)
{
  g_autofree char *own = text != NULL ? lt_text_fold (text) : NULL;

  return own != NULL && strstr (own, folded) != NULL;
}

static gboolean
is_named (const char *name, const char *folded)
{
  g_autofree char *initials = lt_text_initials (name);

  return holds (name, folded) || (initials != NULL && strstr (initials, folded) != NULL);
}

static gboolean
matches (const LtTemplateSegment *segment, const char *folded)
{
  return is_named (segment->name, folded) || holds (segment->products, folded) || holds (segment->keywords, folded)
         || holds (segment->codes, folded);
}

static void
append (GListStore *store, LtTemplateItem *item)
{
  g_list_store_append (store, item);
  g_object_unref (item);
}

/* A chain that is named so is there whole. */
static void
add_chain (GListStore *lines, const Reference *reference, const char *folded)
{
  gboolean whole = *folded == '\0' || is_named (reference->template->title, folded);
  GListStore *children = g_list_store_new (LT_TYPE_TEMPLATE_ITEM);
  LtTemplateItem *item;

  for (guint i = 0; i < reference->segments->len; i++)
    if (whole || matches (reference->segments->pdata[i], folded))
      append (children, item_new (reference, reference->segments->pdata[i]));
  if (g_list_model_get_n_items (G_LIST_MODEL (children)) == 0)
    {
      g_object_unref (children);
      return;
    }
  item = item_new (reference, NULL);
  item->children = G_LIST_MODEL (children);
  append (lines, item);
}

GListModel *
lt_template_lines_new (const char *text)
{
  GListStore *lines = g_list_store_new (LT_TYPE_TEMPLATE_ITEM);
  GArray *library = get_library ();
  g_autofree char *folded = lt_text_fold (text);
  const char *needle = folded != NULL ? folded : "";

  if (*needle == '\0')
    append (lines, item_new (NULL, NULL));
  for (guint i = 0; i < library->len; i++)
    add_chain (lines, &g_array_index (library, Reference, i), needle);
  return G_LIST_MODEL (lines);
}

/* --- One line --- */

const char *
lt_template_item_get_name (LtTemplateItem *self)
{
  if (self->reference == NULL)
    return _("New segment");
  return self->segment != NULL ? self->segment->name : self->reference->template->title;
}

char *
lt_template_item_detail (LtTemplateItem *self)
{
  const LtTemplateSegment *segment = self->segment;
  guint n = self->reference != NULL ? self->reference->segments->len : 0;

  if (self->reference == NULL)
    return g_strdup (_("An empty one, to be named"));
  if (segment == NULL)
    return g_strdup_printf (ngettext ("%u segment", "%u segments", n), n);
  return segment->products != NULL ? g_strdup_printf ("%s · %s", lt_enum_label (LT_TABLE_SEGMENT, "position", segment->position), segment->products)
                                   : g_strdup (lt_enum_label (LT_TABLE_SEGMENT, "position", segment->position));
}

const char *
lt_template_item_get_template (LtTemplateItem *self)
{
  return self->reference != NULL && self->segment == NULL ? self->reference->template->name : NULL;
}

GListModel *
lt_template_item_get_children (LtTemplateItem *self)
{
  return self->children;
}

LtCargo *
lt_template_item_take (LtTemplateItem *self)
{
  if (self->reference == NULL)
    return lt_cargo_new_segment (NULL, 0, lt_template_item_get_name (self), LT_POSITION_NONE);
  if (self->segment != NULL)
    return lt_cargo_new_segment (self->reference->template->name, self->segment->row, self->segment->name, self->segment->position);
  return NULL;
}
