#include "config.h"

#include "exchange/error.h"
#include "exchange/kinds.h"
#include "workspace/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TEXT(id, name, headers)   { LT_FIELD_##id, name, headers, FALSE, LT_FIELD_TYPE_TEXT }
#define OF(type, id, name, headers) { LT_FIELD_##id, name, headers, FALSE, LT_FIELD_TYPE_##type }
#define NEED(type, id, name, headers) { LT_FIELD_##id, name, headers, TRUE, LT_FIELD_TYPE_##type }
#define WORD(id, name, headers, table, column) { LT_FIELD_##id, name, headers, FALSE, LT_FIELD_TYPE_WORD, LT_TABLE_##table, column }
#define ONE_OF(group, type, id, name, headers) { LT_FIELD_##id, name, headers, FALSE, LT_FIELD_TYPE_##type, 0, NULL, group }
#define END { 0 }

static const LtField source_fields[] = {
  NEED (NAME, KEY, "key", "来源编号 编号 来源键"),
  TEXT (TITLE, "title", "标题 文件名称 文件标题 名称"),
  TEXT (PUBLISHER, "publisher", "发布单位 发布机构 单位"),
  OF (DATE, DATE, "date", "日期 发布日期 发布时间"),
  TEXT (URL, "url", "网址 链接"),
  TEXT (NOTE, "note", "说明 备注"),
  END,
};

static const LtField region_fields[] = {
  NEED (NAME, NAME, "name", "区域名称 区域 名称"),
  OF (NAME, PARENT, "parent", "上级区域 上级"),
  TEXT (KIND, "kind", "类型 区域类型"),
  TEXT (CODE, "code", "行政区划代码 区划代码 代码"),
  OF (LAND, LAND, "land", "面积 土地面积"),
  OF (LIST, LEAD, "lead", "主导产业"),
  TEXT (LEVEL, "level", "级别 星级"),
  END,
};

static const LtField zone_fields[] = {
  NEED (NAME, STRUCTURE, "structure", "空间布局 布局"),
  { LT_FIELD_ROLE, "role", "角色", TRUE, LT_FIELD_TYPE_WORD, LT_TABLE_ZONE, "role" },
  NEED (NAME, REGION, "region", "区域 区域名称"),
  OF (NAME, CHAIN, "chain", "产业链 产业链名称"),
  END,
};

static const LtField chain_fields[] = {
  NEED (NAME, NAME, "name", "产业链名称 产业链"),
  WORD (ROLE, "role", "角色", CHAIN, "role"),
  OF (NAME, PARENT, "parent", "上级产业链 上级"),
  TEXT (CHIEF, "chief", "链长"),
  TEXT (UNIT, "unit", "责任单位 牵头单位"),
  TEXT (LEADER, "leader", "链主企业 链主"),
  TEXT (ALLIANCE, "alliance", "盟会长"),
  END,
};

static const LtField segment_fields[] = {
  NEED (NAME, NAME, "name", "环节名称 环节"),
  NEED (NAME, CHAIN, "chain", "产业链 产业链名称 所属产业链"),
  WORD (POSITION, "position", "位置", SEGMENT, "position"),
  OF (NAMES, UPSTREAM, "upstream", "上游环节"),
  OF (NAMES, DOWNSTREAM, "downstream", "下游环节"),
  OF (NAMES, PRODUCTS, "products", "主要产品 产品"),
  OF (LIST, KEYWORDS, "keywords", "关键词"),
  OF (CODES, CODES, "codes", "行业代码 code"),
  OF (MARK, CRITICALITY, "criticality", "关键度 卡脖子程度"),
  TEXT (NOTE, "note", "说明 备注"),
  END,
};

static const LtField flow_fields[] = {
  NEED (NAME, FROM, "from", "供给环节 上游环节"),
  NEED (NAME, TO, "to", "需求环节 下游环节"),
  WORD (KIND, "kind", "类型", FLOW, "kind"),
  TEXT (NOTE, "note", "说明 备注"),
  END,
};

