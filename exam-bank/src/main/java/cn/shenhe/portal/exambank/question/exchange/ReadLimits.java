package cn.shenhe.portal.exambank.question.exchange;

import java.time.Duration;

/**
 * How much of a foreign file is looked at.
 *
 * @param bytes size of the uploaded file at most
 * @param unpacked bytes of all entries of an archive together at most
 * @param entries entries of an archive at most
 * @param rows questions of one file at most
 * @param deadline time for reading at most
 */
public record ReadLimits(int bytes, long unpacked, int entries, int rows, Duration deadline) {

  public static ReadLimits standard() {
    return new ReadLimits(20_000_000, 200_000_000, 5_000, 50_000, Duration.ofSeconds(60));
  }
}
