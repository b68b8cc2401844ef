package cn.shenhe.portal.training.roster;

import cn.shenhe.portal.exambank.certificate.CertificateRow;
import cn.shenhe.portal.exambank.certificate.Certificates;
import cn.shenhe.portal.exambank.grading.ResultRow;
import cn.shenhe.portal.exambank.grading.Results;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What an officer sees of an employee's examinations: title, day and whether it was passed of those
 * since she joined, and the number and validity of certificates; no marks and no papers. Nothing of
 * people who have not joined or have left.
 */
@Stateless
@RolesAllowed("ENTERPRISE_OFFICER")
public class EmployeeExams {

  /** A released result. */
  public record ResultLine(String title, Instant at, String outcome) {}

  /** A certificate; {@code expires} null without limit. */
  public record CertificateLine(
      String title, String number, LocalDate issued, LocalDate expires, String state) {}

  /** Both, newest first, at most 200 each. */
  public record Exams(List<ResultLine> results, List<CertificateLine> certificates) {}

  @Resource SessionContext session;
  @Inject Officer officer;
  @Inject Results results;
  @Inject Certificates certificates;

  /**
   * @throws RosterRefused when it is nobody of the caller's enterprise
   */
  public Exams of(String publicId) {
    Employee employee = officer.own(session.getCallerPrincipal().getName(), publicId);
    if (employee.account() == null || employee.leftOn() != null) {
      return new Exams(List.of(), List.of());
    }
    return new Exams(
        results.ofPerson(employee.account()).stream()
            .filter(row -> row.released() && row.outcome() != null && row.submittedAt() != null)
            .filter(row -> !row.submittedAt().isBefore(employee.joinedAt()))
            .map(EmployeeExams::line)
            .toList(),
        certificates.ofPerson(employee.account()).stream().map(EmployeeExams::line).toList());
  }

  private static ResultLine line(ResultRow row) {
    return new ResultLine(row.title(), row.submittedAt(), row.outcome().label());
  }

  private static CertificateLine line(CertificateRow row) {
    return new CertificateLine(
        row.title(), row.number(), row.issued(), row.expires(), row.state().label());
  }
}
