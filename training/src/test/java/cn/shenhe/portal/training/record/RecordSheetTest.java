package cn.shenhe.portal.training.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;

class RecordSheetTest {

  @Test
  void whatASheetCannotHoldGoesToTheNextAndNothingIsLost() throws IOException {
    byte[] bytes;
    try (RecordSheet sheet = new RecordSheet(12)) {
      sheet.begin("线上学习", List.of("单位：演示厂"), List.of("内容"));
      for (int i = 0; i < 25; i++) {
        sheet.row("课文" + i);
      }
      sheet.begin("考试", List.of(), List.of("内容"));
      bytes = sheet.bytes();
    }
    try (Workbook book = WorkbookFactory.create(new ByteArrayInputStream(bytes))) {
      assertThat(book.getNumberOfSheets()).isEqualTo(4);
      Sheet last = book.getSheet("线上学习（3）");
      assertThat(book.getSheet("线上学习").getLastRowNum()).isEqualTo(11);
      assertThat(last.getRow(0).getCell(0).getStringCellValue()).contains("第3张");
      assertThat(last.getRow(2).getCell(0).getStringCellValue()).isEqualTo("内容");
      assertThat(last.getRow(last.getLastRowNum()).getCell(0).getStringCellValue())
          .isEqualTo("课文24");
      assertThat(book.getSheet("考试")).isNotNull();
    }
  }
}
