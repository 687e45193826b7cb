/* Tables of one folder of the program's resources, with a file of settings: what samples and templates are made of. */
#pragma once

#include "exchange/sheet.h"
#include "workspace/edit.h"

G_BEGIN_DECLS

/**
 * LtBundle:
 * @sheets: (element-type LtSheet): in the order in which they build on each other
 * @settings: its .ini
 */
typedef struct {
  GPtrArray *sheets;
  GKeyFile  *settings;
} LtBundle;

char     **lt_bundle_list     (const char *folder);
GKeyFile  *lt_bundle_settings (const char *folder, const char *name, const char *file, GError **error);
LtBundle  *lt_bundle_read     (const char *folder, const char *name, const char *file, GError **error);
void       lt_bundle_free     (LtBundle *self);
gboolean   lt_bundle_import   (LtBundle *self, LtEdit *edit, GError **error);
gboolean   lt_bundle_set_meta (LtEdit *edit, const char *title, const char *home, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtBundle, lt_bundle_free)

G_END_DECLS
