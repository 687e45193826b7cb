#include "config.h"

#include "exchange/error.h"
#include "exchange/values.h"
#include "exchange/words.h"
#include "workspace/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Words separated by blanks; the first is the one that messages offer. */
typedef struct {
  gint        value;
  const char *words;
} Words;

static const Words positions[] = {
  { LT_POSITION_UPSTREAM, "上游 上游环节 产业上游" },
  { LT_POSITION_MIDSTREAM, "中游 中游环节 产业中游" },
  { LT_POSITION_DOWNSTREAM, "下游 下游环节 产业下游" },
  { LT_POSITION_SERVICE, "配套 配套服务 服务配套 配套环节 支撑 服务" },
  { 0 },
};

static const Words chain_roles[] = {
  { LT_CHAIN_ROLE_TRUNK, "树干" },
  { LT_CHAIN_ROLE_BRANCH, "树枝" },
  { LT_CHAIN_ROLE_ROOT, "树根" },
  { 0 },
};

static const Words roles[] = {
  { LT_ROLE_LEADER, "链主 链主企业 龙头 龙头企业" },
  { LT_ROLE_CORE, "骨干 骨干企业 核心 核心企业 重点 重点企业" },
  { LT_ROLE_SUPPORT, "配套 配套企业" },
  { 0 },
};

static const Words flow_kinds[] = {
  { LT_FLOW_MATERIAL, "材料 原料 原材料" },
  { LT_FLOW_COMPONENT, "部件 零部件 元器件 组件" },
  { LT_FLOW_EQUIPMENT, "设备 装备" },
  { LT_FLOW_SERVICE, "服务" },
  { LT_FLOW_PRODUCT, "产品 成品" },
  { 0 },
};

static const Words statuses[] = {
  { LT_STATUS_OPERATING, "在营 在业 存续 开业 正常 正常经营 正常生产 运营中" },
  { LT_STATUS_CONSTRUCTION, "在建 建设中 正在建设 筹建" },
  { LT_STATUS_SUSPENDED, "停产 停业 停工 歇业" },
  { LT_STATUS_CLOSED, "注销 吊销 关闭 已注销 已吊销 倒闭 破产" },
  { 0 },
};

static const Words stages[] = {
  { LT_STAGE_LEAD, "线索 意向 储备" },
  { LT_STAGE_TALKS, "在谈 洽谈 在谈项目 正在洽谈 洽谈中" },
  { LT_STAGE_SIGNED, "签约 已签约 签约项目" },
  { LT_STAGE_LANDED, "落地 已落地 落户" },
  { LT_STAGE_CONSTRUCTION, "开工 已开工 在建 正在建设 建设中 开工建设" },
  { LT_STAGE_PRODUCTION, "投产 已投产 达产 竣工投产 试生产" },
  { LT_STAGE_DROPPED, "终止 已终止 取消 停止" },
  { 0 },
};

static const Words methods[] = {
  { LT_METHOD_CAPITAL, "资本 资本招商 基金招商" },
  { LT_METHOD_CHAIN, "产业链 产业链招商" },
  { LT_METHOD_PLATFORM, "平台 平台招商" },
  { LT_METHOD_ENTERPRISE, "企业 以商招商 以企招商 以企招企 企业招商" },
  { LT_METHOD_ENCLAVE, "飞地 飞地招商" },
  { LT_METHOD_AGENCY, "市场化 市场化招商 中介招商 委托招商" },
  { LT_METHOD_ONLINE, "线上 线上招商 云招商 网络招商" },
  { LT_METHOD_RESIDENT, "驻地 驻地招商 驻点招商" },
  { LT_METHOD_EXHIBITION, "会展 会展招商 展会招商" },
  { LT_METHOD_HOME_TIE, "乡情 乡情招商 乡贤招商" },
  { 0 },
};

static const Words target_statuses[] = {
  { LT_TARGET_IDENTIFIED, "已识别 识别 待接触 未接触" },
  { LT_TARGET_CONTACTED, "已接触 接触 已联系 接触中" },
  { LT_TARGET_VISITED, "已拜访 拜访 已走访 已考察" },
  { LT_TARGET_DECLINED, "已拒绝 拒绝 已婉拒" },
  { 0 },
};

