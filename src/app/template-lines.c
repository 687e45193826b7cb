#include "config.h"
#include "app/template-lines.h"

#include "exchange/template.h"
#include "workspace/schema.h"
#include "workspace/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define WHOLE (-1)

struct _LtTemplateItem {
  GObject           parent_instance;
  const LtTemplate *template;      /* (nullable): none: an empty segment; else the library's */
  gint              index;         /* which of its segments, or WHOLE */
  GListModel       *children;      /* (nullable) */
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
item_new (const LtTemplate *template, gint index)
{
  LtTemplateItem *self = g_object_new (LT_TYPE_TEMPLATE_ITEM, NULL);

  self->template = template;
  self->index = index;
  return self;
}

static const LtTemplateSegment *
get_segment (LtTemplateItem *self)
{
  return self->index != WHOLE ? self->template->segments->pdata[self->index] : NULL;
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
  for (guint i = 0; segment->products[i] != NULL; i++)
    if (holds (segment->products[i], folded))
      return TRUE;
  return is_named (segment->row->name, folded) || holds (segment->row->keywords, folded) || holds (segment->row->codes, folded);
}

static void
append (GListStore *store, LtTemplateItem *item)
{
  g_list_store_append (store, item);
  g_object_unref (item);
}

/* A chain that is named so is there whole. */
static void
add_chain (GListStore *lines, const LtTemplate *template, const char *folded)
{
  gboolean whole = *folded == '\0' || is_named (template->title, folded);
  GListStore *children = g_list_store_new (LT_TYPE_TEMPLATE_ITEM);
  LtTemplateItem *item;

  for (guint i = 0; i < template->segments->len; i++)
    if (whole || matches (template->segments->pdata[i], folded))
      append (children, item_new (template, i));
  if (g_list_model_get_n_items (G_LIST_MODEL (children)) == 0)
    {
      g_object_unref (children);
      return;
    }
  item = item_new (template, WHOLE);
  item->children = G_LIST_MODEL (children);
  append (lines, item);
}

GListModel *
lt_template_lines_new (const char *text)
{
  GListStore *lines = g_list_store_new (LT_TYPE_TEMPLATE_ITEM);
  GPtrArray *library = lt_template_library ();
  g_autofree char *folded = lt_text_fold (text);
  const char *needle = folded != NULL ? folded : "";

  if (*needle == '\0')
    append (lines, item_new (NULL, WHOLE));
  for (guint i = 0; i < library->len; i++)
    add_chain (lines, library->pdata[i], needle);
  return G_LIST_MODEL (lines);
}

/* --- One line --- */

const char *
lt_template_item_get_name (LtTemplateItem *self)
{
  if (self->template == NULL)
    return _("New segment");
  return self->index != WHOLE ? get_segment (self)->row->name : self->template->title;
}

static char *
describe_segment (const LtTemplateSegment *segment)
{
  g_autofree char *products = g_strjoinv ("；", segment->products);
  const char *position = lt_enum_label (LT_TABLE_SEGMENT, "position", segment->row->position);

  return *products != '\0' ? g_strdup_printf ("%s · %s", position, products) : g_strdup (position);
}

char *
lt_template_item_detail (LtTemplateItem *self)
{
  guint n = self->template != NULL ? self->template->segments->len : 0;

  if (self->template == NULL)
    return g_strdup (_("An empty one, to be named"));
  return self->index != WHOLE ? describe_segment (get_segment (self)) : g_strdup_printf (ngettext ("%u segment", "%u segments", n), n);
}

GListModel *
lt_template_item_get_children (LtTemplateItem *self)
{
  return self->children;
}

LtCargo *
lt_template_item_take (LtTemplateItem *self)
{
  if (self->template == NULL)
    return lt_cargo_new_segment (NULL, 0, lt_template_item_get_name (self), LT_POSITION_NONE);
  if (self->index != WHOLE)
    return lt_cargo_new_segment (self->template->name, self->index, get_segment (self)->row->name, get_segment (self)->row->position);
  return lt_cargo_new_template (self->template->name, self->template->title);
}
