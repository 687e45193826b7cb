#include "analysis/coverage.h"
#define Z(zh, en) (g_getenv ("LT_STUB_ZH") ? (zh) : (en))
static const char *cn[] = { "missing", "arriving", "weak", "single", "present", "strong" };
static const char *cen[] = { "Missing", "Arriving", "Weak", "Single", "Present", "Strong" };
static const char *czh[] = { "空白", "在引", "薄弱", "单点", "具备", "优势" };
static const char *an[] = { "none", "fill", "extend", "build", "strengthen", "secure" };
static const char *aen[] = { "", "Fill the chain", "Extend the chain", "Build the chain", "Strengthen the chain", "Secure the chain" };
static const char *azh[] = { "", "补链", "延链", "建链", "强链", "固链" };
static const char *ben[] = { "", "Fill", "Extend", "Build", "Strengthen", "Secure" };
static const char *bzh[] = { "", "补", "延", "建", "强", "固" };
const char *lt_coverage_get_nick (LtCoverage c) { return cn[c]; }
const char *lt_coverage_get_label (LtCoverage c) { return Z (czh[c], cen[c]); }
const char *lt_action_get_nick (LtAction a) { return an[a]; }
const char *lt_action_get_label (LtAction a) { return Z (azh[a], aen[a]); }
const char *lt_action_get_badge (LtAction a) { return Z (bzh[a], ben[a]); }
