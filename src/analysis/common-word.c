#include "config.h"
#include "analysis/common-word.h"

#include "workspace/text.h"

#define LEAST 2
/* Of longer lists the beginning is looked at: the time this takes grows with the product of both lengths. */
#define MAX_CHARS 200

static gunichar *
letters_of (const char *list, glong *n)
{
  g_autofree char *folded = lt_text_fold (list);
  gunichar *letters = folded != NULL ? g_utf8_to_ucs4_fast (folded, -1, n) : NULL;

  *n = letters != NULL ? MIN (*n, MAX_CHARS) : 0;
  return letters;
}

char *
lt_common_word (const char *a, const char *b)
{
  glong n_a, n_b, best = 0, end = 0;
  g_autofree gunichar *x = letters_of (a, &n_a);
  g_autofree gunichar *y = letters_of (b, &n_b);
  guint16 lengths[2][MAX_CHARS + 1] = { { 0 } };

  /* How long the run is that ends at both places; only the row before is needed. */
  for (glong i = 0; i < n_a; i++)
    for (glong j = 0; j < n_b; j++)
      {
        guint16 run = x[i] == y[j] && g_unichar_isalnum (x[i]) ? lengths[i & 1][j] + 1 : 0;

        lengths[(i + 1) & 1][j + 1] = run;
        if (run > best)
          {
            best = run;
            end = i + 1;
          }
      }
  return best >= LEAST ? g_ucs4_to_utf8 (x + end - best, best, NULL, NULL, NULL) : NULL;
}
