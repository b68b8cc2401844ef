package cn.shenhe.portal.web.exambank.sitting;

import cn.shenhe.portal.exambank.ExamBankRefusal;
import cn.shenhe.portal.exambank.sitting.ConsoleRow;
import cn.shenhe.portal.exambank.sitting.FactRow;
import cn.shenhe.portal.exambank.sitting.IncidentRow;
import cn.shenhe.portal.exambank.sitting.Invigilation;
import cn.shenhe.portal.web.shell.RefusalTexts;
import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the invigilator's console asks for: {@code GET /api/v1/invigilation/<session>} gives all
 * candidates and the log, with {@code ?sitting=} what the page of one saw; {@code POST} (a form)
 * does something to some or all of them.
 */
@WebServlet("/api/v1/invigilation/*")
public class ConsoleServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = Logger.getLogger(ConsoleServlet.class.getName());
  private static final Pattern ADDRESS = Pattern.compile("/([0-9a-z]{26})");

  @Inject transient Invigilation invigilation;
  @Inject transient InstantSource clock;
  @Inject transient RefusalTexts texts;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answer(
        request,
        response,
        session -> {
          String one = given(request, "sitting");
          if (!one.isEmpty()) {
            List<FactRow> facts = invigilation.facts(session, one);
            return json -> write(json, facts);
          }
          List<ConsoleRow> rows = invigilation.candidates(session);
          List<IncidentRow> incidents = invigilation.incidents(session);
          return json -> {
            json.writeNumberField("now", clock.instant().toEpochMilli());
            json.writeArrayFieldStart("rows");
            for (ConsoleRow row : rows) {
              write(json, row);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("incidents");
            for (IncidentRow incident : incidents.subList(0, Math.min(50, incidents.size()))) {
              json.writeStartArray();
              json.writeNumber(incident.at().toEpochMilli());
              json.writeString(incident.kind());
              json.writeNumber(incident.seat());
              json.writeString(incident.name());
              json.writeString(incident.text());
              json.writeNumber(incident.count());
              json.writeEndArray();
            }
            json.writeEndArray();
          };
        });
  }

  private static void write(JsonGenerator json, List<FactRow> facts) throws IOException {
    json.writeArrayFieldStart("facts");
    for (FactRow fact : facts) {
      json.writeStartObject();
      json.writeStringField("kind", fact.kind());
      json.writeNumberField("count", fact.count());
      moment(json, "last", fact.lastAt());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, ConsoleRow row) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", row.sitting());
    json.writeNumberField("seat", row.seat());
    json.writeStringField("name", row.name());
    json.writeStringField("state", row.state() == null ? "WAITING" : row.state().name());
    json.writeNumberField("answered", row.answered());
    json.writeNumberField("questions", row.questions());
    moment(json, "started", row.startedAt());
    moment(json, "deadline", row.deadline());
    moment(json, "saved", row.lastSaveAt());
    moment(json, "seen", row.seenAt());
    moment(json, "submitted", row.submittedAt());
    json.writeStringField("by", row.submittedBy() == null ? null : row.submittedBy().name());
    json.writeNumberField("facts", row.facts());
    json.writeNumberField("late", row.late());
    json.writeNumberField("devices", row.devices());
    json.writeStringField("address", row.address());
    json.writeEndObject();
  }

  private static void moment(JsonGenerator json, String name, Instant moment) throws IOException {
    if (moment != null) {
      json.writeNumberField(name, moment.toEpochMilli());
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answer(
        request,
        response,
        session -> {
          String[] chosen = request.getParameterValues("sitting");
          List<String> sittings = chosen == null ? List.of() : List.of(chosen);
          if (given(request, "act").equals("force")) {
            return force(session, sittings, given(request, "text"));
          }
          int done = act(session, sittings, request);
          return json -> json.writeNumberField("done", done);
        });
  }

  /** What is done to nobody in particular is done to everybody only when {@code all} says so. */
  private int act(String session, List<String> sittings, HttpServletRequest request) {
    String text = given(request, "text");
    String group = given(request, "group");
    boolean meant = !sittings.isEmpty() || request.getParameter("all") != null || !group.isEmpty();
    String act = meant ? given(request, "act") : "";
    return switch (act) {
      case "extend" ->
          invigilation.extend(
              session,
              sittings,
              group,
              number(request, "percent"),
              number(request, "minutes"),
              text);
      case "pause" -> invigilation.pause(session, sittings, text);
      case "resume" -> invigilation.resume(session, sittings, text);
      case "warn" -> invigilation.warn(session, sittings, text);
      case "report" -> invigilation.report(session, sittings, given(request, "kind"), text);
      default -> 0;
    };
  }

  /**
   * Each in a transaction of its own. Whoever has handed in meanwhile is left out; one that cannot
   * be closed now does not keep the others open.
   */
  private SittingJson.Fields force(String session, List<String> sittings, String text) {
    Map<String, ConsoleRow> rows = new HashMap<>();
    invigilation.candidates(session).stream()
        .filter(row -> row.sitting() != null)
        .forEach(row -> rows.put(row.sitting(), row));
    int done = 0;
    List<ConsoleRow> left = new ArrayList<>();
    for (String sitting : new LinkedHashSet<>(sittings)) {
      ConsoleRow row = rows.get(sitting);
      try {
        invigilation.force(session, sitting, text);
        done++;
      } catch (EJBAccessException denied) {
        throw denied;
      } catch (ExamBankRefusal | EJBException notNow) {
        LOG.log(Level.INFO, "not closed by force: " + sitting, notNow);
        if (row != null) {
          left.add(row);
        }
      }
    }
    int closed = done;
    return json -> {
      json.writeNumberField("done", closed);
      json.writeArrayFieldStart("left");
      for (ConsoleRow row : left) {
        json.writeStartArray();
        json.writeNumber(row.seat());
        json.writeString(row.name());
        json.writeEndArray();
      }
      json.writeEndArray();
    };
  }

  private static String given(HttpServletRequest request, String name) {
    String value = request.getParameter(name);
    return value == null ? "" : value.strip();
  }

  private static int number(HttpServletRequest request, String name) {
    String value = given(request, name);
    return value.matches("\\d{1,4}") ? Integer.parseInt(value) : 0;
  }

  /** Asks the boundary. */
  private interface Question {
    SittingJson.Fields ask(String session);
  }

  private void answer(HttpServletRequest request, HttpServletResponse response, Question question)
      throws IOException {
    Matcher address = ADDRESS.matcher(request.getPathInfo() == null ? "" : request.getPathInfo());
    int status = 200;
    SittingJson.Fields fields;
    try {
      fields = question.ask(address.matches() ? address.group(1) : "");
    } catch (EJBAccessException denied) {
      status = request.getUserPrincipal() == null ? 401 : 403;
      fields = json -> json.writeStringField("title", texts.text("sitting.sign-in", List.of()));
    } catch (ExamBankRefusal refusal) {
      status = refusal.code().equals("sitting.unknown") ? 404 : 409;
      fields =
          json -> {
            json.writeStringField("type", "/problems/" + refusal.code());
            json.writeStringField("title", texts.text(refusal.code(), refusal.arguments()));
          };
    }
    byte[] body = SittingJson.object(fields);
    response.setStatus(status);
    response.setContentType(
        status == 200
            ? "application/json;charset=UTF-8"
            : "application/problem+json;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(body);
  }
}
