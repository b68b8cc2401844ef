package cn.shenhe.portal.web.rest;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.PropertyVisibilityStrategy;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/**
 * Writes records to JSON by their components; the JSON-B of Payara 6 knows only getters and would
 * write an empty object. A record that is read needs {@code @JsonbCreator} on its constructor.
 */
@Provider
public class RecordJson implements ContextResolver<Jsonb> {

  private final Jsonb jsonb =
      JsonbBuilder.create(
          new JsonbConfig().withPropertyVisibilityStrategy(new ComponentsAndGetters()));

  @Override
  public Jsonb getContext(Class<?> type) {
    return jsonb;
  }

  private static final class ComponentsAndGetters implements PropertyVisibilityStrategy {

    @Override
    public boolean isVisible(Field field) {
      boolean component =
          field.getDeclaringClass().isRecord() && !Modifier.isStatic(field.getModifiers());
      return component || Modifier.isPublic(field.getModifiers());
    }

    @Override
    public boolean isVisible(Method method) {
      return !method.getDeclaringClass().isRecord() && Modifier.isPublic(method.getModifiers());
    }
  }
}
