/**
 * Warnings of the issuing authorities, relayed to the public of the district.
 *
 * <p>Owns receiving, judging and threading of messages, and the answer to "what holds where and
 * when". The portal never originates a warning: everything shown carries its issuer, its time and
 * its original text. Must not contain pages, mail or push. Start at {@link
 * cn.shenhe.portal.content.warning.WarningIntake} (in) and {@link
 * cn.shenhe.portal.content.warning.WarningBoard} (out). May import {@code warning.cap}, {@code
 * warning.area} and the base of the module.
 */
package cn.shenhe.portal.content.warning;
