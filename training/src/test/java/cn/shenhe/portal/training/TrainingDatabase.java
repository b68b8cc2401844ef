package cn.shenhe.portal.training;

import cn.shenhe.portal.content.courseware.CoursewareLibrary;
import cn.shenhe.portal.content.delivery.Delivery;
import cn.shenhe.portal.content.delivery.Letter;
import cn.shenhe.portal.exambank.question.IndustryCatalogues;
import cn.shenhe.portal.training.hours.Piece;
import cn.shenhe.portal.training.hours.PieceSource;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
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
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The module's schema on a fresh H2, EclipseLink as in Payara, and any bean of the module wired by
 * its own annotations, with a clock the test turns. Lessons are whatever the test says.
 */
public final class TrainingDatabase implements AutoCloseable {

  private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
  private final EntityManagerFactory factory;
  private final EntityManager em;
  private final Map<Class<?>, Object> beans = new HashMap<>();
  private final Map<String, Duration> lessons = new HashMap<>();
  private final Map<String, String> settings = new HashMap<>();
  private final List<Class<?>> observers = new ArrayList<>();
  private final List<Class<?>> sources = new ArrayList<>();
  private final List<Object> events = new ArrayList<>();
  private final List<Letter> letters = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-24T01:00:00Z");
  private String caller = "ANONYMOUS";

  public TrainingDatabase() {
    migrate();
    Map<String, Object> properties = new HashMap<>();
    properties.put("jakarta.persistence.transactionType", "RESOURCE_LOCAL");
    properties.put("jakarta.persistence.jtaDataSource", "");
    properties.put("jakarta.persistence.jdbc.url", url);
    properties.put("jakarta.persistence.jdbc.user", "sa");
    properties.put("jakarta.persistence.jdbc.password", "");
    properties.put("jakarta.persistence.jdbc.driver", "org.h2.Driver");
    properties.put("eclipselink.weaving", "false");
    properties.put("eclipselink.logging.level", "OFF");
    properties.put("eclipselink.session-name", UUID.randomUUID().toString());
    factory = Persistence.createEntityManagerFactory("training", properties);
    em = factory.createEntityManager();
    beans.put(Delivery.class, new Ledger());
    beans.put(CoursewareLibrary.class, new Library());
    beans.put(IndustryCatalogues.class, new Risks());
  }

