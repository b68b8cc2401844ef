package cn.shenhe.portal.content.media;

/**
 * One page of a PDF.
 *
 * @param number from 1
 * @param text in reading order, may be empty
 * @param digest of the page's picture, a JPEG
 */
public record MediaPageRow(
    int number, String text, String digest, int length, int width, int height) {}
