/**
 * Courseware on the screen: the readers' pages under {@code /courseware}, the pictures of lessons,
 * the editors' workbench, and the loaders at start.
 *
 * <p>Owns addresses and forms. Must not contain rules about articles: those are in {@code
 * content.courseware}. Start at {@link cn.shenhe.portal.web.content.courseware.LessonView}. May
 * import {@code content.courseware}, {@code content.media}, {@code training.play}, {@code
 * web.security}, {@code web.shell}, {@code web.start}, Faces and Servlet.
 */
package cn.shenhe.portal.web.content.courseware;
