/* The built-in samples come in whole. */
#include "config.h"

#include "analysis/coverage.h"
#include "exchange/sample.h"
#include "import-fixture.h"

static void
test_list (void)
{
  g_auto(GStrv) names = lt_sample_list ();

  g_assert_cmpuint (g_strv_length (names), ==, 3);
  g_assert_cmpstr (names[0], ==, "quanzhou");
  g_assert_cmpstr (names[1], ==, "xianning");
  g_assert_cmpstr (names[2], ==, "xinzheng");
}

/* Each row names its document, or is a judgement. Regions that stand in no table come from the gazetteer, and products,
 * purposes and fields of work go with the row that lists them. */
static void
assert_cited (LtModel *model)
{
  static const LtTable tables[] = {
    LT_TABLE_CHAIN, LT_TABLE_SEGMENT, LT_TABLE_FLOW, LT_TABLE_ZONE, LT_TABLE_ENTERPRISE, LT_TABLE_PARTICIPATION,
    LT_TABLE_INSTITUTION, LT_TABLE_TARGET, LT_TABLE_PROJECT, LT_TABLE_THRESHOLD,
  };

  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    {
      GPtrArray *rows = lt_model_rows (model, tables[t]);

      for (guint i = 0; i < rows->len; i++)
        {
          g_autoptr(GPtrArray) citations = lt_model_citations (model, tables[t], ((LtRow *) rows->pdata[i])->id);
          const LtCitation *first = citations->len > 0 ? citations->pdata[0] : NULL;

          g_assert_nonnull (first);
          g_assert_cmpint (first->basis, !=, LT_BASIS_NONE);
          g_assert_true (first->basis == LT_BASIS_JUDGEMENT || first->source != 0);
          g_assert_true (first->source == 0 || first->place != NULL);
        }
    }
}

static void
test_build (Fixture *f, gconstpointer unused)
{
  g_auto(GStrv) names = lt_sample_list ();

  for (guint i = 0; names[i]; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) faults = NULL;
      g_autofree char *title = lt_sample_get_title (names[i], &error), *built = NULL;
      LtModel *model = lt_workspace_get_model (f->workspace);

      g_assert_no_error (error);
      lt_sample_build (f->workspace, names[i], &error);
      g_assert_no_error (error);
      g_assert_cmpuint (lt_workspace_get_history (f->workspace)->len, ==, i + 1);
      g_assert_cmpuint (lt_model_count (model, LT_TABLE_SEGMENT), >, 0);
      g_assert_cmpint (lt_model_get_home (model), !=, 0);
      built = lt_workspace_get_title (f->workspace);
      g_assert_cmpstr (built, ==, title);
      assert_cited (model);
      faults = lt_workspace_check (f->workspace, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (faults->len, ==, 0);
      /* Again, it is the same. */
      g_assert_true (lt_sample_build (f->workspace, names[i], NULL));
      g_assert_cmpuint (lt_workspace_get_history (f->workspace)->len, ==, i + 1);
    }
}

static void
test_xianning (Fixture *f, gconstpointer unused)
{
  LtModel *model = lt_workspace_get_model (f->workspace);
  g_autofree char *title = NULL;

  g_assert_true (lt_sample_build (f->workspace, "xianning", NULL));
  title = lt_workspace_get_title (f->workspace);
  g_assert_cmpstr (title, ==, "咸宁市电子信息产业链");
  g_assert_cmpstr (lt_model_get_region (model, lt_model_get_home (model))->name, ==, "咸宁市");
  g_assert_nonnull (find_enterprise (f, "三赢兴科技"));
  g_assert_nonnull (find_segment (f, "电子玻璃"));
}

/* It is how the document came to be: no undo empties it, now or after the next opening; an import after it can be undone. */
static void
test_is_no_step (Fixture *f, gconstpointer unused)
{
  const LtHistoryEntry *entry;
  guint enterprises;

  g_assert_true (lt_sample_build (f->workspace, "xianning", NULL));
  enterprises = count (f, LT_TABLE_ENTERPRISE);
  g_assert_false (lt_workspace_can_undo (f->workspace));
  fixture_reopen (f);
  g_assert_false (lt_workspace_can_undo (f->workspace));
  g_assert_false (lt_workspace_undo (f->workspace, NULL));
  g_assert_cmpuint (count (f, LT_TABLE_ENTERPRISE), ==, enterprises);
  entry = lt_workspace_get_history (f->workspace)->pdata[0];
  g_assert_nonnull (strstr (entry->label, "xianning"));
  expect (f, LT_IMPORT_ENTERPRISES, "企业名称\n新来的企业\n", 1, 0, 0, 0);
  g_assert_true (lt_workspace_undo (f->workspace, NULL));
  g_assert_cmpuint (count (f, LT_TABLE_ENTERPRISE), ==, enterprises);
  g_assert_false (lt_workspace_can_undo (f->workspace));
}

/* --- 新郑市: what its article of 2023 says, read by hand --- */

