/* The accessibility tree, fetched whole. A screen reader's library asks for one property of one accessible at a time:
 * a thousand round trips for one look at a window. The toolkit's own list of all it has told of takes one. */
#include "config.h"
#include "tree.h"

#define ROOT "/org/a11y/atspi/accessible/root"
#define CACHE "/org/a11y/atspi/cache"
#define ITEMS "(a((so)(so)(so)iiassusau))"
#define PATIENCE 3000          /* milliseconds for an answer */
#define ROUNDS 8

struct _LtTree {
  GDBusConnection *bus;
  char            *address;      /* of the bus */
  char            *name;         /* (nullable): of the application on the bus */
  GHashTable      *things;       /* path → LtThing, for as long as the application runs */
  GPtrArray       *windows;      /* of them, in order */
  guint            generation;   /* of what was told last */
};

static void
thing_free (gpointer data)
{
  LtThing *thing = data;

  g_ptr_array_unref (thing->children);
  g_free (thing->path);
  g_free (thing->name);
  g_free (thing->description);
  g_free (thing);
}

/* --- The bus --- */

static GVariant *
call (LtTree *self, const char *name, const char *path, const char *interface, const char *method, GVariant *parameters, const char *type)
{
  return g_dbus_connection_call_sync (self->bus, name, path, interface, method, parameters, G_VARIANT_TYPE (type),
                                      G_DBUS_CALL_FLAGS_NO_AUTO_START, PATIENCE, NULL, NULL);
}

/** lt_tree_call: returns (transfer full) (nullable): what an accessible answers. */
GVariant *
lt_tree_call (LtTree *self, LtThing *thing, const char *interface, const char *method, GVariant *parameters, const char *type)
{
  return call (self, self->name, thing->path, interface, method, parameters, type);
}

typedef struct {
  GVariant **answer;             /* (nullable) */
  guint     *left;
} Call;

static void
on_answer (GObject *bus, GAsyncResult *result, gpointer data)
{
  Call *waiting = data;
  GVariant *answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (bus), result, NULL);

  if (waiting->answer != NULL)
    *waiting->answer = answer;
  else if (answer != NULL)
    g_variant_unref (answer);
  (*waiting->left)--;
  g_free (waiting);
}

static void
ask (LtTree *self, LtThing *thing, const char *interface, const char *method, GVariant *parameters, const char *type,
     GVariant **answer, guint *left)
{
  Call *waiting = g_new (Call, 1);

  *waiting = (Call) { answer, left };
  (*left)++;
  g_dbus_connection_call (self->bus, self->name, thing->path, interface, method, parameters, G_VARIANT_TYPE (type),
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, PATIENCE, NULL, on_answer, waiting);
}

/* Each has its time limit, so this ends. */
static void
await (guint *left)
{
  while (*left > 0)
    g_main_context_iteration (NULL, TRUE);
}

/** lt_tree_get_rects: returns (transfer full): of each, in its window; less than nothing where it has no place at all. */
GArray *
lt_tree_get_rects (LtTree *self, GPtrArray *things)
{
  GArray *rects = g_array_new (FALSE, TRUE, sizeof (LtPlace));
  g_autofree GVariant **answers = g_new0 (GVariant *, things->len + 1);
  guint left = 0;

  /* All are asked before the first answer is awaited. */
  for (guint i = 0; i < things->len; i++)
    ask (self, things->pdata[i], "org.a11y.atspi.Component", "GetExtents", g_variant_new ("(u)", 1 /* in the window */), "((iiii))",
         &answers[i], &left);
  await (&left);
  for (guint i = 0; i < things->len; i++)
    {
      LtPlace rect = { .width = -1, .height = -1 };

      if (answers[i] != NULL)
        g_variant_get (answers[i], "((iiii))", &rect.x, &rect.y, &rect.width, &rect.height);
      g_array_append_val (rects, rect);
      g_clear_pointer (&answers[i], g_variant_unref);
    }
  return rects;
}

/* --- The application --- */

