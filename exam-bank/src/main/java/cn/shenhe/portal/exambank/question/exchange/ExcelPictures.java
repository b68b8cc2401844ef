package cn.shenhe.portal.exambank.question.exchange;

import cn.shenhe.portal.exambank.question.item.Picture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Drawing;
import org.apache.poi.ss.usermodel.ObjectData;
import org.apache.poi.ss.usermodel.PictureData;
import org.apache.poi.ss.usermodel.Shape;
import org.apache.poi.ss.usermodel.ShapeContainer;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;

/**
 * Pictures of a workbook: all, and those anchored to rows. What nobody can show (formula objects,
 * WMF, EMF) is named, not skipped: a question without its formula is another question.
 */
final class ExcelPictures {

  private ExcelPictures() {}

  /** Every picture of our own picture sheet by id. */
  static Map<String, Picture> shown(Workbook workbook) {
    Map<String, Picture> pictures = new LinkedHashMap<>();
    if (workbook.getSheet(ExcelWriter.PICTURES) != null) {
      for (PictureData data : workbook.getAllPictures()) {
        Picture.of(data.getData()).ifPresent(p -> pictures.put(p.id(), p));
      }
    }
    return pictures;
  }

  /**
   * A picture and where it begins.
   *
   * @param picture null if it is of a kind nobody can show
   */
  record Anchored(int column, Picture picture) {}

  /** Pictures by index of the row their upper edge lies in. */
  static Map<Integer, List<Anchored>> anchored(Sheet sheet) {
    Map<Integer, List<Anchored>> byRow = new TreeMap<>();
    Drawing<?> drawing = sheet.getDrawingPatriarch();
    if (drawing != null && !ExcelWriter.PICTURES.equals(sheet.getSheetName())) {
      for (Shape shape : drawing) {
        if (shape.getAnchor() instanceof ClientAnchor anchor) {
          collect(shape, anchor, byRow);
        }
      }
    }
    return byRow;
  }

  /** Pictures inside a group lie where the group lies. */
  private static void collect(
      Shape shape, ClientAnchor anchor, Map<Integer, List<Anchored>> byRow) {
    if (shape instanceof ShapeContainer<?> group) {
      for (Shape part : group) {
        collect(part, anchor, byRow);
      }
    } else if (shape instanceof org.apache.poi.ss.usermodel.Picture
        || shape instanceof ObjectData) {
      byRow
          .computeIfAbsent(anchor.getRow1(), row -> new ArrayList<>())
          .add(new Anchored(anchor.getCol1(), picture(shape)));
    }
  }

  private static Picture picture(Shape shape) {
    return shape instanceof org.apache.poi.ss.usermodel.Picture drawn
            && drawn.getPictureData() != null
        ? Picture.of(drawn.getPictureData().getData()).orElse(null)
        : null;
  }
}
