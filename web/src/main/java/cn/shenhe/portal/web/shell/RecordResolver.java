package cn.shenhe.portal.web.shell;

import jakarta.el.ELContext;
import jakarta.el.ELResolver;
import jakarta.el.PropertyNotFoundException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * Lets pages read the components of a record by name ({@code #{row.title}}), as Expression Language
 * 6 will; the version in Payara 6 knows only getters.
 */
public class RecordResolver extends ELResolver {

  @Override
  public Object getValue(ELContext context, Object base, Object property) {
    if (!(base instanceof Record) || property == null) {
      return null;
    }
    Method accessor = accessor(base, property);
    if (accessor == null) {
      return null;
    }
    try {
      Object value = accessor.invoke(base);
      context.setPropertyResolved(base, property);
      return value;
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new PropertyNotFoundException(base.getClass().getName() + "." + property, e);
    }
  }

  @Override
  public Class<?> getType(ELContext context, Object base, Object property) {
    if (base instanceof Record && property != null) {
      Method accessor = accessor(base, property);
      if (accessor != null) {
        context.setPropertyResolved(true);
        return accessor.getReturnType();
      }
    }
    return null;
  }

  @Override
  public void setValue(ELContext context, Object base, Object property, Object value) {
    // Records are never written; other resolvers answer for everything else.
  }

  @Override
  public boolean isReadOnly(ELContext context, Object base, Object property) {
    if (base instanceof Record) {
      context.setPropertyResolved(true);
      return true;
    }
    return false;
  }

  @Override
  public Class<?> getCommonPropertyType(ELContext context, Object base) {
    return base instanceof Record ? String.class : null;
  }

  /** A public method without parameters named like the property, or null. */
  private static Method accessor(Object base, Object property) {
    try {
      Method method = base.getClass().getMethod(property.toString());
      method.trySetAccessible();
      return method;
    } catch (NoSuchMethodException e) {
      return null;
    }
  }
}
