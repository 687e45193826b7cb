/* The provinces and prefectures that every workspace knows without being told (GB/T 2260). */
#pragma once

#include "exchange/sheet.h"

G_BEGIN_DECLS

#define LT_GAZETTEER_RESOURCE "/org/liantu/Liantu/gazetteer.csv"

/* parent: NULL for a province */
typedef struct _LtPlace LtPlace;
struct _LtPlace {
  const char    *code;
  const char    *name;
  const char    *kind;
  const LtPlace *parent;
};

typedef struct _LtGazetteer LtGazetteer;

LtGazetteer     *lt_gazetteer_get      (GError **error);
LtGazetteer     *lt_gazetteer_new      (LtSheet *sheet, GError **error);
void             lt_gazetteer_free     (LtGazetteer *self);
guint            lt_gazetteer_get_size (LtGazetteer *self);
const GPtrArray *lt_gazetteer_find     (LtGazetteer *self, const char *folded);
char            *lt_place_stem         (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtGazetteer, lt_gazetteer_free)

G_END_DECLS
