#include "config.h"
#include "app/gap-lines.h"

#include "workspace/text.h"

#include <string.h>

struct _LtGapLine {
  GObject           parent_instance;
  gint64            segment, chain;
  guint             rank;
  const LtTemplate *template;    /* (nullable): the library's */
  LtTemplateLine    lacking;
};

G_DEFINE_FINAL_TYPE (LtGapLine, lt_gap_line, G_TYPE_OBJECT)

typedef enum { STEP_SURVEY, STEP_RANKING, STEP_CHAINS } Step;

struct _LtGapLines {
  GObject      parent_instance;

  LtViewState *state;            /* borrowed: it outlives what lists it */
  LtGapFilter  filter;
  GHashTable  *found;            /* (nullable): keys of segments and chains that the text finds */
  GHashTable  *lines;            /* segment's key → LtGapLine */
  GPtrArray   *ranked, *lacking; /* LtGapLine: all of them */
  GPtrArray   *compared;         /* LtGapLine: what will be lacking, as far as chains are compared by now */
  GPtrArray   *shown;
  GArray      *pending;          /* gint64: chains that are yet to be compared, the next one last */
  Step         step;
  guint        update;
};

static void list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LtGapLines, lt_gap_lines, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum { REFRESHED, N_SIGNALS };
static guint signals[N_SIGNALS];

#define AS_POINTER(key) ((gpointer) (gintptr) (key))

/* --- One line --- */

static void
lt_gap_line_class_init (LtGapLineClass *class)
{
}

static void
lt_gap_line_init (LtGapLine *self)
{
}

gint64
lt_gap_line_get_segment (LtGapLine *self)
{
  return self->segment;
}

gint64
lt_gap_line_get_chain (LtGapLine *self, LtModel *model)
{
  const LtSegment *row = lt_model_get_segment (model, self->segment);

  return row != NULL ? row->chain : self->chain;
}

guint
lt_gap_line_get_rank (LtGapLine *self)
{
  return self->rank;
}

const LtTemplate *
lt_gap_line_get_template (LtGapLine *self)
{
  return self->template;
}

gboolean
lt_gap_line_get_lacking (LtGapLine *self, LtLacking *lacking)
{
  *lacking = (LtLacking) { self->chain, self->template, self->lacking.index };
  return self->template != NULL;
}

/* As the template has it, of one that is lacking. */
static const LtSegment *
get_row (LtGapLine *self, LtModel *model)
{
  if (self->template == NULL)
    return lt_model_get_segment (model, self->segment);
  return ((const LtTemplateSegment *) self->template->segments->pdata[self->lacking.index])->row;
}

const char *
lt_gap_line_get_name (LtGapLine *self, LtModel *model)
{
  const LtSegment *row = get_row (self, model);

  return row != NULL ? row->name : "";
}

gint
lt_gap_line_get_position (LtGapLine *self, LtModel *model)
{
  const LtSegment *row = get_row (self, model);

  return row != NULL ? row->position : LT_POSITION_NONE;
}

/** lt_gap_line_get_assessment: returns (transfer none) (nullable): NULL for a segment that is gone. */
const LtAssessment *
lt_gap_line_get_assessment (LtGapLine *self, LtViewState *state)
{
  return self->template != NULL ? &self->lacking.assessment : lt_survey_get (lt_view_state_get_survey (state), self->segment);
}

/* --- The filter --- */

void
lt_gap_filter_init (LtGapFilter *self)
{
  *self = (LtGapFilter) { .action = LT_GAP_ANY, .coverage = LT_GAP_ANY, .position = LT_GAP_ANY };
}

guint
lt_gap_filter_count (const LtGapFilter *self)
{
  return (self->chain != 0) + (self->action != LT_GAP_ANY) + (self->coverage != LT_GAP_ANY) + (self->position != LT_GAP_ANY)
         + (self->by_hand != FALSE) + (self->lacking != LT_LACKING_TOO);
}

