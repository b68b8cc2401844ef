package cn.shenhe.portal.exambank.question;

import cn.shenhe.portal.exambank.question.exchange.ColumnMapping;
import java.util.List;

/**
 * The outcome of reading a file.
 *
 * @param mapping how its columns were understood; null if the format has none
 * @param header the words of the header (or first) row, for correcting the mapping
 */
public record ImportPreview(ImportSummary summary, ColumnMapping mapping, List<String> header) {}
