#pragma once

#include "app/canvas.h"
#include "diagram/painter.h"

G_BEGIN_DECLS

struct _LtCanvas {
  GtkWidget     parent_instance;

  /* Shared with the window */
  LtViewState  *state;
  LtDiagram    *diagram;

  /* What is shown */
  LtScene      *scene;           /* (nullable) */
  LtViewport   *viewport;
  gint          selected;        /* index of a node, or -1 */
  LtHit         hover;
  GHashTable   *highlight;       /* (nullable): indexes of nodes */
  gboolean      whole;           /* the diagram is fitted, and stays so when the window is resized */
  gboolean      reveal_pending;  /* the selection is to be shown as soon as its scene is there */

  /* Motion */
  AdwAnimation *animation;
  LtView        from, to;
  double        drag_x, drag_y;
  double        pinch_zoom;
  double        pointer_x, pointer_y;

  /* Cards as widgets */
  GHashTable   *proxies;         /* index of a node → LtCardProxy */
  GPtrArray    *pool;            /* hidden ones, to be used again */
  gint64        focus;           /* key of the node that has, or last had, the focus */
  GtkWidget    *menu;
};

/* canvas.c */
gboolean lt_canvas_is_current   (LtCanvas *self);
void     lt_canvas_animate_to   (LtCanvas *self, const LtView *view);
void     lt_canvas_stop         (LtCanvas *self);
void     lt_canvas_move         (LtCanvas *self, const LtView *view);

/* canvas-draw.c */
void     lt_canvas_snapshot     (GtkWidget *widget, GtkSnapshot *snapshot);
const LtPalette *lt_canvas_get_palette (void);

/* canvas-gestures.c */
void     lt_canvas_add_gestures (LtCanvas *self);
void     lt_canvas_open_menu    (LtCanvas *self, double x, double y);

/* canvas-cards.c */
void     lt_canvas_update_cards (LtCanvas *self);
void     lt_canvas_drop_cards   (LtCanvas *self);
void     lt_canvas_allocate_cards (LtCanvas *self);
gint     lt_canvas_get_focused  (LtCanvas *self);
void     lt_canvas_refocus      (LtCanvas *self);
void     lt_canvas_focus_node   (LtCanvas *self, guint node);
gboolean lt_canvas_focus        (GtkWidget *widget, GtkDirectionType direction);

G_END_DECLS
