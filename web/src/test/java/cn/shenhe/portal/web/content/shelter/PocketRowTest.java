package cn.shenhe.portal.web.content.shelter;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.shelter.Fact;
import cn.shenhe.portal.content.shelter.Hazard;
import cn.shenhe.portal.content.shelter.ListedShelter;
import cn.shenhe.portal.content.shelter.ShelterAttribute;
import cn.shenhe.portal.content.shelter.ShelterSheet;
import cn.shenhe.portal.content.shelter.ShelterState;
import cn.shenhe.portal.content.shelter.ShelterStatus;
import cn.shenhe.portal.content.shelter.TriState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PocketRowTest {

  private static final String AS_OF = "2026-11-30 15:30";

  @Test
  void rowSaysForEveryHazardWhetherItIsSuitableAndAsOfWhenItWasOpen() {
    PocketRow row =
        PocketRow.of(
            shelter(
                "示例公园",
                "示例路2号",
                Map.of(
                    ShelterAttribute.suits(Hazard.EARTHQUAKE), "YES",
                    ShelterAttribute.suits(Hazard.FLOOD), "NO")),
            AS_OF);
    assertThat(row.suits()).isEqualTo("YNUUUUUUUU").hasSameSizeAs(ShelterQuestion.HAZARDS);
    assertThat(row.judged()).startsWith("适宜：地震；不适宜：洪水；未知：内涝、地质灾害");
    assertThat(row.state()).isEqualTo("启用 · 截至 2026-11-30 15:30 可进入 · 容纳人数未知");
    assertThat(row.position()).isEqualTo("41.7905,123.4411");
  }

  @Test
  void twoHundredSheltersOfLongNamesFit() throws IOException {
    ListedShelter longNamed = shelter("长".repeat(30), "址".repeat(50), Map.of());
    List<PocketRow> rows = PocketRow.fitting(Collections.nCopies(250, longNamed), AS_OF);
    assertThat(rows).hasSize(PocketRow.MOST);
    assertThat(rows.stream().mapToInt(PocketRow::bytes).sum()).isLessThan(PocketRow.BYTES);
    String page = Files.readString(Path.of("src/main/webapp/WEB-INF/pocketRows.xhtml"));
    String markup = page.substring(page.indexOf("<li "), page.indexOf("</ui:repeat>"));
    assertThat(markup.replaceAll("</?ui:[^>]*>|#\\{(?!shell)[^}]*}", "").length())
        .isLessThan(PocketRow.MARKUP);
  }

  @Test
  void theLongestNamesMakeThePackShorterAndNotHeavier() {
    ListedShelter longest = shelter("长".repeat(200), "址".repeat(400), Map.of());
    List<PocketRow> rows = PocketRow.fitting(Collections.nCopies(250, longest), AS_OF);
    assertThat(rows).hasSizeBetween(50, PocketRow.MOST - 1);
    assertThat(rows.stream().mapToInt(PocketRow::bytes).sum()).isLessThan(PocketRow.BYTES);
  }

  private static ListedShelter shelter(
      String name, String address, Map<ShelterAttribute, String> further) {
    Map<ShelterAttribute, Fact> facts = new EnumMap<>(ShelterAttribute.class);
    facts.put(ShelterAttribute.NAME, new Fact(name, "测试", null));
    facts.put(ShelterAttribute.ADDRESS, new Fact(address, "测试", null));
    facts.put(ShelterAttribute.POSITION, new Fact("41.7905000,123.4411000", "测试", null));
    facts.put(ShelterAttribute.DUTY_PHONE, new Fact("024-00000000", "测试", null));
    further.forEach((attribute, value) -> facts.put(attribute, new Fact(value, "测试", null)));
    return new ListedShelter(
        new ShelterState(
            "0123456789abcdefghijklmnop",
            ShelterSheet.of(facts),
            ShelterStatus.OPEN,
            null,
            Instant.EPOCH,
            null,
            false,
            true),
        TriState.YES,
        List.of());
  }
}
