package cn.shenhe.portal.training.contest;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Answers of an attempt as one line of text: {@code 1=k3fq;2=a7x1,m0pd}. */
final class AnswerLine {

  static final int MOST = 2_000;
  private static final int MOST_QUESTIONS = 50;
  private static final Pattern VALUE = Pattern.compile("[a-z0-9]{1,8}");

  private AnswerLine() {}

  /** What is not of the form is left out: it would earn nothing. */
  static String write(Map<Integer, List<String>> answers) {
    String line =
        new TreeMap<>(answers)
            .entrySet().stream()
                .filter(e -> e.getKey() > 0 && e.getKey() <= MOST_QUESTIONS)
                .map(
                    e ->
                        e.getKey()
                            + "="
                            + e.getValue().stream()
                                .filter(value -> VALUE.matcher(value).matches())
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining(",")))
                .filter(pair -> !pair.endsWith("="))
                .collect(Collectors.joining(";"));
    return line.length() > MOST ? "" : line;
  }

  static Map<Integer, List<String>> read(String line) {
    Map<Integer, List<String>> answers = new TreeMap<>();
    for (String pair : line.split(";")) {
      int at = pair.indexOf('=');
      if (at > 0) {
        answers.put(
            Integer.valueOf(pair.substring(0, at)),
            Arrays.asList(pair.substring(at + 1).split(",")));
      }
    }
    return answers;
  }
}
