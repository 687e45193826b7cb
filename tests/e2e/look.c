/* What a screen reader is told. */
#include "config.h"
#include "driver-private.h"

#include <math.h>
#include <string.h>

#define DEEPEST 40

/* (transfer none): what is handed out lives as long as the application */
static AtspiAccessible *
keep (LtDriver *self, AtspiAccessible *thing)
{
  if (thing != NULL)
    g_ptr_array_add (self->things, g_object_ref (thing));
  return thing;
}

/** Whether the application is on the bus, with a window. */
gboolean
lt_driver_find_root (LtDriver *self)
{
  LT_UNREF AtspiAccessible *desktop = atspi_get_desktop (0);
  int count, pid = atoi (g_subprocess_get_identifier (self->application) != NULL
                         ? g_subprocess_get_identifier (self->application) : "0");

  /* Names and states change without an event in GTK 4.8, and asking anew is faster besides. */
  atspi_accessible_set_cache_mask (desktop, ATSPI_CACHE_NONE);
  count = atspi_accessible_get_child_count (desktop, NULL);
  for (int i = 0; i < count; i++)
    {
      LT_UNREF AtspiAccessible *application = atspi_accessible_get_child_at_index (desktop, i, NULL);

      if (application == NULL || (int) atspi_accessible_get_process_id (application, NULL) != pid
          || atspi_accessible_get_child_count (application, NULL) < 1)
        continue;
      atspi_accessible_set_cache_mask (application, ATSPI_CACHE_NONE);
      g_set_object (&self->root, application);
      return TRUE;
    }
  return FALSE;
}

/* --- Finding --- */

static gboolean
has_state (AtspiAccessible *thing, AtspiStateType state)
{
  LT_UNREF AtspiStateSet *states = atspi_accessible_get_state_set (thing);

  return states != NULL && atspi_state_set_contains (states, state);
}

static AtspiRect
get_extents (AtspiAccessible *thing)
{
  LT_UNREF AtspiComponent *component = atspi_accessible_get_component_iface (thing);
  g_autofree AtspiRect *rect = component != NULL ? atspi_component_get_extents (component, ATSPI_COORD_TYPE_WINDOW, NULL) : NULL;

  return rect != NULL ? *rect : (AtspiRect) { 0 };
}

/* GTK 4.8 calls only windows SHOWING; what was never on screen is VISIBLE, but has no size. */
static gboolean
is_shown (AtspiAccessible *thing)
{
  AtspiRect rect;

  if (!has_state (thing, ATSPI_STATE_VISIBLE))
    return FALSE;
  rect = get_extents (thing);
  return rect.width > 0 && rect.height > 0;
}

static gboolean
matches (AtspiAccessible *thing, AtspiRole role, GPatternSpec *pattern)
{
  g_autofree char *name = NULL;

  if (role != ATSPI_ROLE_INVALID && atspi_accessible_get_role (thing, NULL) != role)
    return FALSE;
  if (pattern != NULL)
    {
      name = atspi_accessible_get_name (thing, NULL);
      if (name == NULL || !g_pattern_spec_match_string (pattern, name))
        return FALSE;
    }
  return is_shown (thing);
}

/* Collects matches, in the order of reading; all, or the first. */
static void
collect (AtspiAccessible *under, AtspiRole role, GPatternSpec *pattern, gboolean all, guint depth, GPtrArray *found)
{
  int count = depth < DEEPEST ? atspi_accessible_get_child_count (under, NULL) : 0;

  for (int i = 0; i < count && (all || found->len == 0); i++)
    {
      LT_UNREF AtspiAccessible *child = atspi_accessible_get_child_at_index (under, i, NULL);

      if (child == NULL)
        continue;
      if (matches (child, role, pattern))
        g_ptr_array_add (found, g_object_ref (child));
      if (all || found->len == 0)
        collect (child, role, pattern, all, depth + 1, found);
    }
}

static GPtrArray *
search (LtDriver *self, AtspiAccessible *under, AtspiRole role, const char *name, gboolean all)
{
  g_autoptr(GPatternSpec) pattern = name != NULL ? g_pattern_spec_new (name) : NULL;
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  collect (under != NULL ? under : self->root, role, pattern, all, 0, found);
  return found;
}

