package cn.shenhe.portal.exambank.paper;

import cn.shenhe.portal.exambank.question.item.Difficulty;
import java.util.Arrays;

/**
 * What share of candidates is expected to answer a question rightly, by the difficulty its author
 * gave it. Assumed, not measured; papers are balanced by it.
 *
 * @param easy 0–1, not less than {@code medium}
 * @param hard 0–1, not more than {@code medium}
 */
record Expectation(double easy, double medium, double hard) {

  Expectation {
    if (easy > 1 || hard < 0 || easy < medium || medium < hard) {
      throw new IllegalArgumentException(
          "portal.exam.expected-shares: easy >= medium >= hard, 0-1");
    }
  }

  /** Three numbers separated by commas: easy, medium, hard. */
  static Expectation parse(String text) {
    double[] parts = Arrays.stream(text.split(",")).mapToDouble(Double::parseDouble).toArray();
    if (parts.length != 3) {
      throw new IllegalArgumentException("portal.exam.expected-shares: three numbers");
    }
    return new Expectation(parts[0], parts[1], parts[2]);
  }

  double facility(Difficulty difficulty) {
    return switch (difficulty) {
      case EASY -> easy;
      case MEDIUM -> medium;
      case HARD -> hard;
    };
  }
}
