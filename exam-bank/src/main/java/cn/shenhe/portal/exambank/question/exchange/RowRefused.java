package cn.shenhe.portal.exambank.question.exchange;

/** A row cannot become an item; used inside readers only, ends as a refused {@link ReadRow}. */
final class RowRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String reason;
  private final String detail;

  RowRefused(String reason, String detail) {
    super(reason, null, false, false);
    this.reason = reason;
    this.detail = detail;
  }

  String reason() {
    return reason;
  }

  String detail() {
    return detail;
  }
}