/** lt_driver_look: returns (nullable): the first of that role and name, if it is there now. */
AtspiAccessible *
lt_driver_look (LtDriver *self, AtspiAccessible *under, AtspiRole role, const char *name)
{
  g_autoptr(GPtrArray) found = search (self, under, role, name, FALSE);

  return found->len > 0 ? keep (self, g_ptr_array_index (found, 0)) : NULL;
}

/** lt_driver_list: returns (transfer full): all of that role and name that are there now. */
GPtrArray *
lt_driver_list (LtDriver *self, AtspiAccessible *under, AtspiRole role, const char *name)
{
  return search (self, under, role, name, TRUE);
}

static const char *
role_name (AtspiRole role)
{
  static char *name;

  if (role == ATSPI_ROLE_INVALID)
    return "thing";
  g_free (name);
  return name = atspi_role_get_name (role);
}

/** lt_driver_find: waits until it is there. */
AtspiAccessible *
lt_driver_find (LtDriver *self, AtspiAccessible *under, AtspiRole role, const char *name)
{
  AtspiAccessible *found;

  lt_driver_until (self, (found = lt_driver_look (self, under, role, name)) != NULL, "a %s named “%s”",
                   role_name (role), name != NULL ? name : "*");
  return found;
}

/** lt_driver_find_gone: waits until there is none. */
void
lt_driver_find_gone (LtDriver *self, AtspiAccessible *under, AtspiRole role, const char *name)
{
  lt_driver_until (self, lt_driver_look (self, under, role, name) == NULL, "no %s named “%s” any more",
                   role_name (role), name != NULL ? name : "*");
}

static AtspiAccessible *
look_for_focus (LtDriver *self, AtspiRole role, const char *name)
{
  g_autoptr(GPtrArray) found = search (self, NULL, role, name, TRUE);

  for (guint i = 0; i < found->len; i++)
    if (has_state (g_ptr_array_index (found, i), ATSPI_STATE_FOCUSED))
      return keep (self, g_ptr_array_index (found, i));
  return NULL;
}

/** lt_driver_find_focus: waits until one of that role and name has the keyboard's focus. */
AtspiAccessible *
lt_driver_find_focus (LtDriver *self, AtspiRole role, const char *name)
{
  AtspiAccessible *found;

  lt_driver_until (self, (found = look_for_focus (self, role, name)) != NULL, "the focus on a %s named “%s”",
                   role_name (role), name != NULL ? name : "*");
  return found;
}

/* --- Reading --- */

/** lt_driver_get_name: as it is now; "" where it is gone. */
const char *
lt_driver_get_name (LtDriver *self, AtspiAccessible *thing)
{
  g_autofree char *name = atspi_accessible_get_name (thing, NULL);

  return g_intern_string (name != NULL ? name : "");
}

const char *
lt_driver_get_text (LtDriver *self, AtspiAccessible *thing)
{
  LT_UNREF AtspiText *text = atspi_accessible_get_text_iface (thing);
  /* -1, "to the end", gives nothing with GTK 4.8 */
  int length = text != NULL ? atspi_text_get_character_count (text, NULL) : 0;
  g_autofree char *content = text != NULL ? atspi_text_get_text (text, 0, length, NULL) : NULL;

  return g_intern_string (content != NULL ? content : "");
}

gboolean
lt_driver_has_state (LtDriver *self, AtspiAccessible *thing, AtspiStateType state)
{
  return has_state (thing, state);
}

/* --- Places --- */

/* GTK tells places within a window, and within a popup places from the popup's own corner, moved by where its
 * parent is: so find the accessible that is the whole popup, by its size, and measure from there. */
