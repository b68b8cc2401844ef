/**
 * The frame of the REST interface {@code /api/v1}: its application, and how errors look (RFC 9457,
 * {@code application/problem+json}).
 *
 * <p>Must not contain resources: those stand with their features in {@code web.<module>.<feature>}.
 * Start at {@code RestApplication}. May import the refusals of the modules and {@code web.shell}.
 */
package cn.shenhe.portal.web.rest;
