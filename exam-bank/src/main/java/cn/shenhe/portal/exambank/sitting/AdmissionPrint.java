package cn.shenhe.portal.exambank.sitting;

import cn.shenhe.portal.exambank.print.Print;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The admission slip (准考证) on one leaf: who, where, when, the rules, and a code to the page. */
@ApplicationScoped
class AdmissionPrint {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm").withZone(ZoneId.of("Asia/Shanghai"));
  private static final float LEFT = 62;
  private static final float CODE = 120;

  /** The discipline a candidate promises to keep. */
  private static final List<String> DISCIPLINE =
      List.of(
          "一、携带本人有效身份证件和本准考证，按时入场，服从监考人员安排。",
          "二、不携带与考试无关的资料和通信工具；不交头接耳，不传递、抄录试题和答案。",
          "三、答案随答随存。时间以服务器为准，到时自动交卷，交卷后不能再修改。",
          "四、设备或网络出现故障时留在原位并告知监考人员，已保存的答案不会丢失。",
          "五、违反考试纪律的，按规定给予口头警告直至责令离开考场并取消本场成绩。");

  byte[] slip(MyExam exam, String address, Instant now) {
    try (Print print = Print.upright("准考证 " + exam.admissionNumber(), now)) {
      draw(print, exam, address, now);
      return print.bytes();
    }
  }

  private void draw(Print print, MyExam exam, String address, Instant now) {
    float wide = print.width() - 2 * LEFT;
    print.centred(80, 24, true, "准考证");
    print.centred(104, 12, false, exam.session().title());
    print.rule(LEFT, 120, wide, 1);
    float y = 150;
    for (Map.Entry<String, String> row : rows(exam).entrySet()) {
      print.text(LEFT, y, 12, true, row.getKey());
      y = print.paragraph(LEFT + 90, y, wide - 90 - CODE, 12, false, row.getValue()) + 6;
    }
    print.code(LEFT + wide - CODE, 135, CODE, address);
    print.text(LEFT + wide - CODE + 12, 135 + CODE + 12, 9, false, "扫码进入考试页面");
    y = Math.max(y, 290) + 10;
    print.rule(LEFT, y - 14, wide, 0.5f);
    print.text(LEFT, y + 8, 13, true, "考生须知");
    y += 32;
    for (String rule : DISCIPLINE) {
      y = print.paragraph(LEFT, y, wide, 11, false, rule) + 4;
    }
    if (exam.session().demo()) {
      print.ink(0xA01818);
      print.text(LEFT, y + 16, 13, true, "演示考试，不作为任何考核或培训的依据。");
      print.ink(0x000000);
      y += 20;
    }
    print.text(LEFT, y + 20, 9, false, "打印时间：" + MOMENT.format(now));
  }

  private static Map<String, String> rows(MyExam exam) {
    SessionRow session = exam.session();
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("姓名", exam.name());
    rows.put("准考证号", exam.admissionNumber());
    rows.put("座位号", Integer.toString(exam.seat()));
    rows.put("地点", session.remote() ? "远程（自备设备）" : session.place());
    rows.put("开考时间", MOMENT.format(session.opensAt()));
    rows.put("最晚入场", MOMENT.format(session.entryUntil()));
    rows.put("结束时间", MOMENT.format(session.endsAt()));
    return rows;
  }
}
