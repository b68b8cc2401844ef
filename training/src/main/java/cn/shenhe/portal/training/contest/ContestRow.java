package cn.shenhe.portal.training.contest;

import java.time.Instant;

/**
 * A contest as everybody sees it.
 *
 * @param campaign public id of its campaign
 * @param closesAt when it is planned to close; null when no act closes it
 * @param seedHash SHA-256 of the seed (hex), published from the opening on
 * @param seed 64 hex digits; null before the draw
 * @param listHash SHA-256 of the list of lots (hex); null before the draw
 * @param lots how many took part in the draw; 0 before it
 */
public record ContestRow(
    String id,
    String campaign,
    String title,
    ContestRules rules,
    ContestState state,
    Instant openedAt,
    Instant closesAt,
    Instant closedAt,
    String seedHash,
    String seed,
    String listHash,
    int lots,
    Instant drawnAt) {}
