package cn.shenhe.portal.web.exambank.paper;

import cn.shenhe.portal.exambank.paper.Practice;
import cn.shenhe.portal.exambank.paper.PracticeRefused;
import cn.shenhe.portal.exambank.paper.UnknownPaper;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;

/** The result of a practice paper: every question with what was chosen, what is right and why. */
@Named
@RequestScoped
public class PracticeResultView {

  @Inject Practice practice;
  @Inject FavouriteButton favourite;
  @Inject FacesContext faces;

  private String id;
  private Practice.Result result;

  public String load() throws IOException {
    try {
      result = practice.result(id);
      if (!favourite.pressed("/exam/practiceResult?id=" + id)) {
        favourite.show(result.questions().stream().map(Practice.MarkedQuestion::question).toList());
      }
      return null;
    } catch (UnknownPaper unknown) {
      faces.getExternalContext().responseSendError(404, null);
      faces.responseComplete();
      return null;
    } catch (PracticeRefused open) {
      return "/exam/practice?faces-redirect=true&id=" + id;
    }
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  public Practice.Result getResult() {
    return result;
  }
}
