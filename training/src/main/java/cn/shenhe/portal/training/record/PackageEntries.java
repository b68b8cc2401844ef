package cn.shenhe.portal.training.record;

import cn.shenhe.portal.training.play.PackageAttempts;
import cn.shenhe.portal.training.play.PackagePlay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;

/** SCORM packages as they say it themselves; time is credited to the lesson around them. */
@ApplicationScoped
class PackageEntries implements RecordSource {

  @Inject PackagePlay packages;

  @Override
  public List<RecordEntry> of(String person, int limit) {
    return packages.played(person, limit).stream().map(PackageEntries::entry).toList();
  }

  private static RecordEntry entry(PackageAttempts.Standing standing) {
    Double score = standing.scorePercent();
    return new RecordEntry(
        RecordEntry.Kind.PACKAGE,
        standing.startedAt(),
        standing.completedAt() == null ? standing.lastAt() : standing.completedAt(),
        standing.title(),
        Duration.ZERO,
        (standing.completedAt() == null ? "学习中" : "已学完")
            + (score == null ? "" : "（得分" + plain(score) + "%）"),
        "互动课件");
  }

  private static String plain(double score) {
    return BigDecimal.valueOf(score)
        .setScale(1, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
