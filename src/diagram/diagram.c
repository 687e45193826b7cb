#include "config.h"
#include "diagram/diagram.h"

#include "diagram/graph-source.h"
#include "scene-build.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What a diagram draws; a change of nothing else leaves it as it is. */
#define DRAWN_TABLES ((1u << LT_TABLE_META) | (1u << LT_TABLE_REGION) | (1u << LT_TABLE_CHAIN) | (1u << LT_TABLE_SEGMENT) \
                      | (1u << LT_TABLE_PRODUCT) | (1u << LT_TABLE_FLOW) | (1u << LT_TABLE_ENTERPRISE) | (1u << LT_TABLE_FIGURE) \
                      | (1u << LT_TABLE_HONOUR) | (1u << LT_TABLE_PARTICIPATION) | (1u << LT_TABLE_TARGET) | (1u << LT_TABLE_PROJECT) \
                      | (1u << LT_TABLE_PURPOSE) | (1u << LT_TABLE_THRESHOLD) | (1u << LT_TABLE_OVERRIDE) \
                      | (1u << LT_TABLE_CITATION) | PLACE_TABLES)
#define INNOVATION_TABLES ((1u << LT_TABLE_INSTITUTION) | (1u << LT_TABLE_STUDY))
#define SUPPLY_TABLES (1u << LT_TABLE_SUPPLY)
#define PLACE_TABLES ((1u << LT_TABLE_PLACEMENT) | (1u << LT_TABLE_ROUTE))

struct _LtDiagram {
  GObject          parent_instance;

  LtWorkspace     *workspace;
  LtLayoutService *service;
  LtDiagramKind    kind;
  gint64           chain;
  gint64           viewpoint;
  LtLayer          layer;
  GHashTable      *folded;         /* (nullable): keys of chains whose parts the tree of chains does not show */
  const LtArrangement *arrangement; /* (nullable): instead of the workspace's */

  LtGraphSource   *source;
  LtScene         *scene;
  LtStoredPlaces  *stored;         /* (nullable): what the places of the scene were read from */
  char            *notice;
  guint            refresh_source;
  GCancellable    *building;       /* of the scene that a thread is building */
  gboolean         again;          /* what it is built from is out of date already */
  GCancellable    *layout;         /* of the layout under way */
  LtGraph         *laying_out;
  gboolean         keep_places;    /* store what the layout under way brings */
  gboolean         tidying;
  GHashTable      *tidied;         /* (nullable): keys of the cards that alone are laid out afresh */
  LtScene         *accepted;       /* (nullable): while another one is proposed: the one that is stored */
  gboolean         storing;        /* our own places are on their way into the file */
  guint            overheard;      /* changes of places meanwhile */
  gboolean         moved;          /* somebody else changed the stored places */
};

G_DEFINE_FINAL_TYPE (LtDiagram, lt_diagram, G_TYPE_OBJECT)

enum { PROP_0, PROP_SCENE, PROP_BUSY, PROP_NOTICE, PROP_PROPOSING, N_PROPS };
static GParamSpec *properties[N_PROPS];
enum { SCENE_CHANGED, TIDY_ALREADY, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- Scenes --- */

static void
set_notice (LtDiagram *self, const char *notice)
{
  if (g_strcmp0 (self->notice, notice) == 0)
    return;
  g_free (self->notice);
  self->notice = g_strdup (notice);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOTICE]);
}

static void
set_scene (LtDiagram *self, LtScene *scene)
{
  g_autoptr(LtScene) old = g_steal_pointer (&self->scene);
  LtLayout *layout = lt_scene_get_layout (scene);
  gboolean same = old != NULL && lt_scene_get_layout (old) == layout;

  self->scene = lt_scene_ref (scene);
  set_notice (self, layout->notice);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCENE]);
  g_signal_emit (self, signals[SCENE_CHANGED], 0, same);
}

/* --- Layout --- */

static void queue_refresh (LtDiagram *self);

static void
cancel_layout (LtDiagram *self)
{
  if (self->layout == NULL)
    return;
  g_cancellable_cancel (self->layout);
  g_clear_object (&self->layout);
  g_clear_pointer (&self->laying_out, lt_graph_unref);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
on_stored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LtDiagram) self = user_data;
  g_autoptr(GError) error = NULL;

  self->storing = FALSE;
  /* More than our own: a hand was quicker. */
  if (self->overheard > 1)
    {
      self->moved = TRUE;
      queue_refresh (self);
    }
  self->overheard = 0;
  if (!lt_workspace_edit_finish (LT_WORKSPACE (source), result, &error))
    g_warning ("The places of the cards were not stored: %s", error->message);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* A step that can be redone would be lost by storing; the same places will be found again next time. */
