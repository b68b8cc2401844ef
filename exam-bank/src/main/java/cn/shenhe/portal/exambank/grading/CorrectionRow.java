package cn.shenhe.portal.exambank.grading;

import cn.shenhe.portal.exambank.question.item.QuestionType;
import java.time.Instant;
import java.util.List;

/**
 * A correction of a key as read.
 *
 * @param question the first words of the question
 * @param accepted answers that count as right, see {@link KeyCorrections}
 * @param affected results whose marks changed; null before it is applied, as are the next
 */
public record CorrectionRow(
    String publicId,
    String item,
    String question,
    QuestionType type,
    CorrectionKind kind,
    List<List<String>> accepted,
    String reason,
    boolean applied,
    String madeBy,
    Instant madeAt,
    String appliedBy,
    Instant appliedAt,
    Integer affected,
    Integer flips) {}
