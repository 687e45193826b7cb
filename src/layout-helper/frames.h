/* What Liantu and its layout helper say to each other over two pipes: frames of a length (32 bits,
 * little endian) and so many bytes of one serialised GVariant. Both ends are of one build on one
 * machine, so the variant is in the machine's byte order; neither end trusts the other's bytes. */
#pragma once

#include "diagram/layout-service.h"

G_BEGIN_DECLS

#define LT_FRAME_HEADER_SIZE 4
#define LT_FRAME_MAX_SIZE    (64u * 1024 * 1024)
#define LT_FRAME_MAX_NODES   200000u
#define LT_FRAME_MAX_EDGES   1000000u
#define LT_FRAME_MAX_RANKS   20000
#define LT_FRAME_MAX_LENGTH  1e6          /* of a card or a gap, in diagram units */
#define LT_FRAME_MAX_PLACE   1e9          /* of a card or a point in an answer */

/* How many bytes follow a header; FALSE where no frame may have that many. */
gboolean lt_frame_get_size     (const guint8 *header, gsize *size, GError **error);

/* These make whole frames, header and all. */
GBytes  *lt_frame_new_request  (const LtLayoutJob *job, guint attempt, GError **error);
GBytes  *lt_frame_new_answer   (const LtLayoutAnswer *answer);
GBytes  *lt_frame_new_refusal  (const char *message);

/* These read what follows a header. The job's arrays belong to @body, which must outlive it. */
gboolean        lt_frame_read_request (GVariant *body, LtLayoutJob *job, guint *attempt, GError **error);
LtLayoutAnswer *lt_frame_read_answer  (GVariant *body, guint n_nodes, guint n_edges, GError **error);

/* (transfer full): the body as a variant of the type given, or an error where it is malformed. */
GVariant *lt_frame_open_request (GBytes *bytes, GError **error);
GVariant *lt_frame_open_answer  (GBytes *bytes, GError **error);

G_END_DECLS
