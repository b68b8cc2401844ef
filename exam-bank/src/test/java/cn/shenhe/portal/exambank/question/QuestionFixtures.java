package cn.shenhe.portal.exambank.question;

import cn.shenhe.portal.exambank.question.item.Category;
import cn.shenhe.portal.exambank.question.item.Classification;
import cn.shenhe.portal.exambank.question.item.Difficulty;
import cn.shenhe.portal.exambank.question.item.Item;
import cn.shenhe.portal.exambank.question.item.ItemBody;
import cn.shenhe.portal.exambank.question.item.LawReference;
import cn.shenhe.portal.exambank.question.item.Option;
import cn.shenhe.portal.exambank.question.item.RichText;
import java.util.List;

/** Items for tests. */
public final class QuestionFixtures {

  private QuestionFixtures() {}

  public static Item aSingleChoiceItem() {
    return new Item(
        RichText.ofPlain("特种作业操作证每几年换证一次？"),
        new ItemBody.Choice(
            false, List.of(option("2年", false), option("3年", false), option("6年", true))),
        RichText.ofPlain("三年复审已取消。"),
        Difficulty.EASY,
        "法规与职业道德",
        List.of(LawReference.parse("安全生产法(2021)第28条")),
        new Classification(List.of(Category.SPECIAL_OPERATOR), List.of("通用"), List.of("低压电工")));
  }

  public static Item aTrueFalseItem() {
    return new Item(
        RichText.ofHtml("10<sup>8</sup>与108相等。"),
        new ItemBody.TrueFalse(false),
        RichText.EMPTY,
        Difficulty.HARD,
        "基础",
        List.of(LawReference.parse("安全生产法(2021)第27条")),
        new Classification(List.of(Category.MANAGER), List.of(), List.of()));
  }

  public static Option option(String text, boolean correct) {
    return new Option(RichText.ofPlain(text), correct, false);
  }
}
