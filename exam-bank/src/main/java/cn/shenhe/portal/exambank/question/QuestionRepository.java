package cn.shenhe.portal.exambank.question;

import cn.shenhe.portal.exambank.question.analysis.ItemStatistics;
import cn.shenhe.portal.exambank.question.item.Item;
import cn.shenhe.portal.exambank.question.item.ItemJson;
import cn.shenhe.portal.exambank.question.item.LawKey;
import cn.shenhe.portal.exambank.question.item.LawReference;
import cn.shenhe.portal.exambank.question.item.Picture;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Questions, versions, steps and pictures in the database. */
@ApplicationScoped
class QuestionRepository {

  private static final String ROW =
      "select new cn.shenhe.portal.exambank.question.QuestionRow(q.publicId, q.code, q.state,"
          + " q.stateReason, q.type, q.difficulty, q.syllabusPoint, q.stemText, q.versionNumber,"
          + " q.author, q.reviewer, q.source, q.changedAt)";
  private static final int SLICE = 2_000;

  private static final String KNOWN =
      "select q.id, q.publicId, q.code, q.state, q.fingerprint, q.keyprint, q.signature,"
          + " q.currentVersionId, q.versionNumber from Question q";

  @PersistenceContext(unitName = "exam-bank")
  EntityManager em;

  void add(Object entity) {
    em.persist(entity);
  }

  void flush() {
    em.flush();
  }

  /** Forgets what was loaded or stored so far, so that a long import keeps its memory flat. */
  void flushAndClear() {
    em.flush();
    em.clear();
  }

  /** At most {@code limit} results of a query over questions. */
  <T> List<T> list(QuestionQueries query, Class<T> type, String select, String tail, int limit) {
    return query.create(em, type, select, tail).setMaxResults(limit).getResultList();
  }

  Optional<Question> find(String publicId) {
    return one(
        em.createQuery("select q from Question q where q.publicId = :id", Question.class)
            .setParameter("id", publicId)
            .getResultList());
  }

  Optional<Question> findById(long id) {
    return Optional.ofNullable(em.find(Question.class, id));
  }

  /** The import as a managed row after the memory was cleared. */
  BankImport reference(BankImport bankImport) {
    return em.getReference(BankImport.class, bankImport.id());
  }

  /** Makes every question an import brought or revised live. */
  void publishImported(String importId, String reviewer, Instant now) {
    em.createQuery(
            "select q from Question q where q.id in (select r.createdQuestionId from ImportRow r"
                + " where r.bankImport.publicId = :id and r.createdQuestionId is not null)",
            Question.class)
        .setParameter("id", importId)
        .getResultList()
        .forEach(question -> question.publishReviewed(reviewer, now));
    flushAndClear();
  }

  Optional<Question> findByCode(String code) {
    return one(
        em.createQuery("select q from Question q where q.code = :code", Question.class)
            .setParameter("code", code)
            .getResultList());
  }

  /** Which of these codes a question has; the empty code is nobody's. */
  Set<String> codesInUse(Collection<String> codes) {
    List<String> asked = codes.stream().filter(code -> !code.isEmpty()).toList();
    return asked.isEmpty()
        ? Set.of()
        : Set.copyOf(
            em.createQuery("select q.code from Question q where q.code in :codes", String.class)
                .setParameter("codes", asked)
                .setFlushMode(FlushModeType.COMMIT)
                .getResultList());
  }

  Optional<QuestionVersion> version(Question question, int number) {
    return one(
        em.createQuery(
                "select v from QuestionVersion v where v.question = :q and v.number = :n",
                QuestionVersion.class)
            .setParameter("q", question)
            .setParameter("n", number)
            .getResultList());
  }

  void remove(QuestionVersion version) {
    em.remove(version);
  }

  QuestionVersion version(long id) {
    return em.find(QuestionVersion.class, id);
  }

  Optional<QuestionVersion> version(String publicId) {
    return one(
        em.createQuery(
                "select v from QuestionVersion v where v.publicId = :id", QuestionVersion.class)
            .setParameter("id", publicId)
            .getResultList());
  }

