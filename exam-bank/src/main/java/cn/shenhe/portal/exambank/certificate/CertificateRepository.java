package cn.shenhe.portal.exambank.certificate;

import cn.shenhe.portal.exambank.grading.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Certificates and the keys that signed them. */
@ApplicationScoped
class CertificateRepository {

  private static final int CHUNK = 500;

  private static final int MOST_OF_PEOPLE = 20_000;

  @PersistenceContext(unitName = "exam-bank")
  private EntityManager em;

  void add(Certificate certificate) {
    em.persist(certificate);
  }

  void add(CertificateSecret key) {
    em.persist(key);
    em.flush();
  }

  Optional<CertificateSecret> key(String id) {
    return Optional.ofNullable(em.find(CertificateSecret.class, id));
  }

  List<CertificateSecret> keys() {
    return em.createQuery(
            "select k from CertificateSecret k order by k.madeAt desc", CertificateSecret.class)
        .setMaxResults(100)
        .getResultList();
  }

  Optional<CertificateSecret> newestOwnKey() {
    return em.createQuery(
            "select k from CertificateSecret k where k.sealedSeed is not null"
                + " order by k.madeAt desc",
            CertificateSecret.class)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  Optional<Certificate> byNumber(String number) {
    return em.createQuery("select c from Certificate c where c.number = ?1", Certificate.class)
        .setParameter(1, number)
        .getResultStream()
        .findFirst();
  }

  Optional<Certificate> byResult(String result) {
    return em.createQuery("select c from Certificate c where c.result = ?1", Certificate.class)
        .setParameter(1, result)
        .getResultStream()
        .findFirst();
  }

  /** Of these results those that have one, in no order. */
  List<Certificate> byResults(Collection<String> results) {
    List<String> ids = List.copyOf(results);
    List<Certificate> found = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += CHUNK) {
      found.addAll(
          em.createQuery("select c from Certificate c where c.result in ?1", Certificate.class)
              .setParameter(1, ids.subList(from, Math.min(ids.size(), from + CHUNK)))
              .getResultList());
    }
    return found;
  }

  private static final String WITHOUT =
      " from ExamResult r where r.outcome = ?1 and r.releasedAt is not null"
          + " and (r.validUntil is null or r.validUntil >= ?2)"
          + " and not exists (select c from Certificate c where c.result = r.publicId)";

  /** Released passes that count on this day and never had a certificate, the oldest first. */
  List<String> passesWithout(LocalDate day, int most) {
    return em.createQuery("select r.publicId" + WITHOUT + " order by r.id", String.class)
        .setParameter(1, Outcome.PASSED)
        .setParameter(2, day.toString())
        .setMaxResults(most)
        .getResultList();
  }

  /** How many those are. */
  long countPassesWithout(LocalDate day) {
    return em.createQuery("select count(r)" + WITHOUT, Long.class)
        .setParameter(1, Outcome.PASSED)
        .setParameter(2, day.toString())
        .getSingleResult();
  }

  /** The person's, newest first. */
  List<Certificate> ofPerson(String person) {
    return em.createQuery(
            "select c from Certificate c where c.person = ?1 order by c.issuedOn desc, c.id desc",
            Certificate.class)
        .setParameter(1, person)
        .setMaxResults(200)
        .getResultList();
  }

  /** Those of these people, newest first. */
  List<Certificate> ofPeople(Collection<String> people) {
    return people.isEmpty()
        ? List.of()
        : em.createQuery(
                "select c from Certificate c where c.person in ?1"
                    + " order by c.issuedOn desc, c.id desc",
                Certificate.class)
            .setParameter(1, people)
            .setMaxResults(MOST_OF_PEOPLE)
            .getResultList();
  }

  /** Number or name contains the words, newest first. */
  List<Certificate> search(String words, int first, int most) {
    return em.createQuery(
            "select c from Certificate c where lower(c.number) like ?1 escape '!'"
                + " or c.personName like ?2 escape '!' order by c.id desc",
            Certificate.class)
        .setParameter(1, like(words.toLowerCase(java.util.Locale.ROOT)))
        .setParameter(2, like(words))
        .setFirstResult(first)
        .setMaxResults(most)
        .getResultList();
  }

  private static String like(String words) {
    return "%" + words.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
  }

  /**
   * Numbers of revoked ones that have not ended by this day, in their order after the given one.
   */
  List<String> revoked(LocalDate day, String after, int most) {
    return em.createQuery(
            "select c.number from Certificate c where c.revokedAt is not null"
                + " and (c.expiresOn is null or c.expiresOn >= ?1) and c.number > ?2"
                + " order by c.number",
            String.class)
        .setParameter(1, day.toString())
        .setParameter(2, after)
        .setMaxResults(most)
        .getResultList();
  }

  /** Valid ones whose last day lies in this range and whose holder was not told of this lead. */
  List<Certificate> ending(LocalDate from, LocalDate to, int lead, int most) {
    return em.createQuery(
            "select c from Certificate c where c.expiresOn between ?1 and ?2"
                + " and c.revokedAt is null and (c.remindedLead is null or c.remindedLead > ?3)"
                + " order by c.expiresOn",
            Certificate.class)
        .setParameter(1, from.toString())
        .setParameter(2, to.toString())
        .setParameter(3, lead)
        .setMaxResults(most)
        .getResultList();
  }
}
