/* Which credit codes a sheet of enterprises names, and how it calls them: known before its first row goes in, so that what
 * a name means does not depend on the order of the rows, nor on whether the sheet was read before. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One credit code of the sheet. */
typedef struct _LtClaim LtClaim;
struct _LtClaim {
  char    *credit;
  char    *name;        /* as the last good row of that code spells it */
  char    *folded;      /* lt_text_fold_company() of it */
  LtClaim *namesake;    /* (nullable): the next of the same folded name */
};

typedef struct _LtClaims LtClaims;

LtClaims      *lt_claims_new   (void);
void           lt_claims_free  (LtClaims *self);
/* (transfer none) (nullable): the claim of a code */
LtClaim       *lt_claims_find  (LtClaims *self, const char *credit);
/* A code is called so by a row; an earlier name of it is forgotten. */
void           lt_claims_set   (LtClaims *self, const char *credit, const char *name);
/* Ends the gathering. */
void           lt_claims_index (LtClaims *self);
/* (transfer none) (nullable): the first code of a folded name; the others follow as its namesakes */
const LtClaim *lt_claims_named (LtClaims *self, const char *folded);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtClaims, lt_claims_free)

G_END_DECLS
