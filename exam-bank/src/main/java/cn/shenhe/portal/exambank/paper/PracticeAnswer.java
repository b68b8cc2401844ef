package cn.shenhe.portal.exambank.paper;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One question on a practice paper: its version, the order of its options, and what was answered.
 */
@Entity
@Table(name = "practice_answer")
public class PracticeAnswer {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "exam_bank_seq")
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "paper_id")
  private PracticePaper paper;

  private int position;

  @Column(name = "question_version_id")
  private String questionVersionId;

  @Column(name = "option_order")
  private String optionOrder;

  private String response;
  private Boolean correct;

  protected PracticeAnswer() {}

  PracticeAnswer(
      PracticePaper paper, int position, String questionVersionId, List<Integer> optionOrder) {
    this.paper = paper;
    this.position = position;
    this.questionVersionId = questionVersionId;
    this.optionOrder = optionOrder.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  /** Numbers of options as the author ordered them; for a statement 1 means true, 0 false. */
  void answer(Set<Integer> chosen, boolean right) {
    response = new TreeSet<>(chosen).stream().map(String::valueOf).collect(Collectors.joining(" "));
    correct = right;
  }

  boolean correct() {
    return Boolean.TRUE.equals(correct);
  }

  int position() {
    return position;
  }

  String questionVersionId() {
    return questionVersionId;
  }

  List<Integer> optionOrder() {
    return numbers(optionOrder);
  }

  Set<Integer> response() {
    return new TreeSet<>(numbers(response));
  }

  private static List<Integer> numbers(String text) {
    return text == null
        ? List.of()
        : Arrays.stream(text.split(" ")).filter(n -> !n.isEmpty()).map(Integer::valueOf).toList();
  }
}
