package cn.shenhe.portal.web.content.shelter;

import static cn.shenhe.portal.web.content.shelter.ShelterDesk.ITEMS;
import static cn.shenhe.portal.web.content.shelter.ShelterDesk.apply;
import static cn.shenhe.portal.web.content.shelter.ShelterDesk.byText;
import static cn.shenhe.portal.web.content.shelter.ShelterDesk.json;
import static cn.shenhe.portal.web.content.shelter.ShelterDesk.position;
import static cn.shenhe.portal.web.content.shelter.ShelterDesk.status;
import static cn.shenhe.portal.web.content.shelter.ShelterDesk.undo;
import static cn.shenhe.portal.web.content.shelter.ShelterDesk.upload;
import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.shelter.CoordinateSystem;
import cn.shenhe.portal.content.shelter.GeoPoint;
import cn.shenhe.portal.web.testing.Browser;
import cn.shenhe.portal.web.testing.OnPortal;
import cn.shenhe.portal.web.testing.Portal;
import cn.shenhe.portal.web.testing.Visit;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an editor brings to the shelters: lists, place names, communities, corrections. */
@ExtendWith(OnPortal.class)
class ShelterDeskPageIT {

  private final Portal portal;

  ShelterDeskPageIT(Portal portal) {
    this.portal = portal;
  }

  @Test
  void aListWhosePositionsSeemShiftedIsAppliedOnlyWithATick() {
    StringBuilder table = new StringBuilder("名称,编码,纬度,经度\n");
    for (JsonElement one : json(portal.get(ITEMS + "?limit=6")).getAsJsonArray("features")) {
      JsonObject said = one.getAsJsonObject().getAsJsonObject("properties");
      GeoPoint written = CoordinateSystem.GCJ02.fromWgs84(position(one.getAsJsonObject()));
      table.append(said.get("name").getAsString() + "," + said.get("code").getAsString() + ",");
      table.append(written.latitude() + "," + written.longitude() + "\n");
    }
    String before = portal.get(ITEMS + "?limit=6").headers().firstValue("ETag").orElseThrow();
    try (Visit visit = Browser.shared().visit(portal)) {
      visit.signIn("demo.editor");
      visit.open("/staff/shelter/import");
      Page page = visit.page();
      upload(page, table.toString());
      assertThat(page.locator("[role=alert]", byText("坐标系可疑")).innerText()).contains("GCJ");
      page.locator("[id='applyForm:apply']").click();
      page.locator("#applyForm .fieldError", byText("勾选后再应用")).waitFor();
      assertThat(portal.get(ITEMS + "?limit=6").headers().firstValue("ETag")).contains(before);
      visit.check();
      page.locator("[id='applyForm:sure']").check();
      apply(page);
      undo(page);
    }
  }

  /** 300 KB less the pictures and assets the page brings along. */
  @Test
  void packOfAStreetStaysLightWithTwoHundredSheltersOfLongNames() {
    StringBuilder table = new StringBuilder("名称,编码,地址,值班电话,纬度,经度,街道代码\n");
    for (int i = 1; i <= 200; i++) {
      table.append(
          String.format(
              "示例%03d%s,LONG-%d,%s,024-00000000,41.78%03d,123.45%03d,210103022\n",
              i, "长".repeat(25), i, "址".repeat(50), i, i));
    }
    try (Visit visit = Browser.shared().visit(portal)) {
      visit.signIn("demo.editor");
      visit.open("/staff/shelter/import");
      Page page = visit.page();
      upload(page, table.toString());
      apply(page);
      try {
        String pack = portal.get("/shelter/pocket?street=210103022").body();
        assertThat(pack).contains("示例150");
        assertThat(pack.getBytes(StandardCharsets.UTF_8).length).isLessThan(240 * 1024);
      } finally {
        undo(page);
      }
    }
  }

  @Test
  void editorPutsOneAttributeRightAndBackToUnknown() {
    try (Visit visit = Browser.shared().visit(portal)) {
      visit.signIn("demo.editor");
      visit.open("/staff/shelter/correction?q=DEMO-005-2");
      Page page = visit.page();
      page.locator(".opsList a").first().click();
      String id = page.url().replaceAll(".*id=([0-9a-z]+).*", "$1");
      visit.open("/staff/shelter/correction?id=" + id + "&attribute=REMARK");
      page.locator("[id='correctionForm:source']").fill("现场核实");
      page.locator("[id='correctionForm:verified']").fill("2026-01-02");
      page.locator("[id='correctionForm:save']").click();
      page.locator("#errors").waitFor();
      assertThat(page.locator("#errors").textContent()).contains("没有填写内容");
      page.locator("[id='correctionForm:value']").fill("北门进出");
      page.locator("[id='correctionForm:save']").click();
      page.locator("text=已登记").waitFor();
      assertThat(portal.get("/shelter/shelter?id=" + id).body())
          .contains("北门进出")
          .contains("现场核实")
          .contains("2026年1月2日");
      visit.open("/staff/shelter/correction?id=" + id + "&attribute=REMARK");
      page.locator("[id='forgetForm:forget']").click();
      page.locator("text=已登记").waitFor();
      assertThat(portal.get("/shelter/shelter?id=" + id).body()).doesNotContain("北门进出");
      assertThat(page.content()).contains("备注：未知");
    }
  }

