package cn.shenhe.portal.training.campaign;

import java.time.Instant;

/**
 * How an act ended.
 *
 * @param outcome why it was given up: a code or a kind of failure; may be null
 */
public record ActEnd(ActState state, Instant at, String outcome) {}
