package cn.shenhe.portal.exambank.certificate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A holder's own certificates: the list, the paper and the form for machines. The caller's public
 * id comes from the web layer; a certificate of somebody else is unknown.
 */
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
public class Certificates {

  @Inject CertificateRepository certificates;
  @Inject SigningKeys keys;
  @Inject InstantSource clock;

  @Inject
  @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
  String publicUrl;

  /** The person's, newest first. */
  public List<CertificateRow> ofPerson(String person) {
    return certificates.ofPerson(person).stream().map(c -> c.row(clock.instant())).toList();
  }

  /**
   * Those of several people, for the archive of who may see them.
   *
   * @param people public ids, at most 500
   * @return by public id of the person, newest first; people without one are left out
   */
  public Map<String, List<CertificateRow>> ofPeople(Collection<String> people) {
    return certificates.ofPeople(people).stream()
        .collect(
            Collectors.groupingBy(
                Certificate::person,
                Collectors.mapping(c -> c.row(clock.instant()), Collectors.toList())));
  }

  /**
   * The certificate as PDF.
   *
   * @throws UnknownCertificate when the person has none of this number
   */
  public byte[] paper(String number, String person) {
    return print(own(number, person), publicUrl, clock);
  }

  static byte[] print(Certificate certificate, String publicUrl, InstantSource clock) {
    String address = publicUrl + "/exam/verify";
    String code = address + "?n=" + certificate.number() + "#" + certificate.code();
    return CertificatePaper.print(certificate.claims(), address, code, clock.instant());
  }

  /**
   * The certificate as an Open Badges 3.0 credential (VC-JWT).
   *
   * @throws UnknownCertificate when the person has none of this number
   */
  public String badge(String number, String person) {
    Certificate certificate = own(number, person);
    return OpenBadge.write(
        certificate.claims(), certificate.result(), Disclaimer.TEXT, publicUrl, keys.current());
  }

  /**
   * Takes the holder's name out of the person's certificates; number and state stay for those who
   * check a paper.
   */
  public void forgetName(String person) {
    certificates.ofPerson(person).forEach(Certificate::forgetName);
  }

  private Certificate own(String number, String person) {
    return certificates
        .byNumber(number == null ? "" : number)
        .filter(certificate -> certificate.person().equals(person))
        .orElseThrow(UnknownCertificate::new);
  }
}
