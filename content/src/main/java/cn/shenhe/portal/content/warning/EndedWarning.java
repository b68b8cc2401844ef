package cn.shenhe.portal.content.warning;

import java.time.Instant;

/**
 * A warning that held until lately.
 *
 * @param over when the issuer ended it or it ran out
 */
public record EndedWarning(WarningRow row, Instant over) {}
