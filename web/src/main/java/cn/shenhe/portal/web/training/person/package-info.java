/**
 * Pages of people: sign in, register, one's own account, the administrator's list.
 *
 * <p>Must not contain rules about people; they are in {@code training.person}. Start at {@code
 * LoginView}. May import Faces, Jakarta Security and the boundaries of {@code training.person}.
 */
package cn.shenhe.portal.web.training.person;
