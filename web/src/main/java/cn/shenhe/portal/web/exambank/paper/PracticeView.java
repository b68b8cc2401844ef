package cn.shenhe.portal.web.exambank.paper;

import cn.shenhe.portal.exambank.paper.Practice;
import cn.shenhe.portal.exambank.paper.UnknownPaper;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.security.Principal;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Taking a practice paper: plain radio buttons and check boxes named {@code q1}, {@code q2} …, so
 * that the page needs no script. Handing in leads to the result.
 */
@Named
@RequestScoped
public class PracticeView {

  private static final int MOST_QUESTIONS = 200;

  @Inject Practice practice;
  @Inject FacesContext faces;

  private String id;
  private Practice.Sheet sheet;

  /** Shows the paper; one that was handed in leads on to its result. */
  public String load() throws IOException {
    try {
      sheet = practice.sheet(id);
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
    ExternalContext external = faces.getExternalContext();
    Map<String, String[]> sent = external.getRequestParameterValuesMap();
    Map<Integer, Set<Integer>> responses = new TreeMap<>();
    for (int position = 1; position <= MOST_QUESTIONS; position++) {
      String[] values = sent.get("q" + position);
      if (values != null) {
        responses.put(position, numbers(values));
      }
    }
    try {
      Principal caller = external.getUserPrincipal();
      practice.handIn(id, responses, caller == null ? null : caller.getName());
    } catch (UnknownPaper unknown) {
      return notFound();
    }
    return result();
  }

  private static Set<Integer> numbers(String[] values) {
    return Arrays.stream(values)
        .filter(value -> value.matches("\\d{1,2}"))
        .map(Integer::valueOf)
        .collect(Collectors.toSet());
  }

  private String result() {
    return "/exam/practiceResult?faces-redirect=true&id=" + id;
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  public Practice.Sheet getSheet() {
    return sheet;
  }
}
