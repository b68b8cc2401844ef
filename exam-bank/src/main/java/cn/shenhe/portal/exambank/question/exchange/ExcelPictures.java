package cn.shenhe.portal.exambank.question.exchange;

import cn.shenhe.portal.exambank.question.item.Picture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.hssf.usermodel.HSSFComment;
import org.apache.poi.hssf.usermodel.HSSFTextbox;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Drawing;
import org.apache.poi.ss.usermodel.ObjectData;
import org.apache.poi.ss.usermodel.PictureData;
import org.apache.poi.ss.usermodel.Shape;
import org.apache.poi.ss.usermodel.ShapeContainer;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFSimpleShape;

/**
 * Pictures of a workbook: all, and those anchored to rows. What nobody can show (formula objects,
 * WMF, EMF) is named, not skipped: a question without its formula is another question. So are the
 * texts of drawn shapes.
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

  /** What stands in a text box or another drawn shape, and where it begins. */
  record Written(int row, String text) {}

  /** Texts of shapes, which are in no cell, in the order of their rows. */
  static List<Written> written(Sheet sheet) {
    List<Written> texts = new ArrayList<>();
    Drawing<?> drawing = sheet.getDrawingPatriarch();
    if (drawing != null && !ExcelWriter.PICTURES.equals(sheet.getSheetName())) {
      for (Shape shape : drawing) {
        if (shape.getAnchor() instanceof ClientAnchor anchor) {
          collect(shape, anchor, texts);
        }
      }
    }
    texts.sort(Comparator.comparingInt(Written::row));
    return texts;
  }

  private static void collect(Shape shape, ClientAnchor anchor, List<Written> texts) {
    if (shape instanceof ShapeContainer<?> group) {
      for (Shape part : group) {
        collect(part, anchor, texts);
      }
    }
    String text = text(shape);
    if (text != null && !text.isBlank()) {
      texts.add(new Written(anchor.getRow1(), text.strip()));
    }
  }

  /** Notes at cells are no text boxes, though the old format stores them so. */
  private static String text(Shape shape) {
    if (shape instanceof XSSFSimpleShape simple) {
      return simple.getText();
    }
    return shape instanceof HSSFTextbox box && !(shape instanceof HSSFComment)
        ? box.getString().getString()
        : null;
  }

  private static Picture picture(Shape shape) {
    return shape instanceof org.apache.poi.ss.usermodel.Picture drawn
            && drawn.getPictureData() != null
        ? Picture.of(drawn.getPictureData().getData()).orElse(null)
        : null;
  }
}
