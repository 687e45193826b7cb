#include "app/tile-key.h"

guint
lt_tile_key_hash (gconstpointer data)
{
  const LtTileKey *key = data;

  return g_double_hash (&key->scale) ^ key->look * 0x9e3779b1u ^ (guint) key->x * 0x85ebca6bu ^ (guint) key->y * 0xc2b2ae35u;
}

gboolean
lt_tile_key_equal (gconstpointer a, gconstpointer b)
{
  const LtTileKey *k = a, *l = b;

  return k->look == l->look && k->scale == l->scale && k->x == l->x && k->y == l->y;
}

LtRect
lt_tile_key_area (const LtTileKey *self)
{
  double side = LT_TILE_SIZE / self->scale;

  return (LtRect) { self->x * side, self->y * side, side, side };
}
