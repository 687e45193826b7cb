#include "config.h"
#include "app/drop.h"

#include "analysis/candidates.h"
#include "app/editor-details.h"
#include "app/editor-links.h"
#include "app/editor-recruit.h"
#include "workspace/edit-segment.h"
#include "workspace/schema.h"
#include "workspace/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- Words --- */

static void G_GNUC_PRINTF (2, 3)
refuse (LtDrop *self, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  self->hint = g_strdup_vprintf (format, arguments);
  va_end (arguments);
}

static const char *
name_of (LtModel *model, LtTable table, gint64 id)
{
  const char *name = lt_thing_get_name (model, (LtThing) { table, id });

  return name != NULL ? name : "";
}

static const char *
position_name (gint position)
{
  return position == LT_POSITION_NONE ? _("No position") : lt_enum_label (LT_TABLE_SEGMENT, "position", position);
}

/* --- Links: enterprises and institutions onto a segment, enterprises onto an enterprise --- */

static gboolean
is_linked (LtModel *model, LtTable link, const char *column, gint64 id, gint64 segment)
{
  GPtrArray *rows = lt_model_refs (model, link, column, id);
  const guint key = lt_table_find_column (link, "segment");

  for (guint i = 0; i < rows->len; i++)
    if (lt_row_get_key (link, rows->pdata[i], key) == segment)
      return TRUE;
  return FALSE;
}

/* Those that are not linked yet; returns how many are. */
static guint
take_unlinked (LtDrop *self, LtModel *model, LtTable link, const char *column, gint64 segment)
{
  guint linked = 0;

  for (guint i = 0; i < self->cargo->ids->len; i++)
    {
      gint64 id = g_array_index (self->cargo->ids, gint64, i);

      if (is_linked (model, link, column, id, segment))
        linked++;
      else
        g_array_append_val (self->ids, id);
    }
  return linked;
}

static void
judge_participation (LtDrop *self, LtModel *model, gint64 segment)
{
  guint there = take_unlinked (self, model, LT_TABLE_PARTICIPATION, "enterprise", segment);
  const char *to = name_of (model, LT_TABLE_SEGMENT, segment);

  if (self->ids->len == 0 && there == 1)
    refuse (self, _("“%s” is in “%s” already"), self->cargo->name, to);
  else if (self->ids->len == 0)
    refuse (self, _("All of them are in “%s” already"), to);
  else
    {
      self->kind = LT_DROP_PARTICIPATE;
      self->to = segment;
      if (there > 0)
        self->hint = g_strdup_printf (_("%u of %u go into “%s”; the others are there"), self->ids->len, there + self->ids->len, to);
      else
        self->hint = self->ids->len == 1 ? g_strdup_printf (_("“%s” goes into “%s”"), self->cargo->name, to)
                                         : g_strdup_printf (_("%u enterprises go into “%s”"), self->ids->len, to);
    }
}

/* --- Targets: enterprises outside onto a segment that is a gap --- */

/* Those outside that are no targets yet, and the local ones that are not in the segment; returns how many are targets. */
static guint
take_targets (LtDrop *self, LtModel *model, const LtDropPlace *place)
{
  guint targets = 0;

  self->others = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < self->cargo->ids->len; i++)
    {
      gint64 id = g_array_index (self->cargo->ids, gint64, i);
      gboolean outside = lt_candidates_is_outside (model, place->survey, id);

      if (outside && is_linked (model, LT_TABLE_TARGET, "enterprise", id, place->thing.id))
        targets++;
      else if (outside)
        g_array_append_val (self->ids, id);
      else if (!is_linked (model, LT_TABLE_PARTICIPATION, "enterprise", id, place->thing.id))
        g_array_append_val (self->others, id);
    }
  return targets;
}

