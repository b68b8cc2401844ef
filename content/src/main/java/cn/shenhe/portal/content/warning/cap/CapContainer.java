package cn.shenhe.portal.content.warning.cap;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a feed or an envelope holds: whole messages, addresses of messages, or both.
 *
 * <p>Understood are a bare CAP document, EDXL-DE 1.0, Atom, RSS 2.0 and the plain {@code alerts}
 * list that SMHI serves. Inside Atom only entries count: a message beside them is foreign markup.
 * An address is returned as text; nothing is fetched here.
 *
 * @param kind what the root element is
 * @param messages whole documents, UTF-8, in the order of the container
 * @param links addresses of CAP documents, https or http only, in order, without repeats
 * @param flaws what the container lacks; an entry without a message or address is one
 * @param actual false when the envelope says that it is a test, an exercise or a message between
 *     systems, whatever stands in the messages it holds
 */
public record CapContainer(
    Kind kind, List<byte[]> messages, List<String> links, List<String> flaws, boolean actual) {

  /** The containers of the field. */
  public enum Kind {
    CAP,
    CAP_LIST,
    EDXL_DE,
    ATOM,
    RSS,
    UNREADABLE
  }

  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final String EDXL_DE = "urn:oasis:names:tc:emergency:EDXL:DE:1.0";
  private static final int MAX_ENTRIES = 2_000;

  public CapContainer {
    messages = List.copyOf(messages);
    links = List.copyOf(links);
    flaws = List.copyOf(flaws);
  }

  /** Reads a container; what is not one comes back as {@link Kind#UNREADABLE} with the reason. */
  public static CapContainer read(byte[] bytes) {
    XmlElement root;
    try {
      root = XmlGate.read(bytes, XmlGate.MAX_BYTES);
    } catch (XmlGate.Refused e) {
      return new CapContainer(
          Kind.UNREADABLE, List.of(), List.of(), List.of(String.valueOf(e.getMessage())), true);
    }
    Collector found = new Collector();
    Kind kind;
    if (root.name().equals("alert") && CapVersion.ofNamespace(root.namespace()).isPresent()) {
      return new CapContainer(Kind.CAP, List.of(bytes), List.of(), List.of(), true);
    } else if (root.name().equals("alerts")) {
      kind = Kind.CAP_LIST;
      found.alertsIn(root, Map.of());
    } else if (root.name().equals("EDXLDistribution") && root.namespace().equals(EDXL_DE)) {
      kind = Kind.EDXL_DE;
      found.edxl(root);
    } else if (root.name().equals("feed") && root.namespace().equals(ATOM)) {
      kind = Kind.ATOM;
      found.atom(root);
    } else if (root.name().equals("rss")) {
      kind = Kind.RSS;
      found.rss(root);
    } else {
      return new CapContainer(
          Kind.UNREADABLE, List.of(), List.of(), List.of("root element " + root.name()), true);
    }
    return new CapContainer(kind, found.messages, found.links, found.flaws, found.actual);
  }

  private static final class Collector {

    private final List<byte[]> messages = new ArrayList<>();
    private final List<String> links = new ArrayList<>();
    private final List<String> flaws = new ArrayList<>();
    private boolean actual = true;

    private void edxl(XmlElement root) {
      for (String name :
          List.of("distributionID", "senderID", "dateTimeSent", "distributionStatus")) {
        if (root.childText(name).orElse("").isBlank()) {
          flaws.add("EDXL-DE without " + name);
        }
      }
      // Source: EDXL-DE 1.0, 3.2.1: Actual, Exercise, System, Test. Without one the messages' own
      // status decides.
      String status = root.childText("distributionStatus").orElse("").strip();
      actual = status.isEmpty() || status.equalsIgnoreCase("Actual");
      alertsIn(root, Map.of());
    }

    private void atom(XmlElement feed) {
      needed(feed, "feed");
      Map<String, String> scope = new LinkedHashMap<>(feed.declared());
      for (XmlElement entry : limited(feed.children("entry"))) {
        needed(entry, "entry");
        int before = messages.size() + links.size();
        alertsIn(entry, scope);
        if (messages.size() + links.size() > before) {
          continue;
        }
        String best = null;
        for (XmlElement link : entry.children("link")) {
          String href = link.attributes().getOrDefault("href", "");
          String rel = link.attributes().getOrDefault("rel", "alternate");
          String type = link.attributes().getOrDefault("type", "");
          boolean cap = type.equals("application/cap+xml");
          if (cap || best == null && rel.equals("alternate") && looksLikeCap(type, href)) {
            best = href;
            if (cap) {
              break;
            }
          }
        }
        if (best == null) {
          flaws.add("entry without a message or a link to one");
        } else {
          link(best);
        }
      }
    }

    private void rss(XmlElement root) {
      XmlElement channel = root.child("channel").orElse(null);
      if (channel == null) {
        flaws.add("rss without channel");
        return;
      }
      Map<String, String> scope = new LinkedHashMap<>(root.declared());
      scope.putAll(channel.declared());
      for (XmlElement item : limited(channel.children("item"))) {
        int before = messages.size();
        alertsIn(item, scope);
        if (messages.size() > before) {
          continue;
        }
        String link = item.childText("link").orElse("").strip();
        if (link.isEmpty()) {
          flaws.add("item without a message or a link to one");
        } else {
          link(link);
        }
      }
    }

    private List<XmlElement> limited(List<XmlElement> entries) {
      if (entries.size() <= MAX_ENTRIES) {
        return entries;
      }
      flaws.add(entries.size() + " entries, only the first " + MAX_ENTRIES + " are read");
      return entries.subList(0, MAX_ENTRIES);
    }

    private void needed(XmlElement element, String what) {
      for (String name : List.of("id", "title", "updated")) {
        if (element.childText(name).orElse("").isBlank()) {
          flaws.add(what + " without " + name);
        }
      }
    }

    private void alertsIn(XmlElement parent, Map<String, String> outer) {
      Map<String, String> scope = new LinkedHashMap<>(outer);
      scope.putAll(parent.declared());
      for (XmlElement child : parent.children()) {
        if (child.name().equals("alert") && CapVersion.ofNamespace(child.namespace()).isPresent()) {
          messages.add(child.asDocument(scope).getBytes(StandardCharsets.UTF_8));
        } else {
          alertsIn(child, scope);
        }
      }
    }

    private void link(String href) {
      String lower = href.toLowerCase(Locale.ROOT);
      if (!lower.startsWith("http://") && !lower.startsWith("https://")) {
        flaws.add("link that is not http: " + href);
      } else if (!links.contains(href)) {
        links.add(href);
      }
    }

    private static boolean looksLikeCap(String type, String href) {
      return type.isEmpty()
          || type.contains("xml")
          || href.endsWith(".cap")
          || href.endsWith(".xml");
    }
  }
}
