package cn.shenhe.portal.content.media;

/**
 * A file of a package.
 *
 * @param contentType by the ending of its name: what is not known is a download
 */
public record ScormFileRow(String path, String digest, int length, String contentType) {}
