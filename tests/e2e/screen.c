/* Windows and pictures, asked of the X server. There is no window manager: the focus is ours to give. */
#include "config.h"
#include "driver-private.h"

#include <X11/Xatom.h>
#include <cairo-xlib.h>

/* What a window's shadow takes of it, where there is a window manager that knows of shadows. */
static void
get_shadow (LtDriver *self, LtDriverWindow *window)
{
  Atom type, name = XInternAtom (self->display, "_GTK_FRAME_EXTENTS", False);
  unsigned long count, rest;
  guchar *data = NULL;
  long *extents;
  int format;

  if (XGetWindowProperty (self->display, window->id, name, 0, 4, False, XA_CARDINAL, &type, &format, &count, &rest, &data) != Success)
    return;
  extents = (long *) data;
  if (format == 32 && count == 4)
    {
      window->left = extents[0];
      window->right = extents[1];
      window->top = extents[2];
      window->bottom = extents[3];
    }
  if (data != NULL)
    XFree (data);
}

/** (transfer full): the application's windows on the screen, from the lowest to the highest. */
GArray *
lt_driver_get_windows (LtDriver *self)
{
  GArray *windows = g_array_new (FALSE, FALSE, sizeof (LtDriverWindow));
  Window root, parent, *children = NULL;
  guint count = 0;

  if (!XQueryTree (self->display, DefaultRootWindow (self->display), &root, &parent, &children, &count))
    return windows;
  for (guint i = 0; i < count; i++)
    {
      XWindowAttributes attributes;
      LtDriverWindow window;

      if (!XGetWindowAttributes (self->display, children[i], &attributes) || attributes.map_state != IsViewable
          || attributes.class != InputOutput || attributes.width < 10 || attributes.height < 10)
        continue;
      window = (LtDriverWindow) { .id = children[i], .popup = attributes.override_redirect };
      if (!window.popup)
        get_shadow (self, &window);
      window.place = (LtPlace) { attributes.x + window.left, attributes.y + window.top,
                                 attributes.width - window.left - window.right, attributes.height - window.top - window.bottom };
      g_array_append_val (windows, window);
    }
  if (children != NULL)
    XFree (children);
  return windows;
}

static Window
get_top (LtDriver *self)
{
  g_autoptr(GArray) windows = lt_driver_get_windows (self);
  Window top = None;

  for (guint i = 0; i < windows->len; i++)
    if (!g_array_index (windows, LtDriverWindow, i).popup)
      top = g_array_index (windows, LtDriverWindow, i).id;
  return top;
}

/** Asks the highest window to close, as a window manager's close button does. */
void
lt_driver_close_top (LtDriver *self)
{
  XEvent event = { .xclient = { .type = ClientMessage, .window = get_top (self), .format = 32 } };

  event.xclient.message_type = XInternAtom (self->display, "WM_PROTOCOLS", False);
  event.xclient.data.l[0] = XInternAtom (self->display, "WM_DELETE_WINDOW", False);
  event.xclient.data.l[1] = CurrentTime;
  XSendEvent (self->display, event.xclient.window, False, NoEventMask, &event);
  XSync (self->display, False);
}

/** Gives the keyboard to the highest window. Returns: whether it has it */
gboolean
lt_driver_focus_top (LtDriver *self)
{
  Window top = get_top (self), focus;
  int revert;

  if (top == None)
    return FALSE;
  XGetInputFocus (self->display, &focus, &revert);
  if (focus == top)
    return TRUE;
  XSetInputFocus (self->display, top, RevertToParent, CurrentTime);
  XSync (self->display, False);
  return FALSE;
}

/** lt_driver_switch: brings the lowest window up, as one changes from one of two applications to the other. */
void
lt_driver_switch (LtDriver *self)
{
  g_autoptr(GArray) windows = lt_driver_get_windows (self);

  g_assert (windows->len > 0);
  XRaiseWindow (self->display, g_array_index (windows, LtDriverWindow, 0).id);
  XSync (self->display, False);
}

/** lt_driver_get_frame: returns: the lowest window, without its shadow. */
LtPlace
lt_driver_get_frame (LtDriver *self)
{
  g_autoptr(GArray) windows = lt_driver_get_windows (self);

  g_assert (windows->len > 0);
  return g_array_index (windows, LtDriverWindow, 0).place;
}

static gboolean
take_size (LtDriver *self, int width, int height)
{
  g_autoptr(GArray) windows = lt_driver_get_windows (self);
  LtDriverWindow *window;

  g_assert (windows->len > 0);
  window = &g_array_index (windows, LtDriverWindow, 0);
  if (window->place.width == width && window->place.height == height)
    return TRUE;
  XMoveResizeWindow (self->display, window->id, 0, 0, width + window->left + window->right, height + window->top + window->bottom);
  XSync (self->display, False);
  return FALSE;
}

/** lt_driver_resize: puts the lowest window into the corner of the screen, in that size. */
void
lt_driver_resize (LtDriver *self, int width, int height)
{
  lt_driver_until (self, take_size (self, width, height), "a window of %d×%d", width, height);
}

/** lt_driver_picture: writes a PNG of the screen. */
gboolean
lt_driver_picture (LtDriver *self, const char *path)
{
  int screen = DefaultScreen (self->display);
  cairo_surface_t *surface = cairo_xlib_surface_create (self->display, RootWindow (self->display, screen), DefaultVisual (self->display, screen),
                                                        DisplayWidth (self->display, screen), DisplayHeight (self->display, screen));
  gboolean written = cairo_surface_write_to_png (surface, path) == CAIRO_STATUS_SUCCESS;

  cairo_surface_destroy (surface);
  return written;
}