static void
assert_enterprises (Fixture *f, const char *const *names, guint n_names)
{
  for (guint i = 0; i < n_names; i++)
    if (find_enterprise (f, names[i]) == NULL)
      g_error ("%s is not there", names[i]);
  g_assert_cmpuint (count (f, LT_TABLE_ENTERPRISE), ==, n_names);
}

static const LtRegion *
assert_region (Fixture *f, const char *name, const char *parent, const char *code)
{
  const LtRegion *region = find_region (f, name);

  if (region == NULL)
    g_error ("%s is not there", name);
  g_assert_cmpstr (lt_model_get_region (lt_workspace_get_model (f->workspace), region->parent)->name, ==, parent);
  g_assert_cmpstr (region->code, ==, code);
  return region;
}

static void
assert_project (Fixture *f, const char *name, LtStage stage, double invest_wan, const char *park, const char *enterprise)
{
  LtModel *model = lt_workspace_get_model (f->workspace);
  const LtProject *project = find_project (f, name);

  if (project == NULL)
    g_error ("%s is not there", name);
  g_assert_cmpint (project->stage, ==, stage);
  g_assert_true (invest_wan > 0 ? project->invest_wan == invest_wan : !lt_known (project->invest_wan));
  g_assert_cmpstr (project->park != 0 ? lt_model_get_region (model, project->park)->name : NULL, ==, park);
  g_assert_cmpstr (project->enterprise != 0 ? lt_model_get_enterprise (model, project->enterprise)->name : NULL, ==, enterprise);
}

static void
test_xinzheng (Fixture *f, gconstpointer unused)
{
  static const char *const names[] = {
    "锐杰微", "华思光电", "威斯荻克精密电路科技有限公司", "优碧科技", "浙江传化", "中金汇融", "上海羽晟", "华为", "小米", "vivo",
  };
  LtModel *model = lt_workspace_get_model (f->workspace);
  gint64 home;

  g_assert_true (lt_sample_build (f->workspace, "xinzheng", NULL));
  home = lt_model_get_home (model);
  g_assert_cmpint (assert_region (f, "新郑市", "郑州市", "410184")->id, ==, home);
  g_assert_cmpfloat (assert_region (f, "电子信息产业园", "新郑市", NULL)->land_mu, ==, 10050);      /* 6.7 km² of 1500 亩 */
  g_assert_cmpfloat (assert_region (f, "电子信息产业园在建区", "电子信息产业园", NULL)->land_mu, ==, 2000);
  assert_enterprises (f, names, G_N_ELEMENTS (names));
  g_assert_cmpuint (count (f, LT_TABLE_SEGMENT), ==, 33);
  g_assert_cmpuint (count (f, LT_TABLE_FLOW), ==, 48);
  g_assert_cmpfloat (lt_model_get_threshold (model, home, "invest_wan_per_mu", 0), ==, 400);
  g_assert_cmpfloat (lt_model_get_threshold (model, home, "output_wan_per_mu", 0), ==, 500);
  g_assert_cmpfloat (lt_model_get_threshold (model, home, "tax_wan_per_mu", 0), ==, 30);
  g_assert_cmpuint (count (f, LT_TABLE_THRESHOLD), ==, 3);
  assert_project (f, "锐杰微国产SIP芯片研发与高端封测产业化项目", LT_STAGE_PRODUCTION, 0, "电子信息产业园", "锐杰微");
  assert_project (f, "华思光电5G新基建项目", LT_STAGE_PRODUCTION, 0, "电子信息产业园", "华思光电");
  assert_project (f, "威斯荻克FPC及高清摄像头项目", LT_STAGE_LANDED, 0, "电子信息产业园", "威斯荻克精密电路科技有限公司");
  assert_project (f, "优碧科技智能配网故障精确定位隔离一体化装置产线项目", LT_STAGE_SIGNED, 0, NULL, "优碧科技");
  assert_project (f, "电子元件清洗废水污水处理厂", LT_STAGE_PRODUCTION, 20000, NULL, NULL);
  assert_project (f, "3个变电站", LT_STAGE_NONE, 50000, NULL, NULL);
}

/* What the city negotiates for is missing there and borders on what it has. */
static void
test_xinzheng_gaps (Fixture *f, gconstpointer unused)
{
  static const struct { const char *segment, *project; LtAction action; } gaps[] = {
    { "偏光片", "偏光片企业引进", LT_ACTION_EXTEND }, { "膜片", "膜片企业引进", LT_ACTION_EXTEND },
    { "模具", "模具企业引进", LT_ACTION_EXTEND }, { "贴片", "贴片企业引进", LT_ACTION_FILL },
  };
  LtModel *model = lt_workspace_get_model (f->workspace);
  g_autoptr(LtSurvey) survey = NULL;

  g_assert_true (lt_sample_build (f->workspace, "xinzheng", NULL));
  survey = lt_survey_new (model, lt_model_get_home (model));
  for (guint i = 0; i < G_N_ELEMENTS (gaps); i++)
    {
      const LtAssessment *gap = lt_survey_get (survey, find_segment (f, gaps[i].segment)->id);

      g_assert_cmpint (gap->coverage, ==, LT_COVERAGE_MISSING);
      g_assert_cmpint (gap->action, ==, gaps[i].action);
      g_assert_cmpuint (gap->downstream_covered, >=, 1);
      assert_project (f, gaps[i].project, LT_STAGE_TALKS, 0, NULL, NULL);
    }
  /* One company each and no leader. */
  g_assert_cmpint (lt_survey_get (survey, find_segment (f, "背光模组")->id)->coverage, ==, LT_COVERAGE_WEAK);
  g_assert_cmpint (lt_survey_get (survey, find_segment (f, "芯片封装")->id)->coverage, ==, LT_COVERAGE_WEAK);
  g_assert_cmpint (lt_survey_get (survey, find_segment (f, "智能配网装置")->id)->coverage, ==, LT_COVERAGE_ARRIVING);
}

