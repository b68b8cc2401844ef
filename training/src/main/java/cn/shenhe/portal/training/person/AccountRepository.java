package cn.shenhe.portal.training.person;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Accounts, organisations and what guards the sign-in, in the database. */
@ApplicationScoped
class AccountRepository {

  @PersistenceContext(unitName = "training")
  private EntityManager em;

  @Inject SessionMoments moments;
  @Inject FirstFailure first;

  void add(Account account) {
    em.persist(account);
    em.flush();
  }

  void add(Organisation organisation) {
    em.persist(organisation);
    em.flush();
  }

  Optional<Account> byPublicId(String publicId) {
    return one("select a from Account a where a.publicId = ?1", publicId);
  }

  /**
   * Before when no session of an active account may have begun; asked for with every request, so
   * without the account itself.
   */
  Optional<Instant> sessionsValidFrom(String publicId) {
    return moments.validFrom(publicId, () -> readSessionsValidFrom(publicId));
  }

  /** The sessions of the account that are open end now. */
  void sessionsEnded(Account account) {
    moments.changed(account.publicId());
  }

  private Optional<Instant> readSessionsValidFrom(String publicId) {
    return em.createQuery(
            "select a.sessionsValidFrom from Account a where a.publicId = ?1 and a.active = true",
            Instant.class)
        .setParameter(1, publicId)
        .getResultStream()
        .findFirst();
  }

  Optional<Account> byLogin(String login) {
    return one(
        "select a from Account a where a.login = ?1", login.strip().toLowerCase(Locale.ROOT));
  }

  Optional<Account> byIdNumberLookup(String lookup) {
    return one("select a from Account a where a.idNumberLookup = ?1", lookup);
  }

