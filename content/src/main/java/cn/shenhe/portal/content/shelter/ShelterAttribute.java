package cn.shenhe.portal.content.shelter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One thing that can be known about a shelter. Every attribute is stored with its own source and
 * date; an attribute without a value is unknown.
 *
 * <p>Source: GB/T 44013-2024 for level, duration, space and function; the rest after 应急避难场所 lists
 * in use. Values are kept in one canonical text per kind, checked on the way in.
 */
public enum ShelterAttribute {
  NAME("名称", Kind.TEXT, 200),
  CODE("编码", Kind.TEXT, 60),
  LEVEL("级别", Kind.CHOICE, "省级", "市级", "县级", "乡镇（街道）级", "村（社区）级"),
  DURATION("避难时长", Kind.CHOICES, "紧急", "短期", "长期"),
  SPACE("空间类型", Kind.CHOICE, "室内型", "室外型", "室内外结合"),
  FUNCTION("总体功能", Kind.CHOICE, "综合性", "单一性"),
  SUITS_EARTHQUAKE(Hazard.EARTHQUAKE),
  SUITS_FLOOD(Hazard.FLOOD),
  SUITS_WATERLOGGING(Hazard.WATERLOGGING),
  SUITS_LANDSLIDE(Hazard.LANDSLIDE),
  SUITS_FIRE(Hazard.FIRE),
  SUITS_GALE(Hazard.GALE),
  SUITS_SNOWSTORM(Hazard.SNOWSTORM),
  SUITS_COLD(Hazard.COLD),
  SUITS_HEAT(Hazard.HEAT),
  SUITS_HAZARDOUS_RELEASE(Hazard.HAZARDOUS_RELEASE),
  SUITS_STORM_SURGE(Hazard.STORM_SURGE),
  SUITS_TSUNAMI(Hazard.TSUNAMI),
  SUITS_VOLCANO(Hazard.VOLCANO),
  ADDRESS("地址", Kind.TEXT, 400),
  STREET("街道代码", Kind.TEXT, 12),
  POSITION("位置（WGS84 纬度,经度）", Kind.POSITION),
  TOTAL_AREA("总面积（平方米）", Kind.NUMBER),
  EFFECTIVE_AREA("有效面积（平方米）", Kind.NUMBER),
  CAPACITY("容纳人数", Kind.COUNT),
  FACILITIES("设施", Kind.WORDS, 1000),
  ZONES("功能区", Kind.WORDS, 1000),
  WHEELCHAIR("轮椅可达", Kind.TRI_STATE),
  PETS("可带宠物", Kind.TRI_STATE),
  HOST_TYPE("依托类型", Kind.TEXT, 60),
  MANAGER("管理单位", Kind.TEXT, 200),
  DUTY_PHONE("值班电话（公开）", Kind.TEXT, 60),
  OPEN_RULE("开放规则", Kind.CHOICE, "全天开放", "非上课时段", "凭启用令开放"),
  OPEN_NOTE("开放说明", Kind.TEXT, 400),
  PHOTO("照片", Kind.TEXT, 400),
  SOURCE_DOCUMENT("依据文件", Kind.TEXT, 400),
  REMARK("备注", Kind.TEXT, 1000),
  RESPONSIBLE_NAME("责任人（内部）", Kind.TEXT, 60),
  RESPONSIBLE_MOBILE("责任人手机（内部）", Kind.TEXT, 30);

  /** How a value is written and checked. */
  public enum Kind {
    TEXT,
    WORDS,
    CHOICE,
    CHOICES,
    NUMBER,
    COUNT,
    TRI_STATE,
    POSITION
  }

  private static final double MAX_NUMBER = 1e9;
  private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[,，;；、|]");
  private static final Map<Hazard, ShelterAttribute> SUITS = new EnumMap<>(Hazard.class);

  static {
    for (ShelterAttribute attribute : values()) {
      attribute.hazard().ifPresent(hazard -> SUITS.put(hazard, attribute));
    }
  }

  private final String label;
  private final Kind kind;
  private final int length;
  private final List<String> choices;
  private final Hazard hazard;

  ShelterAttribute(String label, Kind kind) {
    this(label, kind, 0, List.of(), null);
  }

  ShelterAttribute(String label, Kind kind, int length) {
    this(label, kind, length, List.of(), null);
  }

  ShelterAttribute(String label, Kind kind, String... choices) {
    this(label, kind, 0, List.of(choices), null);
  }

  ShelterAttribute(Hazard hazard) {
    this("适宜" + hazard.label(), Kind.TRI_STATE, 0, List.of(), hazard);
  }

  ShelterAttribute(String label, Kind kind, int length, List<String> choices, Hazard hazard) {
    this.label = label;
    this.kind = kind;
    this.length = length;
    this.choices = choices;
    this.hazard = hazard;
  }

  public String label() {
    return label;
  }

  public Kind kind() {
    return kind;
  }

