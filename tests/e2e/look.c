/* What a screen reader is told. */
#include "config.h"
#include "driver-private.h"

#include <stdlib.h>
#include <string.h>

#define REST 120               /* milliseconds without motion: it goes on in steps of a frame, 17 */

/* Whether a window has come since the application was asked for them. */
static gboolean
has_new_window (LtDriver *self, GArray *windows)
{
  for (guint i = 0; i < windows->len; i++)
    {
      LtDriverWindow *window = &g_array_index (windows, LtDriverWindow, i);
      gboolean known = window->popup;

      for (guint k = 0; !known && k < self->listed->len; k++)
        known = g_array_index (self->listed, LtDriverWindow, k).id == window->id;
      if (!known)
        return TRUE;
    }
  return FALSE;
}

static void
refresh (LtDriver *self)
{
  GArray *windows = lt_driver_get_windows (self);

  if (has_new_window (self, windows) && lt_tree_list_windows (self->tree))
    {
      g_array_unref (self->listed);
      self->listed = g_steal_pointer (&windows);
    }
  g_clear_pointer (&windows, g_array_unref);
  lt_tree_refresh (self->tree);
}

/** Whether the application is on the bus, with a window. */
gboolean
lt_driver_attach (LtDriver *self)
{
  const char *pid = g_subprocess_get_identifier (self->application);

  g_array_set_size (self->listed, 0);
  return pid != NULL && lt_tree_attach (self->tree, atoi (pid));
}

/* --- Finding --- */

/* Collects matches, in the order of reading. What is in something invisible is not there. */
static void
collect (GPtrArray *things, LtRole role, GPatternSpec *pattern, GPtrArray *found)
{
  for (guint i = 0; i < things->len; i++)
    {
      LtThing *thing = things->pdata[i];

      if (!lt_thing_has_state (thing, LT_STATE_VISIBLE))
        continue;
      if ((role == LT_ROLE_ANY || thing->role == role) && (pattern == NULL || g_pattern_spec_match_string (pattern, thing->name)))
        g_ptr_array_add (found, thing);
      collect (thing->children, role, pattern, found);
    }
}

static guint
index_of (GPtrArray *things, GHashTable *indexes, LtThing *thing)
{
  gpointer index;

  if (g_hash_table_lookup_extended (indexes, thing, NULL, &index))
    return GPOINTER_TO_UINT (index);
  g_ptr_array_add (things, thing);
  g_hash_table_insert (indexes, thing, GUINT_TO_POINTER (things->len - 1));
  return things->len - 1;
}

/* GTK 4.8 calls only windows SHOWING; what was never on screen is VISIBLE, but it, or what it is in, has no size.
 * (A page of a stack has no place at all.) */
static void
keep_shown (LtDriver *self, GPtrArray *candidates, GPtrArray *shown)
{
  g_autoptr(GPtrArray) things = g_ptr_array_new ();
  g_autoptr(GHashTable) indexes = g_hash_table_new (NULL, NULL);
  g_autoptr(GArray) rects = NULL;

  for (guint i = 0; i < candidates->len; i++)
    for (LtThing *at = candidates->pdata[i]; at != NULL; at = at->parent)
      index_of (things, indexes, at);
  rects = lt_tree_get_rects (self->tree, things);
  for (guint i = 0; i < candidates->len; i++)
    {
      LtThing *at = candidates->pdata[i];
      gboolean sized = g_array_index (rects, LtPlace, index_of (things, indexes, at)).width > 0;

      for (; at != NULL && sized; at = at->parent)
        {
          LtPlace *rect = &g_array_index (rects, LtPlace, index_of (things, indexes, at));

          sized = rect->width != 0 && rect->height != 0;
        }
      if (sized)
        g_ptr_array_add (shown, candidates->pdata[i]);
    }
}

/** lt_driver_list: returns (transfer container): all of that role and name that are there now. */
GPtrArray *
lt_driver_list (LtDriver *self, LtThing *under, LtRole role, const char *name)
{
  g_autoptr(GPatternSpec) pattern = name != NULL ? g_pattern_spec_new (name) : NULL;
  g_autoptr(GPtrArray) candidates = g_ptr_array_new ();
  GPtrArray *found = g_ptr_array_new ();

  refresh (self);
  collect (under != NULL ? under->children : lt_tree_get_windows (self->tree), role, pattern, candidates);
  keep_shown (self, candidates, found);
  return found;
}