static void
store (LtDiagram *self, LtGraph *graph, LtLayout *layout, gboolean tidied)
{
  if (lt_workspace_is_read_only (self->workspace) || layout->notice != NULL
      || (!tidied && lt_workspace_can_redo (self->workspace)))
    return;
  self->storing = TRUE;
  lt_workspace_edit_async (self->workspace, tidied ? _("Tidy the diagram") : _("Lay out the diagram"),
                           tidied ? LT_EDIT_DEFAULT : LT_EDIT_AUTOMATIC,
                           lt_places_store, lt_places_new (graph, layout), (GDestroyNotify) lt_places_free,
                           NULL, NULL, NULL, on_stored, g_object_ref (self));
}

/* --- Proposals --- */

static void
set_accepted (LtDiagram *self, LtScene *scene)
{
  g_clear_pointer (&self->accepted, lt_scene_unref);
  self->accepted = scene != NULL ? lt_scene_ref (scene) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROPOSING]);
}

/* What is proposed is out of date, or of another diagram. */
static void
forget_proposal (LtDiagram *self)
{
  if (self->accepted == NULL)
    return;
  set_accepted (self, NULL);
  self->moved = TRUE;
}

#define SAME_PLACE 0.05            /* diagram units: what is stored is rounded to tenths */

static gboolean
same_places (LtScene *a, LtScene *b)
{
  LtGraph *graph = lt_scene_get_graph (b);

  if (lt_scene_get_graph (a)->nodes->len != graph->nodes->len)
    return FALSE;
  for (guint i = 0; i < graph->nodes->len; i++)
    {
      LtRect here = lt_scene_card_rect (b, i), there;
      guint index;

      if (!lt_graph_find (lt_scene_get_graph (a), lt_graph_node (graph, i)->id, &index))
        return FALSE;
      there = lt_scene_card_rect (a, index);
      if (fabs (here.x - there.x) > SAME_PLACE || fabs (here.y - there.y) > SAME_PLACE)
        return FALSE;
    }
  return TRUE;
}

static void
propose (LtDiagram *self, LtScene *scene)
{
  if (self->scene != NULL && same_places (self->scene, scene))
    {
      g_signal_emit (self, signals[TIDY_ALREADY], 0);
      return;
    }
  if (self->scene != NULL && self->accepted == NULL && !lt_workspace_is_read_only (self->workspace))
    set_accepted (self, self->scene);
  set_scene (self, scene);
}

/* Takes the scene's graph and layout to the file, and the scene on screen. */
static void
on_layout_indexed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LtDiagram) self = user_data;
  LtSceneBuild *built = lt_scene_build_run_finish (result);

  if (built == NULL)
    return;
  g_clear_object (&self->layout);
  if (self->tidying)
    propose (self, built->scene);
  else
    set_scene (self, built->scene);
  if (self->keep_places && !self->tidying)
    store (self, built->graph, built->layout, FALSE);
  self->tidying = FALSE;
  g_clear_pointer (&self->tidied, g_hash_table_unref);
  lt_scene_build_free (built);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* Of another arrangement than the one they were pinned in they would be a jumble. */
static LtRect *
find_pins (LtDiagram *self, LtGraph *graph)
{
  LtRect *pins = self->tidying ? lt_stored_pins_read (lt_workspace_get_model (self->workspace), graph) : NULL;

  if (self->tidied == NULL || self->scene == NULL)
    return pins;
  if (pins == NULL)
    pins = g_new0 (LtRect, graph->nodes->len + 1);
  for (guint i = 0; i < graph->nodes->len; i++)
    {
      gint64 id = lt_graph_node (graph, i)->id;
      guint index;

      if (!g_hash_table_contains (self->tidied, &id) && lt_graph_find (lt_scene_get_graph (self->scene), id, &index))
        pins[i] = lt_scene_card_rect (self->scene, index);
    }
  return pins;
}

static void
on_laid_out (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LtDiagram) self = user_data;
  g_autoptr(GError) error = NULL;
  LtLayout *layout = lt_layout_run_finish (result, &error);
  LtSceneBuild *build;

  /* Cancelled: another one has taken its place, or none is wanted. */
  if (layout == NULL)
    return;
  build = g_new0 (LtSceneBuild, 1);
  build->graph = g_steal_pointer (&self->laying_out);
  build->layout = layout;
  build->pins = find_pins (self, build->graph);
  lt_scene_build_run_async (build, self->layout, on_layout_indexed, g_object_ref (self));
}

