#include "config.h"
#include "app/lacking.h"

#include "app/editor-gaps.h"

static const char *
name_of (const LtLacking *lacking)
{
  return ((const LtTemplateSegment *) lacking->template->segments->pdata[lacking->index])->row->name;
}

GArray *
lt_lacking_compare (LtViewState *state, const LtTemplateLine **line)
{
  LtModel *model = lt_view_state_get_model (state);
  const LtLacking *lacking = lt_view_state_get_lacking (state);
  g_autoptr(GArray) lines = NULL;

  *line = NULL;
  if (lacking == NULL || lt_template_of (model, lacking->chain, NULL) != lacking->template)
    return NULL;
  lines = lt_template_compare (model, lt_view_state_get_survey (state), lacking->template, lacking->chain);
  *line = &g_array_index (lines, LtTemplateLine, lacking->index);
  return (*line)->segment == 0 ? g_steal_pointer (&lines) : NULL;
}

void
lt_lacking_take (LtViewState *state, const LtLacking *lacking, gboolean all)
{
  g_autoptr(GArray) indexes = g_array_new (FALSE, FALSE, sizeof (guint)), lines = NULL;

  lines = all ? lt_template_compare (lt_view_state_get_model (state), lt_view_state_get_survey (state), lacking->template,
                                     lacking->chain) : NULL;
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    if (g_array_index (lines, LtTemplateLine, i).segment == 0)
      g_array_append_val (indexes, g_array_index (lines, LtTemplateLine, i).index);
  if (!all)
    g_array_append_val (indexes, lacking->index);
  lt_editor_take_lacking (lt_view_state_get_editor (state), lacking->template->name, lacking->chain,
                          (const guint *) (gpointer) indexes->data, indexes->len, name_of (lacking));
}
