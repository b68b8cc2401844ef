package cn.shenhe.portal.content.shelter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The only access to the shelter tables. No {@code exists}: EclipseLink then writes parameters into
 * the statement, truth values as 0, which H2 refuses, and times without their zone.
 */
@ApplicationScoped
class ShelterRepository {

  @PersistenceContext(unitName = "content")
  private EntityManager em;

  long edition() {
    return em.createQuery("select a.edition from AtlasEdition a where a.id = :id", Long.class)
        .setParameter("id", AtlasEdition.ONLY)
        .getSingleResult();
  }

  /** Tells every server that its map of shelters is old; holds a lock until the commit. */
  void raiseEdition() {
    em.createQuery("update AtlasEdition a set a.edition = a.edition + 1 where a.id = :id")
        .setParameter("id", AtlasEdition.ONLY)
        .executeUpdate();
  }

  /** Every shelter not withdrawn, by code. */
  List<ShelterState> states() {
    Map<String, Instant> newest = newestLists();
    return em.createQuery(
            "select s from Shelter s where s.withdrawn = :no order by s.code", Shelter.class)
        .setParameter("no", false)
        .setHint("eclipselink.read-only", "true")
        .getResultStream()
        .map(shelter -> shelter.state(newest))
        .toList();
  }

  /** When the newest complete list of each feed was taken over; lists taken back do not count. */
  private Map<String, Instant> newestLists() {
    Map<String, Instant> newest = new HashMap<>();
    em.createQuery(
            "select f.feed, max(f.appliedAt) from ImportedFile f where f.state = :state group by"
                + " f.feed",
            Object[].class)
        .setParameter("state", ImportedFile.State.APPLIED)
        .getResultStream()
        .filter(row -> !((String) row[0]).isEmpty())
        .forEach(row -> newest.put((String) row[0], (Instant) row[1]));
    return newest;
  }

  /** A shelter and its newest changes. */
  ShelterHistory history(Shelter shelter, int changes) {
    return new ShelterHistory(
        shelter.state(newestLists()),
        revisions(shelter.id(), changes).stream().map(ShelterRevision::change).toList());
  }

  /** Every shelter as it stood then, by code; none that came later or was withdrawn then. */
  List<ShelterState> statesAt(Instant at) {
    List<Object[]> rows =
        em.createQuery(
                "select r, s.publicId, s.demo from ShelterRevision r, Shelter s where s.id ="
                    + " r.shelterId and r.withdrawn = :no and r.number = (select max(l.number)"
                    + " from ShelterRevision l where l.shelterId = r.shelterId and l.recordedAt"
                    + " <= :at) order by s.code",
                Object[].class)
            .setParameter("no", false)
            .setParameter("at", at)
            .getResultList();
    List<ShelterState> states = new ArrayList<>();
    for (Object[] row : rows) {
      states.add(((ShelterRevision) row[0]).state((String) row[1], (Boolean) row[2]));
    }
    return states;
  }

  Optional<Shelter> byPublicId(String publicId) {
    return em.createQuery(
            "select s from Shelter s where s.publicId = :id and s.withdrawn = :no", Shelter.class)
        .setParameter("no", false)
        .setParameter("id", publicId)
        .getResultStream()
        .findFirst();
  }

  /** Every shelter by its code, withdrawn ones too: a code stays with its shelter. */
  Map<String, Shelter> byCode() {
    Map<String, Shelter> byCode = new HashMap<>();
    em.createQuery("select s from Shelter s", Shelter.class)
        .getResultList()
        .forEach(shelter -> byCode.put(shelter.code(), shelter));
    return byCode;
  }

  /** Codes of the shelters the feed has brought. */
  List<String> codesOfFeed(String feed) {
    return em.createQuery(
            "select s.code from Shelter s where s.feed = :feed and s.withdrawn = :no", String.class)
        .setParameter("no", false)
        .setParameter("feed", feed)
        .getResultList();
  }

  boolean isEmpty() {
    return em.createQuery("select count(s) from Shelter s", Long.class).getSingleResult() == 0;
  }

  void add(Shelter shelter) {
    em.persist(shelter);
  }

  void add(ShelterRevision revision) {
    em.persist(revision);
  }

  /** Newest first. */
  List<ShelterRevision> revisions(Long shelterId, int limit) {
    return em.createQuery(
            "select r from ShelterRevision r where r.shelterId = :id order by r.number desc",
            ShelterRevision.class)
        .setParameter("id", shelterId)
        .setMaxResults(limit)
        .getResultList();
  }

  Optional<ShelterRevision> revision(Long shelterId, int number) {
    return em.createQuery(
            "select r from ShelterRevision r where r.shelterId = :id and r.number = :number",
            ShelterRevision.class)
        .setParameter("id", shelterId)
        .setParameter("number", number)
        .getResultStream()
        .findFirst();
  }

