/**
 * What people and units do in a campaign: activities one signs up for, reports of units with
 * photographs (五进), and the figures of who took part.
 *
 * <p>Owns activities with their sign-ups, reports with their photographs and the invitations to
 * write them. Knows a campaign by its public id only; the campaign does not know this package. Must
 * not contain pages, files or the sending of letters. Start at {@code Activity}, {@code
 * ActivitySignUp}, {@code UnitReporting} and {@code Participation}. May import {@code
 * training.campaign}, {@code training.booking}, {@code training.person}, {@code content.delivery}
 * and {@code exambank.print}.
 */
package cn.shenhe.portal.training.activity;
