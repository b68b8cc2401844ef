package cn.shenhe.portal.content.courseware;

import cn.shenhe.portal.content.media.MediaPageRow;
import cn.shenhe.portal.content.media.MediaRow;
import java.util.List;

/**
 * A PDF, video, sound, package or practice at its place in an article.
 *
 * @param kind {@code pdf}, {@code video}, {@code audio}, {@code scorm} or {@code practice}
 * @param id of the file or package; of practice the ids of its questions, separated by commas
 * @param file null for packages and practice
 * @param pages of a PDF in order
 * @param captions public id, empty for none
 * @param poster public id, empty for none
 */
public record MediaFigure(
    String kind,
    String id,
    String title,
    MediaRow file,
    List<MediaPageRow> pages,
    String captions,
    String poster) {}
