package cn.shenhe.portal.exambank.certificate;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A certificate as its holder and the staff see it.
 *
 * @param result public id of the result it proves
 * @param expires last day, Beijing time; null without limit
 * @param revokedAt null unless revoked
 * @param revokedByStaff whether staff revoked it: only then staff can bring it back
 * @param remindedAt when the holder was reminded of the expiry; null before
 */
public record CertificateRow(
    String number,
    String result,
    String name,
    String title,
    String issuer,
    LocalDate issued,
    LocalDate expires,
    CertificateState state,
    Instant revokedAt,
    String revokeReason,
    boolean revokedByStaff,
    Instant remindedAt,
    boolean demo) {}
