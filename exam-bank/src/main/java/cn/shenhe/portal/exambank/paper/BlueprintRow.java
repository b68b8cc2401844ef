package cn.shenhe.portal.exambank.paper;

import cn.shenhe.portal.exambank.question.item.Category;
import java.math.BigDecimal;

/**
 * A blueprint in a list.
 *
 * @param published number of the published version; 0 if there is none
 * @param draft whether a draft waits on top of it
 * @param questions of the published version, else of the draft
 * @param minutes 0 while nothing is published, as are the marks
 */
public record BlueprintRow(
    String publicId,
    String name,
    Category category,
    String industry,
    String subOperation,
    int published,
    boolean draft,
    int questions,
    int minutes,
    BigDecimal fullMarks,
    BigDecimal passMark) {}
