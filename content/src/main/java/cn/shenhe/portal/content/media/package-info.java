/**
 * Files that lessons show: pictures, PDF, video, audio, captions, SCORM packages.
 *
 * <p>Owns what is taken in (checked by content, never by name; pictures redrawn, SVG cleaned, PDF
 * turned into pictures and text of its pages), and the bytes: in the database, cut into chunks and
 * kept once per SHA-256, so that every node has them, a backup holds them, and a slow reader holds
 * no connection. Must not contain lessons or who may see a file: {@code content.courseware} says
 * that. Start at {@link cn.shenhe.portal.content.media.MediaDesk} (taking in) and {@link
 * cn.shenhe.portal.content.media.MediaLibrary} (reading). May import {@code content}, the narrow
 * Jakarta APIs, PDFBox, commons-compress and {@code java.desktop}.
 */
package cn.shenhe.portal.content.media;
