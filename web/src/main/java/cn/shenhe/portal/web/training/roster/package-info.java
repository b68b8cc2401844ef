/**
 * Pages of an enterprise and its people: the list, one person, taking over a list, trainings held,
 * the archive; and joining an enterprise.
 *
 * <p>Must not contain rules; they are in {@code training.roster}. Start at {@code EnterpriseView}.
 * May import Faces and the boundaries of {@code training.roster}, {@code training.programme},
 * {@code training.record}.
 */
package cn.shenhe.portal.web.training.roster;
