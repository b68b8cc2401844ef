package cn.shenhe.portal.content.warning;

import java.time.OffsetDateTime;

/**
 * What a duty officer types from a fax, a call or a web page of the issuing authority.
 *
 * @param issuer station that issued it, for example 沈阳市气象台; never this portal
 * @param origin where the officer has it from: number of the fax, address of the page, caller
 * @param originalText the issuer's words, unchanged
 * @param changes public id of the warning that this updates or ends; null for a new one
 * @param ends whether the issuer ended the warning
 * @param areaCode division code of 6, 9 or 12 digits
 * @param expires null when the issuer gave no end
 */
public record DutyEntry(
    String issuer,
    String origin,
    String originalText,
    String changes,
    boolean ends,
    String hazard,
    WarningLevel level,
    String headline,
    String instruction,
    String areaCode,
    OffsetDateTime sent,
    OffsetDateTime expires) {}
