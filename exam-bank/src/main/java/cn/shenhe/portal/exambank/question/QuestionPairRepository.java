package cn.shenhe.portal.exambank.question;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** Pairs of alike questions in the database. */
@ApplicationScoped
class QuestionPairRepository {

  @PersistenceContext(unitName = "exam-bank")
  EntityManager em;

  void add(QuestionPair pair) {
    em.persist(pair);
  }

  /** Every pair ever listed, as the ids of its questions: {@code left/right}. */
  List<String> listed() {
    return em.createQuery("select p.left.id, p.right.id from QuestionPair p", Object[].class)
        .getResultStream()
        .map(pair -> pair[0] + "/" + pair[1])
        .toList();
  }

  /** The question to point at, without reading it. */
  Question reference(long questionId) {
    return em.getReference(Question.class, questionId);
  }

  /** Open pairs, contradictions first, then the most similar. */
  List<PairRow> open(int first, int limit) {
    return em.createQuery(
            "select new cn.shenhe.portal.exambank.question.PairRow(p.publicId, p.kind, p.similarity,"
                + " p.decision, p.left.publicId, p.left.code, p.left.stemText, p.left.state,"
                + " p.right.publicId, p.right.code, p.right.stemText, p.right.state) from"
                + " QuestionPair p where p.decision = :open order by p.kind, p.similarity desc, p.id",
            PairRow.class)
        .setParameter("open", PairDecision.OPEN)
        .setFirstResult(first)
        .setMaxResults(limit)
        .getResultList();
  }

  long countOpen() {
    return em.createQuery(
            "select count(p) from QuestionPair p where p.decision = :open", Long.class)
        .setParameter("open", PairDecision.OPEN)
        .getSingleResult();
  }

  Optional<QuestionPair> find(String publicId) {
    return em.createQuery("select p from QuestionPair p where p.publicId = :id", QuestionPair.class)
        .setParameter("id", publicId)
        .getResultStream()
        .findFirst();
  }
}
