/* Thresholds and weights as JSON, alike wherever a command prints them. */
#pragma once

#include "analysis/rules.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void lt_cli_add_rules (JsonBuilder *builder, const LtRules *rules);

G_END_DECLS
