package cn.shenhe.portal.web.exambank.paper;

import cn.shenhe.portal.exambank.paper.MockExams;
import cn.shenhe.portal.exambank.paper.PracticeRefused;
import cn.shenhe.portal.exambank.paper.UnknownPaper;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;

/** The marked mock exam. */
@Named
@RequestScoped
public class MockResultView {

  @Inject MockExams mocks;
  @Inject FavouriteButton favourite;
  @Inject FacesContext faces;

  private String id;
  private MockExams.Result result;

  public String load() throws IOException {
    try {
      result = mocks.result(id);
    } catch (UnknownPaper unknown) {
      faces.getExternalContext().responseSendError(404, null);
      faces.responseComplete();
      return null;
    } catch (PracticeRefused open) {
      return "/my/exam/mockPaper?faces-redirect=true&id=" + id;
    }
    if (!favourite.pressed("/my/exam/mockResult?id=" + id)) {
      favourite.show(result.questions().stream().map(MockExams.Marked::question).toList());
    }
    return null;
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  public MockExams.Result getResult() {
    return result;
  }
}
