package cn.shenhe.portal.training.campaign;

import cn.shenhe.portal.content.courseware.CollectionRow;
import cn.shenhe.portal.content.courseware.CoursewareEditing;
import cn.shenhe.portal.content.courseware.CoursewareLibrary;
import cn.shenhe.portal.content.courseware.LessonCollections;
import cn.shenhe.portal.content.courseware.LessonRow;
import cn.shenhe.portal.content.delivery.MassLetter;
import cn.shenhe.portal.content.delivery.MassQueue;
import cn.shenhe.portal.exambank.paper.ContestPapers;
import cn.shenhe.portal.exambank.paper.SheetQuestion;
import cn.shenhe.portal.training.person.Pseudonyms;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The module's schema on a fresh database of one kind, EclipseLink as in Payara, and the boundaries
 * of campaigns and contests wired by their own annotations, one set per {@link Node}, with a clock
 * the test holds. The question bank is a stand-in whose right answer is always {@code r}; letters
 * and lessons are rows of {@code test_letter} and {@code test_lesson}, written in the transaction
 * of what writes them.
 */
public final class CampaignDatabase implements AutoCloseable {

  /** What the portal runs on. */
  public enum Kind {
    H2,
    POSTGRESQL
  }

  private static EmbeddedPostgres postgres;

  private final EntityManagerFactory factory;
  private final String url;
  private final String user;
  private volatile Instant now = Instant.parse("2027-01-01T00:00:00Z");
  private final List<Object> events = Collections.synchronizedList(new ArrayList<>());

  public CampaignDatabase(Kind kind) {
    user = kind == Kind.H2 ? "sa" : "postgres";
    url =
        kind == Kind.H2
            ? "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000"
            : postgres() + "&stringtype=unspecified";
    migrate();
    execute("create table test_letter (letter_key varchar(200) not null)");
    execute("create table test_lesson (slug varchar(80) primary key, published integer not null)");
    execute("insert into test_lesson values ('reviewed', 0)");
    Map<String, Object> properties = new HashMap<>();
    properties.put("jakarta.persistence.transactionType", "RESOURCE_LOCAL");
    properties.put("jakarta.persistence.jtaDataSource", "");
    properties.put("jakarta.persistence.jdbc.url", url);
    properties.put("jakarta.persistence.jdbc.user", user);
    properties.put("jakarta.persistence.jdbc.password", kind == Kind.H2 ? "" : "postgres");
    properties.put(
        "jakarta.persistence.jdbc.driver",
        kind == Kind.H2 ? "org.h2.Driver" : "org.postgresql.Driver");
    properties.put("eclipselink.weaving", "false");
    properties.put("eclipselink.logging.level", "OFF");
    properties.put("eclipselink.session-name", UUID.randomUUID().toString());
    factory = Persistence.createEntityManagerFactory("training", properties);
  }

  private static synchronized String postgres() {
    try {
      if (postgres == null) {
        postgres =
            EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(Path.of("target", "postgres").toFile())
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF8")
                .start();
      }
      String name = "c" + UUID.randomUUID().toString().replace("-", "");
      try (Connection connection = postgres.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create database " + name);
      }
      return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + name + "?user=postgres";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, user.equals("sa") ? "" : "postgres");
  }

