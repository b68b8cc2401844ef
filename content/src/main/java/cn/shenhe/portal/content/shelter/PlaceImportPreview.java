package cn.shenhe.portal.content.shelter;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What importing a file of place names does or would do.
 *
 * @param rows the account of every row of the file
 * @param counts rows by outcome; they add up to the number of rows
 * @param alarm doubt about the declared coordinate system
 */
public record PlaceImportPreview(
    List<RowAccount> rows, Map<RowAccount.Outcome, Integer> counts, Optional<CrsAlarm> alarm) {}
