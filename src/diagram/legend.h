/* Every sign of a diagram with a word or two: what exports draw below it, and what the window explains. */
#pragma once

#include "diagram/painter.h"

G_BEGIN_DECLS

typedef enum {
  LT_SIGN_TONE,              /* of: LtTone */
  LT_SIGN_TARGET,
  LT_SIGN_PROJECT,
  LT_SIGN_INSTITUTION,
  LT_SIGN_PARTNERS,
  LT_SIGN_GHOST,
  LT_SIGN_FLOW,              /* of: whether it rests on a judgement */
  LT_SIGN_SUPPLIED_FLOW,
  LT_SIGN_PALE_FLOW,
  LT_SIGN_TIE,
  LT_SIGN_ACTION,            /* of: LtAction */
} LtSignKind;

typedef struct {
  LtSignKind kind;
  gint       of;
} LtSign;

#define LT_SIGN_HEIGHT 22.0  /* none is higher, in diagram units */

const LtSign *lt_legend_get (LtLayer layer, guint *n);

char  *lt_sign_describe  (LtSign sign);
double lt_sign_get_width (LtSign sign);
void   lt_sign_draw      (LtSign sign, LtPen *pen, LtPoint at, const LtPalette *palette);

G_END_DECLS