  private void migrate() {
    Path folder = Path.of("src/main/resources/db/migration/training");
    try (Stream<Path> files = Files.list(folder);
        Connection connection = DriverManager.getConnection(url, "sa", "");
        Statement statement = connection.createStatement()) {
      for (Path file : files.sorted().toList()) {
        String sql = Files.readString(file).replace("${binary}", "varbinary(4000000)");
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

  public TrainingDatabase as(String person) {
    caller = person;
    return this;
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  public Instant now() {
    return now;
  }

  /** A lesson that may be credited that long. */
  public void lesson(String slug, Duration length) {
    lessons.put(slug, length);
  }

  /** Readers may not have it any more. */
  public void withdraw(String slug) {
    lessons.remove(slug);
  }

  /** To be called before the first bean that reads it is asked for. */
  public void setting(String key, String value) {
    settings.put(key, value);
  }

  /** Another bean of the test's own in the place of one. */
  public <T> void put(Class<T> type, T bean) {
    beans.put(type, bean);
  }

  /** A bean whose observers hear what is fired. */
  public void listens(Class<?> type) {
    observers.add(type);
  }

  /** A bean that is among all of its kind. */
  public void among(Class<?> type) {
    sources.add(type);
  }

  /** Letters taken, each key once. */
  public List<Letter> letters() {
    return letters;
  }

  public List<Object> events() {
    return events;
  }

  public void sql(String statement, Object... values) {
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        var prepared = connection.prepareStatement(statement)) {
      for (int i = 0; i < values.length; i++) {
        prepared.setObject(i + 1, values[i]);
      }
      prepared.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One transaction, as the call of a boundary is. */
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

  @Override
  public void close() {
    factory.close();
  }

  public <T> T bean(Class<T> type) {
    Object known = beans.get(type);
    if (known != null) {
      return type.cast(known);
    }
    try {
      Constructor<?> wanted =
          Arrays.stream(type.getDeclaredConstructors())
              .filter(c -> c.isAnnotationPresent(Inject.class))
              .findFirst()
              .orElse(null);
      Constructor<T> constructor =
          wanted == null
              ? type.getDeclaredConstructor()
              : type.getDeclaredConstructor(types(wanted));
      constructor.setAccessible(true);
      List<Object> arguments = new ArrayList<>();
      for (Parameter parameter : constructor.getParameters()) {
        arguments.add(value(parameter.getType(), parameter.getAnnotation(ConfigProperty.class)));
      }
      T bean = constructor.newInstance(arguments.toArray());
      beans.put(type, bean);
      for (Field field : type.getDeclaredFields()) {
        if (filled(field)) {
          field.setAccessible(true);
          field.set(bean, value(field.getType(), field.getAnnotation(ConfigProperty.class)));
        }
      }
      for (Method method : type.getDeclaredMethods()) {
        if (method.isAnnotationPresent(PostConstruct.class)) {
          method.setAccessible(true);
          method.invoke(bean);
        }
      }
      return bean;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Class<?>[] types(Constructor<?> constructor) {
    return constructor.getParameterTypes();
  }

  private static boolean filled(Field field) {
    return Stream.<Class<? extends Annotation>>of(
            Inject.class, PersistenceContext.class, Resource.class)
        .anyMatch(field::isAnnotationPresent);
  }

  private Object each(Consumer<Object> what) {
    sources.forEach(source -> what.accept(bean(source)));
    return null;
  }

  @SuppressWarnings("unchecked")
  private Object value(Class<?> type, ConfigProperty setting) {
    if (setting != null) {
      String text = settings.getOrDefault(setting.name(), setting.defaultValue());
      if (type == Optional.class) {
        return Optional.ofNullable(settings.get(setting.name()));
      }
      return type == int.class ? (Object) Integer.parseInt(text) : text;
    } else if (type == EntityManager.class) {
      return em;
    } else if (type == InstantSource.class) {
      return (InstantSource) () -> now;
    } else if (type == Event.class || type == SessionContext.class || type == Instance.class) {
      return Proxy.newProxyInstance(
          type.getClassLoader(),
          new Class<?>[] {type},
          (self, called, arguments) ->
              switch (called.getName()) {
                case "fire" -> fired(arguments[0]);
                case "forEach" -> each((Consumer<Object>) arguments[0]);
                case "stream" -> Stream.of(new Sources());
                case "getCallerPrincipal" -> (Principal) () -> caller;
                default -> null;
              });
    }
    return bean(type);
  }

  private Object fired(Object event) {
    events.add(event);
    for (Class<?> observer : observers) {
      for (Method method : observer.getDeclaredMethods()) {
        if (method.getParameterCount() == 1
            && method.getParameters()[0].isAnnotationPresent(Observes.class)
            && method.getParameterTypes()[0].isInstance(event)) {
          try {
            method.setAccessible(true);
            method.invoke(bean(observer), event);
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
          }
        }
      }
    }
    return null;
  }

  private final class Sources implements PieceSource {

    @Override
    public String kind() {
      return "lesson";
    }

    @Override
    public Optional<Piece> find(String name) {
      return Optional.ofNullable(lessons.get(name))
          .map(length -> new Piece("lesson:" + name, name, length, false));
    }
  }

  private final class Library extends CoursewareLibrary {

    @Override
    public Map<String, String> titles(Collection<String> slugs) {
      return slugs.stream()
          .filter(lessons::containsKey)
          .collect(Collectors.toMap(slug -> slug, slug -> slug));
    }
  }

  /** 煤矿 is of high risk, 商贸 is not, others are not there. */
  private static final class Risks extends IndustryCatalogues {

    @Override
    public Optional<Boolean> highRisk(String industry) {
      return Optional.ofNullable(Map.of("煤矿", true, "商贸", false).get(industry));
    }
  }

  private final class Ledger extends Delivery {

    @Override
    public boolean queue(Letter letter) {
      if (letters.stream().anyMatch(known -> known.key().equals(letter.key()))) {
        return false;
      }
      letters.add(letter);
      return true;
    }
  }
}
