package cn.shenhe.portal.exambank.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.shenhe.portal.exambank.question.exchange.FileRefused;
import cn.shenhe.portal.exambank.question.exchange.QuestionFiles;
import cn.shenhe.portal.exambank.question.exchange.ReadFile;
import cn.shenhe.portal.exambank.question.exchange.ReadLimits;
import cn.shenhe.portal.exambank.question.exchange.ReadRow;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Papers copied out of Word as text, in the shapes training centres send them. */
class PaperTextTest {

  private final QuestionFiles files = new QuestionFiles(ReadLimits.standard());

  private ReadFile read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private ReadFile read(byte[] bytes) {
    return files.read("试卷.txt", bytes, null);
  }

  private static List<String> told(ReadFile file) {
    return file.rows().stream().map(Told::of).toList();
  }

  @Test
  void aPaperWithTitlesIsReadWhereverItsKeysStand() {
    ReadFile file =
        read(
            """
            某公司安全生产知识题库

            一、单项选择题（每题1分，共3分）
            1、安全生产工作应当坚持（  ）方针。
            A．安全第一、预防为主  B．效益第一  C．速度第一
            答案：A
            解析：《安全生产法》第三条。
            2．特种作业人员必须取得（　　）后方可上岗。
            A、毕业证
            B、特种作业操作证
            【答案】B
            【解析】要点如下：
            1、专门培训；
            2、考核合格。
            3. 压力表指针在（ C ）区域为正常。
            A. 红色；B. 黄色；C. 绿色
            二、多项选择题
            4、灭火的基本方法有（ABD）。 A.冷却 B.窒息 C.浇油 D.隔离
            5、（单选题）1.5米以上作业应当系（ ）。 A.安全带B.腰带 正确答案：A 难度：易 知识点：高处作业
            三、判断题
            6、停电检修必须验电。（√）
            7、2人以上方可作业。（ ） 答案：错
            """);
    assertThat(file.format()).isEqualTo(ReadFile.Format.PAPER_TEXT);
    assertThat(told(file))
        .containsExactly(
            "单选 安全生产工作应当坚持（　）方针。 [*安全第一、预防为主, 效益第一, 速度第一]",
            "单选 特种作业人员必须取得（　）后方可上岗。 [毕业证, *特种作业操作证]",
            "单选 压力表指针在（　）区域为正常。 [红色, 黄色, *绿色]",
            "多选 灭火的基本方法有（　）。 [*冷却, *窒息, 浇油, *隔离]",
            "单选 1.5米以上作业应当系（　）。 [*安全带, 腰带]",
            "判断 停电检修必须验电。 对",
            "判断 2人以上方可作业。 错");
    assertThat(file.rows().get(1).item().explanation().html())
        .isEqualTo("要点如下：<br>1、专门培训；<br>2、考核合格。");
    assertThat(file.rows().get(4).item().syllabusPoint()).isEqualTo("高处作业");
    assertThat(file.rows()).extracting(ReadRow::place).startsWith("第4行", "第8行", "第15行");
  }

  @Test
  void aListOfKeysAtTheEndGoesToTheQuestionsOfItsPart() {
    ReadFile file =
        read(
            """
            一、单选题
            1. 安全帽的作用是（ ）。
            A. 挡雨 B. 防冲击
            2. 灭火器应当放在（ ）。
            A. 锁起来 B. 地下室 C. 明显处
            二、多选题
            1. 易燃液体包括（ ）。
            A. 汽油 B. 酒精 C. 水
            三、判断题
            1. 登高必须系安全带。
            2. 湿手可以操作开关。
            参考答案
            一、单选题
            1-2 BC
            二、多选题
            1. AB
            三、判断题
            1—2：√×
            3．√
            """);
    assertThat(told(file))
        .containsExactly(
            "单选 安全帽的作用是（　）。 [挡雨, *防冲击]",
            "单选 灭火器应当放在（　）。 [锁起来, 地下室, *明显处]",
            "多选 易燃液体包括（　）。 [*汽油, *酒精, 水]",
            "判断 登高必须系安全带。 对",
            "判断 湿手可以操作开关。 错",
            "question.row.answer-without-question");
  }

  @Test
  void aKeyListThatCouldBeReadTwoWaysIsGivenToNobody() {
    ReadFile file =
        read(
            """
            一、单选题
            1. 甲是什么（ ）。
            A. 一 B. 二
            2. 乙是什么（ ）。
            A. 三 B. 四
            二、单选题
            1. 丙是什么（ ）。
            A. 五 B. 六
            答案：
            1-2 AB
            """);
    assertThat(file.rows()).filteredOn(ReadRow::readable).isEmpty();
    assertThat(file.rows()).hasSize(5);
  }

  @Test
  void whatContradictsItselfIsNamedWithItsLine() {
    ReadFile file =
        read(
            """
            一、单选题
            1、没有答案的题（ ）。
            A.甲 B.乙
            2、答案超出选项（ ）。
            A.甲 B.乙
            答案：E
            3、括号和答案矛盾（ B ）。
            A.甲 B.乙 C.丙
            答案：C
            二、填空题
            4、“三同时”指同时____、同时____。
            答案：设计；施工
            5、又称____。
            答案：屏护；遮栏
            三、简答题
            6、简述触电急救的步骤。
            答：先切断电源，再对症施救。
            """);
    assertThat(file.rows())
        .extracting(ReadRow::place, ReadRow::reason)
        .containsExactly(
            tuple("第2行", "question.row.answer-empty"),
            tuple("第4行", "question.row.answer-beyond-options"),
            tuple("第7行", "question.row.answer-conflict"),
            tuple("第11行", "question.row.several-blanks"),
            tuple("第13行", ""),
            tuple("第16行", "question.row.type-unsupported"));
    assertThat(Told.of(file.rows().get(4))).isEqualTo("填空 又称____。 [屏护, 遮栏]");
  }

