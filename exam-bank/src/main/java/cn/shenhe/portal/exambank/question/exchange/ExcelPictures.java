package cn.shenhe.portal.exambank.question.exchange;

import cn.shenhe.portal.exambank.question.item.Picture;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Drawing;
import org.apache.poi.ss.usermodel.PictureData;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;

/**
 * Pictures of a workbook: all, and those anchored to rows. Vector formats nobody can show are
 * skipped.
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

  /** Pictures by index of the row their upper edge lies in. */
  static Map<Integer, List<Picture>> anchored(Sheet sheet) {
    Map<Integer, List<Picture>> byRow = new HashMap<>();
    Drawing<?> drawing = sheet.getDrawingPatriarch();
    if (drawing == null || ExcelWriter.PICTURES.equals(sheet.getSheetName())) {
      return byRow;
    }
    for (Object shape : drawing) {
      if (shape instanceof org.apache.poi.ss.usermodel.Picture drawn
          && drawn.getClientAnchor() != null
          && drawn.getPictureData() != null) {
        Optional<Picture> picture = Picture.of(drawn.getPictureData().getData());
        picture.ifPresent(
            p ->
                byRow
                    .computeIfAbsent(drawn.getClientAnchor().getRow1(), r -> new ArrayList<>())
                    .add(p));
      }
    }
    return byRow;
  }
}
