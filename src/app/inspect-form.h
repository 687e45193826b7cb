/* What the inspector's pages have in which something is changed; kept while the page is built anew (form.h). Private to the
 * inspector. */
#pragma once

#include "app/editor-details.h"
#include "app/inspect.h"
#include "app/pick-popover.h"

G_BEGIN_DECLS

/* A parent is a group, or a fold: what is in one stays there in the order in which it came. */
void       lt_inspect_put_in  (LtInspect *self, GtkWidget *parent, GtkWidget *row);
void       lt_inspect_field   (LtInspect *self, GtkWidget *parent, LtFact fact, gint64 id, const char *label);
void       lt_inspect_choice  (LtInspect *self, GtkWidget *parent, LtFact fact, const gint64 *ids, guint n, const char *label);
/* The products of a segment, and a row to type more into. */
void       lt_inspect_products (LtInspect *self, gint64 segment);

/* A line that opens to show what it has of its own; returns NULL while it is closed. */
GtkWidget *lt_inspect_fold    (LtInspect *self, GtkWidget *group, const LtInspectLine *line);
/* To the one or the other end of a link: a participation, a target. */
void       lt_inspect_go_to_enterprise (LtViewState *state, LtThing link);
void       lt_inspect_go_to_segment    (LtViewState *state, LtThing link);
/* A line that can be taken away. */
void       lt_inspect_part    (LtInspect *self, GtkWidget *group, const LtInspectLine *line, LtThing part, const char *remove);

typedef struct {
  const char *label;
  void      (*func) (LtViewState *state, LtThing thing);
  gboolean    destroys;
  gboolean    enabled;
} LtInspectAct;
void       lt_inspect_acts    (LtInspect *self, GtkWidget *parent, LtThing thing, const LtInspectAct *acts, guint n);

/* A line that goes where it links to, with a button that makes one thing a part of another; without it where nothing can be
 * changed. */
typedef struct {
  const char *label;         /* of the button */
  gint64      from, to;
  void      (*func) (LtViewState *state, gint64 from, gint64 to);
} LtInspectOffer;
void       lt_inspect_offer   (LtInspect *self, GtkWidget *group, const LtInspectLine *line, const LtInspectOffer *offer);

/* A row with a button that opens a popover about a thing. */
void       lt_inspect_popover_row (LtInspect *self, GtkWidget *parent, LtThing about, const char *label,
                                   GtkWidget *(*make) (LtViewState *state, LtThing about));

/* A button in a group's heading that opens a list to add something from. */
typedef struct {
  const char  *label;
  LtTable      table;
  LtPickFilter filter;
  void       (*picked) (LtViewState *state, gint64 picked, LtThing about);
} LtInspectMenu;
void       lt_inspect_menu    (LtInspect *self, GtkWidget *group, LtThing about, const LtInspectMenu *menu);
/* The same in a row of its own. */
void       lt_inspect_menu_row (LtInspect *self, GtkWidget *group, LtThing about, const LtInspectMenu *menu);
/* What links segments with enterprises, institutions and one another (inspect-links.c): the rows, and what adds one. */
void       lt_inspect_participation (LtInspect *self, GtkWidget *group, const LtParticipation *row, const LtInspectLine *line);
void       lt_inspect_flow_end (LtInspect *self, GtkWidget *group, const LtFlow *row, gboolean incoming, const LtInspectLine *line);
void       lt_inspect_flow_fields (LtInspect *self, GtkWidget *group, gint64 id);
void       lt_inspect_enterprise_menu (LtInspect *self, GtkWidget *group, gint64 segment);
void       lt_inspect_segment_menu (LtInspect *self, GtkWidget *group, gint64 enterprise);
void       lt_inspect_flow_menu (LtInspect *self, GtkWidget *group, gint64 segment, gboolean incoming);
void       lt_inspect_study_menu (LtInspect *self, GtkWidget *group, gint64 segment);
/* Targets (inspect-targets.c): of a segment, with who is worth visiting where it is a gap; and of an enterprise, with the gaps
 * that it could fill. */
void       lt_inspect_targets (LtInspect *self, gint64 segment);
void       lt_inspect_target_for (LtInspect *self, gint64 enterprise);
/* The figures of an enterprise by year (inspect-figures.c); (transfer container) (element-type LtFigure): latest first, without a
 * year last. */
void       lt_inspect_figures (LtInspect *self, gint64 enterprise);
GPtrArray *lt_inspect_list_figures (LtInspect *self, gint64 enterprise);
/* Says in which region an enterprise or an institution is, or all of those that are selected with it. */
void       lt_inspect_region_menu (LtInspect *self, GtkWidget *group, LtThing thing);
/* The same for what the group's thing is backed by. */
void       lt_inspect_cite_menu (LtInspect *self, GtkWidget *group, LtThing backed);

G_END_DECLS
