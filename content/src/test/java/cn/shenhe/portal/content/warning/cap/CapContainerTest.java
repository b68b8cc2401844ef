package cn.shenhe.portal.content.warning.cap;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.warning.SharedFixtures;
import cn.shenhe.portal.content.warning.cap.CapContainer.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

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
}