static const LtField enterprise_fields[] = {
  NEED (NAME, NAME, "name", "企业名称 单位名称 公司名称 企业"),
  OF (CREDIT, CREDIT, "credit", "统一社会信用代码 社会信用代码 信用代码"),
  OF (NAME, REGION, "region", "所属区域 地区 区域 所在地"),
  OF (NAMES, SEGMENTS, "segments", "所属环节 环节 segment"),
  WORD (ROLE, "role", "参与角色 角色", PARTICIPATION, "role"),
  OF (MONEY, REVENUE, "revenue", "营业收入 营收 主营业务收入"),
  OF (MONEY, OUTPUT, "output", "产值 工业产值 总产值"),
  OF (MONEY, TAX, "tax", "税收 纳税 纳税额"),
  OF (COUNT, STAFF, "staff", "员工人数 从业人数 员工数"),
  OF (LAND, LAND, "land", "用地 占地面积 用地面积"),
  OF (MONEY, RD, "rd", "研发投入 研发费用"),
  OF (YEAR, YEAR, "year", "年份 年度"),
  OF (LIST, HONOURS, "honours", "企业荣誉 荣誉 资质 honors"),
  OF (LIST, PRODUCTS, "products", "主营产品 主要产品 产品"),
  OF (CODES, CODES, "codes", "行业代码 code"),
  WORD (STATUS, "status", "状态 经营状态", ENTERPRISE, "status"),
  TEXT (HOME_TIE, "home tie", "乡情 籍贯"),
  OF (NAME, PARENT, "parent", "母公司 上级公司"),
  END,
};

static const LtField participation_fields[] = {
  NEED (NAME, ENTERPRISE, "enterprise", "企业名称 企业 单位名称 公司名称"),
  NEED (NAME, SEGMENT, "segment", "环节 环节名称 所属环节"),
  WORD (ROLE, "role", "参与角色 角色", PARTICIPATION, "role"),
  END,
};

static const LtField supply_fields[] = {
  NEED (NAME, SUPPLIER, "supplier", "供应商 供应企业 供应方 供货商"),
  NEED (NAME, BUYER, "buyer", "采购商 采购企业 采购方"),
  OF (LIST, PRODUCT, "product", "产品 供应产品 主要产品"),
  END,
};

static const LtField institution_fields[] = {
  NEED (NAME, NAME, "name", "平台名称 机构名称 名称"),
  TEXT (KIND, "kind", "类型 平台类型 机构类型"),
  OF (NAME, REGION, "region", "所属区域 区域 地区 所在地"),
  OF (NAMES, SEGMENTS, "segments", "所属环节 环节 segment"),
  OF (COUNT, CAPACITY, "capacity", "年培养人数 培养人数"),
  END,
};

static const LtField target_fields[] = {
  NEED (NAME, ENTERPRISE, "enterprise", "招商对象 企业名称 企业"),
  NEED (NAME, SEGMENT, "segment", "环节 环节名称 所属环节"),
  TEXT (PRODUCT, "product", "产品 主要产品 主营产品"),
  TEXT (REASON, "reason", "理由 招商理由"),
  WORD (METHOD, "method", "招商方式", TARGET, "method"),
  WORD (STATUS, "status", "状态", TARGET, "status"),
  END,
};

static const LtField project_fields[] = {
  NEED (NAME, NAME, "name", "项目名称 项目"),
  OF (NAMES, SEGMENTS, "segments", "所属环节 环节 segment"),
  OF (NAME, ENTERPRISE, "enterprise", "投资方 企业名称 企业 投资企业"),
  OF (NAME, REGION, "region", "落地区域 区域 所属区域"),
  OF (NAME, PARK, "park", "园区"),
  WORD (STAGE, "stage", "阶段 项目阶段", PROJECT, "stage"),
  WORD (METHOD, "method", "招商方式", PROJECT, "method"),
  OF (MONEY, INVEST, "invest", "总投资 投资额 总投资额"),
  OF (MONEY, ARRIVED, "arrived", "到位资金"),
  OF (LAND, LAND, "land", "用地 用地面积 占地面积"),
  OF (MONEY, OUTPUT, "output", "预计产值 产值"),
  OF (MONEY, TAX, "tax", "预计税收 税收"),
  TEXT (OWNER, "owner", "责任人 负责人"),
  OF (DATE, LEAD_ON, "lead on", "线索日期 线索时间"),
  OF (DATE, TALKS_ON, "talks on", "在谈日期 洽谈日期 在谈时间 洽谈时间"),
  OF (DATE, SIGNED_ON, "signed on", "签约日期 签约时间"),
  OF (DATE, LANDED_ON, "landed on", "落地日期 落地时间"),
  OF (DATE, STARTED_ON, "started on", "开工日期 开工时间"),
  OF (DATE, PRODUCED_ON, "produced on", "投产日期 投产时间"),
  OF (DATE, DROPPED_ON, "dropped on", "终止日期 终止时间"),
  END,
};

