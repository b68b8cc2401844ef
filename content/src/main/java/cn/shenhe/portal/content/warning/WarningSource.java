package cn.shenhe.portal.content.warning;

import cn.shenhe.portal.content.warning.cap.CapProblem.Rule;
import cn.shenhe.portal.content.warning.cap.SignatureCheck;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One way messages come in, with what is known of its habits and its keys.
 *
 * <p>Silence is not an all-clear: a source that should be heard regularly and is not is said to be
 * silent, and nothing it told before is ended by that.
 */
@Entity
@Table(name = "warning_source")
class WarningSource {

  /** Staff bring their messages in when there is one: nobody can expect to hear them. */
  private static final Set<String> BY_HAND = Set.of("duty", "upload");

  /** A year: whoever is not heard that long needs no clock. */
  private static final int MOST_MINUTES = 366 * 24 * 60;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "content_seq")
  @SequenceGenerator(name = "content_seq", sequenceName = "content_seq", allocationSize = 50)
  private Long id;

  @Version private int version;

  private String code;
  private String name;

  @Column(name = "feed_url")
  private String feedUrl;

  @Column(name = "feed_etag")
  private String feedEtag;

  @Column(name = "feed_modified")
  private String feedModified;

  private int failures;

  @Column(name = "next_poll_at")
  private Instant nextPollAt;

  @Column(name = "last_heard_at")
  private Instant lastHeardAt;

  @Column(name = "silent_after_minutes")
  private Integer silentAfterMinutes;

  @Column(name = "tolerated_rules")
  private String toleratedRules;

  @Column(name = "trusted_certificates")
  private String trustedCertificates;

  @Column(name = "signature_required")
  private boolean signatureRequired;

  protected WarningSource() {}

  WarningSource(String code, String name) {
    this.code = code;
    this.name = name;
    this.toleratedRules = "";
    this.trustedCertificates = "";
  }

  String code() {
    return code;
  }

  void heard(Instant now) {
    lastHeardAt = now;
    failures = 0;
  }

  /** From now on its feed is at this address; what was known of another is forgotten. */
  void follow(String url) {
    if (!url.equals(feedUrl)) {
      feedUrl = url;
      feedEtag = null;
      feedModified = null;
      nextPollAt = null;
    }
  }

  boolean isDueAt(Instant now) {
    return nextPollAt == null || !nextPollAt.isAfter(now);
  }

  void answered(String etag, String modified, Instant next) {
    feedEtag = etag;
    feedModified = modified;
    nextPollAt = next;
  }

  void missed() {
    failures++;
  }

  void askAgainAt(Instant next) {
    nextPollAt = next;
  }

  int failures() {
    return failures;
  }

  String feedEtag() {
    return feedEtag;
  }

  String feedModified() {
    return feedModified;
  }

  /**
   * @throws WarningRefused when a rule is unknown or protects, the certificates cannot be read, or
   *     the minutes are none
   */
  void know(String called, SourceHabits habits) {
    Integer minutes = habits.silentAfterMinutes();
    if (minutes != null && (minutes < 1 || minutes > MOST_MINUTES)) {
      throw new WarningRefused("warning.silentMinutes");
    }
    for (String rule : habits.toleratedRules()) {
      if (!tolerable(rule)) {
        throw new WarningRefused("warning.ruleNotTolerable", rule);
      }
    }
    name = called;
    toleratedRules = String.join(",", habits.toleratedRules());
    trustedCertificates = habits.trustedCertificates();
    signatureRequired = habits.signatureRequired();
    silentAfterMinutes = minutes;
    // Text without any certificate in it is read without complaint.
    if (!trustedCertificates.isBlank() && certificates().isEmpty()) {
      throw new WarningRefused("warning.certificatesUnreadable", code);
    }
  }

  private static boolean tolerable(String rule) {
    return tolerableRules().contains(rule);
  }

  /** In the order of the standard's sections. */
  static List<String> tolerableRules() {
    return Arrays.stream(Rule.values())
        .filter(
            rule ->
                switch (rule.weight()) {
                  case SCHEMA, PROSE -> true;
                  case NOTICE, IDENTITY, UNREADABLE -> false;
                })
        .map(Rule::name)
        .toList();
  }

  AcceptancePolicy policy() {
    Set<Rule> tolerated = EnumSet.noneOf(Rule.class);
    for (String rule : toleratedRules.split(",")) {
      if (!rule.isBlank()) {
        tolerated.add(Rule.valueOf(rule));
      }
    }
    return new AcceptancePolicy(tolerated, !certificates().isEmpty(), signatureRequired);
  }

  List<X509Certificate> certificates() {
    try {
      return SignatureCheck.certificates(trustedCertificates);
    } catch (CertificateException e) {
      throw new WarningRefused("warning.certificatesUnreadable", code);
    }
  }

  /** Whether it should have been heard by now and was not. */
  boolean silentAt(Instant now) {
    return silentAfterMinutes != null
        && !isByHand()
        && (lastHeardAt == null || lastHeardAt.plusSeconds(60L * silentAfterMinutes).isBefore(now));
  }

  boolean isByHand() {
    return BY_HAND.contains(code);
  }

  KnownSource known(Instant now) {
    return new KnownSource(
        row(now),
        feedUrl,
        new SourceHabits(
            Arrays.stream(toleratedRules.split(",")).filter(rule -> !rule.isBlank()).toList(),
            trustedCertificates,
            signatureRequired,
            silentAfterMinutes),
        isByHand());
  }

  SourceRow row(Instant now) {
    return new SourceRow(code, name, lastHeardAt, silentAt(now), failures);
  }
}
