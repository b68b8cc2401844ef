package cn.shenhe.portal.content.warning.cap;

import cn.shenhe.portal.content.warning.cap.CapProblem.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which elements may stand where and in what order (the schemas are sequences).
 *
 * <p>Source: OASIS CAP 1.2, section 3.4; CAP 1.1 and 1.0 schemas, which differ only in what is
 * mandatory.
 */
final class CapElements {

  /** Marks: {@code !} mandatory, {@code *} repeatable, {@code +} both. */
  private static final String ALERT =
      "identifier! sender! sent! status! msgType! password source scope! restriction addresses"
          + " code* note references incidents info*";

  private static final String INFO =
      "language category+ event! responseType* urgency! severity! certainty! audience eventCode*"
          + " effective onset expires senderName headline description instruction web contact"
          + " parameter* resource* area*";
  private static final String RESOURCE = "resourceDesc! mimeType! size uri derefUri digest";
  private static final String AREA = "areaDesc! polygon* circle* geocode* altitude ceiling";

  /** Without these nobody can say which message it is or what it does. */
  private static final List<String> IDENTITY =
      List.of("identifier", "sender", "sent", "status", "msgType");

  /** Optional before 1.2 although later mandatory. */
  private static final List<String> LATER_MANDATORY = List.of("mimeType");

  private static final List<String> MANDATORY_SINCE_1_1 = List.of("scope", "category");

  private CapElements() {}

  static void checkAlert(XmlElement alert, CapVersion version, List<CapProblem> problems) {
    check(alert, "alert", ALERT, version, problems);
    int number = 0;
    for (XmlElement info : alert.children("info")) {
      String path = "alert/info[" + ++number + "]";
      check(info, path, INFO, version, problems);
      checkEach(info, "resource", path, RESOURCE, version, problems);
      checkEach(info, "area", path, AREA, version, problems);
    }
  }

  private static void checkEach(
      XmlElement parent,
      String name,
      String path,
      String sequence,
      CapVersion version,
      List<CapProblem> problems) {
    int number = 0;
    for (XmlElement child : parent.children(name)) {
      check(child, path + "/" + name + "[" + ++number + "]", sequence, version, problems);
    }
  }

  private static void check(
      XmlElement parent,
      String path,
      String sequence,
      CapVersion version,
      List<CapProblem> problems) {
    List<String> order = new ArrayList<>();
    List<String> mandatory = new ArrayList<>();
    List<String> repeatable = new ArrayList<>();
    for (String word : sequence.split(" ")) {
      String name = word.replaceAll("[!*+]", "");
      order.add(name);
      if (word.endsWith("!") || word.endsWith("+")) {
        mandatory.add(name);
      }
      if (word.endsWith("*") || word.endsWith("+")) {
        repeatable.add(name);
      }
    }
    Map<String, Integer> seen = new LinkedHashMap<>();
    int furthest = -1;
    for (XmlElement child : parent.children()) {
      // Other namespaces (signatures, extensions) are allowed beside the standard's own elements.
      if (!child.namespace().equals(parent.namespace())) {
        continue;
      }
      int place = order.indexOf(child.name());
      String where = path + "/" + child.name();
      if (place < 0) {
        problems.add(new CapProblem(Rule.UNKNOWN_ELEMENT, where, child.name()));
        continue;
      }
      if (place < furthest) {
        problems.add(new CapProblem(Rule.WRONG_ORDER, where, child.name()));
      }
      furthest = Math.max(furthest, place);
      if (seen.merge(child.name(), 1, Integer::sum) == 2 && !repeatable.contains(child.name())) {
        problems.add(new CapProblem(Rule.REPEATED_ELEMENT, where, child.name()));
      }
    }
    for (String name : mandatory) {
      if (!seen.containsKey(name) && required(name, version)) {
        boolean identity = path.equals("alert") && IDENTITY.contains(name);
        problems.add(
            new CapProblem(
                identity ? Rule.MISSING_IDENTITY : Rule.MISSING_ELEMENT, path + "/" + name, ""));
      }
    }
  }

  private static boolean required(String name, CapVersion version) {
    return switch (version) {
      case V1_2 -> true;
      case V1_1 -> !LATER_MANDATORY.contains(name);
      case V1_0 -> !LATER_MANDATORY.contains(name) && !MANDATORY_SINCE_1_1.contains(name);
    };
  }
}
