package cn.shenhe.portal.exambank.question.item;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a number as people type it: full-width digits, a thousands comma, an outer space. */
public final class NumberText {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d{1,20}(\\.\\d{0,20})?|\\.\\d{1,20})([eE][+-]?\\d{1,2})?");
  private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(,\\d{3}){1,6}(\\.\\d+)?");

  private NumberText() {}

  /** The number, or empty if the text is none. */
  public static Optional<BigDecimal> parse(String text) {
    if (text == null || text.length() > 60) {
      return Optional.empty();
    }
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip().replace('−', '-');
    if (GROUPED.matcher(plain).matches()) {
      plain = plain.replace(",", "");
    }
    return NUMBER.matcher(plain).matches()
        ? Optional.of(new BigDecimal(plain.endsWith(".") ? plain + "0" : plain))
        : Optional.empty();
  }
}
