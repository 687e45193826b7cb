#include "config.h"
#include "app/menu-items.h"

#include <glib/gi18n-lib.h>

#define MOST_CHAINS 30             /* in a menu; more are chosen in the outline or the inspector */

void
lt_menu_append_section (GMenu *menu, GMenu *section)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

void
lt_menu_append_submenu (GMenu *menu, const char *label, GMenu *submenu)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (submenu)) > 0)
    g_menu_append_submenu (menu, label, G_MENU_MODEL (submenu));
}

void
lt_menu_append (GMenu *menu, const char *label, const char *group, const char *action, GVariant *target)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);
  g_autofree char *name = g_strdup_printf ("%s.%s", group, action);

  g_menu_item_set_action_and_target_value (item, name, target);
  g_menu_append_item (menu, item);
}

/* Chains in their order, but for one. */
static void
append_chains (GMenu *menu, const char *group, const char *action, LtModel *model, gint64 except)
{
  g_autoptr(GPtrArray) chains = lt_model_sorted (model, LT_TABLE_CHAIN);

  for (guint i = 0; i < MIN (chains->len, MOST_CHAINS); i++)
    {
      const LtChain *chain = chains->pdata[i];

      if (chain->id != except)
        lt_menu_append (menu, chain->name, group, action, g_variant_new_int64 (chain->id));
    }
}

void
lt_menu_append_clipboard (GMenu *menu, const char *group)
{
  g_autoptr(GMenu) section = g_menu_new ();

  lt_menu_append (section, _("Cut"), group, "cut", NULL);
  lt_menu_append (section, _("Copy"), group, "copy", NULL);
  lt_menu_append (section, _("Duplicate"), group, "duplicate", NULL);
  lt_menu_append_section (menu, section);
}

void
lt_menu_append_segments (GMenu *menu, const char *group, LtModel *model, gint64 chain, guint n)
{
  g_autoptr(GMenu) section = g_menu_new (), positions = g_menu_new (), chains = g_menu_new ();

  for (gint i = LT_POSITION_UPSTREAM; i <= LT_POSITION_SERVICE; i++)
    lt_menu_append (positions, lt_enum_label (LT_TABLE_SEGMENT, "position", i), group, "move-to-position", g_variant_new_int32 (i));
  lt_menu_append_submenu (section, _("Move to Position"), positions);
  append_chains (chains, group, "move-to-chain", model, chain);
  lt_menu_append_submenu (section, _("Move to Chain"), chains);
  if (n == 1)
    lt_menu_append (section, _("Split…"), group, "split", NULL);
  else
    lt_menu_append (section, _("Merge into One"), group, "merge", NULL);
  lt_menu_append_section (menu, section);
}

void
lt_menu_append_chain (GMenu *menu, const char *group, LtModel *model, gint64 chain)
{
  g_autoptr(GMenu) section = g_menu_new (), roles = g_menu_new (), parents = g_menu_new ();

  for (gint i = LT_CHAIN_ROLE_TRUNK; i <= LT_CHAIN_ROLE_ROOT; i++)
    lt_menu_append (roles, lt_enum_label (LT_TABLE_CHAIN, "role", i), group, "set-role", g_variant_new_int32 (i));
  lt_menu_append (roles, C_("role", "None"), group, "set-role", g_variant_new_int32 (LT_CHAIN_ROLE_NONE));
  lt_menu_append (parents, _("A Chain of Its Own"), group, "nest", g_variant_new_int64 (0));
  append_chains (parents, group, "nest", model, chain);
  lt_menu_append_submenu (section, _("Role in the Tree"), roles);
  lt_menu_append_submenu (section, _("Part of"), parents);
  lt_menu_append (section, _("Move Forward in the List"), group, "reorder", g_variant_new_int32 (-1));
  lt_menu_append (section, _("Move Back in the List"), group, "reorder", g_variant_new_int32 (1));
  lt_menu_append_section (menu, section);
}
