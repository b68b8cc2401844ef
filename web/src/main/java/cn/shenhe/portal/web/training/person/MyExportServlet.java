package cn.shenhe.portal.web.training.person;

import cn.shenhe.portal.exambank.paper.LearnerBook;
import cn.shenhe.portal.training.booking.BookingSheet;
import cn.shenhe.portal.training.booking.MyVisit;
import cn.shenhe.portal.training.person.MyAccount;
import cn.shenhe.portal.training.person.ReminderConsent;
import cn.shenhe.portal.training.record.PersonRecord;
import cn.shenhe.portal.training.record.RecordEntry;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** {@code GET /my/export} gives everything kept about the caller as a JSON file. */
@WebServlet("/my/export")
public class MyExportServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject transient MyAccount account;
  @Inject transient ReminderConsent reminders;
  @Inject transient PersonRecord records;
  @Inject transient LearnerBook book;
  @Inject transient MyVisit visits;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    JsonObjectBuilder export = about(account.overview());
    PersonRecord.Record record = records.mine();
    JsonArrayBuilder programmes = Json.createArrayBuilder();
    record.programmes().forEach(programmes::add);
    JsonArrayBuilder entries = Json.createArrayBuilder();
    record.entries().forEach(entry -> entries.add(json(entry)));
    JsonArrayBuilder bookings = Json.createArrayBuilder();
    visits.mine().forEach(booking -> bookings.add(json(booking)));
    export
        .add("programmes", programmes)
        .add("record", entries)
        .add("mistakes", questions(book.mistakes()))
        .add("favourites", questions(book.favourites()))
        .add("bookings", bookings);
    response.setContentType("application/json;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"my-data.json\"");
    response.getWriter().write(export.build().toString());
  }

  private JsonObjectBuilder about(MyAccount.Overview mine) {
    JsonArrayBuilder roles = Json.createArrayBuilder();
    mine.roles().forEach(role -> roles.add(role.name()));
    return Json.createObjectBuilder()
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
        .add("createdAt", mine.createdAt().toString());
  }

  private static JsonObjectBuilder json(RecordEntry entry) {
    return Json.createObjectBuilder()
        .add("kind", entry.kind().name())
        .add("from", String.valueOf(entry.from()))
        .add("until", String.valueOf(entry.until()))
        .add("content", entry.content())
        .add("minutes", entry.minutes())
        .add("result", entry.result())
        .add("recordedBy", String.valueOf(entry.by()));
  }

  private static JsonArrayBuilder questions(List<LearnerBook.Entry> entries) {
    JsonArrayBuilder questions = Json.createArrayBuilder();
    entries.forEach(
        entry ->
            questions.add(
                Json.createObjectBuilder()
                    .add("question", entry.question())
                    .add("wrong", entry.wrong())
                    .add("at", String.valueOf(entry.at()))));
    return questions;
  }

  private static JsonObjectBuilder json(BookingSheet booking) {
    JsonArrayBuilder times = Json.createArrayBuilder();
    booking.parts().forEach(part -> times.add(part.start().toString()));
    return Json.createObjectBuilder()
        .add("code", booking.code())
        .add("state", booking.state().name())
        .add("base", booking.baseName())
        .add("programme", booking.programme())
        .add("times", times)
        .add("name", String.valueOf(booking.contact().name()))
        .add("telephone", String.valueOf(booking.contact().phone()))
        .add("submittedAt", String.valueOf(booking.submittedAt()));
  }
}
