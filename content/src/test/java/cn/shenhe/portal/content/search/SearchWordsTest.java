package cn.shenhe.portal.content.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchWordsTest {

  private final Synonyms synonyms = Synonyms.shipped();

  @ParameterizedTest
  @CsvSource({"二十七,27", "一百一十九,119", "27,27", "２７,27", "十,10", "一百零五,105", "〇,0", "甲,0", "二七,27"})
  void numbersAreReadAsLawsWriteThem(String text, int number) {
    assertThat(ChineseNumber.value(text)).isEqualTo(number);
  }

  @Test
  void widthScriptAndCaseFoldWithoutMovingALetter() {
    assertThat(Folding.fold("滅火器ＡＥＤ　電動車Cpr")).isEqualTo("灭火器aed 电动车cpr");
    assertThat(Folding.fold("滅火器ＡＥＤ　電動車Cpr")).hasSize(13);
  }

  @Test
  void wordsOfTheFieldStandForOneAnother() {
    assertThat(synonyms.pairs()).isGreaterThanOrEqualTo(300);
    assertThat(synonyms.of("煤气泄漏怎么办")).contains("燃气泄漏", "漏气");
    assertThat(synonyms.of("电瓶车充电")).contains("电动自行车");
    assertThat(synonyms.of("苹果")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "安全生产法27条,安全生产法,27",
    "安法第二十七条,安法,27",
    "《中华人民共和国安全生产法》第 50 条,安全生产法,50",
    "安全生产法（2021）第一百一十条是什么,安全生产法,110"
  })
  void aLawWithANumberIsAnAddress(String typed, String law, int article) {
    SearchPlan plan = SearchPlan.of(typed, synonyms);
    assertThat(plan.law()).isEqualTo(law);
    assertThat(plan.article()).isEqualTo(article);
  }

  @Test
  void questionWordsAreNotLookedFor() {
    assertThat(SearchPlan.of("煤气泄漏怎么办？", synonyms).core()).isEqualTo("煤气泄漏");
    assertThat(SearchPlan.of("怎么办", synonyms).core()).isEqualTo("怎么办");
    assertThat(SearchPlan.of("x".repeat(500), synonyms).folded()).hasSize(100);
  }

  @Test
  void marksAreRangesOfTheTextAndNeverMarkup() {
    SearchPlan plan = SearchPlan.of("燃气泄漏", synonyms);
    Fragment fragment = Fragment.whole("<b>發現燃氣洩漏</b>先关阀", plan);
    assertThat(fragment.plain()).isEqualTo("<b>發現燃氣洩漏</b>先关阀");
    assertThat(fragment.parts())
        .filteredOn(Fragment.Part::marked)
        .extracting(Fragment.Part::text)
        .containsExactly("燃氣洩漏");
    Fragment best = Fragment.best("前".repeat(400) + "。遇到燃气泄漏先关阀门。" + "后".repeat(400), plan, 60);
    assertThat(best.plain()).contains("燃气泄漏").startsWith("…").endsWith("…").hasSizeLessThan(140);
    assertThat(Fragment.best("", plan, 60).plain()).isEmpty();
  }

  @Test
  void suggestionsKnowPinyinAndInitials() {
    Lexicon lexicon = new Lexicon(List.of("灭火器怎么选怎么用", "燃气泄漏怎么办"), synonyms.words());
    assertThat(lexicon.suggest("灭火", 8)).contains("灭火器", "灭火器怎么选怎么用");
    assertThat(lexicon.suggest("miehuoq", 8)).contains("灭火器", "灭火器怎么选怎么用");
    assertThat(lexicon.suggest("mhq", 8)).contains("灭火器");
    assertThat(lexicon.suggest("灭活器", 8)).contains("灭火器");
    assertThat(lexicon.suggest("", 8)).isEmpty();
    assertThat(lexicon.spelt("dianti")).contains("电梯");
  }

  @Test
  void whatSoundsAlikeButIsUnknownWasMeantOtherwise() {
    Lexicon lexicon = new Lexicon(List.of(), synonyms.words());
    Set<String> known = Set.of("灭火", "火器", "使用");
    assertThat(lexicon.meant("灭活器", pairs -> known)).contains("灭火器");
    assertThat(lexicon.meant("灭火器", pairs -> known)).isEmpty();
  }
}
