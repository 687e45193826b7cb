/* One struct for every table of the document; the words are those of the file. Rows are immutable
 * once they are in the model: an edit replaces them. Strings are NULL where the file has NULL. */
#pragma once

#include <glib.h>
#include <math.h>

G_BEGIN_DECLS

/* A figure that nobody recorded is unknown, never zero. */
#define LT_UNKNOWN NAN
#define LT_UNKNOWN_INT G_MININT
static inline gboolean lt_known (double figure) { return !isnan (figure); }

typedef enum {
  LT_TABLE_META,
  LT_TABLE_REGION,
  LT_TABLE_ZONE,
  LT_TABLE_CHAIN,
  LT_TABLE_SEGMENT,
  LT_TABLE_PRODUCT,
  LT_TABLE_FLOW,
  LT_TABLE_ENTERPRISE,
  LT_TABLE_FIGURE,
  LT_TABLE_HONOUR,
  LT_TABLE_PARTICIPATION,
  LT_TABLE_INSTITUTION,
  LT_TABLE_STUDY,
  LT_TABLE_TARGET,
  LT_TABLE_PROJECT,
  LT_TABLE_PURPOSE,
  LT_TABLE_THRESHOLD,
  LT_TABLE_SOURCE,
  LT_TABLE_CITATION,
  LT_TABLE_PLACEMENT,
  LT_TABLE_ROUTE,
  LT_TABLE_SUPPLY,
  LT_TABLE_OVERRIDE,
  LT_TABLE_LEDGER,
  LT_TABLE_LISTING,
} LtTable;
#define LT_N_TABLES 25

/* Closed lists are stored by their nicks (schema.c); 0 is NULL in the file. */
typedef enum { LT_POSITION_NONE, LT_POSITION_UPSTREAM, LT_POSITION_MIDSTREAM, LT_POSITION_DOWNSTREAM, LT_POSITION_SERVICE } LtPosition;
typedef enum { LT_CHAIN_ROLE_NONE, LT_CHAIN_ROLE_TRUNK, LT_CHAIN_ROLE_BRANCH, LT_CHAIN_ROLE_ROOT } LtChainRole;
typedef enum { LT_ROLE_NONE, LT_ROLE_LEADER, LT_ROLE_CORE, LT_ROLE_SUPPORT } LtRole;
typedef enum { LT_FLOW_NONE, LT_FLOW_MATERIAL, LT_FLOW_COMPONENT, LT_FLOW_EQUIPMENT, LT_FLOW_SERVICE, LT_FLOW_PRODUCT } LtFlowKind;
typedef enum { LT_STATUS_NONE, LT_STATUS_OPERATING, LT_STATUS_CONSTRUCTION, LT_STATUS_SUSPENDED, LT_STATUS_CLOSED } LtStatus;
typedef enum { LT_STAGE_NONE, LT_STAGE_LEAD, LT_STAGE_TALKS, LT_STAGE_SIGNED, LT_STAGE_LANDED, LT_STAGE_CONSTRUCTION,
               LT_STAGE_PRODUCTION, LT_STAGE_DROPPED } LtStage;
typedef enum { LT_METHOD_NONE, LT_METHOD_CAPITAL, LT_METHOD_CHAIN, LT_METHOD_PLATFORM, LT_METHOD_ENTERPRISE, LT_METHOD_ENCLAVE,
               LT_METHOD_AGENCY, LT_METHOD_ONLINE, LT_METHOD_RESIDENT, LT_METHOD_EXHIBITION, LT_METHOD_HOME_TIE } LtMethod;
typedef enum { LT_TARGET_NONE, LT_TARGET_IDENTIFIED, LT_TARGET_CONTACTED, LT_TARGET_VISITED, LT_TARGET_DECLINED } LtTargetStatus;
typedef enum { LT_BASIS_NONE, LT_BASIS_SOURCE, LT_BASIS_JUDGEMENT } LtBasis;
typedef enum { LT_REGION_NONE, LT_REGION_PROVINCE, LT_REGION_CITY, LT_REGION_COUNTY, LT_REGION_TOWN, LT_REGION_PARK, LT_REGION_ZONE } LtRegionKind;
typedef enum { LT_ZONE_NONE, LT_ZONE_POLE, LT_ZONE_WING, LT_ZONE_POINT, LT_ZONE_CIRCLE, LT_ZONE_RING, LT_ZONE_BELT,
               LT_ZONE_CORE, LT_ZONE_EXTENSION } LtZoneRole;
