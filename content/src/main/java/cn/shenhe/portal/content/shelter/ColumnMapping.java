package cn.shenhe.portal.content.shelter;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

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

  /** No header we know is longer. */
  private static final int LONGEST = 60;

  private static final List<String> PLACES =
      List.of(Extra.LATITUDE.name(), Extra.LONGITUDE.name(), ShelterAttribute.POSITION.name());

  /** Units and hints in brackets, which say nothing about what the column is. */
  private static final Pattern ASIDE =
      Pattern.compile(
          "[(\\[【]\\s*(千|万)?(人|名|人次|平方米|平米|m2|m²|平方公里|平方千米|km2|公顷|hm2|ha|亩|°|度|十进制度?|小数度?"
              + "|必填|选填|可选|是/否|有/无|乡镇|镇|社区|wgs-?84|gcj-?02|bd-?09|cgcs2000)\\s*[)\\]】]");

  private static final Pattern UNIT =
      Pattern.compile("[\\s/_]*(万?(平方米|平米|m2|m²)|平方公里|平方千米|km2|公顷|°)\\s*$");

  private static final Pattern SIGNS = Pattern.compile("[\\s_\\-.:()（）、,・/*]");
  private static final Pattern ON_DUTY = Pattern.compile("值班|值守|公开|(?i)duty");

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
    boolean drawn = headers.contains(GeoJsonTable.LATITUDE);
    for (String header : headers) {
      String target = target(header);
      // Beside a geometry, columns called x and y are often metres of some projection.
      boolean second = drawn && PLACES.contains(target) && !header.startsWith("geometry.");
      targets.add(second || targets.contains(target) ? "" : target);
    }
    keepThePersonsNumberInside(headers, targets);
    return new ColumnMapping(targets);
  }

  /** What a column of this header is taken for; empty for one we do not know. */
  static String target(String header) {
    String plain = plain(header);
    String known = KNOWN.get(plain);
    if (known == null && header.contains(".")) {
      // location.lat, position.lng: whatever the object around the two numbers is called.
      String inner = KNOWN.get(plain(header.substring(header.lastIndexOf('.') + 1)));
      known = inner != null && PLACES.contains(inner) ? inner : null;
    }
    return known != null ? known : KNOWN.getOrDefault(plain.replaceFirst("^是否(有)?", ""), "");
  }

  /**
   * A telephone number beside the name of a responsible person is that person's and stays inside,
   * unless its header says that it is the one on duty.
   */
  private static void keepThePersonsNumberInside(List<String> headers, List<String> targets) {
    int phone = targets.indexOf(ShelterAttribute.DUTY_PHONE.name());
    if (phone >= 0
        && targets.contains(ShelterAttribute.RESPONSIBLE_NAME.name())
        && !ON_DUTY.matcher(headers.get(phone)).find()) {
      boolean taken = targets.contains(ShelterAttribute.RESPONSIBLE_MOBILE.name());
      targets.set(phone, taken ? "" : ShelterAttribute.RESPONSIBLE_MOBILE.name());
    }
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
    if (header.length() > LONGEST) {
      return header;
    }
    String text = Normalizer.normalize(header, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String bare = UNIT.matcher(ASIDE.matcher(text).replaceAll("")).replaceFirst("");
    return SIGNS.matcher(bare.isBlank() ? text : bare).replaceAll("");
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
        "应急避难场所",
        "应急避难场所名称",
        "紧急避难场所名称",
        "避险场所",
        "避险场所名称",
        "安置点",
        "安置点名称",
        "场地名称",
        "点位名称",
        "设施名称",
        "名称（中文）",
        "name_zh",
        "name:zh",
        "name_cn",
        "shelter",
        "shelter name",
        "site name",
        "施設・場所名",
        "shelter_name",
        "facility name",
        "title");
    put(
        known,
        "CODE",
        "编号",
        "代码",
        "场所编码",
        "場所编号",
        "共通ID",
        "shelter_id",
        "场所代码",
        "避难场所编码",
        "避难场所编号",
        "统一编码",
        "code",
        "id",
        "objectid");
    put(
        known,
        "ADDRESS",
        "详细地址",
        "详细位置",
        "具体地址",
        "具体位置",
        "场所地址",
        "所在地址",
        "所在位置",
        "地理位置",
        "地点",
        "位置",
        "位置地址",
        "住所",
        "address",
        "address1",
        "address.street",
        "street address",
        "location");
    put(known, "STREET", "街道", "街道代码", "street_code", "所属街道", "所在街道", "街道名称", "所属街道乡镇", "所在街道乡镇");
    put(
        known,
        "CAPACITY",
        "容量",
        "可容纳人数",
        "容纳人数（人）",
        "避难人数",
        "收容人数",
        "可安置人数",
        "安置人数",
        "避难容量",
        "设计容量",
        "可容纳人员数量",
        "最大容纳人数",
        "max capacity",
        "capacity",
        "capacity.persons",
        "evacuation_capacity",
        "capacity_persons");
    put(known, "TOTAL_AREA", "总面积", "占地面积", "场地面积", "场所面积", "面积", "total_area_m2", "area");
    put(known, "EFFECTIVE_AREA", "有效面积", "有效避难面积", "可用面积", "避难面积", "effective_area_m2");
    put(
        known,
        "WHEELCHAIR",
        "无障碍",
        "无障碍设施",
        "轮椅",
        "轮椅通行",
        "accessible",
        "ada accessible",
        "wheelchair_accessible",
        "wheelchair");
    put(
        known,
        "PETS",
        "宠物",
        "可携带宠物",
        "可带宠物",
        "允许宠物",
        "pets",
        "pet_accommodations_code",
        "pets allowed");
    put(known, "FACILITIES", "配套设施", "应急设施", "设施设备", "设施", "facilities");
    put(known, "ZONES", "功能分区", "zones");
    put(known, "SPACE", "场所类型", "空间", "室内外", "室内/室外", "space");
    put(known, "DURATION", "时长", "避难时长类型", "避难类型", "开放时长", "duration");
    put(known, "LEVEL", "等级", "level");
    put(known, "FUNCTION", "功能类型", "function");
    put(
        known,
        "HOST_TYPE",
        "类型",
        "类别",
        "场所类别",
        "依托场所类型",
        "facility type",
        "subfacility_code",
        "host_type");
    put(
        known,
        "MANAGER",
        "管理部门",
        "管理机构",
        "产权单位",
        "责任单位",
        "权属单位",
        "主管单位",
        "org_name",
        "organization",
        "manager_unit");
    put(
        known,
        "DUTY_PHONE",
        "值班电话",
        "24小时值班电话",
        "电话",
        "联系电话",
        "联系方式",
        "duty_phone",
        "phone",
        "telephone");
    put(known, "OPEN_RULE", "开放方式", "open_rule");
    put(known, "OPEN_NOTE", "开放说明", "hours_open", "hours");
    put(known, "SOURCE_DOCUMENT", "依据", "文件依据", "source_doc");
    put(known, "REMARK", "说明", "備考", "受入対象者", "notes", "remark");
    put(
        known,
        "RESPONSIBLE_NAME",
        "责任人",
        "负责人",
        "联系人",
        "管理人",
        "管理员",
        "负责人姓名",
        "责任人姓名",
        "联系人姓名",
        "联系人及电话",
        "联系人及联系方式",
        "联系人及联系电话",
        "负责人及电话",
        "负责人及联系方式",
        "负责人及联系电话",
        "责任人及电话",
        "责任人及联系方式",
        "contact",
        "contact person",
        "responsible");
    put(
        known,
        "RESPONSIBLE_MOBILE",
        "责任人手机",
        "责任人电话",
        "责任人联系电话",
        "负责人手机",
        "负责人电话",
        "负责人联系电话",
        "联系人手机",
        "联系人电话",
        "手机",
        "手机号",
        "手机号码",
        "移动电话",
        "mobile");
    put(
        known,
        "LATITUDE",
        "纬度",
        "緯度",
        "北纬",
        "坐标纬度",
        "纬度坐标",
        "y坐标",
        "lat",
        "latitude",
        "y",
        "point_y",
        "lat_wgs84",
        "wgs84_lat",
        "gcj02_lat",
        "bd09_lat",
        GeoJsonTable.LATITUDE);
    put(
        known,
        "LONGITUDE",
        "经度",
        "経度",
        "东经",
        "坐标经度",
        "经度坐标",
        "x坐标",
        "point_x",
        "wgs84_lng",
        "wgs84_lon",
        "gcj02_lng",
        "gcj02_lon",
        "bd09_lng",
        "bd09_lon",
        "lon",
        "lng",
        "long",
        "longitude",
        "x",
        "lon_wgs84",
        GeoJsonTable.LONGITUDE);
    put(
        known,
        "HAZARDS",
        "适宜灾种",
        "灾种",
        "适用灾种",
        "适用灾害类型",
        "适宜灾害",
        "灾害类型",
        "应对灾种",
        "hazards",
        "hazards_suitable");
    put(known, "STATUS", "开放状态", "shelter_status", "status");
    put(known, "OCCUPANCY", "在场人数", "现有人数", "total_population", "occupancy");
    put(
        known,
        "POSITION",
        "坐标",
        "经纬度",
        "经纬度坐标",
        "坐标位置",
        "地理坐标",
        "坐标（经纬度）",
        "经度纬度",
        "纬度经度",
        "经度,纬度",
        "纬度,经度",
        "gps",
        "gps坐标",
        "coordinates",
        "coordinate",
        "lat,lon",
        "lng,lat",
        "latlng",
        "lonlat",
        "wkt",
        "geom",
        "geometry");
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