/** lt_driver_look: returns (nullable): the first of that role and name, if it is there now. */
LtThing *
lt_driver_look (LtDriver *self, LtThing *under, LtRole role, const char *name)
{
  g_autoptr(GPtrArray) found = lt_driver_list (self, under, role, name);

  return found->len > 0 ? found->pdata[0] : NULL;
}

static const char *
role_name (LtRole role)
{
  switch (role)
    {
    case LT_ROLE_BUTTON: return "button";
    case LT_ROLE_ENTRY:  return "entry";
    case LT_ROLE_LABEL:  return "label";
    case LT_ROLE_LIST:   return "list";
    case LT_ROLE_ROW:    return "list item";
    default:             return "thing";
    }
}

/** lt_driver_find: waits until it is there. */
LtThing *
lt_driver_find (LtDriver *self, LtThing *under, LtRole role, const char *name)
{
  LtThing *found;

  lt_driver_until (self, (found = lt_driver_look (self, under, role, name)) != NULL, "a %s named “%s”",
                   role_name (role), name != NULL ? name : "*");
  return found;
}

/** lt_driver_find_gone: waits until there is none. */
void
lt_driver_find_gone (LtDriver *self, LtThing *under, LtRole role, const char *name)
{
  lt_driver_until (self, lt_driver_look (self, under, role, name) == NULL, "no %s named “%s” any more",
                   role_name (role), name != NULL ? name : "*");
}

/** lt_driver_look_for_focus: returns (nullable): what has the focus, if it is of that role and name. */
LtThing *
lt_driver_look_for_focus (LtDriver *self, LtRole role, const char *name)
{
  g_autoptr(GPatternSpec) pattern = name != NULL ? g_pattern_spec_new (name) : NULL;
  g_autoptr(GPtrArray) found = g_ptr_array_new ();

  refresh (self);
  collect (lt_tree_get_windows (self->tree), role, pattern, found);
  for (guint i = 0; i < found->len; i++)
    if (lt_thing_has_state (found->pdata[i], LT_STATE_FOCUSED))
      return found->pdata[i];
  return NULL;
}

/** lt_driver_find_focus: waits until one of that role and name has the keyboard's focus. */
LtThing *
lt_driver_find_focus (LtDriver *self, LtRole role, const char *name)
{
  LtThing *found;

  lt_driver_until (self, (found = lt_driver_look_for_focus (self, role, name)) != NULL, "the focus on a %s named “%s”",
                   role_name (role), name != NULL ? name : "*");
  return found;
}

/* --- Reading --- */

/** lt_driver_get_name: as it is now. */
const char *
lt_driver_get_name (LtDriver *self, LtThing *thing)
{
  refresh (self);
  return g_intern_string (thing->name);
}

/** lt_driver_get_text: what is written in an entry. */
const char *
lt_driver_get_text (LtDriver *self, LtThing *thing)
{
  g_autoptr(GVariant) count = lt_tree_call (self->tree, thing, "org.freedesktop.DBus.Properties", "Get",
                                            g_variant_new ("(ss)", "org.a11y.atspi.Text", "CharacterCount"), "(v)");
  g_autoptr(GVariant) number = NULL, answer = NULL;
  const char *text = "";

  if (count == NULL)
    return text;
  g_variant_get (count, "(v)", &number);
  /* To -1, "to the end", gives nothing with GTK 4.8. */
  answer = lt_tree_call (self->tree, thing, "org.a11y.atspi.Text", "GetText", g_variant_new ("(ii)", 0, g_variant_get_int32 (number)), "(s)");
  if (answer != NULL)
    g_variant_get (answer, "(&s)", &text);
  return g_intern_string (text);
}

gboolean
lt_driver_has_state (LtDriver *self, LtThing *thing, LtState state)
{
  refresh (self);
  return lt_thing_has_state (thing, state);
}

/* --- Places --- */

/* GTK tells places within a window, and within a popup places from the popup's own corner, moved by where its
 * parent is: so find the ancestor that is the whole popup, by its size, and measure from there. */