/* --- 泉州市: what its page of 2022 says, read by hand --- */

static void
test_quanzhou (Fixture *f, gconstpointer unused)
{
  static const char *const names[] = {
    "兰姆达", "全色光显", "宏芯科技", "中石光芯", "中电科", "电科太力", "联东U谷", "世纪金源", "上海均和", "中南高科",
  };
  static const struct { const char *name, *parent; } parks[] = {
    { "泉州芯谷", "泉州市" }, { "泉州芯谷南安分园区", "南安市" }, { "南安科创中心", "南安市" }, { "晋江集成电路小微工业园", "晋江市" },
    { "安溪芯园", "安溪县" }, { "石狮光子技术微产业园", "石狮市" }, { "联东U谷科技产业港", "泉州市" },
    { "腾云硬科技半导体产业园", "南安市" }, { "均和云谷高新科技港", "泉州市" }, { "联东U谷数字科创城", "泉州市" },
    { "惠安AI机器人科技谷", "惠安县" }, { "安溪中关村领创信息产业园", "安溪县" },
  };

  g_assert_true (lt_sample_build (f->workspace, "quanzhou", NULL));
  assert_region (f, "泉州市", "福建省", "350500");
  assert_region (f, "鲤城区", "泉州市", "350502");
  assert_region (f, "丰泽区", "泉州市", "350503");
  assert_region (f, "惠安县", "泉州市", "350521");
  assert_region (f, "安溪县", "泉州市", "350524");
  assert_region (f, "石狮市", "泉州市", "350581");
  assert_region (f, "晋江市", "泉州市", "350582");
  assert_region (f, "南安市", "泉州市", "350583");
  for (guint i = 0; i < G_N_ELEMENTS (parks); i++)
    assert_region (f, parks[i].name, parks[i].parent, NULL);
  assert_enterprises (f, names, G_N_ELEMENTS (names));
  g_assert_cmpuint (count (f, LT_TABLE_SEGMENT), ==, 30);
  g_assert_cmpuint (count (f, LT_TABLE_FLOW), ==, 35);
  g_assert_nonnull (find_by (f, LT_TABLE_INSTITUTION, "name", "智能传感器创新中心"));
  assert_project (f, "20GW二代异质结规模化量产线项目", LT_STAGE_CONSTRUCTION, 1400000, "泉州芯谷南安分园区", NULL);
  assert_project (f, "石狮兰姆达光模块产业化项目", LT_STAGE_LANDED, 200000, NULL, "兰姆达");
  assert_project (f, "南安芯谷腾云硬科技半导体产业园", LT_STAGE_LANDED, 200000, "腾云硬科技半导体产业园", NULL);
  assert_project (f, "惠安AI机器人科技谷", LT_STAGE_LANDED, 150000, "惠安AI机器人科技谷", NULL);
  assert_project (f, "安溪中关村领创信息产业园", LT_STAGE_LANDED, 300000, "安溪中关村领创信息产业园", NULL);
  assert_project (f, "全色光显项目", LT_STAGE_LANDED, 0, NULL, "全色光显");
  assert_project (f, "宏芯科技项目", LT_STAGE_LANDED, 0, NULL, "宏芯科技");
  assert_project (f, "中石光芯项目", LT_STAGE_LANDED, 0, NULL, "中石光芯");
  assert_project (f, "电科太力合作项目", LT_STAGE_LEAD, 0, NULL, "电科太力");
  assert_project (f, "泉州芯谷南安科创中心项目", LT_STAGE_NONE, 0, "南安科创中心", NULL);
  g_assert_cmpuint (count (f, LT_TABLE_PROJECT), ==, 10);
}

static void
test_unknown (Fixture *f, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (lt_sample_build (f->workspace, "atlantis", &error));
  g_assert_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "xianning"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sample/list", test_list);
  ADD ("/sample/build", test_build);
  ADD ("/sample/xianning", test_xianning);
  ADD ("/sample/is-no-step", test_is_no_step);
  ADD ("/sample/xinzheng", test_xinzheng);
  ADD ("/sample/xinzheng-gaps", test_xinzheng_gaps);
  ADD ("/sample/quanzhou", test_quanzhou);
  ADD ("/sample/unknown", test_unknown);
  return g_test_run ();
}
