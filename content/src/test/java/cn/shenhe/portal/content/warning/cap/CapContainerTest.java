package cn.shenhe.portal.content.warning.cap;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.warning.SharedFixtures;
import cn.shenhe.portal.content.warning.cap.CapContainer.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapContainerTest {

  /** file, kind, messages, links, flaws. */
  private static final List<String> EXPECTED =
      List.of(
          "cap-library__testdata__amber.atom ATOM 1 0 0",
          "cap-library__testdata__empty_weather_index.atom ATOM 0 0 0",
          "cap-library__testdata__invalid.rss RSS 0 0 1",
          "cap-library__testdata__invalid_element.atom ATOM 0 0 1",
          "cap-library__testdata__no_entries.atom ATOM 0 0 0",
          "cap-library__testdata__no_id.atom ATOM 0 0 3",
          "cap-library__testdata__no_link.atom ATOM 0 0 1",
          "cap-library__testdata__no_title.atom ATOM 0 0 2",
          "cap-library__testdata__weather_index.atom ATOM 0 2 0",
          "cap-library__testdata__weather_invalid.atom ATOM 1 0 0",
          "cap-library__testdata__xee.atom UNREADABLE 0 0 1",
          "cap-library__validator__src__com__google__publicalerts__cap__validator__examples__earthquake.atom"
              + " ATOM 1 0 0",
          "capparselib__test__data__earthquake2.atom ATOM 0 1 0",
          "capparselib__tests__resources__bushfire_valid.edxlde EDXL_DE 59 0 0",
          "capparselib__tests__resources__oregon_nws.atom ATOM 1 0 0",
          "capparselib__tests__resources__pelmorex.atom UNREADABLE 0 0 1",
          "capparselib__tests__resources__smhi.se.alerts.cap CAP_LIST 17 0 0",
          "capparselib__tests__resources__us_nws_weather.atom ATOM 0 2 0",
          "capparselib__tests__resources__usgs_alerthub.atom ATOM 0 1 0",
          "capparselib__tests__resources__weather.atom ATOM 1 0 0",
          // No XML: what a converter of another project reads, refused as unreadable.
          "foss-public-alert-server__lib__testdata__alertswiss-POA-1216107687-4.json UNREADABLE 0 0"
              + " 1",
          "foss-public-alert-server__lib__testdata__au-bom-en.rss.xml RSS 0 1 0",
          "foss-public-alert-server__lib__testdata__mow.DE-HE-KS-SE106-20250313-106-001.json"
              + " UNREADABLE 0 0 1");

  @Test
  void theEnvelopeOfTheFireServiceHoldsFiftyNineMessages() {
    CapContainer envelope = read("capparselib__tests__resources__bushfire_valid.edxlde");
    assertThat(envelope.kind()).isEqualTo(Kind.EDXL_DE);
    assertThat(envelope.messages()).hasSize(59);
    assertThat(envelope.flaws()).isEmpty();
    for (byte[] message : envelope.messages()) {
      assertThat(CapReader.read(message).alert()).isPresent();
    }
  }

  @Test
  void everyFeedIsReadOrRefusedWithAReason() {
    List<String> lines = new ArrayList<>();
    for (Path file : SharedFixtures.filesIn(SharedFixtures.warn().resolve("feeds"))) {
      CapContainer feed = CapContainer.read(SharedFixtures.bytes(file));
      lines.add(
          file.getFileName()
              + " "
              + feed.kind()
              + " "
              + feed.messages().size()
              + " "
              + feed.links().size()
              + " "
              + feed.flaws().size());
    }
    assertThat(lines).containsExactlyElementsOf(EXPECTED);
  }

  @Test
  void aMessageBesideTheEntriesIsForeignMarkup() {
    CapContainer feed = read("cap-library__testdata__no_entries.atom");
    assertThat(feed.kind()).isEqualTo(Kind.ATOM);
    assertThat(feed.messages()).isEmpty();
  }

  @Test
  void anIndexGivesAddressesAndFetchesNothing() {
    CapContainer feed = read("capparselib__tests__resources__us_nws_weather.atom");
    assertThat(feed.messages()).isEmpty();
    assertThat(feed.links()).isNotEmpty().allMatch(link -> link.startsWith("http"));
  }

  private static CapContainer read(String name) {
    return CapContainer.read(
        SharedFixtures.bytes(SharedFixtures.warn().resolve("feeds").resolve(name)));
  }

  private static final String ALERT =
      "<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"><identifier>1</identifier></alert>";

  @ParameterizedTest
  @CsvSource({"Actual,true", "Exercise,false"})
  void theSecondEditionOfTheEnvelopeIsReadLikeTheFirst(String status, boolean actual) {
    CapContainer envelope =
        of(
            "<edxlDistribution xmlns=\"urn:oasis:names:tc:emergency:EDXL:DE:2.0\">"
                + "<distributionID>d</distributionID><senderID>s</senderID><dateTimeSent>t</dateTimeSent>"
                + "<distributionStatus><StatusKindDefault>"
                + status
                + "</StatusKindDefault></distributionStatus><content><contentObject><contentXML>"
                + "<embeddedXMLContent>"
                + ALERT
                + "</embeddedXMLContent></contentXML></contentObject></content></edxlDistribution>");
    assertThat(envelope.kind()).isEqualTo(Kind.EDXL_DE);
    assertThat(envelope.messages()).hasSize(1);
    assertThat(envelope.flaws()).isEmpty();
    assertThat(envelope.actual()).isEqualTo(actual);
  }

  @Test
  void addressesInAFeedAreCompletedByThatOfTheFeed() {
    String entry = "<entry><id>i</id><title>t</title><updated>u</updated>%s</entry>";
    CapContainer feed =
        CapContainer.read(
            ("<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>i</id><title>t</title><updated>u</updated>"
                    + entry.formatted("<link type=\"application/cap+xml\" href=\"a.cap\"/>")
                    + entry.formatted("<link href=\"/b.xml\"/>")
                    + entry
                        .formatted("<link href=\"c.cap\" xml:base=\"x/\"/>")
                        .replace("<entry>", "<entry xml:base=\"https://w.example/y/\">")
                    + entry.formatted("<content type=\"application/cap+xml\" src=\"d.cap\"/>")
                    + entry.formatted(
                        "<link href=\"e.html\" type=\"text/html\"/>"
                            + "<link rel=\"related\" href=\"e.cap\" type=\"application/cap+xml; v=1\"/>")
                    + "</feed>")
                .getBytes(StandardCharsets.UTF_8),
            "https://f.example/dir/feed.atom");
    assertThat(feed.links())
        .containsExactly(
            "https://f.example/dir/a.cap",
            "https://f.example/b.xml",
            "https://w.example/y/c.cap",
            "https://f.example/dir/d.cap",
            "https://f.example/dir/e.cap");
    assertThat(feed.flaws()).isEmpty();
  }

  @Test
  void anItemIsFetchedWhereItsMessageIsAndNotWhereItsPageIs() {
    CapContainer feed =
        of(
            "<rss version=\"2.0\" xmlns:a=\"http://www.w3.org/2005/Atom\"><channel>"
                + "<item><a:link href=\"https://w.example/self\"/><link>https://w.example/a.html</link>"
                + "<enclosure url=\"https://w.example/a.cap\" type=\"application/cap+xml\"/></item>"
                + "<item><guid>https://w.example/b.cap</guid></item>"
                + "<item><guid isPermaLink=\"false\">https://w.example/no</guid></item></channel></rss>");
    assertThat(feed.links()).containsExactly("https://w.example/a.cap", "https://w.example/b.cap");
    assertThat(feed.flaws()).hasSize(1);
    CapContainer first =
        of(
            "<r:RDF xmlns:r=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\">"
                + "<channel/><item><link>https://w.example/c.cap</link></item></r:RDF>");
    assertThat(first.links()).containsExactly("https://w.example/c.cap");
  }

  private static CapContainer of(String text) {
    return CapContainer.read(text.getBytes(StandardCharsets.UTF_8));
  }
}
