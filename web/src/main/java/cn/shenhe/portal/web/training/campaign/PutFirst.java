package cn.shenhe.portal.web.training.campaign;

import cn.shenhe.portal.content.courseware.CollectionRow;
import cn.shenhe.portal.content.courseware.CoursewareLibrary;
import cn.shenhe.portal.content.courseware.LessonCollections;
import cn.shenhe.portal.content.courseware.LessonRow;
import cn.shenhe.portal.training.campaign.CampaignRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a campaign puts first, as far as it is published: lessons, collections, and both in print.
 */
@ApplicationScoped
public class PutFirst {

  @Inject CoursewareLibrary library;
  @Inject LessonCollections collections;

  /** In the campaign's order. */
  List<LessonRow> lessons(CampaignRow campaign) {
    return library.chosen(campaign.featured());
  }

  /** In the campaign's order. */
  List<CollectionRow> collections(CampaignRow campaign) {
    List<String> wanted = campaign.collections();
    return wanted.isEmpty()
        ? List.of()
        : collections.published().stream()
            .filter(collection -> wanted.contains(collection.slug()))
            .sorted(Comparator.comparingInt(collection -> wanted.indexOf(collection.slug())))
            .toList();
  }

  /** The lessons that have printed matter: those named, then those of the collections. */
  List<LessonRow> printed(CampaignRow campaign) {
    return library.chosen(
        Stream.concat(
                campaign.featured().stream(),
                collections(campaign).stream().flatMap(row -> row.lessons().stream()))
            .distinct()
            .toList());
  }
}
