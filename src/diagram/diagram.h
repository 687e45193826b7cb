/* The one loop's middle: workspace + viewpoint → graph → layout → scene, kept current by `changed`.
 * Stored places are used where there are some; layout runs for what has none, and its places are stored. */
#pragma once

#include "diagram/layout-service.h"
#include "diagram/scene.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

#define LT_TYPE_DIAGRAM (lt_diagram_get_type ())
G_DECLARE_FINAL_TYPE (LtDiagram, lt_diagram, LT, DIAGRAM, GObject)

/* Properties: "scene" (changes when a new one is ready; the old stays until then), "busy" (layout under way),
 * "notice" (nullable string for the user), "proposing" (the scene is a proposal).
 * Signals: "scene-changed" (gboolean same_places), "tidy-already": there was nothing to tidy. */
LtDiagram *lt_diagram_new           (LtWorkspace *workspace, LtLayoutService *service);
/* What to show; refreshes on the main loop. chain is for LT_DIAGRAM_CHAIN. */
void       lt_diagram_show          (LtDiagram *self, LtDiagramKind kind, gint64 chain);
void       lt_diagram_set_viewpoint (LtDiagram *self, gint64 region);
gint64     lt_diagram_get_viewpoint (LtDiagram *self);
void       lt_diagram_set_layer     (LtDiagram *self, LtLayer layer);
LtLayer    lt_diagram_get_layer     (LtDiagram *self);
LtDiagramKind lt_diagram_get_kind   (LtDiagram *self);
gint64     lt_diagram_get_chain     (LtDiagram *self);
LtScene   *lt_diagram_get_scene     (LtDiagram *self);      /* (nullable) */
LtSurvey  *lt_diagram_get_survey    (LtDiagram *self);
const char *lt_diagram_get_notice   (LtDiagram *self);
gboolean   lt_diagram_is_busy       (LtDiagram *self);
void       lt_diagram_set_folded    (LtDiagram *self, const gint64 *chains, guint n);
void       lt_diagram_tidy          (LtDiagram *self, const gint64 *nodes, guint n);
gboolean   lt_diagram_is_proposing  (LtDiagram *self);
void       lt_diagram_accept        (LtDiagram *self);
void       lt_diagram_leave         (LtDiagram *self);
/* Iterates the main context until no layout is under way: for liantuctl and tests. */
void       lt_diagram_wait          (LtDiagram *self);

/* One region's chain, without an object around it: graph, layout, scene at once (liantuctl, exports).
 * arrangement (nullable): of a chain's diagram, instead of what the workspace says. */
LtScene   *lt_diagram_make_scene    (LtWorkspace *workspace, LtLayoutService *service, LtDiagramKind kind, gint64 chain,
                                     const LtArrangement *arrangement, LtLayer layer, gint64 viewpoint, char **notice);

G_END_DECLS
