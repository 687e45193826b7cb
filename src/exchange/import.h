/* Tables into the document: one importer for samples, templates, the command line and the window. */
#pragma once

#include "exchange/kinds.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/** LtRefusal: a row that did not go in: the file it is of, the physical line it began on, and why. */
typedef struct {
  char  *file;
  guint  line;
  char  *reason;
} LtRefusal;

/**
 * LtImportReport: what an import did, or with a dry run would do.
 * @created, @changed, @same: rows of the tables that went in
 * @refused: LtRefusal, by file and line
 * @warnings: strings, each once: unknown headers, unknown honours
 * @kind: the kind's name; %NULL where the files are of several
 */
typedef struct {
  guint      created, changed, same;
  GPtrArray *refused;
  GPtrArray *warnings;
  char      *kind;
} LtImportReport;

LtImportReport *lt_import_report_new  (void);
void            lt_import_report_free (LtImportReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtImportReport, lt_import_report_free)

/**
 * LtImportOptions:
 * @header_map: (nullable): header as in the file → name of a field, or "" to leave the column out
 */
typedef struct {
  GHashTable *header_map;
} LtImportOptions;

const LtField *lt_import_match_header (LtImportKind kind, const char *header, const LtImportOptions *options,
                                       LtUnit *unit, GError **error);

gboolean lt_import_sheets (LtWorkspace *workspace, GPtrArray *sheets, LtImportKind kind, const LtImportOptions *options,
                           gboolean dry_run, LtImportReport *report, GError **error);
gboolean lt_import_files  (LtWorkspace *workspace, const char *const *paths, LtImportKind kind, const LtImportOptions *options,
                           gboolean dry_run, LtImportReport *report, GError **error);

void            lt_import_files_async  (LtWorkspace *workspace, const char *const *paths, LtImportKind kind,
                                        const LtImportOptions *options, gboolean dry_run,
                                        LtProgressFunc progress, gpointer progress_data,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
LtImportReport *lt_import_files_finish (LtWorkspace *workspace, GAsyncResult *result, GError **error);

G_END_DECLS
