/**
 * Pages of booking the experience bases: the public steps, the visitor's own booking, the staff's
 * schedule, door, office and reports.
 *
 * <p>Must not contain rules of booking; they are in {@code training.booking}. Start at {@code
 * BasesView} and {@code PartyView}. May import Faces, PrimeFaces on staff pages, and the boundaries
 * of {@code training.booking}.
 */
package cn.shenhe.portal.web.training.booking;
