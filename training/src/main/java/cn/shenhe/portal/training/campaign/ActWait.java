package cn.shenhe.portal.training.campaign;

import java.time.Instant;

/**
 * Why an act whose time has come waits.
 *
 * @param until when it is looked at again
 * @param code text of the reason
 */
public record ActWait(Instant until, String code) {}
