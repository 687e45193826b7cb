/* What a fuzz target is: libFuzzer calls it with bytes that it makes up, replay.c with the files that are kept. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);
int LLVMFuzzerInitialize   (int *argc, char ***argv);      /* in target.c, once before the first */

/* In target.c. */
const char *fuzz_folder         (void);                    /* a folder of this process in memory, removed when it ends */
void        fuzz_assert_text    (const char *text);         /* one line of valid text */
void        fuzz_assert_message (const GError *error);

G_END_DECLS
