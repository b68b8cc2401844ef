/**
 * Campaigns that run themselves: the calendar of safety education, a campaign per observance and
 * year, and the ledger of its timed acts.
 *
 * <p>Owns observances with their date rules and yearly themes, campaigns and their acts. Must not
 * contain pages, Quartz, how letters leave, or what a contest or an activity is. Start at {@code
 * Campaign} and {@code CampaignRun} (what happens), {@code CampaignPlanning} (what officers
 * change). May import {@code training.person}, public boundaries of {@code content} and of {@code
 * exam-bank}.
 *
 * <p>A new type of act plugs in from its own package, which imports this one and never the other
 * way round: (1) a constant in {@link cn.shenhe.portal.training.campaign.ActKind}, (2) a bean that
 * is an {@link cn.shenhe.portal.training.campaign.ActEffect}, found by CDI, as {@code
 * training.contest.ContestOpening} is one, (3) the texts {@code kind.<KIND>}, {@code
 * kind.<KIND>.hint} (form of the parameter) and {@code outcome.<KIND>} in {@code
 * texts/campaign.properties}, (4) lines in {@code campaigns/templates.tsv}. The effect and the line
 * of the ledger are one transaction.
 */
package cn.shenhe.portal.training.campaign;
