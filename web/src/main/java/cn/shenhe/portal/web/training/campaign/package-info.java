/**
 * Pages of campaigns: what is on, the calendar, posters, and the officer's desk.
 *
 * <p>Owns page beans and the calendar feed. Must not contain rules of campaigns. Start at {@code
 * CampaignsView}. May import {@code training.campaign}, {@code content.courseware} and the shell.
 */
package cn.shenhe.portal.web.training.campaign;
