/* What the files of the driver share. */
#pragma once

#include "tree.h"

#include <X11/Xlib.h>

struct _LtDriver {
  char            *name;         /* of the scenario */
  char            *folder;       /* for the scenario's files */
  GStrv            environment;  /* of the application */
  char            *messages;     /* what the application writes */
  char            *output;       /* (nullable): what liantuctl wrote, errors included */
  GSubprocess     *application;  /* (nullable): while it runs */
  GSubprocess     *bus;          /* (nullable): a session bus of its own, with its address */
  char            *bus_address;
  LtTree          *tree;
  GArray          *listed;       /* the windows of the screen when the application was last asked for its own */
  Display         *display;
  int              click_x, click_y;
  gint64           click_time;
};

typedef struct {
  Window   id;
  gboolean popup;
  LtPlace  place;                /* without a shadow */
  int      left, top, right, bottom;   /* the shadow */
} LtDriverWindow;

/* look.c */
gboolean        lt_driver_attach      (LtDriver *self);

/* screen.c */
GArray         *lt_driver_get_windows (LtDriver *self);
gboolean        lt_driver_focus_top   (LtDriver *self);
void            lt_driver_close_top   (LtDriver *self);
