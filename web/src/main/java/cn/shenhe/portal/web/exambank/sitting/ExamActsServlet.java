package cn.shenhe.portal.web.exambank.sitting;

import cn.shenhe.portal.exambank.ExamBankRefusal;
import cn.shenhe.portal.exambank.sitting.Candidacy;
import cn.shenhe.portal.exambank.sitting.ExamEnrolling;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The plain forms of the admission page: enrol, withdraw, promise and enter; and the admission
 * slip. Every act ends in a redirect, so that a reload repeats nothing.
 */
@WebServlet({"/my/exam/act", "/my/exam/slip"})
public class ExamActsServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject transient ExamEnrolling enrolling;
  @Inject transient Candidate candidate;

  @Inject
  @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
  transient String publicUrl;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!request.getServletPath().endsWith("/slip")) {
      response.sendRedirect(request.getContextPath() + "/my/exam/exams");
      return;
    }
    String id = request.getParameter("id");
    try {
      String address = publicUrl + "/my/exam/admission?id=" + id;
      byte[] slip = enrolling.slip(id, candidate.person(), address);
      response.setContentType("application/pdf");
      response.setHeader("Content-Disposition", "inline; filename=\"admission.pdf\"");
      response.setHeader("Cache-Control", "no-store");
      response.setContentLength(slip.length);
      response.getOutputStream().write(slip);
    } catch (ExamBankRefusal unknown) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String id = request.getParameter("id");
    String session = request.getParameter("session");
    String act = String.valueOf(request.getParameter("act"));
    String back = id == null ? "session=" + encoded(session) : "id=" + encoded(id);
    String target;
    try {
      target =
          switch (act) {
            case "enrol" ->
                "admission?id="
                    + enrolling.enrol(session, wish(session, request.getParameter("personName")));
            case "withdraw" -> {
              enrolling.withdraw(id, candidate.person());
              yield "exams";
            }
            case "enter" -> {
              if (request.getParameter("pledge") == null) {
                yield "admission?" + back + "&refused=sitting.pledge";
              }
              enrolling.pledge(id, candidate.person());
              yield "sitting?id=" + enrolling.exam(id, candidate.person()).sitting();
            }
            default -> "exams";
          };
    } catch (ExamBankRefusal refusal) {
      target = "admission?" + back + "&refused=" + refusal.code();
    }
    response.sendRedirect(request.getContextPath() + "/my/exam/" + target);
  }

  /** Without the field the account's name stands. */
  private Candidacy wish(String session, String name) {
    Candidacy wish = candidate.candidacy(session);
    return name == null ? wish : wish.named(name);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text == null ? "" : text, StandardCharsets.UTF_8);
  }
}
