/**
 * One record per person (一人一档): what somebody learned, attended and was examined in, with the four
 * fields the law asks for (time, content, attendee, result), on screen, on paper and as a
 * spreadsheet; and the archive of an enterprise.
 *
 * <p>Reads what the other packages keep; owns only the visits of bases, which bookings forget.
 * Another kind of entry is another {@link cn.shenhe.portal.training.record.RecordSource}. Must not
 * contain rules of hours or enrolments. Start at {@link
 * cn.shenhe.portal.training.record.PersonRecord}. May import {@code training.programme}, {@code
 * training.hours}, {@code training.booking}, {@code training.play}, {@code exambank.grading},
 * {@code exambank.certificate}, {@code exambank.print} and POI.
 */
package cn.shenhe.portal.training.record;
