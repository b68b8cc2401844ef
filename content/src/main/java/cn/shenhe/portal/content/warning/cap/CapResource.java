package cn.shenhe.portal.content.warning.cap;

/**
 * A picture, sound or file that belongs to the message. It is never fetched.
 *
 * @param size bytes, as text
 * @param embedded base64 content given inside the document, or null
 * @param digest SHA-1 as hexadecimal text, or null
 */
public record CapResource(
    String description, String mimeType, String size, String uri, String embedded, String digest) {}
