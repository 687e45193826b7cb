#pragma once

#include "app/canvas.h"
#include "app/drop.h"
#include "app/frame-overlay.h"
#include "app/hand.h"
#include "app/kinetic.h"
#include "app/tile-layer.h"
#include "app/transit.h"
#include "diagram/painter.h"

G_BEGIN_DECLS

/* What stays in sight when the canvas gets another size, until a hand moves the diagram. */
typedef enum {
  LT_KEEP_CENTRE,                /* whatever is in the middle */
  LT_KEEP_FIRST_LOOK,            /* nobody has looked elsewhere: what a first look at this size shows */
  LT_KEEP_WHOLE,                 /* all of it */
} LtKeep;

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
  LtKeep        keep;
  gboolean      presenting;      /* to others: nothing is edited */
  gboolean      reveal_pending;  /* the selection is to be shown as soon as its scene is there */

  /* What is drawn */
  LtTileLayer  *layer;
  LtFrameOverlay *overlay;       /* (nullable): for who works on the canvas */

  /* Motion */
  AdwAnimation *animation;
  LtView        from, to;
  LtKinetic     kinetic;
  guint         tick;            /* while it glides */
  gint64        thrown_at;       /* frame time; 0: with the next frame */
  guint         zoom_rest;       /* while a hand zooms */
  gint64        moved_at;        /* when another view was last drawn, monotonic; 0: long ago */
  double        last_zoom;
  gint64        zoomed_at;       /* when it became that, monotonic */
  double        drag_x, drag_y;
  LtPoint       drag_start;      /* pixels */
  gboolean      dragging;        /* further than a click trembles */
  gboolean      scroll_glides;   /* the last scrolling was by fingers that panned */
  LtPoint       pinch_anchor;    /* the point of the diagram between the fingers */
  double        pinch_zoom;
  gint64        pinched_at;      /* when the last pinch ended, monotonic */
  double        pointer_x, pointer_y;

  /* Editing */
  LtHand        hand;
  guint         hand_tick;       /* while it is carried */
  gint          pressed_handle;  /* the card whose handle the last press was on, or -1 */
  double        hand_x, hand_y;
  GdkModifierType hand_state;
  gboolean      hand_by_keys;
  guint         nudge_source;
  gint64        to_name;         /* what is to be named as soon as its card is there, or 0 */
  guint         name_source;     /* while it is about to be */
  GtkWidget    *namer;           /* (nullable): the popover with the entry */
  LtThing       naming;          /* what it is of */

  LtCargo      *drop_cargo;      /* (nullable): what a drag holds over it */
  gboolean      drop_inside;     /* it has been further from the border than where the diagram moves */
  gint64        drop_door;       /* the chain whose card it is held over, or 0 */
  guint         drop_source;     /* until that one is gone into */

  /* Cards on their way to other places */
  LtTransit    *transit;         /* (nullable) */
  AdwAnimation *transit_animation;
  double        transit_share;   /* of the way that is done */
  gboolean      transit_landed;  /* all of it, but what is on screen is older */

  /* Cards as widgets */
  GHashTable   *proxies;         /* index of a node → LtCardProxy */
  GPtrArray    *pool;            /* hidden ones, to be used again */
  guint         cards_source;    /* while they are to be brought up to date */
  gint64        cards_queued;    /* since when, monotonic */
  gint64        focus;           /* key of the node that has, or last had, the focus */
  GtkWidget    *menu;
  LtPoint       menu_at;         /* in the diagram */
};

#define LT_CANVAS_DURATION 250     /* milliseconds */

/* canvas.c */
void     lt_canvas_select_for_menu (LtCanvas *self, LtHit hit);
gboolean lt_canvas_is_current   (LtCanvas *self);
void     lt_canvas_update_look  (LtCanvas *self, gboolean same_diagram);

/* canvas-motion.c */
void     lt_canvas_add_motion   (LtCanvas *self);
gboolean lt_canvas_is_moving    (LtCanvas *self);
gboolean lt_canvas_is_in_motion (LtCanvas *self);
LtView   lt_canvas_fitted       (LtCanvas *self);
void     lt_canvas_refit        (LtCanvas *self);
void     lt_canvas_zoom_selection (LtCanvas *self);
LtTileView lt_canvas_tile_view  (LtCanvas *self, const LtView *view);
void     lt_canvas_aim          (LtCanvas *self);
void     lt_canvas_note_zoom    (LtCanvas *self);
void     lt_canvas_remember     (LtCanvas *self);
void     lt_canvas_animate_to   (LtCanvas *self, const LtView *view);
void     lt_canvas_zoom_around  (LtCanvas *self, LtPoint screen, double steps);
void     lt_canvas_glide        (LtCanvas *self);
void     lt_canvas_stop         (LtCanvas *self);

