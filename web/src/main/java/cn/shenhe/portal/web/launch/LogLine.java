package cn.shenhe.portal.web.launch;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;

/**
 * One record of the log as one line of text (and the stack below it), or as one JSON object when
 * {@code PORTAL_LOG_FORMAT} is {@code json}.
 *
 * <p>Nobody should log personal data; what looks like an identity number or a mobile number is
 * masked here all the same. Line breaks inside a message cannot forge a second line.
 */
public final class LogLine extends Formatter {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX")
          .withZone(ZoneId.of("Asia/Shanghai"));

  /** Source: GB 11643-1999, 17 digits and a check character. */
  private static final Pattern ID_NUMBER = Pattern.compile("(?<!\\d)\\d{17}[\\dXx](?!\\d)");

  private static final Pattern MOBILE_NUMBER = Pattern.compile("(?<!\\d)1[3-9]\\d{9}(?!\\d)");
  private static final Pattern BREAK = Pattern.compile("[\\p{Cntrl}&&[^\\t]]+");
  private static final String OURS = "cn.shenhe.portal.";

  private final boolean json;

  public LogLine() {
    this("json".equalsIgnoreCase(System.getenv("PORTAL_LOG_FORMAT")));
  }

  LogLine(boolean json) {
    this.json = json;
  }

  @Override
  public String format(LogRecord record) {
    String name = record.getLoggerName() == null ? "" : record.getLoggerName();
    String logger = name.startsWith(OURS) ? name.substring(OURS.length()) : name;
    String message = masked(formatMessage(record));
    return json ? json(record, logger, message) : text(record, logger, message);
  }

  private static String text(LogRecord record, String logger, String message) {
    String line =
        "%s %-7s %s: %s%n"
            .formatted(
                TIME.format(record.getInstant()),
                record.getLevel().getName(),
                logger,
                BREAK.matcher(message.strip()).replaceAll(" | "));
    return record.getThrown() == null ? line : line + masked(stack(record.getThrown()));
  }

  private static String json(LogRecord record, String logger, String message) {
    StringBuilder line = new StringBuilder("{");
    field(line, "at", TIME.format(record.getInstant()));
    field(line, "level", record.getLevel().getName());
    field(line, "logger", logger);
    field(line, "thread", Long.toString(record.getLongThreadID()));
    field(line, "message", message.strip());
    if (record.getThrown() != null) {
      field(line, "stack", masked(stack(record.getThrown())));
    }
    line.setCharAt(line.length() - 1, '}');
    return line.append('\n').toString();
  }

  private static void field(StringBuilder line, String name, String value) {
    line.append('"').append(name).append("\":\"");
    value
        .chars()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                line.append('\\').append((char) c);
              } else if (c < ' ') {
                line.append("\\u%04x".formatted(c));
              } else {
                line.append((char) c);
              }
            });
    line.append("\",");
  }

  private static String masked(String text) {
    String message = text == null ? "" : text;
    String halfway = ID_NUMBER.matcher(message).replaceAll("[id number]");
    return MOBILE_NUMBER.matcher(halfway).replaceAll("[mobile number]");
  }

  private static String stack(Throwable thrown) {
    StringWriter stack = new StringWriter();
    thrown.printStackTrace(new PrintWriter(stack, true));
    return stack.toString();
  }
}
