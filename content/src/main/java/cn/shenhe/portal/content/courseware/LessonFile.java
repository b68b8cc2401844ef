package cn.shenhe.portal.content.courseware;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A lesson as a file: front matter between two lines of dashes, then Markdown. */
final class LessonFile {

  private static final String FENCE = "---";

  private LessonFile() {}

  /**
   * @param slug the file's name without its ending
   * @throws CoursewareRefused if the front matter is missing or says something impossible
   */
  static LessonText read(String slug, String file, String source, String license) {
    String text = file.replace("\r\n", "\n").replace("\uFEFF", "");
    int end = text.indexOf("\n" + FENCE + "\n", FENCE.length());
    if (!text.startsWith(FENCE + "\n") || end < 0) {
      throw new CoursewareRefused("front-matter", slug);
    }
    Map<String, String> facts = new HashMap<>();
    for (String line : text.substring(FENCE.length() + 1, end).split("\n")) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        facts.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      }
    }
    return new LessonText(
        slug,
        facts.getOrDefault("title", ""),
        facts.getOrDefault("summary", ""),
        facts.getOrDefault("topic", ""),
        list(facts, "audience").stream().map(Audience::of).toList(),
        list(facts, "industry"),
        list(facts, "hazards"),
        LessonKind.of(facts.getOrDefault("kind", "lesson")),
        LawReference.list(facts.getOrDefault("law", "")),
        Integer.parseInt(facts.getOrDefault("minutes", "0")),
        text.substring(end + FENCE.length() + 2).strip() + "\n",
        source,
        license);
  }

  private static List<String> list(Map<String, String> facts, String key) {
    return Tags.split(facts.getOrDefault(key, ""));
  }
}
