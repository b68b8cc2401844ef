package cn.shenhe.portal.exambank.testing;

import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.enterprise.event.Event;
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
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * The module's schema on a fresh in-memory H2, EclipseLink as in Payara, and boundaries wired by
 * their own annotations. One instance per test; transactions begin and end with {@link #in}.
 */
public final class TestDatabase implements AutoCloseable {

  private final String url;
  private final EntityManagerFactory factory;
  private final EntityManager em;
  private final Map<Class<?>, Object> beans = new HashMap<>();
  private final List<Object> acts = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-23T00:00:00Z");
  private String caller = "editor";
  private Set<String> roles = Set.of("ADMINISTRATOR");

  public TestDatabase() {
    url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    migrate(url, "varbinary(4000000)");
    Map<String, Object> properties = new HashMap<>();
    properties.put("jakarta.persistence.transactionType", "RESOURCE_LOCAL");
    properties.put("jakarta.persistence.jtaDataSource", "");
    properties.put("jakarta.persistence.jdbc.url", url);
    properties.put("jakarta.persistence.jdbc.driver", "org.h2.Driver");
    properties.put("eclipselink.weaving", "false");
    properties.put("eclipselink.logging.level", "SEVERE");
    properties.put("eclipselink.session-name", UUID.randomUUID().toString());
    factory = Persistence.createEntityManagerFactory("exam-bank", properties);
    em = factory.createEntityManager();
  }

  private static void migrate(String url, String binary) {
    Path folder = Path.of("src/main/resources/db/migration/exam-bank");
    try (Stream<Path> files = Files.list(folder);
        Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (Path file : files.sorted().toList()) {
        String sql =
            Files.readString(file).replace("${binary}", binary).replace("${postgresql}", "--");
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

  /** A connection of its own, as another node of the portal has it. */
  public Connection another() throws SQLException {
    return DriverManager.getConnection(url);
  }

  /** From now on the caller of boundaries has this name. */
  public TestDatabase as(String name) {
    caller = name;
    return this;
  }

  /** From now on the caller of boundaries has these roles when a boundary asks. */
  public TestDatabase holding(String... names) {
    roles = Set.of(names);
    return this;
  }

  public void tick(long seconds) {
    now = now.plusSeconds(seconds);
  }

  /** Everything fired as a CDI event so far. */
  public List<Object> acts() {
    return acts;
  }

  /** Runs in one transaction of its own, as a call of a boundary would. */
  public <T> T in(Supplier<T> work) {
    EntityTransaction transaction = em.getTransaction();
    transaction.begin();
    try {
      T result = work.get();
      if (!transaction.getRollbackOnly()) {
        transaction.commit();
      }
      return result;
    } finally {
      if (transaction.isActive()) {
        transaction.rollback();
      }
      em.clear();
    }
  }

  /** Changes rows behind the back of the code; answers how many. */
  public int sql(String statement) {
    return in(() -> em.createNativeQuery(statement).executeUpdate());
  }

  public void run(Runnable work) {
    in(
        () -> {
          work.run();
          return null;
        });
  }

  /** From now on this is the bean of the class; for beans that are made by a constructor. */
  public <T> TestDatabase given(Class<T> type, T bean) {
    beans.put(type, bean);
    return this;
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
      return bean;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private Object value(Field field) {
    Class<?> type = field.getType();
    if (type == EntityManager.class) {
      return em;
    } else if (type == InstantSource.class) {
      return (InstantSource) () -> now;
    } else if (type == DataSource.class) {
      return proxy(DataSource.class, "getConnection");
    } else if (type == Event.class) {
      return proxy(Event.class, "fire");
    } else if (type == SessionContext.class) {
      return proxy(SessionContext.class, "getCallerPrincipal");
    } else if (field.isAnnotationPresent(
        org.eclipse.microprofile.config.inject.ConfigProperty.class)) {
      String text =
          field
              .getAnnotation(org.eclipse.microprofile.config.inject.ConfigProperty.class)
              .defaultValue();
      if (type == Optional.class) {
        return Optional.empty();
      }
      if (type == Duration.class) {
        return Duration.parse(text);
      }
      return type == int.class
          ? (Object) Integer.parseInt(text)
          : type == long.class
              ? (Object) Long.parseLong(text)
              : type == boolean.class ? (Object) Boolean.parseBoolean(text) : text;
    }
    return bean(type);
  }

  private <T> T proxy(Class<T> type, String method) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, called, arguments) -> {
              if (called.getName().equals("setRollbackOnly")) {
                em.getTransaction().setRollbackOnly();
                return null;
              }
              if (called.getName().equals("isCallerInRole")) {
                return roles.contains(arguments[0]);
              }
              if (!called.getName().equals(method)) {
                throw new UnsupportedOperationException(called.getName());
              }
              if (method.equals("fire")) {
                acts.add(arguments[0]);
                return null;
              }
              return method.equals("getConnection") ? connection() : (Principal) () -> caller;
            }));
  }

  /** That of the transaction, as Payara gives it; closing it leaves it open. */
  private Connection connection() {
    Connection real = em.unwrap(Connection.class);
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (self, called, arguments) ->
                called.getName().equals("close") ? null : called.invoke(real, arguments));
  }

  /** How many rows each table has. */
  public Map<String, Long> rows() {
    return in(
        () -> {
          Map<String, Long> rows = new TreeMap<>();
          for (Object table :
              em.createNativeQuery(
                      "select table_name from information_schema.tables"
                          + " where table_schema = 'PUBLIC'")
                  .getResultList()) {
            Object count = em.createNativeQuery("select count(*) from " + table).getSingleResult();
            rows.put(table.toString(), ((Number) count).longValue());
          }
          return rows;
        });
  }

  @Override
  public void close() {
    em.close();
    factory.close();
  }
}