/* What the text finds, products and pinyin initials too; a chain that it finds stands for its segments. */
static void
search (LtGapLines *self)
{
  g_autoptr(GArray) hits = NULL;

  g_clear_pointer (&self->found, g_hash_table_unref);
  if (self->filter.text == NULL || *self->filter.text == '\0')
    return;
  self->found = g_hash_table_new (NULL, NULL);
  hits = lt_search_run (lt_view_state_get_search (self->state), self->filter.text, 0);
  for (guint i = 0; i < hits->len; i++)
    {
      const LtSearchHit *hit = &g_array_index (hits, LtSearchHit, i);

      if (hit->table == LT_TABLE_SEGMENT || hit->table == LT_TABLE_CHAIN)
        g_hash_table_add (self->found, AS_POINTER (hit->id));
    }
}

/* What is in no index: a name as it is written, or by its initials. */
static gboolean
is_named (const char *name, const char *text)
{
  g_autofree char *wanted = lt_text_fold (text), *folded = lt_text_fold (name), *initials = lt_text_initials (name);

  return wanted != NULL && ((folded != NULL && strstr (folded, wanted) != NULL)
                            || (initials != NULL && strstr (initials, wanted) != NULL));
}

static gboolean
is_found (LtGapLines *self, LtGapLine *line, const LtSegment *row, gint64 chain)
{
  return self->found == NULL || g_hash_table_contains (self->found, AS_POINTER (chain))
         || (line->template == NULL ? g_hash_table_contains (self->found, AS_POINTER (line->segment))
                                    : is_named (row->name, self->filter.text));
}

static gboolean
is_placed (LtGapLines *self, gint64 chain, gint position)
{
  return (self->filter.chain == 0 || self->filter.chain == chain)
         && (self->filter.position == LT_GAP_ANY || self->filter.position == position);
}

static gboolean
is_left (LtGapLines *self, LtGapLine *line)
{
  const LtGapFilter *filter = &self->filter;
  LtModel *model = lt_view_state_get_model (self->state);
  const LtSegment *row = get_row (line, model);
  const LtAssessment *a = lt_gap_line_get_assessment (line, self->state);
  const gint64 chain = lt_gap_line_get_chain (line, model);

  if (row == NULL || a == NULL || filter->lacking == (line->template != NULL ? LT_LACKING_NOT : LT_LACKING_ONLY))
    return FALSE;
  return is_placed (self, chain, row->position) && (filter->action == LT_GAP_ANY || filter->action == (gint) a->action)
         && (filter->coverage == LT_GAP_ANY || filter->coverage == (gint) a->coverage)
         && (filter->by_hand ? a->override != 0 : a->action != LT_ACTION_NONE) && is_found (self, line, row, chain);
}

gboolean
lt_gap_lines_matches (LtGapLines *self, gint64 segment)
{
  const LtSegment *row = lt_model_get_segment (lt_view_state_get_model (self->state), segment);

  return row != NULL && is_placed (self, row->chain, row->position)
         && (self->found == NULL || g_hash_table_contains (self->found, AS_POINTER (row->chain))
             || g_hash_table_contains (self->found, AS_POINTER (segment)));
}

/* --- What is shown --- */

static void
append_left (LtGapLines *self, GPtrArray *lines, GPtrArray *left)
{
  for (guint i = 0; i < lines->len; i++)
    if (is_left (self, lines->pdata[i]))
      g_ptr_array_add (left, g_object_ref (lines->pdata[i]));
}

/* Lines that stay at either end are not said to be others. */
static void
show_left (LtGapLines *self)
{
  GPtrArray *old = self->shown, *left = g_ptr_array_new_with_free_func (g_object_unref);
  guint same = 0, tail = 0;

  append_left (self, self->ranked, left);
  append_left (self, self->lacking, left);
  while (same < MIN (old->len, left->len) && old->pdata[same] == left->pdata[same])
    same++;
  while (tail < MIN (old->len, left->len) - same && old->pdata[old->len - 1 - tail] == left->pdata[left->len - 1 - tail])
    tail++;
  self->shown = left;
  if (old->len > same + tail || left->len > same + tail)
    g_list_model_items_changed (G_LIST_MODEL (self), same, old->len - same - tail, left->len - same - tail);
  g_ptr_array_unref (old);
}

