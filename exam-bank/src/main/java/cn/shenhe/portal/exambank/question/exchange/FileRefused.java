package cn.shenhe.portal.exambank.question.exchange;

import cn.shenhe.portal.exambank.ExamBankRefusal;

/** A whole file cannot be read: damaged, encrypted, too large, hostile, or of no kind we know. */
public class FileRefused extends ExamBankRefusal {

  private static final long serialVersionUID = 1L;

  /**
   * @param reason the refusal code is {@code question.file.<reason>}
   */
  public FileRefused(String reason, Object... arguments) {
    super("question.file." + reason, arguments);
  }
}