static void
run_layout (LtDiagram *self, LtGraph *graph)
{
  cancel_layout (self);
  self->layout = g_cancellable_new ();
  self->laying_out = lt_graph_ref (graph);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  lt_layout_run_async (graph, self->service, self->layout, on_laid_out, g_object_ref (self));
}

/* --- Refreshing --- */

static void
on_built (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LtDiagram) self = user_data;
  LtSceneBuild *built = lt_scene_build_run_finish (result);

  if (built == NULL)
    return;
  g_clear_object (&self->building);
  /* Out of date or not, it is newer than what is shown; only a layout would be in vain. */
  if (built->scene != NULL)
    {
      cancel_layout (self);
      g_clear_pointer (&self->stored, lt_stored_places_unref);
      self->stored = g_steal_pointer (&built->stored);
      set_scene (self, built->scene);
    }
  else if (!self->again)
    run_layout (self, built->graph);
  lt_scene_build_free (built);
  if (self->again)
    queue_refresh (self);
  self->again = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* What needs the model is done here; the rest, which does not, in a thread. */
static void
start_building (LtDiagram *self)
{
  LtModel *model = lt_workspace_get_model (self->workspace);
  LtSceneBuild *build = g_new0 (LtSceneBuild, 1);
  gboolean other;

  build->graph = lt_graph_source_take (self->source);
  other = self->arrangement != NULL && self->kind == LT_DIAGRAM_CHAIN && build->graph->arrangement != *self->arrangement;
  if (other)
    build->graph->arrangement = *self->arrangement;
  if (self->scene != NULL && lt_graph_is_same_diagram (lt_scene_get_graph (self->scene), build->graph))
    build->before = lt_scene_ref (self->scene);
  build->keeps = !self->tidying && !self->moved;
  if (!self->tidying && !other)
    build->stored = lt_stored_places_read (model, build->graph);
  build->last = self->stored != NULL ? lt_stored_places_ref (self->stored) : NULL;
  self->moved = FALSE;
  self->building = g_cancellable_new ();
  lt_scene_build_run_async (build, self->building, on_built, g_object_ref (self));
}

static void proceed (LtDiagram *self);

/* In several turns of the main loop: with a hundred thousand enterprises each of these steps takes its time. */
static gboolean
refresh (gpointer user_data)
{
  LtDiagram *self = user_data;
  LtGraphWish wish = { .kind = self->kind, .chain = self->chain, .layer = self->layer, .folded = self->folded };

  self->refresh_source = 0;
  if (self->building != NULL)
    {
      self->again = TRUE;
      return G_SOURCE_REMOVE;
    }
  if (lt_graph_source_step (self->source, self->viewpoint, &wish))
    proceed (self);
  else
    start_building (self);
  return G_SOURCE_REMOVE;
}

/* What is being built is of another diagram, or of places that are to be given up. */
static void
drop_building (LtDiagram *self)
{
  if (self->building == NULL)
    return;
  g_cancellable_cancel (self->building);
  g_clear_object (&self->building);
  self->again = FALSE;
  self->moved = TRUE;          /* it may have been */
}

static void
proceed (LtDiagram *self)
{
  if (self->refresh_source == 0)
    self->refresh_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refresh, self, NULL);
}

static void
queue_refresh (LtDiagram *self)
{
  lt_graph_source_expire (self->source);
  proceed (self);
}

static guint
drawn_tables (LtDiagram *self)
{
  guint of_layer = self->layer == LT_LAYER_INNOVATION ? INNOVATION_TABLES : self->layer == LT_LAYER_SUPPLY ? SUPPLY_TABLES : 0;

  return DRAWN_TABLES | of_layer;
}

static void
on_changed (LtWorkspace *workspace, const LtChanges *changes, LtDiagram *self)
{
  /* What we store is what is shown already. */
  if (self->storing && (changes->tables & ~PLACE_TABLES) == 0)
    {
      self->overheard++;
      return;
    }
  if ((changes->tables & drawn_tables (self)) != 0)
    forget_proposal (self);
  self->moved |= (changes->tables & PLACE_TABLES) != 0;
  /* The layout under way may be of another arrangement. */
  if ((changes->tables & (1u << LT_TABLE_META)) != 0)
    cancel_layout (self);
  if ((changes->tables & drawn_tables (self)) != 0)
    queue_refresh (self);
}

