#include "config.h"

#include "exchange/claims.h"
#include "workspace/text.h"

struct _LtClaims {
  GPtrArray  *list;         /* LtClaim, in the order of their first rows */
  GHashTable *by_credit;    /* its credit → LtClaim */
  GHashTable *by_name;      /* its folded → the first LtClaim of that name */
};

static void
claim_free (gpointer data)
{
  LtClaim *claim = data;

  g_free (claim->credit);
  g_free (claim->name);
  g_free (claim->folded);
  g_free (claim);
}

/** lt_claims_new: Returns: (transfer full): no claims yet. */
LtClaims *
lt_claims_new (void)
{
  LtClaims *self = g_new0 (LtClaims, 1);

  self->list = g_ptr_array_new_with_free_func (claim_free);
  self->by_credit = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

/** lt_claims_free: */
void
lt_claims_free (LtClaims *self)
{
  if (!self)
    return;
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->by_credit);
  g_ptr_array_unref (self->list);
  g_free (self);
}

LtClaim *
lt_claims_find (LtClaims *self, const char *credit)
{
  return g_hash_table_lookup (self->by_credit, credit);
}

/**
 * lt_claims_set:
 * @credit: a checked code
 * @name: what a row calls it
 */
void
lt_claims_set (LtClaims *self, const char *credit, const char *name)
{
  LtClaim *claim = lt_claims_find (self, credit);

  if (!claim)
    {
      claim = g_new0 (LtClaim, 1);
      claim->credit = g_strdup (credit);
      g_ptr_array_add (self->list, claim);
      g_hash_table_insert (self->by_credit, claim->credit, claim);
    }
  g_free (claim->name);
  claim->name = g_strdup (name);
}

/** lt_claims_index: Makes the claims known by name; nothing may be set afterwards. */
void
lt_claims_index (LtClaims *self)
{
  for (guint i = self->list->len; i > 0; i--)
    {
      LtClaim *claim = g_ptr_array_index (self->list, i - 1);

      claim->folded = lt_text_fold_company (claim->name);
      claim->namesake = g_hash_table_lookup (self->by_name, claim->folded);
      g_hash_table_replace (self->by_name, claim->folded, claim);
    }
}

const LtClaim *
lt_claims_named (LtClaims *self, const char *folded)
{
  return g_hash_table_lookup (self->by_name, folded);
}
