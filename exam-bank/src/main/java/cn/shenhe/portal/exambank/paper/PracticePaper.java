package cn.shenhe.portal.exambank.paper;

import cn.shenhe.portal.exambank.PublicId;
import cn.shenhe.portal.exambank.question.item.Category;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A paper for practice: drawn, taken on screen, handed in once and marked. Life cycle: open →
 * finished; a second hand-in changes nothing. It belongs to nobody; whoever has the address has the
 * paper.
 */
@Entity
@Table(name = "practice_paper")
public class PracticePaper {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "exam_bank_seq")
  @SequenceGenerator(name = "exam_bank_seq", sequenceName = "exam_bank_seq", allocationSize = 50)
  private Long id;

  @Column(name = "public_id")
  private String publicId;

  @Enumerated(EnumType.STRING)
  private Category category;

  @Column(name = "sub_operation")
  private String subOperation;

  private long seed;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "finished_at")
  private Instant finishedAt;

  @Column(name = "correct_count")
  private int correctCount;

  @OneToMany(mappedBy = "paper", cascade = CascadeType.PERSIST)
  @OrderBy("position")
  private List<PracticeAnswer> answers = new ArrayList<>();

  @Version private int version;

  protected PracticePaper() {}

  PracticePaper(Category category, String subOperation, long seed, Instant now) {
    this.publicId = PublicId.fresh().value();
    this.category = category;
    this.subOperation = subOperation;
    this.seed = seed;
    this.createdAt = now;
  }

  void ask(String questionVersionId, List<Integer> optionOrder) {
    answers.add(new PracticeAnswer(this, answers.size() + 1, questionVersionId, optionOrder));
  }

  void finish(Instant now) {
    finishedAt = now;
    correctCount = (int) answers.stream().filter(PracticeAnswer::correct).count();
  }

  boolean finished() {
    return finishedAt != null;
  }

  String publicId() {
    return publicId;
  }

  Category category() {
    return category;
  }

  String subOperation() {
    return subOperation;
  }

  int correctCount() {
    return correctCount;
  }

  List<PracticeAnswer> answers() {
    return answers;
  }
}
