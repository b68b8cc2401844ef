package cn.shenhe.portal.content.notice;

import java.util.List;

/**
 * One link in the chain of reasons.
 *
 * @param code key of the text
 * @param passed whether it spoke for telling
 * @param arguments for the text's placeholders; moments are {@code Instant}s
 */
public record WhyLine(String code, boolean passed, List<Object> arguments) {

  public WhyLine {
    arguments = List.copyOf(arguments);
  }
}
