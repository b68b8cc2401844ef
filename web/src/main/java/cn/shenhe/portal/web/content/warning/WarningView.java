package cn.shenhe.portal.web.content.warning;

import cn.shenhe.portal.content.warning.UnknownWarning;
import cn.shenhe.portal.content.warning.WarningBoard;
import cn.shenhe.portal.content.warning.WarningDetail;
import cn.shenhe.portal.content.warning.WarningState;
import cn.shenhe.portal.web.content.shelter.WarnedShelters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One warning: what it says, what to do, what changed. */
@Named("warning")
@RequestScoped
public class WarningView {

  @Inject WarningBoard board;
  @Inject WarnedShelters warnedShelters;
  @Inject FacesContext faces;

  private String id;
  private WarningDetail detail;
  private List<WarningDetail.Step> story = List.of();
  private WarnedShelters.Answer map;

  public void load() throws IOException {
    try {
      detail = board.details(id == null ? "" : id);
    } catch (UnknownWarning e) {
      faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, e.code());
      faces.responseComplete();
      return;
    }
    story = new ArrayList<>(detail.story());
    Collections.reverse(story);
    map = warnedShelters.of(detail, detail.row().state() == WarningState.ACTIVE);
  }

  public WarningDetail getDetail() {
    return detail;
  }

  public WarnedShelters.Answer getMap() {
    return map;
  }

  /** Newest first. */
  public List<WarningDetail.Step> getStory() {
    return story;
  }

  /** The newest message, when there is an older one to compare it with. */
  public WarningDetail.Step getNewest() {
    return story.size() > 1 ? story.get(0) : null;
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }
}