  List<QuestionVersion> versions(Collection<String> publicIds) {
    return publicIds.isEmpty()
        ? List.of()
        : em.createQuery(
                "select v from QuestionVersion v where v.publicId in :ids", QuestionVersion.class)
            .setParameter("ids", publicIds)
            .getResultList();
  }

  /** Live ones of these questions by code. */
  List<LiveQuestion> current(Collection<String> publicIds, String select) {
    return publicIds.isEmpty()
        ? List.of()
        : em.createQuery(
                select
                    + " from Question q where q.publicId in :ids and q.state = :live"
                    + " order by q.code",
                LiveQuestion.class)
            .setParameter("ids", publicIds)
            .setParameter("live", QuestionState.LIVE)
            .getResultList();
  }

  /** Contents of the current versions by public id of the question. */
  Map<String, Item> currentItems(Collection<String> publicIds) {
    Map<String, Item> items = new HashMap<>();
    if (!publicIds.isEmpty()) {
      em.createQuery(
              "select q.publicId, v.content from QuestionVersion v, Question q where v.id ="
                  + " q.currentVersionId and q.publicId in :ids",
              Object[].class)
          .setParameter("ids", publicIds)
          .getResultList()
          .forEach(row -> items.put((String) row[0], ItemJson.read((String) row[1])));
    }
    return items;
  }

  List<VersionRow> versionRows(Question question) {
    return em.createQuery(
            "select new cn.shenhe.portal.exambank.question.VersionRow(v.publicId, v.number,"
                + " v.author, v.note, v.createdAt) from QuestionVersion v where v.question = :q"
                + " order by v.number desc",
            VersionRow.class)
        .setParameter("q", question)
        .setMaxResults(200)
        .getResultList();
  }

  List<QuestionStep> steps(Question question) {
    return em.createQuery(
            "select s from QuestionStep s where s.question = :q order by s.at desc, s.id desc",
            QuestionStep.class)
        .setParameter("q", question)
        .setMaxResults(200)
        .getResultList();
  }

  List<QuestionRow> rows(QuestionFilter filter, QuestionPage page) {
    String order =
        " order by " + page.order().path() + (page.ascending() ? "" : " desc") + ", q.id";
    return QuestionQueries.of(filter)
        .create(em, QuestionRow.class, ROW, order)
        .setFirstResult(page.first())
        .setMaxResults(page.size())
        .getResultList();
  }

  QuestionRow row(Question question) {
    return em.createQuery(ROW + " from Question q where q.id = :id", QuestionRow.class)
        .setParameter("id", question.id())
        .getSingleResult();
  }

  long count(QuestionFilter filter) {
    return QuestionQueries.of(filter)
        .create(em, Long.class, "select count(q)", "")
        .getSingleResult();
  }

  /** Different values of a text column of all questions, sorted. */
  List<String> syllabusPoints() {
    return em.createQuery(
            "select distinct q.syllabusPoint from Question q where q.syllabusPoint <> ''"
                + " order by q.syllabusPoint",
            String.class)
        .setMaxResults(500)
        .getResultList();
  }

  void removeFlags() {
    em.createQuery("delete from QuestionFlag f").executeUpdate();
  }

  /** Flags of the current versions, by public id of the question. */
  Map<String, Set<ItemStatistics.Flag>> flags(Collection<String> publicIds) {
    Map<String, Set<ItemStatistics.Flag>> flags = new HashMap<>();
    if (!publicIds.isEmpty()) {
      em.createQuery(
              "select q.publicId, f.flag from QuestionFlag f, Question q where f.versionId ="
                  + " q.currentVersionPublicId and q.publicId in :ids",
              Object[].class)
          .setParameter("ids", publicIds)
          .getResultList()
          .forEach(
              row ->
                  flags
                      .computeIfAbsent(
                          (String) row[0], id -> EnumSet.noneOf(ItemStatistics.Flag.class))
                      .add((ItemStatistics.Flag) row[1]));
    }
    return flags;
  }

  List<String> industries() {
    return em.createQuery(
            "select distinct a.name from Applicability a where a.kind = :kind order by a.name",
            String.class)
        .setParameter("kind", Applicability.Kind.INDUSTRY)
        .setMaxResults(500)
        .getResultList();
  }

