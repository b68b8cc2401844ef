package cn.shenhe.portal.web.testing;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test class the shared {@link Portal} (on H2) and the shared {@link Browser} as parameters
 * of its constructor: {@code @ExtendWith(OnPortal.class)}.
 */
public final class OnPortal implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext extension) {
    Class<?> type = parameter.getParameter().getType();
    return type == Portal.class || type == Browser.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext extension) {
    return parameter.getParameter().getType() == Portal.class
        ? Portal.on(DatabaseKind.H2)
        : Browser.shared();
  }
}
