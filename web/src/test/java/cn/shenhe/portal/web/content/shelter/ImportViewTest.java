package cn.shenhe.portal.web.content.shelter;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.shelter.ColumnMapping;
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
                Optional.empty(),
                List.of(),
                0);
          }

          @Override
          public List<ImportRow> imports() {
            return List.of();
          }
        };
    view.setSource("区应急局");
    view.setVerifiedOn(LocalDate.of(2026, 11, 1));
    view.revise();
    assertThat(view.getPreview().options().verifiedOn()).isEqualTo(LocalDate.of(2026, 11, 1));
  }
}
