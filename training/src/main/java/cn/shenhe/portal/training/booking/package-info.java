/**
 * Booking the experience bases: what is offered when, who has a place, who waits, who came.
 *
 * <p>Owns bases, halls, programmes, opening rules, sessions with their places, bookings and the
 * letters about them. Places are only taken and given back by {@code SeatLedger}; times are kept as
 * moments and judged in Beijing time. Must not contain pages, files or the sending of letters.
 * Start at {@code BookingSteps} and {@code Booking}. May import {@code training.person}'s public
 * classes, {@code training.hours}, {@code training.programme}'s {@code VisitMade}, {@code
 * content.delivery}, {@code content.shelter}'s {@code WorkdayCalendar} and {@code
 * exambank.question.exchange} (the gateway for foreign spreadsheets).
 */
package cn.shenhe.portal.training.booking;
