package cn.shenhe.portal.content.courseware;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Articles and their versions in the database. */
@ApplicationScoped
class LessonRepository {

  private static final String ROW =
      "select new cn.shenhe.portal.content.courseware.LessonRow(v.slug, v.title, v.summary,"
          + " v.topic, v.kind, v.audiences, v.minutes, l.publishedAt)";
  private static final String READ =
      " from LessonVersion v join v.lesson l where v.number = l.publishedNumber";
  private static final String FILTER =
      " and (:topic = '' or v.topic = :topic) and (:audience = '' or v.audiences like :tag)"
          + " and (:anyKind = true or v.kind = :kind)"
          + " and (:hazard = '' or v.hazards like :hazardTag)"
          + " and (:industry = '' or v.industries like :industryTag)";

  @PersistenceContext(unitName = "content")
  EntityManager em;

  void add(Object entity) {
    em.persist(entity);
  }

  Optional<Lesson> find(String publicId) {
    return em.createQuery("select l from Lesson l where l.publicId = :id", Lesson.class)
        .setParameter("id", publicId)
        .getResultStream()
        .findFirst();
  }

  Optional<Lesson> findBySlug(String slug) {
    return em.createQuery("select l from Lesson l where l.slug = :slug", Lesson.class)
        .setParameter("slug", slug)
        .getResultStream()
        .findFirst();
  }

  LessonVersion version(Lesson lesson, int number) {
    return em.createQuery(
            "select v from LessonVersion v where v.lesson = :l and v.number = :n",
            LessonVersion.class)
        .setParameter("l", lesson)
        .setParameter("n", number)
        .getSingleResult();
  }

  List<DeskLesson.VersionLine> versions(Lesson lesson) {
    return em.createQuery(
            "select v from LessonVersion v where v.lesson = :l order by v.number desc",
            LessonVersion.class)
        .setParameter("l", lesson)
        .setMaxResults(100)
        .getResultStream()
        .map(v -> new DeskLesson.VersionLine(v.number(), v.author(), v.createdAt()))
        .toList();
  }

  List<LessonRow> published(LessonFilter filter, int first, int limit) {
    return bind(
            em.createQuery(
                ROW + READ + FILTER + " order by v.topic, l.publishedAt desc, l.id desc",
                LessonRow.class),
            filter)
        .setFirstResult(first)
        .setMaxResults(limit)
        .getResultList();
  }

  long countPublished(LessonFilter filter) {
    return bind(em.createQuery("select count(v)" + READ + FILTER, Long.class), filter)
        .getSingleResult();
  }

  private static <T> TypedQuery<T> bind(TypedQuery<T> query, LessonFilter filter) {
    LessonKind kind = filter.kind().isEmpty() ? LessonKind.LESSON : LessonKind.of(filter.kind());
    return query
        .setParameter("topic", filter.topic())
        .setParameter("audience", filter.audience())
        .setParameter("tag", "%," + filter.audience() + ",%")
        .setParameter("anyKind", filter.kind().isEmpty())
        .setParameter("kind", kind)
        .setParameter("hazard", filter.hazard())
        .setParameter("hazardTag", "%," + filter.hazard() + ",%")
        .setParameter("industry", filter.industry())
        .setParameter("industryTag", "%," + filter.industry() + ",%");
  }

  /** Published articles with these names; at most 500. */
  List<LessonRow> named(Collection<String> slugs) {
    return slugs.isEmpty()
        ? List.of()
        : em.createQuery(ROW + READ + " and v.slug in :slugs", LessonRow.class)
            .setParameter("slugs", slugs)
            .setMaxResults(500)
            .getResultList();
  }

  List<LessonRow> newest(int limit) {
    return em.createQuery(
            ROW + READ + " and v.kind <> :law order by l.publishedAt desc, l.id desc",
            LessonRow.class)
        .setParameter("law", LessonKind.LAW)
        .setMaxResults(limit)
        .getResultList();
  }

  /** Published articles of these slugs, in no order; at most {@code slugs.size()}. */
  List<LessonRow> ofSlugs(List<String> slugs) {
    return em.createQuery(ROW + READ + " and v.slug in :slugs", LessonRow.class)
        .setParameter("slugs", slugs)
        .getResultList();
  }

