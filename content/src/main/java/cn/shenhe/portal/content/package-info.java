/**
 * What the public reads and looks up: search, courseware, shelters, warnings and their delivery.
 *
 * <p>Owns everything that may be shown without an account. Must not contain people, exams or
 * questions: it does not know the modules {@code exam-bank} and {@code training}. Start at the
 * feature packages below; here are only the base of refusals, the record of deciding acts, the
 * opaque public id and the check of addresses that others give us to call. May import the narrow
 * Jakarta APIs and the libraries of its features.
 */
package cn.shenhe.portal.content;