/**
 * lt_diagram_show:
 * @kind: the kind of diagram
 * @chain: the chain of %LT_DIAGRAM_CHAIN
 *
 * Shows another diagram. The scene of the last one stays until the new one is ready.
 */
void
lt_diagram_show (LtDiagram *self, LtDiagramKind kind, gint64 chain)
{
  chain = kind == LT_DIAGRAM_CHAIN ? chain : 0;
  if (self->kind == kind && self->chain == chain && self->scene != NULL)
    return;
  drop_building (self);
  forget_proposal (self);
  self->kind = kind;
  self->chain = chain;
  self->tidying = FALSE;
  queue_refresh (self);
}

void
lt_diagram_set_viewpoint (LtDiagram *self, gint64 region)
{
  if (self->viewpoint == region)
    return;
  self->viewpoint = region;
  queue_refresh (self);
}

/** lt_diagram_set_layer: every card stays where it is and says something else. */
void
lt_diagram_set_layer (LtDiagram *self, LtLayer layer)
{
  if (self->layer == layer)
    return;
  self->layer = layer;
  /* What is asked for already takes a survey of its own, if the last is out of date. */
  lt_graph_source_turn (self->source, self->refresh_source == 0);
  proceed (self);
}

static GHashTable *
new_key_set (const gint64 *keys, guint n)
{
  GHashTable *set = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < n; i++)
    g_hash_table_add (set, g_memdup2 (&keys[i], sizeof keys[i]));
  return set;
}

/** lt_diagram_set_folded: @chains: (array length=n): of which the tree of chains shows no parts */
void
lt_diagram_set_folded (LtDiagram *self, const gint64 *chains, guint n)
{
  g_clear_pointer (&self->folded, g_hash_table_unref);
  self->folded = new_key_set (chains, n);
  if (self->kind == LT_DIAGRAM_OVERVIEW)
    queue_refresh (self);
}

/**
 * lt_diagram_tidy:
 * @nodes: (array length=n) (nullable): cards that are to be laid out afresh; %NULL: all but the pinned
 *
 * Lays the diagram out afresh and shows that as a proposal: nothing is stored until lt_diagram_accept(). Where nothing would
 * change, "tidy-already" is all that happens.
 */
void
lt_diagram_tidy (LtDiagram *self, const gint64 *nodes, guint n)
{
  if (self->accepted != NULL)
    return;
  drop_building (self);
  self->tidying = TRUE;
  g_clear_pointer (&self->tidied, g_hash_table_unref);
  if (nodes != NULL)
    self->tidied = new_key_set (nodes, n);
  queue_refresh (self);
}

gboolean
lt_diagram_is_proposing (LtDiagram *self)
{
  return self->accepted != NULL;
}

/** lt_diagram_accept: what is proposed is what the diagram looks like from now on. */
void
lt_diagram_accept (LtDiagram *self)
{
  if (self->accepted == NULL)
    return;
  set_accepted (self, NULL);
  store (self, lt_scene_get_graph (self->scene), lt_scene_get_layout (self->scene), TRUE);
}

/** lt_diagram_leave: what is proposed is forgotten. */
void
lt_diagram_leave (LtDiagram *self)
{
  g_autoptr(LtScene) scene = self->accepted != NULL ? lt_scene_ref (self->accepted) : NULL;

  if (scene == NULL)
    return;
  set_accepted (self, NULL);
  set_scene (self, scene);
  /* Its colours may be of another viewpoint by now. */
  queue_refresh (self);
}

gint64
lt_diagram_get_viewpoint (LtDiagram *self)
{
  return self->viewpoint;
}

LtLayer
lt_diagram_get_layer (LtDiagram *self)
{
  return self->layer;
}

LtDiagramKind
lt_diagram_get_kind (LtDiagram *self)
{
  return self->kind;
}

gint64
lt_diagram_get_chain (LtDiagram *self)
{
  return self->chain;
}

LtScene *
lt_diagram_get_scene (LtDiagram *self)
{
  return self->scene;
}

/** lt_diagram_get_survey: returns (transfer none) (nullable): what the scene's colours come from. */
LtSurvey *
lt_diagram_get_survey (LtDiagram *self)
{
  return lt_graph_source_get_survey (self->source);
}

const char *
lt_diagram_get_notice (LtDiagram *self)
{
  return self->notice;
}

gboolean
lt_diagram_is_busy (LtDiagram *self)
{
  return self->refresh_source != 0 || self->building != NULL || self->layout != NULL || self->storing;
}

