package cn.shenhe.portal.web.exambank.paper;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.DatabaseKind;
import cn.shenhe.portal.web.testing.OnBothDatabases;
import cn.shenhe.portal.web.testing.Portal;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** What the public can read about examinations, on either database. */
@OnBothDatabases
class PaperIT {

  private final Portal portal;

  PaperIT(DatabaseKind database) {
    this.portal = Portal.on(database);
  }

  @Test
  void everyRuleIsShownWithItsBasisItsDateAndWhatIsAssumed() {
    HttpResponse<String> page = portal.get("/exam/rules");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("主要负责人", "安全生产管理人员", "特种作业人员")
        .contains("120 分钟", "100 分 / 80 分", "不限次数", "最多 5 次")
        .contains("应急管理部令第19号", "2026年6月1日", "安监总培训〔2013〕104号")
        .contains("本门户的假定", "依据没有给出可核对的日期");
  }

  @Test
  void theQuestionOfTheDayIsTheSameForEverybodyAndHoldsNoAnswer() {
    String one = question(portal.get("/exam/daily").body());
    assertThat(question(portal.get("/exam/daily").body())).isEqualTo(one);
    assertThat(one).doesNotContain("正确答案", "解析", "keyed");
  }

  private static String question(String page) {
    int from = page.indexOf("<fieldset");
    assertThat(from).isPositive();
    return page.substring(from, page.indexOf("</fieldset>", from));
  }
}
