package cn.shenhe.portal.content.warning;

import cn.shenhe.portal.content.PublicId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;

/**
 * One danger from its first message to its end: the thread that the public knows by one address.
 *
 * <p>What holds is told by its messages (see {@link WarningThread}); the columns here repeat it for
 * queries only and are rewritten by {@link #show} after each message. When a late message joins two
 * threads, one of them lives on and the other only points to it, so that no address ever dies.
 */
@Entity
@Table(name = "warning")
class Warning {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "content_seq")
  @SequenceGenerator(name = "content_seq", sequenceName = "content_seq", allocationSize = 50)
  private Long id;

  @Version private int version;

  @Column(name = "public_id")
  private String publicId;

  private boolean demo;

  @Column(name = "merged_into")
  private String mergedInto;

  private String headline;
  private String issuer;
  private String event;
  private String hazard;

  @Enumerated(EnumType.STRING)
  private WarningLevel level;

  @Column(name = "sent_at")
  private Instant sentAt;

  @Column(name = "until_at")
  private Instant untilAt;

  @Column(name = "ended_at")
  private Instant endedAt;

  @Column(name = "first_accepted_at")
  private Instant firstAcceptedAt;

  protected Warning() {}

  Warning(boolean demo, Instant acceptedAt) {
    this.publicId = PublicId.fresh().value();
    this.demo = demo;
    this.firstAcceptedAt = acceptedAt;
  }

  String publicId() {
    return publicId;
  }

  boolean demo() {
    return demo;
  }

  String mergedInto() {
    return mergedInto;
  }

  Instant firstAcceptedAt() {
    return firstAcceptedAt;
  }

  /** Null while only cancels are known. */
  String headline() {
    return headline;
  }

  Instant untilAt() {
    return untilAt;
  }

  /** From now on this address leads to the other warning, which has taken the messages over. */
  void mergeInto(Warning other) {
    mergedInto = other.publicId;
    headline = null;
    sentAt = null;
    untilAt = null;
    if (firstAcceptedAt.isBefore(other.firstAcceptedAt)) {
      other.firstAcceptedAt = firstAcceptedAt;
    }
  }

  /** Repeats what holds, for queries. A thread of cancels only stays without text and time. */
  void show(WarningThread thread) {
    if (thread.current() == null) {
      return;
    }
    List<WarningContent> live =
        thread.heads().stream()
            .map(WarningThread.Revision::content)
            .filter(said -> !said.over())
            .toList();
    WarningContent content =
        live.isEmpty()
            ? thread.current().content()
            : live.stream().reduce((a, b) -> a.level().above(b.level()) ? a : b).orElseThrow();
    headline = cut(content.headline(), 1000);
    issuer = cut(content.issuer(), 500);
    event = cut(content.event(), 500);
    hazard = content.hazard();
    level = content.level();
    sentAt = thread.current().alert().sent().toInstant();
    untilAt =
        live.stream().map(WarningContent::until).max(Instant::compareTo).orElse(content.until());
    endedAt = thread.endedAt();
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }
}
