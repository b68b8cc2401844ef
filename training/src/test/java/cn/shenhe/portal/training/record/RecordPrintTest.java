package cn.shenhe.portal.training.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class RecordPrintTest {

  private static final Instant NOW = Instant.parse("2026-11-24T01:00:00Z");
  private static final String NAME = "古丽·艾山䶮";

  private static PersonRecord.Record record(int lines) {
    List<RecordEntry> entries = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      entries.add(
          new RecordEntry(
              RecordEntry.Kind.CLASS,
              NOW.minusSeconds(86400L * i + 5400),
              NOW.minusSeconds(86400L * i),
              "第" + i + "次：作业现场的危险因素、防范措施和事故应急处置，包括有限空间、高处、动火和临时用电",
              Duration.ofMinutes(90),
              "合格（" + (80 + i % 20) + "分）",
              "演示厂"));
    }
    return new PersonRecord.Record(NAME, 12.5, 45, List.of("新工人培训：已有12.5学时"), entries);
  }

  @Test
  void everyLineHasTimeContentAttendeeAndResultOnLeavesWithHeadings() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(RecordPrint.of(record(60), NOW, "不是操作资格证书。"))) {
      assertThat(pdf.getNumberOfPages()).isBetween(3, 8);
      String text = new PDFTextStripper().getText(pdf).replaceAll("\\s", "");
      for (int i = 0; i < 60; i++) {
        assertThat(text).contains("第" + i + "次：");
      }
      assertThat(text).contains("2026-11-2409:00", "参加人员：" + NAME, "合格（99分）");
      assertThat(text.split("考核结果", -1)).hasSize(pdf.getNumberOfPages() + 1);
      assertThat(text.split("不是操作资格证书", -1)).hasSize(pdf.getNumberOfPages() + 1);
      assertThat(text.split(NAME, -1)).hasSize(62);
    }
  }

  @Test
  void aRecordWithoutLinesSaysSo() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(RecordPrint.of(record(0), NOW, "不是操作资格证书。"))) {
      assertThat(new PDFTextStripper().getText(pdf)).contains("还没有记录");
    }
  }
}
