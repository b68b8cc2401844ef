package cn.shenhe.portal.exambank.question;

import cn.shenhe.portal.exambank.question.item.LawReference;
import java.time.Instant;

/**
 * A change of law as listed.
 *
 * @param questions how many questions it sent into quarantine
 */
public record LawChangeRow(
    String id,
    LawReference changed,
    String reason,
    String markedBy,
    Instant markedAt,
    int questions) {}