void
lt_gap_lines_filter (LtGapLines *self, const LtGapFilter *filter)
{
  char *text = g_strdup (filter->text);

  g_return_if_fail (LT_IS_GAP_LINES (self));
  g_free (self->filter.text);
  self->filter = *filter;
  self->filter.text = text;
  search (self);
  show_left (self);
}

/* --- What there is --- */

static LtGapLine *
take_line (LtGapLines *self, gint64 segment, guint rank)
{
  LtGapLine *line = g_hash_table_lookup (self->lines, AS_POINTER (segment));

  if (line == NULL)
    {
      line = g_object_new (LT_TYPE_GAP_LINE, NULL);
      line->segment = segment;
      g_hash_table_insert (self->lines, AS_POINTER (segment), line);
    }
  line->rank = rank;
  return line;
}

/* What is no gap only by what somebody said stays to be found. */
static void
append_said (LtGapLines *self)
{
  LtSurvey *survey = lt_view_state_get_survey (self->state);
  GPtrArray *rows = lt_model_refs (lt_view_state_get_model (self->state), LT_TABLE_OVERRIDE, "region",
                                   lt_view_state_get_viewpoint (self->state));

  for (guint i = 0; i < rows->len; i++)
    {
      const LtOverride *row = rows->pdata[i];
      const LtAssessment *a = lt_survey_get (survey, row->segment);

      if (a != NULL && a->override == row->id && a->action == LT_ACTION_NONE)
        g_ptr_array_add (self->ranked, g_object_ref (take_line (self, row->segment, 0)));
    }
}

static void
list_ranked (LtGapLines *self)
{
  g_autoptr(GPtrArray) gaps = lt_ranking_list (lt_view_state_get_ranking (self->state), 0);

  g_ptr_array_set_size (self->ranked, 0);
  for (guint i = 0; i < gaps->len; i++)
    g_ptr_array_add (self->ranked, g_object_ref (take_line (self, ((const LtPriority *) gaps->pdata[i])->segment, i + 1)));
  append_said (self);
}

/* The one that stood for it before, so that it stays selected. */
static LtGapLine *
take_lacking (LtGapLines *self, gint64 chain, const LtTemplate *template, const LtTemplateLine *lacking)
{
  LtGapLine *line = NULL;

  for (guint i = 0; i < self->lacking->len && line == NULL; i++)
    {
      LtGapLine *old = self->lacking->pdata[i];

      if (old->chain == chain && old->template == template && old->lacking.index == lacking->index)
        line = g_object_ref (old);
    }
  if (line == NULL)
    line = g_object_new (LT_TYPE_GAP_LINE, NULL);
  line->chain = chain;
  line->template = template;
  line->lacking = *lacking;
  return line;
}

static void
compare_chain (LtGapLines *self, gint64 chain)
{
  LtModel *model = lt_view_state_get_model (self->state);
  const LtTemplate *template = lt_model_get_chain (model, chain) != NULL ? lt_template_of (model, chain, NULL) : NULL;
  g_autoptr(GArray) lines = template != NULL ? lt_template_compare (model, lt_view_state_get_survey (self->state), template, chain)
      : NULL;

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    if (g_array_index (lines, LtTemplateLine, i).segment == 0)
      g_ptr_array_add (self->compared, take_lacking (self, chain, template, &g_array_index (lines, LtTemplateLine, i)));
}

static void
begin_comparing (LtGapLines *self)
{
  const GPtrArray *chains = lt_model_get_sorted (lt_view_state_get_model (self->state), LT_TABLE_CHAIN);

  g_clear_pointer (&self->compared, g_ptr_array_unref);
  self->compared = g_ptr_array_new_with_free_func (g_object_unref);
  g_array_set_size (self->pending, 0);
  for (guint i = chains->len; i > 0; i--)
    g_array_append_val (self->pending, ((LtChain *) chains->pdata[i - 1])->id);
}

