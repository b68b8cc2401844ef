package cn.shenhe.portal.web.training.contest;

import cn.shenhe.portal.training.contest.ContestPlay;
import cn.shenhe.portal.training.contest.ContestRefused;
import cn.shenhe.portal.training.contest.UnknownContest;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the plain forms of a contest are posted: {@code start}, {@code save} and {@code hand-in}.
 * Each answers after its transaction has committed, with a redirect to the page that shows what
 * came of it, so that a reload repeats nothing. Scripts that save send {@code quiet} and get a
 * status alone: 204 kept, 410 over, 429 saved too often.
 */
@WebServlet("/campaign/contest-act/*")
public class ContestServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final int MOST_QUESTIONS = 50;
  private static final int MOST_VALUES = 20;

  private static final int TOO_MANY = 429;

  private final transient ContestPlay play;
  private final transient EntryLimit limit;

  @Inject
  public ContestServlet(ContestPlay play, EntryLimit limit) {
    this.play = play;
    this.limit = limit;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String contest = text(request, "contest");
    String attempt = text(request, "attempt");
    String token = EntryCookie.read(request, contest);
    response.setHeader("Cache-Control", "no-store");
    try {
      switch (String.valueOf(request.getPathInfo())) {
        case "/start" -> to(request, response, "contestPaper", contest, play.start(contest, token));
        case "/save" -> {
          if (!limit.maySave(token)) {
            response.sendError(TOO_MANY);
            return;
          }
          boolean kept = play.save(attempt, token, answers(request), sequence(request));
          if (request.getParameter("quiet") != null) {
            response.setStatus(
                kept ? HttpServletResponse.SC_NO_CONTENT : HttpServletResponse.SC_GONE);
          } else {
            to(request, response, kept ? "contestPaper" : "contestResult", contest, attempt);
          }
        }
        case "/hand-in" -> {
          play.handIn(attempt, token, answers(request));
          to(request, response, "contestResult", contest, attempt);
        }
        default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
      }
    } catch (ContestRefused e) {
      // The page of the contest says how one stands: closed, or today's attempts are used up.
      to(request, response, "contest", contest, null);
    } catch (UnknownContest e) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  /** Somebody reloaded or bookmarked the address of a form. */
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.sendRedirect(request.getContextPath() + "/campaign/campaigns");
  }

  private static void to(
      HttpServletRequest request,
      HttpServletResponse response,
      String page,
      String contest,
      String attempt) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader(
        "Location",
        request.getContextPath()
            + "/campaign/"
            + page
            + "?id="
            + encoded(contest)
            + (attempt == null ? "" : "&attempt=" + encoded(attempt)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String text(HttpServletRequest request, String name) {
    String value = request.getParameter(name);
    return value == null || value.length() > 40 ? "" : value;
  }

  /** Zero for a form sent without a script, which is the newest in any case. */
  private static long sequence(HttpServletRequest request) {
    String text = text(request, "sequence");
    return text.matches("\\d{1,15}") ? Long.parseLong(text) : 0;
  }

  private static Map<Integer, List<String>> answers(HttpServletRequest request) {
    Map<Integer, List<String>> answers = new TreeMap<>();
    for (int no = 1; no <= MOST_QUESTIONS; no++) {
      String[] values = request.getParameterValues("q" + no);
      if (values != null && values.length <= MOST_VALUES) {
        answers.put(no, Arrays.asList(values));
      }
    }
    return answers;
  }
}