/* As the window calls them. */
static const Words ledger_kinds[] = {
  { LT_LEDGER_CONTACT, "联系 接触 对接 联络 电话 电话联系 去电" },
  { LT_LEDGER_VISIT, "走访 拜访 考察 来访 回访 走访企业 上门走访 登门拜访 实地考察" },
  { LT_LEDGER_MEETING, "会议 会谈 座谈 座谈会 洽谈 洽谈会 调度会 推进会" },
  { LT_LEDGER_STAGE, "阶段变更 阶段变化 阶段" },
  { LT_LEDGER_FUNDS, "到位资金 资金到位 到资 到账" },
  { LT_LEDGER_NOTE, "说明 备注 记录 其他" },
  { 0 },
};

static const Words bases[] = {
  { LT_BASIS_SOURCE, "原文 来源 文件" },
  { LT_BASIS_JUDGEMENT, "研判 判断 推断 分析" },
  { 0 },
};

static const Words zone_roles[] = {
  { LT_ZONE_POLE, "极" },
  { LT_ZONE_WING, "翼" },
  { LT_ZONE_POINT, "点" },
  { LT_ZONE_CIRCLE, "圈" },
  { LT_ZONE_RING, "环" },
  { LT_ZONE_BELT, "带 轴" },
  { LT_ZONE_CORE, "核心 核 核心区" },
  { LT_ZONE_EXTENSION, "拓展 拓展区" },
  { 0 },
};

static const struct {
  LtTable      table;
  const char  *column;
  const Words *words;
} lists[] = {
  { LT_TABLE_SEGMENT, "position", positions },
  { LT_TABLE_CHAIN, "role", chain_roles },
  { LT_TABLE_PARTICIPATION, "role", roles },
  { LT_TABLE_FLOW, "kind", flow_kinds },
  { LT_TABLE_ENTERPRISE, "status", statuses },
  { LT_TABLE_PROJECT, "stage", stages },
  { LT_TABLE_PROJECT, "method", methods },
  { LT_TABLE_TARGET, "method", methods },
  { LT_TABLE_TARGET, "status", target_statuses },
  { LT_TABLE_LEDGER, "kind", ledger_kinds },
  { LT_TABLE_CITATION, "basis", bases },
  { LT_TABLE_ZONE, "role", zone_roles },
};

/* Folded, and without the quotation marks people put around such words. */
static char *
fold_word (const char *cell)
{
  static const char *const quotes[] = { "“", "”", "\"", "‘", "’", "'", "「", "」", "《", "》" };
  g_autofree char *folded = lt_text_fold (cell);
  GString *word = g_string_new (folded);

  for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
    g_string_replace (word, quotes[i], "", 0);
  return g_string_free (word, FALSE);
}

static const Words *
find_list (LtTable table, const char *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (lists[i].table == table && strcmp (lists[i].column, column) == 0)
      return lists[i].words;
  g_return_val_if_reached (bases);
}

/** lt_words_list: Returns: (transfer full): the words of a closed list as people write them, in its order. */
char *
lt_words_list (LtTable table, const char *column)
{
  GString *text = g_string_new (NULL);

  for (const Words *words = find_list (table, column); words->words; words++)
    g_string_append_printf (text, "%s%.*s", text->len ? ", " : "", (int) strcspn (words->words, " "), words->words);
  return g_string_free (text, FALSE);
}

/**
 * lt_words_find:
 * @column: a column of @table that holds a closed list
 * @cell: one of its words in Chinese, a synonym, or the word of the file (in English)
 *
 * Returns: %FALSE with a refusal that offers the words of the list.
 */
gboolean
lt_words_find (LtTable table, const char *column, const char *cell, gint *value, GError **error)
{
  const Words *words = find_list (table, column);
  g_autofree char *word = fold_word (cell), *offer = NULL;
  gint known = lt_enum_value (table, column, word);

  if (known > 0)
    {
      *value = known;
      return TRUE;
    }
  /* The lists are in folded spelling. */
  for (const Words *w = words; w->words; w++)
    if (lt_words_contain (w->words, word))
      {
        *value = w->value;
        return TRUE;
      }
  offer = lt_words_list (table, column);
  return lt_refuse (error, _("“%s” is not one of: %s"), cell, offer);
}

