package cn.shenhe.portal.content.shelter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * The one gateway for foreign shelter files: decides by the bytes, not by the name, what a file is,
 * and reads it within the limits. The deadline is kept by the reading thread itself, row by row and
 * part by part, because a thread that does not look cannot be stopped.
 */
final class TableReading {

  private static final ThreadLocal<Long> DEADLINE = new ThreadLocal<>();

  /** The container of Excel 97 to 2003, and of every workbook with a password. */
  private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

  private TableReading() {}

  /**
   * @throws ShelterFileRefused when the file is none of the known formats, damaged, or beyond a
   *     limit
   */
  static ShelterTable read(byte[] file, ImportLimits limits) {
    if (file.length == 0) {
      throw new ShelterFileRefused("empty");
    }
    if (file.length > limits.fileBytes()) {
      throw new ShelterFileRefused("too-large", limits.fileBytes());
    }
    DEADLINE.set(System.nanoTime() + limits.deadline().toNanos());
    try {
      if ((file[0] & 0xFF) == 0x1F && file.length > 1 && (file[1] & 0xFF) == 0x8B) {
        return text(unzipped(file, limits), limits);
      }
      if (XlsxTable.looksLike(file)) {
        return XlsxTable.read(file, limits);
      }
      if (startsWith(file, OLE)) {
        throw new ShelterFileRefused("xls");
      }
      return text(file, limits);
    } finally {
      DEADLINE.remove();
    }
  }

  private static ShelterTable text(byte[] file, ImportLimits limits) {
    int first = file.length > 3 && (file[0] & 0xFF) == 0xEF ? 3 : 0;
    while (first < file.length && " \t\r\n".indexOf(file[first]) >= 0) {
      first++;
    }
    // 1E begins each text of a JSON sequence (RFC 8142).
    boolean json = first < file.length && "{[\u001e".indexOf(file[first]) >= 0;
    if (first < file.length && file[first] == '<') {
      throw new ShelterFileRefused("markup");
    }
    return json ? GeoJsonTable.read(file, limits) : CsvTable.read(file, limits);
  }

  private static boolean startsWith(byte[] file, byte[] head) {
    return file.length >= head.length && Arrays.equals(file, 0, head.length, head, 0, head.length);
  }

  private static byte[] unzipped(byte[] file, ImportLimits limits) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(file))) {
      return XlsxTable.bounded(in, limits.unpackedBytes());
    } catch (IOException e) {
      throw new ShelterFileRefused(e, "gzip");
    }
  }

  /**
   * @throws ShelterFileRefused when reading has taken longer than allowed
   */
  static void keepTheDeadline() {
    Long deadline = DEADLINE.get();
    if (deadline != null && System.nanoTime() - deadline > 0) {
      throw new ShelterFileRefused("deadline");
    }
  }
}
