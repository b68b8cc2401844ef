package cn.shenhe.portal.web.exambank.paper;

import cn.shenhe.portal.exambank.paper.MockExams;
import cn.shenhe.portal.exambank.paper.SheetQuestion;
import cn.shenhe.portal.exambank.paper.UnknownPaper;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Taking a mock exam: plain inputs named {@code q1}, {@code q2} …; steps to order and pairs to
 * match are lists named {@code q1_option}.
 */
@Named
@RequestScoped
public class MockPaperView {

  @Inject MockExams mocks;
  @Inject FacesContext faces;

  private String id;
  private MockExams.Sheet sheet;

  /** Shows the paper; one that was handed in leads on to its result. */
  public String load() throws IOException {
    try {
      sheet = mocks.sheet(id);
    } catch (UnknownPaper unknown) {
      return notFound();
    }
    return sheet.finished() ? result() : null;
  }

  private String notFound() throws IOException {
    faces.getExternalContext().responseSendError(404, null);
    faces.responseComplete();
    return null;
  }

  public String handIn() throws IOException {
    try {
      Map<Integer, List<String>> answers = new TreeMap<>();
      for (SheetQuestion question : mocks.sheet(id).questions()) {
        answers.put(question.no(), answer(question));
      }
      mocks.handIn(id, answers);
    } catch (UnknownPaper unknown) {
      return notFound();
    }
    return result();
  }

  private List<String> answer(SheetQuestion question) {
    String name = "q" + question.no();
    return switch (question.type()) {
      case "ORDERING" -> {
        Map<String, String> byPlace = new TreeMap<>();
        question.options().forEach(o -> byPlace.put(one(name + "_" + o.id()), o.id()));
        byPlace.remove("");
        yield List.copyOf(byPlace.values());
      }
      case "MATCHING" ->
          question.options().stream()
              .filter(o -> !one(name + "_" + o.id()).isEmpty())
              .map(o -> o.id() + ">" + one(name + "_" + o.id()))
              .toList();
      default -> {
        String[] sent = faces.getExternalContext().getRequestParameterValuesMap().get(name);
        yield sent == null ? List.of() : Arrays.stream(sent).filter(Objects::nonNull).toList();
      }
    };
  }

  private String one(String name) {
    String value = faces.getExternalContext().getRequestParameterMap().get(name);
    return value == null ? "" : value;
  }

  private String result() {
    return "/my/exam/mockResult?faces-redirect=true&id=" + id;
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  public MockExams.Sheet getSheet() {
    return sheet;
  }
}
