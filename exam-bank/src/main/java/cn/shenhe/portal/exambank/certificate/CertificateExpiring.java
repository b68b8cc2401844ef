package cn.shenhe.portal.exambank.certificate;

import java.time.LocalDate;

/** A certificate will soon end; told once for each certificate. */
public record CertificateExpiring(String person, String number, String title, LocalDate expires) {}
