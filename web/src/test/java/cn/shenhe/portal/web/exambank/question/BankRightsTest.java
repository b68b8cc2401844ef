package cn.shenhe.portal.web.exambank.question;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.exambank.question.QuestionAct;
import cn.shenhe.portal.exambank.question.QuestionState;
import org.junit.jupiter.api.Test;

/** What the pages of the bank offer: no button the boundary would refuse. */
class BankRightsTest {

  private final BankRights editor = new BankRights(false);
  private final BankRights examiner = new BankRights(true);

  @Test
  void anEditorChecksOthersDraftsAndNothingElse() {
    assertThat(editor.acts(QuestionState.DRAFT, false)).containsExactly(QuestionAct.REVIEW);
    assertThat(editor.acts(QuestionState.DRAFT, true)).isEmpty();
    assertThat(editor.acts(QuestionState.REVIEWED, false)).containsExactly(QuestionAct.SEND_BACK);
  }

  @Test
  void anExaminerDecidesWhatTheStateAllows() {
    assertThat(examiner.acts(QuestionState.DRAFT, false))
        .containsExactly(QuestionAct.REVIEW, QuestionAct.RETIRE);
    assertThat(examiner.acts(QuestionState.LIVE, true))
        .containsExactly(QuestionAct.SEND_BACK, QuestionAct.QUARANTINE, QuestionAct.RETIRE);
  }

  @Test
  void everyPairOfTheWorkListIsOnSomePage() {
    assertThat(new PairPages(1, 0).last()).isOne();
    assertThat(new PairPages(1, 20).last()).isOne();
    assertThat(new PairPages(2, 21).first()).isEqualTo(20);
    assertThat(new PairPages(9, 21).page()).isEqualTo(2);
    assertThat(new PairPages(-3, 21).first()).isZero();
  }
}
