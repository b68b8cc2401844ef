package cn.shenhe.portal.exambank.question.item;

/**
 * One choice.
 *
 * @param text what the candidate reads, without a letter
 * @param correct whether it belongs to the key
 * @param pinned whether it must keep its place when options are shuffled (以上都是, A和B …)
 */
public record Option(RichText text, boolean correct, boolean pinned) {}