static void
judge_targets (LtDrop *self, LtModel *model, const LtDropPlace *place)
{
  guint there = take_targets (self, model, place), n = self->ids->len;
  const char *to = name_of (model, LT_TABLE_SEGMENT, place->thing.id);

  if (n + self->others->len == 0 && self->cargo->ids->len == 1)
    refuse (self, _("“%s” is a target for “%s” already"), self->cargo->name, to);
  else if (n + self->others->len == 0)
    refuse (self, _("All of them are targets for “%s”, or in it, already"), to);
  else
    {
      self->kind = LT_DROP_TARGET;
      self->to = place->thing.id;
      if (self->others->len > 0)
        self->hint = g_strdup_printf (_("%u become targets for “%s”, %u go into it"), n, to, self->others->len);
      else if (there > 0)
        self->hint = g_strdup_printf (_("%u of %u become targets for “%s”; the others are"), n, there + n, to);
      else
        self->hint = n == 1 ? g_strdup_printf (_("“%s” becomes a target for “%s”"), self->cargo->name, to)
                            : g_strdup_printf (_("%u enterprises become targets for “%s”"), n, to);
    }
}

static gboolean
has_outside (const LtDrop *self, LtModel *model, LtSurvey *survey)
{
  for (guint i = 0; i < self->cargo->ids->len; i++)
    if (lt_candidates_is_outside (model, survey, g_array_index (self->cargo->ids, gint64, i)))
      return TRUE;
  return FALSE;
}

/* Whether what is held there may become a target: the segment is a gap at the viewpoint, and not all are local. */
static gboolean
is_for_targets (const LtDrop *self, LtModel *model, const LtDropPlace *place)
{
  const LtAssessment *a = place->survey != NULL ? lt_survey_get (place->survey, place->thing.id) : NULL;

  return a != NULL && a->action != LT_ACTION_NONE && has_outside (self, model, place->survey);
}

static void
judge_study (LtDrop *self, LtModel *model, gint64 segment)
{
  guint there = take_unlinked (self, model, LT_TABLE_STUDY, "institution", segment);
  const char *to = name_of (model, LT_TABLE_SEGMENT, segment);

  if (self->ids->len == 0 && there == 1)
    refuse (self, _("“%s” is linked to “%s” already"), self->cargo->name, to);
  else if (self->ids->len == 0)
    refuse (self, _("All of them are linked to “%s” already"), to);
  else
    {
      self->kind = LT_DROP_STUDY;
      self->to = segment;
      if (there > 0)
        self->hint = g_strdup_printf (_("%u of %u are linked to “%s”; the others are already"), self->ids->len, there + self->ids->len, to);
      else
        self->hint = self->ids->len == 1 ? g_strdup_printf (_("“%s” is linked to “%s”"), self->cargo->name, to)
                                         : g_strdup_printf (_("%u innovation platforms are linked to “%s”"), self->ids->len, to);
    }
}

static gboolean
is_supplying (LtModel *model, gint64 supplier, gint64 buyer)
{
  GPtrArray *rows = lt_model_refs (model, LT_TABLE_SUPPLY, "supplier", supplier);

  for (guint i = 0; i < rows->len; i++)
    if (((LtSupply *) rows->pdata[i])->buyer == buyer)
      return TRUE;
  return FALSE;
}

static void
judge_supply (LtDrop *self, LtModel *model, gint64 buyer)
{
  const char *to = name_of (model, LT_TABLE_ENTERPRISE, buyer);
  guint there = 0;

  for (guint i = 0; i < self->cargo->ids->len; i++)
    {
      gint64 id = g_array_index (self->cargo->ids, gint64, i);
      gboolean supplying = is_supplying (model, id, buyer);

      there += supplying;
      if (id != buyer && !supplying)
        g_array_append_val (self->ids, id);
    }
  if (self->ids->len == 0 && there == 0)
    refuse (self, "%s", _("An enterprise cannot supply itself"));
  else if (self->ids->len == 0)
    refuse (self, _("“%s” supplies “%s” already"), self->cargo->name, to);
  else
    {
      self->kind = LT_DROP_SUPPLY;
      self->to = buyer;
      self->hint = self->ids->len == 1 ? g_strdup_printf (_("“%s” supplies “%s”"),
                                                          name_of (model, LT_TABLE_ENTERPRISE, g_array_index (self->ids, gint64, 0)), to)
                                       : g_strdup_printf (_("%u enterprises supply “%s”"), self->ids->len, to);
    }
}

