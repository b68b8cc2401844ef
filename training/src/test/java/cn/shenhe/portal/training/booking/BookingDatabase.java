package cn.shenhe.portal.training.booking;

import cn.shenhe.portal.content.delivery.Delivery;
import cn.shenhe.portal.content.delivery.Letter;
import cn.shenhe.portal.training.hours.LearnedLessons;
import cn.shenhe.portal.training.person.DutyStaff;
import cn.shenhe.portal.training.person.Pseudonyms;
import cn.shenhe.portal.training.person.ReminderAddresses;
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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The module's schema on a fresh database of one kind, EclipseLink as in Payara, and the boundaries
 * of booking wired by their own annotations, one set per {@link Desk}, so that threads can work
 * side by side as requests do.
 */
public final class BookingDatabase implements AutoCloseable {

  private static final String ACT_EFFECT = "cn.shenhe.portal.training.activity.BaseSessionsOpening";

  /**
   * So many transactions run at once; the others wait and hold nothing, as behind the portal's own
   * filter.
   */
  static final int AT_ONCE = 64;

  /**
   * Places of the connection pool, two for each transaction. The next ids are fetched by one thread
   * for all, under a lock of EclipseLink's: if it has no connection of its own yet and all are held
   * by threads that wait for ids, nobody goes on any more. What is written apart has a transaction
   * of its own besides.
   */
  private static final String POOL = Integer.toString(2 * AT_ONCE);

  /** What the portal runs on. */
  public enum Kind {
    H2,
    POSTGRESQL
  }

  private static EmbeddedPostgres postgres;

  private final EntityManagerFactory factory;
  private final String url;
  private final String user;
  private Connection reader;
  private volatile Instant now = Instant.parse("2026-11-23T02:00:00Z");
  private final Set<String> offDuty = ConcurrentHashMap.newKeySet();
  private final Set<String> learned = ConcurrentHashMap.newKeySet();
  private final List<Object> events = Collections.synchronizedList(new ArrayList<>());
  private final Semaphore turns = new Semaphore(AT_ONCE, true);
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();

