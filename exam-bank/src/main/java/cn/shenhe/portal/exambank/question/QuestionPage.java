package cn.shenhe.portal.exambank.question;

/**
 * Which part of a list, in which order.
 *
 * @param first 0 for the first row
 * @param size 1 to {@link #LARGEST} rows
 */
public record QuestionPage(int first, int size, Order order, boolean ascending) {

  /** Rows of one page at most. */
  public static final int LARGEST = 200;

  /** What a list may be sorted by. */
  public enum Order {
    CODE("q.code"),
    CHANGED("q.changedAt"),
    TYPE("q.type"),
    DIFFICULTY("q.difficulty"),
    STATE("q.state");

    private final String path;

    Order(String path) {
      this.path = path;
    }

    String path() {
      return path;
    }
  }

  public QuestionPage {
    if (first < 0 || size < 1) {
      throw new IllegalArgumentException("page");
    }
    size = Math.min(size, LARGEST);
    order = order == null ? Order.CODE : order;
  }

  public static QuestionPage first(int size) {
    return new QuestionPage(0, size, Order.CODE, true);
  }
}
