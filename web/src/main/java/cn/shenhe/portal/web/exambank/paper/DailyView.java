package cn.shenhe.portal.web.exambank.paper;

import cn.shenhe.portal.exambank.ExamBankRefusal;
import cn.shenhe.portal.exambank.paper.DailyQuestions;
import cn.shenhe.portal.exambank.paper.Practice;
import cn.shenhe.portal.web.shell.Refusals;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.security.Principal;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The question of the day; its answer is shown to who answered. */
@Named
@RequestScoped
public class DailyView {

  @Inject DailyQuestions daily;
  @Inject Refusals refusals;
  @Inject FacesContext faces;

  private DailyQuestions.Daily today;
  private Practice.MarkedQuestion marked;

  @PostConstruct
  void load() {
    try {
      today = daily.today();
    } catch (ExamBankRefusal empty) {
      today = null;
    }
  }

  public void answer() {
    ExternalContext external = faces.getExternalContext();
    String[] sent = external.getRequestParameterValuesMap().get("q1");
    Set<Integer> chosen =
        sent == null
            ? Set.of()
            : Arrays.stream(sent)
                .filter(value -> value.matches("\\d{1,2}"))
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
    Principal caller = external.getUserPrincipal();
    try {
      marked = daily.answer(chosen, caller == null ? null : caller.getName());
    } catch (ExamBankRefusal refusal) {
      refusals.show(refusal, null);
    }
  }

  public DailyQuestions.Daily getToday() {
    return today;
  }

  public Practice.MarkedQuestion getMarked() {
    return marked;
  }
}