static const LtField threshold_fields[] = {
  OF (NAME, REGION, "region", "区域 所属区域"),
  NEED (NAME, NAME, "name", "指标 名称"),
  NEED (NUMBER, VALUE, "value", "数值"),
  END,
};

/* Of a project or of a target (1), with something that was done (2). */
static const LtField ledger_fields[] = {
  NEED (DATE, DATE, "date", "日期 时间 走访日期 走访时间 拜访日期 到位日期"),
  ONE_OF (1, NAME, PROJECT, "project", "项目名称 项目"),
  OF (NAME, REGION, "region", "落地区域 区域 所属区域"),
  ONE_OF (1, NAME, ENTERPRISE, "enterprise", "招商对象 企业名称 企业 走访企业 拜访企业 对接企业"),
  OF (NAME, SEGMENT, "segment", "环节 环节名称 所属环节"),
  { LT_FIELD_KIND, "kind", "类型 事项", FALSE, LT_FIELD_TYPE_WORD, LT_TABLE_LEDGER, "kind", 2 },
  ONE_OF (2, TEXT, NOTE, "note", "内容 说明 备注 工作内容"),
  ONE_OF (2, MONEY, AMOUNT, "amount", "金额 到位金额 到位资金"),
  TEXT (AUTHOR, "author", "经办人 记录人"),
  END,
};

/* Every row may say what document it comes from. */
static const LtField common_fields[] = {
  OF (LIST, SOURCE, "source", "来源"),
  WORD (BASIS, "basis", "依据", CITATION, "basis"),
  TEXT (PLACE, "place", "出处"),
  END,
};

static const LtKind kinds[LT_N_IMPORT_KINDS] = {
  [LT_IMPORT_SOURCES] = { LT_IMPORT_SOURCES, "sources", "source 来源 来源表 资料来源", LT_TABLE_SOURCE, source_fields },
  [LT_IMPORT_REGIONS] = { LT_IMPORT_REGIONS, "regions", "region 区域 区域表", LT_TABLE_REGION, region_fields },
  [LT_IMPORT_CHAINS] = { LT_IMPORT_CHAINS, "chains", "chain 产业链 产业链表", LT_TABLE_CHAIN, chain_fields },
  [LT_IMPORT_SEGMENTS] = { LT_IMPORT_SEGMENTS, "segments", "segment 环节 环节表 产业链环节", LT_TABLE_SEGMENT, segment_fields },
  [LT_IMPORT_FLOWS] = { LT_IMPORT_FLOWS, "flows", "flow 供需关系 供需关系表", LT_TABLE_FLOW, flow_fields },
  [LT_IMPORT_ZONES] = { LT_IMPORT_ZONES, "zones", "zone 空间布局 空间布局表", LT_TABLE_ZONE, zone_fields },
  [LT_IMPORT_ENTERPRISES] = { LT_IMPORT_ENTERPRISES, "enterprises", "enterprise companies 企业 企业表 企业名单 企业名录",
                              LT_TABLE_ENTERPRISE, enterprise_fields },
  [LT_IMPORT_PARTICIPATIONS] = { LT_IMPORT_PARTICIPATIONS, "participations", "participation 参与 参与关系 企业环节",
                                 LT_TABLE_PARTICIPATION, participation_fields },
  [LT_IMPORT_SUPPLIES] = { LT_IMPORT_SUPPLIES, "supplies", "supply 供应关系 供应关系表 企业供应", LT_TABLE_SUPPLY, supply_fields },
  [LT_IMPORT_INSTITUTIONS] = { LT_IMPORT_INSTITUTIONS, "institutions", "institution 创新平台 平台 机构", LT_TABLE_INSTITUTION,
                               institution_fields },
  [LT_IMPORT_TARGETS] = { LT_IMPORT_TARGETS, "targets", "target 招商对象 招商目标", LT_TABLE_TARGET, target_fields },
  [LT_IMPORT_PROJECTS] = { LT_IMPORT_PROJECTS, "projects", "project 项目 招商项目 项目表", LT_TABLE_PROJECT, project_fields },
  [LT_IMPORT_THRESHOLDS] = { LT_IMPORT_THRESHOLDS, "thresholds", "threshold 门槛 阈值 标准", LT_TABLE_THRESHOLD, threshold_fields },
  [LT_IMPORT_LEDGER] = { LT_IMPORT_LEDGER, "ledger", "台账 台账表 走访台账 走访记录", LT_TABLE_LEDGER, ledger_fields },
};

