package cn.shenhe.portal.web.content.courseware;

import cn.shenhe.portal.content.media.MediaDesk;
import cn.shenhe.portal.content.media.MediaKind;
import cn.shenhe.portal.content.media.MediaRow;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The editors' files: hand one in, see it, copy the line that puts it into a lesson. */
@Named("staffMedia")
@RequestScoped
public class StaffMediaView {

  private static final int SIZE = 24;
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.CHINA)
          .withZone(ZoneId.of("Asia/Shanghai"));

  @Inject MediaDesk desk;
  @Inject HttpServletRequest request;

  private List<MediaRow> rows = List.of();
  private String text = "";
  private int number = 1;
  private long total;

  public void load() {
    text = request.getParameter("text") == null ? "" : request.getParameter("text").strip();
    String page = request.getParameter("page");
    number = page != null && page.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(page) : 1;
    total = desk.count(text);
    number = Math.min(number, getPages());
    rows = desk.list(text, (number - 1) * SIZE, SIZE);
  }

  /** The line for a lesson's text; captions are named in the line of their video. */
  public String line(MediaRow row) {
    return row.kind() == MediaKind.CAPTIONS
        ? "captions:" + row.publicId()
        : "![" + row.title() + "](" + row.kind().key() + ":" + row.publicId() + ")";
  }

  public String moment(Instant at) {
    return MINUTE.format(at);
  }

  public List<MediaRow> getRows() {
    return rows;
  }

  public String getText() {
    return text;
  }

  public int getNumber() {
    return number;
  }

  public int getPages() {
    return (int) Math.max(1, (total + SIZE - 1) / SIZE);
  }

  public long getTotal() {
    return total;
  }
}
