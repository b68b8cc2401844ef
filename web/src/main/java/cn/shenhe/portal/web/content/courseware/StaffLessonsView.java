package cn.shenhe.portal.web.content.courseware;

import cn.shenhe.portal.content.courseware.CoursewareEditing;
import cn.shenhe.portal.content.courseware.DeskRow;
import cn.shenhe.portal.content.courseware.LessonState;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.omnifaces.cdi.ViewScoped;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** The editors' list of articles, last changed first. */
@Named("staffLessons")
@ViewScoped
public class StaffLessonsView implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

  @Inject transient CoursewareEditing editing;

  private String text = "";
  private LessonState state;
  private Rows rows;

  @PostConstruct
  void load() {
    rows = new Rows();
  }

  /** Asks the boundary for one page at a time. */
  public class Rows extends LazyDataModel<DeskRow> {
    private static final long serialVersionUID = 1L;

    @Override
    public int count(Map<String, FilterMeta> filters) {
      return (int) editing.countDesk(state, text);
    }

    @Override
    public List<DeskRow> load(
        int first, int size, Map<String, SortMeta> sort, Map<String, FilterMeta> filters) {
      return editing.desk(state, text, first, size);
    }
  }

  public String shown(Instant moment) {
    return MINUTE.format(moment);
  }

  public LessonState[] getStates() {
    return LessonState.values();
  }

  public Rows getRows() {
    return rows;
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = text == null ? "" : text;
  }

  public LessonState getState() {
    return state;
  }

  public void setState(LessonState state) {
    this.state = state;
  }
}
