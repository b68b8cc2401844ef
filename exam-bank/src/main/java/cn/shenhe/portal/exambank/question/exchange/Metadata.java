package cn.shenhe.portal.exambank.question.exchange;

import cn.shenhe.portal.exambank.question.item.Category;
import cn.shenhe.portal.exambank.question.item.Classification;
import cn.shenhe.portal.exambank.question.item.Difficulty;
import cn.shenhe.portal.exambank.question.item.Item;
import cn.shenhe.portal.exambank.question.item.ItemBody;
import cn.shenhe.portal.exambank.question.item.LawReference;
import cn.shenhe.portal.exambank.question.item.RichText;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What foreign formats have no place for, as short tags {@code key=value}: difficulty, law,
 * categories, pinned options … Files that carry the tag {@code portal=1} are our own exports and
 * are read back without any repair.
 *
 * @param tags in writing order
 */
record Metadata(List<String> tags) {

  private static final String OWN = "portal=1";

  Metadata {
    tags = List.copyOf(tags);
  }

  static Metadata of(CodedItem coded) {
    List<String> tags = new ArrayList<>(List.of(OWN));
    Item item = coded.item();
    add(tags, "code", coded.code());
    add(tags, "difficulty", item.difficulty().name());
    add(tags, "syllabus", item.syllabusPoint());
    for (LawReference law : item.laws()) {
      tags.add(
          "law=" + encode(law.law()) + "|" + encode(law.edition()) + "|" + encode(law.article()));
    }
    item.classification().categories().forEach(c -> add(tags, "category", c.name()));
    item.classification().industries().forEach(n -> add(tags, "industry", n));
    item.classification().subOperations().forEach(n -> add(tags, "operation", n));
    if (item.body() instanceof ItemBody.Choice choice) {
      for (int i = 0; i < choice.options().size(); i++) {
        if (choice.options().get(i).pinned()) {
          tags.add("pinned=" + i);
        }
      }
    } else if (item.body() instanceof ItemBody.Numeric numeric) {
      add(tags, "unit", numeric.unit());
    } else if (item.body() instanceof ItemBody.ShortText text) {
      tags.add("regex=" + text.regex());
      tags.add("case=" + text.caseSensitive());
    }
    return new Metadata(tags);
  }

  private static void add(List<String> tags, String key, String value) {
    if (!value.isEmpty()) {
      tags.add(key + "=" + encode(value));
    }
  }

  /** Only letters of any script, digits and a few marks stay as they are. */
  private static String encode(String value) {
    StringBuilder text = new StringBuilder();
    for (char c : value.toCharArray()) {
      boolean plain =
          c > 0x7f
              ? Character.isLetterOrDigit(c) && !Character.isSurrogate(c)
              : Character.isLetterOrDigit(c);
      text.append(
          plain
              ? String.valueOf(c)
              : Character.isSurrogate(c)
                  ? String.valueOf(c)
                  : URLEncoder.encode(String.valueOf(c), StandardCharsets.UTF_8)
                      .replace("+", "%20")
                      .replace("*", "%2A"));
    }
    return text.toString();
  }

  boolean isOwn() {
    return tags.contains(OWN);
  }

  String value(String key) {
    return values(key).stream().findFirst().orElse("");
  }

  List<String> values(String key) {
    return tags.stream()
        .filter(tag -> tag.startsWith(key + "="))
        .map(tag -> decode(tag.substring(key.length() + 1)))
        .toList();
  }

  private static String decode(String value) {
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8)
          .replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "");
    } catch (IllegalArgumentException e) {
      return value;
    }
  }

  boolean flag(String key) {
    return value(key).equals("true");
  }

  boolean pinned(int option) {
    return tags.contains("pinned=" + option);
  }

  /** The item with everything the tags say. */
  Item item(RichText stem, ItemBody body, RichText explanation) {
    Set<Category> categories = new LinkedHashSet<>();
    values("category").forEach(c -> Category.fromLabel(c).ifPresent(categories::add));
    List<LawReference> laws = new ArrayList<>();
    for (String tag : tags) {
      String[] parts = tag.startsWith("law=") ? tag.substring(4).split("\\|", -1) : new String[0];
      if (parts.length == 3) {
        laws.add(new LawReference(decode(parts[0]), decode(parts[1]), decode(parts[2])));
      }
    }
    return new Item(
        stem,
        body,
        explanation,
        Difficulty.fromLabel(value("difficulty")).orElse(Difficulty.MEDIUM),
        value("syllabus"),
        laws,
        Classification.of(categories, values("industry"), values("operation")));
  }
}
