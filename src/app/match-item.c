#include "config.h"
#include "app/match-item.h"

struct _LtMatchItem {
  GObject parent_instance;
  LtMatch match;
};

G_DEFINE_FINAL_TYPE (LtMatchItem, lt_match_item, G_TYPE_OBJECT)

static void
lt_match_item_class_init (LtMatchItemClass *class)
{
}

static void
lt_match_item_init (LtMatchItem *self)
{
}

LtMatchItem *
lt_match_item_new (const LtMatch *match)
{
  LtMatchItem *self = g_object_new (LT_TYPE_MATCH_ITEM, NULL);

  self->match = *match;
  return self;
}

const LtMatch *
lt_match_item_get (LtMatchItem *self)
{
  return &self->match;
}