  /** The words of a choice, in the order of the standard; empty for other kinds. */
  public List<String> choices() {
    return choices;
  }

  /** The hazard this attribute judges, if it is one of those. */
  public Optional<Hazard> hazard() {
    return Optional.ofNullable(hazard);
  }

  public static ShelterAttribute suits(Hazard hazard) {
    return SUITS.get(hazard);
  }

  /** Personal data of responsible persons: never leaves the staff pages. */
  public boolean internal() {
    return this == RESPONSIBLE_NAME || this == RESPONSIBLE_MOBILE;
  }

  /**
   * The canonical text of a value as written in a table.
   *
   * @return null when the table says nothing (blank, "unknown")
   * @throws IllegalArgumentException when the text is not a value of this attribute
   */
  String canonical(String raw) {
    String text = raw == null ? "" : raw.strip();
    if (text.isEmpty() || TriState.ofWord(text).filter(t -> t == TriState.UNKNOWN).isPresent()) {
      return null;
    }
    return switch (kind) {
      case TEXT -> bounded(withoutControls(text));
      case WORDS ->
          bounded(
              BETWEEN_WORDS
                  .splitAsStream(withoutControls(text))
                  .map(String::strip)
                  .filter(s -> !s.isEmpty())
                  .distinct()
                  .collect(Collectors.joining("、")));
      case CHOICE -> choice(text);
      case CHOICES ->
          Arrays.stream(text.split("[,，;；、|/]"))
              .map(String::strip)
              .filter(s -> !s.isEmpty())
              .map(this::choice)
              .distinct()
              .sorted((a, b) -> Integer.compare(choices.indexOf(a), choices.indexOf(b)))
              .collect(Collectors.joining("、"));
      case NUMBER -> number(text).stripTrailingZeros().toPlainString();
      case COUNT -> number(text).toBigIntegerExact().toString();
      case TRI_STATE -> TriState.ofWord(text).orElseThrow(() -> unreadable(text)).name();
      case POSITION -> text(Coordinates.pair(text));
    };
  }

  /**
   * What a person says of the attribute.
   *
   * @param verifiedOn Beijing date of the last check; null when not known
   * @param today Beijing date
   * @throws ShelterCorrectionRefused when that cannot be said
   */
  Fact stated(String raw, String source, LocalDate verifiedOn, LocalDate today) {
    if (this == CODE) {
      throw new ShelterCorrectionRefused("fixed", this);
    }
    String said = source == null ? "" : withoutControls(source);
    if (said.isEmpty() || said.length() > 200) {
      throw new ShelterCorrectionRefused("source", this);
    }
    if (verifiedOn != null && verifiedOn.isAfter(today)) {
      throw new ShelterCorrectionRefused("date", this);
    }
    String value;
    try {
      value = canonical(raw);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new ShelterCorrectionRefused("value", this);
    }
    if (value == null || value.isBlank()) {
      throw new ShelterCorrectionRefused("blank", this);
    }
    return new Fact(value, said, verifiedOn);
  }

  private String bounded(String text) {
    if (text.length() > length) {
      throw new IllegalArgumentException(label + "超过" + length + "字");
    }
    return text;
  }

  private static String withoutControls(String text) {
    return CONTROLS.matcher(text).replaceAll(" ").strip();
  }

  private String choice(String text) {
    String wanted = text.replace('(', '（').replace(')', '）').replaceFirst("(应急)?(避难|避险)(场所)?$", "");
    for (String choice : choices) {
      if (choice.equals(wanted)) {
        return choice;
      }
    }
    // "街道级", "社区", "室内": the short words people write.
    List<String> near =
        choices.stream()
            .filter(c -> wanted.length() >= 2 && c.contains(wanted.replace("级", "")))
            .toList();
    if (near.size() == 1 || (near.size() == 2 && wanted.equals("室内"))) {
      return near.get(0);
    }
    return switch (wanted) {
      case "街道级", "乡镇级", "乡级" -> pick("乡镇（街道）级", text);
      case "社区级", "村级" -> pick("村（社区）级", text);
      case "区级" -> pick("县级", text);
      default -> throw unreadable(text);
    };
  }

  private String pick(String choice, String text) {
    if (!choices.contains(choice)) {
      throw unreadable(text);
    }
    return choice;
  }

  private BigDecimal number(String text) {
    return (kind == Kind.COUNT ? Quantity.persons(text) : Quantity.squareMetres(text))
        .filter(number -> number.doubleValue() <= MAX_NUMBER)
        .orElseThrow(() -> unreadable(text));
  }

  /** Seven decimals: about one centimetre. */
  static String text(GeoPoint point) {
    return String.format(Locale.ROOT, "%.7f,%.7f", point.latitude(), point.longitude());
  }

  private IllegalArgumentException unreadable(String text) {
    String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
    return new IllegalArgumentException(label + "看不懂：“" + shown + "”");
  }
}
