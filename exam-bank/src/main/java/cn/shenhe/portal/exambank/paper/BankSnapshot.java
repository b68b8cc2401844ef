package cn.shenhe.portal.exambank.paper;

import cn.shenhe.portal.exambank.PublicId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What the bank had to offer when papers were drawn. Written once. */
@Entity
@Table(name = "bank_snapshot")
class BankSnapshot {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "exam_bank_seq")
  private Long id;

  @Column(name = "public_id", updatable = false)
  private String publicId;

  @Column(updatable = false)
  private String hash;

  @Column(updatable = false)
  private String content;

  @Column(name = "made_at", updatable = false)
  private Instant madeAt;

  protected BankSnapshot() {}

  BankSnapshot(Stock stock, Instant now) {
    publicId = PublicId.fresh().value();
    hash = stock.hash();
    content = stock.text();
    madeAt = now;
  }

  Stock stock() {
    return Stock.parse(content);
  }

  String publicId() {
    return publicId;
  }
}
