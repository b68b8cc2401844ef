package cn.shenhe.portal.content.shelter;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.shelter.RowAccount.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoSheltersTest {

  @Test
  void theDemonstrationIsFictionalCompleteAndInsideTheDistrict() throws IOException {
    try (InputStream in = getClass().getResourceAsStream("/demo/shelters.csv")) {
      ImportPlan plan = Sheets.plan(in.readAllBytes(), ImportOptions.of("演示"), List.of());
      assertThat(plan.counts()).containsOnlyKeys(Outcome.NEW);
      assertThat(plan.alarm()).isEmpty();
      assertThat(plan.rows())
          .allSatisfy(
              row -> {
                assertThat(row.account().notes()).isEmpty();
                assertThat(row.account().name()).startsWith("示例").endsWith("（演示数据）");
                assertThat(row.sheet().position().map(DistrictBoundary.shenhe()::contains))
                    .contains(true);
              });
      assertThat(
              plan.rows().stream()
                  .map(r -> r.sheet().text(ShelterAttribute.STREET).orElseThrow())
                  .collect(Collectors.toSet()))
          .hasSize(11);
    }
  }
}
