/* Whatever is done with a chain can be undone and done again, across a reopening too. */
#include "config.h"
#include "operation.h"

#define OPERATIONS 1000
/* Names come from a small stock, so that they clash often. */
static const char *const stock[] = {
  "玻璃", "基板", "盖板", "LED 芯片", "led芯片", "背光", "面板", "模组", "触控", "整机", "回收", "砂", "靶材", "掩膜", "光刻胶", "偏光片",
  " \xe3\x80\x80", "",
};

typedef struct {
  Fixture    *f;
  GRand      *rand;
  GHashTable *ever;      /* every key there was, so that some are picked that are gone */
} Play;

/* --- Picking --- */

static gint
roll (Play *play, gint n)
{
  return g_rand_int_range (play->rand, 0, n);
}

static gint64
pick (Play *play, LtTable table)
{
  g_autoptr(GPtrArray) rows = lt_model_sorted (lt_workspace_get_model (play->f->workspace), table);

  return rows->len == 0 || roll (play, 40) == 0 ? 4711 : ((LtRow *) rows->pdata[roll (play, rows->len)])->id;
}

/* So many, some of them twice. */
static gint64 *
pick_some (Play *play, LtTable table, guint n)
{
  gint64 *ids = g_new (gint64, n);

  for (guint i = 0; i < n; i++)
    ids[i] = pick (play, table);
  return ids;
}

static char *
pick_name (Play *play)
{
  const char *name = stock[roll (play, G_N_ELEMENTS (stock))];

  return roll (play, 3) > 0 && *name > ' ' ? g_strdup_printf ("%s %d", name, roll (play, 9)) : g_strdup (name);
}