void
lt_diagram_wait (LtDiagram *self)
{
  while (lt_diagram_is_busy (self))
    g_main_context_iteration (NULL, TRUE);
}

/* --- The object --- */

static void
lt_diagram_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LtDiagram *self = LT_DIAGRAM (object);

  switch (id)
    {
    case PROP_SCENE:
      g_value_set_pointer (value, self->scene);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, lt_diagram_is_busy (self));
      break;
    case PROP_NOTICE:
      g_value_set_string (value, self->notice);
      break;
    case PROP_PROPOSING:
      g_value_set_boolean (value, self->accepted != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lt_diagram_dispose (GObject *object)
{
  LtDiagram *self = LT_DIAGRAM (object);

  drop_building (self);
  cancel_layout (self);
  if (self->refresh_source != 0)
    g_source_remove (self->refresh_source);
  self->refresh_source = 0;
  G_OBJECT_CLASS (lt_diagram_parent_class)->dispose (object);
}

static void
lt_diagram_finalize (GObject *object)
{
  LtDiagram *self = LT_DIAGRAM (object);

  g_clear_pointer (&self->scene, lt_scene_unref);
  g_clear_pointer (&self->accepted, lt_scene_unref);
  g_clear_pointer (&self->stored, lt_stored_places_unref);
  g_clear_pointer (&self->tidied, g_hash_table_unref);
  g_clear_pointer (&self->folded, g_hash_table_unref);
  lt_graph_source_free (self->source);
  g_clear_object (&self->workspace);
  g_clear_object (&self->service);
  g_free (self->notice);
  G_OBJECT_CLASS (lt_diagram_parent_class)->finalize (object);
}

static void
lt_diagram_class_init (LtDiagramClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = lt_diagram_get_property;
  object_class->dispose = lt_diagram_dispose;
  object_class->finalize = lt_diagram_finalize;
  properties[PROP_SCENE] = g_param_spec_pointer ("scene", NULL, NULL, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  properties[PROP_NOTICE] = g_param_spec_string ("notice", NULL, NULL, NULL, flags);
  properties[PROP_PROPOSING] = g_param_spec_boolean ("proposing", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  /**
   * LtDiagram::scene-changed:
   * @same_places: whether every card stands where it stood and only looks changed, so that a view need not move
   */
  signals[SCENE_CHANGED] = g_signal_new ("scene-changed", LT_TYPE_DIAGRAM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[TIDY_ALREADY] = g_signal_new ("tidy-already", LT_TYPE_DIAGRAM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lt_diagram_init (LtDiagram *self)
{
  self->keep_places = TRUE;
}

/**
 * lt_diagram_new: a diagram of the workspace's tree of chains at its home region; lt_diagram_show() shows another.
 * Returns: (transfer full): the diagram
 */
LtDiagram *
lt_diagram_new (LtWorkspace *workspace, LtLayoutService *service)
{
  LtDiagram *self = g_object_new (LT_TYPE_DIAGRAM, NULL);

  self->workspace = g_object_ref (workspace);
  self->service = g_object_ref (service);
  self->source = lt_graph_source_new (lt_workspace_get_model (workspace));
  self->viewpoint = lt_model_get_home (lt_workspace_get_model (workspace));
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, 0);
  queue_refresh (self);
  return self;
}

/**
 * lt_diagram_make_scene: one diagram at once, for liantuctl and exports; nothing is stored.
 * @arrangement: (nullable): instead of the one that the workspace has for the chain
 * @notice: (out) (optional) (nullable) (transfer full): why it looks plainer than it should
 *
 * Returns: (transfer full): the scene
 */
LtScene *
lt_diagram_make_scene (LtWorkspace *workspace, LtLayoutService *service, LtDiagramKind kind, gint64 chain,
                       const LtArrangement *arrangement, LtLayer layer, gint64 viewpoint, char **notice)
{
  g_autoptr(LtDiagram) diagram = lt_diagram_new (workspace, service);

  diagram->keep_places = FALSE;
  diagram->kind = kind;
  diagram->chain = kind == LT_DIAGRAM_CHAIN ? chain : 0;
  diagram->viewpoint = viewpoint;
  diagram->layer = layer;
  diagram->arrangement = arrangement;
  lt_diagram_wait (diagram);
  diagram->arrangement = NULL;
  if (notice != NULL)
    *notice = g_strdup (diagram->notice);
  return lt_scene_ref (diagram->scene);
}