/**
 * lt_words_region_kind:
 * @cell: what a region calls itself: 地级市, 国家级高新区; the list is open
 *
 * Returns: an #LtRegionKind by the end of the word; %LT_REGION_NONE if it tells nothing.
 */
gint
lt_words_region_kind (const char *cell)
{
  /* Longer ends first: 高新区 before 区, 县级市 before 市. */
  static const struct { const char *end; gint kind; } ends[] = {
    { "特别行政区", LT_REGION_PROVINCE }, { "自治区", LT_REGION_PROVINCE }, { "直辖市", LT_REGION_PROVINCE },
    { "省", LT_REGION_PROVINCE },
    { "县级市", LT_REGION_COUNTY }, { "县级", LT_REGION_COUNTY }, { "市辖区", LT_REGION_COUNTY }, { "林区", LT_REGION_COUNTY },
    { "产业集聚区", LT_REGION_PARK }, { "集聚区", LT_REGION_PARK }, { "工业区", LT_REGION_PARK }, { "园区", LT_REGION_PARK },
    { "园", LT_REGION_PARK }, { "基地", LT_REGION_PARK },
    { "高新技术产业开发区", LT_REGION_ZONE }, { "开发区", LT_REGION_ZONE }, { "高新区", LT_REGION_ZONE },
    { "经开区", LT_REGION_ZONE }, { "保税区", LT_REGION_ZONE }, { "示范区", LT_REGION_ZONE }, { "试验区", LT_REGION_ZONE },
    { "功能区", LT_REGION_ZONE }, { "新区", LT_REGION_ZONE },
    { "地级市", LT_REGION_CITY }, { "自治州", LT_REGION_CITY }, { "地区", LT_REGION_CITY }, { "盟", LT_REGION_CITY },
    { "市", LT_REGION_CITY },
    { "自治县", LT_REGION_COUNTY }, { "县", LT_REGION_COUNTY }, { "旗", LT_REGION_COUNTY }, { "区", LT_REGION_COUNTY },
    { "街道", LT_REGION_TOWN }, { "镇", LT_REGION_TOWN }, { "乡", LT_REGION_TOWN },
  };
  g_autofree char *word = fold_word (cell);
  gint known = lt_enum_value (LT_TABLE_REGION, "kind", word);

  if (known > 0)
    return known;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (word, ends[i].end))
      return ends[i].kind;
  return LT_REGION_NONE;
}

/**
 * lt_words_honour:
 * @known: (out): whether it is one of the list
 *
 * Levels, regions and the word 企业 around an honour do not change it: 国家级专精特新“小巨人”企业 is 小巨人. A
 * candidate for one (培育, 后备, 拟上市) does not have it.
 *
 * Returns: (transfer full): the honour's one word, or the tidied text of one that is not in the list.
 */
char *
lt_words_honour (const char *cell, gboolean *known)
{
  /* In this order: 专精特新小巨人 is the higher of its two. */
  static const char *const marks[][2] = {
    { "链主", "链主" }, { "小巨人", "小巨人" }, { "单项冠军", "单项冠军" }, { "隐形冠军", "隐形冠军" }, { "瞪羚", "瞪羚" },
    { "独角兽", "独角兽" }, { "专精特新", "专精特新" }, { "500强", "500强" }, { "五百强", "500强" },
    { "高新技术企业", "高新技术企业" }, { "高企", "高新技术企业" }, { "上市", "上市" },
  };
  static const char *const not_yet[] = {
    "培育", "后备", "储备", "候选", "预备", "潜在", "拟", "准", "入库", "种子", "配套", "子公司", "投资", "服务", "申报", "非",
  };
  g_autofree char *word = fold_word (cell);

  *known = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (not_yet); i++)
    if (strstr (word, not_yet[i]))
      return lt_text_tidy (cell);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (strstr (word, marks[i][0]))
      {
        *known = TRUE;
        return g_strdup (marks[i][1]);
      }
  return lt_text_tidy (cell);
}