  List<ShelterRevision> revisionsOfImport(Long importId) {
    return em.createQuery(
            "select r from ShelterRevision r where r.importId = :id order by r.id",
            ShelterRevision.class)
        .setParameter("id", importId)
        .getResultList();
  }

  /** When the staff last opened, closed or counted, by the shelter's public id. */
  Map<String, Instant> statusesByStaff() {
    Map<String, Instant> last = new HashMap<>();
    em.createQuery(
            "select s.publicId, max(r.recordedAt) from ShelterRevision r, Shelter s where s.id ="
                + " r.shelterId and (r.kind = :set or r.kind = :counted) group by s.publicId",
            Object[].class)
        .setParameter("set", ShelterRevision.Kind.STATUS)
        .setParameter("counted", ShelterRevision.Kind.COUNTED)
        .getResultStream()
        .forEach(row -> last.put((String) row[0], (Instant) row[1]));
    return last;
  }

  Shelter shelter(Long id) {
    return em.find(Shelter.class, id);
  }

  /**
   * Openings and closings by the staff or a source's word, newest first; a list that brings a
   * shelter in its everyday state opens and closes nothing.
   */
  List<StatusNotice> notices(int limit, Instant until) {
    return em.createQuery(
            "select new cn.shenhe.portal.content.shelter.StatusNotice(s.publicId, s.name,"
                + " r.recordedAt, r.status, r.occupancy) from ShelterRevision r, Shelter s where"
                + " s.id = r.shelterId and s.withdrawn = :no and r.statusSince = r.recordedAt and"
                + " r.recordedAt <= :until and r.status <> :unknown and (r.kind = :byStaff or r.status <> :standby) order by"
                + " r.recordedAt desc, r.id desc",
            StatusNotice.class)
        .setParameter("no", false)
        .setParameter("until", until)
        .setParameter("unknown", ShelterStatus.UNKNOWN)
        .setParameter("byStaff", ShelterRevision.Kind.STATUS)
        .setParameter("standby", ShelterStatus.STANDBY)
        .setMaxResults(limit)
        .getResultList();
  }

  void add(ImportedFile file, byte[] content) {
    em.persist(file);
    em.flush();
    for (int from = 0, number = 0; from < content.length; from += ImportedPart.BYTES, number++) {
      em.persist(
          new ImportedPart(
              file.id(),
              number,
              Arrays.copyOfRange(
                  content, from, Math.min(content.length, from + ImportedPart.BYTES))));
    }
  }

  Optional<ImportedFile> file(String publicId) {
    return em.createQuery("select f from ImportedFile f where f.publicId = :id", ImportedFile.class)
        .setParameter("id", publicId)
        .getResultStream()
        .findFirst();
  }

  byte[] content(ImportedFile file) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    em.createQuery(
            "select p from ImportedPart p where p.importId = :id order by p.number",
            ImportedPart.class)
        .setParameter("id", file.id())
        .getResultList()
        .forEach(part -> out.writeBytes(part.content()));
    return out.toByteArray();
  }

  void forgetContent(ImportedFile file) {
    em.createQuery("delete from ImportedPart p where p.importId = :id")
        .setParameter("id", file.id())
        .executeUpdate();
  }

  /** Previews older than the time, never applied: gone with their content. */
  int forgetPreviews(Instant before) {
    em.createQuery(
            "delete from ImportedPart p where p.importId in (select f.id from ImportedFile f where"
                + " f.state = :state and f.createdAt < :before)")
        .setParameter("state", ImportedFile.State.PREVIEWED)
        .setParameter("before", before)
        .executeUpdate();
    return em.createQuery(
            "delete from ImportedFile f where f.state = :state and f.createdAt < :before")
        .setParameter("state", ImportedFile.State.PREVIEWED)
        .setParameter("before", before)
        .executeUpdate();
  }

  List<ImportRow> files(int limit) {
    return em.createQuery(
            "select f from ImportedFile f order by f.createdAt desc", ImportedFile.class)
        .setMaxResults(limit)
        .getResultStream()
        .map(ImportedFile::row)
        .toList();
  }

  List<StreetName> streets() {
    return em.createQuery("select s from Street s order by s.code", Street.class)
        .getResultStream()
        .map(Street::row)
        .toList();
  }

  List<Community> communities() {
    return em.createQuery("select c from Community c order by c.code", Community.class)
        .getResultList();
  }

  Optional<Street> street(String code) {
    return Optional.ofNullable(em.find(Street.class, code));
  }

  Street add(Street street) {
    em.persist(street);
    return street;
  }

  Optional<Community> community(String code) {
    return Optional.ofNullable(em.find(Community.class, code));
  }

  Community add(Community community) {
    em.persist(community);
    return community;
  }

  void remove(Community community) {
    em.remove(community);
  }
}
