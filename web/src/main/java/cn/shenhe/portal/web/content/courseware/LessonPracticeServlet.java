package cn.shenhe.portal.web.content.courseware;

import cn.shenhe.portal.exambank.ExamBankRefusal;
import cn.shenhe.portal.exambank.paper.Practice;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;

/** The button "practise" in a lesson: draws the questions the lesson names and leads to them. */
@WebServlet("/courseware/practice")
public class LessonPracticeServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final int LONGEST = 1_000;

  @Inject transient Practice practice;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String codes = request.getParameter("codes");
    if (codes == null || codes.length() > LONGEST) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    try {
      String paper = practice.drawNamed(Arrays.asList(codes.split(",")));
      response.sendRedirect(request.getContextPath() + "/exam/practice?id=" + paper);
    } catch (ExamBankRefusal none) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND, none.code());
    }
  }
}
