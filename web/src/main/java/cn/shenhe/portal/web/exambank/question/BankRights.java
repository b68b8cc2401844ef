package cn.shenhe.portal.web.exambank.question;

import cn.shenhe.portal.exambank.question.QuestionAct;
import cn.shenhe.portal.exambank.question.QuestionState;
import java.util.Arrays;
import java.util.List;
import org.omnifaces.util.Faces;

/** Which acts the pages of the bank offer to the caller; the boundaries decide. */
record BankRights(boolean decides) {

  /** Those of the caller of this request. */
  static BankRights ofCaller() {
    return new BankRights(Faces.isUserInRole("EXAMINER") || Faces.isUserInRole("ADMINISTRATOR"));
  }

  List<QuestionAct> acts() {
    return Arrays.stream(QuestionAct.values()).filter(act -> decides || act.editorsMay()).toList();
  }

  /**
   * What may be done with a question in this state.
   *
   * @param own whether the caller wrote its current version
   */
  List<QuestionAct> acts(QuestionState state, boolean own) {
    return acts().stream()
        .filter(act -> state.mayBecome(act.target()))
        .filter(act -> !own || act != QuestionAct.REVIEW)
        .toList();
  }
}
