#include "config.h"
#include "compositor.h"

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <X11/extensions/Xcomposite.h>
#include <cairo-xlib.h>

struct _LtCompositor {
  Display *display;
  Window   root, self;
};

static void
set (LtCompositor *self, Window window, const char *name, Atom type, int format, const void *data)
{
  XChangeProperty (self->display, window, XInternAtom (self->display, name, False), type, format, PropModeReplace, data, 1);
}

/**
 * lt_compositor_new:
 *
 * From now on the toolkit believes in a window manager that composites: it draws its own shadows. Windows keep
 * their content where others cover them.
 */
LtCompositor *
lt_compositor_new (void)
{
  LtCompositor *self = g_new0 (LtCompositor, 1);
  Atom supported;

  self->display = XOpenDisplay (NULL);
  g_assert_nonnull (self->display);
  self->root = DefaultRootWindow (self->display);
  self->self = XCreateSimpleWindow (self->display, self->root, -10, -10, 1, 1, 0, 0, 0);
  supported = XInternAtom (self->display, "_GTK_FRAME_EXTENTS", False);
  set (self, self->root, "_NET_SUPPORTED", XA_ATOM, 32, &supported);
  set (self, self->self, "_NET_SUPPORTING_WM_CHECK", XA_WINDOW, 32, &self->self);
  set (self, self->root, "_NET_SUPPORTING_WM_CHECK", XA_WINDOW, 32, &self->self);
  XSetSelectionOwner (self->display, XInternAtom (self->display, "_NET_WM_CM_S0", False), self->self, CurrentTime);
  XCompositeRedirectSubwindows (self->display, self->root, CompositeRedirectAutomatic);
  XSync (self->display, False);
  return self;
}

static void
paint_window (LtCompositor *self, Window window, cairo_t *cr)
{
  XWindowAttributes attributes;
  cairo_surface_t *surface;
  Pixmap pixmap;

  if (!XGetWindowAttributes (self->display, window, &attributes) || attributes.map_state != IsViewable
      || attributes.class != InputOutput)
    return;
  pixmap = XCompositeNameWindowPixmap (self->display, window);
  surface = cairo_xlib_surface_create (self->display, pixmap, attributes.visual, attributes.width, attributes.height);
  cairo_set_source_surface (cr, surface, attributes.x, attributes.y);
  cairo_paint (cr);
  cairo_surface_destroy (surface);
  XFreePixmap (self->display, pixmap);
}

cairo_surface_t *
lt_compositor_paint (LtCompositor *self, int x, int y, int width, int height)
{
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (image);
  Window root, parent, *children = NULL;
  guint count = 0;

  cairo_translate (cr, -x, -y);
  XQueryTree (self->display, self->root, &root, &parent, &children, &count);
  for (guint i = 0; i < count; i++)
    paint_window (self, children[i], cr);
  if (children != NULL)
    XFree (children);
  cairo_destroy (cr);
  return image;
}

void
lt_compositor_free (LtCompositor *self)
{
  XCloseDisplay (self->display);
  g_free (self);
}
