package cn.shenhe.portal.exambank.question;

import cn.shenhe.portal.exambank.question.item.InvalidItem;
import cn.shenhe.portal.exambank.question.item.Item;
import cn.shenhe.portal.exambank.question.item.Likeness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;

/** What every new question and every new version goes through, typed or imported. */
@ApplicationScoped
class QuestionWriting {

  private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}._:/-]*");

  @Inject QuestionRepository questions;

  Question store(String code, String source, String author, Item item, String note, Instant now) {
    String chosen = code == null ? "" : code.strip();
    return store(code, questions.codesInUse(Set.of(chosen)), source, author, item, note, now);
  }

  /**
   * @param inUse codes among which {@code code} must not be; asked for once for many questions
   */
  Question store(
      String code,
      Set<String> inUse,
      String source,
      String author,
      Item item,
      String note,
      Instant now) {
    checkPictures(item);
    String chosen = code == null ? "" : code.strip();
    if (chosen.length() > 40 || !CODE.matcher(chosen).matches()) {
      throw new QuestionRefused("code", chosen);
    }
    if (inUse.contains(chosen)) {
      throw new QuestionRefused("code.taken", chosen);
    }
    Question question = new Question(chosen, source, author, now);
    questions.add(question);
    if (chosen.isEmpty()) {
      question.numberItself();
    }
    addVersion(question, author, item, note, now);
    return question;
  }

  Likeness addVersion(Question question, String author, Item item, String note, Instant now) {
    QuestionVersion version =
        new QuestionVersion(question, question.versionNumber() + 1, item, author, note, now);
    questions.add(version);
    Likeness likeness = Likeness.of(item);
    question.adopt(version, item, likeness);
    return likeness;
  }

  void checkPictures(Item item) {
    for (String name : item.assetIds()) {
      if (!questions.hasPicture(name)) {
        throw new InvalidItem("picture.unknown", name);
      }
    }
  }
}
