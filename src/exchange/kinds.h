/* The kinds of tables that come in: their columns, and how their headers are recognised. */
#pragma once

#include "exchange/sheet.h"
#include "exchange/values.h"
#include "workspace/schema.h"

G_BEGIN_DECLS

/* In the order in which they build on each other: files given together are imported in it. */
typedef enum {
  LT_IMPORT_AUTO,
  LT_IMPORT_SOURCES,
  LT_IMPORT_REGIONS,
  LT_IMPORT_CHAINS,
  LT_IMPORT_SEGMENTS,
  LT_IMPORT_FLOWS,
  LT_IMPORT_ZONES,
  LT_IMPORT_ENTERPRISES,
  LT_IMPORT_PARTICIPATIONS,
  LT_IMPORT_SUPPLIES,
  LT_IMPORT_INSTITUTIONS,
  LT_IMPORT_TARGETS,
  LT_IMPORT_PROJECTS,
  LT_IMPORT_THRESHOLDS,
  LT_IMPORT_LEDGER,
} LtImportKind;
#define LT_N_IMPORT_KINDS 15

/* Every field of every kind; a kind has each at most once. */
typedef enum {
  LT_FIELD_NAME, LT_FIELD_PARENT, LT_FIELD_KIND, LT_FIELD_CODE, LT_FIELD_LAND, LT_FIELD_LEAD, LT_FIELD_LEVEL,
  LT_FIELD_STRUCTURE, LT_FIELD_ROLE, LT_FIELD_REGION, LT_FIELD_CHAIN,
  LT_FIELD_CHIEF, LT_FIELD_UNIT, LT_FIELD_LEADER, LT_FIELD_ALLIANCE,
  LT_FIELD_POSITION, LT_FIELD_UPSTREAM, LT_FIELD_DOWNSTREAM, LT_FIELD_PRODUCTS, LT_FIELD_KEYWORDS, LT_FIELD_CODES,
  LT_FIELD_CRITICALITY, LT_FIELD_NOTE, LT_FIELD_FROM, LT_FIELD_TO,
  LT_FIELD_CREDIT, LT_FIELD_SEGMENTS, LT_FIELD_REVENUE, LT_FIELD_OUTPUT, LT_FIELD_TAX, LT_FIELD_STAFF, LT_FIELD_RD,
  LT_FIELD_YEAR, LT_FIELD_HONOURS, LT_FIELD_STATUS, LT_FIELD_HOME_TIE,
  LT_FIELD_ENTERPRISE, LT_FIELD_SUPPLIER, LT_FIELD_BUYER, LT_FIELD_SEGMENT, LT_FIELD_CAPACITY, LT_FIELD_PRODUCT, LT_FIELD_REASON, LT_FIELD_METHOD,
  LT_FIELD_PARK, LT_FIELD_STAGE, LT_FIELD_INVEST, LT_FIELD_ARRIVED, LT_FIELD_OWNER,
  LT_FIELD_LEAD_ON, LT_FIELD_TALKS_ON, LT_FIELD_SIGNED_ON, LT_FIELD_LANDED_ON, LT_FIELD_STARTED_ON,
  LT_FIELD_PRODUCED_ON, LT_FIELD_DROPPED_ON,
  LT_FIELD_PROJECT, LT_FIELD_AMOUNT, LT_FIELD_AUTHOR,
  LT_FIELD_VALUE, LT_FIELD_KEY, LT_FIELD_TITLE, LT_FIELD_PUBLISHER, LT_FIELD_DATE, LT_FIELD_URL,
  LT_FIELD_SOURCE, LT_FIELD_BASIS, LT_FIELD_PLACE,
  LT_N_FIELDS,
} LtFieldId;

typedef enum {
  LT_FIELD_TYPE_TEXT,
  LT_FIELD_TYPE_NAME,        /* text that may not look like a formula */
  LT_FIELD_TYPE_NAMES,       /* a list of them */
  LT_FIELD_TYPE_LIST,        /* of texts */
  LT_FIELD_TYPE_CODES,       /* of GB/T 4754 */
  LT_FIELD_TYPE_CREDIT,
  LT_FIELD_TYPE_MONEY,
  LT_FIELD_TYPE_LAND,
  LT_FIELD_TYPE_COUNT,
  LT_FIELD_TYPE_NUMBER,
  LT_FIELD_TYPE_MARK,        /* 0 to 3 */
  LT_FIELD_TYPE_YEAR,
  LT_FIELD_TYPE_DATE,
  LT_FIELD_TYPE_WORD,        /* of a closed list */
} LtFieldType;

/**
 * LtField:
 * @name: the canonical name, an English header too
 * @headers: further headers, separated by blanks; the first is the one templates use
 * @table, @column: WORD: the closed list
 * @group: above 0: of the fields of a kind with the same number each row needs one, whichever
 */
typedef struct {
  LtFieldId    id;
  const char  *name;
  const char  *headers;
  gboolean     required;
  LtFieldType  type;
  LtTable      table;
  const char  *column;
  guint        group;
} LtField;
#define LT_MOST_GROUPS 2

/**
 * LtKind:
 * @name: as on the command line
 * @files: base names that say the kind by themselves, separated by blanks
 * @table: whose row a row of the sheet is
 * @fields: ends with one without a name; the fields that every kind has come from lt_kind_find_field()
 */
typedef struct {
  LtImportKind   kind;
  const char    *name;
  const char    *files;
  LtTable        table;
  const LtField *fields;
} LtKind;

const LtKind  *lt_kind_get         (LtImportKind kind);
LtImportKind   lt_kind_from_name   (const char *name);
const LtField *lt_kind_get_field   (const LtKind *self, LtFieldId id);
const LtField *lt_kind_find_field  (const LtKind *self, const char *header, LtUnit *unit);
GPtrArray     *lt_kind_list_fields (const LtKind *self);
const char    *lt_field_get_unit   (const LtField *self);
gboolean       lt_field_read_unit  (const LtField *self, const char *header, LtUnit *unit);
LtImportKind   lt_import_guess_kind (LtSheet *sheet, const char *file_name, GError **error);

G_END_DECLS
