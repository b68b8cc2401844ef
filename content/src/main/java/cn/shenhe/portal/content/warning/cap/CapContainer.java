package cn.shenhe.portal.content.warning.cap;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a feed or an envelope holds: whole messages, addresses of messages, or both.
 *
 * <p>Understood are a bare CAP document, EDXL-DE 1.0 and 2.0, Atom, RSS 1.0 and 2.0 and the plain
 * {@code alerts} list that SMHI serves. Inside Atom only entries count: a message beside them is
 * foreign markup. An address is returned as text; nothing is fetched here.
 *
 * @param kind what the root element is
 * @param messages whole documents, UTF-8, in the order of the container
 * @param links addresses of CAP documents, https or http only, in order, without repeats; relative
 *     ones completed
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
  private static final String EDXL_DE_2 = "urn:oasis:names:tc:emergency:EDXL:DE:2.0";
  private static final String RSS_1 = "http://purl.org/rss/1.0/";
  private static final int MAX_ENTRIES = 2_000;

  public CapContainer {
    messages = List.copyOf(messages);
    links = List.copyOf(links);
    flaws = List.copyOf(flaws);
  }

  /** Reads a container that came without an address of its own. */
  public static CapContainer read(byte[] bytes) {
    return read(bytes, "");
  }

  /**
   * Reads a container; what is not one comes back as {@link Kind#UNREADABLE} with the reason.
   *
   * @param address where it was fetched, for the relative addresses in it; may be empty
   */
  public static CapContainer read(byte[] bytes, String address) {
    XmlElement root;
    try {
      root = XmlGate.read(bytes, XmlGate.MAX_BYTES);
    } catch (XmlGate.Refused e) {
      return new CapContainer(
          Kind.UNREADABLE, List.of(), List.of(), List.of(String.valueOf(e.getMessage())), true);
    }
    Collector found = new Collector(address);
    Kind kind;
    if (root.name().equals("alert") && CapVersion.ofNamespace(root.namespace()).isPresent()) {
      return new CapContainer(Kind.CAP, List.of(bytes), List.of(), List.of(), true);
    } else if (root.name().equals("alerts")) {
      kind = Kind.CAP_LIST;
      found.alertsIn(root, Map.of());
    } else if (root.name().equalsIgnoreCase("EDXLDistribution")
        && (root.namespace().equals(EDXL_DE) || root.namespace().equals(EDXL_DE_2))) {
      kind = Kind.EDXL_DE;
      found.edxl(root);
    } else if (root.name().equals("feed") && root.namespace().equals(ATOM)) {
      kind = Kind.ATOM;
      found.atom(root);
    } else if (root.name().equals("rss")) {
      kind = Kind.RSS;
      found.rss(root);
    } else if (root.name().equals("RDF")
        && root.children().stream().anyMatch(child -> child.namespace().equals(RSS_1))) {
      kind = Kind.RSS;
      found.rdf(root);
    } else {
      return new CapContainer(
          Kind.UNREADABLE, List.of(), List.of(), List.of("root element " + root.name()), true);
    }
    return new CapContainer(
        kind, found.messages, List.copyOf(found.links), found.flaws, found.actual);
  }

  private static final class Collector {

    private final List<byte[]> messages = new ArrayList<>();
    private final Set<String> links = new LinkedHashSet<>();
    private final List<String> flaws = new ArrayList<>();
    private final String address;
    private boolean actual = true;

    private Collector(String address) {
      this.address = address;
    }

    private void edxl(XmlElement root) {
      for (String name :
          List.of("distributionID", "senderID", "dateTimeSent", "distributionStatus")) {
        if (root.child(name).map(Collector::said).orElse("").isEmpty()) {
          flaws.add("EDXL-DE without " + name);
        }
      }
      // Source: EDXL-DE 1.0, 3.2.1: Actual, Exercise, System, Test. Without one the messages' own
      // status decides.
      String status = root.child("distributionStatus").map(Collector::said).orElse("");
      actual = status.isEmpty() || status.equalsIgnoreCase("Actual");
      alertsIn(root, Map.of());
      if (messages.isEmpty()) {
        flaws.add("EDXL-DE without a CAP message in its XML content");
      }
    }

    /** The text, also when 2.0 puts it into an element of its list of values. */
    private static String said(XmlElement element) {
      String text = element.text().strip();
      return text.isEmpty()
          ? element.children().stream()
              .map(Collector::said)
              .filter(inner -> !inner.isEmpty())
              .findFirst()
              .orElse("")
          : text;
    }

    private void atom(XmlElement feed) {
      needed(feed, "feed");
      String base = base(feed, address);
      Map<String, String> scope = new LinkedHashMap<>(feed.declared());
      for (XmlElement entry : limited(feed.children("entry"))) {
        needed(entry, "entry");
        int before = messages.size() + links.size();
        alertsIn(entry, scope);
        if (messages.size() + links.size() > before) {
          continue;
        }
        String best = null;
        String at = base(entry, base);
        for (XmlElement link : entry.children("link")) {
          String href = link.attributes().getOrDefault("href", "");
          String rel = link.attributes().getOrDefault("rel", "alternate");
          String type = link.attributes().getOrDefault("type", "");
          boolean cap = isCap(type);
          if (cap || best == null && rel.equals("alternate") && looksLikeCap(type, href)) {
            best = href;
            if (cap) {
              break;
            }
          }
        }
        XmlElement content = entry.child("content").orElse(null);
        if (content != null
            && content.attributes().containsKey("src")
            && (best == null || isCap(content.attributes().getOrDefault("type", "")))) {
          best = content.attributes().get("src");
        }
        if (best == null) {
          flaws.add("entry without a message or a link to one");
        } else {
          link(best, at);
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
      items(channel.children("item"), scope);
    }

    /** RSS 1.0: the items stand beside the channel. */
    private void rdf(XmlElement root) {
      items(
          root.children().stream()
              .filter(e -> e.name().equals("item") && e.namespace().equals(RSS_1))
              .toList(),
          root.declared());
    }

    private void items(List<XmlElement> items, Map<String, String> scope) {
      for (XmlElement item : limited(items)) {
        int before = messages.size();
        alertsIn(item, scope);
        if (messages.size() > before) {
          continue;
        }
        String link =
            item.children("enclosure").stream()
                .filter(e -> isCap(e.attributes().getOrDefault("type", "")))
                .map(e -> e.attributes().getOrDefault("url", "").strip())
                .filter(url -> !url.isEmpty())
                .findFirst()
                .orElse(item.childText("link").orElse("").strip());
        if (link.isEmpty()) {
          link =
              item.child("guid")
                  .filter(e -> !e.attributes().getOrDefault("isPermaLink", "true").equals("false"))
                  .map(e -> e.text().strip())
                  .filter(text -> text.startsWith("http"))
                  .orElse("");
        }
        if (link.isEmpty()) {
          flaws.add("item without a message or a link to one");
        } else {
          link(link, address);
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

    private static String base(XmlElement element, String outer) {
      String own = element.attributes().getOrDefault("xml:base", "").strip();
      return own.isEmpty() ? outer : resolved(own, outer);
    }

    private static String resolved(String href, String base) {
      try {
        return base.isEmpty() ? href : URI.create(base).resolve(href).toString();
      } catch (IllegalArgumentException e) {
        return href;
      }
    }

    private void link(String href, String base) {
      String whole = resolved(href.strip(), base);
      String lower = whole.toLowerCase(Locale.ROOT);
      if (lower.startsWith("http://") || lower.startsWith("https://")) {
        links.add(whole);
      } else {
        flaws.add("link that is not http: " + href);
      }
    }

    private static boolean isCap(String type) {
      return type.replaceFirst(";.*", "").strip().equalsIgnoreCase("application/cap+xml");
    }

    private static boolean looksLikeCap(String type, String href) {
      return type.isEmpty()
          || type.contains("xml")
          || href.endsWith(".cap")
          || href.endsWith(".xml");
    }
  }
}
