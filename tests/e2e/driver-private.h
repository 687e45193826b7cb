/* What the files of the driver share. */
#pragma once

#include "driver.h"

#include <X11/Xlib.h>

struct _LtDriver {
  char            *name;         /* of the scenario */
  char            *language;
  char            *folder;       /* for the scenario's files */
  char            *messages;     /* what the application writes */
  char            *output;       /* (nullable): what liantuctl wrote, errors included */
  GSubprocess     *application;  /* (nullable): while it runs */
  AtspiAccessible *root;         /* (nullable): of the application */
  GPtrArray       *things;       /* what was handed out */
  Display         *display;
  int              click_x, click_y;
  gint64           click_time;
};

typedef struct {
  Window   id;
  gboolean popup;
  LtPlace  place;
} LtDriverWindow;

/* Before a variable: unreffed where it ends. libatspi has no g_autoptr() for its types. */
#define LT_UNREF __attribute__ ((cleanup (lt_driver_unref)))

static inline void
lt_driver_unref (void *object)
{
  g_clear_object ((GObject **) object);
}

/* driver.c */
gboolean        lt_driver_run         (LtDriver *self, const char *const *argv, char **output, int *status);
gint64          lt_driver_now         (void);

/* look.c */
gboolean        lt_driver_find_root   (LtDriver *self);

/* screen.c */
GArray         *lt_driver_get_windows (LtDriver *self);
gboolean        lt_driver_focus_top   (LtDriver *self);
void            lt_driver_close_top   (LtDriver *self);
