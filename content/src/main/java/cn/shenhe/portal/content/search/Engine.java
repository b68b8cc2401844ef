package cn.shenhe.portal.content.search;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names one of the engines that can stand behind the search, as {@code portal.search.engine}. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD, ElementType.PARAMETER})
public @interface Engine {

  /** {@code lucene} or {@code elastic}. */
  String value();

  /** For choosing at run time. */
  final class Named extends AnnotationLiteral<Engine> implements Engine {

    private static final long serialVersionUID = 1L;

    private final String name;

    Named(String name) {
      this.name = name;
    }

    @Override
    public String value() {
      return name;
    }
  }
}
