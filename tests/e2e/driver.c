#include "driver.h"

#include <string.h>

#define DEADLINE (30 * G_USEC_PER_SEC)
#define PAUSE    20000

struct _Driver {
  GSubprocess *process;
  char        *pid;
};

/* --- Tools --- */

static char *
run (const char *const *argv, gboolean *succeeded)
{
  g_autoptr(GError) error = NULL;
  char *out = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  if (succeeded != NULL)
    *succeeded = status == 0;
  return out;
}

#define XDOTOOL(...) g_free (run ((const char *[]) { "xdotool", __VA_ARGS__, NULL }, NULL))

/* The bus tells of changes in its own time, and this side keeps what it has heard: both have to get a turn. */
static void
breathe (void)
{
  gint64 end = g_get_monotonic_time () + PAUSE;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

/* --- Looking --- */

static AtspiAccessible *
find_application (Driver *self)
{
  g_autoptr(AtspiAccessible) desktop = atspi_get_desktop (0);
  int pid = atoi (self->pid), count;

  atspi_accessible_clear_cache (desktop);
  count = atspi_accessible_get_child_count (desktop, NULL);
  for (int i = 0; i < count; i++)
    {
      g_autoptr(AtspiAccessible) child = atspi_accessible_get_child_at_index (desktop, i, NULL);

      if (child != NULL && (int) atspi_accessible_get_process_id (child, NULL) == pid)
        return g_steal_pointer (&child);
    }
  return NULL;
}

/* GTK 4.8 says "showing" of toplevels alone; what has a size and is not hidden is as good. */
static gboolean
is_visible (AtspiAccessible *node)
{
  g_autoptr(AtspiStateSet) states = atspi_accessible_get_state_set (node);

  return states != NULL && atspi_state_set_contains (states, ATSPI_STATE_VISIBLE);
}

static gboolean
has_size (AtspiAccessible *node)
{
  g_autoptr(AtspiComponent) component = atspi_accessible_get_component_iface (node);
  g_autofree AtspiRect *at = component != NULL ? atspi_component_get_extents (component, ATSPI_COORD_TYPE_WINDOW, NULL) : NULL;

  return at != NULL && at->width > 0 && at->height > 0;
}

static gboolean
is_wanted (AtspiAccessible *node, AtspiRole role, const char *name)
{
  g_autofree char *its = NULL;

  if (atspi_accessible_get_role (node, NULL) != role)
    return FALSE;
  its = atspi_accessible_get_name (node, NULL);
  return its != NULL && g_str_has_prefix (its, name) && has_size (node);
}

static AtspiAccessible *
search (AtspiAccessible *node, AtspiRole role, const char *name)
{
  int count;

  if (is_wanted (node, role, name))
    return g_object_ref (node);
  count = atspi_accessible_get_child_count (node, NULL);
  for (int i = 0; i < count; i++)
    {
      g_autoptr(AtspiAccessible) child = atspi_accessible_get_child_at_index (node, i, NULL);
      AtspiAccessible *found = child != NULL && is_visible (child) ? search (child, role, name) : NULL;

      if (found != NULL)
        return found;
    }
  return NULL;
}

static AtspiAccessible *
look (Driver *self, AtspiRole role, const char *name)
{
  g_autoptr(AtspiAccessible) application = find_application (self);

  if (application == NULL)
    return NULL;
  atspi_accessible_clear_cache (application);
  return search (application, role, name);
}

static void
dump (AtspiAccessible *node, guint depth)
{
  g_autofree char *name = atspi_accessible_get_name (node, NULL);
  g_autofree char *role = atspi_accessible_get_role_name (node, NULL);
  int count = atspi_accessible_get_child_count (node, NULL);

  g_printerr ("# %*s%s “%s”\n", (int) depth * 2, "", role, name);
  for (int i = 0; i < count; i++)
    {
      g_autoptr(AtspiAccessible) child = atspi_accessible_get_child_at_index (node, i, NULL);

      if (child != NULL && is_visible (child))
        dump (child, depth + 1);
    }
}

static void
give_up (Driver *self, const char *what, const char *name)
{
  g_autoptr(AtspiAccessible) application = find_application (self);

  if (application != NULL)
    dump (application, 0);
  g_error ("Waited too long for “%s” %s", name, what);
}

AtspiAccessible *
driver_find (Driver *self, AtspiRole role, const char *name)
{
  gint64 end = g_get_monotonic_time () + DEADLINE;
  AtspiAccessible *found;

  while ((found = look (self, role, name)) == NULL)
    {
      if (g_get_monotonic_time () > end)
        give_up (self, "to come", name);
      breathe ();
    }
  return found;
}

gboolean
driver_has (Driver *self, AtspiRole role, const char *name)
{
  g_autoptr(AtspiAccessible) found = look (self, role, name);

  return found != NULL;
}

void
driver_wait_gone (Driver *self, AtspiRole role, const char *name)
{
  gint64 end = g_get_monotonic_time () + DEADLINE;

  while (driver_has (self, role, name))
    {
      if (g_get_monotonic_time () > end)
        give_up (self, "to go", name);
      breathe ();
    }
}

/* --- Doing --- */

/* What moves is clicked where it comes to rest. */
static AtspiRect
resting_place (Driver *self, AtspiRole role, const char *name)
{
  AtspiRect before = { -1, -1, -1, -1 };
  gint64 end = g_get_monotonic_time () + DEADLINE;

  while (g_get_monotonic_time () < end)
    {
      g_autoptr(AtspiAccessible) node = driver_find (self, role, name);
      g_autoptr(AtspiComponent) component = atspi_accessible_get_component_iface (node);
      g_autofree AtspiRect *now = atspi_component_get_extents (component, ATSPI_COORD_TYPE_WINDOW, NULL);

      if (now != NULL && now->width > 0 && memcmp (now, &before, sizeof before) == 0)
        return before;
      if (now != NULL)
        before = *now;
      for (guint i = 0; i < 5; i++)
        breathe ();
    }
  give_up (self, "to rest", name);
  return before;
}

void
driver_click (Driver *self, AtspiRole role, const char *name)
{
  AtspiRect at = resting_place (self, role, name);
  g_autofree char *x = g_strdup_printf ("%d", at.x + at.width / 2);
  g_autofree char *y = g_strdup_printf ("%d", at.y + at.height / 2);

  XDOTOOL ("mousemove", x, y);
  breathe ();
  XDOTOOL ("click", "1");
}

void
driver_key (Driver *self, const char *keys)
{
  XDOTOOL ("key", "--clearmodifiers", keys);
}

void
driver_type (Driver *self, const char *text)
{
  XDOTOOL ("type", "--delay", "30", text);
}

void
driver_focus (Driver *self, const char *title)
{
  gint64 end = g_get_monotonic_time () + DEADLINE;
  g_autofree char *id = NULL;

  for (;;)
    {
      gboolean found;
      g_autofree char *out = run ((const char *[]) { "xdotool", "search", "--onlyvisible", "--name", title, NULL }, &found);

      id = g_strndup (out, strcspn (out, "\n"));
      if (found && *id != '\0')
        break;
      g_clear_pointer (&id, g_free);
      if (g_get_monotonic_time () > end)
        give_up (self, "to open", title);
      breathe ();
    }
  XDOTOOL ("windowfocus", "--sync", id);
}

/* --- The application --- */

Driver *
driver_start (const char *program, const char *file)
{
  Driver *self = g_new0 (Driver, 1);
  g_autoptr(GError) error = NULL;

  self->process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, file, NULL);
  g_assert_no_error (error);
  self->pid = g_strdup (g_subprocess_get_identifier (self->process));
  return self;
}

void
driver_wait_end (Driver *self)
{
  g_autoptr(GError) error = NULL;

  g_subprocess_wait_check (self->process, NULL, &error);
  g_assert_no_error (error);
}

void
driver_free (Driver *self)
{
  g_subprocess_force_exit (self->process);
  g_object_unref (self->process);
  g_free (self->pid);
  g_free (self);
}
