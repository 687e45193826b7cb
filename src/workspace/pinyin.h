/* Pinyin initials of Chinese text, by ICU and a table of what ICU reads wrongly. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What comes first waits for ICU's rules, which takes a fifth of a second. */
void        lt_pinyin_load            (void);
gboolean    lt_pinyin_is_loaded       (void);
/* Appends the initials of the word at `text` (at least one character); returns where it ends. */
const char *lt_pinyin_append_initials (const char *text, GString *initials);

G_END_DECLS
