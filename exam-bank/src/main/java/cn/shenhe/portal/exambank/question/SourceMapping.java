package cn.shenhe.portal.exambank.question;

import cn.shenhe.portal.exambank.question.exchange.ColumnMapping;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** How the columns of files from one source were understood last time. */
@Entity
@Table(name = "question_source_mapping")
class SourceMapping {

  @Id private String source;
  private String mapping;

  @Column(name = "changed_at")
  private Instant changedAt;

  protected SourceMapping() {}

  SourceMapping(String source) {
    this.source = source;
  }

  void learn(ColumnMapping learnt, Instant now) {
    mapping = learnt.text();
    changedAt = now;
  }

  ColumnMapping mapping() {
    return ColumnMapping.parse(mapping);
  }
}
