package cn.shenhe.portal.training.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/**
 * What is known of the district's bases and of the calendar. Of the bases only names are known (no
 * hours, no telephone); what the demonstration adds says so.
 */
@ApplicationScoped
class BookingSeed {

  private static final String PLAN = "区应急管理规划，主要任务：安全宣传教育基地建设";

  /** Source: the notice named here; checked against the npm package chinese-days 1.5.7. */
  private static final String NOTICE_2026 = "国务院办公厅关于2026年部分节假日安排的通知";

  /** A lesson that comes with the portal. */
  private static final String DEMO_LESSON = "cpr-aed";

  private static final String HOLIDAY_RULE = "全国年节及纪念日放假办法第二条；调休安排待通知公布后补录";

  @Inject BaseRepository bases;

  void run() {
    if (bases.bases().isEmpty()) {
      bases.add(new ExperienceBase("shiyan-xuexiao", "实验学校地震体验馆", BaseState.EXISTING, PLAN, 1));
      ExperienceBase community =
          new ExperienceBase("yijingyuan", "滨河街道怡静园社区安全文化体验基地", BaseState.EXISTING, PLAN, 2);
      community.describe("滨河街道", "", "", "");
      bases.add(community);
      ExperienceBase training =
          new ExperienceBase("wulihe", "五里河街道综合性应急管理实训基地", BaseState.PLANNED, PLAN, 3);
      training.describe("五里河街道", "", "", "规划建设的集宣传、培训和体验于一体的综合性应急管理实训基地。");
      bases.add(training);
      ExperienceBase east =
          new ExperienceBase("dongbu", "东部地区社区安全文化体验基地", BaseState.PLANNED, PLAN, 4);
      east.describe("", "", "", "规划在东部地区建设的社区安全文化体验基地。");
      bases.add(east);
    }
    if (bases.calendar().isEmpty()) {
      holidays();
    }
  }

  private void holidays() {
    off("元旦", 1, 1, 3);
    work("元旦", 1, 4, 5);
    off("春节", 2, 15, 23);
    work("春节", 2, 14, 4);
    work("春节", 2, 28, 5);
    off("清明节", 4, 4, 6);
    off("劳动节", 5, 1, 5);
    work("劳动节", 5, 9, 2);
    off("端午节", 6, 19, 21);
    off("中秋节", 9, 25, 27);
    off("国庆节", 10, 1, 7);
    work("国庆节", 9, 20, 2);
    work("国庆节", 10, 10, 3);
    bases.add(new CalendarDay(LocalDate.of(2027, 1, 1), false, 0, "元旦", HOLIDAY_RULE));
  }

  private void off(String name, int month, int first, int last) {
    for (int day = first; day <= last; day++) {
      bases.add(new CalendarDay(LocalDate.of(2026, month, day), false, 0, name, NOTICE_2026));
    }
  }

  /** The notice does not say which weekday is worked for; the hours of that one are our choice. */
  private void work(String name, int month, int day, int asWeekday) {
    bases.add(
        new CalendarDay(
            LocalDate.of(2026, month, day), true, asWeekday, name + "调休上班", NOTICE_2026));
  }

  /** Twice does nothing. */
  void demo() {
    ExperienceBase quake = bases.bySlug("shiyan-xuexiao").orElseThrow();
    if (!bases.halls(quake).isEmpty()) {
      return;
    }
    quake.markDemo();
    quake.describe("", "演示地址", "", "通过模拟平台体验不同烈度的震动，学习室内避险、有序疏散和震后自救。");
    Hall shake = hall(quake, "演示·震动体验厅", "入口有坡道；震动平台不适合轮椅，可观摩");
    Hall room = hall(quake, "演示·疏散教室", "无台阶，设轮椅席位");
    VisitProgramme earthquake =
        programme(
            quake,
            new BaseSetup.ProgrammeForm(
                "",
                "地震避险与疏散体验",
                "先讲要点，再分批上平台体验，最后走一遍疏散路线。请穿平底鞋。",
                60,
                6,
                "有助听设备；提供文字讲解稿",
                "",
                false,
                true));
    VisitProgramme rescue =
        programme(
            quake,
            new BaseSetup.ProgrammeForm(
                "",
                "震后自救与心肺复苏练习",
                "在模型上练习胸外按压、止血包扎。每人单独操作，需实名；请先学完网上的心肺复苏课。",
                90,
                12,
                "可坐姿操作",
                DEMO_LESSON,
                true,
                true));
    for (String start : List.of("09:30", "13:30", "15:00")) {
      rule(shake, earthquake, "234567", start, new Shares(10, 24, 4, 2));
    }
    rule(room, rescue, "2467", "10:00", new Shares(12, 20, 5, 3));
    ExperienceBase community = bases.bySlug("yijingyuan").orElseThrow();
    community.markDemo();
    community.describe("滨河街道", "演示地址", "", "家庭和社区安全：灭火器、燃气、用电、居家防跌倒。");
    Hall home = hall(community, "演示·家庭安全展厅", "全程无障碍通道");
    VisitProgramme family =
        programme(
            community,
            new BaseSetup.ProgrammeForm(
                "", "家庭安全体验", "在模拟的厨房和客厅里找隐患、用灭火器、学会报警。适合全家。", 75, 3, "全程可乘轮椅", "", false, true));
    for (String start : List.of("09:30", "14:00")) {
      rule(home, family, "234567", start, new Shares(12, 20, 5, 3));
    }
  }

  private Hall hall(ExperienceBase base, String name, String access) {
    Hall hall = new Hall(base);
    hall.describe(name, 40, access, true);
    bases.add(hall);
    return hall;
  }

  private VisitProgramme programme(ExperienceBase base, BaseSetup.ProgrammeForm form) {
    VisitProgramme programme = new VisitProgramme(base);
    programme.describe(form);
    bases.add(programme);
    return programme;
  }

  private void rule(Hall hall, VisitProgramme programme, String days, String start, Shares shares) {
    bases.add(new OpeningRule(hall, programme, days, LocalTime.parse(start), shares));
  }
}