  @Test
  void questionsWithoutNumbersAndWithBracketsAroundLettersAreApart() {
    ReadFile file =
        read(
            """
            下列哪种灭火器适用于带电设备？
            (A) 水型
            (B) 二氧化碳
            答案：(B)
            解析：不导电。

            电梯困人时应当？
            A) 扒门
            B) 按铃等待
            我的答案：A
            正确答案：B
            """);
    assertThat(told(file))
        .containsExactly("单选 下列哪种灭火器适用于带电设备？ [水型, *二氧化碳]", "单选 电梯困人时应当？ [扒门, *按铃等待]");
  }

  @Test
  void wordLineBreaksOldLineEndsAndEncodingsDoNotMatter() {
    String paper = "1、甲题（ ）。\nA.一\nB.二\n答案：B\n2、乙题（ ）。\nA.四\nB.五\n答案：A\n";
    List<String> expected = List.of("单选 甲题（　）。 [一, *二]", "单选 乙题（　）。 [*四, 五]");
    assertThat(told(read(paper.replace('\n', '\r')))).isEqualTo(expected);
    assertThat(told(read(paper.replace("\nA", "\u000bA").replace("\nB", "\u000bB"))))
        .isEqualTo(expected);
    for (Charset charset :
        List.of(Charset.forName("GB18030"), StandardCharsets.UTF_16LE, StandardCharsets.UTF_16)) {
      assertThat(told(read(paper.getBytes(charset)))).as(charset.name()).isEqualTo(expected);
    }
  }

  @Test
  void aBrokenByteCostsOneRowNotTheFile() {
    for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.writeBytes("1、第一题安全生产方针（ ）。\nA.一\nB.二\n答案：B\n2、第二题".getBytes(charset));
      bytes.write(0xFF);
      bytes.writeBytes("乙（ ）。\nA.四\nB.五\n答案：A\n".getBytes(charset));
      assertThat(read(bytes.toByteArray()).rows())
          .as(charset.name())
          .extracting(ReadRow::reason)
          .containsExactly("", "question.row.text-damaged");
    }
  }

  @Test
  void aRegulationWithNumberedClausesIsNoPaper() {
    assertThatThrownBy(() -> read("安全管理制度\n第一条 为了加强管理。\n1、一般规定\n2、其他规定\n"))
        .isInstanceOf(FileRefused.class)
        .hasMessageContaining("columns");
  }

  @Test
  void aKeyBeforeTheNumberIsReadAndWhatNobodyReadIsNamed() {
    ReadFile file =
        read(
            """
            一、判断题（每题1分）
            请在正确的括号（ ）内打√，错误的打×。
            （ √ ）1、停电必须验电。
            （ × ）2、湿手可以操作开关。
            （  ）3、登高必须系安全带。
            二、单选题
            某厂工人甲在没有办理动火作业票的情况下进入储罐进行焊接，储罐随后爆炸，乙丙二人受伤。
            1、事故直接原因是（ ）。
            A.违章动火 B.下雨
            答案：A
            """);
    assertThat(told(file))
        .containsExactly(
            "判断 停电必须验电。 对",
            "判断 湿手可以操作开关。 错",
            "question.row.answer-empty",
            "question.row.text-not-read",
            "question.row.text-not-read");
  }

  @Test
  void statementsCountedInsideAStemAreNoQuestions() {
    ReadFile file =
        read(
            """
            1、停电作业的要求有：
            (1)必须验电；
            (2)必须挂牌；
            A.只有(1) B.两者都是
            答案：B
            2、下列说法对的是：
            1、甲
            2、乙
            A.甲 B.乙
            答案：A
            """);
    assertThat(told(file))
        .containsExactly(
            "单选 停电作业的要求有：<br>(1)必须验电；<br>(2)必须挂牌； [只有(1), *两者都是]",
            "单选 下列说法对的是：<br>1、甲<br>2、乙 [*甲, 乙]");
  }

  @Test
  void twoKeysOfOneQuestionContradictAndAKeyInAnExplanationIsText() {
    ReadFile file =
        read(
            """
            1、甲题（ ）。
            A.一 B.二
            答案：A
            答案：B
            2、乙题（ ）。
            A.三 B.四
            答案：A
            解析：见规程。
            答案：B 是旧版的
            """);
    assertThat(told(file)).containsExactly("question.row.answer-conflict", "单选 乙题（　）。 [*三, 四]");
  }

  @Test
  void aTabbedTableWithoutHeaderIsATable() {
    ReadFile file =
        read("1、甲题应当怎样做（ ）\t红\t绿\t蓝\tB\n2、乙题应当怎样做（ ）\t东\t西\t南\tA\n3、丙题应当怎样做（ ）\t一\t二\t三\tC\n");
    assertThat(told(file))
        .containsExactly(
            "单选 甲题应当怎样做（　） [红, *绿, 蓝]", "单选 乙题应当怎样做（　） [*东, 西, 南]", "单选 丙题应当怎样做（　） [一, 二, *三]");
  }
}