  /** Questions in this state that cite the article, or its law without an article. */
  List<Question> citing(LawKey key, QuestionState state) {
    return em.createQuery(
            "select distinct q from Question q join q.citedArticles c where c.lawKey = :law"
                + " and (:article = '' or c.articleKey = :article or c.articleKey = '')"
                + " and q.state = :state",
            Question.class)
        .setParameter("law", key.law())
        .setParameter("article", key.article())
        .setParameter("state", state)
        .getResultList();
  }

  /** What live and reviewed questions cite, the most cited first. */
  List<CitationRow> citations(int limit) {
    return em.createQuery(
            "select c.law, c.edition, c.article, count(c.article) from CitedArticle c where"
                + " c.question.state in :states group by c.law, c.edition, c.article"
                + " order by count(c.article) desc",
            Object[].class)
        .setParameter("states", List.of(QuestionState.LIVE, QuestionState.REVIEWED))
        .setMaxResults(limit)
        .getResultStream()
        .map(row -> new CitationRow(reference(row), (Long) row[3]))
        .toList();
  }

  /** Different citations whose key is not filled. */
  List<LawReference> citationsWithoutKey() {
    return em.createQuery(
            "select distinct c.law, c.edition, c.article from CitedArticle c where c.lawKey = ''",
            Object[].class)
        .getResultStream()
        .map(QuestionRepository::reference)
        .toList();
  }

  void fillKey(LawReference cited) {
    LawKey key = LawKey.of(cited);
    em.createQuery(
            "update CitedArticle c set c.lawKey = :lawKey, c.articleKey = :articleKey where c.law ="
                + " :law and c.edition = :edition and c.article = :article")
        .setParameter("lawKey", key.law())
        .setParameter("articleKey", key.article())
        .setParameter("law", cited.law())
        .setParameter("edition", cited.edition())
        .setParameter("article", cited.article())
        .executeUpdate();
  }

  private static LawReference reference(Object[] row) {
    return new LawReference((String) row[0], (String) row[1], (String) row[2]);
  }

  List<LawChange> lawChanges(int limit) {
    return em.createQuery(
            "select c from LawChange c order by c.markedAt desc, c.id desc", LawChange.class)
        .setMaxResults(limit)
        .getResultList();
  }

  /** Changes of law marked at this moment or later, the oldest first. */
  List<LawChange> lawChangesSince(Instant moment) {
    return em.createQuery(
            "select c from LawChange c where c.markedAt >= :moment order by c.markedAt, c.id",
            LawChange.class)
        .setParameter("moment", moment)
        .getResultList();
  }

  /** Hands what is needed to compare with every question to the consumer, slice by slice. */
  void eachLikeness(Consumer<Known> consumer) {
    long after = 0;
    while (true) {
      List<Known> slice =
          em.createQuery(KNOWN + " where q.id > :after order by q.id", Object[].class)
              .setParameter("after", after)
              .setMaxResults(SLICE)
              .getResultStream()
              .map(Known::of)
              .toList();
      slice.forEach(consumer);
      if (slice.size() < SLICE) {
        return;
      }
      after = slice.get(slice.size() - 1).id();
    }
  }

  /** What asks the same as one of these, at most 1,000. */
  List<Known> withFingerprints(Collection<String> fingerprints) {
    return fingerprints.isEmpty()
        ? List.of()
        : em.createQuery(KNOWN + " where q.fingerprint in :prints order by q.id", Object[].class)
            .setParameter("prints", fingerprints)
            .setFlushMode(FlushModeType.COMMIT)
            .getResultStream()
            .map(Known::of)
            .toList();
  }

  boolean hasPicture(String id) {
    return em.find(Asset.class, id) != null;
  }

  /** Stores the picture unless the bank has it. */
  void addPicture(Picture picture, Instant now) {
    if (!hasPicture(picture.id())) {
      em.persist(new Asset(picture, now));
    }
  }

  Optional<Picture> picture(String id) {
    return Optional.ofNullable(em.find(Asset.class, id)).map(Asset::picture);
  }

  private static <T> Optional<T> one(List<T> found) {
    return found.stream().findFirst();
  }
}
