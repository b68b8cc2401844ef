package cn.shenhe.portal.exambank;

import jakarta.ejb.ApplicationException;
import java.util.Arrays;
import java.util.List;

/**
 * Base of every refusal of this module: a rule of the field said no. The caller's transaction is
 * rolled back. The code is at once the key of the text shown to the user and the problem type of
 * the REST interface.
 */
@ApplicationException(rollback = true)
public abstract class ExamBankRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final transient List<Object> arguments;

  /**
   * @param code {@code feature.reason}, lower case
   * @param arguments what the text's placeholders {0}, {1} … stand for; no personal data
   */
  protected ExamBankRefusal(String code, Object... arguments) {
    super(code + said(arguments));
    this.code = code;
    this.arguments = said(arguments);
  }

  /** An address that lacks a parameter leads here with nothing to name. */
  private static List<Object> said(Object... arguments) {
    return Arrays.stream(arguments).map(a -> a == null ? "" : a).toList();
  }

  public String code() {
    return code;
  }

  public List<Object> arguments() {
    return arguments == null ? List.of() : arguments;
  }
}