static void
compare_next (LtGapLines *self)
{
  const gint64 chain = g_array_index (self->pending, gint64, self->pending->len - 1);

  g_array_set_size (self->pending, self->pending->len - 1);
  compare_chain (self, chain);
}

static void
show (LtGapLines *self)
{
  search (self);
  show_left (self);
  g_signal_emit (self, signals[REFRESHED], 0);
}

/* Each step a turn of the main loop, so that none is long in a large workspace: the survey, the ranking, one chain after
 * another. */
static gboolean
on_step (gpointer data)
{
  LtGapLines *self = data;

  switch (self->step)
    {
    case STEP_SURVEY:
      lt_view_state_get_survey (self->state);
      self->step = STEP_RANKING;
      return G_SOURCE_CONTINUE;
    case STEP_RANKING:
      list_ranked (self);
      begin_comparing (self);
      show (self);
      self->step = STEP_CHAINS;
      return G_SOURCE_CONTINUE;
    case STEP_CHAINS:
    default:
      if (self->pending->len > 0)
        {
          compare_next (self);
          return G_SOURCE_CONTINUE;
        }
      self->update = 0;
      g_ptr_array_unref (self->lacking);
      self->lacking = g_steal_pointer (&self->compared);
      show (self);
      return G_SOURCE_REMOVE;
    }
}

static void
on_refreshed (LtGapLines *self)
{
  self->step = STEP_SURVEY;
  if (self->update == 0)
    self->update = g_idle_add (on_step, self);
}

gboolean
lt_gap_lines_is_settled (LtGapLines *self)
{
  return self->update == 0;
}

guint
lt_gap_lines_count_all (LtGapLines *self)
{
  return self->ranked->len + self->lacking->len;
}

/** lt_gap_lines_count_lacking: how many of all are not gaps of a segment, but segments that a template has. */
guint
lt_gap_lines_count_lacking (LtGapLines *self)
{
  g_return_val_if_fail (LT_IS_GAP_LINES (self), 0);
  return self->lacking->len;
}

/* --- The list --- */

static GType
get_item_type (GListModel *list)
{
  return LT_TYPE_GAP_LINE;
}

static guint
get_n_items (GListModel *list)
{
  return LT_GAP_LINES (list)->shown->len;
}

static gpointer
get_item (GListModel *list, guint position)
{
  GPtrArray *shown = LT_GAP_LINES (list)->shown;

  return position < shown->len ? g_object_ref (shown->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static void
lt_gap_lines_finalize (GObject *object)
{
  LtGapLines *self = LT_GAP_LINES (object);

  g_clear_handle_id (&self->update, g_source_remove);
  g_free (self->filter.text);
  g_clear_pointer (&self->found, g_hash_table_unref);
  g_hash_table_unref (self->lines);
  g_ptr_array_unref (self->ranked);
  g_ptr_array_unref (self->lacking);
  g_clear_pointer (&self->compared, g_ptr_array_unref);
  g_ptr_array_unref (self->shown);
  g_array_unref (self->pending);
  G_OBJECT_CLASS (lt_gap_lines_parent_class)->finalize (object);
}

static void
lt_gap_lines_class_init (LtGapLinesClass *class)
{
  G_OBJECT_CLASS (class)->finalize = lt_gap_lines_finalize;
  signals[REFRESHED] = g_signal_new ("refreshed", LT_TYPE_GAP_LINES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lt_gap_lines_init (LtGapLines *self)
{
  lt_gap_filter_init (&self->filter);
  self->lines = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->ranked = g_ptr_array_new_with_free_func (g_object_unref);
  self->lacking = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  self->pending = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/** lt_gap_lines_new: @state: must outlive the list. Returns: (transfer full): what there is, as it is now and from now on. */
LtGapLines *
lt_gap_lines_new (LtViewState *state)
{
  LtGapLines *self = g_object_new (LT_TYPE_GAP_LINES, NULL);

  self->state = state;
  g_signal_connect_object (state, "refreshed", G_CALLBACK (on_refreshed), self, G_CONNECT_SWAPPED);
  on_refreshed (self);
  return self;
}
