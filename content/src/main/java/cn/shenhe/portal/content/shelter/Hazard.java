package cn.shenhe.portal.content.shelter;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What one flees from. A shelter is judged suitable for each of them apart. */
public enum Hazard {
  EARTHQUAKE("地震", "地震灾害", "震灾", "earthquake"),
  FLOOD("洪水", "洪水灾害", "洪灾", "水灾", "flood"),
  WATERLOGGING("内涝", "城市内涝", "暴雨内涝", "内水氾濫", "waterlogging"),
  LANDSLIDE("地质灾害", "滑坡", "泥石流", "崖崩れ、土石流及び地滑り", "landslide"),
  FIRE("火灾", "火灾事故", "大規模な火事", "fire"),
  GALE("台风大风", "台风", "大风", "风灾", "台风灾害", "gale", "typhoon", "hurricane"),
  SNOWSTORM("暴雪", "雪灾", "snowstorm"),
  COLD("低温寒潮", "寒潮", "低温", "低温冷冻", "低温冰冻", "cold"),
  HEAT("高温", "高温热浪", "heat"),
  HAZARDOUS_RELEASE("危险化学品泄漏", "危化品泄漏", "危化品", "危化品事故", "危险化学品事故", "chemical"),
  STORM_SURGE("风暴潮", "高潮", "storm surge"),
  TSUNAMI("海啸", "津波", "tsunami"),
  VOLCANO("火山", "火山現象", "volcano");

  private final List<String> words;

  Hazard(String... words) {
    this.words = List.of(words);
  }

  /** The Chinese name. */
  public String label() {
    return words.get(0);
  }

  /** Names under which tables of several countries know it; the Chinese one first. */
  public List<String> words() {
    return words;
  }

  public static Optional<Hazard> ofWord(String word) {
    String text = word.strip().toLowerCase(Locale.ROOT);
    for (Hazard hazard : values()) {
      if (hazard.words.contains(text) || hazard.name().equalsIgnoreCase(text)) {
        return Optional.of(hazard);
      }
    }
    return Optional.empty();
  }
}
