package cn.shenhe.portal.training.activity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reports of units, their photographs and invitations in the database. */
@ApplicationScoped
class ReportRepository {

  private static final int MANY = 1_000;

  @PersistenceContext(unitName = "training")
  private EntityManager em;

  void add(Object thing) {
    em.persist(thing);
  }

  void flush() {
    em.flush();
  }

  /** Name and kind of the organisation an account belongs to. */
  Optional<Object[]> organisationOf(String account) {
    return em.createQuery(
            "select o.name, o.kind from Account a join a.organisation o where a.publicId = ?1",
            Object[].class)
        .setParameter(1, account)
        .getResultStream()
        .findFirst();
  }

  Optional<ReportInvite> inviteByKey(String key) {
    return em.createQuery("select i from ReportInvite i where i.inviteKey = ?1", ReportInvite.class)
        .setParameter(1, key)
        .getResultStream()
        .findFirst();
  }

  Optional<ReportInvite> invite(String publicId) {
    return em.createQuery("select i from ReportInvite i where i.publicId = ?1", ReportInvite.class)
        .setParameter(1, publicId)
        .getResultStream()
        .findFirst();
  }

  /** The latest first. */
  List<ReportInvite> invites(String campaign) {
    return em.createQuery(
            "select i from ReportInvite i where i.campaign = ?1 order by i.createdAt desc, i.id",
            ReportInvite.class)
        .setParameter(1, campaign)
        .setMaxResults(MANY)
        .getResultList();
  }

  /** Locked: the acts on one report are done one after the other. */
  Optional<UnitReport> lock(String publicId) {
    return em.createQuery("select r from UnitReport r where r.publicId = ?1", UnitReport.class)
        .setParameter(1, publicId)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }

  Optional<UnitReport> byRequest(String requestKey) {
    return em.createQuery("select r from UnitReport r where r.requestKey = ?1", UnitReport.class)
        .setParameter(1, requestKey)
        .getResultStream()
        .findFirst();
  }

  /** Of an account or of an invitation, the latest first. */
  List<UnitReport> writtenBy(String account, Long invite, int most) {
    return em.createQuery(
            "select r from UnitReport r where r.author = ?1 or r.inviteId = ?2"
                + " order by r.createdAt desc, r.id desc",
            UnitReport.class)
        .setParameter(1, account == null ? "-" : account)
        .setParameter(2, invite == null ? -1L : invite)
        .setMaxResults(most)
        .getResultList();
  }

  /** The latest first. */
  List<UnitReport> inState(String campaign, ReportState state, int first, int most) {
    return em.createQuery(
            "select r from UnitReport r where r.campaign = ?1 and r.state = ?2"
                + " order by r.filedAt desc, r.id desc",
            UnitReport.class)
        .setParameter(1, campaign)
        .setParameter(2, state)
        .setFirstResult(first)
        .setMaxResults(most)
        .getResultList();
  }

  long count(String campaign, ReportState state) {
    return em.createQuery(
            "select count(r) from UnitReport r where r.campaign = ?1 and r.state = ?2", Long.class)
        .setParameter(1, campaign)
        .setParameter(2, state)
        .getSingleResult();
  }

  /** With their photographs, of which only what is said about them is read. */
  List<ReportSheet> sheets(List<UnitReport> reports) {
    Map<Long, List<ReportSheet.Photo>> photos = new HashMap<>();
    if (!reports.isEmpty()) {
      em.createQuery(
              "select p.reportId, p.publicId, p.alt, p.width, p.height from ReportPhoto p"
                  + " where p.reportId in ?1 order by p.position",
              Object[].class)
          .setParameter(1, reports.stream().map(UnitReport::id).toList())
          .getResultList()
          .forEach(
              row ->
                  photos
                      .computeIfAbsent((Long) row[0], id -> new ArrayList<>())
                      .add(
                          new ReportSheet.Photo(
                              (String) row[1],
                              (String) row[2],
                              (Integer) row[3],
                              (Integer) row[4])));
    }
    return reports.stream()
        .map(report -> report.sheet(photos.getOrDefault(report.id(), List.of())))
        .toList();
  }

  ReportSheet sheet(UnitReport report) {
    return sheets(List.of(report)).get(0);
  }

  /** The highest place taken, -1 when there is no photograph. */
  int lastPosition(UnitReport report) {
    Integer last =
        em.createQuery(
                "select max(p.position) from ReportPhoto p where p.reportId = ?1", Integer.class)
            .setParameter(1, report.id())
            .getSingleResult();
    return last == null ? -1 : last;
  }

  void removePhoto(UnitReport report, String photo) {
    em.createQuery("delete from ReportPhoto p where p.reportId = ?1 and p.publicId = ?2")
        .setParameter(1, report.id())
        .setParameter(2, photo)
        .executeUpdate();
  }

  Optional<ReportPhoto> photo(String publicId) {
    return em.createQuery("select p from ReportPhoto p where p.publicId = ?1", ReportPhoto.class)
        .setParameter(1, publicId)
        .getResultStream()
        .findFirst();
  }

  Optional<UnitReport> reportOfPhoto(String photo) {
    return em.createQuery(
            "select r from UnitReport r, ReportPhoto p where p.reportId = r.id"
                + " and p.publicId = ?1",
            UnitReport.class)
        .setParameter(1, photo)
        .getResultStream()
        .findFirst();
  }
}
