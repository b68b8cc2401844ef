package cn.shenhe.portal.content.shelter;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an import would do.
 *
 * @param headers the file's columns
 * @param mapping what each column is taken for
 * @param sample the first rows as they stand in the file, at most five
 * @param rows the account of every row of the file
 * @param counts rows by outcome; they add up to the number of rows
 * @param unread what of the file was not read as rows and why, in Chinese
 * @param notMentioned shelters of the same feed that a complete file no longer mentions
 */
public record ImportPreview(
    String publicId,
    String fileName,
    String format,
    List<String> headers,
    ColumnMapping mapping,
    List<List<String>> sample,
    ImportOptions options,
    List<RowAccount> rows,
    Map<RowAccount.Outcome, Integer> counts,
    Optional<CrsAlarm> alarm,
    List<String> unread,
    int notMentioned) {}
