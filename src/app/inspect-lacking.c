/* What a reference chain has and the selected one lacks: what the template says of it, beside what there is; and who names it. */
#include "config.h"
#include "app/inspect-form.h"

#include "app/lacking.h"
#include "exchange/template-edit.h"
#include "workspace/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Each is one walk through the index of names. */
#define MOST_WORDS 6

/* --- Taking over --- */

static void
take (LtViewState *state, LtThing unused)
{
  const LtLacking *lacking = lt_view_state_get_lacking (state);

  if (lacking != NULL)
    lt_lacking_take (state, lacking, FALSE);
}

static void
take_all (LtViewState *state, LtThing unused)
{
  const LtLacking *lacking = lt_view_state_get_lacking (state);

  if (lacking != NULL)
    lt_lacking_take (state, lacking, TRUE);
}

static void
show_template (LtInspect *self, const LtLacking *lacking)
{
  const gboolean writable = lt_editor_can_edit (lt_view_state_get_editor (self->state));
  const LtInspectAct acts[] = { { _("Take Over"), take, FALSE, writable }, { _("Take All Over"), take_all, FALSE, writable } };
  GtkWidget *group = lt_inspect_group (self, _("Reference chain"), 0);

  lt_inspect_line (self, group, &(LtInspectLine) { .title = lacking->template->title, .subtitle = lacking->template->description });
  lt_inspect_acts (self, group, (LtThing) { LT_TABLE_CHAIN, lacking->chain }, acts, G_N_ELEMENTS (acts));
}

/* --- What it says --- */

static void
show_facts (LtInspect *self, const LtTemplateSegment *segment)
{
  g_autofree char *products = g_strjoinv (C_("list of names", ", "), segment->products);
  GtkWidget *group;

  if (*products == '\0' && segment->row->keywords == NULL && segment->row->codes == NULL && segment->row->note == NULL)
    return;
  group = lt_inspect_group (self, _("About the segment"), 0);
  lt_inspect_fact (self, group, _("Products"), products);
  lt_inspect_fact (self, group, _("Keywords"), segment->row->keywords);
  lt_inspect_fact (self, group, _("Industry codes (GB/T 4754)"), segment->row->codes);
  lt_inspect_fact (self, group, _("Note"), segment->row->note);
}

/* A neighbour by the name that it has in the chain, with how it is covered; one that the chain lacks too says so. */
static void
show_neighbour (LtInspect *self, GtkWidget *group, const LtTemplate *template, const LtTemplateFlow *flow,
                const LtTemplateLine *line)
{
  const char *name = ((const LtTemplateSegment *) template->segments->pdata[line->index])->row->name;
  const LtSegment *own = lt_model_get_segment (self->model, line->segment);
  const LtAssessment *assessment = own != NULL ? lt_survey_get (self->survey, own->id) : NULL;
  g_autofree char *called = own != NULL && g_strcmp0 (own->name, name) != 0 ? g_strdup_printf (_("in the template “%s”"), name)
                                                                            : g_strdup ("");
  g_autofree char *words = lt_inspect_join (own == NULL ? _("The chain lacks it too")
                                                        : assessment != NULL ? lt_coverage_get_label (assessment->coverage) : "",
                                            called, lt_enum_label (LT_TABLE_FLOW, "kind", flow->kind),
                                            flow->note != NULL ? flow->note : "", NULL);

  lt_inspect_line (self, group, &(LtInspectLine) { .title = own != NULL ? own->name : name, .subtitle = words,
                                                   .link = { LT_TABLE_SEGMENT, line->segment } });
}

static void
show_neighbours (LtInspect *self, const LtTemplate *template, GArray *lines, guint index, gboolean incoming)
{
  g_autoptr(GPtrArray) flows = g_ptr_array_new ();
  GtkWidget *group;

  for (guint i = 0; i < template->flows->len; i++)
    {
      LtTemplateFlow *flow = template->flows->pdata[i];

      if ((incoming ? flow->buyer : flow->supplier) == index)
        g_ptr_array_add (flows, flow);
    }
  group = flows->len > 0 ? lt_inspect_group (self, incoming ? _("Supplied by") : _("Supplies"), flows->len) : NULL;
  for (guint i = 0; i < lt_inspect_most (self, group, flows->len); i++)
    {
      const LtTemplateFlow *flow = flows->pdata[i];

      show_neighbour (self, group, template, flow,
                      &g_array_index (lines, LtTemplateLine, incoming ? flow->supplier : flow->buyer));
    }
  lt_inspect_more (self, group, flows->len);
}

/* --- Who names it --- */

typedef struct {
  gint64   id;
  gboolean local;
  char    *words;
} Named;

static void
named_clear (gpointer named)
{
  g_free (((Named *) named)->words);
}

static void
note_named (LtInspect *self, GArray *found, gint64 id, const char *word)
{
  for (guint i = 0; i < found->len; i++)
    {
      Named *old = &g_array_index (found, Named, i);
      char *both = old->id == id ? g_strconcat (old->words, C_("list of names", ", "), word, NULL) : NULL;

      if (both == NULL)
        continue;
      g_free (old->words);
      old->words = both;
      return;
    }
  g_array_append_val (found, ((Named) { id, lt_survey_is_local (self->survey, id), g_strdup (word) }));
}

