package cn.shenhe.portal.exambank.question;

import cn.shenhe.portal.exambank.ExamBankAct;
import cn.shenhe.portal.exambank.question.item.Item;
import cn.shenhe.portal.exambank.question.item.Picture;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Writing and revising questions. Every save that changes something makes a new version. */
@Stateless
public class QuestionAuthoring {

  @Inject QuestionRepository questions;
  @Inject QuestionWriting writing;
  @Inject OperationCatalogues catalogues;
  @Inject IndustryCatalogues industries;
  @Inject InstantSource clock;
  @Inject Event<ExamBankAct> acts;
  @Resource SessionContext session;

  /**
   * Adds a draft.
   *
   * @param code chosen by the author, or blank for one of ours
   * @return public id
   * @throws QuestionRefused if the code is taken, or an operation is not in the catalogue in force
   */
  @RolesAllowed({"EDITOR", "EXAMINER", "ADMINISTRATOR", "SYSTEM"})
  public String create(String code, Item item, String note) {
    String author = session.getCallerPrincipal().getName();
    catalogues.check(item.classification().subOperations());
    industries.check(item.classification().industries());
    Question question = writing.store(code, "", author, item, note, clock.instant());
    acts.fire(new ExamBankAct("question.created", question.publicId(), question.code()));
    return question.publicId();
  }

  /**
   * Replaces the content; the question is a draft again. Saving the same content again changes
   * nothing.
   *
   * @param lockVersion as read with the question
   * @return number of the current version
   * @throws QuestionRefused if somebody changed the question meanwhile, it is retired, or an
   *     operation that is new to it is not in the catalogue in force
   */
  @RolesAllowed({"EDITOR", "EXAMINER", "ADMINISTRATOR", "SYSTEM"})
  public int revise(String id, int lockVersion, Item item, String note) {
    Question question = questions.find(id).orElseThrow(() -> new UnknownQuestion(id));
    if (question.lockVersion() != lockVersion) {
      throw new QuestionRefused("changed-meanwhile", question.code());
    }
    Item before = questions.version(question.currentVersionId()).item();
    if (before.equals(item)) {
      return question.versionNumber();
    }
    Set<String> added = new LinkedHashSet<>(item.classification().subOperations());
    before.classification().subOperations().forEach(added::remove);
    catalogues.check(added);
    Set<String> elsewhere = new LinkedHashSet<>(item.classification().industries());
    before.classification().industries().forEach(elsewhere::remove);
    industries.check(elsewhere);
    writing.checkPictures(item);
    String author = session.getCallerPrincipal().getName();
    Instant now = clock.instant();
    QuestionStep step = question.reopen(author, now);
    if (step != null) {
      questions.add(step);
    }
    writing.addVersion(question, author, item, note, now);
    acts.fire(
        new ExamBankAct("question.revised", id, question.code() + " v" + question.versionNumber()));
    return question.versionNumber();
  }

  /**
   * Keeps a picture for use in items.
   *
   * @return its name, to be used as {@code <img src="asset:NAME" alt="…">}
   * @throws QuestionRefused if the bytes are no PNG, JPEG, GIF, WebP or BMP or too many
   */
  @RolesAllowed({"EDITOR", "EXAMINER", "ADMINISTRATOR", "SYSTEM"})
  public String addPicture(byte[] bytes) {
    Picture picture = Picture.of(bytes).orElseThrow(() -> new QuestionRefused("picture"));
    questions.addPicture(picture, clock.instant());
    return picture.id();
  }

  /**
   * A picture by name; names cannot be guessed, and candidates must see the pictures of their
   * paper.
   */
  @PermitAll
  public Optional<Picture> picture(String name) {
    return questions.picture(name);
  }
}