/* For comparing headers and file names: widths and case folded, no blanks, no joining marks. */
static char *
fold_header (const char *header)
{
  g_autofree char *folded = lt_text_fold (header);
  GString *text = g_string_new (folded);

  g_string_replace (text, "_", "", 0);
  g_string_replace (text, "-", "", 0);
  g_string_replace (text, "*", "", 0);      /* the mark of a required column in many forms */
  return g_string_free (text, FALSE);
}

static const LtField *
find_folded (const LtField *fields, const char *folded)
{
  for (const LtField *field = fields; field->name; field++)
    {
      g_autofree char *name = fold_header (field->name);

      if (strcmp (name, folded) == 0 || lt_words_contain (field->headers, folded))
        return field;
    }
  return NULL;
}

static gboolean
get_measure (LtFieldType type, LtMeasure *measure)
{
  switch (type)
    {
    case LT_FIELD_TYPE_MONEY:  *measure = LT_MEASURE_MONEY;  return TRUE;
    case LT_FIELD_TYPE_LAND:   *measure = LT_MEASURE_LAND;   return TRUE;
    case LT_FIELD_TYPE_COUNT:  *measure = LT_MEASURE_COUNT;  return TRUE;
    case LT_FIELD_TYPE_NUMBER: *measure = LT_MEASURE_NUMBER; return TRUE;
    default:                   return FALSE;
    }
}

/* Takes the bracket at the end off a folded header; NULL: it has none. */
static char *
cut_bracket (char *folded)
{
  static const char *const pairs[][2] = { { "(", ")" }, { "[", "]" }, { "【", "】" }, { "〔", "〕" } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      char *open = g_str_has_suffix (folded, pairs[i][1]) ? g_strrstr (folded, pairs[i][0]) : NULL;

      if (open && open > folded)
        {
          folded[strlen (folded) - strlen (pairs[i][1])] = '\0';
          *open = '\0';
          return open + strlen (pairs[i][0]);
        }
    }
  return NULL;
}

/**
 * lt_field_read_unit:
 * @header: as in the file: 营业收入（亿元）
 * @unit: (out): the unit in its brackets; one, where it has none or the field is no figure
 *
 * Returns: %FALSE where a figure's brackets hold no unit of its measure.
 */
gboolean
lt_field_read_unit (const LtField *self, const char *header, LtUnit *unit)
{
  g_autofree char *folded = fold_header (header);
  const char *bracket = cut_bracket (folded);
  LtMeasure measure;

  *unit = LT_UNIT_ONE;
  return !bracket || !get_measure (self->type, &measure) || lt_unit_parse (bracket, measure, unit);
}

/**
 * lt_kind_find_field:
 * @header: as in the file
 * @unit: (out): the unit in its brackets
 *
 * Returns: (transfer none) (nullable): the field; %NULL where the header is not one of @self, or where
 * its figures are in a unit that is not known, which must not be taken for another.
 */
const LtField *
lt_kind_find_field (const LtKind *self, const char *header, LtUnit *unit)
{
  g_autofree char *folded = fold_header (header);
  const LtField *field;

  cut_bracket (folded);
  field = find_folded (self->fields, folded);
  if (!field)
    field = find_folded (common_fields, folded);
  *unit = LT_UNIT_ONE;
  return field && lt_field_read_unit (field, header, unit) ? field : NULL;
}

/** lt_kind_get_field: Returns: (nullable): a field of a kind, or one that every kind has. */
const LtField *
lt_kind_get_field (const LtKind *self, LtFieldId id)
{
  for (const LtField *field = self->fields; field->name; field++)
    if (field->id == id)
      return field;
  for (const LtField *field = common_fields; field->name; field++)
    if (field->id == id)
      return field;
  return NULL;
}

/**
 * lt_kind_list_fields:
 *
 * Returns: (transfer container) (element-type LtField): the columns of a whole table of the kind, with those that
 * say where a row comes from; a list of sources is not asked for its own.
 */
GPtrArray *
lt_kind_list_fields (const LtKind *self)
{
  GPtrArray *fields = g_ptr_array_new ();

  for (const LtField *field = self->fields; field->name; field++)
    g_ptr_array_add (fields, (gpointer) field);
  for (const LtField *field = common_fields; field->name && self->kind != LT_IMPORT_SOURCES; field++)
    g_ptr_array_add (fields, (gpointer) field);
  return fields;
}