/* The words by which it would be looked for: its name, what it makes, what it is about. */
static GPtrArray *
list_words (const LtTemplateSegment *segment)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  g_auto(GStrv) keywords = lt_text_split (segment->row->keywords != NULL ? segment->row->keywords : "");
  char *const *const lists[] = { segment->products, keywords };

  g_ptr_array_add (words, g_strdup (segment->row->name));
  for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
    for (guint i = 0; lists[l] != NULL && lists[l][i] != NULL && words->len < MOST_WORDS; i++)
      if (!g_ptr_array_find_with_equal_func (words, lists[l][i], g_str_equal, NULL))
        g_ptr_array_add (words, g_strdup (lists[l][i]));
  return words;
}

static gboolean
has_word (const char *text, const char *folded)
{
  g_autofree char *in = text != NULL ? lt_text_fold (text) : NULL;

  return in != NULL && folded != NULL && strstr (in, folded) != NULL;
}

/* In its name or its products: the index also finds what only has such initials. */
static gboolean
is_named_by (LtInspect *self, const LtSearchHit *hit, const char *word)
{
  const LtEnterprise *row = hit->table == LT_TABLE_ENTERPRISE ? lt_model_get_enterprise (self->model, hit->id) : NULL;
  g_autofree char *folded = row != NULL ? lt_text_fold (word) : NULL;

  return row != NULL && (has_word (row->name, folded) || has_word (row->products, folded));
}

/* So many of each word's best are looked at. */
#define MOST_HITS 200

/* Those here first: with them it may be covered as soon as it is there. */
static GArray *
list_named (LtInspect *self, const LtTemplateSegment *segment)
{
  g_autoptr(GPtrArray) words = list_words (segment);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Named)), *sorted;

  for (guint w = 0; w < words->len; w++)
    {
      g_autoptr(GArray) hits = lt_search_run (lt_view_state_get_search (self->state), words->pdata[w], MOST_HITS);

      for (guint i = 0; i < hits->len; i++)
        if (is_named_by (self, &g_array_index (hits, LtSearchHit, i), words->pdata[w]))
          note_named (self, found, g_array_index (hits, LtSearchHit, i).id, words->pdata[w]);
    }
  sorted = g_array_sized_new (FALSE, FALSE, sizeof (Named), found->len);
  g_array_set_clear_func (sorted, named_clear);
  for (guint local = 0; local < 2; local++)
    for (guint i = 0; i < found->len; i++)
      if (g_array_index (found, Named, i).local == (local == 0))
        g_array_append_val (sorted, g_array_index (found, Named, i));
  g_array_unref (found);
  return sorted;
}

static void
show_named (LtInspect *self, const LtTemplateSegment *segment)
{
  g_autoptr(GArray) found = list_named (self, segment);
  GtkWidget *group = found->len > 0 ? lt_inspect_group (self, _("Enterprises that name it"), found->len) : NULL;

  for (guint i = 0; i < lt_inspect_most (self, group, found->len); i++)
    {
      const Named *named = &g_array_index (found, Named, i);
      const LtEnterprise *row = lt_model_get_enterprise (self->model, named->id);
      g_autofree char *facts = lt_inspect_describe_enterprise (self, named->id, LT_ROLE_NONE);
      g_autofree char *words = lt_inspect_join (named->words, facts, NULL);

      lt_inspect_line (self, group, &(LtInspectLine) { .title = row->name, .subtitle = words,
                                                       .link = { LT_TABLE_ENTERPRISE, row->id } });
    }
  lt_inspect_more (self, group, found->len);
}

/* --- Where it comes from --- */

/* The template is a judgement; what it goes by are documents. */
static void
show_sources (LtInspect *self, const LtTemplate *template)
{
  GtkWidget *group = lt_inspect_group (self, _("Sources"), 0);

  for (guint i = 0; i < template->sources->len; i++)
    {
      const LtSource *source = template->sources->pdata[i];
      const char *basis = lt_template_is_judgement (source) ? lt_enum_label (LT_TABLE_CITATION, "basis", LT_BASIS_JUDGEMENT) : "";
      g_autofree char *words = lt_inspect_join (basis, source->publisher != NULL ? source->publisher : "",
                                                source->dated != NULL ? source->dated : "",
                                                source->note != NULL ? source->note : "", NULL);

      lt_inspect_line (self, group, &(LtInspectLine) { .title = source->title, .subtitle = words });
    }
}

/** lt_inspect_lacking: @lines, @line: what lt_lacking_compare() returns */
void
lt_inspect_lacking (LtInspect *self, GArray *lines, const LtTemplateLine *line)
{
  const LtLacking *lacking = lt_view_state_get_lacking (self->state);
  const LtTemplateSegment *segment = lacking->template->segments->pdata[lacking->index];
  const LtChain *chain = lt_model_get_chain (self->model, lacking->chain);
  g_autofree char *criticality = segment->row->criticality == LT_UNKNOWN_INT ? g_strdup (_("criticality unknown"))
                                 : g_strdup_printf (_("criticality %d/3"), segment->row->criticality);
  g_autofree char *subtitle = lt_inspect_join (chain != NULL ? chain->name : "", lt_enum_label (LT_TABLE_SEGMENT, "position",
                                                                                                segment->row->position),
                                               criticality, NULL);

  lt_inspect_title (self, segment->row->name, subtitle);
  lt_inspect_status (self, &line->assessment);
  show_template (self, lacking);
  show_facts (self, segment);
  show_neighbours (self, lacking->template, lines, lacking->index, TRUE);
  show_neighbours (self, lacking->template, lines, lacking->index, FALSE);
  show_named (self, segment);
  show_sources (self, lacking->template);
}
