package cn.shenhe.portal.exambank.question;

import cn.shenhe.portal.exambank.ExamBankAct;
import cn.shenhe.portal.exambank.question.item.Classification;
import cn.shenhe.portal.exambank.question.item.Item;
import cn.shenhe.portal.exambank.question.item.Likeness;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The work list of questions that ask the same, nearly the same, or the same with another key. */
@Stateless
public class QuestionDuplicates {

  private static final int MOST_NEW = 5_000;

  @Inject QuestionRepository questions;
  @Inject QuestionPairRepository pairs;
  @Inject QuestionWriting writing;
  @Inject InstantSource clock;
  @Inject Event<ExamBankAct> acts;
  @Resource SessionContext session;

  /**
   * Searches the whole bank, retired questions apart, and adds pairs not on the list before; at
   * most 5,000 a run.
   *
   * @return number of new pairs
   */
  @RolesAllowed({"EDITOR", "EXAMINER", "ADMINISTRATOR", "SYSTEM"})
  public int search() {
    Instant now = clock.instant();
    Set<String> listed = new HashSet<>(pairs.listed());
    BankIndex index = new BankIndex();
    List<QuestionPair> found = new ArrayList<>();
    questions.eachLikeness(
        known -> {
          if (known.state() != QuestionState.RETIRED) {
            Likeness likeness =
                new Likeness(known.fingerprint(), known.keyprint(), known.signature());
            for (BankIndex.Near near : index.all(likeness)) {
              Known other = near.question();
              if (found.size() < MOST_NEW && listed.add(other.id() + "/" + known.id())) {
                found.add(
                    new QuestionPair(
                        pairs.reference(other.id()),
                        pairs.reference(known.id()),
                        kind(known, other),
                        near.similarity(),
                        now));
              }
            }
            index.add(known);
          }
        });
    found.forEach(pairs::add);
    return found.size();
  }

  private static PairKind kind(Known one, Known other) {
    if (!one.fingerprint().equals(other.fingerprint())) {
      return PairKind.NEAR_DUPLICATE;
    }
    return one.keyprint().equals(other.keyprint()) ? PairKind.DUPLICATE : PairKind.CONTRADICTION;
  }

  /** Open pairs, contradictions first, then the most similar. */
  @RolesAllowed({"EDITOR", "EXAMINER", "ADMINISTRATOR", "SYSTEM"})
  public List<PairRow> open(int first, int size) {
    return pairs.open(Math.max(0, first), Math.min(size, QuestionPage.LARGEST));
  }

  @RolesAllowed({"EDITOR", "EXAMINER", "ADMINISTRATOR", "SYSTEM"})
  public long countOpen() {
    return pairs.countOpen();
  }

  /** Both questions are wanted; the pair never comes back. */
  @RolesAllowed({"EDITOR", "EXAMINER", "ADMINISTRATOR"})
  public void keepBoth(String pairId) {
    QuestionPair pair = find(pairId);
    pair.decide(PairDecision.BOTH_STAY, actor(), clock.instant());
    acts.fire(new ExamBankAct("question.pair-kept", pairId, codes(pair)));
  }

  /**
   * One question takes over the categories, industries and operations of the other, which is
   * retired.
   *
   * @param keepId public id of the question that stays
   */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public void merge(String pairId, String keepId) {
    QuestionPair pair = find(pairId);
    boolean left = pair.left().publicId().equals(keepId);
    if (!left && !pair.right().publicId().equals(keepId)) {
      throw new UnknownQuestion(keepId);
    }
    Question kept = left ? pair.left() : pair.right();
    Question gone = left ? pair.right() : pair.left();
    Instant now = clock.instant();
    Item keptItem = questions.version(kept.currentVersionId()).item();
    Item goneItem = questions.version(gone.currentVersionId()).item();
    Classification both = union(keptItem.classification(), goneItem.classification());
    if (!both.equals(keptItem.classification())) {
      QuestionStep step = kept.reopen(actor(), now);
      if (step != null) {
        questions.add(step);
      }
      writing.addVersion(
          kept, actor(), keptItem.withClassification(both), "合并：" + gone.code(), now);
    }
    questions.add(gone.move(QuestionState.RETIRED, actor(), "合并到 " + kept.code(), now));
    pair.decide(PairDecision.MERGED, actor(), now);
    acts.fire(new ExamBankAct("question.pair-merged", pairId, gone.code() + " → " + kept.code()));
  }

  private static Classification union(Classification one, Classification other) {
    return Classification.of(
        join(one.categories(), other.categories()),
        new TreeSet<>(join(one.industries(), other.industries())),
        new TreeSet<>(join(one.subOperations(), other.subOperations())));
  }

  private static <T> Set<T> join(List<T> one, List<T> other) {
    Set<T> all = new LinkedHashSet<>(one);
    all.addAll(other);
    return all;
  }

  private QuestionPair find(String pairId) {
    return pairs.find(pairId).orElseThrow(() -> new UnknownQuestion(pairId));
  }

  private static String codes(QuestionPair pair) {
    return pair.left().code() + " / " + pair.right().code();
  }

  private String actor() {
    return session.getCallerPrincipal().getName();
  }
}
