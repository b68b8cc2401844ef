package cn.shenhe.portal.exambank.sitting;

import java.time.Instant;

/**
 * What a page that has a sitting open asks for every second or so.
 *
 * @param seq number of the last event; higher than the page knows when another device delivered
 * @param notice last sentence of the invigilator, and its number
 */
public record Pulse(
    String sitting,
    String tokenHash,
    int epoch,
    SittingState state,
    Instant deadline,
    int seq,
    String notice,
    int noticeNumber) {}
