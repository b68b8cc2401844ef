package cn.shenhe.portal.exambank.question;

import cn.shenhe.portal.exambank.question.analysis.ItemStatistics;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** That a question version deserves a second look after what candidates did with it. */
@Entity
@Table(name = "question_flag")
class QuestionFlag {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "exam_bank_seq")
  private Long id;

  @Column(name = "version_id")
  private String versionId;

  @Enumerated(EnumType.STRING)
  private ItemStatistics.Flag flag;

  protected QuestionFlag() {}

  QuestionFlag(String versionId, ItemStatistics.Flag flag) {
    this.versionId = versionId;
    this.flag = flag;
  }
}
