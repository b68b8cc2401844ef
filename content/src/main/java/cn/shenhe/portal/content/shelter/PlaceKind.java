package cn.shenhe.portal.content.shelter;

import java.util.Arrays;
import java.util.Optional;

/** What a name of the list of place names is the name of. */
public enum PlaceKind {
  ROAD("道路", "路", "街", "街路"),
  ESTATE("小区", "住宅小区", "住宅区"),
  COMMUNITY("社区"),
  OTHER("其他");

  private final String[] words;

  PlaceKind(String... words) {
    this.words = words;
  }

  public String label() {
    return words[0];
  }

  static Optional<PlaceKind> ofWord(String word) {
    return Arrays.stream(values())
        .filter(k -> Arrays.asList(k.words).contains(word.strip()))
        .findFirst();
  }
}