static gboolean
find_origin (LtDriver *self, GArray *rects, int *x, int *y)
{
  g_autoptr(GArray) windows = lt_driver_get_windows (self);
  LtPlace *rect = NULL;

  for (guint depth = 0; depth < rects->len; depth++)
    for (guint i = 0; i < windows->len; i++)
      {
        LtDriverWindow *window = &g_array_index (windows, LtDriverWindow, i);

        rect = &g_array_index (rects, LtPlace, depth);
        if (!window->popup || window->place.width != rect->width || window->place.height != rect->height)
          continue;
        *x = window->place.x - rect->x;
        *y = window->place.y - rect->y;
        return TRUE;
      }
  /* The window itself, within its shadow or a border of the same breadth on all sides. */
  for (guint i = 0; rect != NULL && i < windows->len; i++)
    {
      LtDriverWindow *window = &g_array_index (windows, LtDriverWindow, i);
      int border = (window->place.width - rect->width) / 2;

      if (window->popup || border < 0 || border > 40 || window->place.height - rect->height != 2 * border)
        continue;
      *x = window->place.x + border;
      *y = window->place.y + border;
      return TRUE;
    }
  return FALSE;
}

/**
 * lt_driver_get_place: where something is on the screen now.
 *
 * Returns: %FALSE if it is nowhere
 */
gboolean
lt_driver_get_place (LtDriver *self, LtThing *thing, LtPlace *place)
{
  g_autoptr(GPtrArray) line = g_ptr_array_new ();
  g_autoptr(GArray) rects = NULL;
  LtPlace *rect;
  int x, y;

  for (LtThing *at = thing; at != NULL; at = at->parent)
    g_ptr_array_add (line, at);
  rects = lt_tree_get_rects (self->tree, line);
  rect = &g_array_index (rects, LtPlace, 0);
  if (rect->width <= 0 || rect->height <= 0 || !find_origin (self, rects, &x, &y))
    return FALSE;
  *place = (LtPlace) { rect->x + x, rect->y + y, rect->width, rect->height };
  return TRUE;
}

typedef struct {
  LtPlace place;
  gint64  since;
} Rest;

static gboolean
rests (LtDriver *self, LtThing *thing, Rest *rest)
{
  LtPlace place = { 0 };

  if (!lt_driver_get_place (self, thing, &place) || memcmp (&place, &rest->place, sizeof place) != 0)
    {
      rest->place = place;
      rest->since = g_get_monotonic_time ();
    }
  return place.width > 0 && g_get_monotonic_time () - rest->since > REST * 1000;
}

/** lt_driver_settle: waits until it stands still. */
LtPlace
lt_driver_settle (LtDriver *self, LtThing *thing)
{
  Rest rest = { 0 };

  lt_driver_until (self, rests (self, thing, &rest), "“%s” to stand still", thing->name);
  return rest.place;
}

/* --- Everything --- */

static void
dump (LtDriver *self, GPtrArray *things, guint depth, GString *text)
{
  static const struct { LtState state; const char *name; } states[] = {
    { LT_STATE_FOCUSED, "focused" }, { LT_STATE_SELECTED, "selected" }, { LT_STATE_PRESSED, "pressed" },
    { LT_STATE_CHECKED, "checked" }, { LT_STATE_EXPANDED, "expanded" },
  };
  g_autoptr(GArray) rects = lt_tree_get_rects (self->tree, things);

  for (guint i = 0; i < things->len; i++)
    {
      LtThing *thing = things->pdata[i];
      LtPlace rect = g_array_index (rects, LtPlace, i);

      g_string_append_printf (text, "%*s%s %u “%s”", (int) depth * 2, "", role_name (thing->role), thing->role, thing->name);
      if (*thing->description != '\0')
        g_string_append_printf (text, " (%s)", thing->description);
      g_string_append_printf (text, " %d,%d %d×%d", rect.x, rect.y, rect.width, rect.height);
      if (!lt_thing_has_state (thing, LT_STATE_VISIBLE))
        g_string_append (text, " invisible");
      for (guint s = 0; s < G_N_ELEMENTS (states); s++)
        if (lt_thing_has_state (thing, states[s].state))
          g_string_append_printf (text, " %s", states[s].name);
      g_string_append_c (text, '\n');
      dump (self, thing->children, depth + 1, text);
    }
}

/** lt_driver_dump: returns (transfer full): the tree, a line for each accessible. */
char *
lt_driver_dump (LtDriver *self)
{
  GString *text = g_string_new (NULL);

  refresh (self);
  dump (self, lt_tree_get_windows (self->tree), 0, text);
  return g_string_free (text, FALSE);
}
