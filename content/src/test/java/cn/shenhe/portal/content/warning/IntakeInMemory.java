package cn.shenhe.portal.content.warning;

import cn.shenhe.portal.content.warning.area.Place;
import jakarta.ejb.SessionContext;
import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The real intake and board on rows kept in lists, with a clock that is set by hand. */
final class IntakeInMemory {

  private final Rows rows = new Rows();
  final List<WarningChanged> told = new ArrayList<>();
  final WarningIntake intake = new WarningIntake();
  final WarningBoard board = new WarningBoard();
  Instant now = Instant.parse("2026-07-01T00:00:00Z");
  String person = "officer-a";

  IntakeInMemory() {
    this(false);
  }

  IntakeInMemory(boolean demo) {
    for (String code : List.of("http", "upload", "duty", "demo")) {
      rows.sources.add(new WarningSource(code, code));
    }
    intake.rows = rows;
    WarningThreads threads = new WarningThreads();
    threads.rows = rows;
    intake.threads = threads;
    intake.clock = () -> now;
    intake.changed = collecting(told);
    intake.acts = collecting(new ArrayList<>());
    intake.demo = demo;
    intake.drillCodes = "RWT,RMT,DMO";
    intake.session =
        (SessionContext)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {SessionContext.class},
                (proxy, method, arguments) -> (Principal) () -> person);
    board.rows = rows;
    board.clock = () -> now;
    board.demo = demo;
  }

  Receipt receive(String cap) {
    return intake.receive(cap.getBytes(StandardCharsets.UTF_8), "http");
  }

  List<WarningRow> everywhere() {
    return board.active(now, null);
  }

  WarningSource source(String code) {
    return rows.source(code).orElseThrow();
  }

  /** All threads by what they say, for comparing two runs; ids are random and left out. */
  List<String> stateOfTheWorld() {
    List<String> threads = new ArrayList<>();
    for (Warning warning : rows.warnings) {
      if (warning.mergedInto() != null) {
        continue;
      }
      WarningThread thread = WarningThreads.thread(rows.messagesOf(warning));
      StringBuilder text = new StringBuilder();
      for (WarningThread.Revision revision : thread.revisions()) {
        text.append(revision.alert().identifier()).append(revision.changes()).append(' ');
      }
      thread.heads().forEach(head -> text.append(head.alert().identifier()).append('!'));
      threads.add(text + "" + thread.stateAt(now) + " " + thread.endedAt());
    }
    threads.sort(String::compareTo);
    return threads;
  }

  int messages() {
    return rows.messages.size();
  }

  @SuppressWarnings("unchecked")
  private static <T> Event<T> collecting(List<T> events) {
    return (Event<T>)
        Proxy.newProxyInstance(
            IntakeInMemory.class.getClassLoader(),
            new Class<?>[] {Event.class},
            (proxy, method, arguments) -> {
              events.add((T) arguments[0]);
              return null;
            });
  }

  /** The same questions answered from lists. */
  private static final class Rows extends WarningRepository {

    private final List<WarningSource> sources = new ArrayList<>();
    private final List<WarningReceipt> receipts = new ArrayList<>();
    private final List<WarningMessage> messages = new ArrayList<>();
    private final List<WarningReference> references = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    @Override
    void lockIntake() {}

    @Override
    void add(Object row) {
      if (row instanceof WarningReceipt receipt) {
        receipts.add(receipt);
      } else if (row instanceof WarningMessage message) {
        messages.add(message);
      } else if (row instanceof WarningReference reference) {
        references.add(reference);
      } else if (row instanceof Warning warning) {
        warnings.add(warning);
      } else {
        sources.add((WarningSource) row);
      }
    }

    @Override
    Optional<WarningMessage> message(String sender, String identifier) {
      return messages.stream()
          .filter(m -> m.sender().equals(sender) && m.identifier().equals(identifier))
          .findFirst();
    }

    @Override
    List<WarningMessage> speakingOf(String sender, String identifier) {
      return references.stream()
          .filter(r -> r.names(sender, identifier) && r.message().sender().equals(sender))
          .map(WarningReference::message)
          .toList();
    }

    @Override
    void removeReferencesOf(WarningMessage message) {
      references.removeIf(r -> r.message() == message);
    }

    @Override
    List<WarningMessage> messagesOf(Warning warning) {
      return messages.stream().filter(m -> m.warning() == warning).toList();
    }

    @Override
    List<WarningMessage> messagesOf(List<Warning> some) {
      return messages.stream().filter(m -> some.contains(m.warning())).toList();
    }

    @Override
    Optional<Warning> warning(String publicId) {
      return warnings.stream().filter(w -> w.publicId().equals(publicId)).findFirst();
    }

    @Override
    List<String> mergedInto(String publicId) {
      return warnings.stream()
          .filter(w -> publicId.equals(w.mergedInto()))
          .map(Warning::publicId)
          .toList();
    }

    @Override
    List<Warning> openAt(Instant moment, boolean demo) {
      return warnings.stream()
          .filter(w -> w.mergedInto() == null && w.untilAt() != null && (!w.demo() || demo))
          .toList();
    }

    @Override
    Optional<WarningReceipt> receipt(String publicId) {
      return receipts.stream().filter(r -> r.publicId().equals(publicId)).findFirst();
    }

    @Override
    List<WarningReceipt> receipts(ReceiptState state, int first, int limit) {
      return receipts.stream()
          .filter(r -> state == null || r.state() == state)
          .skip(first)
          .limit(limit)
          .toList();
    }

    @Override
    Optional<WarningReceipt> receiptOf(String digest, String source, String envelope) {
      return receipts.stream()
          .filter(r -> r.digest().equals(digest) && r.sourceCode().equals(source))
          .filter(r -> (envelope != null) == WarningIntake.ENVELOPE.equals(r.hiddenBecause()))
          .findFirst();
    }

    @Override
    Optional<WarningSource> source(String code) {
      return sources.stream().filter(s -> s.code().equals(code)).findFirst();
    }

    @Override
    List<WarningSource> sources() {
      return sources;
    }
  }

  /** Levels that hold at a place, named by its code of divisions. */
  List<WarningLevel> levelsAt(String code) {
    return board.active(now, Place.of(code).orElseThrow()).stream().map(WarningRow::level).toList();
  }
}
