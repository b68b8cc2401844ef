package cn.shenhe.portal.exambank.question;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.exambank.question.exchange.BankWriter;
import cn.shenhe.portal.exambank.question.exchange.CodedItem;
import cn.shenhe.portal.exambank.question.exchange.QuestionFiles;
import cn.shenhe.portal.exambank.question.exchange.ReadFile;
import cn.shenhe.portal.exambank.question.exchange.ReadLimits;
import cn.shenhe.portal.exambank.question.exchange.ReadRow;
import cn.shenhe.portal.exambank.question.item.Item;
import cn.shenhe.portal.exambank.question.item.ItemBody;
import cn.shenhe.portal.exambank.question.item.ItemJson;
import cn.shenhe.portal.exambank.question.item.Picture;
import cn.shenhe.portal.exambank.question.item.RichText;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What we write we read back as the same items: 40 banks of 25 random items per format. */
class RoundTripTest {

  private static final List<Picture> PICTURES = List.of(png(1), png(2), png(3));

  private static Picture png(int seed) {
    byte[] bytes = new byte[64];
    Arrays.fill(bytes, (byte) seed);
    byte[] head = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
    System.arraycopy(head, 0, bytes, 0, head.length);
    return Picture.of(bytes).orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(BankWriter.class)
  void readingWhatWasWrittenGivesTheSameItems(BankWriter format) {
    QuestionFiles files = new QuestionFiles(ReadLimits.standard());
    for (int seed = 0; seed < 40; seed++) {
      RandomItems random = new RandomItems(seed, PICTURES);
      List<CodedItem> items = new ArrayList<>();
      for (int i = 0; i < 25; i++) {
        items.add(random.next(i));
      }
      Map<String, Picture> shown = shownBy(items);
      ReadFile read = files.read("bank." + format.extension(), format.write(items, shown), null);
      assertThat(read.rows()).as("seed " + seed).hasSize(items.size());
      for (int i = 0; i < items.size(); i++) {
        ReadRow row = read.rows().get(i);
        CodedItem item = items.get(i);
        assertThat(row.reason())
            .as("seed " + seed + " " + ItemJson.write(item.item()) + " " + row.detail())
            .isEmpty();
        assertThat(ItemJson.write(row.item()))
            .as("seed " + seed)
            .isEqualTo(ItemJson.write(item.item()));
        assertThat(row.item()).isEqualTo(item.item());
        assertThat(row.code()).isEqualTo(item.code());
      }
      assertThat(read.pictures().keySet()).containsExactlyInAnyOrderElementsOf(shown.keySet());
    }
  }

  private static Map<String, Picture> shownBy(List<CodedItem> items) {
    Map<String, Picture> shown = new LinkedHashMap<>();
    for (Picture picture : PICTURES) {
      for (CodedItem coded : items) {
        Set<String> ids = coded.item().assetIds();
        if (ids.contains(picture.id())) {
          shown.put(picture.id(), picture);
        }
      }
    }
    return shown;
  }

  @Test
  void aStemThatLooksLikeAFormulaIsTextInTheWorkbook() throws Exception {
    List<CodedItem> items = new ArrayList<>();
    for (String stem :
        List.of(
            "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "=HYPERLINK(\"http://x\")")) {
      items.add(
          new CodedItem(
              "F-" + items.size(), Item.of(RichText.ofPlain(stem), new ItemBody.TrueFalse(true))));
    }
    byte[] bytes = BankWriter.EXCEL.write(items, Map.of());
    try (Workbook workbook = WorkbookFactory.create(new ByteArrayInputStream(bytes))) {
      for (Row row : workbook.getSheetAt(0)) {
        for (Cell cell : row) {
          assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
          assertThat(row.getRowNum() == 0 || cell.getCellStyle().getQuotePrefixed()).isTrue();
        }
      }
    }
  }

  @Test
  void canonicalTextIsAFixedPoint() {
    RandomItems random = new RandomItems(7, PICTURES);
    for (int i = 0; i < 3000; i++) {
      for (RichText text : random.next(i).item().texts()) {
        assertThat(RichText.ofHtml(text.html())).isEqualTo(text);
      }
    }
  }
}
