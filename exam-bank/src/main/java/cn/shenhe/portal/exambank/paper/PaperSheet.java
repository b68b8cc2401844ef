package cn.shenhe.portal.exambank.paper;

import java.math.BigDecimal;

/**
 * A paper as the candidate gets it; holds no key and no explanation.
 *
 * @param paper public id
 * @param blueprint public id of the blueprint it was drawn from
 * @param json UTF-8, see {@code PaperWriter}
 */
public record PaperSheet(
    String paper,
    String blueprint,
    String title,
    int minutes,
    BigDecimal fullMarks,
    BigDecimal passMark,
    int questions,
    byte[] json) {}
