package cn.shenhe.portal.training.record;

import cn.shenhe.portal.training.TrainingAct;
import cn.shenhe.portal.training.hours.LearningHours;
import cn.shenhe.portal.training.programme.HourLength;
import cn.shenhe.portal.training.programme.ProgrammeEnrolling;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** The caller's own record: on screen and as a spreadsheet. */
@Stateless
@RolesAllowed({
  "RESIDENT",
  "ENTERPRISE_OFFICER",
  "SCHOOL",
  "EDITOR",
  "EXAMINER",
  "INVIGILATOR",
  "DUTY_OFFICER",
  "ADMINISTRATOR"
})
public class PersonRecord {

  private static final int MOST = 1000;
  private static final int AT_ONCE = 5000;
  private static final double MINUTE = 60_000;
  private static final String DISCLAIMER = "本档案由沈河区安全宣传教育培训门户按记录生成，供学习和单位建档使用；不是操作资格证书，也不是法定考核合格证。";

  /**
   * The record.
   *
   * @param name as the person chose it
   * @param hours 学时 in all, rounded down to a tenth
   * @param programmes how each programme stands, a sentence each
   * @param entries newest first, at most 1,000 of each kind
   */
  public record Record(
      String name,
      double hours,
      int minutesPerHour,
      List<String> programmes,
      List<RecordEntry> entries) {}

  @Resource SessionContext session;
  @Inject @Any Instance<RecordSource> sources;
  @Inject RecordRepository records;
  @Inject ExamArchive exams;
  @Inject HourLength hour;
  @Inject ProgrammeEnrolling enrolling;
  @Inject LearningHours hours;
  @Inject InstantSource clock;
  @Inject Event<TrainingAct> acts;

  public Record mine() {
    String person = session.getCallerPrincipal().getName();
    List<RecordEntry> entries = new ArrayList<>();
    sources.forEach(source -> entries.addAll(source.of(person, MOST)));
    entries.sort(Comparator.comparing(RecordEntry::until).reversed());
    long credited = entries.stream().mapToLong(entry -> entry.credited().toMillis()).sum();
    return new Record(
        records.name(person).orElse(""),
        hour.hours(credited),
        hour.minutes(),
        enrolling.mine().stream().map(Words::programme).toList(),
        entries);
  }

  /** The same on paper (PDF), the newest 1,000 lines. */
  public byte[] print() {
    return RecordPrint.of(mine(), clock.instant(), DISCLAIMER);
  }

  /** The same as an Excel workbook (.xlsx), with every span behind the minutes. */
  public byte[] workbook() {
    Record record = mine();
    try (RecordSheet sheet = new RecordSheet()) {
      List<String> above = new ArrayList<>();
      above.add("参加人员：" + record.name());
      above.add("累计学时：" + record.hours() + "（1学时按" + record.minutesPerHour() + "分钟计算）");
      above.addAll(record.programmes());
      above.add(DISCLAIMER);
      sheet.begin("学习档案", above, List.of("类别", "开始时间", "结束时间", "内容", "参加人员", "分钟", "考核结果", "记录单位"));
      sheet.width(3, 60);
      for (RecordEntry entry : record.entries()) {
        sheet.row(
            Words.kind(entry.kind()),
            entry.from(),
            entry.until(),
            entry.content(),
            record.name(),
            minutes(entry.credited().toMillis()),
            entry.result(),
            entry.by());
      }
      evidence(sheet);
      return sheet.bytes();
    }
  }

  private void evidence(RecordSheet sheet) {
    sheet.begin(
        "计时依据",
        List.of("每一行都是服务器连续见证的一段学习时间；计入的时间不多于这段时间，也不多于内容的长度。"),
        List.of("开始时间", "结束时间", "内容", "计入秒数", "见证次数", "编号"));
    sheet.width(2, 60);
    int pages = 1;
    for (int page = 1; page <= pages; page++) {
      LearningHours.EvidencePage found = hours.evidence(page);
      pages = found.pages();
      for (LearningHours.EvidenceRow span : found.rows()) {
        sheet.row(
            span.startedAt(),
            span.endedAt(),
            span.title(),
            span.creditedSeconds(),
            span.beats(),
            span.publicId());
      }
    }
  }

  /** To a hundredth, so that the column adds up to what is said above it. */
  private static double minutes(long millis) {
    return Math.round(millis / MINUTE * 100) / 100.0;
  }

