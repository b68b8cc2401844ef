package cn.shenhe.portal.web.content.shelter;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.shelter.Fact;
import cn.shenhe.portal.content.shelter.ShelterAttribute;
import cn.shenhe.portal.content.shelter.ShelterHistory;
import cn.shenhe.portal.content.shelter.ShelterOperations;
import cn.shenhe.portal.content.shelter.ShelterSheet;
import cn.shenhe.portal.content.shelter.ShelterState;
import cn.shenhe.portal.content.shelter.ShelterStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OperationsViewTest {

  @Test
  void dutyStaffSeesWhoIsResponsibleAndUnderWhichNumber() {
    OperationsView view =
        opened(
            Map.of(
                ShelterAttribute.NAME, new Fact("示例学校", "测试", null),
                ShelterAttribute.RESPONSIBLE_NAME, new Fact("张三", "测试", null),
                ShelterAttribute.RESPONSIBLE_MOBILE, new Fact("13800000000", "测试", null)));
    assertThat(view.getResponsibleName()).isEqualTo("张三");
    assertThat(view.getResponsibleMobile()).isEqualTo("13800000000");
    OperationsView unknown = opened(Map.of(ShelterAttribute.NAME, new Fact("示例公园", "测试", null)));
    assertThat(unknown.getResponsibleName()).isEmpty();
  }

  @Test
  void noPageOfThePublicNamesTheResponsible() throws IOException {
    try (Stream<Path> pages = Files.walk(Path.of("src/main/webapp"))) {
      assertThat(
              pages
                  .filter(page -> page.toString().endsWith(".xhtml"))
                  .filter(page -> contains(page, "responsible"))
                  .map(Path::toString))
          .containsExactly("src/main/webapp/staff/shelter/operations.xhtml");
    }
  }

  private static boolean contains(Path page, String word) {
    try {
      return Files.readString(page).contains(word);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static OperationsView opened(Map<ShelterAttribute, Fact> facts) {
    OperationsView view = new OperationsView();
    view.operations =
        new ShelterOperations() {
          @Override
          public ShelterHistory history(String publicId) {
            return new ShelterHistory(
                new ShelterState(
                    publicId,
                    ShelterSheet.of(facts),
                    ShelterStatus.STANDBY,
                    null,
                    Instant.EPOCH,
                    null,
                    false,
                    true),
                List.of());
          }
        };
    view.setId("x");
    view.load();
    return view;
  }
}
