package cn.shenhe.portal.web.training.contest;

import cn.shenhe.portal.training.contest.ContestBoards;
import cn.shenhe.portal.training.contest.ContestRow;
import cn.shenhe.portal.training.contest.Contests;
import cn.shenhe.portal.training.contest.UnknownContest;
import cn.shenhe.portal.training.contest.Winner;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.omnifaces.util.Faces;

/** Boards of a contest, its winners, and how to draw the lots again. */
@Named("contestBoard")
@RequestScoped
public class ContestBoardView {

  @Inject Contests contests;

  private String id;
  private ContestRow row;
  private ContestBoards boards;
  private List<Winner> winners = List.of();

  public void load() throws IOException {
    try {
      row = contests.row(id);
      boards = contests.boards(id);
      winners = contests.winners(id);
    } catch (UnknownContest e) {
      Faces.responseSendError(HttpServletResponse.SC_NOT_FOUND, e.code());
    }
  }

  public ContestRow getRow() {
    return row;
  }

  public ContestBoards getBoards() {
    return boards;
  }

  public List<Winner> getWinners() {
    return winners;
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }
}
