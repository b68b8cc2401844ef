package cn.shenhe.portal.training.activity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A report with its photographs.
 *
 * @param note why it was returned; empty otherwise
 * @param filedAt null while it is written
 */
public record ReportSheet(
    String id,
    String campaign,
    ReportUnit unit,
    LocalDate heldOn,
    Audience audience,
    int people,
    String title,
    String body,
    ReportState state,
    String note,
    Instant filedAt,
    List<Photo> photos) {

  /** A photograph; {@code alt} says what is seen. */
  public record Photo(String id, String alt, int width, int height) {}

  public ReportSheet {
    photos = List.copyOf(photos);
  }

  public boolean open() {
    return state.open();
  }
}
