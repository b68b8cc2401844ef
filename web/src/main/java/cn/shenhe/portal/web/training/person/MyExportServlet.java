package cn.shenhe.portal.web.training.person;

import cn.shenhe.portal.training.person.MyAccount;
import cn.shenhe.portal.training.person.ReminderConsent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /my/export} gives everything kept about the caller as a JSON file. */
@WebServlet("/my/export")
public class MyExportServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject transient MyAccount account;
  @Inject transient ReminderConsent reminders;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    MyAccount.Overview mine = account.overview();
    JsonArrayBuilder roles = Json.createArrayBuilder();
    mine.roles().forEach(role -> roles.add(role.name()));
    JsonObject export =
        Json.createObjectBuilder()
            .add("id", mine.publicId())
            .add("login", mine.login())
            .add("displayName", mine.displayName())
            .add("idNumber", mine.idNumber())
            .add("organisation", mine.organisation())
            .add("reminderAddress", reminders.mine().mail())
            .add("roles", roles)
            .add("secondFactor", mine.totp())
            .add("consentEdition", mine.consentEdition())
            .add("consentedAt", mine.consentedAt().toString())
            .add("createdAt", mine.createdAt().toString())
            .build();
    response.setContentType("application/json;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"my-data.json\"");
    response.getWriter().write(export.toString());
  }
}
