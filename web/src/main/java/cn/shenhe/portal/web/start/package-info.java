/**
 * What happens when the portal starts: data source, schema, clock, first administrator, demo data.
 *
 * <p>Must not contain rules of the field. Start at {@code PortalStart}. May import the boundaries
 * of all modules.
 */
package cn.shenhe.portal.web.start;