static gboolean
has_pid (LtTree *self, const char *name, guint pid)
{
  g_autoptr(GVariant) answer = call (self, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                     "GetConnectionUnixProcessID", g_variant_new ("(s)", name), "(u)");
  guint found = 0;

  if (answer != NULL)
    g_variant_get (answer, "(u)", &found);
  return found == pid;
}

/** lt_tree_attach: looks for the application of that process. Returns: whether it is on the bus, with a window */
gboolean
lt_tree_attach (LtTree *self, guint pid)
{
  g_autoptr(GVariant) answer = call (self, "org.a11y.atspi.Registry", ROOT, "org.a11y.atspi.Accessible", "GetChildren", NULL, "(a(so))");
  g_autoptr(GVariantIter) iter = NULL;
  const char *name;

  lt_tree_detach (self);
  if (answer == NULL)
    return FALSE;
  g_variant_get (answer, "(a(so))", &iter);
  while (self->name == NULL && g_variant_iter_next (iter, "(&s&o)", &name, NULL))
    if (has_pid (self, name, pid))
      self->name = g_strdup (name);
  return self->name != NULL && lt_tree_list_windows (self) && lt_tree_refresh (self) && self->windows->len > 0;
}

void
lt_tree_detach (LtTree *self)
{
  g_ptr_array_set_size (self->windows, 0);
  g_hash_table_remove_all (self->things);
  g_clear_pointer (&self->name, g_free);
}

/**
 * lt_tree_list_windows: has the application tell of its windows.
 *
 * To be called when there is a new one, and not while one is closing: GTK 4.8 then answers with the path of an
 * accessible that has none any more, and crashes.
 */
gboolean
lt_tree_list_windows (LtTree *self)
{
  g_autoptr(GVariant) count = call (self, self->name, ROOT, "org.freedesktop.DBus.Properties", "Get",
                                    g_variant_new ("(ss)", "org.a11y.atspi.Accessible", "ChildCount"), "(v)");
  g_autoptr(GVariant) number = NULL;
  int n = 0;

  if (count == NULL)
    return FALSE;
  g_variant_get (count, "(v)", &number);
  n = g_variant_get_int32 (number);
  for (int i = 0; i < n; i++)
    {
      g_autoptr(GVariant) child = call (self, self->name, ROOT, "org.a11y.atspi.Accessible", "GetChildAtIndex",
                                        g_variant_new ("(i)", i), "((so))");

      if (child == NULL)
        return FALSE;
    }
  return n > 0;
}

/* --- What it tells --- */

static LtThing *
get_thing (LtTree *self, const char *path)
{
  LtThing *thing = g_hash_table_lookup (self->things, path);

  if (thing == NULL)
    {
      thing = g_new0 (LtThing, 1);
      thing->path = g_strdup (path);
      thing->children = g_ptr_array_new ();
      g_hash_table_insert (self->things, thing->path, thing);
    }
  return thing;
}

static void
take_item (LtTree *self, GVariant *item)
{
  const char *path, *parent, *name, *description;
  g_autoptr(GVariantIter) states = NULL;
  guint32 low = 0, high = 0;
  LtThing *thing;
  guint role;
  int index, count;

  g_variant_get (item, "((&s&o)(&s&o)(&s&o)iias&su&sau)", NULL, &path, NULL, NULL, NULL, &parent, &index, &count, NULL,
                 &name, &role, &description, &states);
  if (g_str_equal (path, ROOT))
    return;
  g_variant_iter_next (states, "u", &low);
  g_variant_iter_next (states, "u", &high);
  thing = get_thing (self, path);
  thing->parent = g_str_equal (parent, ROOT) ? NULL : get_thing (self, parent);
  thing->window = thing->parent == NULL;
  thing->index = index;
  thing->n_children = count;
  thing->role = role;
  thing->states = (guint64) high << 32 | low;
  thing->generation = self->generation;
  g_free (thing->name);
  thing->name = g_strdup (name);
  g_free (thing->description);
  thing->description = g_strdup (description);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  return (*(LtThing **) a)->index - (*(LtThing **) b)->index;
}

