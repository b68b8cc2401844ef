package cn.shenhe.portal.training.contest;

/**
 * Whose lot won.
 *
 * @param prize from 1
 * @param name masked
 * @param claim what the winner shows; null for the public
 */
public record Winner(int prize, String code, String name, String street, String claim) {}
