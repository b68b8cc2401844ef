package cn.shenhe.portal.training.campaign;

import cn.shenhe.portal.training.TrainingRefusal;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An act of a plan that could not be done as it stands.
 *
 * @param refusal why: a code, then the arguments of its text, all separated by {@code |}
 */
public record ActProblem(String title, String refusal) {

  private static final int MOST = 400;

  /** At most {@value #MOST} characters. */
  static String line(TrainingRefusal refusal) {
    String line =
        Stream.concat(Stream.of(refusal.code()), refusal.arguments().stream())
            .map(part -> String.valueOf(part).replace('|', ' '))
            .collect(Collectors.joining("|"));
    return line.length() > MOST ? line.substring(0, MOST) : line;
  }
}
