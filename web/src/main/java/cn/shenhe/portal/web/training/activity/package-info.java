/**
 * Pages of activities, units' reports and the figures of a campaign.
 *
 * <p>Must not contain rules; they are in {@code training.activity}. Start at {@code ActivityView}
 * and {@code ActivitiesDeskView}. May import Faces and the boundaries of {@code training.activity},
 * {@code training.campaign} and {@code training.booking}.
 */
package cn.shenhe.portal.web.training.activity;
