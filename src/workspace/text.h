/* How names are compared: widths folded, spaces trimmed, company forms alike. Text that is not UTF-8 counts as no text. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* No name or note that anybody wrote comes near; every label that shows one has to lay it out. */
#define LT_TEXT_MAX_BYTES (64 * 1024)

char  *lt_text_tidy       (const char *text);            /* trimmed, inner white space to one blank, NFC; NULL if nothing is left */
char  *lt_text_fold       (const char *text);            /* for comparing: NFKC, case folded, no spaces */
char  *lt_text_fold_company (const char *name);          /* and brackets alike, company forms (有限公司 …) dropped */
gboolean lt_text_is_plain (const char *text);            /* no normal form would change it */
gboolean lt_text_is_day   (const char *text);            /* YYYY-MM-DD, of the calendar */
char **lt_text_split      (const char *cell);            /* at ； ; 、 and line breaks; tidy, no empties */
char  *lt_text_add_values (const char *list, const char *cell);   /* list with the values of cell it lacks, joined with ； */
char  *lt_text_one_line   (const char *text);            /* for a message: valid, without line breaks, of bearable length */
char  *lt_text_message    (const char *text);            /* a message that quotes such a text */
gboolean lt_text_set_error (GError **error, GQuark domain, int code, const char *format, va_list arguments) G_GNUC_PRINTF (4, 0);
char  *lt_text_initials   (const char *text);            /* pinyin initials and letters, lower case: 新型显示 → xxxs */

G_END_DECLS
