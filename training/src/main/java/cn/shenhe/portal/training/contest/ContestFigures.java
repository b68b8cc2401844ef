package cn.shenhe.portal.training.contest;

import cn.shenhe.portal.training.activity.ParticipationSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * The contest's share in the figures of its campaign. Its people stand beside those of the
 * activities in every sum: who took part in both is in it twice, because nobody is followed from
 * one to the other.
 */
@ApplicationScoped
class ContestFigures implements ParticipationSource {

  @Inject ContestRepository contests;
  @Inject InstantSource clock;

  @Override
  public List<Count> counts(String campaign) {
    return contests
        .ofCampaign(campaign)
        .map(contest -> contests.boards(contest, clock.instant()))
        .map(
            boards ->
                List.of(
                    new Count("知识竞赛答题次数", boards.attempts()),
                    new Count("知识竞赛上榜的单位", boards.units().size()),
                    new Count("知识竞赛上榜的街道", boards.streets().size())))
        .orElse(List.of());
  }

  @Override
  public Map<String, Integer> byStreet(String campaign) {
    return contests
        .ofCampaign(campaign)
        .map(contest -> contests.entrantsByStreet(contest.id()))
        .orElse(Map.of());
  }
}
