/**
 * Campaigns that run themselves: the calendar of safety education, a campaign per observance and
 * year, and the ledger of its timed acts.
 *
 * <p>Owns observances with their date rules and yearly themes, campaigns and their acts. Must not
 * contain pages, Quartz or how letters leave. Start at {@code Campaign} and {@code CampaignRun}.
 * May import {@code training.person}, public boundaries of {@code content} and of {@code
 * exam-bank}.
 */
package cn.shenhe.portal.training.campaign;
