/**
 * The walls of the house as rules, and for each rule a tiny wrong class (in {@code wrong}) on which
 * it must fail.
 *
 * <p>Must not contain tests of behaviour. Start at {@code Walls}.
 */
package cn.shenhe.portal.web.walls;
