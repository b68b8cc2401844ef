package cn.shenhe.portal.web.content.shelter;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SheltersViewTest {

  @Test
  void theListIsToldToMachinesInTheOrderOfThePage() {
    JsonObject list = told(List.of(row(1, "示例公园"), row(2, "</script>示例\"校\"")));
    assertThat(list.get("@type").getAsString()).isEqualTo("ItemList");
    assertThat(list.get("numberOfItems").getAsInt()).isEqualTo(2);
    JsonObject second = list.getAsJsonArray("itemListElement").get(1).getAsJsonObject();
    assertThat(second.get("position").getAsInt()).isEqualTo(2);
    assertThat(second.get("name").getAsString()).isEqualTo("</script>示例\"校\"");
    assertThat(second.get("url").getAsString())
        .isEqualTo("https://p.example/shelter/shelter?id=x2");
    assertThat(SheltersView.jsonLd("https://p.example", List.of(row(1, "</script>"))))
        .doesNotContain("</");
  }

  @Test
  void aLongListIsToldInPart() {
    JsonObject list = told(Collections.nCopies(200, row(1, "示例公园")));
    assertThat(list.getAsJsonArray("itemListElement")).hasSize(50);
  }

  private static JsonObject told(List<ShelterRow> rows) {
    return JsonParser.parseString(SheltersView.jsonLd("https://p.example", rows)).getAsJsonObject();
  }

  private static ShelterRow row(int number, String name) {
    return new ShelterRow(
        number,
        "x" + number,
        name,
        "",
        "常态",
        "YES",
        "",
        "",
        0,
        "",
        List.of(),
        false,
        0,
        0,
        "",
        false,
        false,
        0,
        0);
  }
}
