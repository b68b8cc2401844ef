package cn.shenhe.portal.exambank.certificate;

import java.time.LocalDate;

/**
 * What a certificate says and its signature covers.
 *
 * @param expires last day it is valid, Beijing time; null without limit
 * @param demo whether it was issued by a portal that runs for demonstration
 */
record CertificateClaims(
    String number,
    String name,
    String title,
    String issuer,
    LocalDate issued,
    LocalDate expires,
    boolean demo) {}