static void
join (LtTree *self)
{
  GHashTableIter iter;
  LtThing *thing;

  g_ptr_array_set_size (self->windows, 0);
  g_hash_table_iter_init (&iter, self->things);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &thing))
    {
      g_ptr_array_set_size (thing->children, 0);
      if (thing->generation != self->generation)
        thing->states = 0;
    }
  g_hash_table_iter_init (&iter, self->things);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &thing))
    if (thing->generation == self->generation)
      g_ptr_array_add (thing->window ? self->windows : thing->parent->children, thing);
  g_ptr_array_sort (self->windows, compare_places);
  g_hash_table_iter_init (&iter, self->things);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &thing))
    g_ptr_array_sort (thing->children, compare_places);
}

/* Those that have children it has not told of: it does when it is asked for them. Once, since some it never tells of. */
static void
find_untold (GPtrArray *things, GPtrArray *untold)
{
  for (guint i = 0; i < things->len; i++)
    {
      LtThing *thing = things->pdata[i];

      if (!lt_thing_has_state (thing, LT_STATE_VISIBLE))
        continue;
      if (thing->n_children <= (int) thing->children->len)
        thing->asked_for = 0;
      else if (thing->asked_for != thing->n_children || thing->asked_with != (int) thing->children->len)
        {
          thing->asked_for = thing->n_children;
          thing->asked_with = thing->children->len;
          g_ptr_array_add (untold, thing);
        }
      find_untold (thing->children, untold);
    }
}

static void
have_told (LtTree *self, GPtrArray *untold)
{
  guint left = 0;

  for (guint i = 0; i < untold->len; i++)
    for (int k = 0; k < ((LtThing *) untold->pdata[i])->n_children; k++)
      ask (self, untold->pdata[i], "org.a11y.atspi.Accessible", "GetChildAtIndex", g_variant_new ("(i)", k), "((so))", NULL, &left);
  await (&left);
}

/** lt_tree_refresh: everything as it is now. Returns: %FALSE if the application does not answer */
gboolean
lt_tree_refresh (LtTree *self)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr(GVariant) answer = self->name != NULL ? call (self, self->name, CACHE, "org.a11y.atspi.Cache", "GetItems", NULL, ITEMS) : NULL;
      g_autoptr(GPtrArray) untold = g_ptr_array_new ();
      g_autoptr(GVariant) items = answer != NULL ? g_variant_get_child_value (answer, 0) : NULL;

      self->generation++;
      for (gsize i = 0; items != NULL && i < g_variant_n_children (items); i++)
        {
          g_autoptr(GVariant) item = g_variant_get_child_value (items, i);

          take_item (self, item);
        }
      join (self);
      if (answer == NULL)
        return FALSE;
      find_untold (self->windows, untold);
      if (untold->len == 0)
        break;
      have_told (self, untold);
    }
  return TRUE;
}

/** lt_tree_get_windows: returns (transfer none): of the last refresh. */
GPtrArray *
lt_tree_get_windows (LtTree *self)
{
  return self->windows;
}

const char *
lt_tree_get_address (LtTree *self)
{
  return self->address;
}

/** lt_tree_new: returns (nullable): where there is an accessibility bus. */
LtTree *
lt_tree_new (void)
{
  g_autoptr(GDBusConnection) session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr(GVariant) answer = session == NULL ? NULL
    : g_dbus_connection_call_sync (session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", NULL,
                                   G_VARIANT_TYPE ("(s)"), G_DBUS_CALL_FLAGS_NONE, PATIENCE, NULL, NULL);
  g_autoptr(GDBusConnection) bus = NULL;
  const char *address;
  LtTree *self;

  if (answer == NULL)
    return NULL;
  g_variant_get (answer, "(&s)", &address);
  bus = g_dbus_connection_new_for_address_sync (address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
                                                | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, NULL);
  if (bus == NULL)
    return NULL;
  self = g_new0 (LtTree, 1);
  self->address = g_strdup (address);
  self->bus = g_steal_pointer (&bus);
  self->things = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, thing_free);
  self->windows = g_ptr_array_new ();
  return self;
}

void
lt_tree_free (LtTree *self)
{
  g_hash_table_unref (self->things);
  g_ptr_array_unref (self->windows);
  g_object_unref (self->bus);
  g_free (self->address);
  g_free (self->name);
  g_free (self);
}
