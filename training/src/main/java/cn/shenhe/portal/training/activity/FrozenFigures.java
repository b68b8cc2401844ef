package cn.shenhe.portal.training.activity;

import cn.shenhe.portal.training.campaign.CampaignRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/**
 * The figures of a campaign as they were when its report was written and the units' reports were
 * closed. What is purged or corrected later does not change them; {@link Participation#rebuild}
 * does, and units' reports that are accepted in time are added.
 */
@Entity
@Table(name = "campaign_figures")
class FrozenFigures {

  @Id private String campaign;

  @Column(name = "counted_at")
  private Instant countedAt;

  private String body;

  @Version private int version;

  protected FrozenFigures() {}

  FrozenFigures(Figures figures) {
    campaign = figures.campaign().id();
    keep(figures);
  }

  final void keep(Figures figures) {
    countedAt = figures.at();
    body = FiguresText.write(figures);
  }

  Instant at() {
    return countedAt;
  }

  /** Under the name and theme the campaign has now. */
  Figures figures(CampaignRow row) {
    return FiguresText.read(body, row, countedAt);
  }
}
