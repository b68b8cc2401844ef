package cn.shenhe.portal.content.courseware;

import cn.shenhe.portal.content.ContentAct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The editors' collections: put together by one, published by another. */
@Stateless
@RolesAllowed({"EDITOR", "ADMINISTRATOR", "SYSTEM"})
public class CollectionEditing {

  @Inject LessonCollectionRepository collections;
  @Inject LessonRepository lessons;
  @Inject InstantSource clock;
  @Inject Event<ContentAct> acts;
  @Resource SessionContext session;

  /**
   * @return public id
   * @throws CoursewareRefused if the slug is taken or a lesson is not published
   */
  public String create(CollectionText text) {
    if (collections.findBySlug(text.slug()).isPresent()) {
      throw new CoursewareRefused("slug.taken", text.slug());
    }
    checkLessons(text);
    LessonCollection collection = new LessonCollection(text, caller(), clock.instant());
    collections.add(collection);
    return collection.publicId();
  }

  /**
   * @param lockVersion as read with the collection
   * @throws CoursewareRefused if somebody changed it meanwhile, or a lesson is not published
   */
  public void revise(String id, int lockVersion, CollectionText text) {
    LessonCollection collection = known(id);
    if (collection.lockVersion() != lockVersion) {
      throw new CoursewareRefused("changed-meanwhile", collection.title());
    }
    boolean taken =
        collections.findBySlug(text.slug()).filter(c -> !c.publicId().equals(id)).isPresent();
    if (taken) {
      throw new CoursewareRefused("slug.taken", text.slug());
    }
    checkLessons(text);
    collection.revise(text, caller(), clock.instant());
  }

  /**
   * @throws CoursewareRefused if the caller wrote it
   */
  public void publish(String id) {
    LessonCollection collection = known(id);
    collection.publish(caller(), clock.instant());
    acts.fire(new ContentAct("courseware.collection-published", id, collection.slug()));
  }

  public void withdraw(String id) {
    LessonCollection collection = known(id);
    collection.withdraw(clock.instant());
    acts.fire(new ContentAct("courseware.collection-withdrawn", id, collection.slug()));
  }

  /** The last changed first; at most 100. */
  public List<DeskCollection> desk() {
    return collections.all().stream().map(CollectionEditing::shown).toList();
  }

  public DeskCollection open(String id) {
    return shown(known(id));
  }

  /** Publishes the collections that ship; what is there already stays as it is. */
  @RolesAllowed("SYSTEM")
  public int loadShipped() {
    int added = 0;
    for (CollectionText text : shipped()) {
      if (collections.findBySlug(text.slug()).isEmpty()) {
        LessonCollection collection =
            new LessonCollection(text, CoursewareSeed.ORIGIN, clock.instant());
        collection.publish(CoursewareSeed.ORIGIN + "-check", clock.instant());
        collections.add(collection);
        added++;
      }
    }
    return added;
  }

  /** Of {@code collections.txt}: name, title, summary and lessons, each on a line, then a blank. */
  static List<CollectionText> shipped() {
    List<CollectionText> texts = new ArrayList<>();
    try (InputStream file =
        CollectionEditing.class.getResourceAsStream("/courseware/collections.txt")) {
      String all = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      for (String block : all.strip().split("\n\\s*\n")) {
        String[] lines = block.strip().split("\n");
        texts.add(
            new CollectionText(
                lines[0].strip(),
                lines[1].strip(),
                lines[2].strip(),
                Arrays.asList(lines[3].strip().split("\\s+"))));
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void checkLessons(CollectionText text) {
    Set<String> there =
        lessons.named(text.lessons()).stream().map(LessonRow::slug).collect(Collectors.toSet());
    for (String slug : text.lessons()) {
      if (!there.contains(slug)) {
        throw new CoursewareRefused("collection.lesson", slug);
      }
    }
  }

  private static DeskCollection shown(LessonCollection collection) {
    return new DeskCollection(
        collection.publicId(),
        collection.text(),
        collection.author(),
        collection.reviewer(),
        collection.published(),
        collection.settled(),
        collection.changedAt(),
        collection.lockVersion());
  }

  private String caller() {
    return session.getCallerPrincipal().getName();
  }

  private LessonCollection known(String id) {
    return collections.find(id == null ? "" : id).orElseThrow(() -> new UnknownLesson(id));
  }
}
