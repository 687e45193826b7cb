/* Drives the real application as a person does: looks at it through AT-SPI, as a screen reader, and acts on it
 * with pointer and keyboard. Every wait has an end: the test then stops, says what it was waiting for, and leaves
 * the accessibility tree, a picture of the screen and the application's messages in the folder LT_TEST_LOGS.
 *
 * Needs a display and an accessibility bus of its own (tests/with-display --atspi). What a function returns
 * belongs to the driver, unless it says otherwise. */
#pragma once

#include <atspi/atspi.h>
#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _LtDriver LtDriver;

/* Pixels of the screen */
typedef struct {
  int x, y, width, height;
} LtPlace;

LtDriver        *lt_driver_new        (const char *name, const char *language);
void             lt_driver_free       (LtDriver *self);
const char      *lt_driver_get_folder (LtDriver *self);
char            *lt_driver_path       (LtDriver *self, const char *name);

/* The application and its command line */
void             lt_driver_start      (LtDriver *self, const char *file);
void             lt_driver_close      (LtDriver *self);
int              lt_driver_ctl        (LtDriver *self, const char *command, ...) G_GNUC_NULL_TERMINATED;
const char      *lt_driver_get_output (LtDriver *self);

/* Looking. role: ATSPI_ROLE_INVALID is any. name: with * and ? as in file names; NULL is any.
 * under: NULL is the whole application. */
AtspiAccessible *lt_driver_look       (LtDriver *self, AtspiAccessible *under, AtspiRole role, const char *name);
AtspiAccessible *lt_driver_find       (LtDriver *self, AtspiAccessible *under, AtspiRole role, const char *name);
void             lt_driver_find_gone  (LtDriver *self, AtspiAccessible *under, AtspiRole role, const char *name);
GPtrArray       *lt_driver_list       (LtDriver *self, AtspiAccessible *under, AtspiRole role, const char *name);
AtspiAccessible *lt_driver_find_focus (LtDriver *self, AtspiRole role, const char *name);
const char      *lt_driver_get_name   (LtDriver *self, AtspiAccessible *thing);
const char      *lt_driver_get_text   (LtDriver *self, AtspiAccessible *thing);
gboolean         lt_driver_has_state  (LtDriver *self, AtspiAccessible *thing, AtspiStateType state);
gboolean         lt_driver_get_place  (LtDriver *self, AtspiAccessible *thing, LtPlace *place);
LtPlace          lt_driver_settle     (LtDriver *self, AtspiAccessible *thing);

/* Acting */
void             lt_driver_click      (LtDriver *self, AtspiAccessible *thing);
void             lt_driver_click_at   (LtDriver *self, int x, int y, guint times);
void             lt_driver_move_to    (LtDriver *self, int x, int y);
void             lt_driver_drag       (LtDriver *self, int x, int y, int dx, int dy);
void             lt_driver_scroll     (LtDriver *self, int x, int y, int notches);
void             lt_driver_key        (LtDriver *self, const char *keys);
void             lt_driver_type       (LtDriver *self, const char *text);
void             lt_driver_do         (LtDriver *self, AtspiAccessible *thing, const char *action);

/* The screen */
void             lt_driver_resize     (LtDriver *self, int width, int height);
gboolean         lt_driver_picture    (LtDriver *self, const char *path);
char            *lt_driver_dump       (LtDriver *self, AtspiAccessible *under);

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
