package cn.shenhe.portal.content.delivery;

import cn.shenhe.portal.content.testing.TestDatabase;
import java.time.Instant;
import java.util.List;

/** The ledger with the transactions that the container's interceptor would begin and end. */
public final class LedgerInTests extends Ledger {

  private final TestDatabase db;
  private final Ledger real;
  boolean dieAtSettling;

  private LedgerInTests(TestDatabase db, Ledger real) {
    this.db = db;
    this.real = real;
  }

  /** From now on the database's draining uses it. */
  public static LedgerInTests wire(TestDatabase db) {
    LedgerInTests ledger = new LedgerInTests(db, db.bean(Ledger.class));
    db.put(Ledger.class, ledger);
    return ledger;
  }

  @Override
  public void open() {
    db.run(() -> real.open());
  }

  @Override
  public List<Parcel> claim(String life, HostLines.Shut shut, int limit) {
    return db.in(() -> real.claim(life, shut, limit));
  }

  @Override
  public void settle(String life, List<Settled> settled) {
    if (dieAtSettling) {
      throw new IllegalStateException("killed");
    }
    db.run(() -> real.settle(life, settled));
  }

  @Override
  public void release(String life, List<Parcel> parcels, Instant dueAt, String problem) {
    db.run(() -> real.release(life, parcels, dueAt, problem));
  }
}