  private Optional<Account> one(String query, String value) {
    return em.createQuery(query, Account.class)
        .setParameter(1, value)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  Optional<Organisation> organisationByUscc(Uscc uscc) {
    return em.createQuery("select o from Organisation o where o.uscc = ?1", Organisation.class)
        .setParameter(1, uscc.value())
        .getResultStream()
        .findFirst();
  }

  long countAccounts() {
    return em.createQuery("select count(a) from Account a", Long.class).getSingleResult();
  }

  long countAdministrators() {
    return em.createQuery(
            "select count(a) from Account a where a.roles like '%ADMINISTRATOR%' and a.active = true",
            Long.class)
        .getSingleResult();
  }

  /** Newest first, at most {@code size}; the organisations are fetched along. */
  List<Account> page(String text, int page, int size) {
    return em.createQuery(
            "select a from Account a left join fetch a.organisation"
                + " where a.erasedAt is null and (lower(a.login) like ?1 or lower(a.displayName) like ?1)"
                + " order by a.createdAt desc, a.id desc",
            Account.class)
        .setParameter(1, "%" + text.strip().toLowerCase(Locale.ROOT) + "%")
        .setFirstResult(page * size)
        .setMaxResults(size)
        .getResultList();
  }

  /** Accounts in use that have a role, by name. */
  List<Account> withRole(Role role, int limit) {
    return em.createQuery(
            "select a from Account a left join fetch a.organisation"
                + " where a.erasedAt is null and a.roles like ?1 order by a.displayName, a.id",
            Account.class)
        .setParameter(1, "%" + role.name() + "%")
        .setMaxResults(limit)
        .getResultList();
  }

  /** Those in use among a few, by name. */
  List<Account> byPublicIds(Collection<String> publicIds) {
    return em.createQuery(
            "select a from Account a where a.erasedAt is null and a.publicId in ?1"
                + " order by a.displayName, a.id",
            Account.class)
        .setParameter(1, publicIds)
        .getResultList();
  }

  long countPage(String text) {
    return em.createQuery(
            "select count(a) from Account a where a.erasedAt is null"
                + " and (lower(a.login) like ?1 or lower(a.displayName) like ?1)",
            Long.class)
        .setParameter(1, "%" + text.strip().toLowerCase(Locale.ROOT) + "%")
        .getSingleResult();
  }

  Optional<ReminderAddress> reminderAddress(String person) {
    return Optional.ofNullable(em.find(ReminderAddress.class, person));
  }

  int countConfirmedAddresses(Collection<String> people) {
    return em.createQuery(
            "select count(r) from ReminderAddress r where r.person in ?1"
                + " and r.confirmedAt is not null",
            Long.class)
        .setParameter(1, people)
        .getSingleResult()
        .intValue();
  }

  void add(ReminderAddress address) {
    em.persist(address);
  }

  void removeReminderAddress(String person) {
    em.createQuery("delete from ReminderAddress r where r.person = ?1")
        .setParameter(1, person)
        .executeUpdate();
  }

  /** Of everybody who gave this address. */
  void removeReminderAddresses(String lookup) {
    em.createQuery("delete from ReminderAddress r where r.lookup = ?1 and r.lookup is not null")
        .setParameter(1, lookup)
        .executeUpdate();
  }

  void add(OrganisationRequest request) {
    em.persist(request);
  }

  /** Oldest first. */
  List<OrganisationRequest> openRequests(int limit) {
    return em.createQuery(
            "select r from OrganisationRequest r join fetch r.account"
                + " where r.decidedAt is null and r.account.active = true order by r.askedAt, r.id",
            OrganisationRequest.class)
        .setMaxResults(limit)
        .getResultList();
  }

  Optional<OrganisationRequest> request(String publicId) {
    return em.createQuery(
            "select r from OrganisationRequest r where r.publicId = ?1", OrganisationRequest.class)
        .setParameter(1, publicId)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }

  /** The last one, decided or not. */
  Optional<OrganisationRequest> requestOf(Account account) {
    return em.createQuery(
            "select r from OrganisationRequest r where r.account = ?1 order by r.id desc",
            OrganisationRequest.class)
        .setParameter(1, account)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  void removeRequests(Account account) {
    em.createQuery("delete from OrganisationRequest r where r.account = ?1")
        .setParameter(1, account)
        .executeUpdate();
  }

  void add(PasswordLink link) {
    em.persist(link);
  }

  Optional<PasswordLink> passwordLink(String hash) {
    return Optional.ofNullable(em.find(PasswordLink.class, hash, LockModeType.PESSIMISTIC_WRITE));
  }

  void removePasswordLinks(Account account) {
    em.createQuery("delete from PasswordLink l where l.account = ?1")
        .setParameter(1, account)
        .executeUpdate();
  }

  /** Locked; empty while nothing has failed. */
  Optional<SignInThrottle> throttle(String bucket) {
    return Optional.ofNullable(
        em.find(SignInThrottle.class, bucket, LockModeType.PESSIMISTIC_WRITE));
  }

  /** Locked; made when nothing has failed before. */
  SignInThrottle throttle(String bucket, Instant now) {
    return throttle(bucket)
        .orElseGet(
            () -> {
              try {
                first.failure(bucket, now);
              } catch (EJBException e) {
                // Somebody else failed at the same moment, and was quicker.
                return throttle(bucket).orElseThrow(() -> e);
              }
              return throttle(bucket).orElseThrow();
            });
  }

  void add(SignInThrottle throttle) {
    em.persist(throttle);
    em.flush();
  }

  void add(SignInTicket ticket) {
    em.persist(ticket);
  }

  Optional<SignInTicket> ticket(String hash) {
    return Optional.ofNullable(em.find(SignInTicket.class, hash, LockModeType.PESSIMISTIC_WRITE));
  }

  void remove(SignInTicket ticket) {
    em.remove(ticket);
  }

  int removeExpired(Instant now) {
    return em.createQuery("delete from SignInTicket t where t.expiresAt < ?1")
            .setParameter(1, now)
            .executeUpdate()
        + em.createQuery("delete from PasswordLink l where l.expiresAt < ?1")
            .setParameter(1, now)
            .executeUpdate()
        + em.createQuery("delete from SignInThrottle t where t.windowStart < ?1")
            .setParameter(1, now.minus(SignInThrottle.LOCKED_FOR))
            .executeUpdate();
  }
}
