package cn.shenhe.portal.exambank.certificate;

import java.time.Instant;

/**
 * A person earned a certificate. Fired as a CDI event in the transaction that issues it.
 *
 * @param certificate public id of the result it stands for, never the number
 * @param person public id of the account
 */
public record CertificateIssued(String certificate, String person, String title, Instant at) {}
