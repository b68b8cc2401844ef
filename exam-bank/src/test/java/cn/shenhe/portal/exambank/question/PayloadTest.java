package cn.shenhe.portal.exambank.question;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.exambank.question.exchange.BankWriter;
import cn.shenhe.portal.exambank.question.exchange.CodedItem;
import cn.shenhe.portal.exambank.question.exchange.FileRefused;
import cn.shenhe.portal.exambank.question.exchange.QuestionFiles;
import cn.shenhe.portal.exambank.question.exchange.ReadLimits;
import cn.shenhe.portal.exambank.question.exchange.ReadRow;
import cn.shenhe.portal.exambank.question.item.Item;
import cn.shenhe.portal.exambank.question.item.ItemBody;
import cn.shenhe.portal.exambank.question.item.ItemJson;
import cn.shenhe.portal.exambank.question.item.RichText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lines that attack pages, databases and spreadsheets, as the text of questions. */
class PayloadTest {

  private static final Set<String> ELEMENTS =
      Set.of("sup", "sub", "b", "i", "u", "br", "table", "tbody", "tr", "td", "th", "img");
  private static final Set<String> ATTRIBUTES = Set.of("colspan", "rowspan", "src", "alt");

  private static List<String> lines() {
    Set<String> lines = new LinkedHashSet<>();
    for (Path file : SharedFixtures.below("attack/payloads")) {
      new String(SharedFixtures.bytes(file), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && line.length() < 2_000)
          .forEach(lines::add);
    }
    return List.copyOf(lines);
  }

  @Test
  void nothingThatRunsIsLeftOfAnyLineWhetherReadAsHtmlOrAsText() {
    int seen = 0;
    for (String line : lines()) {
      for (RichText text : List.of(RichText.ofHtml(line), RichText.ofPlain(line))) {
        for (Element element : Jsoup.parseBodyFragment(text.html()).body().select("*")) {
          if (!element.tagName().equals("body")) {
            assertThat(ELEMENTS).as(line).contains(element.tagName());
          }
          for (Attribute attribute : element.attributes()) {
            assertThat(ATTRIBUTES).as(line).contains(attribute.getKey());
            assertThat(attribute.getValue().strip().toLowerCase())
                .as(line)
                .doesNotStartWith("javascript")
                .doesNotStartWith("http")
                .doesNotStartWith("//");
          }
        }
        assertThat(RichText.ofHtml(text.html())).as(line).isEqualTo(text);
        seen++;
      }
    }
    System.out.println("PAYLOADS " + seen + " texts without a running part");
    assertThat(seen).isGreaterThan(5_000);
  }

  @ParameterizedTest
  @EnumSource(BankWriter.class)
  void everyLineComesBackFromEveryFormatAsItWas(BankWriter format) {
    List<CodedItem> items = new ArrayList<>();
    for (String line : lines()) {
      RichText stem = RichText.ofPlain(line);
      if (!stem.plain().isBlank() && line.length() < 1_000 && items.size() < 2_000) {
        items.add(new CodedItem("P-" + items.size(), Item.of(stem, new ItemBody.TrueFalse(true))));
      }
    }
    List<ReadRow> rows;
    try {
      rows =
          new QuestionFiles(ReadLimits.standard())
              .read("bank." + format.extension(), format.write(items, Map.of()), null)
              .rows();
    } catch (FileRefused refused) {
      throw new AssertionError(refused.code() + refused.arguments(), refused);
    }
    assertThat(rows).hasSameSizeAs(items);
    for (int i = 0; i < items.size(); i++) {
      assertThat(rows.get(i).reason()).as(ItemJson.write(items.get(i).item())).isEmpty();
      assertThat(rows.get(i).item()).isEqualTo(items.get(i).item());
    }
  }
}
