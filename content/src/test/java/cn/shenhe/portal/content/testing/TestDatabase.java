package cn.shenhe.portal.content.testing;

import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The module's schema on a fresh in-memory H2, EclipseLink as in Payara, and boundaries wired by
 * their own annotations. One instance per test; transactions begin and end with {@link #in}.
 */
public final class TestDatabase implements AutoCloseable {

  private final EntityManagerFactory factory;
  private final EntityManager em;
  private final Map<Class<?>, Object> beans = new HashMap<>();
  private final List<Object> acts = new ArrayList<>();
  private final List<Object> offered = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-23T00:00:00Z");
  private String caller = "editor";
  private Set<String> roles = Set.of();

  private final String url;

  public TestDatabase() {
    this("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    // Opens its first connection when first asked for something.
    migrate(url, "varbinary(4000000)");
  }

  private TestDatabase(String url) {
    this.url = url;
    Map<String, Object> properties = new HashMap<>();
    properties.put("jakarta.persistence.transactionType", "RESOURCE_LOCAL");
    properties.put("jakarta.persistence.jtaDataSource", "");
    properties.put("jakarta.persistence.jdbc.url", url);
    properties.put("jakarta.persistence.jdbc.driver", "org.h2.Driver");
    properties.put("eclipselink.weaving", "false");
    properties.put("eclipselink.logging.level", "SEVERE");
    properties.put("eclipselink.session-name", UUID.randomUUID().toString());
    factory = Persistence.createEntityManagerFactory("content", properties);
    em = factory.createEntityManager();
  }

  private static void migrate(String url, String binary) {
    Path folder = Path.of("src/main/resources/db/migration/content");
    try (Stream<Path> files = Files.list(folder);
        Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (Path file : files.sorted().toList()) {
        String sql = Files.readString(file).replace("${binary}", binary);
        for (String part : sql.replaceAll("(?m)--.*$", "").split(";\\s*(\\n|$)")) {
          if (!part.isBlank()) {
            statement.execute(part);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Another server with beans of its own on the same database. */
  public TestDatabase another() {
    return new TestDatabase(url);
  }

  /** From now on the caller of boundaries has this name. */
  public TestDatabase as(String name) {
    caller = name;
    return this;
  }

  /** From now on the caller of boundaries has these roles and no others. */
  public TestDatabase inRoles(String... held) {
    roles = Set.of(held);
    return this;
  }

  public void tick(long seconds) {
    now = now.plusSeconds(seconds);
  }

  /** Everything fired as a CDI event so far. */
  public List<Object> acts() {
    return acts;
  }

  /** From now on this object is among those that an {@code Instance} holds. */
  public TestDatabase offer(Object bean) {
    offered.add(bean);
    return this;
  }

  /** From now on this object is what fields of the type get. */
  public <T> TestDatabase put(Class<T> type, T bean) {
    beans.put(type, bean);
    return this;
  }

  /** Runs in one transaction of its own, as a call of a boundary would. */
  public <T> T in(Supplier<T> work) {
    EntityTransaction transaction = em.getTransaction();
    transaction.begin();
    try {
      T result = work.get();
      transaction.commit();
      return result;
    } finally {
      if (transaction.isActive()) {
        transaction.rollback();
      }
      em.clear();
    }
  }

  public void run(Runnable work) {
    in(
        () -> {
          work.run();
          return null;
        });
  }

  /** The bean of this class with everything injected that its fields ask for. */
  public <T> T bean(Class<T> type) {
    Object known = beans.get(type);
    if (known != null) {
      return type.cast(known);
    }
    try {
      Constructor<T> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      T bean = constructor.newInstance();
      beans.put(type, bean);
      for (Field field : type.getDeclaredFields()) {
        boolean wanted =
            field.isAnnotationPresent(Inject.class)
                || field.isAnnotationPresent(PersistenceContext.class)
                || field.isAnnotationPresent(Resource.class);
        if (wanted) {
          field.setAccessible(true);
          field.set(bean, value(field));
        }
      }
      for (var method : type.getDeclaredMethods()) {
        if (method.isAnnotationPresent(jakarta.annotation.PostConstruct.class)) {
          method.setAccessible(true);
          method.invoke(bean);
        }
      }
      return bean;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private Object value(Field field) {
    Class<?> type = field.getType();
    if (beans.containsKey(type)) {
      return beans.get(type);
    }
    if (type == EntityManager.class) {
      return em;
    } else if (type == InstantSource.class) {
      return (InstantSource) () -> now;
    } else if (type == Event.class) {
      return proxy(Event.class, "fire");
    } else if (type == Instance.class) {
      return proxy(Instance.class, "stream");
    } else if (type == Optional.class) {
      return Optional.empty();
    } else if (type == SessionContext.class) {
      return proxy(SessionContext.class, "getCallerPrincipal");
    } else if (field.isAnnotationPresent(
        org.eclipse.microprofile.config.inject.ConfigProperty.class)) {
      String text =
          field
              .getAnnotation(org.eclipse.microprofile.config.inject.ConfigProperty.class)
              .defaultValue();
      return type == int.class
          ? (Object) Integer.parseInt(text)
          : type == long.class
              ? (Object) Long.parseLong(text)
              : type == boolean.class
                  ? (Object) Boolean.parseBoolean(text)
                  : type == double.class
                      ? (Object) Double.parseDouble(text)
                      : type == Duration.class ? Duration.parse(text) : text;
    }
    return bean(type);
  }

  private <T> T proxy(Class<T> type, String method) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, called, arguments) -> {
              if (called.getName().equals("isCallerInRole")) {
                return roles.contains((String) arguments[0]);
              }
              if (!called.getName().equals(method)) {
                throw new UnsupportedOperationException(called.getName());
              }
              if (method.equals("fire")) {
                acts.add(arguments[0]);
                return null;
              }
              if (method.equals("stream")) {
                return offered.stream();
              }
              return (Principal) () -> caller;
            }));
  }

  @Override
  public void close() {
    em.close();
    factory.close();
  }
}
