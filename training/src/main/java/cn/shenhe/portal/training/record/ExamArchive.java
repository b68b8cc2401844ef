package cn.shenhe.portal.training.record;

import cn.shenhe.portal.exambank.certificate.CertificateRow;
import cn.shenhe.portal.exambank.certificate.Certificates;
import cn.shenhe.portal.exambank.grading.ResultRow;
import cn.shenhe.portal.exambank.grading.Results;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Examinations and certificates of the people who joined an enterprise: what the exam was, when,
 * and whether it was passed; of those who left, what was before they did. Marks and papers are the
 * person's own.
 */
@ApplicationScoped
class ExamArchive {

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
  private static final int AT_ONCE = 500;

  private record Member(
      String number, String name, String account, Instant joinedAt, Instant leftAt) {

    /** Exams are the enterprise's business from joining to leaving. */
    boolean sat(Instant moment) {
      return !moment.isBefore(joinedAt) && saw(moment);
    }

    /** Certificates she brought along count too. */
    boolean saw(Instant moment) {
      return leftAt == null || !moment.isAfter(leftAt);
    }
  }

  private record ResultOf(Member member, ResultRow result) {}

  private record CertificateOf(Member member, CertificateRow certificate) {}

  @Inject RecordRepository records;
  @Inject Results results;
  @Inject Certificates certificates;

  void write(RecordSheet sheet, String organisation, List<String> above) {
    List<ResultOf> passed = new ArrayList<>();
    List<CertificateOf> proved = new ArrayList<>();
    List<Member> some;
    int from = 0;
    do {
      some = records.joined(organisation, from, AT_ONCE).stream().map(ExamArchive::member).toList();
      from += AT_ONCE;
      List<String> accounts = some.stream().map(Member::account).toList();
      Map<String, List<ResultRow>> taken = results.ofPeople(accounts);
      Map<String, List<CertificateRow>> issued = certificates.ofPeople(accounts);
      for (Member member : some) {
        taken.getOrDefault(member.account(), List.of()).stream()
            .filter(row -> row.outcome() != null && row.submittedAt() != null)
            .filter(row -> member.sat(row.submittedAt()))
            .forEach(row -> passed.add(new ResultOf(member, row)));
        issued.getOrDefault(member.account(), List.of()).stream()
            .filter(row -> member.saw(row.issued().atStartOfDay(BEIJING).toInstant()))
            .forEach(row -> proved.add(new CertificateOf(member, row)));
      }
    } while (some.size() == AT_ONCE);
    exams(sheet, above, passed);
    proofs(sheet, above, proved);
  }

  private static Member member(Object found) {
    Object[] row = (Object[]) found;
    return new Member(
        Column.text(row[0]),
        Column.text(row[1]),
        Column.text(row[2]),
        Column.moment(row[3]),
        Column.moment(row[4]));
  }

  private static void exams(RecordSheet sheet, List<String> above, List<ResultOf> lines) {
    sheet.begin("考试", above, List.of("时间", "内容", "工号", "参加人员", "考核结果"));
    sheet.width(1, 60);
    for (ResultOf line : lines) {
      sheet.row(
          line.result().submittedAt(),
          line.result().title(),
          line.member().number(),
          line.member().name(),
          line.result().outcome().label());
    }
  }

  private static void proofs(RecordSheet sheet, List<String> above, List<CertificateOf> lines) {
    sheet.begin("证明", above, List.of("签发日期", "有效期至", "内容", "编号", "工号", "参加人员", "状态"));
    sheet.width(2, 60);
    sheet.width(3, 30);
    for (CertificateOf line : lines) {
      sheet.row(
          line.certificate().issued(),
          line.certificate().expires() == null ? "长期" : line.certificate().expires(),
          line.certificate().title(),
          line.certificate().number(),
          line.member().number(),
          line.member().name(),
          line.certificate().state().label());
    }
  }
}
