/* Drives the application as a person does: with pointer and keyboard, looking through the accessibility bus. */
#pragma once

#include <atspi/atspi.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* Debian 12's libatspi has no cleanup functions of its own. */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiAccessible, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiComponent, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiStateSet, g_object_unref)

typedef struct _Driver Driver;

Driver          *driver_start     (const char *program, const char *file);
/* Waits until the application has ended by itself. */
void             driver_wait_end  (Driver *self);
void             driver_free      (Driver *self);

/* Waits for something on screen with that role whose name begins so; fails the test if it does not come. */
AtspiAccessible *driver_find      (Driver *self, AtspiRole role, const char *name);
gboolean         driver_has       (Driver *self, AtspiRole role, const char *name);
void             driver_wait_gone (Driver *self, AtspiRole role, const char *name);

void             driver_click     (Driver *self, AtspiRole role, const char *name);
void             driver_key       (Driver *self, const char *keys);
void             driver_type      (Driver *self, const char *text);
/* Without a window manager nobody gives a new window the keyboard: waits for one with that title and does. */
void             driver_focus     (Driver *self, const char *title);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Driver, driver_free)

G_END_DECLS
