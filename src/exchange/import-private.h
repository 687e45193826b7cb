/* What the files of the importer share: the row being read, and how values get into rows of the document. */
#pragma once

#include "exchange/error.h"
#include "exchange/import.h"
#include "exchange/resolve.h"
#include "exchange/store.h"

G_BEGIN_DECLS

/* One cell, read by the type of its field. set: the cell says something. */
typedef struct {
  gboolean  set;
  char     *text;       /* texts, names, codes of credit, days */
  char    **list;       /* lists */
  double    figure;
  gint      number;     /* years, marks, words of closed lists */
} LtValue;

typedef struct _LtImportRun LtImportRun;

/* A kind's part. `row` resolves and checks everything first and writes only then, so that a refused row
 * leaves nothing behind. `prepare` and `finish` see the whole sheet, before and after. */
typedef struct {
  const LtTable *tables;                                      /* what it looks into; ends with LT_N_TABLES */
  gboolean     (*prepare) (LtImportRun *run, GError **error);
  gboolean     (*row)     (LtImportRun *run, GError **error);
  gboolean     (*finish)  (LtImportRun *run, GError **error);
  gboolean       settle;                                      /* its rows name each other: see take_all_rows() */
} LtImportHandler;

struct _LtImportRun {
  LtEdit                *edit;
  LtStore               *store;
  LtSheet               *sheet;
  const LtKind          *kind;
  const LtImportHandler *handler;
  LtImportReport        *report;
  GHashTable            *warned;
  const LtField         *fields[LT_N_FIELDS];     /* those the sheet has */
  guint                  columns[LT_N_FIELDS];
  LtUnit                 units[LT_N_FIELDS];
  LtValue                values[LT_N_FIELDS];     /* of the row being read */
  GArray                *sources;                 /* gint64: what the row cites */
  guint                  row;
  gboolean               unsettled;               /* a row might be read otherwise now that later ones are in */
  LtClaims              *claims;                  /* enterprises: the codes of the sheet; else NULL */
  GPtrArray             *verdicts;                /* segments: why a row cannot go in, or NULL */
  GHashTable            *declared;                /* segments: the names the sheet brings */
  GHashTable            *amounts;                 /* ledger: the row that said an entry's amount, by the entry; else NULL */
  double                 done, share;             /* of the whole import, for progress */
};

extern const LtImportHandler lt_import_regions, lt_import_zones, lt_import_chains, lt_import_segments, lt_import_flows,
                             lt_import_enterprises, lt_import_participations, lt_import_supplies, lt_import_institutions,
                             lt_import_targets, lt_import_projects, lt_import_thresholds, lt_import_ledger, lt_import_sources;

#define LT_VALUE(run, ID) (&(run)->values[LT_FIELD_##ID])
#define LT_TEXT(run, ID)  (LT_VALUE (run, ID)->text)
#define LT_LIST(run, ID)  (LT_VALUE (run, ID)->list)

gboolean lt_import_read_row       (LtImportRun *run, guint row, GError **error);
void     lt_import_warn           (LtImportRun *run, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean lt_import_run_sheet      (LtStore *store, LtEdit *edit, LtSheet *sheet, LtImportKind kind, const LtImportOptions *options,
                                   LtImportReport *report, double done, double share, GError **error);
gboolean lt_import_into           (LtEdit *edit, GPtrArray *sheets, LtImportKind kind, const LtImportOptions *options,
                                   LtImportReport *report, GError **error);

/* Where a field goes in a row of the document; FILL_END ends a list of them. */
typedef struct { LtFieldId field; gsize offset; } LtFill;
#define LT_FILL(ID, S, member) { LT_FIELD_##ID, G_STRUCT_OFFSET (S, member) }
#define LT_FILL_END            { LT_N_FIELDS, 0 }

gboolean lt_import_has_any        (LtImportRun *run, const LtFill *fill);
void     lt_import_fill           (LtImportRun *run, gpointer row, const LtFill *fill);
void     lt_import_cite           (LtImportRun *run, LtTable table, gint64 id, gboolean judge);

gboolean lt_import_check_enterprise (LtImportRun *run, const char *name, GError **error);
gboolean lt_import_need_enterprise  (LtImportRun *run, const char *name, gint64 *id, GError **error);
gboolean lt_import_name_enterprise  (LtImportRun *run, const char *name, gint64 *id, GError **error);

G_END_DECLS
