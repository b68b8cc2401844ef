/**
 * Knowledge contests of campaigns: entering, answering, boards, lots.
 *
 * <p>Owns contests with their published rules, entrants (recognised by a keyed hash, nothing else
 * of a telephone number is kept), attempts and winners. Must not contain questions or keys: those
 * are {@code exambank.paper}'s, and only questions for the public are asked. Start at {@link
 * cn.shenhe.portal.training.contest.ContestPlay} (what happens at eight in the evening) and {@link
 * cn.shenhe.portal.training.contest.ContestOpening} (how a campaign opens one). May import {@code
 * training.campaign}, {@code training.person}, {@code training.activity} for the figures it gives
 * to the report of a campaign, and the public boundary {@code exambank.paper.ContestPapers}.
 */
package cn.shenhe.portal.training.contest;