  boolean isShown(String mediaId) {
    return !em.createQuery(
            "select m.id from LessonMedium m join m.lessonVersion v join v.lesson l"
                + " where m.mediaId = :id and v.number = l.publishedNumber",
            Long.class)
        .setParameter("id", mediaId)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /** Of the same topic first by date; at most {@code limit}, never the article itself. */
  List<LessonRow> ofTopic(String topic, String exceptSlug, int limit) {
    return em.createQuery(
            ROW
                + READ
                + " and v.topic = :topic and v.slug <> :slug order by l.publishedAt desc, l.id",
            LessonRow.class)
        .setParameter("topic", topic)
        .setParameter("slug", exceptSlug)
        .setMaxResults(limit)
        .getResultList();
  }

  /** Published articles with the hazard, except one. */
  List<LessonRow> ofHazard(String hazard, String exceptSlug, int limit) {
    return em.createQuery(
            ROW
                + READ
                + " and v.hazards like :tag and v.slug <> :slug order by l.publishedAt desc, l.id",
            LessonRow.class)
        .setParameter("tag", "%," + hazard + ",%")
        .setParameter("slug", exceptSlug)
        .setMaxResults(limit)
        .getResultList();
  }

  List<TopicCount> topics() {
    return em.createQuery(
            "select new cn.shenhe.portal.content.courseware.TopicCount(v.topic, count(v))"
                + READ
                + " group by v.topic order by count(v) desc, v.topic",
            TopicCount.class)
        .setMaxResults(100)
        .getResultList();
  }

  /** The different lists of hazards (or industries) of published versions, as in their column. */
  List<String> tagLists(boolean ofIndustries) {
    String column = ofIndustries ? "v.industries" : "v.hazards";
    return em.createQuery(
            "select distinct " + column + READ + " and " + column + " <> '' order by " + column,
            String.class)
        .setMaxResults(2000)
        .getResultList();
  }

  /** Which of these slugs are published laws. */
  List<String> publishedLaws(Collection<String> slugs) {
    return slugs.isEmpty()
        ? List.of()
        : em.createQuery(
                "select v.slug" + READ + " and v.kind = :law and v.slug in :slugs", String.class)
            .setParameter("law", LessonKind.LAW)
            .setParameter("slugs", slugs)
            .getResultList();
  }

  /** Reviewed articles whose planned moment has come; at most 50. */
  List<Lesson> due(Instant now) {
    return em.createQuery(
            "select l from Lesson l where l.state = :reviewed and l.publishAt <= :now"
                + " order by l.publishAt, l.id",
            Lesson.class)
        .setParameter("reviewed", LessonState.REVIEWED)
        .setParameter("now", now)
        .setMaxResults(50)
        .getResultList();
  }

  /** Public ids of everything readers may see, for a rebuild of the search index. */
  List<String> publishedIds() {
    return em.createQuery("select l.publicId" + READ + " order by l.id", String.class)
        .getResultList();
  }

  List<DeskRow> desk(LessonState state, String text, int first, int limit) {
    return em.createQuery(
            "select new cn.shenhe.portal.content.courseware.DeskRow(l.publicId, l.slug, l.title,"
                + " l.topic, l.kind, l.state, l.versionNumber, l.publishedNumber, l.author,"
                + " l.changedAt) from Lesson l where (:any = true or l.state = :state)"
                + " and l.title like :text order by l.changedAt desc, l.id desc",
            DeskRow.class)
        .setParameter("any", state == null)
        .setParameter("state", state == null ? LessonState.DRAFT : state)
        .setParameter("text", "%" + text.strip().replace("%", "") + "%")
        .setFirstResult(first)
        .setMaxResults(limit)
        .getResultList();
  }

  long countDesk(LessonState state, String text) {
    return em.createQuery(
            "select count(l) from Lesson l where (:any = true or l.state = :state)"
                + " and l.title like :text",
            Long.class)
        .setParameter("any", state == null)
        .setParameter("state", state == null ? LessonState.DRAFT : state)
        .setParameter("text", "%" + text.strip().replace("%", "") + "%")
        .getSingleResult();
  }
}
