package cn.shenhe.portal.content.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packages are taken apart in memory, and each fault has its words. */
class ScormReaderTest {

  private static final String MANIFEST =
      """
      <manifest xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
      <metadata><schemaversion>1.2</schemaversion></metadata>
      <organizations default="o"><organization identifier="o"><title>灭火器</title>
      <item identifier="i"><title>章</title>
      <item identifier="i1" identifierref="r1" parameters="?a=1"><title>第一节</title><adlcp:masteryscore>80</adlcp:masteryscore></item></item>
      </organization></organizations>
      <resources><resource identifier="r1" type="webcontent" adlcp:scormtype="sco" href="%s"/></resources></manifest>
      """;

  @TempDir Path folder;

  private ScormPackage read(String... namesAndContents) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, Charset.forName("GBK"))) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndContents[i]));
        zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
    return ScormReader.read(
            Files.write(folder.resolve("p.zip"), bytes.toByteArray()), 100, 5_000_000)
        .scorm();
  }

  @Test
  void aPackageSaysWhatCanBePlayed() throws IOException {
    ScormPackage scorm =
        read(
            "课件/imsmanifest.xml",
            MANIFEST.formatted("页面/a.html"),
            "课件/页面/a.html",
            "x",
            "__MACOSX/._a",
            "junk");
    assertThat(scorm.edition()).isEqualTo("1.2");
    assertThat(scorm.title()).isEqualTo("灭火器");
    assertThat(scorm.items())
        .containsExactly(new ScormPackage.Item("i1", "第一节", "页面/a.html?a=1", "80", ""));
    assertThat(scorm.files()).containsExactly("imsmanifest.xml", "页面/a.html");
  }

  @ParameterizedTest
  @CsvSource({
    "b.html, scorm-file-missing",
    "https://elsewhere.example/a.html, scorm-outside",
    "javascript:alert(1), scorm-outside",
    "../a.html, scorm-file-missing"
  })
  void whatCannotBeLaunchedIsRefused(String href, String reason) {
    assertThatThrownBy(() -> read("imsmanifest.xml", MANIFEST.formatted(href), "a.html", "x"))
        .hasMessageContaining(reason);
  }

  @Test
  void namesThatEscapeAndBombsAreRefused() {
    String fine = MANIFEST.formatted("a.html");
    assertThatThrownBy(() -> read("imsmanifest.xml", fine, "a.html", "x", "../../evil.sh", "x"))
        .hasMessageContaining("zip-slip");
    assertThatThrownBy(() -> read("imsmanifest.xml", fine, "a.html", "0".repeat(6_000_000)))
        .hasMessageContaining("zip-bomb");
    assertThatThrownBy(
            () ->
                read(
                    "imsmanifest.xml",
                    "<!DOCTYPE manifest [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + fine,
                    "a.html",
                    "x"))
        .hasMessageContaining("scorm-doctype");
  }

  @ParameterizedTest
  @CsvSource({
    "exam/scorm/badscorm.zip, scorm-manifest",
    "exam/scorm/validscorm.zip, scorm-manifest",
    "exam/scorm/invalid.zip, scorm-no-manifest",
    "exam/scorm/validaicc.zip, scorm-aicc",
    "exam/scorm/singlescobasic_missingorg.zip, scorm-no-organization",
    "attack/zip/patt-symlink-etc_passwd.zip, zip-link",
    "attack/zip/snyk-zip-slip.zip, zip-slip",
    "exam/scorm/RuntimeBasicCalls_SCORM20043rdEdition.zip, 2004 1",
    "exam/scorm/RuntimeMinimumCalls_SCORM12.zip, 1.2 ",
    "exam/scorm/RuntimeMinimumCalls_SCORM12-mini.zip, 1.2 ",
    "exam/scorm/complexscorm.zip, 1.2 ",
    "exam/scorm/singlesco_scorm12.zip, 1.2 1",
    "exam/scorm/singlescobasic.zip, 1.2 1"
  })
  void theFixturesPlayOrSayWhyNot(String name, String outcome) {
    Path root = Path.of(System.getProperty("maven.multiModuleProjectDirectory", ".."));
    Path file = root.resolve("../shared/fixtures").resolve(name).normalize();
    assumeTrue(Files.exists(file), "shared fixtures are absent");
    String seen;
    try {
      ScormPackage scorm = ScormReader.read(file, 5000, 50_000_000).scorm();
      seen = scorm.edition() + " " + scorm.items().size();
    } catch (MediaRefused refused) {
      seen = refused.code();
    }
    assertThat(seen).contains(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "./a.html, a.html",
    "/a.html, a.html",
    "x/../a.html, a.html",
    "A.HTML, a.html",
    "my%20folder/b.html, my folder/b.html",
    "%BF%CE.html, 课.html",
    "a.html#/1, a.html#/1"
  })
  void aPathIsFoundAsOtherMachinesWriteIt(String href, String launch) throws IOException {
    ScormPackage scorm =
        read(
            "IMSManifest.xml",
            MANIFEST.replace(" parameters=\"?a=1\"", "").formatted(href),
            "a.html",
            "x",
            "my folder/b.html",
            "x",
            "课.html",
            "x");
    assertThat(scorm.items().get(0).launch()).isEqualTo(launch);
  }

  @Test
  void aBaseOfTheWholeManifestCounts() throws IOException {
    String manifest =
        MANIFEST.formatted("a.html").replace("<manifest", "<manifest xml:base=\"x/\"");
    assertThat(read("imsmanifest.xml", manifest, "x/a.html", "x").items().get(0).launch())
        .isEqualTo("x/a.html?a=1");
  }

  @Test
  void theScoreThatPassesIsReadInBothEditions() throws IOException {
    String sequencing =
        "<s:sequencing xmlns:s=\"http://www.imsglobal.org/xsd/imsss\"><s:objectives>"
            + "<s:primaryObjective satisfiedByMeasure=\"true\"><s:minNormalizedMeasure>0.8"
            + "</s:minNormalizedMeasure></s:primaryObjective></s:objectives></s:sequencing>";
    String manifest =
        MANIFEST
            .formatted("a.html")
            .replace("<schemaversion>1.2", "<schemaversion>2004 4th Edition")
            .replace("<adlcp:masteryscore>80</adlcp:masteryscore>", sequencing);
    ScormPackage scorm = read("imsmanifest.xml", manifest, "a.html", "x");
    assertThat(scorm.edition()).isEqualTo("2004");
    assertThat(scorm.items().get(0).mastery()).isEqualTo("0.8");
    assertThat(
            read("imsmanifest.xml", manifest.replace("\"true\"", "\"false\""), "a.html", "x")
                .items()
                .get(0)
                .mastery())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "cmi5.xml, scorm-other[cmi5]",
    "tincan.xml, scorm-other[xAPI",
    "x/h5p.json, scorm-other[H5P]",
    "x/c.AU, scorm-aicc",
    "课件.zip, scorm-nested[课件.zip]",
    "ppt/presentation.xml, scorm-no-manifest",
    "a/b/imsmanifest.xml, scorm-manifest-deep[a/b/]"
  })
  void whatIsAnotherKindOfPackageSaysSo(String file, String reason) {
    assertThatThrownBy(() -> read("readme.txt", "x", file, "x")).hasMessageContaining(reason);
  }
}
