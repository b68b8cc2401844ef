package cn.shenhe.portal.exambank.question;

import cn.shenhe.portal.exambank.question.exchange.CodedItem;
import cn.shenhe.portal.exambank.question.item.Category;
import cn.shenhe.portal.exambank.question.item.Classification;
import cn.shenhe.portal.exambank.question.item.Difficulty;
import cn.shenhe.portal.exambank.question.item.Item;
import cn.shenhe.portal.exambank.question.item.ItemBody;
import cn.shenhe.portal.exambank.question.item.LawReference;
import cn.shenhe.portal.exambank.question.item.MatchingPair;
import cn.shenhe.portal.exambank.question.item.Option;
import cn.shenhe.portal.exambank.question.item.Picture;
import cn.shenhe.portal.exambank.question.item.RichText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Any item our model allows, with the characters that break formats; the same for the same seed.
 */
final class RandomItems {

  private static final String[] WORDS = {
    "电压",
    "安全帽",
    "36V",
    "=1+1",
    "~",
    "#",
    "{",
    "}",
    ":",
    "\\",
    "->",
    "[html]",
    "%50%",
    "\"引号\"",
    "a<b",
    "a&b",
    "'",
    "A、",
    "**",
    "##",
    "①",
    "Ω",
    "㎡",
    "𠮷",
    "以上都是",
    "A和B",
    "第1步",
    "-5",
    "+3",
    "@x",
    "||",
    "（　）",
    ";",
    "//",
    "1.",
    "$x$",
    "…",
    "A.",
    "::",
    "####",
    "%",
    "\\n",
    "T",
    "ANSWER: A",
    "]",
    "&#35;",
    "&lt;",
    "e\u0301",
    "——",
    "_x0041_"
  };

  private final Random random;
  private final List<Picture> pictures;

  RandomItems(long seed, List<Picture> pictures) {
    this.random = new Random(seed);
    this.pictures = pictures;
  }

  CodedItem next(int number) {
    Item item =
        new Item(
            rich(true),
            body(),
            random.nextBoolean() ? rich(true) : RichText.EMPTY,
            Difficulty.values()[random.nextInt(3)],
            random.nextBoolean() ? "安全技术 " + WORDS[random.nextInt(4)] : "",
            laws(),
            new Classification(
                List.of(Category.values()).subList(0, random.nextInt(5)),
                random.nextBoolean() ? List.of("通用", "商贸") : List.of(),
                random.nextBoolean() ? List.of("高处安装、维护、拆除", "低压电工") : List.of()));
    return new CodedItem("IT-" + number, item);
  }

  private List<LawReference> laws() {
    return random.nextInt(3) == 0
        ? List.of(
            new LawReference("安全生产法", "2021", "第28条"), new LawReference("GB/T 33000-2025", "", ""))
        : random.nextBoolean() ? List.of(LawReference.parse("特种作业目录(应急〔2026〕45号)")) : List.of();
  }

  private ItemBody body() {
    return switch (random.nextInt(7)) {
      case 0 -> choice(false);
      case 1 -> choice(true);
      case 2 -> new ItemBody.TrueFalse(random.nextBoolean());
      case 3 ->
          new ItemBody.Numeric(
              new BigDecimal(random.nextInt(2_000_000) - 1_000_000)
                  .movePointLeft(random.nextInt(5)),
              new BigDecimal(random.nextInt(100)).movePointLeft(random.nextInt(4)),
              random.nextBoolean() ? "" : "mm/d");
      case 4 -> shortText();
      case 5 -> new ItemBody.Ordering(different(2 + random.nextInt(5)));
      default -> matching();
    };
  }

  private ItemBody choice(boolean multiple) {
    List<RichText> texts = different(2 + random.nextInt(6));
    int right = random.nextInt(texts.size());
    List<Option> options = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      options.add(
          new Option(
              texts.get(i),
              i == right || multiple && random.nextBoolean(),
              random.nextInt(4) == 0));
    }
    return new ItemBody.Choice(multiple, options);
  }

  private ItemBody shortText() {
    return random.nextInt(4) == 0
        ? new ItemBody.ShortText(List.of("^屏护[措施]?$"), true, random.nextBoolean())
        : new ItemBody.ShortText(
            List.of("屏护", "遮栏 " + WORDS[random.nextInt(8)]), false, random.nextBoolean());
  }

  private ItemBody matching() {
    List<RichText> left = different(2 + random.nextInt(4));
    List<RichText> right = different(left.size() + 2);
    List<MatchingPair> pairs =
        IntStream.range(0, left.size())
            .mapToObj(i -> new MatchingPair(left.get(i), right.get(i)))
            .toList();
    return new ItemBody.Matching(
        pairs, right.subList(left.size(), left.size() + random.nextInt(3)));
  }

  private List<RichText> different(int count) {
    List<RichText> texts = new ArrayList<>();
    while (texts.size() < count) {
      RichText text = rich(random.nextInt(5) == 0);
      if (texts.stream().noneMatch(t -> t.html().equals(text.html()))) {
        texts.add(text);
      }
    }
    return texts;
  }

  private RichText rich(boolean structure) {
    StringBuilder html = new StringBuilder();
    int words = 1 + random.nextInt(6);
    for (int i = 0; i < words; i++) {
      String word =
          WORDS[random.nextInt(WORDS.length)]
              .replace("&", "&amp;")
              .replace("<", "&lt;")
              .replace(">", "&gt;");
      html.append(
          switch (random.nextInt(structure ? 12 : 9)) {
            case 0 -> "10<sup>" + word + "</sup>";
            case 1 -> "H<sub>2</sub>" + word;
            case 2 -> "<b>" + word + "</b>";
            case 3 -> " " + word;
            case 9 -> "<br>" + word;
            case 10 -> "<table><tr><td>" + word + "</td><td colspan=\"2\">1</td></tr></table>";
            case 11 ->
                "<img src=\""
                    + pictures.get(random.nextInt(pictures.size())).reference()
                    + "\" alt=\"图&amp;1\">";
            default -> word;
          });
    }
    RichText text = RichText.ofHtml(html.toString());
    return text.isBlank() ? RichText.ofPlain("文" + random.nextInt(100)) : text;
  }
}
