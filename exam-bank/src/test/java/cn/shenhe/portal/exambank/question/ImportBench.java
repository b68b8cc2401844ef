package cn.shenhe.portal.exambank.question;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.exambank.question.exchange.BankWriter;
import cn.shenhe.portal.exambank.question.exchange.CodedItem;
import cn.shenhe.portal.exambank.question.item.Item;
import cn.shenhe.portal.exambank.question.item.ItemBody;
import cn.shenhe.portal.exambank.question.item.Option;
import cn.shenhe.portal.exambank.question.item.RichText;
import cn.shenhe.portal.exambank.testing.TestDatabase;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * 15,000 rows of a workbook, previewed and taken over. Prints the figures. Started by name only:
 * {@code mvn test -pl exam-bank -Dtest=ImportBench}; other sizes with {@code -Dimport.rows=3000}.
 */
class ImportBench {

  private static final int ROWS = Integer.getInteger("import.rows", 15_000);

  @Test
  void fifteenThousandRowsAreTakenOverWithinAMinute() {
    byte[] workbook = BankWriter.EXCEL.write(items(), Map.of());
    try (TestDatabase database = new TestDatabase()) {
      QuestionImport importing = database.bean(QuestionImport.class);
      importing.longestReading = 3_600;
      System.gc();
      long used = memory();
      heap().forEach(MemoryPoolMXBean::resetPeakUsage);
      long begun = System.nanoTime();
      long computed = cpuTime();
      ImportSummary summary =
          database.in(() -> importing.preview("bank.xlsx", "speed", workbook, null).summary());
      double previewed = seconds(begun);
      assertThat(summary.count(RowVerdict.ACCEPTED)).isEqualTo(ROWS);
      Set<RowVerdict> verdicts = Set.of(RowVerdict.ACCEPTED);
      int taken = 0;
      int now;
      do {
        now = database.in(() -> importing.take(summary.id(), verdicts, Set.of(), 500));
        taken += now;
      } while (now > 0);
      double all = seconds(begun);
      double computing = cpu(computed);
      long peak = heap().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
      System.gc();
      System.out.printf(
          "IMPORT %d rows, %.1f MB workbook: preview %.1f s, all %.1f s on the wall, %.1f s of CPU, heap at most %d MB (garbage included), %d MB more after it (database in memory included)%n",
          taken,
          workbook.length / 1e6,
          previewed,
          all,
          computing,
          peak / 1_000_000,
          (memory() - used) / 1_000_000);
      assertThat(taken).isEqualTo(ROWS);
      assertThat(cpu(computed))
          .as("CPU seconds; the clock on the wall depends on who else works here")
          .isLessThan(60);
    }
  }

  private static Stream<MemoryPoolMXBean> heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP);
  }

  private static long cpuTime() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static double cpu(long begun) {
    return (cpuTime() - begun) / 1e9;
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  private static long memory() {
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static List<CodedItem> items() {
    Random random = new Random(1);
    List<CodedItem> items = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      List<Option> options = new ArrayList<>();
      for (int o = 0; o < 4; o++) {
        options.add(new Option(RichText.ofPlain(words(random, 8) + o), o == 1, false));
      }
      items.add(
          new CodedItem(
              "S-" + i,
              Item.of(
                  RichText.ofPlain(words(random, 30) + "？"), new ItemBody.Choice(false, options))));
    }
    return items;
  }

  private static String words(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) (0x4e00 + random.nextInt(3000)));
    }
    return text.toString();
  }
}
