package cn.shenhe.portal.web.exambank.sitting;

import cn.shenhe.portal.exambank.ExamBankRefusal;
import cn.shenhe.portal.exambank.grading.AreaMark;
import cn.shenhe.portal.exambank.grading.ResultShown;
import cn.shenhe.portal.exambank.grading.Results;
import cn.shenhe.portal.exambank.sitting.DeviceFacts;
import cn.shenhe.portal.exambank.sitting.HandInCall;
import cn.shenhe.portal.exambank.sitting.HandInReceipt;
import cn.shenhe.portal.exambank.sitting.OpenedSitting;
import cn.shenhe.portal.exambank.sitting.Pulse;
import cn.shenhe.portal.exambank.sitting.SaveCall;
import cn.shenhe.portal.exambank.sitting.SaveReceipt;
import cn.shenhe.portal.exambank.sitting.SittingLanes;
import cn.shenhe.portal.exambank.sitting.Sittings;
import cn.shenhe.portal.exambank.sitting.Standing;
import cn.shenhe.portal.exambank.sitting.UnknownSitting;
import cn.shenhe.portal.web.security.ClientAddress;
import cn.shenhe.portal.web.shell.RefusalTexts;
import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.security.Principal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The interface of the candidate's page, {@code /api/v1/sittings/<sitting>/<act>}: a servlet, not a
 * REST resource, because at the bell every tenth of a millisecond counts 500 times.
 *
 * <p>{@code POST open} asks who is signed in; everything else asks only for the secret that {@code
 * open} gave, in the header {@code X-Sitting-Token}. {@code GET check} tells the time and is there
 * for measuring the network. No answer holds a key or an explanation. The moment of a request is
 * taken before anything else is done.
 */
