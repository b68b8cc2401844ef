package cn.shenhe.portal.content.shelter;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which column of a file says what. Guessed from the headers – ours, and those in use in several
 * countries – and corrected by the person who imports.
 *
 * @param targets for each column of the file the name of a {@link ShelterAttribute} or {@link
 *     Extra}, or an empty text when the column is not used
 */
public record ColumnMapping(List<String> targets) {

  /** What a column can hold beside an attribute. */
  public enum Extra {
    LATITUDE("纬度"),
    LONGITUDE("经度"),
    HAZARDS("适宜灾种（列表）"),
    STATUS("状态"),
    OCCUPANCY("在场人数"),
    VERIFIED_ON("核实日期"),
    SOURCE("来源");

    private final String label;

    Extra(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  private static final Map<String, String> KNOWN = known();

  /**
   * @throws IllegalArgumentException for a target we do not know
   */
  public ColumnMapping {
    targets = List.copyOf(targets);
    targets.stream().filter(t -> !t.isEmpty()).forEach(ColumnMapping::checked);
  }

  private static void checked(String target) {
    if (attribute(target).isEmpty() && extra(target).isEmpty()) {
      throw new IllegalArgumentException("unknown target " + target);
    }
  }

  /** All names a column can be mapped to with the words shown for them, in order. */
  public static Map<String, String> choices() {
    Map<String, String> choices = new LinkedHashMap<>();
    for (ShelterAttribute attribute : ShelterAttribute.values()) {
      choices.put(attribute.name(), attribute.label());
    }
    for (Extra extra : Extra.values()) {
      choices.put(extra.name(), extra.label());
    }
    return choices;
  }

  static ColumnMapping guessed(List<String> headers) {
    List<String> targets = new ArrayList<>();
    for (String header : headers) {
      String target = KNOWN.getOrDefault(plain(header), "");
      targets.add(targets.contains(target) ? "" : target);
    }
    return new ColumnMapping(targets);
  }

  Optional<ShelterAttribute> attribute(int column) {
    return attribute(target(column));
  }

  /** The column of the extra, or −1. */
  int column(Extra extra) {
    return targets.indexOf(extra.name());
  }

  boolean uses(ShelterAttribute attribute) {
    return targets.contains(attribute.name());
  }

  private String target(int column) {
    return column < targets.size() ? targets.get(column) : "";
  }

  private static Optional<ShelterAttribute> attribute(String target) {
    for (ShelterAttribute attribute : ShelterAttribute.values()) {
      if (attribute.name().equals(target)) {
        return Optional.of(attribute);
      }
    }
    return Optional.empty();
  }

  private static Optional<Extra> extra(String target) {
    for (Extra extra : Extra.values()) {
      if (extra.name().equals(target)) {
        return Optional.of(extra);
      }
    }
    return Optional.empty();
  }

  private static String plain(String header) {
    return Normalizer.normalize(header, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\s_\\-.:()（）、,・/]", "");
  }

  private static Map<String, String> known() {
    Map<String, String> known = new HashMap<>();
    choices().forEach((name, label) -> put(known, name, name, label));
    for (Hazard hazard : Hazard.values()) {
      String target = ShelterAttribute.suits(hazard).name();
      put(known, target, hazard.name());
      hazard.words().forEach(word -> put(known, target, word, "适宜" + word));
    }
    put(
        known,
        "NAME",
        "场所名称",
        "避难场所名称",
        "避难场所",
        "施設・場所名",
        "shelter_name",
        "facility name",
        "title");
    put(known, "CODE", "编号", "代码", "场所编码", "場所编号", "共通ID", "shelter_id", "id", "objectid");
    put(known, "ADDRESS", "详细地址", "位置地址", "住所", "address", "street address", "location");
    put(known, "STREET", "街道", "街道代码", "street_code", "所属街道");
    put(
        known,
        "CAPACITY",
        "容量",
        "可容纳人数",
        "容纳人数（人）",
        "避难人数",
        "收容人数",
        "evacuation_capacity",
        "capacity_persons");
    put(known, "TOTAL_AREA", "总面积", "占地面积", "面积", "total_area_m2");
    put(known, "EFFECTIVE_AREA", "有效面积", "有效避难面积", "effective_area_m2");
    put(known, "WHEELCHAIR", "无障碍", "轮椅", "accessible", "wheelchair_accessible", "wheelchair");
    put(known, "PETS", "宠物", "可携带宠物", "pets", "pet_accommodations_code", "pets allowed");
    put(known, "FACILITIES", "配套设施", "设施", "facilities");
    put(known, "ZONES", "功能分区", "zones");
    put(known, "SPACE", "场所类型", "空间", "室内外", "space");
    put(known, "DURATION", "时长", "避难时长类型", "duration");
    put(known, "LEVEL", "等级", "level");
    put(known, "FUNCTION", "功能类型", "function");
    put(known, "HOST_TYPE", "类型", "类别", "subfacility_code", "host_type");
    put(known, "MANAGER", "管理部门", "权属单位", "主管单位", "org_name", "organization", "manager_unit");
    put(known, "DUTY_PHONE", "值班电话", "电话", "联系电话", "duty_phone", "phone", "telephone");
    put(known, "OPEN_RULE", "开放方式", "open_rule");
    put(known, "OPEN_NOTE", "开放说明", "hours_open", "hours");
    put(known, "SOURCE_DOCUMENT", "依据", "文件依据", "source_doc");
    put(known, "REMARK", "说明", "備考", "受入対象者", "notes", "remark");
    put(known, "RESPONSIBLE_NAME", "责任人", "负责人", "联系人", "responsible");
    put(known, "RESPONSIBLE_MOBILE", "责任人手机", "责任人电话", "手机", "mobile");
    put(known, "LATITUDE", "纬度", "緯度", "lat", "latitude", "y", "lat_wgs84", GeoJsonTable.LATITUDE);
    put(
        known,
        "LONGITUDE",
        "经度",
        "経度",
        "lon",
        "lng",
        "long",
        "longitude",
        "x",
        "lon_wgs84",
        GeoJsonTable.LONGITUDE);
    put(known, "HAZARDS", "适宜灾种", "灾种", "适用灾种", "hazards", "hazards_suitable");
    put(known, "STATUS", "开放状态", "shelter_status", "status");
    put(known, "OCCUPANCY", "在场人数", "现有人数", "total_population", "occupancy");
    put(known, "VERIFIED_ON", "核实时间", "verified_at", "verified_on");
    put(known, "SOURCE", "数据来源", "source");
    return Map.copyOf(known);
  }

  private static void put(Map<String, String> known, String target, String... headers) {
    for (String header : headers) {
      known.putIfAbsent(plain(header), target);
    }
  }
}