/* In the order of analysis's LtCoverage, one further on. */
typedef enum { LT_OVERRIDE_NONE, LT_OVERRIDE_MISSING, LT_OVERRIDE_ARRIVING, LT_OVERRIDE_WEAK, LT_OVERRIDE_SINGLE, LT_OVERRIDE_PRESENT,
               LT_OVERRIDE_STRONG } LtOverrideCoverage;
typedef enum { LT_LEDGER_NONE, LT_LEDGER_CONTACT, LT_LEDGER_VISIT, LT_LEDGER_MEETING, LT_LEDGER_STAGE, LT_LEDGER_FUNDS,
               LT_LEDGER_NOTE } LtLedgerKind;

/* Every row begins with its key. */
typedef struct { gint64 id; } LtRow;

/* name: "title", "home" (key of the home region as text), "room" (names on a card), "arrangement/KEY" (of the diagram of
 * the chain with that key), "template/KEY" (which reference template that chain is compared with), "source-regions" (keys of
 * regions, with blanks between them) */
typedef struct { gint64 id; char *name, *value; } LtMeta;
typedef struct { gint64 id; char *name; gint64 parent; gint kind; char *type, *code; double land_mu; char *lead, *level; } LtRegion;
typedef struct { gint64 id; char *structure; gint role; gint64 region, chain; } LtZone;
typedef struct { gint64 id; char *name; gint role; gint64 parent; char *chief, *unit, *leader, *alliance; gint ordinal; } LtChain;
/* keywords and codes: values joined with "；" */
typedef struct { gint64 id, chain; char *name; gint position; char *keywords, *codes; gint criticality; char *note; gint ordinal; } LtSegment;
typedef struct { gint64 id, segment; char *name; gint ordinal; } LtProduct;
typedef struct { gint64 id, supplier, buyer; gint kind; char *note; } LtFlow;
typedef struct { gint64 id; char *name, *credit; gint64 region; gint status; char *products, *codes, *home_tie; gint64 parent; } LtEnterprise;
/* year: LT_UNKNOWN_INT where the table that brought it named none */
typedef struct { gint64 id, enterprise; gint year; double revenue_wan, output_wan, tax_wan, staff, land_mu, rd_wan; } LtFigure;
typedef struct { gint64 id, enterprise; char *name; } LtHonour;                    /* 链主, 小巨人 …, or as written */
typedef struct { gint64 id, enterprise, segment; gint role; } LtParticipation;
typedef struct { gint64 id; char *name, *kind; gint64 region; double capacity; } LtInstitution;
typedef struct { gint64 id, institution, segment; } LtStudy;                       /* what an institution works on */
typedef struct { gint64 id, enterprise, segment; char *product, *reason; gint method, status; } LtTarget;
typedef struct { gint64 id; char *name; gint64 enterprise, region, park; gint stage, method;
                 double invest_wan, arrived_wan, land_mu, output_wan, tax_wan; char *owner;
                 char *lead_on, *talks_on, *signed_on, *landed_on, *started_on, *produced_on, *dropped_on; } LtProject;
typedef struct { gint64 id, project, segment; } LtPurpose;                         /* which segments a project is for */
typedef struct { gint64 id, region; char *name; double value; } LtThreshold;       /* region 0: everywhere */
typedef struct { gint64 id; char *key, *title, *publisher, *dated, *url, *note; } LtSource;
/* which row it backs: table by name, row by key */
typedef struct { gint64 id; char *subject; gint64 row, source; gint basis; char *place, *note; } LtCitation;
/* Where a card's top left corner stands in a diagram: a chain's key, or one of these. node: a segment's (overview: a
 * chain's) key. */
#define LT_PLACE_OVERVIEW 1
#define LT_PLACE_REGION   2
typedef struct { gint64 id, diagram, node; double x, y; gint pinned; } LtPlacement;
/* How an edge runs in a diagram. edge: a flow's key (overview: a key made of both chains'). points: "x y x y …". */
typedef struct { gint64 id, diagram, edge; char *points; } LtRoute;
/* enterprise to enterprise. product: values joined with "；" */
typedef struct { gint64 id, supplier, buyer; char *product; } LtSupply;
/* What a segment's coverage is held to be, seen from a region. dated: the day it was said */
typedef struct { gint64 id, region, segment; gint coverage; char *reason, *owner, *dated; } LtOverride;
/* of a target or of a project; the other is 0. amount_wan: money that arrived */
typedef struct { gint64 id, target, project; char *dated; gint kind; char *note; double amount_wan; char *author; } LtLedger;
/* A filter with a name. subject: the table it lists, by name; query: JSON */
typedef struct { gint64 id; char *name, *subject, *query; gint ordinal; } LtListing;

G_END_DECLS