  /** Every line there is, some at a time. */
  private static void all(BiFunction<Integer, Integer, List<?>> read, Consumer<Object[]> line) {
    int first = 0;
    List<?> some;
    do {
      some = read.apply(first, AT_ONCE);
      some.forEach(row -> line.accept((Object[]) row));
      first += AT_ONCE;
    } while (some.size() == AT_ONCE);
  }

  /**
   * The statutory archive of the officer's enterprise (.xlsx): people, trainings held, lessons
   * learned, examinations and certificates; every line with time, content, attendee and result.
   */
  @RolesAllowed("ENTERPRISE_OFFICER")
  public byte[] archive() {
    Object[] office =
        records
            .organisationOf(session.getCallerPrincipal().getName())
            .orElseThrow(() -> new RecordRefused("own-none"));
    String id = (String) office[0];
    acts.fire(new TrainingAct("archive.exported", id, ""));
    List<String> above =
        List.of("单位：" + office[1], "生成依据：安全生产法(2021)第28条：时间、内容、参加人员、考核结果", DISCLAIMER);
    try (RecordSheet sheet = new RecordSheet()) {
      people(sheet, id, above);
      classes(sheet, id, above);
      postChanges(sheet, id, above);
      lessons(sheet, id, above);
      exams.write(sheet, id, above);
      return sheet.bytes();
    }
  }

  private void people(RecordSheet sheet, String id, List<String> above) {
    sheet.begin(
        "人员",
        above,
        List.of(
            "工号", "姓名", "人员类别", "岗位", "任职日期", "离开日期", "培训", "类型", "要求学时", "线上学时", "面授学时", "期限",
            "完成时间"));
    sheet.width(6, 40);
    all((first, size) -> records.people(id, first, size), row -> person(sheet, row));
  }

  private void person(RecordSheet sheet, Object[] row) {
    boolean enrolled = row[6] != null;
    sheet.row(
        row[0],
        row[1],
        Words.category(Column.text(row[2])),
        row[3],
        Column.day(row[4]),
        Column.day(row[5]),
        row[6],
        enrolled ? ("INITIAL".equals(row[7]) ? "初次" : "再培训") : null,
        row[8] == null ? null : hour.hours(Column.number(row[8])),
        enrolled ? hour.hours(Column.number(row[9])) : null,
        enrolled ? hour.hours(Column.number(row[10])) : null,
        Column.day(row[11]),
        Column.moment(row[12]));
  }

  private void classes(RecordSheet sheet, String id, List<String> above) {
    sheet.begin(
        "单位组织的培训",
        above,
        List.of("时间", "分钟", "类别", "名称", "内容", "地点", "授课人", "工号", "参加人员", "考核结果", "作废"));
    sheet.width(4, 60);
    all(
        (first, size) -> records.attendances(id, first, size),
        row ->
            sheet.row(
                Column.moment(row[0]),
                Column.number(row[1]),
                Words.classKind(Column.text(row[2])),
                row[3],
                row[4],
                row[5],
                row[6],
                row[7],
                row[8],
                Words.result(Column.text(row[9]), row[10]),
                row[11] == null ? null : "作废：" + Column.text(row[12])));
  }

  private void postChanges(RecordSheet sheet, String id, List<String> above) {
    sheet.begin("转岗和复岗", above, List.of("工号", "姓名", "类别", "日期", "车间级培训", "班组级培训", "情况"));
    sheet.width(2, 24);
    all(
        (first, size) -> records.postChanges(id, first, size),
        row ->
            sheet.row(
                row[0],
                row[1],
                "TRANSFER".equals(row[2]) ? "转岗" : "离岗一年以上重新上岗",
                Column.day(row[3]),
                Column.day(row[4]),
                Column.day(row[5]),
                row[6] != null
                    ? "登记有误，已撤回：" + row[6]
                    : row[4] != null && row[5] != null ? "已重新培训" : "待重新培训"));
  }

  private void lessons(RecordSheet sheet, String id, List<String> above) {
    sheet.begin("线上学习", above, List.of("开始时间", "最近时间", "内容", "工号", "参加人员", "分钟", "考核结果"));
    sheet.width(2, 60);
    Consumer<Object[]> line =
        row ->
            sheet.row(
                Column.moment(row[0]),
                Column.moment(row[1]),
                row[2],
                row[3],
                row[4],
                minutes(Column.number(row[5])),
                row[6] == null ? "学习中" : "已学完");
    all((first, size) -> records.lessonsOf(id, first, size), line);
    all((first, size) -> records.lessonsOfGone(id, first, size), line);
  }
}
