package cn.shenhe.portal.web.exambank.question;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.exambank.question.item.Item;
import cn.shenhe.portal.exambank.question.item.ItemBody;
import cn.shenhe.portal.exambank.question.item.Option;
import cn.shenhe.portal.exambank.question.item.QuestionType;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the editor sees of a question while typing it. */
class ItemPreviewTest {

  private static ItemForm aForm(QuestionType type, String answer) {
    ItemForm form = new ItemForm();
    form.setType(type);
    form.setStem("发生火灾时应当怎样做？");
    form.setAnswer(answer);
    return form;
  }

  @Test
  void stepsAreShownOutOfOrderAndTheKeyPutsThemRight() {
    for (int size = 2; size <= 20; size++) {
      List<String> steps = IntStream.range(0, size).mapToObj(i -> "第" + i + "步").toList();
      Item item = aForm(QuestionType.ORDERING, String.join("\n", steps)).item();
      ItemPreview shown = ItemPreview.of(item, "");
      List<String> seen = shown.lines().stream().map(ItemPreview.Line::html).toList();
      assertThat(seen).containsExactlyInAnyOrderElementsOf(steps).isNotEqualTo(steps);
      assertThat(shown.shuffled()).isTrue();
      List<String> solved =
          List.of(shown.key().split(" → ")).stream()
              .map(letter -> seen.get(letter.charAt(0) - 'A'))
              .toList();
      assertThat(solved).isEqualTo(steps);
    }
  }

  @Test
  void endsToJoinDoNotStandBesideTheirBeginnings() {
    Item item = aForm(QuestionType.MATCHING, "红 => 禁止\n黄 => 警告\n蓝 => 指令\n=> 提示").item();
    ItemPreview shown = ItemPreview.of(item, "");
    List<String> ends = shown.ends().stream().map(ItemPreview.Line::html).toList();
    assertThat(ends)
        .containsExactlyInAnyOrder("禁止", "警告", "指令", "提示")
        .isNotEqualTo(List.of("禁止", "警告", "指令", "提示"));
    assertThat(shown.lines()).extracting(ItemPreview.Line::html).containsExactly("红", "黄", "蓝");
    assertThat(shown.key())
        .isEqualTo(
            "1 – %s；2 – %s；3 – %s"
                .formatted(
                    letter(ends.indexOf("禁止")),
                    letter(ends.indexOf("警告")),
                    letter(ends.indexOf("指令"))));
  }

  private static char letter(int index) {
    return (char) ('A' + index);
  }

  @Test
  void typedOptionsThatSpeakOfOthersAreMadeSafeToShuffleAndThatIsSaid() {
    ItemForm form = aForm(QuestionType.SINGLE_CHOICE, "[ ] 报警\n[ ] 疏散\n[ ] A和B\n[x] 以上都是");
    List<Option> options = ((ItemBody.Choice) form.item().body()).options();
    assertThat(options.get(2).text().plain()).isEqualTo("同时包括：报警；疏散");
    assertThat(options.get(3).pinned()).isTrue();
    assertThat(form.notes())
        .containsExactly(
            "选项 C“A和B”以字母指代其他选项，保存时改写为“同时包括：报警；疏散”，打乱后含义不变。", "选项 D“以上都是”涉及其他选项，打乱时保持原位。");
    assertThat(ItemPreview.of(form.item(), "").with(form.notes()).notes()).hasSize(2);
  }

  @Test
  void aPictureStandsWhereItWasPutWithItsWords() {
    String name = "0123456789abcdef0123456789abcdef";
    ItemForm form = aForm(QuestionType.SINGLE_CHOICE, "[x] 左\n[ ] 右");
    form.insert(ItemForm.Place.STEM, name, "\"红\"圈<斜杠>");
    form.insert(ItemForm.Place.ANSWER, name, "右边的阀门");
    Item item = form.item();
    assertThat(item.assetIds()).containsExactly(name);
    assertThat(item.stem().html())
        .endsWith("<br><img src=\"asset:" + name + "\" alt=\"&quot;红&quot;圈&lt;斜杠&gt;\">");
    Option last = ((ItemBody.Choice) item.body()).options().get(1);
    assertThat(last.text().html()).startsWith("右 <img").contains("右边的阀门");
    assertThat(ItemPreview.of(item, "").stem()).contains("/api/v1/question-pictures/" + name);
  }

  @Test
  void optionsThatAllKeepTheirPlaceStayAsTyped() {
    ItemForm form = aForm(QuestionType.SINGLE_CHOICE, "[ ]! 报警\n[ ]! 疏散\n[x]! A和B");
    assertThat(((ItemBody.Choice) form.item().body()).options().get(2).text().plain())
        .isEqualTo("A和B");
    assertThat(form.notes()).isEmpty();
  }
}
