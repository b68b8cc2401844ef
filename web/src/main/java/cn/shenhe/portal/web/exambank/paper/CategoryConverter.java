package cn.shenhe.portal.web.exambank.paper;

import cn.shenhe.portal.exambank.question.item.Category;
import jakarta.faces.convert.EnumConverter;
import jakarta.faces.convert.FacesConverter;

/** A category where the type of the target does not tell. */
@FacesConverter("examCategory")
public class CategoryConverter extends EnumConverter {

  public CategoryConverter() {
    super(Category.class);
  }
}
