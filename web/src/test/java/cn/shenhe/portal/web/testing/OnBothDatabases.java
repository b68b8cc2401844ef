package cn.shenhe.portal.web.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Runs a test class once on H2 and once on PostgreSQL; its constructor takes a {@link DatabaseKind}
 * and asks {@link Portal#on} for the portal.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedClass(name = "{0}")
@EnumSource(DatabaseKind.class)
@ExtendWith(OnBothDatabases.Start.class)
public @interface OnBothDatabases {

  /** Has the second portal start while the first one does. */
  final class Start implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
      Portal.startBoth();
    }
  }
}
