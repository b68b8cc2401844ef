package cn.shenhe.portal.exambank.certificate;

import java.time.LocalDate;

/**
 * A certificate will soon end; told once for each certificate and lead time.
 *
 * @param lead the lead time that was reached, days before the end
 */
public record CertificateExpiring(
    String person, String number, String title, LocalDate expires, int lead) {}
