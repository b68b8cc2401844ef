/**
 * Courseware: lessons, laws, accident cases and guides, written in Markdown, checked by a second
 * person, read by everybody.
 *
 * <p>Owns every article with all its versions, collections of articles, the shipped lessons and
 * their pictures, and the way from Markdown to safe HTML. Must not contain programmes, hours or
 * learners (module {@code training}), nor pages. Start at {@link
 * cn.shenhe.portal.content.courseware.Lesson}, then {@link
 * cn.shenhe.portal.content.courseware.CoursewareLibrary} (reading) and {@link
 * cn.shenhe.portal.content.courseware.CoursewareEditing} (writing). May import {@code content},
 * {@code content.search}, {@code content.media}, the narrow Jakarta APIs, commonmark and the OWASP
 * HTML sanitizer.
 */
package cn.shenhe.portal.content.courseware;
