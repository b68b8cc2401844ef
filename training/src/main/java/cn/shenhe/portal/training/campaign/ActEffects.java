package cn.shenhe.portal.training.campaign;

import cn.shenhe.portal.content.courseware.CollectionRow;
import cn.shenhe.portal.content.courseware.CoursewareEditing;
import cn.shenhe.portal.content.courseware.CoursewareLibrary;
import cn.shenhe.portal.content.courseware.LessonCollections;
import cn.shenhe.portal.content.courseware.LessonRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who does which kind of act. */
@ApplicationScoped
class ActEffects {

  private static final int MOST_SLUGS = 24;
  private static final int MOST_LINE = 200;

  @Inject @Any Instance<ActEffect> effects;
  @Inject CoursewareLibrary library;
  @Inject CoursewareEditing editing;
  @Inject LessonCollections collections;

  /**
   * @throws CampaignRefused when no feature does this kind
   */
  ActEffect of(ActKind kind) {
    return effects.stream()
        .filter(effect -> effect.kind() == kind)
        .findFirst()
        .orElseThrow(() -> new CampaignRefused("campaign.kind", kind.name()));
  }

  /**
   * @throws CampaignRefused when an act of this kind cannot obey the parameter
   */
  void check(ActKind kind, String parameter) {
    if (kind == ActKind.FEATURE) {
      int wanted = Campaign.named(parameter).size();
      List<String> missing = missing(parameter);
      if (wanted == 0 || wanted > MOST_SLUGS || !missing.isEmpty()) {
        throw new CampaignRefused("campaign.lessons", String.join(", ", missing));
      }
    } else if (kind == ActKind.REPORTS_INVITE && parameter.isBlank()) {
      throw new CampaignRefused("campaign.reports-note", MOST_LINE);
    } else if (kind.ofCampaign()) {
      if (parameter.length() > MOST_LINE) {
        throw new CampaignRefused("campaign.line", MOST_LINE);
      }
    } else {
      of(kind).check(parameter);
    }
  }

  /** The acts of an observance's template, as they are for a campaign of these days. */
  List<ActPlan> planned(String observance, DateSpan days) {
    return CampaignTemplate.of(observance).stream()
        .flatMap(plan -> planned(plan, days).stream())
        .toList();
  }

  private Optional<ActPlan> planned(ActPlan plan, DateSpan days) {
    Optional<ActEffect> by =
        effects.stream().filter(effect -> effect.kind() == plan.kind()).findFirst();
    return by.isEmpty()
        ? Optional.of(plan)
        : by.get().planned(plan.parameter(), days).map(plan::with);
  }

  /** What would come of the act now; changes nothing. */
  String rehearse(ActKind kind, ActOrder order) {
    return switch (kind) {
      case FEATURE ->
          Campaign.slugs(order.parameter()).size()
              - missingLessons(order.parameter()).size()
              + "|"
              + String.join(", ", missing(order.parameter()))
              + "|"
              + editing.reviewed(Campaign.slugs(order.parameter())).size()
              + "|"
              + (Campaign.collections(order.parameter()).size()
                  - missingCollections(order.parameter()).size());
      case BANNER ->
          order.parameter().isBlank()
              ? Campaign.line(order.campaign().title(), order.campaign().theme())
              : order.parameter();
      case MATERIALS, REPORTS_INVITE, REPORTS_CLOSE, CLOSE, REPORT -> "";
      default -> of(kind).rehearse(order);
    };
  }

  /** Publishes those a second person has checked; how many. */
  int publishReviewed(String parameter) {
    return editing.publishReviewed(Campaign.slugs(parameter));
  }

  private List<String> missing(String parameter) {
    return Stream.of(missingLessons(parameter), missingCollections(parameter))
        .flatMap(List::stream)
        .toList();
  }

  /** Names of collections that are not published. */
  private List<String> missingCollections(String parameter) {
    List<String> wanted = Campaign.collections(parameter);
    if (wanted.isEmpty()) {
      return List.of();
    }
    Set<String> known =
        collections.published().stream().map(CollectionRow::slug).collect(Collectors.toSet());
    return wanted.stream()
        .filter(slug -> !known.contains(slug))
        .map(slug -> Campaign.COLLECTION + slug)
        .toList();
  }

  /** Slugs no lesson has that is published or waits to be. */
  private List<String> missingLessons(String parameter) {
    List<String> wanted = Campaign.slugs(parameter);
    Set<String> known =
        library.chosen(wanted).stream().map(LessonRow::slug).collect(Collectors.toSet());
    known.addAll(editing.reviewed(wanted));
    return wanted.stream().filter(slug -> !known.contains(slug)).toList();
  }
}