/** lt_field_get_unit: Returns: (nullable): the unit of the field's figures where a header says none; %NULL where there is nothing to choose. */
const char *
lt_field_get_unit (const LtField *self)
{
  switch (self->type)
    {
    case LT_FIELD_TYPE_MONEY: return "万元";
    case LT_FIELD_TYPE_LAND:  return "亩";
    default:                  return NULL;
    }
}

/** lt_kind_get: Returns: (transfer none): what a kind is made of. */
const LtKind *
lt_kind_get (LtImportKind kind)
{
  g_return_val_if_fail (kind > LT_IMPORT_AUTO && kind < LT_N_IMPORT_KINDS, NULL);

  return &kinds[kind];
}

/**
 * lt_kind_from_name:
 * @name: "enterprises", "enterprise" or "企业"
 *
 * Returns: the kind, or %LT_IMPORT_AUTO if there is none of that name.
 */
LtImportKind
lt_kind_from_name (const char *name)
{
  g_autofree char *folded = fold_header (name);

  for (guint i = 1; i < LT_N_IMPORT_KINDS; i++)
    if (strcmp (kinds[i].name, folded) == 0 || lt_words_contain (kinds[i].files, folded))
      return i;
  return LT_IMPORT_AUTO;
}

/* The kind a file's base name says: enterprises.csv, 01-企业.csv. */
static LtImportKind
guess_by_name (const char *file_name)
{
  g_autofree char *base = g_path_get_basename (file_name);
  char *dot = strrchr (base, '.'), *stem = base;

  if (dot)
    *dot = '\0';
  while (g_ascii_isdigit (*stem) || strchr ("-_. ", *stem))
    {
      if (*stem == '\0')
        return LT_IMPORT_AUTO;
      stem++;
    }
  return lt_kind_from_name (stem);
}

/* How many headers a kind knows; 0 where one that it requires is missing, or all of a group. */
static guint
count_headers (const LtKind *kind, LtSheet *sheet, guint *required)
{
  gboolean seen[LT_N_FIELDS] = { FALSE };
  guint count = 0, asked = 0, answered = 0;      /* bits of groups */

  for (guint i = 0; i < lt_sheet_get_n_columns (sheet); i++)
    {
      LtUnit unit;
      const LtField *field = lt_kind_find_field (kind, lt_sheet_get_header (sheet, i), &unit);

      if (field && !seen[field->id])
        count++;
      if (field)
        seen[field->id] = TRUE;
    }
  *required = 0;
  for (const LtField *field = kind->fields; field->name; field++)
    {
      if (field->required && !seen[field->id])
        return 0;
      *required += field->required;
      asked |= 1u << field->group;
      answered |= seen[field->id] || field->group == 0 ? 1u << field->group : 0;
    }
  return asked == answered ? count : 0;
}

/**
 * lt_import_guess_kind:
 * @file_name: (nullable): the file's name, which decides where it is one like enterprises.csv or 企业.csv; not 台账.csv,
 *   since people call a list of projects so too
 *
 * Otherwise the headers decide: the kind that knows the most of them, has all it requires, and
 * requires the most.
 *
 * Returns: the kind; %LT_IMPORT_AUTO with %LT_EXCHANGE_ERROR_KIND where none or several fit.
 */
LtImportKind
lt_import_guess_kind (LtSheet *sheet, const char *file_name, GError **error)
{
  LtImportKind named = file_name ? guess_by_name (file_name) : LT_IMPORT_AUTO, best = LT_IMPORT_AUTO;
  guint most = 0, rival = 0;

  if (named != LT_IMPORT_AUTO && named != LT_IMPORT_LEDGER)
    return named;
  for (guint i = 1; i < LT_N_IMPORT_KINDS; i++)
    {
      guint required, count = count_headers (&kinds[i], sheet, &required), score = count ? count * 8 + required : 0;

      if (score > most)
        {
          rival = 0;
          most = score;
          best = i;
        }
      else if (score > 0 && score == most)
        rival = i;
    }
  if (most > 0 && rival == 0)
    return best;
  if (most == 0 && named != LT_IMPORT_AUTO)
    return named;      /* what it lacks is said then */
  if (rival)
    g_set_error (error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_KIND, _("“%s” may hold %s or %s. Say which."),
                 lt_sheet_get_name (sheet), kinds[best].name, kinds[rival].name);
  else
    g_set_error (error, LT_EXCHANGE_ERROR, LT_EXCHANGE_ERROR_KIND,
                 _("“%s” has the headers of no known table. Say what it holds, or name its columns as in the templates."),
                 lt_sheet_get_name (sheet));
  return LT_IMPORT_AUTO;
}
