#include "config.h"
#include "exchange/template-match.h"

#include "workspace/schema.h"
#include "workspace/text.h"

/* So many words in common are no coincidence: one alone (“SOI”) is. */
#define ENOUGH_SHARED 2

/* A segment of the chain, with what is noted of it while one is looked for. */
typedef struct {
  gint64   id;
  guint    shared;               /* words in common */
  gboolean alike;                /* its name, or the other's, is among the other's words */
} Candidate;

struct _LtTemplateMatcher {
  gint64      chain;
  GArray     *candidates;
  GHashTable *names;             /* folded name → index + 1 of the first */
  GHashTable *words;             /* folded keyword or product → GArray of guint: indexes */
};

LtTemplateMatcher *
lt_template_matcher_new (gint64 chain)
{
  LtTemplateMatcher *self = g_new0 (LtTemplateMatcher, 1);

  self->chain = chain;
  self->candidates = g_array_new (FALSE, TRUE, sizeof (Candidate));
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  return self;
}

void
lt_template_matcher_free (LtTemplateMatcher *self)
{
  g_array_unref (self->candidates);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->words);
  g_free (self);
}

/* (transfer full) (nullable): NULL: nothing that could be compared */
static char *
fold (const char *text)
{
  char *folded = lt_text_fold (text);

  if (folded != NULL && *folded == '\0')
    g_clear_pointer (&folded, g_free);
  return folded;
}

/* One that is a keyword and a product too counts once. */
static void
add_word (LtTemplateMatcher *self, const char *word)
{
  const guint at = self->candidates->len - 1;
  char *folded = fold (word);
  GArray *list = folded != NULL ? g_hash_table_lookup (self->words, folded) : NULL;

  if (folded == NULL)
    return;
  if (list == NULL)
    g_hash_table_insert (self->words, g_strdup (folded), list = g_array_new (FALSE, FALSE, sizeof (guint)));
  if (list->len == 0 || g_array_index (list, guint, list->len - 1) != at)
    g_array_append_val (list, at);
  g_free (folded);
}

void
lt_template_matcher_add (LtTemplateMatcher *self, const LtSegment *row)
{
  g_auto(GStrv) keywords = row->keywords != NULL ? lt_text_split (row->keywords) : NULL;
  char *name = fold (row->name);

  g_array_append_val (self->candidates, ((Candidate) { .id = row->id }));
  if (name != NULL && !g_hash_table_contains (self->names, name))
    g_hash_table_insert (self->names, name, GUINT_TO_POINTER (self->candidates->len));
  else
    g_free (name);
  for (guint i = 0; keywords != NULL && keywords[i] != NULL; i++)
    add_word (self, keywords[i]);
}

void
lt_template_matcher_product (LtTemplateMatcher *self, const char *name)
{
  g_return_if_fail (self->candidates->len > 0);
  add_word (self, name);
}

static void
note_word (LtTemplateMatcher *self, const char *word, GHashTable *noted)
{
  char *folded = fold (word);
  GArray *list = folded != NULL ? g_hash_table_lookup (self->words, folded) : NULL;
  guint named = folded != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->names, folded)) : 0;

  if (folded == NULL || !g_hash_table_add (noted, folded))
    return;
  for (guint i = 0; list != NULL && i < list->len; i++)
    g_array_index (self->candidates, Candidate, g_array_index (list, guint, i)).shared++;
  if (named > 0)
    g_array_index (self->candidates, Candidate, named - 1).alike = TRUE;
}

/* What each candidate has in common with the one that is looked for. @name: folded */
static void
note_all (LtTemplateMatcher *self, const LtTemplateSegment *wanted, const char *name)
{
  g_autoptr(GHashTable) noted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto(GStrv) keywords = wanted->row->keywords != NULL ? lt_text_split (wanted->row->keywords) : NULL;
  GArray *list = g_hash_table_lookup (self->words, name);

  for (guint i = 0; i < self->candidates->len; i++)
    {
      g_array_index (self->candidates, Candidate, i).shared = 0;
      g_array_index (self->candidates, Candidate, i).alike = FALSE;
    }
  for (guint i = 0; keywords != NULL && keywords[i] != NULL; i++)
    note_word (self, keywords[i], noted);
  for (guint i = 0; wanted->products != NULL && wanted->products[i] != NULL; i++)
    note_word (self, wanted->products[i], noted);
  for (guint i = 0; list != NULL && i < list->len; i++)
    g_array_index (self->candidates, Candidate, g_array_index (list, guint, i)).alike = TRUE;
}

/**
 * lt_template_matcher_find:
 * @wanted: a segment of the template
 * @match: (out) (optional): by what
 *
 * Looks for it by the key that the template's row would have in the chain, by its name, by keywords and products. Of several
 * that are as sure the one counts that shares most words, then the first.
 *
 * Returns: the key of the chain's segment, or 0
 */
gint64
lt_template_matcher_find (LtTemplateMatcher *self, const LtTemplateSegment *wanted, LtTemplateMatch *match)
{
  LtSegment own = { .chain = self->chain, .name = wanted->row->name };
  const gint64 key = lt_row_key (LT_TABLE_SEGMENT, &own);
  g_autofree char *name = lt_text_fold (wanted->row->name);
  const guint named = GPOINTER_TO_UINT (g_hash_table_lookup (self->names, name));
  LtTemplateMatch best = LT_TEMPLATE_MATCH_NONE;
  guint most = 0;
  gint64 found = 0;

  note_all (self, wanted, name);
  for (guint i = 0; i < self->candidates->len; i++)
    {
      const Candidate *one = &g_array_index (self->candidates, Candidate, i);
      const LtTemplateMatch as = one->id == key ? LT_TEMPLATE_MATCH_KEY : i + 1 == named ? LT_TEMPLATE_MATCH_NAME
                                 : one->alike ? LT_TEMPLATE_MATCH_WORD : one->shared >= ENOUGH_SHARED ? LT_TEMPLATE_MATCH_SHARED
                                                                                                     : LT_TEMPLATE_MATCH_NONE;

      if (as == LT_TEMPLATE_MATCH_NONE || (best != LT_TEMPLATE_MATCH_NONE && (as > best || (as == best && one->shared <= most))))
        continue;
      best = as;
      most = one->shared;
      found = one->id;
    }
  if (match != NULL)
    *match = best;
  return found;
}