/* canvas-draw.c */
void     lt_canvas_snapshot     (GtkWidget *widget, GtkSnapshot *snapshot);
const LtPalette *lt_canvas_get_palette (void);

/* canvas-gestures.c */
void     lt_canvas_add_gestures (LtCanvas *self);

/* canvas-menu.c */
void     lt_canvas_open_menu    (LtCanvas *self, double x, double y);
void     lt_canvas_open_menu_at_focus (LtCanvas *self);

/* canvas-structure.c */
gboolean lt_canvas_can_fold     (LtCanvas *self, gint64 chain, gboolean unfold);
void     lt_canvas_install_structure (GtkWidgetClass *class);

/* canvas-transit.c */
GHashTable *lt_canvas_get_moving (LtCanvas *self);
void     lt_canvas_start_transit (LtCanvas *self, LtScene *before);
void     lt_canvas_end_transit  (LtCanvas *self);
void     lt_canvas_draw_transit (LtCanvas *self, cairo_t *cr, LtPen *pen, const LtRect *visible, const LtPalette *palette, LtDetail detail);

/* canvas-hand.c */
gboolean lt_canvas_can_edit     (LtCanvas *self);
GHashTable *lt_canvas_get_hidden (LtCanvas *self);
LtPoint  lt_canvas_handle_of    (LtCanvas *self, guint node);
gint     lt_canvas_get_handle   (LtCanvas *self);
gboolean lt_canvas_is_on_handle (LtCanvas *self, double x, double y);
void     lt_canvas_take_selected (LtCanvas *self, LtPoint at);
void     lt_canvas_drop_hand    (LtCanvas *self);
void     lt_canvas_flush_nudge  (LtCanvas *self);
void     lt_canvas_empty_hand   (LtCanvas *self);
gboolean lt_canvas_is_same_diagram (LtScene *a, LtScene *b);      /* either may be NULL */
void     lt_canvas_change_hands (LtCanvas *self, LtScene *before);
void     lt_canvas_on_failed    (LtCanvas *self);
void     lt_canvas_on_created   (LtEditor *editor, guint table, gint64 id, LtCanvas *self);

void     lt_canvas_on_copied    (LtEditor *editor, guint table, GArray *ids, LtCanvas *self);

void     lt_canvas_start_carrying (LtCanvas *self);

/* canvas-drop.c */
void     lt_canvas_add_drop     (LtCanvas *self);
void     lt_canvas_withdraw     (LtCanvas *self);
gboolean lt_canvas_carry_out    (LtCanvas *self, GtkGesture *gesture, double x, double y);

/* canvas-commands.c */
void     lt_canvas_install_commands (GtkWidgetClass *class);
void     lt_canvas_name_created (LtCanvas *self);
void     lt_canvas_place_namer  (LtCanvas *self);
GArray  *lt_canvas_get_own      (LtCanvas *self);
gboolean lt_canvas_nudge_key    (LtCanvas *self, guint key, GdkModifierType state);
void     lt_canvas_follow_focus (LtCanvas *self, guint node);
gboolean lt_canvas_end_by_key   (LtCanvas *self, gboolean done);

/* canvas-clipboard.c */
void     lt_canvas_install_clipboard (GtkWidgetClass *class);

/* canvas-cards.c */
void     lt_canvas_update_cards (LtCanvas *self);
void     lt_canvas_queue_cards  (LtCanvas *self);
void     lt_canvas_drop_cards   (LtCanvas *self);
void     lt_canvas_allocate_cards (LtCanvas *self);
gint     lt_canvas_get_focused  (LtCanvas *self);
gboolean lt_canvas_has_card_focus (LtCanvas *self);
void     lt_canvas_refocus      (LtCanvas *self);
void     lt_canvas_focus_node   (LtCanvas *self, guint node);
gboolean lt_canvas_focus        (GtkWidget *widget, GtkDirectionType direction);

/* canvas-tooltip.c */
gboolean lt_canvas_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip);

G_END_DECLS
