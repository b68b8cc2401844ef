package cn.shenhe.portal.content.shelter;

import java.time.Duration;

/**
 * How much of a foreign file we are willing to read.
 *
 * @param fileBytes of the file as sent
 * @param unpackedBytes of all its parts unpacked
 * @param rows data rows
 * @param columns of one row
 * @param cellCharacters of one cell
 * @param deadline for reading the whole file
 */
record ImportLimits(
    int fileBytes,
    long unpackedBytes,
    int rows,
    int columns,
    int cellCharacters,
    Duration deadline) {

  static final ImportLimits DEFAULT =
      new ImportLimits(20_000_000, 160_000_000, 200_000, 200, 10_000, Duration.ofSeconds(30));
}
