package cn.shenhe.portal.content.warning;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

/** A message speaks of another by name; the other may come later or never. */
@Entity
@Table(name = "warning_reference")
class WarningReference {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "content_seq")
  @SequenceGenerator(name = "content_seq", sequenceName = "content_seq", allocationSize = 50)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "message_id")
  private WarningMessage message;

  private String sender;
  private String identifier;

  protected WarningReference() {}

  WarningReference(WarningMessage message, String sender, String identifier) {
    this.message = message;
    this.sender = sender;
    this.identifier = identifier;
  }

  WarningMessage message() {
    return message;
  }

  boolean names(String otherSender, String otherIdentifier) {
    return sender.equals(otherSender) && identifier.equals(otherIdentifier);
  }
}
