/* Every sign of a diagram with a word or two: what exports draw below it, and what the window explains. */
#pragma once

#include "diagram/painter.h"

G_BEGIN_DECLS

typedef enum {
  LT_SIGN_COVERAGE,          /* of: LtCoverage */
  LT_SIGN_TARGET,
  LT_SIGN_PROJECT,
  LT_SIGN_GHOST,
  LT_SIGN_FLOW,              /* of: whether it rests on a judgement */
  LT_SIGN_ACTION,            /* of: LtAction */
} LtSignKind;

typedef struct {
  LtSignKind kind;
  gint       of;
} LtSign;

#define LT_N_SIGNS 16
#define LT_SIGN_HEIGHT 22.0  /* none is higher, in diagram units */

extern const LtSign lt_legend[LT_N_SIGNS];

char  *lt_sign_describe  (LtSign sign);
double lt_sign_get_width (LtSign sign);
void   lt_sign_draw      (LtSign sign, LtPen *pen, LtPoint at, const LtPalette *palette);

G_END_DECLS
