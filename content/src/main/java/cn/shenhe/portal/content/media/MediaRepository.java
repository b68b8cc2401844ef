package cn.shenhe.portal.content.media;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Files, their chunks and the pages of PDFs in the database. */
@ApplicationScoped
class MediaRepository {

  @PersistenceContext(unitName = "content")
  EntityManager em;

  void add(Object entity) {
    em.persist(entity);
  }

  /** Written and forgotten at once: a film must not pile up in memory. */
  void addChunk(MediaChunk chunk) {
    em.persist(chunk);
    em.flush();
    em.detach(chunk);
  }

  boolean hasBytes(String digest) {
    return !em.createQuery("select c.id from MediaChunk c where c.digest = :d", Long.class)
        .setParameter("d", digest)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  Optional<byte[]> chunk(String digest, int number) {
    return em.createQuery(
            "select c.content from MediaChunk c where c.digest = :d and c.number = :n",
            byte[].class)
        .setParameter("d", digest)
        .setParameter("n", number)
        .getResultStream()
        .findFirst();
  }

  Optional<Media> find(String publicId) {
    return em.createQuery("select m from Media m where m.publicId = :id", Media.class)
        .setParameter("id", publicId)
        .getResultStream()
        .findFirst();
  }

  /** At most 100. */
  List<Media> found(Collection<String> publicIds) {
    return publicIds.isEmpty()
        ? List.of()
        : em.createQuery("select m from Media m where m.publicId in :ids", Media.class)
            .setParameter("ids", publicIds)
            .setMaxResults(100)
            .getResultList();
  }

  /** The same file of the same kind, taken in before. */
  Optional<Media> sameFile(MediaKind kind, String digest) {
    return em.createQuery(
            "select m from Media m where m.kind = :kind and m.digest = :digest order by m.id",
            Media.class)
        .setParameter("kind", kind)
        .setParameter("digest", digest)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** In order; at most 500. */
  List<MediaPage> pages(String publicId) {
    return em.createQuery(
            "select p from MediaPage p where p.media.publicId = :id order by p.number",
            MediaPage.class)
        .setParameter("id", publicId)
        .setMaxResults(500)
        .getResultList();
  }

  Optional<MediaPage> page(String publicId, int number) {
    return em.createQuery(
            "select p from MediaPage p where p.media.publicId = :id and p.number = :n",
            MediaPage.class)
        .setParameter("id", publicId)
        .setParameter("n", number)
        .getResultStream()
        .findFirst();
  }

  /** In order; at most 500. */
  List<ScormItem> scormItems(String publicId) {
    return em.createQuery(
            "select i from ScormItem i where i.media.publicId = :id order by i.number",
            ScormItem.class)
        .setParameter("id", publicId)
        .setMaxResults(500)
        .getResultList();
  }

  Optional<ScormFile> scormFile(String publicId, String path) {
    return em.createQuery(
            "select f from ScormFile f where f.media.publicId = :id and f.path = :path",
            ScormFile.class)
        .setParameter("id", publicId)
        .setParameter("path", path)
        .getResultStream()
        .findFirst();
  }

  /** The newest first. */
  List<Media> list(String text, int first, int limit) {
    return em.createQuery(
            "select m from Media m where m.title like :text order by m.addedAt desc, m.id desc",
            Media.class)
        .setParameter("text", "%" + text.strip().replace("%", "") + "%")
        .setFirstResult(first)
        .setMaxResults(limit)
        .getResultList();
  }

  long count(String text) {
    return em.createQuery("select count(m) from Media m where m.title like :text", Long.class)
        .setParameter("text", "%" + text.strip().replace("%", "") + "%")
        .getSingleResult();
  }
}