@WebServlet("/api/v1/sittings/*")
public class SittingServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final Pattern ADDRESS = Pattern.compile("/([0-9a-z]{26})/([a-z-]{1,20})");
  private static final Set<String> GETS = Set.of("sheet", "pulse", "standing");
  private static final Set<String> POSTS = Set.of("open", "save", "hand-in");

  @Inject transient Sittings sittings;
  @Inject transient SittingLanes lanes;
  @Inject transient Results results;
  @Inject transient InstantSource clock;
  @Inject transient RefusalTexts texts;
  @Inject transient ClientAddress clientAddress;

  @Inject
  @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
  transient String publicUrl;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Instant receivedAt = clock.instant();
    String path = request.getPathInfo() == null ? "" : request.getPathInfo();
    Matcher address = ADDRESS.matcher(path);
    String method = request.getMethod();
    boolean get = method.equals("GET");
    if (get && path.equals("/check")) {
      send(response, json -> moment(json, "now", receivedAt));
      return;
    }
    if (!address.matches()
        || !(GETS.contains(address.group(2)) || POSTS.contains(address.group(2)))) {
      problem(response, 404, "sitting.unknown", List.of());
      return;
    }
    String act = address.group(2);
    if (!(get ? GETS : POSTS).contains(act) || !(get || method.equals("POST"))) {
      response.setHeader("Allow", GETS.contains(act) ? "GET" : "POST");
      problem(response, 405, "sitting.method", List.of());
      return;
    }
    try {
      answer(address.group(1), act, request, response, receivedAt);
    } catch (UnknownSitting unknown) {
      problem(response, 404, unknown.code(), unknown.arguments());
    } catch (ExamBankRefusal refusal) {
      refuse(response, refusal, receivedAt);
    } catch (SittingJson.Malformed malformed) {
      problem(response, 400, "sitting.entry", List.of());
    }
  }

  /** Whoever is early is told when to come back, by the server's clock. */
  private void refuse(HttpServletResponse response, ExamBankRefusal refusal, Instant now)
      throws IOException {
    Optional<Instant> opensAt =
        refusal.code().equals("sitting.early")
            ? refusal.arguments().stream()
                .filter(Instant.class::isInstance)
                .map(Instant.class::cast)
                .findFirst()
            : Optional.empty();
    problem(
        response,
        status(refusal.code()),
        refusal.code(),
        refusal.arguments(),
        json -> {
          if (opensAt.isPresent()) {
            moment(json, "opensAt", opensAt.get());
            moment(json, "now", now);
          }
        });
  }

  private static int status(String code) {
    return code.endsWith("-forbidden") ? 403 : 409;
  }

  private void answer(
      String sitting,
      String act,
      HttpServletRequest request,
      HttpServletResponse response,
      Instant receivedAt)
      throws IOException {
    String token = request.getHeader("X-Sitting-Token");
    if (act.equals("open")) {
      open(sitting, request, response, receivedAt);
      return;
    }
    if (token == null || token.length() > 60) {
      throw new UnknownSittingToken();
    }
    switch (act) {
      case "sheet" -> {
        // In a header: the sheet itself was packed long before.
        response.setHeader("X-Sitting-Now", Long.toString(receivedAt.toEpochMilli()));
        sheet(request, response, sittings.sheet(sitting, token, receivedAt));
      }
      case "pulse" -> pulse(sitting, token, response, receivedAt);
      case "standing" -> {
        Standing standing = sittings.standing(sitting, token, receivedAt);
        send(response, json -> writeStanding(json, standing.answers(), standing.flagged()));
      }
      case "save" -> {
        SittingJson.Batch batch = SittingJson.batch(request.getInputStream());
        SaveReceipt receipt = lanes.save(new SaveCall(sitting, token, batch.entries(), receivedAt));
        send(response, json -> writeSaved(json, sitting, receipt, receivedAt));
      }
      default -> {
        SittingJson.Batch batch = SittingJson.batch(request.getInputStream());
        HandInReceipt receipt =
            lanes.handIn(
                new HandInCall(
                    sitting, token, batch.entries(), batch.last(), batch.timeUp(), receivedAt));
        Optional<ResultShown> result =
            receipt.closed() ? results.shown(sitting, receipt.person()) : Optional.empty();
        send(response, json -> writeHandedIn(json, receipt, result, receivedAt));
      }
    }
  }

  /** No secret, or nothing that could be one. */
  private static final class UnknownSittingToken extends ExamBankRefusal {
    private static final long serialVersionUID = 1L;

    UnknownSittingToken() {
      super("sitting.token-forbidden");
    }
  }

  private void open(
      String sitting, HttpServletRequest request, HttpServletResponse response, Instant receivedAt)
      throws IOException {
    Principal caller = request.getUserPrincipal();
    if (caller == null) {
      problem(response, 401, "sitting.sign-in", List.of());
      return;
    }
    DeviceFacts device =
        new DeviceFacts(
            clientAddress.of(request), request.getHeader("User-Agent"), proofs(sitting, request));
    OpenedSitting opened = sittings.open(sitting, caller.getName(), device, receivedAt);
    send(response, json -> writeOpened(json, opened, receivedAt));
  }

  /**
   * What Safe Exam Browser says about itself: in headers over the address of this request, or,
   * where its web view lets it set none, by its script interface over the address of the page.
   * Addresses as the browser knows them: before a proxy.
   */
  private List<DeviceFacts.Proof> proofs(String sitting, HttpServletRequest request) {
    String page = publicUrl + request.getContextPath() + "/my/exam/sitting?id=" + sitting;
    String here = publicUrl + request.getRequestURI();
    return Stream.of(
            proof(request, "X-SafeExamBrowser-ConfigKeyHash", here),
            proof(request, "X-SafeExamBrowser-RequestHash", here),
            proof(request, "X-Sitting-Config-Key", page),
            proof(request, "X-Sitting-Exam-Key", page))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<DeviceFacts.Proof> proof(
      HttpServletRequest request, String header, String url) {
    return Optional.ofNullable(request.getHeader(header))
        .map(hash -> new DeviceFacts.Proof(url, hash));
  }

  private static void writeOpened(JsonGenerator json, OpenedSitting o, Instant now)
      throws IOException {
    json.writeStringField("sitting", o.sitting());
    json.writeStringField("token", o.token());
    json.writeNumberField("epoch", o.epoch());
    json.writeStringField("anchor", o.anchor());
    json.writeStringField("state", o.state().name());
    moment(json, "startedAt", o.startedAt());
    moment(json, "deadline", o.deadline());
    moment(json, "now", now);
    json.writeNumberField("grace", o.graceSeconds());
    json.writeNumberField("questions", o.questions());
    json.writeNumberField("seq", o.seq());
    json.writeStringField("notice", o.notice());
    json.writeNumberField("lastQuestion", o.lastQuestion());
    json.writeNumberField("noticeNumber", o.noticeNumber());
    json.writeStringField("candidate", o.candidate());
    json.writeNumberField("seat", o.seat());
    writeStanding(json, o.answers(), o.flagged());
  }

  private static void writeStanding(
      JsonGenerator json, Map<Integer, String> answers, Set<Integer> flagged) throws IOException {
    json.writeObjectFieldStart("answers");
    for (Map.Entry<Integer, String> answer : answers.entrySet()) {
      json.writeFieldName(Integer.toString(answer.getKey()));
      json.writeRawValue(answer.getValue());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("flagged");
    for (int question : flagged) {
      json.writeNumber(question);
    }
    json.writeEndArray();
  }

  private static void writeSaved(
      JsonGenerator json, String sitting, SaveReceipt receipt, Instant now) throws IOException {
    json.writeStringField("sitting", sitting);
    json.writeNumberField("acked", receipt.acked());
    json.writeStringField("hash", receipt.hash());
    json.writeNumberField("seq", receipt.seq());
    json.writeStringField("state", receipt.state().name());
    json.writeBooleanField("fenced", receipt.fenced());
    json.writeStringField("refusal", receipt.refusal());
    moment(json, "deadline", receipt.deadline());
    moment(json, "now", now);
  }

  private static void writeHandedIn(
      JsonGenerator json, HandInReceipt receipt, Optional<ResultShown> result, Instant now)
      throws IOException {
    json.writeBooleanField("closed", receipt.closed());
    json.writeStringField("refusal", receipt.refusal());
    json.writeNumberField("acked", receipt.acked());
    moment(json, "deadline", receipt.deadline());
    moment(json, "submittedAt", receipt.submittedAt());
    json.writeStringField("by", receipt.by() == null ? null : receipt.by().name());
    json.writeNumberField("answered", receipt.answered());
    json.writeNumberField("questions", receipt.questions());
    json.writeStringField("code", receipt.closed() ? receipt.code() : null);
    if (result.isPresent()) {
      writeResult(json, result.get());
    }
    moment(json, "now", now);
  }

  /** Marks as they are written on paper: without zeros at the end. */
  private static void writeResult(JsonGenerator json, ResultShown result) throws IOException {
    json.writeObjectFieldStart("result");
    json.writeStringField("outcome", result.outcome().name());
    json.writeStringField("marks", plain(result.marks()));
    json.writeStringField("full", plain(result.fullMarks()));
    json.writeStringField("pass", plain(result.passMark()));
    json.writeArrayFieldStart("areas");
    for (AreaMark area : result.areas()) {
      json.writeStartObject();
      json.writeStringField("area", area.area());
      json.writeStringField("marks", plain(area.earned()));
      json.writeStringField("full", plain(area.full()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static String plain(BigDecimal marks) {
    return marks.stripTrailingZeros().toPlainString();
  }

  private void pulse(String sitting, String token, HttpServletResponse response, Instant now)
      throws IOException {
    Optional<Pulse> pulse = sittings.pulse(sitting, token, now);
    send(
        response,
        json -> {
          moment(json, "now", now);
          if (pulse.isPresent()) {
            Pulse p = pulse.get();
            json.writeStringField("state", p.state().name());
            json.writeNumberField("epoch", p.epoch());
            moment(json, "deadline", p.deadline());
            json.writeNumberField("seq", p.seq());
            json.writeStringField("notice", p.notice());
            json.writeNumberField("noticeNumber", p.noticeNumber());
          }
        });
  }

  /** Packed ahead of the bell; unpacked only for a client that does not understand gzip. */
  private static void sheet(HttpServletRequest request, HttpServletResponse response, byte[] gzip)
      throws IOException {
    String accepted = request.getHeader("Accept-Encoding");
    byte[] body = gzip;
    if (accepted != null && accepted.contains("gzip")) {
      response.setHeader("Content-Encoding", "gzip");
    } else {
      body = new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes();
    }
    send(response, body);
  }

  private static void moment(JsonGenerator json, String name, Instant moment) throws IOException {
    if (moment == null) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, moment.toEpochMilli());
    }
  }

  private static void send(HttpServletResponse response, SittingJson.Fields fields)
      throws IOException {
    send(response, SittingJson.object(fields));
  }

  private static void send(HttpServletResponse response, byte[] body) throws IOException {
    response.setContentType("application/json;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private void problem(
      HttpServletResponse response, int status, String code, List<Object> arguments)
      throws IOException {
    problem(response, status, code, arguments, json -> {});
  }

  private void problem(
      HttpServletResponse response,
      int status,
      String code,
      List<Object> arguments,
      SittingJson.Fields more)
      throws IOException {
    String title = texts.text(code, arguments);
    byte[] body =
        SittingJson.object(
            json -> {
              json.writeStringField("type", "/problems/" + code);
              json.writeStringField("title", title);
              json.writeNumberField("status", status);
              more.write(json);
            });
    response.setStatus(status);
    response.setContentType("application/problem+json;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
