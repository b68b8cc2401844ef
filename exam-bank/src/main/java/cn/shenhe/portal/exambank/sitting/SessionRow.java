package cn.shenhe.portal.exambank.sitting;

import cn.shenhe.portal.exambank.question.item.Category;
import java.time.Instant;
import java.util.List;

/**
 * An exam session as read.
 *
 * @param enrolled places taken, at most {@code capacity}
 * @param categoryOnly whether only people in a programme of the category may enrol
 * @param preparedAt when papers were last drawn; null before
 * @param cancelReason null unless it was cancelled
 * @param movedAt when time or place were last changed after it was announced; null for never
 */
public record SessionRow(
    String publicId,
    String title,
    String blueprint,
    Category category,
    String subOperation,
    ExamSessionState state,
    boolean remote,
    String place,
    Instant enrolFrom,
    Instant enrolUntil,
    Instant opensAt,
    Instant entryUntil,
    Instant endsAt,
    int capacity,
    int enrolled,
    Integer hoursRequired,
    boolean categoryOnly,
    List<String> networks,
    List<String> browserKeys,
    boolean demo,
    Instant preparedAt,
    String cancelReason,
    Instant movedAt) {}
