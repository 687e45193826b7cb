/* Drives the real application as a person does: looks at it through AT-SPI, as a screen reader, and acts on it
 * with pointer and keyboard. Every wait has an end: the test then stops, says what it was waiting for, and leaves
 * the accessibility tree, a picture of the screen and the application's messages in the folder LT_TEST_LOGS.
 *
 * Needs a display and an accessibility bus of its own (tests/with-display --atspi). What a function returns
 * belongs to the driver, unless it says otherwise. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _LtDriver LtDriver;

/* Something that a screen reader is told of. It is the driver's, and stays one thing until the application ends. */
typedef struct _LtThing LtThing;

/* Numbers of AT-SPI */
typedef enum {
  LT_ROLE_ANY       = 0,
  LT_ROLE_FRAME     = 23,
  LT_ROLE_LABEL     = 29,
  LT_ROLE_LIST      = 31,
  LT_ROLE_ROW       = 32,
  LT_ROLE_MENU_ITEM = 35,
  LT_ROLE_TAB       = 37,
  LT_ROLE_PANEL     = 39,
  LT_ROLE_BUTTON    = 43,
  LT_ROLE_TEXT      = 61,
  LT_ROLE_ENTRY     = 79,
} LtRole;

typedef enum {
  LT_STATE_CHECKED  = 4,
  LT_STATE_EXPANDED = 10,
  LT_STATE_FOCUSED  = 12,
  LT_STATE_PRESSED  = 20,
  LT_STATE_SELECTED = 23,
  LT_STATE_VISIBLE  = 30,
} LtState;

/* Pixels of the screen; a point is a place without a size. */
typedef struct {
  int x, y, width, height;
} LtPlace;

LtDriver   *lt_driver_new            (const char *name, const char *language);
void        lt_driver_free           (LtDriver *self);
const char *lt_driver_get_folder     (LtDriver *self);
char       *lt_driver_path           (LtDriver *self, const char *name);

/* The application and its command line */
void        lt_driver_set            (LtDriver *self, const char *variable, const char *value);
void        lt_driver_start          (LtDriver *self, const char *file);
void        lt_driver_start_apart    (LtDriver *self, const char *file);
void        lt_driver_close          (LtDriver *self);
gboolean    lt_driver_run            (LtDriver *self, const char *const *argv, char **output, int *status);
int         lt_driver_ctl            (LtDriver *self, const char *command, ...) G_GNUC_NULL_TERMINATED;
const char *lt_driver_get_output     (LtDriver *self);

/* Looking. name: with * and ? as in file names; NULL is any. under: NULL is the whole application. */
LtThing    *lt_driver_look           (LtDriver *self, LtThing *under, LtRole role, const char *name);
LtThing    *lt_driver_find           (LtDriver *self, LtThing *under, LtRole role, const char *name);
void        lt_driver_find_gone      (LtDriver *self, LtThing *under, LtRole role, const char *name);
GPtrArray  *lt_driver_list           (LtDriver *self, LtThing *under, LtRole role, const char *name);
LtThing    *lt_driver_look_for_focus (LtDriver *self, LtRole role, const char *name);
LtThing    *lt_driver_find_focus     (LtDriver *self, LtRole role, const char *name);
const char *lt_driver_get_name       (LtDriver *self, LtThing *thing);
const char *lt_driver_get_text       (LtDriver *self, LtThing *thing);
gboolean    lt_driver_has_state      (LtDriver *self, LtThing *thing, LtState state);
gboolean    lt_driver_get_place      (LtDriver *self, LtThing *thing, LtPlace *place);
LtPlace     lt_driver_settle         (LtDriver *self, LtThing *thing);
char       *lt_driver_dump           (LtDriver *self);

/* Acting */
void        lt_driver_click          (LtDriver *self, LtThing *thing);
void        lt_driver_open_menu      (LtDriver *self, LtThing *thing);
void        lt_driver_click_at       (LtDriver *self, int x, int y, guint times);
void        lt_driver_move_to        (LtDriver *self, int x, int y);
void        lt_driver_drag           (LtDriver *self, int x, int y, int dx, int dy);
void        lt_driver_carry          (LtDriver *self, const LtPlace *places, guint n, double rest);
void        lt_driver_scroll         (LtDriver *self, int x, int y, int notches);
void        lt_driver_key            (LtDriver *self, const char *keys);
void        lt_driver_type           (LtDriver *self, const char *text);

/* The screen */
void        lt_driver_resize         (LtDriver *self, int width, int height);
void        lt_driver_switch         (LtDriver *self);
LtPlace     lt_driver_get_frame      (LtDriver *self);
gboolean    lt_driver_picture        (LtDriver *self, const char *path);

/* Waiting: evaluates the condition again and again until it holds. What follows it says, as for printf(),
 * what was awaited. */
#define lt_driver_until(self, condition, ...) \
  G_STMT_START { \
    gint64 until_deadline = 0; \
    while (!(condition)) \
      lt_driver_wait (self, &until_deadline, __VA_ARGS__); \
  } G_STMT_END

void             lt_driver_wait       (LtDriver *self, gint64 *deadline, const char *format, ...) G_GNUC_PRINTF (3, 4);
void             lt_driver_fail       (LtDriver *self, const char *format, ...) G_GNUC_PRINTF (2, 3) G_GNUC_NORETURN;

G_END_DECLS
