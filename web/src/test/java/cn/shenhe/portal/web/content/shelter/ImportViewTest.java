package cn.shenhe.portal.web.content.shelter;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.shelter.ColumnMapping;
import cn.shenhe.portal.content.shelter.CoordinateSystem;
import cn.shenhe.portal.content.shelter.CrsAlarm;
import cn.shenhe.portal.content.shelter.ImportOptions;
import cn.shenhe.portal.content.shelter.ImportPreview;
import cn.shenhe.portal.content.shelter.ImportRow;
import cn.shenhe.portal.content.shelter.ShelterImport;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImportViewTest {

  @Test
  void theDateOfTheWholeFileIsDeclared() {
    ImportView view = previewing(null);
    view.setVerifiedOn(LocalDate.of(2026, 11, 1));
    view.revise();
    assertThat(view.getPreview().options().verifiedOn()).isEqualTo(LocalDate.of(2026, 11, 1));
    assertThat(view.getAlarmText()).isEmpty();
  }

  @Test
  void aSuspectedSystemIsNamedWithItsShiftInWholeMetres() {
    ImportView view = previewing(new CrsAlarm(CoordinateSystem.GCJ02, 0.0065, 0.003, 52, 60, 60));
    view.revise();
    assertThat(view.getAlarmText())
        .isEqualTo(
            "坐标系可疑：更像 GCJ02，整体偏东约 540 米、偏北约 333 米；" + "60 个点中按申报有 52 个在区内，按另一种读法有 60 个。请核对后再应用。");
  }

  @Test
  void aShiftOfNoKnownSystemHasItsOwnWords() {
    ImportView view = previewing(new CrsAlarm(null, -0.015, 0.012, 300, 480, 500));
    view.revise();
    assertThat(view.getAlarmText())
        .startsWith("坐标系可疑：整体偏西约 1,247 米、偏北约 1,333 米，不是已知坐标系之间的偏移；")
        .contains("500 个点中按申报有 300 个在区内，移回后有 480 个")
        .doesNotContain("null");
    view = previewing(new CrsAlarm(null, 0.015, -0.012, 300, 480, 500));
    view.revise();
    assertThat(view.getAlarmText()).contains("整体偏东约 1,247 米、偏南约 1,333 米");
  }

  /**
   * @param alarm null for none
   */
  private static ImportView previewing(CrsAlarm alarm) {
    ImportView view = new ImportView();
    view.imports =
        new ShelterImport() {
          @Override
          public ImportPreview revise(
              String importId, ColumnMapping mapping, ImportOptions options) {
            return new ImportPreview(
                "x",
                "a.csv",
                "CSV",
                List.of("名称"),
                mapping,
                List.of(),
                options,
                List.of(),
                Map.of(),
                Optional.ofNullable(alarm),
                List.of(),
                0);
          }

          @Override
          public List<ImportRow> imports() {
            return List.of();
          }
        };
    view.setSource("区应急局");
    return view;
  }
}
