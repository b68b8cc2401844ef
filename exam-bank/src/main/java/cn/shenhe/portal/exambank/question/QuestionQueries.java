package cn.shenhe.portal.exambank.question;

import cn.shenhe.portal.exambank.question.item.Category;
import cn.shenhe.portal.exambank.question.item.LawKey;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds the condition of a filtered query; every value is a parameter, never text. */
final class QuestionQueries {

  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new HashMap<>();

  static QuestionQueries of(QuestionFilter filter) {
    QuestionQueries query = new QuestionQueries();
    if (present(filter.text())) {
      query.conditions.add(
          "(lower(q.stemText) like :text escape '!' or lower(q.code) like :code escape '!')");
      String text = filter.text().strip().toLowerCase(java.util.Locale.ROOT);
      String escaped = text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
      query.parameters.put("text", "%" + escaped + "%");
      query.parameters.put("code", escaped + "%");
    }
    query.equal("state", filter.state());
    query.equal("type", filter.type());
    query.equal("difficulty", filter.difficulty());
    query.equal("syllabusPoint", filter.syllabusPoint());
    query.equal("source", filter.source());
    query.applies("category", Applicability.Kind.CATEGORY, name(filter.category()));
    query.applies("industry", Applicability.Kind.INDUSTRY, filter.industry());
    query.applies("operation", Applicability.Kind.SUB_OPERATION, filter.subOperation());
    query.cites(filter.law(), filter.article());
    if (present(filter.importId())) {
      query.conditions.add(
          "q.importId = (select i.id from BankImport i where i.publicId = :importId)");
      query.parameters.put("importId", filter.importId());
    }
    query.flagged(filter.flagged());
    return query;
  }

  void flagged(FlagFilter wanted) {
    if (wanted != null) {
      boolean one = wanted.flag() != null;
      conditions.add(
          "exists (select f from QuestionFlag f where f.versionId = q.currentVersionPublicId"
              + (one ? " and f.flag = :flag)" : ")"));
      if (one) {
        parameters.put("flag", wanted.flag());
      }
    }
  }

  void equal(String field, Object value) {
    if (value != null && (!(value instanceof String text) || present(text))) {
      conditions.add("q." + field + " = :" + field);
      parameters.put(field, value);
    }
  }

  void applies(String parameter, Applicability.Kind kind, String name) {
    if (present(name)) {
      conditions.add(
          "exists (select a from Applicability a where a.question = q and a.kind = :"
              + parameter
              + "Kind and a.name = :"
              + parameter
              + ")");
      parameters.put(parameter + "Kind", kind);
      parameters.put(parameter, name);
    }
  }

  void cites(String law, String article) {
    if (present(law)) {
      conditions.add(
          "exists (select c from CitedArticle c where c.question = q and c.lawKey = :law"
              + (present(article) ? " and c.articleKey = :article" : "")
              + ")");
      parameters.put("law", LawKey.ofLaw(law));
      if (present(article)) {
        parameters.put("article", LawKey.ofArticle(article));
      }
    }
  }

  <T> TypedQuery<T> create(EntityManager em, Class<T> type, String select, String tail) {
    String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    TypedQuery<T> query = em.createQuery(select + " from Question q" + where + tail, type);
    parameters.forEach(query::setParameter);
    return query;
  }

  static boolean present(String text) {
    return text != null && !text.isBlank();
  }

  private static String name(Category category) {
    return category == null ? null : category.name();
  }
}
