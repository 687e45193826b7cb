/* What the inspector's pages are made of. Private to the inspector. */
#pragma once

#include "analysis/format.h"
#include "app/form.h"
#include "app/view-state.h"
#include "exchange/template-compare.h"
#include "workspace/region.h"
#include <adwaita.h>

G_BEGIN_DECLS

/* One page being built. */
typedef struct {
  LtViewState *state;
  LtModel     *model;
  LtSurvey    *survey;
  GtkWidget   *inspector;    /* to be told when the page is to be built anew */
  GtkBox      *head;         /* what it is, above the page */
  LtForm      *form;         /* the page */
  gboolean     editing;      /* with what can be changed */
  GHashTable  *more;         /* title of a group, or a key → how many more rows were asked for */
} LtInspect;

/* How many rows a group has before one asks for more: each is a handful of widgets, one that is edited two hands full, and the
 * page is to come at once. */
#define LT_INSPECT_MOST        20
#define LT_INSPECT_MOST_EDITED 12

/* One line of a group. The strings are copied. */
typedef struct {
  const char *title;
  const char *subtitle;      /* (nullable) */
  LtThing     link;          /* where a click goes; id 0: nowhere */
  LtThing     backed;        /* whose sources the line shows; id 0: none */
} LtInspectLine;

void       lt_inspect_title    (LtInspect *self, const char *title, const char *subtitle);
void       lt_inspect_status   (LtInspect *self, const LtAssessment *assessment);
void       lt_inspect_text     (LtInspect *self, const char *text);
GtkWidget *lt_inspect_group    (LtInspect *self, const char *title, guint count);
void       lt_inspect_set_lines (GtkWidget *row);
void       lt_inspect_put      (LtInspect *self, GtkWidget *group, GtkWidget *row);
GtkWidget *lt_inspect_make_line (LtInspect *self, const LtInspectLine *line, GtkWidget *button);
void       lt_inspect_line     (LtInspect *self, GtkWidget *group, const LtInspectLine *line);
void       lt_inspect_fact     (LtInspect *self, GtkWidget *group, const char *label, const char *value);
guint      lt_inspect_most     (LtInspect *self, GtkWidget *group, guint n);
void       lt_inspect_more     (LtInspect *self, GtkWidget *group, guint n);
void       lt_inspect_reveal   (LtInspect *self, GtkWidget *group, const char *text, const char *key);
void       lt_inspect_sources  (LtInspect *self, LtThing backed);
/* (transfer full): texts that are there, joined by a middle dot; ends with NULL, "" and … are left out by ""  */
char      *lt_inspect_join     (const char *first, ...) G_GNUC_NULL_TERMINATED;
/* Gives a menu button the words for what backs a row. */
void       lt_inspect_show_source (LtInspect *self, GtkWidget *button, LtThing backed);

/* (transfer full): "链主 · 小巨人 · 35 亿元 (2021)" */
char      *lt_inspect_describe_enterprise (LtInspect *self, gint64 id, gint role);
char      *lt_inspect_describe_project    (LtInspect *self, const LtProject *project);
/* The projects for a segment, of an enterprise, in a region … */
void       lt_inspect_project_line        (LtInspect *self, GtkWidget *group, gint64 id);

/* The pages, one file each. */
void       lt_inspect_segment     (LtInspect *self, gint64 id);
void       lt_inspect_gap         (LtInspect *self, gint64 segment);
void       lt_inspect_chain       (LtInspect *self, gint64 id);
void       lt_inspect_enterprise  (LtInspect *self, gint64 id);
void       lt_inspect_project     (LtInspect *self, gint64 id);
void       lt_inspect_institution (LtInspect *self, gint64 id);
void       lt_inspect_region      (LtInspect *self, gint64 id);
void       lt_inspect_flow        (LtInspect *self, gint64 id);
/* Of what a reference chain has and the selected one lacks; as lt_lacking_compare() has it */
void       lt_inspect_lacking     (LtInspect *self, GArray *lines, const LtTemplateLine *line);
void       lt_inspect_workspace   (LtInspect *self);
void       lt_inspect_several     (LtInspect *self, LtTable table, const gint64 *ids, guint n);

G_END_DECLS