  @Test
  void communityWrittenDownByAnEditorIsUnderstoodByTheSearch() {
    try (Visit visit = Browser.shared().visit(portal)) {
      visit.signIn("demo.editor");
      visit.open("/staff/shelter/streets");
      Page page = visit.page();
      page.locator("[id='divisionForm:code']").fill("210103005901");
      page.locator("[id='divisionForm:name']").fill("示例测试社区");
      page.locator("[id='divisionForm:source']").fill("测试");
      page.locator("[id='divisionForm:save']").click();
      page.locator("text=已保存").waitFor();
      visit.open("/shelter/shelters?q=示例测试社区");
      assertThat(page.content()).contains("示例测试社区所在街道的避难场所");

      visit.open("/staff/shelter/streets?code=210103005901");
      page.locator("[id='divisionForm:remove']").click();
      page.locator("text=已保存").waitFor();

      page.locator("[id='divisionForm:code']").fill("999");
      page.locator("[id='divisionForm:name']").fill("示例");
      page.locator("[id='divisionForm:source']").fill("测试");
      page.locator("[id='divisionForm:save']").click();
      page.locator("#errors").waitFor();
      assertThat(page.locator("#errors").textContent()).contains("210103 开头的 9 位数字");
    }
  }

  @Test
  void roadsAndEstatesBroughtByAnEditorAreUnderstoodBySearchAndSubscription() {
    assertThat(
            portal
                .get("/shelter/shelters?q=%E6%B5%8B%E8%AF%95%E4%B8%9C%E8%B7%AF25%E5%8F%B7")
                .body())
        .contains("没有认出“测试东路25号”")
        .contains("/shelter/shelters?street=210103005");
    String table =
        "名称,类型,街道,纬度,经度\n"
            + "测试东路,道路,滨河街道,,\n"
            + "测试花园,小区,,41.7905,123.4411\n"
            + "测试西路,道路,无此街道,,\n";
    try (Visit visit = Browser.shared().visit(portal)) {
      visit.signIn("demo.editor");
      visit.open("/staff/shelter/streets");
      Page page = visit.page();
      page.locator("main a[href$='/staff/shelter/places']").first().click();
      for (String step : List.of("新增 2", "无变化 2")) {
        page.locator("input[type=file]")
            .setInputFiles(
                new FilePayload("p.csv", "text/csv", table.getBytes(StandardCharsets.UTF_8)));
        page.locator("[id='placesForm:source']").fill("测试来源");
        page.locator("[id='placesForm:upload']").click();
        page.locator("#counts").waitFor();
        assertThat(page.locator("#counts").textContent()).contains(step).contains("不能导入 1");
        assertThat(page.locator("#accounts").textContent()).contains("没有这个街道：“无此街道”");
        visit.check();
        apply(page);
      }
      try {
        visit.open("/shelter/shelters?q=测试东路25号");
        assertThat(page.content()).contains("“测试东路”所在街道的避难场所");
        visit.open("/shelter/shelters?q=沈阳市沈河区测试花园３号楼");
        assertThat(page.content()).contains("从“测试花园”附近查找");
        assertThat(page.locator("li[data-lat]").first().textContent()).contains("步行约");
        visit.open("/warning/subscribe");
        page.locator("[id='form:words']").fill("测试东路25号");
        page.locator("[id='form:find']").click();
        page.locator("main", byText("滨河街道（测试东路属于这个街道，按街道通知）")).waitFor();
      } finally {
        for (String name : List.of("测试东路", "测试花园")) {
          visit.open("/staff/shelter/places?q=" + name);
          page.locator("button[title='删除 " + name + "']").click();
          page.locator("text=已删除“" + name + "”").waitFor();
        }
      }
      assertThat(page.locator("#listForm").count()).isZero();
      visit.open("/shelter/shelters?q=测试东路25号");
      assertThat(page.locator("#notUnderstood a").count()).isEqualTo(11);
      assertThat(page.locator("#locateInstead").isVisible()).isTrue();
    }
  }

  @Test
  void dutyOfficersListOpensWhenTickedAndAnEditorsNever() {
    String table = "名称,编码,状态\n示例学校G（演示数据）,DEMO-013-1,启用\n";
    try (Visit editor = Browser.shared().visit(portal);
        Visit duty = Browser.shared().visit(portal)) {
      editor.signIn("demo.editor");
      editor.open("/staff/shelter/correction?q=DEMO-013-1");
      editor.page().locator(".opsList a").first().click();
      String id = editor.page().url().replaceAll(".*id=([0-9a-z]+).*", "$1");
      editor.open("/staff/shelter/import");
      assertThat(editor.page().locator("[id='uploadForm:takeStatus']").count()).isZero();
      bring(editor.page(), table, "未采用：状态 常态→启用");
      assertThat(status(portal, id, "")).isEqualTo("STANDBY");

      duty.signIn("demo.duty");
      duty.open("/staff/shelter/import");
      duty.page().locator("[id='uploadForm:takeStatus']").check();
      duty.page().locator("[id='uploadForm:asOf']").fill("2026-01-02T08:00");
      bring(duty.page(), table, "状态 常态→启用");
      assertThat(status(portal, id, "")).isEqualTo("OPEN");
      undo(duty.page());
      assertThat(status(portal, id, "")).isEqualTo("STANDBY");
    }
  }

  private static void bring(Page page, String table, String note) {
    upload(page, table);
    page.locator("[id='rowsForm:rows']").waitFor();
    assertThat(page.locator("[id='rowsForm:rows']").textContent()).contains(note);
    apply(page);
  }
}
