package cn.shenhe.portal.exambank.paper;

import java.util.List;

/**
 * How often questions stood on papers.
 *
 * @param papers counted
 * @param questions different ones that were used
 * @param most the most often used first
 */
public record ExposureReport(int papers, int questions, List<Row> most) {

  /** One question and on how many of the papers it stood, also in percent. */
  public record Row(String code, String stem, int papers, long percent) {}
}
