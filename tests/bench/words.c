#include "words.h"

#include "exchange/gazetteer.h"

#include <gio/gio.h>
#include <string.h>

#define PICK(rand, list) ((list)[g_rand_int_range ((rand), 0, G_N_ELEMENTS (list))])

static const char *const industries[] = {
  "新型显示", "光通信", "集成电路", "智能终端", "软件服务", "人工智能", "生物医药", "医疗器械", "新能源汽车", "动力电池",
  "氢能装备", "风电装备", "光伏", "储能", "轨道交通", "航空航天", "船舶海工", "工业机器人", "数控机床", "高端装备",
  "先进钢铁", "铜基新材料", "硅基新材料", "化工新材料", "高性能纤维", "绿色建材", "现代纺织", "智能家居", "食品加工", "茶产业",
  "大健康", "节能环保", "循环经济", "数字创意", "现代物流", "应急装备", "智能网联", "北斗应用", "量子信息", "增材制造",
};

static const char *const qualities[] = {
  "高纯", "电子", "智能", "精密", "柔性", "超薄", "耐热", "复合", "纳米", "微型", "高频", "低温", "车规", "工业", "医用", "光学",
  "功率", "射频", "存储", "无线", "数字", "绿色", "再生", "特种", "轻质", "陶瓷", "硅基", "铜基", "碳基", "有机",
};

static const char *const matters[] = {
  "玻璃", "基板", "芯片", "电路", "薄膜", "电极", "电池", "电机", "传感", "光纤", "镜头", "模组", "线缆", "磁材", "树脂", "涂层",
  "封装", "连接", "显示", "驱动", "控制", "散热", "结构", "轴承", "齿轮", "阀门", "泵体", "滤芯", "纤维", "气体", "溶剂", "靶材",
  "晶圆", "掩膜", "粉体", "合金", "铸件", "锻件", "模具", "检测", "软件", "平台",
};

static const char *const ends[] = {
  "", "", "材料", "部件", "组件", "器件", "设备", "系统", "装置", "制造", "加工", "服务", "总成", "原料", "单元", "产线",
};

static const char *const firsts[] = {
  "华", "中", "天", "金", "鑫", "宏", "瑞", "恒", "盛", "泰", "安", "东", "海", "龙", "光", "明", "正", "新", "元", "嘉",
  "博", "长", "大", "德", "方", "福", "国", "汉", "和", "宇", "立", "联", "美", "南", "平", "启", "荣", "三", "胜", "通",
};

static const char *const seconds[] = {
  "达", "星", "源", "力", "科", "创", "利", "丰", "辉", "宇", "成", "诚", "峰", "凯", "康", "兴", "隆", "茂", "润", "翔",
  "阳", "业", "永", "裕", "远", "智", "众", "卓", "晟", "越", "信", "讯", "益", "腾", "顺", "特", "邦", "禾", "亿", "锐",
};

static const char *const trades[] = {
  "电子", "科技", "光电", "新材料", "精密", "智能", "机械", "自动化", "半导体", "能源", "生物", "医药", "化工", "信息", "软件",
  "通信", "环保", "实业", "装备", "电气", "仪器", "汽车部件", "金属制品", "纺织", "食品",
};

char *
words_chain (GRand *rand, guint index)
{
  const char *name = industries[index % G_N_ELEMENTS (industries)];
  guint round = index / G_N_ELEMENTS (industries);

  return round == 0 ? g_strdup (name) : g_strdup_printf ("%s%u", name, round + 1);
}

char *
words_segment (GRand *rand)
{
  const char *quality = PICK (rand, qualities), *matter = PICK (rand, matters), *end = PICK (rand, ends);

  if (g_rand_int_range (rand, 0, 4) == 0)
    return g_strconcat (quality, PICK (rand, qualities), matter, end, NULL);
  return g_strconcat (quality, matter, end, NULL);
}

char *
words_product (GRand *rand, const char *segment)
{
  return g_strdup_printf ("%s%s", PICK (rand, qualities), segment);
}

char *
words_company (GRand *rand, const char *city_stem)
{
  const char *third = g_rand_int_range (rand, 0, 3) == 0 ? PICK (rand, seconds) : "";

  return g_strconcat (city_stem, PICK (rand, firsts), PICK (rand, seconds), third, PICK (rand, trades),
                      g_rand_int_range (rand, 0, 6) == 0 ? "股份有限公司" : "有限公司", NULL);
}

/* GB 32100-2015: 17 characters of these 31 and a check character, weights 3^i mod 31. */
char *
words_credit (GRand *rand, const char *region_code)
{
  static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  char code[19] = "91";
  guint sum = 0, weight = 1;

  memcpy (code + 2, region_code, 6);
  for (guint i = 8; i < 17; i++)
    code[i] = alphabet[g_rand_int_range (rand, 0, 31)];
  for (guint i = 0; i < 17; i++)
    {
      sum += (strchr (alphabet, code[i]) - alphabet) * weight;
      weight = weight * 3 % 31;
    }
  code[17] = alphabet[(31 - sum % 31) % 31];
  return g_strdup (code);
}

/* --- Regions --- */

static gint
find_code (GArray *places, const char *code)
{
  for (guint i = 0; i < places->len; i++)
    if (strcmp (g_array_index (places, Place, i).code, code) == 0)
      return i;
  return -1;
}

GArray *
words_places (void)
{
  g_autoptr(GBytes) bytes = g_resources_lookup_data (LT_GAZETTEER_RESOURCE, 0, NULL);
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_auto(GStrv) lines = NULL;

  if (bytes == NULL)
    g_error ("The gazetteer is not linked in");
  lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
  for (guint i = 1; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      g_auto(GStrv) cells = g_strsplit (g_strchomp (lines[i]), ",", 4);
      Place place = { g_strdup (cells[0]), g_strdup (cells[1]), lt_place_stem (cells[1]), g_strdup (cells[3]), find_code (places, cells[2]) };

      g_array_append_val (places, place);
    }
  return places;
}

void
words_places_free (GArray *places)
{
  for (guint i = 0; i < places->len; i++)
    {
      Place *place = &g_array_index (places, Place, i);

      g_free (place->code);
      g_free (place->name);
      g_free (place->stem);
      g_free (place->kind);
    }
  g_array_unref (places);
}