  public BookingDatabase(Kind kind) {
    user = kind == Kind.H2 ? "sa" : "postgres";
    url =
        kind == Kind.H2
            ? "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000"
            : postgres() + "&stringtype=unspecified";
    migrate();
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
    properties.put("eclipselink.connection-pool.default.min", POOL);
    properties.put("eclipselink.connection-pool.default.max", POOL);
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
      String name = "b" + UUID.randomUUID().toString().replace("-", "");
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

  /** Lets time pass. */
  public void pass(Duration time) {
    now = now.plus(time);
  }

  public void set(Instant moment) {
    now = moment;
  }

  public Instant now() {
    return now;
  }

  public List<Object> events() {
    return events;
  }

  /** This member of staff, anna or bo, is on duty no longer. */
  void offDuty(String account) {
    offDuty.add(account);
  }

  /** The account's record shows the lesson from now on. */
  void learn(String person, String slug) {
    learned.add(person + " " + slug);
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
  public synchronized List<List<Object>> rows(String sql) {
    try (Statement statement = reader().createStatement();
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

  private Connection reader() throws SQLException {
    if (reader == null) {
      reader = connect();
    }
    return reader;
  }

  public long number(String sql) {
    return ((Number) rows(sql).get(0).get(0)).longValue();
  }

  /** How many transactions were open at the same moment, at most. */
  int mostAtOnce() {
    return mostAtOnce.get();
  }

  /** What one of many does. */
  interface Work {

    /**
     * @param number tells it from the others, counted from zero
     */
    void by(Desk desk, int number) throws Exception;
  }

  /** So many threads, each with a desk of its own, let go together once all of them are there. */
  void atOnce(int threads, Work work) throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    CountDownLatch there = new CountDownLatch(threads);
    List<Future<Void>> workers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int number = i;
      workers.add(
          pool.submit(
              () -> {
                Desk desk = desk();
                there.countDown();
                there.await();
                work.by(desk, number);
                return null;
              }));
    }
    pool.shutdown();
    for (Future<Void> worker : workers) {
      worker.get();
    }
  }

  /** A worker of its own, to be used by one thread. */
  public Desk desk() {
    return new Desk();
  }

  @Override
  public void close() {
    factory.close();
    try {
      if (reader != null) {
        reader.close();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The boundaries over one entity manager. */
  public final class Desk {

    private final EntityManager em = factory.createEntityManager();
    private final Map<Class<?>, Object> beans = new HashMap<>();
    private String caller = "ANONYMOUS";
    private Set<String> roles = Set.of();

    Desk() {
      beans.put(
          Pseudonyms.class,
          new Pseudonyms() {
            @Override
            public String of(String value) {
              return value;
            }
          });
      beans.put(
          LearnedLessons.class,
          new LearnedLessons() {
            @Override
            public boolean finished(String person, String slug) {
              return learned.contains(person + " " + slug);
            }

            @Override
            public boolean known(String slug) {
              return slug.equals("earthquake");
            }
          });
      // In a transaction of its own, as in the container.
      beans.put(
          DeclinedBooking.class,
          new DeclinedBooking() {
            @Override
            public void blocked(String contactKey) {
              apart(real -> real.blocked(contactKey));
            }

            @Override
            public void limited(String contactKey, LocalDate day) {
              apart(real -> real.limited(contactKey, day));
            }
          });
      beans.put(
          DutyStaff.class,
          new DutyStaff() {
            @Override
            public List<Member> onDuty() {
              return Stream.of(new Member("anna", "安娜"), new Member("bo", "博"))
                  .filter(member -> !offDuty.contains(member.id()))
                  .toList();
            }

            @Override
            public Set<String> deciders() {
              return Set.of("anna", "bo");
            }

            @Override
            public Map<String, String> names(Collection<String> ids) {
              Map<String, String> names = new LinkedHashMap<>();
              onDuty().stream()
                  .filter(member -> ids.contains(member.id()))
                  .forEach(member -> names.put(member.id(), member.name()));
              return names;
            }
          });
      beans.put(
          ReminderAddresses.class,
          new ReminderAddresses() {
            @Override
            public Optional<String> of(String person) {
              return person.equals("anna") ? Optional.of("anna@example.cn") : Optional.empty();
            }

            @Override
            public int count(Collection<String> people) {
              return people.contains("anna") ? 1 : 0;
            }
          });
      beans.put(
          Delivery.class,
          new Delivery() {
            @Override
            public boolean queue(Letter letter) {
              events.add(letter);
              return true;
            }
          });
    }

    private void apart(Consumer<DeclinedBooking> work) {
      Desk other = new Desk();
      other.beans.remove(DeclinedBooking.class);
      // Within the turn of the caller, who would wait for itself.
      other.transaction(
          () -> {
            work.accept(other.bean(DeclinedBooking.class));
            return null;
          });
    }

    public Desk as(String name) {
      caller = name;
      return this;
    }

    /** The caller may do this from now on. */
    public Desk roles(String... names) {
      roles = Set.of(names);
      return this;
    }

    BookingSteps steps() {
      return bean(BookingSteps.class);
    }

    MyVisit visits() {
      return bean(MyVisit.class);
    }

    FrontDesk door() {
      return bean(FrontDesk.class);
    }

    BookingOffice office() {
      return bean(BookingOffice.class);
    }

    BaseSetup setup() {
      return bean(BaseSetup.class);
    }

    BookingsDue due() {
      return bean(BookingsDue.class);
    }

    UpkeepStep upkeep() {
      return bean(UpkeepStep.class);
    }

    /** One transaction, as the call of a boundary is. */
    public <T> T in(Supplier<T> work) {
      turns.acquireUninterruptibly();
      try {
        mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
        return transaction(work);
      } finally {
        running.decrementAndGet();
        turns.release();
      }
    }

    private <T> T transaction(Supplier<T> work) {
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

    /** What {@link BookingUpkeep#tick} does, each step in its transaction. */
    void tick() {
      Instant at = now;
      in(() -> due().offersOver(at)).forEach(id -> run(() -> upkeep().lapse(id)));
      in(() -> due().undecidedAtStart(at)).forEach(id -> run(() -> upkeep().lapse(id)));
      in(() -> due().waitingTogether(at)).forEach(id -> run(() -> upkeep().offerTogether(id)));
      in(() -> due().waitedFor(at)).forEach(quota -> run(() -> upkeep().offer(quota)));
      in(() -> due().missed(at.minus(Duration.ofHours(2))))
          .forEach(id -> run(() -> upkeep().miss(id)));
      in(() -> due().hitByClosures()).forEach(id -> run(() -> upkeep().closeBooking(id)));
      in(() -> due().requestsToRemindOf(at)).forEach(id -> run(() -> upkeep().remindStaff(id)));
      in(() -> due().toRemind(at)).forEach(one -> run(() -> upkeep().remind(one)));
      in(() -> due().unsent()).forEach(id -> run(() -> upkeep().post(id)));
    }

    /** The one effect of acts of campaigns that has to do with booking. */
    private Stream<Object> effects(Field field) throws ClassNotFoundException {
      return field.getGenericType().getTypeName().contains("ActEffect")
          ? Stream.of(bean(Class.forName(ACT_EFFECT)))
          : Stream.empty();
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
      } else if (type == Event.class || type == SessionContext.class) {
        return Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, called, arguments) -> {
              if (called.getName().equals("isCallerInRole")) {
                return roles.contains(arguments[0]);
              }
              if (called.getName().equals("fire")) {
                events.add(arguments[0]);
                return null;
              }
              return (Principal) () -> caller;
            });
      }
      if (type == Instance.class) {
        return Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, called, arguments) ->
                switch (called.getName()) {
                  case "iterator" -> List.of().iterator();
                  case "stream" -> effects(field);
                  default -> null;
                });
      }
      return bean(type);
    }
  }
}