static void
judge_link (LtDrop *self, LtModel *model, const LtDropPlace *place)
{
  gboolean enterprises = self->cargo->table == LT_TABLE_ENTERPRISE;

  if (place->thing.id != 0 && place->thing.table == LT_TABLE_SEGMENT && enterprises && is_for_targets (self, model, place))
    judge_targets (self, model, place);
  else if (place->thing.id != 0 && place->thing.table == LT_TABLE_SEGMENT && enterprises)
    judge_participation (self, model, place->thing.id);
  else if (place->thing.id != 0 && place->thing.table == LT_TABLE_ENTERPRISE && enterprises)
    judge_supply (self, model, place->thing.id);
  else if (place->thing.id != 0 && place->thing.table == LT_TABLE_SEGMENT)
    judge_study (self, model, place->thing.id);
  else if (place->thing.id != 0 && place->thing.table == LT_TABLE_CHAIN)
    refuse (self, "%s", enterprises ? _("An enterprise is in a segment: go into the chain first")
                                    : _("A platform is linked to a segment: go into the chain first"));
  else
    refuse (self, "%s", _("Drop it on a segment"));
}

/* --- Segments --- */

static gboolean
has_segment (LtModel *model, gint64 chain, const char *name)
{
  GPtrArray *rows = lt_model_refs (model, LT_TABLE_SEGMENT, "chain", chain);
  g_autofree char *wanted = lt_text_fold (name);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *folded = lt_text_fold (((LtSegment *) rows->pdata[i])->name);

      if (g_strcmp0 (folded, wanted) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The chain that a segment would come to, with the position that is meant, or 0 with a refusal. */
static gint64
find_chain (LtDrop *self, const LtDropPlace *place)
{
  self->position = LT_POSITION_STAYS;
  if (place->thing.id != 0 && place->thing.table == LT_TABLE_CHAIN)
    return place->thing.id;
  if (place->thing.id == 0 && place->chain != 0)
    {
      self->position = place->position;
      return place->chain;
    }
  if (place->thing.id != 0 && place->thing.table == LT_TABLE_SEGMENT)
    refuse (self, "%s", _("Drop it beside the cards, or on a position or a chain"));
  else
    refuse (self, "%s", _("Drop it on a chain"));
  return 0;
}

static void
judge_new_segment (LtDrop *self, LtModel *model, const LtDropPlace *place)
{
  gint64 chain = find_chain (self, place);
  const char *to = name_of (model, LT_TABLE_CHAIN, chain);
  gint position;

  if (chain == 0)
    return;
  if (self->cargo->template != NULL && has_segment (model, chain, self->cargo->name))
    {
      refuse (self, _("“%s” has a segment “%s” already"), to, self->cargo->name);
      return;
    }
  self->kind = LT_DROP_ADD_SEGMENT;
  self->to = chain;
  position = self->position == LT_POSITION_STAYS ? self->cargo->position : self->position;
  if (place->thing.id != 0)
    self->hint = g_strdup_printf (_("“%s” becomes a segment of “%s”"), self->cargo->name, to);
  else if (position > LT_POSITION_NONE)
    self->hint = g_strdup_printf (_("“%s”, %s"), self->cargo->name, position_name (position));
  else
    self->hint = g_strdup (self->cargo->name);
}

/* Those that are elsewhere; FALSE with a refusal where a namesake is in the way. */
static gboolean
take_movable (LtDrop *self, LtModel *model, gint64 chain)
{
  for (guint i = 0; i < self->cargo->ids->len; i++)
    {
      const LtSegment *row = lt_model_get_segment (model, g_array_index (self->cargo->ids, gint64, i));

      if (row == NULL || (row->chain == chain && (self->position == LT_POSITION_STAYS || row->position == self->position)))
        continue;
      if (row->chain != chain && has_segment (model, chain, row->name))
        {
          refuse (self, _("“%s” has a segment “%s” already"), name_of (model, LT_TABLE_CHAIN, chain), row->name);
          return FALSE;
        }
      g_array_append_val (self->ids, row->id);
    }
  return TRUE;
}

static void
judge_segments (LtDrop *self, LtModel *model, const LtDropPlace *place)
{
  gint64 chain = find_chain (self, place);
  const char *to = name_of (model, LT_TABLE_CHAIN, chain);
  const LtSegment *first;

  if (chain == 0 || !take_movable (self, model, chain))
    return;
  if (self->ids->len == 0)
    {
      refuse (self, "%s", _("It is there already"));
      return;
    }
  first = lt_model_get_segment (model, g_array_index (self->ids, gint64, 0));
  self->kind = LT_DROP_MOVE_SEGMENTS;
  self->to = chain;
  if (first->chain == chain)
    self->hint = g_strdup_printf (_("Move to %s"), position_name (self->position));
  else if (self->position > LT_POSITION_NONE)
    self->hint = g_strdup_printf (_("Move to “%s”, %s"), to, position_name (self->position));
  else
    self->hint = g_strdup_printf (_("Move to “%s”"), to);
}

/* --- Templates --- */

/* Into the chain that is there, wherever in it; where there is none it becomes one. */
static void
judge_template (LtDrop *self, LtModel *model, const LtDropPlace *place)
{
  const LtSegment *segment = place->thing.table == LT_TABLE_SEGMENT ? lt_model_get_segment (model, place->thing.id) : NULL;
  gint64 chain = place->chain;

  if (place->thing.id != 0 && place->thing.table == LT_TABLE_CHAIN && place->side == LT_SIDE_ON)
    chain = place->thing.id;
  else if (segment != NULL)
    chain = segment->chain;
  self->kind = chain != 0 ? LT_DROP_MERGE_TEMPLATE : LT_DROP_ADD_TEMPLATE;
  self->to = chain;
  self->hint = chain != 0 ? g_strdup_printf (_("Add to “%s” what it lacks of “%s”"), name_of (model, LT_TABLE_CHAIN, chain),
                                             self->cargo->name)
                          : g_strdup_printf (_("New chain “%s”"), self->cargo->name);
}

/* --- Chains --- */

/* Whether the way up from a chain leads to another one; a foreign file's may lead round in a ring. */
static gboolean
is_above (LtModel *model, gint64 chain, gint64 above)
{
  guint most = lt_model_count (model, LT_TABLE_CHAIN);

  for (guint i = 0; chain != 0 && i <= most; i++)
    {
      const LtChain *row = lt_model_get_chain (model, chain);

      if (chain == above)
        return TRUE;
      chain = row != NULL ? row->parent : 0;
    }
  return FALSE;
}

static void
judge_nesting (LtDrop *self, LtModel *model, gint64 parent)
{
  const LtChain *chain = lt_model_get_chain (model, g_array_index (self->cargo->ids, gint64, 0));
  const char *to = name_of (model, LT_TABLE_CHAIN, parent);

  if (chain == NULL)
    return;
  if (chain->id == parent)
    refuse (self, "%s", _("Drop it on another chain, or between two"));
  else if (chain->parent == parent)
    refuse (self, _("“%s” is part of “%s” already"), chain->name, to);
  else if (is_above (model, parent, chain->id))
    refuse (self, _("“%s” is above “%s”"), chain->name, to);
  else
    {
      self->kind = LT_DROP_NEST_CHAIN;
      self->to = parent;
      self->hint = g_strdup_printf (_("“%s” becomes part of “%s”"), chain->name, to);
    }
}

/* The chain that is listed after one; 0: it is the last */
static gint64
next_chain (LtModel *model, gint64 id)
{
  const GPtrArray *rows = lt_model_get_sorted (model, LT_TABLE_CHAIN);

  for (guint i = 0; i + 1 < rows->len; i++)
    if (((LtRow *) rows->pdata[i])->id == id)
      return ((LtRow *) rows->pdata[i + 1])->id;
  return 0;
}

static void
judge_order (LtDrop *self, LtModel *model, const LtDropPlace *place)
{
  gint64 id = g_array_index (self->cargo->ids, gint64, 0);
  gint64 before = place->side == LT_SIDE_BEFORE ? place->thing.id : next_chain (model, place->thing.id);

  if (id == place->thing.id || before == id || before == next_chain (model, id))
    {
      refuse (self, "%s", _("It is there already"));
      return;
    }
  self->kind = LT_DROP_REORDER_CHAIN;
  self->to = before;
  self->hint = before != 0 ? g_strdup_printf (_("List it before “%s”"), name_of (model, LT_TABLE_CHAIN, before))
                           : g_strdup (_("List it last"));
}

static void
judge_chain (LtDrop *self, LtModel *model, const LtDropPlace *place)
{
  if (place->thing.id == 0 || place->thing.table != LT_TABLE_CHAIN)
    refuse (self, "%s", _("Drop it on another chain, or between two"));
  else if (place->side != LT_SIDE_ON)
    judge_order (self, model, place);
  else
    judge_nesting (self, model, place->thing.id);
}

/* --- All --- */

static void
judge_rows (LtDrop *self, LtModel *model, const LtDropPlace *place)
{
  switch (self->cargo->table)
    {
    case LT_TABLE_ENTERPRISE:
    case LT_TABLE_INSTITUTION:
      judge_link (self, model, place);
      break;
    case LT_TABLE_SEGMENT:
      judge_segments (self, model, place);
      break;
    case LT_TABLE_CHAIN:
      judge_chain (self, model, place);
      break;
    default:
      break;
    }
}

/**
 * lt_drop_judge:
 * @workspace: the one that the place is of
 *
 * Returns: (transfer full): what letting go there would do.
 */
LtDrop *
lt_drop_judge (LtWorkspace *workspace, LtCargo *cargo, const LtDropPlace *place)
{
  LtDrop *self = g_new0 (LtDrop, 1);
  LtModel *model = lt_workspace_get_model (workspace);

  self->cargo = lt_cargo_ref (cargo);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->position = LT_POSITION_STAYS;
  if (lt_workspace_is_read_only (workspace) || lt_workspace_get_notice (workspace) != NULL)
    refuse (self, "%s", _("This workspace cannot be changed"));
  else if (cargo->kind == LT_CARGO_SEGMENT)
    judge_new_segment (self, model, place);
  else if (cargo->kind == LT_CARGO_TEMPLATE)
    judge_template (self, model, place);
  else if (cargo->workspace != workspace)
    refuse (self, "%s", _("It is of another workspace"));
  else
    judge_rows (self, model, place);
  return self;
}

void
lt_drop_free (LtDrop *self)
{
  lt_cargo_unref (self->cargo);
  g_array_unref (self->ids);
  g_clear_pointer (&self->others, g_array_unref);
  g_free (self->hint);
  g_free (self);
}

static void
add_segment (LtDrop *self, LtEditor *editor, LtScene *scene, const LtPoint *at)
{
  if (self->cargo->template != NULL)
    lt_editor_take_segment (editor, scene, self->cargo->template, self->cargo->row, self->cargo->name, self->to, self->position, at);
  else
    lt_editor_add_segment (editor, scene, self->to, self->position, at, 0);
}

void
lt_drop_do (LtDrop *self, LtEditor *editor, LtScene *scene, const LtPoint *at)
{
  const gint64 *ids = (const gint64 *) (gpointer) self->ids->data;

  switch (self->kind)
    {
    case LT_DROP_PARTICIPATE:
      lt_editor_participate (editor, self->to, ids, self->ids->len);
      break;
    case LT_DROP_TARGET:
      lt_editor_add_targets (editor, self->to, ids, self->ids->len, LT_METHOD_NONE,
                             (const gint64 *) (gpointer) self->others->data, self->others->len);
      break;
    case LT_DROP_STUDY:
      lt_editor_study (editor, self->to, ids, self->ids->len);
      break;
    case LT_DROP_SUPPLY:
      lt_editor_supply (editor, ids, self->ids->len, self->to);
      break;
    case LT_DROP_ADD_SEGMENT:
      add_segment (self, editor, scene, at);
      break;
    case LT_DROP_MOVE_SEGMENTS:
      lt_editor_move_segments (editor, ids, self->ids->len, self->to, self->position, scene, at);
      break;
    case LT_DROP_ADD_TEMPLATE:
      lt_editor_add_template (editor, self->cargo->template, self->cargo->name);
      break;
    case LT_DROP_MERGE_TEMPLATE:
      lt_editor_merge_template (editor, self->cargo->template, self->cargo->name, self->to);
      break;
    case LT_DROP_NEST_CHAIN:
      lt_editor_set_number (editor, LT_FACT_CHAIN_PARENT, (const gint64 *) (gpointer) self->cargo->ids->data, 1, self->to, NULL, NULL);
      break;
    case LT_DROP_REORDER_CHAIN:
      lt_editor_reorder_chain (editor, g_array_index (self->cargo->ids, gint64, 0), self->to);
      break;
    case LT_DROP_NOTHING:
    default:
      if (self->hint != NULL)
        lt_editor_refuse (editor, self->hint);
    }
}
