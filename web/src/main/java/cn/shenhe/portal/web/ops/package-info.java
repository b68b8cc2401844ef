/**
 * What the people who run the portal need: health, metrics, the audit log's reader.
 *
 * <p>Must not contain rules of the field, and shows no personal data. Start at {@code
 * OpsAccessFilter} and {@code ReadyPart}. May import the boundaries of all modules.
 */
package cn.shenhe.portal.web.ops;
