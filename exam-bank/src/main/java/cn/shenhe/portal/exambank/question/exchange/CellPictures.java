package cn.shenhe.portal.exambank.question.exchange;

import cn.shenhe.portal.exambank.question.item.Picture;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.w3c.dom.Element;

/** Pictures WPS puts inside a cell: the cell only says {@code =DISPIMG("ID_…",1)}. */
final class CellPictures {

  private static final Pattern SHOWN =
      Pattern.compile("^=?(?:_xlfn\\.)?DISPIMG\\(\\s*\"(ID_[0-9A-Za-z]{1,64})\".*", Pattern.DOTALL);
  private static final String RELATIONSHIPS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final int LARGEST = 20_000_000;

  private final Map<String, Optional<Picture>> parts = new HashMap<>();
  private long left;

  private CellPictures(ReadLimits limits) {
    left = limits.unpacked();
  }

  /** The id a cell shows; empty if it is no such cell. */
  static String id(String cell) {
    Matcher shown = SHOWN.matcher(cell);
    return shown.matches() ? shown.group(1) : "";
  }

  /** All such pictures by id that we can show. */
  static Map<String, Picture> of(Workbook workbook, ReadLimits limits) {
    Map<String, Picture> pictures = new HashMap<>();
    if (workbook instanceof XSSFWorkbook modern) {
      try {
        PackagePart list =
            modern.getPackage().getPart(PackagingURIHelper.createPartName("/xl/cellimages.xml"));
        if (list != null) {
          new CellPictures(limits).read(list, pictures);
        }
      } catch (IOException | InvalidFormatException e) {
        throw new FileRefused("damaged", e.getClass().getSimpleName());
      }
    }
    return pictures;
  }

  private void read(PackagePart list, Map<String, Picture> pictures)
      throws IOException, InvalidFormatException {
    for (Element image : SafeXml.all(SafeXml.parse(bytes(list)), "pic")) {
      String id =
          SafeXml.all(image, "cNvPr").stream()
              .map(e -> e.getAttribute("name"))
              .findFirst()
              .orElse("");
      String embed =
          SafeXml.all(image, "blip").stream()
              .map(e -> e.getAttributeNS(RELATIONSHIPS, "embed"))
              .findFirst()
              .orElse("");
      PackageRelationship relationship = list.getRelationship(embed);
      PackagePart part = relationship == null ? null : list.getRelatedPart(relationship);
      if (part != null) {
        String name = part.getPartName().getName();
        if (!parts.containsKey(name)) {
          parts.put(name, Picture.of(bytes(part)));
        }
        parts.get(name).ifPresent(p -> pictures.put(id, p));
      }
    }
  }

  private byte[] bytes(PackagePart part) throws IOException {
    try (InputStream in = part.getInputStream()) {
      byte[] bytes = in.readNBytes((int) Math.min(LARGEST, left) + 1);
      left -= bytes.length;
      if (bytes.length > LARGEST || left < 0) {
        throw new FileRefused("zip-bomb", part.getPartName().getName());
      }
      return bytes;
    }
  }
}
