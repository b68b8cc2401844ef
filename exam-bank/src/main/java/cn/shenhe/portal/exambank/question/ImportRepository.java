package cn.shenhe.portal.exambank.question;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Imports, their rows and what was learnt about sources. */
@ApplicationScoped
class ImportRepository {

  private static final String ROW =
      "select new cn.shenhe.portal.exambank.question.ImportRowView(r.number, r.place, r.code,"
          + " r.summary, r.verdict, r.reason, r.detail, r.remarks, o.publicId, q.publicId)"
          + " from ImportRow r left join Question o on o.id = r.otherQuestionId left join"
          + " Question q on q.id = r.createdQuestionId";

  @PersistenceContext(unitName = "exam-bank")
  EntityManager em;

  Optional<BankImport> find(String publicId) {
    return em.createQuery("select i from BankImport i where i.publicId = :id", BankImport.class)
        .setParameter("id", publicId)
        .getResultStream()
        .findFirst();
  }

  List<BankImport> latest(int limit) {
    return em.createQuery(
            "select i from BankImport i order by i.importedAt desc, i.id desc", BankImport.class)
        .setMaxResults(limit)
        .getResultList();
  }

  boolean wasTaken(String contentHash) {
    return em.createQuery(
                "select count(i) from BankImport i where i.contentHash = :hash and i.state ="
                    + " :taken",
                Long.class)
            .setParameter("hash", contentHash)
            .setParameter("taken", ImportState.TAKEN)
            .getSingleResult()
        > 0;
  }

  Map<RowVerdict, Long> counts(BankImport bankImport) {
    Map<RowVerdict, Long> counts = new EnumMap<>(RowVerdict.class);
    em.createQuery(
            "select r.verdict, count(r) from ImportRow r where r.bankImport = :i group by"
                + " r.verdict",
            Object[].class)
        .setParameter("i", bankImport)
        .getResultList()
        .forEach(line -> counts.put((RowVerdict) line[0], (Long) line[1]));
    return counts;
  }

  long taken(BankImport bankImport) {
    return em.createQuery(
            "select count(r) from ImportRow r where r.bankImport = :i and r.createdQuestionId is"
                + " not null",
            Long.class)
        .setParameter("i", bankImport)
        .getSingleResult();
  }

  /** Rows that may be taken over and were not yet, by verdict. */
  Map<RowVerdict, Long> open(BankImport bankImport) {
    Map<RowVerdict, Long> counts = new EnumMap<>(RowVerdict.class);
    em.createQuery(
            "select r.verdict, count(r) from ImportRow r where r.bankImport = :i"
                + " and r.createdQuestionId is null and r.verdict <> :rejected group by r.verdict",
            Object[].class)
        .setParameter("i", bankImport)
        .setParameter("rejected", RowVerdict.REJECTED)
        .getResultList()
        .forEach(line -> counts.put((RowVerdict) line[0], (Long) line[1]));
    return counts;
  }

  Optional<ImportRowView> row(BankImport bankImport, int number) {
    return em.createQuery(
            ROW + " where r.bankImport = :i and r.number = :number", ImportRowView.class)
        .setParameter("i", bankImport)
        .setParameter("number", number)
        .getResultStream()
        .findFirst();
  }

  List<ImportRowView> rows(BankImport bankImport, RowVerdict verdict, int first, int size) {
    TypedQuery<ImportRowView> query =
        em.createQuery(
            ROW
                + " where r.bankImport = :i"
                + (verdict == null ? "" : " and r.verdict = :verdict")
                + " order by r.number",
            ImportRowView.class);
    query.setParameter("i", bankImport).setFirstResult(first).setMaxResults(size);
    if (verdict != null) {
      query.setParameter("verdict", verdict);
    }
    return query.getResultList();
  }

  /** Rows that may be taken over and were not yet, in file order. */
  List<ImportRow> open(
      BankImport bankImport,
      Collection<RowVerdict> verdicts,
      Collection<Integer> without,
      int after,
      int limit) {
    TypedQuery<ImportRow> query =
        em.createQuery(
            "select r from ImportRow r where r.bankImport = :i and r.verdict in :verdicts"
                + " and r.createdQuestionId is null and r.number > :after"
                + (without.isEmpty() ? "" : " and r.number not in :without")
                + " order by r.number",
            ImportRow.class);
    if (!without.isEmpty()) {
      query.setParameter("without", without);
    }
    return query
        .setParameter("i", bankImport)
        .setParameter("verdicts", verdicts)
        .setParameter("after", after)
        .setMaxResults(limit)
        .getResultList();
  }

  /** Removes questions of this import nobody touched since; returns how many. */
  int deleteUntouched(BankImport bankImport) {
    String those =
        "(select q from Question q where q.importId = :i and q.versionNumber = 1 and q.state ="
            + " :draft)";
    for (String owned :
        List.of("QuestionVersion", "Applicability", "CitedArticle", "QuestionStep")) {
      em.createQuery("delete from " + owned + " o where o.question in " + those)
          .setParameter("i", bankImport.id())
          .setParameter("draft", QuestionState.DRAFT)
          .executeUpdate();
    }
    em.createQuery(
            "delete from QuestionPair p where p.left in " + those + " or p.right in " + those)
        .setParameter("i", bankImport.id())
        .setParameter("draft", QuestionState.DRAFT)
        .executeUpdate();
    return em.createQuery(
            "delete from Question q where q.importId = :i and q.versionNumber = 1 and q.state ="
                + " :draft")
        .setParameter("i", bankImport.id())
        .setParameter("draft", QuestionState.DRAFT)
        .executeUpdate();
  }

  List<Question> touched(BankImport bankImport) {
    return em.createQuery("select q from Question q where q.importId = :i", Question.class)
        .setParameter("i", bankImport.id())
        .getResultList();
  }

  /** Rows of this import that revised a question, in file order. */
  List<ImportRow> revisions(BankImport bankImport) {
    return em.createQuery(
            "select r from ImportRow r where r.bankImport = :i and r.reason = :revises"
                + " and r.createdQuestionId is not null order by r.number",
            ImportRow.class)
        .setParameter("i", bankImport)
        .setParameter("revises", Judgement.CODE_TAKEN)
        .getResultList();
  }

  Optional<SourceMapping> mapping(String source) {
    return Optional.ofNullable(em.find(SourceMapping.class, source));
  }
}
