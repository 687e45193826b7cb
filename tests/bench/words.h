/* Words that names of the field are made of, and the regions that every workspace knows. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A province or prefecture; parent: an index into the same list, or -1. */
typedef struct {
  char *code, *name, *stem, *kind;
  gint  parent;
} Place;

GArray *words_places     (void);                                  /* of Place; free with words_places_free() */
void    words_places_free (GArray *places);
char   *words_chain      (GRand *rand, guint index);
char   *words_segment    (GRand *rand);                           /* four to eight characters */
char   *words_product    (GRand *rand, const char *segment);
char   *words_company    (GRand *rand, const char *city_stem);
char   *words_credit     (GRand *rand, const char *region_code);  /* with its check character (GB 32100) */

G_END_DECLS
