package cn.shenhe.portal.training.play;

import java.time.Instant;
import java.util.List;

/** What is shown of attempts. */
public final class PackageAttempts {

  private PackageAttempts() {}

  /**
   * A package and how far its player got.
   *
   * @param completedAt null while it is not completed
   * @param items what each item said last, those without a commit missing
   */
  public record Standing(
      String attempt,
      String packageId,
      String title,
      Instant startedAt,
      Instant lastAt,
      Instant completedAt,
      List<PackageItem> items) {

    /** Mean of the items that gave a score, null when none did. */
    public Double scorePercent() {
      return mean(items);
    }
  }

  static Double mean(List<PackageItem> items) {
    List<Double> scores =
        items.stream().map(PackageItem::scorePercent).filter(score -> score != null).toList();
    return scores.isEmpty()
        ? null
        : scores.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