static gboolean
find_origin (LtDriver *self, AtspiAccessible *thing, int *x, int *y)
{
  g_autoptr(GArray) windows = lt_driver_get_windows (self);
  LT_UNREF AtspiAccessible *at = g_object_ref (thing);
  AtspiRect rect = { 0 };

  for (guint depth = 0; depth < DEEPEST; depth++)
    {
      LT_UNREF AtspiAccessible *parent = NULL;

      rect = get_extents (at);
      for (guint i = 0; i < windows->len; i++)
        {
          LtDriverWindow *window = &g_array_index (windows, LtDriverWindow, i);

          if (window->popup && window->place.width == rect.width && window->place.height == rect.height)
            {
              *x = window->place.x - rect.x;
              *y = window->place.y - rect.y;
              return TRUE;
            }
        }
      parent = atspi_accessible_get_parent (at, NULL);
      if (parent == NULL || atspi_accessible_get_role (parent, NULL) == ATSPI_ROLE_APPLICATION)
        break;
      g_set_object (&at, parent);
    }
  /* The window itself, within a border of the same breadth on all sides. */
  for (guint i = 0; i < windows->len; i++)
    {
      LtDriverWindow *window = &g_array_index (windows, LtDriverWindow, i);
      int border = (window->place.width - rect.width) / 2;

      if (!window->popup && border >= 0 && border < 40 && window->place.height - rect.height == 2 * border)
        {
          *x = window->place.x + border;
          *y = window->place.y + border;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * lt_driver_get_place: where something is on the screen now.
 *
 * Returns: %FALSE if it is nowhere
 */
gboolean
lt_driver_get_place (LtDriver *self, AtspiAccessible *thing, LtPlace *place)
{
  AtspiRect rect = get_extents (thing);
  int x, y;

  if (rect.width <= 0 || rect.height <= 0 || !find_origin (self, thing, &x, &y))
    return FALSE;
  *place = (LtPlace) { rect.x + x, rect.y + y, rect.width, rect.height };
  return TRUE;
}

typedef struct {
  LtPlace place;
  gint64  since;
} Rest;

/* Whether it has been at one place for four frames: motion goes on in steps of one. */
static gboolean
rests (LtDriver *self, AtspiAccessible *thing, Rest *rest)
{
  LtPlace place = { 0 };

  if (!lt_driver_get_place (self, thing, &place) || memcmp (&place, &rest->place, sizeof place) != 0)
    {
      rest->place = place;
      rest->since = lt_driver_now ();
    }
  return place.width > 0 && lt_driver_now () - rest->since > 80 * 1000;
}

/** lt_driver_settle: waits until it stands still. */
LtPlace
lt_driver_settle (LtDriver *self, AtspiAccessible *thing)
{
  Rest rest = { 0 };

  lt_driver_until (self, rests (self, thing, &rest), "“%s” to stand still", lt_driver_get_name (self, thing));
  return rest.place;
}

/* --- Everything --- */

static void
dump (AtspiAccessible *thing, guint depth, GString *text)
{
  static const AtspiStateType states[] = { ATSPI_STATE_VISIBLE, ATSPI_STATE_FOCUSED, ATSPI_STATE_SELECTED, ATSPI_STATE_PRESSED,
    ATSPI_STATE_CHECKED, ATSPI_STATE_EXPANDED };
  static const char *const names[] = { "visible", "focused", "selected", "pressed", "checked", "expanded" };
  g_autofree char *name = atspi_accessible_get_name (thing, NULL), *role = atspi_accessible_get_role_name (thing, NULL);
  g_autofree char *description = atspi_accessible_get_description (thing, NULL);
  AtspiRect rect = get_extents (thing);
  int count = depth < DEEPEST ? atspi_accessible_get_child_count (thing, NULL) : 0;

  g_string_append_printf (text, "%*s%s “%s”", (int) depth * 2, "", role, name);
  if (description != NULL && *description != '\0')
    g_string_append_printf (text, " (%s)", description);
  g_string_append_printf (text, " %d,%d %d×%d", rect.x, rect.y, rect.width, rect.height);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (has_state (thing, states[i]))
      g_string_append_printf (text, " %s", names[i]);
  g_string_append_c (text, '\n');
  for (int i = 0; i < count; i++)
    {
      LT_UNREF AtspiAccessible *child = atspi_accessible_get_child_at_index (thing, i, NULL);

      if (child != NULL)
        dump (child, depth + 1, text);
    }
}

/** lt_driver_dump: returns (transfer full): the tree, a line for each accessible. */
char *
lt_driver_dump (LtDriver *self, AtspiAccessible *under)
{
  GString *text = g_string_new (NULL);

  dump (under != NULL ? under : self->root, 0, text);
  return g_string_free (text, FALSE);
}
