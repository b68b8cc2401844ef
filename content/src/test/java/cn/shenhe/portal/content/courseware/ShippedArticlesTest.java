package cn.shenhe.portal.content.courseware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.shenhe.portal.content.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShippedArticlesTest {

  private static final Path LESSONS = Path.of("src/main/resources/courseware/lessons");

  static Path laws() {
    Path root = Path.of(System.getProperty("maven.multiModuleProjectDirectory", ".."));
    return root.resolve("../shared/domain/laws").normalize();
  }

  @Test
  void theListNamesEveryLessonThatShips() throws IOException {
    try (Stream<Path> files = Files.list(LESSONS)) {
      List<String> slugs =
          files.map(f -> f.getFileName().toString().replace(".md", "")).sorted().toList();
      assertThat(CoursewareSeed.shipped()).extracting(LessonText::slug).hasSameElementsAs(slugs);
      assertThat(slugs).hasSizeGreaterThanOrEqualTo(60);
    }
  }

  @Test
  void everyShippedLessonHasAQuizAnAudienceAndPicturesThatExist() {
    Pattern picture = Pattern.compile("picture:([^)]+)\\)");
    for (LessonText lesson : CoursewareSeed.shipped()) {
      assertThat(QuizText.questions(lesson.markdown())).as(lesson.slug()).isNotEmpty();
      assertThat(LessonHtml.of(lesson.markdown()).toc()).as(lesson.slug()).isNotEmpty();
      assertThat(LessonHtml.of(lesson.markdown()).html()).doesNotContain("src=\"\"");
      Matcher matcher = picture.matcher(lesson.markdown());
      while (matcher.find()) {
        assertThat(LessonPictures.find(matcher.group(1))).as(matcher.group(1)).isPresent();
      }
    }
    assertThat(LessonPictures.find("../lessons/cpr-aed.md")).isEmpty();
  }

  @Test
  void everyShippedLessonIsReadInAFewMinutes() {
    for (LessonText lesson : CoursewareSeed.shipped()) {
      String read = lesson.markdown().split("(?m)^## 自测\\s*$")[0];
      long length = read.codePoints().filter(Character::isIdeographic).count();
      assertThat(length).as(lesson.slug()).isBetween(600L, 2000L);
    }
  }

  @Test
  void theShippedLessonsCoverEveryTopicTheyMust() {
    assertThat(CoursewareSeed.shipped())
        .extracting(LessonText::topic)
        .contains(
            // of everybody
            "fire",
            "highrise",
            "gas",
            "electricity",
            "ebike",
            "first-aid",
            "elderly-children",
            "drowning",
            "traffic",
            "campus",
            "crowded-place",
            "family-plan",
            // of nature
            "earthquake",
            "flood",
            "wind",
            "lightning",
            "heat",
            "snow-cold",
            "warning",
            "shelter",
            // of work
            "duty",
            "law",
            "training",
            "special-operation",
            "dual-prevention",
            "hidden-danger",
            "standardization",
            "emergency-plan",
            "accident-report",
            "case",
            "fire-enterprise",
            "hot-work",
            "confined-space",
            "work-at-height",
            "lifting",
            "temporary-power",
            "machinery",
            "construction",
            "chemicals",
            "dust",
            "ammonia",
            "occupational-health");
  }

  @Test
  void loadingTwiceAddsNothingAndKeepsWhatAnEditorRewrote() {
    try (TestDatabase db = new TestDatabase()) {
      CoursewareSeed seed = db.bean(CoursewareSeed.class);
      CoursewareEditing editing = db.bean(CoursewareEditing.class);
      int all = CoursewareSeed.shipped().size();
      assertThat(db.in(seed::loadShipped)).isEqualTo(new LoadReport(all, 0, 0, 0));
      assertThat(db.in(seed::loadShipped)).isEqualTo(new LoadReport(0, 0, all, 0));

      DeskRow row = db.in(() -> editing.desk(null, "", 0, 1)).get(0);
      DeskLesson lesson = db.in(() -> editing.open(row.publicId()));
      LessonText old = lesson.text();
      LessonText changed = CoursewareLifeTest.aLesson(old.slug(), "## 编辑改过\n\n按本区情况改写。");
      db.as("editor").run(() -> editing.revise(row.publicId(), lesson.lockVersion(), changed));
      assertThat(db.in(seed::loadShipped)).isEqualTo(new LoadReport(0, 0, all - 1, 1));
    }
  }

  @Test
  void statutesBecomeArticlesWithAnchors() {
    assumeTrue(Files.isDirectory(laws()), "shared fixtures are absent");
    List<LessonText> statutes = StatuteImport.statutes(laws());
    assertThat(statutes).hasSizeGreaterThanOrEqualTo(19);
    for (LessonText statute : statutes) {
      Set<String> anchors = new HashSet<>();
      List<Section> articles =
          LessonHtml.of(statute.markdown()).sections().stream()
              .filter(section -> section.anchor().startsWith("art-"))
              .toList();
      articles.forEach(section -> anchors.add(section.anchor()));
      assertThat(anchors).as(statute.slug()).hasSameSizeAs(articles).hasSizeGreaterThan(30);
      for (int number = 1; number <= anchors.size(); number++) {
        assertThat(anchors).as(statute.slug()).contains("art-" + number);
      }
    }
    LessonText law =
        statutes.stream().filter(s -> s.slug().equals("安全生产法")).findFirst().orElseThrow();
    assertThat(LessonHtml.of(law.markdown()).sections())
        .anySatisfy(
            section -> {
              assertThat(section.anchor()).isEqualTo("art-27");
              assertThat(section.text()).contains("安全生产知识和管理能力");
            });
  }
}
