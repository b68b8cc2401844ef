package cn.shenhe.portal.web.exambank.certificate;

import cn.shenhe.portal.exambank.certificate.CertificateOffice;
import cn.shenhe.portal.exambank.certificate.Certificates;
import cn.shenhe.portal.exambank.certificate.UnknownCertificate;
import cn.shenhe.portal.training.person.MyAccount;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * {@code GET /my/exam/certificate?n=…} gives one's own certificate as PDF, with {@code &form=jwt}
 * as an Open Badge; {@code /staff/exam/certificate?n=…} gives staff the PDF of anybody's.
 */
@WebServlet({"/my/exam/certificate", "/staff/exam/certificate"})
public class CertificateFileServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject transient Certificates certificates;
  @Inject transient CertificateOffice office;
  @Inject transient MyAccount account;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String number = request.getParameter("n");
    try {
      if (request.getServletPath().startsWith("/staff/")) {
        send(response, office.paper(number), "application/pdf", number + ".pdf");
        return;
      }
      String me = account.overview().publicId();
      if ("jwt".equals(request.getParameter("form"))) {
        byte[] badge = certificates.badge(number, me).getBytes(StandardCharsets.US_ASCII);
        send(response, badge, "application/vc+jwt", number + ".jwt");
      } else {
        send(response, certificates.paper(number, me), "application/pdf", number + ".pdf");
      }
    } catch (UnknownCertificate unknown) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private static void send(HttpServletResponse response, byte[] bytes, String type, String name)
      throws IOException {
    response.setContentType(type);
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    response.setHeader("Cache-Control", "private, no-store");
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