  private void migrate() {
    Path folder = Path.of("src/main/resources/db/migration/training");
    try (Stream<Path> files = Files.list(folder);
        Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (Path file : files.sorted().toList()) {
        String sql =
            Files.readString(file)
                .replace("${binary}", user.equals("sa") ? "varbinary(4000000)" : "bytea");
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

  /** Sets the clock of all nodes. */
  public void set(Instant moment) {
    now = moment;
  }

  public Instant now() {
    return now;
  }

  /** Acts, letters and their like, in the order in which they happened; rolled back ones too. */
  public List<Object> events() {
    return events;
  }

  public void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The rows of a query, each as its columns. */
  public List<List<Object>> rows(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<List<Object>> rows = new ArrayList<>();
      while (result.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(result.getObject(i));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public long number(String sql) {
    return ((Number) rows(sql).get(0).get(0)).longValue();
  }

  /** A node of the portal, to be used by one thread. */
  public Node node() {
    return new Node();
  }

  @Override
  public void close() {
    factory.close();
  }

  /** The boundaries over one entity manager. */
  public final class Node {

    private final EntityManager em = factory.createEntityManager();
    private final Map<Class<?>, Object> beans = new HashMap<>();

    Node() {
      beans.put(
          Pseudonyms.class,
          new Pseudonyms() {
            @Override
            public String of(String value) {
              return value;
            }
          });
      beans.put(
          CoursewareLibrary.class,
          new CoursewareLibrary() {
            @Override
            public List<LessonRow> chosen(List<String> slugs) {
              return List.of();
            }
          });
      beans.put(
          LessonCollections.class,
          new LessonCollections() {
            @Override
            public List<CollectionRow> published() {
              return List.of(new CollectionRow("spring", "合集", "", List.of()));
            }
          });
      beans.put(
          CoursewareEditing.class,
          new CoursewareEditing() {
            @Override
            public List<String> reviewed(List<String> slugs) {
              List<?> waiting =
                  em.createNativeQuery("select slug from test_lesson where published = 0")
                      .getResultList();
              return slugs.stream().filter(waiting::contains).toList();
            }

            @Override
            public int publishReviewed(List<String> slugs) {
              List<String> now = reviewed(slugs);
              now.forEach(
                  slug ->
                      em.createNativeQuery(
                              "update test_lesson set published = published + 1 where slug = ?1")
                          .setParameter(1, slug)
                          .executeUpdate());
              return now.size();
            }
          });
      beans.put(
          MassQueue.class,
          new MassQueue() {
            @Override
            public String text(String subject, String body, String html, String unsubscribe) {
              return "text";
            }

            @Override
            public int queue(MassLetter letter) {
              events.add(letter);
              String recipients =
                  letter.recipients().replace("?" + MassLetter.FIRST_PARAMETER, "'text'");
              return em.createNativeQuery(
                      "insert into test_letter (letter_key) select r.letter_key from ("
                          + recipients
                          + ") r")
                  .executeUpdate();
            }
          });
      beans.put(
          ContestPapers.class,
          new ContestPapers() {
            @Override
            public int stock(List<String> topics) {
              return topics.contains("没有的") ? 0 : 100;
            }

            @Override
            public int prepare(
                String contest, int count, int questions, List<String> topics, long seed) {
              return count;
            }

            @Override
            public List<SheetQuestion> sheet(String contest, int number) {
              return List.of();
            }

            @Override
            public int right(String contest, int number, Map<Integer, List<String>> answers) {
              return (int) answers.values().stream().filter(List.of("r")::equals).count();
            }
          });
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

    /** What {@link CampaignRun#runDue} does, each act in its transaction. */
    void runDue() {
      CampaignRepository repository = bean(CampaignRepository.class);
      for (String act : in(() -> repository.due(now, 200))) {
        try {
          run(() -> bean(CampaignStage.class).perform(act, false));
        } catch (RuntimeException e) {
          run(() -> bean(CampaignStage.class).failed(act, e.toString()));
        }
      }
    }

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
          if (field.isAnnotationPresent(Inject.class)
              || field.isAnnotationPresent(PersistenceContext.class)
              || field.isAnnotationPresent(Resource.class)) {
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
      ConfigProperty setting = field.getAnnotation(ConfigProperty.class);
      if (setting != null) {
        return type == int.class
            ? (Object) Integer.parseInt(setting.defaultValue())
            : setting.defaultValue();
      } else if (type == EntityManager.class) {
        return em;
      } else if (type == InstantSource.class) {
        return (InstantSource) () -> now;
      } else if (type == Instance.class) {
        return proxy(type, "stream", arguments -> effects().stream());
      } else if (type == Event.class) {
        return proxy(
            type,
            "fire",
            arguments -> {
              events.add(arguments[0]);
              return null;
            });
      } else if (type == SessionContext.class) {
        return proxy(type, "getCallerPrincipal", arguments -> (Principal) () -> "NOBODY");
      }
      return bean(type);
    }

    private Object proxy(
        Class<?> type, String method, java.util.function.Function<Object[], Object> answer) {
      return Proxy.newProxyInstance(
          type.getClassLoader(),
          new Class<?>[] {type},
          (self, called, arguments) ->
              called.getName().equals(method) ? answer.apply(arguments) : null);
    }

    /** As CDI finds them; by name, for they are nobody's to see. */
    private List<ActEffect> effects() {
      return Stream.of(
              "activity.SignUpOpening",
              "activity.BaseSessionsOpening",
              "contest.ContestOpening",
              "contest.ContestClosing",
              "contest.ContestDrawing",
              "digest.DigestSending",
              "digest.DrillReminding")
          .map(name -> (ActEffect) bean(named(name)))
          .toList();
    }

    private static Class<?> named(String name) {
      try {
        return Class.forName("cn.shenhe.portal.training." + name);
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
