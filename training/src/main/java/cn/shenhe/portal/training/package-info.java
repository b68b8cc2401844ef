/**
 * People and organisations, programmes and learning hours, bookings and campaigns.
 *
 * <p>Owns personal data: minimal, encrypted where sensitive, masked on screen, never in logs. May
 * call the public boundaries of {@code content} and {@code exam-bank} and refers to their things by
 * id. Must not contain pages or REST. Start at {@code person}.
 */
package cn.shenhe.portal.training;
